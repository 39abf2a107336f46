/* draft: what a format's parser hands to the joining pass: pieces of raw text in the order of the file.
 *
 *     新增高新技术企业22家、累计达到⏎194家   -> two line pieces, joined later into one block
 *
 * A piece is a line of plain text, a line of a Markdown paragraph, what stands between two <br> of a page, or
 * a whole heading or table row. Its text is as decoded (entities and escapes resolved) with all its white
 * space; each byte knows its source by runs. `guess` says that the piece's kind is only what it looked like to
 * the format: bullets, headings, captions and paragraphs that go on are then found by join.
 *
 * A format either adds its text, decoded, to pieces that it opens and closes, or has nothing to decode and adds lines
 * of the document itself, which are then not copied.
 *
 * A draft lives in a scratch arena and dies when the article is made. */
#ifndef KC_PARSE_DRAFT_H
#define KC_PARSE_DRAFT_H

#include "parse.h"
#include "shape.h"

/* What stands before a piece. */
enum piece_break {
    BREAK_LINE,  /* the end of a line: the two may be one sentence, or a paragraph and the next */
    BREAK_HARD,  /* a line end that the author asked for: <br>, two blanks at a line's end */
    BREAK_BLANK, /* an empty line, or a new paragraph element */
    BREAK_WIDE,  /* several empty lines: where a page had a picture */
};

#define PIECE_NONE UINT32_MAX

/* There are many, so they are small: a document has less than 4 GiB. */
struct piece {
    enum block_kind kind;
    int level;               /* as in struct block */
    enum piece_break before; /* what parts it from the piece before */
    bool guess;              /* join may make it another kind and join it to the piece before */
    bool header;             /* as in struct block */
    bool is_part;            /* set by join: belongs to an earlier piece */
    bool phrase;             /* set by join: a blank between Chinese words parts phrases and is kept */
    uint32_t group;          /* as in struct block */
    uint32_t indent;         /* columns of white space the line began with */
    uint32_t text;           /* byte offset in draft.text */
    uint32_t text_end;
    uint32_t run; /* index in draft.runs */
    uint32_t run_end;
    struct shape_line shape; /* what the text is like; of a closed piece */
    uint32_t next_part;      /* set by join: the piece whose text goes on with this one's; PIECE_NONE: none */
};

/* Where a draft stops growing. */
enum {
    DRAFT_MOST_PIECES = 2000000, /* 100 MB of a newspaper's lines; more is no article and would fill memory */
};

struct draft {
    struct arena *scratch;
    const struct document *document;
    str text; /* raw text of all pieces: what was decoded, or the document itself */
    struct buf decoded;
    struct text_run *runs; /* text: offset in draft.text */
    size_t run_count;
    size_t run_capacity;
    struct piece *pieces;
    size_t piece_count;
    size_t piece_capacity;
    uint32_t groups;       /* how many group numbers were given */
    struct buf clean_text; /* clean's, used again for each block */
    struct text_run *clean_runs;
    size_t clean_capacity;
    bool open;    /* the last piece still takes text */
    bool full;    /* DRAFT_MOST_PIECES was reached; later pieces are dropped */
    bool columns; /* plain text: lines are a column's, and headings must be found by their look */
    str id;       /* what the file says of itself; "" where it says nothing */
    struct front_matter_text title, source, url, author; /* the same; their spans may be empty */
    struct date date;
    bool date_is_wrong; /* what the file says of its day was reported */
    struct front_matter_text *areas;
    size_t area_count;
    size_t area_capacity;
};

void draft_init(struct draft *draft, struct arena *scratch, const struct document *document);
void draft_finish(struct draft *draft);

/* A new number for a list or a table. */
uint32_t draft_new_group(struct draft *draft);

/* Begins a piece (ending the one before). The pointer is valid until the next call. */
struct piece *draft_open(struct draft *draft, enum block_kind kind, enum piece_break before);
/* Adds text to the open piece; `source` is its byte offset in the document, `source_length` the bytes there.
 * Equal lengths must mean equal bytes, else give another length (0 where the text stands nowhere). */
void draft_add(struct draft *draft, str text, size_t source, size_t source_length);
/* Ends the open piece; takes it back where it has no text but white space. False where it was taken back. */
bool draft_close(struct draft *draft);

/* Takes the last piece, which is closed, back. */
void draft_take_back(struct draft *draft);

/* Makes the document itself the text of all pieces. Before the first of them. */
void draft_refer_to_document(struct draft *draft);
/* Adds bytes [begin, end) of such a document as a piece, a paragraph to guess at; NULL where they are nothing but white
 * space, or the draft is full. The pointer is valid until the next call. */
struct piece *draft_add_line(struct draft *draft, size_t begin, size_t end);

/* The text of a piece with all its white space. */
str draft_piece_text(const struct draft *draft, const struct piece *piece);
/* The text of a closed piece without white space at its ends. */
static inline str draft_piece_line(const struct draft *draft, const struct piece *piece)
{
    return (str){ draft->text.ptr + piece->text + piece->shape.begin, piece->shape.length };
}
/* Takes `bytes` off the front of a closed piece: a bullet, white space. Of piece->shape, what does not say where its
 * text is or how it ends goes on to tell of the whole line. */
void draft_cut_front(struct draft *draft, struct piece *piece, size_t bytes);

/* The break between two source offsets, from the number of line ends between them: none or one BREAK_LINE, two
 * BREAK_BLANK, more BREAK_WIDE. */
enum piece_break draft_break_between(const struct draft *draft, size_t from, size_t to);

#endif
