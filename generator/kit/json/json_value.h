/* kit/json: JSON (RFC 8259) <-> values.
 *
 *     {"title": "大足区", "values": [2.40, 194]}   <->   object { "title": 大足区, "values": list [ 2.40, 194 ] }
 *
 * Reading is strict and exact: a number keeps its digits as written however many there are, a string may hold
 * U+0000, every value and every key knows its place. Comments, NaN, single quotes, raw control characters,
 * unpaired surrogates and bytes that are not UTF-8 are refused. Of members with one key the last one's value
 * stands, at the place of the first. A byte order mark at the start is passed over.
 *
 * The parser is our own because figures pass through it: the libraries at hand read a number into a machine
 * integer or a double, which changes long ones without a word, and none tells where a value stood. */
#ifndef KC_JSON_VALUE_H
#define KC_JSON_VALUE_H

#include "buf.h"
#include "diag.h"
#include "value.h"

/* Lists and objects may stand in each other this deep: far deeper than any data a person writes, and shallow
 * enough for a thread's stack. */
enum { JSON_DEPTH_LIMIT = 200 };

/* The one value that source->bytes holds. NULL with a JSON_SYNTAX diagnostic at the first byte that does not
 * fit. The tree lives in `arena`, its texts are copies; the source must stay for the spans. */
struct value *json_parse(struct arena *arena, const struct source *source, struct diags *diags);

/* Appends text in quotation marks, quotation marks, backslashes and control characters escaped. The text is
 * UTF-8; a byte that is not is written as U+FFFD, so that what is written is always JSON. */
void json_add_string(struct buf *out, str text);

/* Appends a value. Pretty: members and items on lines of their own, two spaces a level, no line end at the end;
 * else without any white space. A number whose text JSON does not know (0x1F, .inf) is written as a string. */
void json_add_value(struct buf *out, const struct value *value, bool pretty);

#endif
