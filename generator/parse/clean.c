#include "clean.h"

#include <string.h>

/* What a character is to the white space beside it. */
enum script { SCRIPT_NONE, SCRIPT_CJK, SCRIPT_MARK, SCRIPT_DIGIT, SCRIPT_ASCII_MARK, SCRIPT_OTHER };

/* White space that has been read and not yet written. */
struct gap {
    bool any;
    bool line;      /* has a line end */
    bool hard;      /* has a line end that the author asked for */
    bool only_line; /* has nothing but line ends and the white space beside them */
    size_t source;  /* where it begins */
    size_t source_end;
};

struct cleaner {
    struct arena *arena;
    struct draft *draft;
    struct buf *text; /* the draft's clean_text */
    size_t run_count; /* of the draft's clean_runs */
    size_t whole;     /* the draft's run that the last run stands for as a whole; PIECE_NONE: it is exact */
    struct gap gap;
    bool phrase;
    bool row;
};

bool clean_is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x3000 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
}

bool clean_is_zero_width(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c < 0x09 || (c >= 0x0E && c < 0x20) || c == 0x7F;
}

bool clean_is_blank(str text)
{
    for (size_t at = 0, bytes; at < text.len; at += bytes)
        if (!clean_is_nothing(utf8_at(text, at, &bytes)))
            return false;
    return true;
}

