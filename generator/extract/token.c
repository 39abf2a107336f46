/* Tokens: the text cut once, from left to right, the longest phrase first. */
#include "extract_internal.h"

#include "utf8.h"

enum { NESTED = 16 }; /* brackets in one another that are told apart; a text has one or two */

struct cutter {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct beginnings *beginnings; /* the lexicon's */
    str text;
    struct date today;
    struct tokens *tokens;
    size_t clause;        /* the first token of the clause at hand */
    size_t outer[NESTED]; /* the clauses that open brackets stand in */
    size_t depth;         /* how many there are */
};

static void grow(struct arena *arena, struct tokens *tokens)
{
    tokens->items = arena_reserve(arena, tokens->items, tokens->count, &tokens->capacity, sizeof *tokens->items);
}

static inline struct token *push(struct cutter *cutter, enum token_kind kind, size_t begin, size_t end)
{
    struct tokens *tokens = cutter->tokens;
    if (tokens->count == tokens->capacity)
        grow(cutter->arena, tokens);
    struct token *token = &tokens->items[tokens->count++];
    token->kind = kind;
    token->begin = begin;
    token->end = end;
    token->clause = cutter->clause;
    return token;
}

/* Text that means nothing is one token, however long. */
static inline void push_other(struct cutter *cutter, size_t begin, size_t end)
{
    struct tokens *tokens = cutter->tokens;
    struct token *last = tokens->count > 0 ? &tokens->items[tokens->count - 1] : NULL;
    if (last && last->kind == TOKEN_OTHER && last->end == begin)
        last->end = end;
    else
        push(cutter, TOKEN_OTHER, begin, end);
}

/* A mark, and where the clause begins that stands behind it: behind a bracket the one before it goes on. */
static void push_mark(struct cutter *cutter, enum token_kind kind, size_t begin, size_t end)
{
    push(cutter, kind, begin, end);
    switch (kind) {
    case TOKEN_OPEN:
        if (cutter->depth++ < NESTED)
            cutter->outer[cutter->depth - 1] = cutter->clause;
        cutter->clause = cutter->tokens->count;
        break;
    case TOKEN_CLOSE:
        if (cutter->depth > 0 && --cutter->depth < NESTED)
            cutter->clause = cutter->outer[cutter->depth];
        break;
    case TOKEN_END:
        cutter->depth = 0;
        cutter->clause = cutter->tokens->count;
        break;
    case TOKEN_COMMA:
    case TOKEN_COLON:
    case TOKEN_SEMICOLON:
    case TOKEN_ELLIPSIS:
        cutter->clause = cutter->tokens->count;
        break;
    default:
        break;
    }
}

static enum token_kind mark_of(uint32_t c)
{
    switch (c) {
    case 0x3002:
    case 0xFF01:
    case '!':
    case 0xFF1F:
    case '?':
        return TOKEN_END; /* 。！？ */
    case 0x3001:
        return TOKEN_LIST; /* 、 */
    case 0xFF0C:
    case ',':
        return TOKEN_COMMA; /* ， */
    case 0xFF1A:
    case ':':
        return TOKEN_COLON; /* ： */
    case 0xFF1B:
    case ';':
        return TOKEN_SEMICOLON; /* ； */
    case 0xFF08:
    case '(':
    case 0x3014:
        return TOKEN_OPEN; /* （ 〔 */
    case 0xFF09:
    case ')':
    case 0x3015:
        return TOKEN_CLOSE; /* ） 〕 */
    case 0x201C:
    case '"':
    case 0x300C:
        return TOKEN_QUOTE;
    case 0x201D:
    case 0x300D:
        return TOKEN_CLOSE_QUOTE;
    case '\t':
        return TOKEN_CELL;
    default:
        return TOKEN_OTHER;
    }
}

/* The bytes of 《…》 at text[at], 0 where none begins or it is never closed. */
static size_t book_title(str text, size_t at)
{
    if (!str_starts(str_slice(text, at, text.len), STR("《")))
        return 0;
    size_t close = str_find(str_slice(text, 0, at + 600 < text.len ? at + 600 : text.len), STR("》"), at);
    return close == STR_NONE ? 0 : close + STR("》").len - at;
}

/* Numbers do not begin inside a Latin word or a longer number: C919, 5G1, 几十, 两三. A word of the lexicon may end
 * in 数, or in a letter: 总数十五家, GDP820亿元. */
static bool follows_word(const struct cutter *cutter, size_t at)
{
    const struct tokens *tokens = cutter->tokens;
    enum token_kind last = tokens->count > 0 ? tokens->items[tokens->count - 1].kind : TOKEN_END;
    if (at == 0 || last == TOKEN_WORD)
        return false;
    size_t bytes;
    uint32_t before = utf8_decode_last(cutter->text, at, &bytes);
    if (before < 0x80)
        return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
               (before >= '0' && before <= '9') || before == '.' || before == '_';
    return last == TOKEN_OTHER && numeral_is_part(before);
}

/* 省（市）级及以上平台: 以上 is the grade's and 以上平台 may be a name: the grade word gives way. */
static size_t shorten_grade(struct cutter *cutter, size_t at, size_t length)
{
    str tail = STR("以上");
    if (!str_ends(str_slice(cutter->text, at, at + length), tail))
        return length;
    size_t name_length;
    const struct meaning *verb;
    const struct meaning *name =
        lexicon_match(cutter->lexicon, cutter->text, at + length - tail.len, &name_length, &verb);
    return name && name->kind == WORD_INDICATOR && name_length > tail.len ? length - tail.len : length;
}

static size_t push_word(struct cutter *cutter, size_t at, size_t length, const struct meaning *meaning,
                        const struct meaning *verb)
{
    if (meaning->kind == WORD_TIER)
        length = shorten_grade(cutter, at, length);
    struct token *token = push(cutter, TOKEN_WORD, at, at + length);
    token->meaning = meaning;
    token->verb = verb;
    return length;
}

