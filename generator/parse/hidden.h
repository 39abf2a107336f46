/* hidden: what a reader does not see of the HTML that stands in Markdown.
 *
 *     新增企业12<script>高新技术企业99家</script>家   -> 新增企业12家
 *
 * Elements that browsers show nothing of, what is struck out (<del>, <s>), and whatever has the attribute hidden or
 * the style display:none. A tag without its closer hides what follows, as in a browser. */
#ifndef KC_PARSE_HIDDEN_H
#define KC_PARSE_HIDDEN_H

#include "str.h"

/* All zero where what stands at hand is seen. */
struct hidden {
    str name;     /* of the outermost element that hides, as it is written; in the text that was given */
    size_t depth; /* elements of that name inside each other, itself included; 0: nothing is hidden */
};

/* Takes notice of one tag or comment: all of it, from < to >. */
void hidden_pass_tag(struct hidden *hidden, str tag);
/* Takes notice of all tags of a piece of HTML. Returns where what the piece began with ceases to be hidden: 0 where it
 * was seen, html.len where it still is hidden at the end. */
size_t hidden_pass_html(struct hidden *hidden, str html);

#endif
