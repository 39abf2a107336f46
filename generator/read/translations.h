/* Translations: what a file of the site says in other languages, in keys such as name_en and name_fr beside name. */
#ifndef KC_TRANSLATIONS_H
#define KC_TRANSLATIONS_H

#include "fields.h"
#include "read_internal.h"

/* All the texts KEY_LANGUAGE of a mapping, whatever the languages. */
struct translations translations_read(struct fields *fields, const struct value *mapping, str key);
/* fields_check_keys; where KEY_en is among the known keys, KEY_fr and KEY_zh-HK are too. */
void translations_check_keys(struct fields *fields, const struct value *mapping, const str *known, size_t count);

#endif
