/* What the parts of kit/yaml share. */
#ifndef KC_YAML_INTERNAL_H
#define KC_YAML_INTERNAL_H

#include "value.h"

/* The value of a word without quotation marks, by the core schema of YAML 1.2 (section 10.3). The text is not
 * copied. */
struct value *yaml_plain_value(struct arena *arena, str text);

#endif