str clean_trim_ends(str text)
{
    size_t begin = 0, end = text.len, bytes;
    while (begin < end && clean_is_nothing(utf8_at(text, begin, &bytes)))
        begin += bytes;
    while (end > begin && clean_is_nothing(utf8_decode_last(text, end, &bytes)))
        end -= bytes;
    return str_slice(text, begin, end);
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static enum script script_of(uint32_t c)
{
    if (c == 0)
        return SCRIPT_NONE;
    if (utf8_is_common_han(c))
        return SCRIPT_CJK;
    if (is_digit(c) || c == '%' || c == 0x2030 || c == 0xFF05)
        return SCRIPT_DIGIT;
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? SCRIPT_OTHER : SCRIPT_ASCII_MARK;
    if (utf8_is_han(c) || (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3105 && c <= 0x312F) || (c >= 0xAC00 && c <= 0xD7A3))
        return SCRIPT_CJK;
    /* Marks of Chinese typesetting: “”‘’—…·〈《「『【（，：； and geometric shapes. */
    if ((c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF0F) ||
        (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) || c == 0xB7 ||
        (c >= 0x25A0 && c <= 0x26FF))
        return SCRIPT_MARK;
    return SCRIPT_OTHER;
}

static bool is_stop(uint32_t c)
{
    return c == 0x3002 || c == 0xFF0C || c == 0x3001 || c == 0xFF1A || c == 0xFF1B || c == 0xFF01 || c == 0xFF1F;
}

static bool is_chinese(enum script script)
{
    return script == SCRIPT_CJK || script == SCRIPT_MARK;
}

bool clean_is_chinese(uint32_t code_point)
{
    return is_chinese(script_of(code_point));
}

/* The character of the text that ends at `end`; 0: none. */
static uint32_t written_before(const struct cleaner *cleaner, size_t end, size_t *ret_bytes)
{
    return end > 0 ? utf8_decode_last(buf_str(cleaner->text), end, ret_bytes) : 0;
}

static bool space_in_phrase(struct gap gap, uint32_t left, uint32_t right)
{
    if (is_stop(left) || is_stop(right))
        return false;
    if (script_of(left) == SCRIPT_DIGIT && is_chinese(script_of(right)) && !gap.hard)
        return false;
    return gap.hard || !gap.only_line;
}

/* Does the white space between the last character and `right` stay, as one space? */
static bool keeps_space(const struct cleaner *cleaner, uint32_t right)
{
    size_t bytes, end = cleaner->text->len;
    uint32_t left = written_before(cleaner, end, &bytes);
    if (!cleaner->phrase && utf8_is_common_han(left) && utf8_is_common_han(right))
        return false;
    enum script before = script_of(left), behind = script_of(right);
    bool line = cleaner->gap.line;
    if (is_chinese(before) || is_chinese(behind)) {
        if (cleaner->phrase)
            return space_in_phrase(cleaner->gap, left, right);
        if (before == SCRIPT_OTHER || behind == SCRIPT_OTHER)
            return !cleaner->gap.only_line && (before == SCRIPT_CJK || behind == SCRIPT_CJK);
        return false;
    }
    if (before == SCRIPT_DIGIT && (right == '%' || right == 0xFF05))
        return false;
    if (before == SCRIPT_DIGIT && behind == SCRIPT_DIGIT && line && !cleaner->gap.hard)
        return false;
    if (line && before == SCRIPT_DIGIT && right == '.')
        return false;
    if (before != SCRIPT_ASCII_MARK)
        return true;
    uint32_t left2 = written_before(cleaner, end - bytes, &bytes);
    if (line && (left == '.' || left == '-') && is_digit(left2) && is_digit(right))
        return false;
    return script_of(left2) != SCRIPT_CJK || (cleaner->phrase && left != ',' && left != ';' && left != ':');
}

/* A run that stands for its source as a whole must not have that many bytes. */
static void end_whole_run(struct cleaner *cleaner)
{
    if (cleaner->whole == PIECE_NONE)
        return;
    struct text_run *run = &cleaner->draft->clean_runs[cleaner->run_count - 1];
    const char *source = cleaner->draft->document->source.bytes.ptr;
    if (run->length == run->source_length &&
        memcmp(cleaner->text->ptr + run->text, source + run->source, run->length) != 0)
        run->source_length--;
    cleaner->whole = PIECE_NONE;
}

static void write_run(struct cleaner *cleaner, size_t length, size_t source, size_t source_length, size_t whole)
{
    struct draft *draft = cleaner->draft;
    if (cleaner->run_count > 0) {
        struct text_run *last = &draft->clean_runs[cleaner->run_count - 1];
        if (whole != PIECE_NONE && whole == cleaner->whole) {
            last->length += length;
            return;
        }
        if (whole == PIECE_NONE && cleaner->whole == PIECE_NONE && last->source + last->source_length == source &&
            last->length == last->source_length && length == source_length) {
            last->length += length;
            last->source_length += length;
            return;
        }
    }
    end_whole_run(cleaner);
    draft->clean_runs = arena_reserve(draft->scratch, draft->clean_runs, cleaner->run_count, &draft->clean_capacity,
                                      sizeof *draft->clean_runs);
    draft->clean_runs[cleaner->run_count++] = (struct text_run){ cleaner->text->len, length, source, source_length };
    cleaner->whole = whole;
}

static void write_gap(struct cleaner *cleaner, uint32_t right)
{
    struct gap *gap = &cleaner->gap;
    str written = buf_str(cleaner->text);
    if (gap->any && written.len > 0 && written.ptr[written.len - 1] != '\t' && keeps_space(cleaner, right)) {
        size_t length = gap->source_end - gap->source;
        bool same = length == 1 && cleaner->draft->document->source.bytes.ptr[gap->source] == ' ';
        write_run(cleaner, 1, gap->source, length == 1 && !same ? 0 : length, PIECE_NONE);
        buf_add_char(cleaner->text, ' ');
    }
    *gap = (struct gap){ .only_line = true };
}

static void take_space(struct cleaner *cleaner, uint32_t c, size_t source, size_t source_end)
{
    struct gap *gap = &cleaner->gap;
    if (!gap->any) {
        gap->any = true;
        gap->source = source;
    }
    gap->source_end = source_end > gap->source ? source_end : gap->source;
    if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
        gap->line = true;
    if (c == '\v')
        gap->line = gap->hard = true;
}

/* One character of a run of the draft. */
static void take(struct cleaner *cleaner, size_t run_index, size_t at, str bytes, uint32_t c)
{
    const struct text_run *run = &cleaner->draft->runs[run_index];
    bool exact = run->length == run->source_length;
    size_t source = exact ? run->source + (at - run->text) : run->source;
    size_t source_length = exact ? bytes.len : run->source_length;
    bool separator = cleaner->row && c == '\t' && run->source_length == 0;
    if (clean_is_zero_width(c))
        return;
    if (clean_is_space(c) && !separator) {
        take_space(cleaner, c, source, source + source_length);
        return;
    }
    if (separator)
        cleaner->gap = (struct gap){ .only_line = true };
    else
        write_gap(cleaner, c);
    write_run(cleaner, bytes.len, source, source_length, exact ? PIECE_NONE : run_index);
    buf_add(cleaner->text, bytes);
}

/* White space that has line ends parts lines, not words, whatever blanks stand beside the line end. */
static void settle_gap(struct cleaner *cleaner)
{
    cleaner->gap.only_line = cleaner->gap.line;
}

/* Characters of an exact run, none of which is white space. */
static void take_solid(struct cleaner *cleaner, const struct text_run *run, size_t at, str text)
{
    size_t bytes;
    settle_gap(cleaner);
    write_gap(cleaner, utf8_decode(text, &bytes));
    write_run(cleaner, text.len, run->source + (at - run->text), text.len, PIECE_NONE);
    buf_add(cleaner->text, text);
}

/* The bytes of whole characters from `at` on that stand in the exact run and are neither white space nor nothing. */
static size_t solid_length(const struct draft *draft, const struct piece *piece, const struct text_run *run, size_t at)
{
    size_t end = run->text + run->length < piece->text_end ? run->text + run->length : piece->text_end;
    if (piece->shape.solid && at == piece->text + piece->shape.begin && end - at >= piece->shape.length)
        return piece->shape.length;
    str text = str_slice(draft->text, 0, piece->text_end);
    size_t begin = at, bytes;
    while (at < end) {
        if (utf8_leads_han(text.ptr[at]) && end - at >= 3) {
            at += 3;
            continue;
        }
        uint32_t c = utf8_at(text, at, &bytes);
        if (clean_is_nothing(c) || bytes > end - at)
            break;
        at += bytes;
    }
    return at - begin;
}

static void take_piece(struct cleaner *cleaner, const struct piece *piece)
{
    const struct draft *draft = cleaner->draft;
    str all = str_slice(draft->text, 0, piece->text_end);
    const struct text_run *runs = draft->runs;
    size_t run = piece->run;
    for (size_t at = piece->text, bytes; at < piece->text_end; at += bytes) {
        while (run + 1 < piece->run_end && runs[run].text + runs[run].length <= at)
            run++;
        bool exact = runs[run].length == runs[run].source_length;
        bytes = exact ? solid_length(draft, piece, &runs[run], at) : 0;
        if (bytes > 0) {
            take_solid(cleaner, &runs[run], at, str_slice(all, at, at + bytes));
            continue;
        }
        uint32_t c = utf8_at(all, at, &bytes);
        if (!clean_is_nothing(c))
            settle_gap(cleaner);
        take(cleaner, run, at, str_slice(all, at, at + bytes), c);
    }
}

static void take_break(struct cleaner *cleaner, enum piece_break before)
{
    const struct text_run *last = cleaner->run_count ? &cleaner->draft->clean_runs[cleaner->run_count - 1] : NULL;
    size_t source = last ? last->source + last->source_length : 0;
    take_space(cleaner, before == BREAK_HARD ? '\v' : '\n', source, source);
}

/* The block's text: the document's own bytes where it is one piece of them, else a copy. */
static str keep_text(const struct cleaner *cleaner, const struct text_run *runs)
{
    str text = buf_str(cleaner->text);
    if (cleaner->run_count > 1 || runs[0].length != runs[0].source_length)
        return arena_copy(cleaner->arena, text);
    return str_slice(cleaner->draft->document->source.bytes, runs[0].source, runs[0].source + text.len);
}

bool clean_block(struct arena *arena, struct draft *draft, size_t first, struct block *ret_block)
{
    const struct piece *head = &draft->pieces[first];
    struct cleaner cleaner = { .arena = arena,
                               .draft = draft,
                               .text = &draft->clean_text,
                               .whole = PIECE_NONE,
                               .gap = { .only_line = true },
                               .phrase = head->phrase,
                               .row = head->kind == BLOCK_ROW };
    buf_clear(&draft->clean_text);
    for (size_t i = first; i != PIECE_NONE; i = draft->pieces[i].next_part) {
        if (i != first)
            take_break(&cleaner, draft->pieces[i].before);
        take_piece(&cleaner, &draft->pieces[i]);
    }
    end_whole_run(&cleaner);
    bool any = draft->clean_text.len > 0;
    if (any) {
        struct block block = { .kind = head->kind, .level = head->level, .group = head->group, .header = head->header };
        struct text_run *runs = arena_array(arena, struct text_run, cleaner.run_count);
        memcpy(runs, draft->clean_runs, cleaner.run_count * sizeof *runs);
        block.runs = runs;
        block.run_count = cleaner.run_count;
        block.text = keep_text(&cleaner, runs);
        const struct text_run *last = &block.runs[block.run_count - 1];
        size_t begin = block.runs[0].source;
        block.span = (struct span){ &draft->document->source, begin, last->source + last->source_length - begin };
        *ret_block = block;
    }
    return any;
}

str clean_phrase(struct arena *arena, str text)
{
    struct arena scratch;
    arena_init(&scratch);
    struct document document = { .source = { .bytes = text } };
    struct draft draft;
    draft_init(&draft, &scratch, &document);
    struct piece *piece = draft_open(&draft, BLOCK_HEADING, BREAK_BLANK);
    piece->phrase = true;
    draft_add(&draft, text, 0, text.len);
    struct block block = { .text = STR("") };
    if (draft_close(&draft))
        clean_block(&scratch, &draft, 0, &block);
    str phrase = arena_copy(arena, block.text);
    draft_finish(&draft);
    arena_finish(&scratch);
    return phrase;
}
