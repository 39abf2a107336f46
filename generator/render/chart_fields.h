/* Inside render: what the fields of a table say that is drawn as a chart. Blanks around them are passed over.
 *
 *     1,205.50   ->   the number 1205.50          12.5%   ->   the number 12.5, in %
 *     ……         ->   no figure                   以上    ->   ge */
#ifndef KC_CHART_FIELDS_H
#define KC_CHART_FIELDS_H

#include "arena.h"
#include "chart_columns.h"

/* An empty field or a dash of some kind is no figure. False for what is no number; where that is because of its commas
 * alone, *ret_commas is set. *ret_digits is what decimal_parse takes, without commas and %; "" where there is no figure. In
 * `arena`. */
bool chart_field_number(struct arena *arena, str text, str *ret_digits, bool *ret_commas);
/* Does a figure end with a %, or is a unit one? That of Chinese keyboards, ％, is the same. */
bool chart_field_is_percent(str text);

/* What a bound, a target's bound or a status is called in a specification: "ge" for 以上; "" for what is none. */
str chart_field_word(enum chart_column column, str text);
/* The words that these columns have, in Chinese or in English: "actual, estimate, target". In `arena`. */
str chart_field_words(struct arena *arena, enum chart_column column, bool chinese);

/* Is the text one of a list, whose end is an empty one? */
bool chart_field_is_among(str text, const str *list);

#endif
