/* format: what parse.c asks of each format's parser. One file makes one format; parse.c has the table.
 *
 * A parser reads document->source.bytes from document->body on and fills the draft: pieces in the order of the
 * file, and what the file says of itself (title, date, source, url, author, areas) where the format has a
 * place for it. False where nothing can be made of the file; it has said why. */
#ifndef KC_PARSE_FORMAT_H
#define KC_PARSE_FORMAT_H

#include "draft.h"

bool plain_parse(struct draft *draft, struct diags *diags);
bool markdown_parse(struct draft *draft, struct diags *diags);
bool html_parse(struct draft *draft, struct diags *diags);
/* The blocks of a piece of HTML, all of it, at bytes [begin, end) of a document in another format. */
void html_parse_part(struct draft *draft, size_t begin, size_t end);
bool xml_parse(struct draft *draft, struct diags *diags);

#endif