static size_t cut_time(struct cutter *cutter, size_t at)
{
    struct time_phrase time;
    size_t length;
    if (!time_read(cutter->text, at, cutter->today, &time, &length) || length == 0)
        return 0;
    push(cutter, TOKEN_TIME, at, at + length)->time = time;
    return length;
}

static size_t cut_quantity(struct cutter *cutter, size_t at)
{
    struct quantity quantity;
    size_t length;
    if (!quantity_read(cutter->text, at, &quantity, &length))
        return 0;
    push(cutter, TOKEN_QUANTITY, at, at + length)->quantity = quantity;
    return length;
}

/* A mark, an ellipsis, or the title of a document as a whole. */
static size_t cut_mark(struct cutter *cutter, size_t at, uint32_t code_point, size_t bytes)
{
    str ellipsis = STR("……");
    if (code_point == 0x2026 && str_starts(str_slice(cutter->text, at, cutter->text.len), ellipsis)) {
        push_mark(cutter, TOKEN_ELLIPSIS, at, at + ellipsis.len);
        return ellipsis.len;
    }
    size_t title = code_point == 0x300A ? book_title(cutter->text, at) : 0; /* 《 */
    if (title > 0) {
        push_other(cutter, at, at + title);
        return title;
    }
    enum token_kind kind = mark_of(code_point);
    if (kind == TOKEN_OTHER)
        return 0;
    push_mark(cutter, kind, at, at + bytes);
    return bytes;
}

unsigned token_beginnings(uint32_t code_point)
{
    bool mark = mark_of(code_point) != TOKEN_OTHER || code_point == 0x2026 || code_point == 0x300A; /* … 《 */
    return (mark ? BEGINS_MARK : 0u) | (time_may_begin(code_point) ? BEGINS_TIME : 0u) |
           (numeral_may_begin(code_point) ? BEGINS_NUMERAL : 0u);
}

/* What begins at a character, as far as it and the next one tell. */
static inline unsigned begins_at(const struct cutter *cutter, uint32_t code_point, size_t next_at)
{
    unsigned begins = code_point < LEXICON_PLANE ? cutter->beginnings->of[code_point] : 0;
    if (!(begins & (BEGINS_PAIR | BEGINS_TIME)))
        return begins;
    size_t bytes;
    uint32_t next = next_at < cutter->text.len ? utf8_valid_at(cutter->text, next_at, &bytes) : 0;
    if ((begins & BEGINS_PAIR) && !beginnings_pair(cutter->beginnings, code_point, next))
        begins &= ~(unsigned)BEGINS_WORD;
    if ((begins & BEGINS_TIME) && !time_may_begin_with(code_point, next))
        begins &= ~(unsigned)BEGINS_TIME;
    return begins & ~(unsigned)BEGINS_PAIR;
}

/* A character, and what may begin with it. */
struct place {
    uint32_t code_point;
    size_t bytes;
    unsigned begins;
};

/* The first place from `at` on where something may begin. */
static inline size_t find_beginning(const struct cutter *cutter, size_t at, struct place *ret_place)
{
    for (; at < cutter->text.len; at += ret_place->bytes) {
        ret_place->code_point = utf8_valid_at(cutter->text, at, &ret_place->bytes);
        ret_place->begins = begins_at(cutter, ret_place->code_point, at + ret_place->bytes);
        if (ret_place->begins != 0)
            break;
    }
    return at;
}

/* A name comes before a mark and a time that begin at the same place: “双创”平台, 两江新区; any other word after
 * them: 当年. */
static size_t cut_one(struct cutter *cutter, size_t at, const struct place *place)
{
    size_t length;
    size_t word_length = 0;
    unsigned begins = place->begins;
    const struct meaning *verb;
    const struct meaning *word =
        begins & BEGINS_WORD ? lexicon_match(cutter->lexicon, cutter->text, at, &word_length, &verb) : NULL;
    if (word && (word->kind == WORD_INDICATOR || word->kind == WORD_EXCLUDED || word->kind == WORD_AREA))
        return push_word(cutter, at, word_length, word, verb);
    if ((begins & BEGINS_MARK) && (length = cut_mark(cutter, at, place->code_point, place->bytes)) > 0)
        return length;
    if ((begins & (BEGINS_TIME | BEGINS_NUMERAL)) && follows_word(cutter, at))
        begins &= ~(unsigned)(BEGINS_TIME | BEGINS_NUMERAL);
    if ((begins & BEGINS_TIME) && (length = cut_time(cutter, at)) > 0)
        return length;
    if (word)
        return push_word(cutter, at, word_length, word, verb);
    if ((begins & BEGINS_NUMERAL) && (length = cut_quantity(cutter, at)) > 0)
        return length;
    push_other(cutter, at, at + place->bytes);
    return place->bytes;
}

void token_read_text(struct arena *arena, struct tokens *tokens, const struct lexicon *lexicon, str text,
                     struct date today)
{
    struct cutter cutter = { .arena = arena,
                             .lexicon = lexicon,
                             .beginnings = lexicon_beginnings(lexicon),
                             .text = text,
                             .today = today,
                             .tokens = tokens };
    tokens->count = 0;
    for (size_t at = 0; at < text.len;) {
        struct place place;
        size_t found = find_beginning(&cutter, at, &place);
        if (found > at)
            push_other(&cutter, at, found);
        at = found;
        if (at < text.len)
            at += cut_one(&cutter, at, &place);
    }
    if (tokens->count == 0 || tokens->items[tokens->count - 1].kind != TOKEN_END)
        push_mark(&cutter, TOKEN_END, text.len, text.len);
}
