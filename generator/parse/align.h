/* align: where the text of an HTML or XML tree stands in the file.
 *
 *     <p>累计&nbsp;<b>194</b>家</p>   -> 累计, U+00A0 (6 bytes), 194, 家, each with its place
 *
 * libxml2 gives the text of a tree, not its bytes in the file. Its text nodes are in the order of the file, so
 * a cursor walks the file beside them, over tags and comments, and
 * decodes references as it meets them. Every text node of the tree is to be given, wanted or not, from the
 * first to the last. The cursor only moves forward; where text and file do not agree (a repaired file) the
 * text gets no place, and the cursor looks ahead for the next text at a cost that is bounded over the file. */
#ifndef KC_PARSE_ALIGN_H
#define KC_PARSE_ALIGN_H

#include "draft.h"

struct aligner {
    struct draft *draft;
    str bytes;        /* of the document, up to where the text ends */
    size_t at;        /* the cursor */
    size_t lookahead; /* bytes that may still be searched to find the way again */
    bool xml;         /* CDATA sections are text, names have their case, script and style are nothing special */
};

/* The cursor goes over bytes [begin, end) of the document. */
void aligner_init(struct aligner *aligner, struct draft *draft, size_t begin, size_t end, bool xml);
/* Walks over the text of one node; adds it to the draft's open piece where `wanted`. Returns the offset of its
 * first character that is no white space; STR_NONE where it has none, or no place. */
size_t align_text(struct aligner *aligner, str text, bool wanted);
/* Walks up to the next start tag with this name and returns its offset; STR_NONE where there is none ahead
 * before other text. Used for what has no text: attributes, empty elements. */
size_t align_tag(struct aligner *aligner, str name);
/* Walks over an element whose inside is not markup (HTML's script and style); its text is not to be given. */
void align_raw_element(struct aligner *aligner, str name);

#endif
