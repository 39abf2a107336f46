/* kit/yaml: YAML -> values, each with its place.
 *
 *     title: 大足：科技创新高地这样建      object { "title": 大足：…, "date": "2023-11-06" (a text),
 *     date: 2023-11-06            ->           "areas": list [ "dazu" ], "tile": list [ 0, 4 ] (numbers) }
 *     areas: [dazu]
 *     tile: [0, 4]
 *
 * Plain words are read by the core schema of YAML 1.2: ~ and null, true and false, numbers (whose text is kept);
 * all else is a text, a date too, and so is everything in quotation marks. `yes`, `no`, `on` and `off` are texts.
 * Left out on purpose: aliases (*name), which let a few lines stand for gigabytes; tags of one's own; keys that
 * are no plain text. */
#ifndef KC_YAML_VALUE_H
#define KC_YAML_VALUE_H

#include "diag.h"
#include "value.h"

/* Lists and mappings may stand in each other this deep: far deeper than a person writes, and shallow enough for
 * a thread's stack. */
enum { YAML_DEPTH_LIMIT = 100 };

/* The one document in bytes [begin, end) of the source (UTF-8). NULL with a YAML_SYNTAX diagnostic at the place
 * where it does not parse. A document with nothing in it is a VALUE_NULL. A key that stands twice is reported
 * with both places and its first value kept. Spans are bytes of the source, key_span those of the key; a text's
 * span includes its quotation marks. The tree lives in `arena`, its texts are copies. */
struct value *yaml_parse(struct arena *arena, const struct source *source, size_t begin, size_t end,
                         struct diags *diags);

#endif
