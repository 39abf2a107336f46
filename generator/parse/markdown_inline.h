/* markdown_inline: the text inside a Markdown block, each byte with its place in the file.
 *
 *     **累计**达到194家 &amp; 5%   -> 累计达到194家 & 5%
 *
 * cmark gives the text; where it stands is found by walking the block's bytes forward beside it, past the
 * markup. The walk never goes back, so it is linear; where it loses its way (it should not) the rest of the
 * block has its text and no exact place. */
#ifndef KC_PARSE_MARKDOWN_INLINE_H
#define KC_PARSE_MARKDOWN_INLINE_H

#include "draft.h"
#include "hidden.h"

#include <cmark.h>

struct markdown_walk {
    struct draft *draft;
    size_t at;            /* offset in the document of what comes next */
    size_t end;           /* where the block ends */
    bool lost;            /* the text could not be found: places are no longer exact */
    bool lines;           /* a line end begins a new piece (a paragraph's); else it is white space (a heading's) */
    bool pictures;        /* the block is nothing but pictures, and their alternative text is what is wanted of it */
    bool skip_text;       /* inside: the text at hand is not wanted (of a picture inside a sentence; hidden) */
    struct hidden hidden; /* inside: tags that hide the text at hand */
};

/* Adds the text of all that stands inside `block` to the draft's open piece. */
void markdown_add_inlines(struct markdown_walk *walk, cmark_node *block);

#endif
