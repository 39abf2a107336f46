#include "csv_table.h"

#include "utf8.h"

#include <csv.h>

enum { FIELD_GROWTH = 1 << 16 }; /* bytes: a field is moved each time it has grown by so much */

/* libcsv tells no places. It calls back at a comma or a line end only, and is fed up to the next of them at a time: what
 * was fed ends where the field does. */
struct reader {
    struct arena *arena;
    const struct source *source;
    struct diags *diags;
    size_t begin; /* bytes; behind the field before */
    size_t end;   /* bytes; of what was fed, the separator included; behind the text once that has ended */
    struct csv_field *fields;
    size_t field_count;
    size_t field_capacity;
    size_t *row_ends; /* how many fields there were at the end of each row */
    size_t row_count;
    size_t row_capacity;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Where the field that ends before `end` begins: blanks before it and lines with nothing on them belong to none. */
static size_t field_begin(const struct reader *reader, size_t end)
{
    size_t begin = reader->begin;
    while (begin < end && is_blank(reader->source->bytes.ptr[begin]))
        begin++;
    return begin;
}

static void take_field(void *text, size_t length, void *context)
{
    struct reader *reader = context;
    str bytes = reader->source->bytes;
    size_t end = reader->end - 1;
    size_t begin = field_begin(reader, end);
    while (end > begin && is_blank(bytes.ptr[end - 1]))
        end--;
    str found = { length ? text : "", length };
    str written = str_slice(bytes, begin, end);
    reader->fields = arena_reserve(reader->arena, reader->fields, reader->field_count, &reader->field_capacity,
                                   sizeof *reader->fields);
    reader->fields[reader->field_count++] = (struct csv_field){
        .text = str_eq(found, written) ? written : arena_copy(reader->arena, found),
        .span = { reader->source, begin, end - begin },
    };
    reader->begin = reader->end;
}

static void take_row(int terminator, void *context)
{
    (void)terminator;
    struct reader *reader = context;
    reader->row_ends =
        arena_reserve(reader->arena, reader->row_ends, reader->row_count, &reader->row_capacity, sizeof(size_t));
    reader->row_ends[reader->row_count++] = reader->field_count;
    reader->begin = reader->end;
}

/* Behind the next comma, line end or quotation mark. */
static size_t next_end(str bytes, size_t at)
{
    while (at < bytes.len && bytes.ptr[at] != ',' && bytes.ptr[at] != '\n' && bytes.ptr[at] != '\r' &&
           bytes.ptr[at] != '"')
        at++;
    return at < bytes.len ? at + 1 : at;
}

/* Says what libcsv stumbled over at `at`; false. */
static bool refuse(struct reader *reader, struct csv_parser *parser, size_t at)
{
    struct span span = { .source = reader->source, .offset = at };
    utf8_at(reader->source->bytes, at, &span.length);
    if (csv_error(parser) != CSV_EPARSE) {
        diag_add(reader->diags, DIAG_CSV_SYNTAX, span, "there is not enough memory to read this");
        return false;
    }
    size_t begin = field_begin(reader, at);
    if (reader->source->bytes.ptr[begin] == '"')
        diag_relate(
            reader->diags,
            diag_add(reader->diags, DIAG_CSV_SYNTAX, span, "behind a closing quotation mark a comma should stand"),
            (struct span){ reader->source, begin, 1 }, "the field's opening quotation mark");
    else
        diag_add(reader->diags, DIAG_CSV_SYNTAX, span, "a quotation mark in a field that does not begin with one");
    return false;
}

static bool check_count(const struct reader *reader)
{
    if (reader->field_count <= CSV_FIELDS_LIMIT)
        return true;
    diag_add(reader->diags, DIAG_CSV_SYNTAX, reader->fields[CSV_FIELDS_LIMIT].span, "a table has at most %d fields",
             CSV_FIELDS_LIMIT);
    return false;
}

static bool feed(struct reader *reader, struct csv_parser *parser)
{
    str bytes = reader->source->bytes;
    while (reader->end < bytes.len) {
        size_t at = reader->end;
        reader->end = next_end(bytes, at);
        size_t fed = csv_parse(parser, bytes.ptr + at, reader->end - at, take_field, take_row, reader);
        if (fed < reader->end - at)
            return refuse(reader, parser, at + fed);
        if (!check_count(reader))
            return false;
    }
    size_t opener = field_begin(reader, bytes.len);
    reader->end = bytes.len + 1;
    if (csv_fini(parser, take_field, take_row, reader) == 0)
        return check_count(reader);
    diag_add(reader->diags, DIAG_CSV_SYNTAX, (struct span){ reader->source, opener, 1 },
             "this quotation mark is not closed");
    return false;
}

static struct csv_table make_table(const struct reader *reader)
{
    struct csv_row *rows = arena_array(reader->arena, struct csv_row, reader->row_count);
    size_t begin = 0;
    for (size_t i = 0; i < reader->row_count; i++) {
        rows[i] = (struct csv_row){ reader->fields + begin, reader->row_ends[i] - begin };
        begin = reader->row_ends[i];
    }
    return (struct csv_table){ rows, reader->row_count };
}

bool csv_read(struct arena *arena, const struct source *source, struct csv_table *ret_table, struct diags *diags)
{
    struct reader reader = { .arena = arena, .source = source, .diags = diags };
    if (str_starts(source->bytes, STR("\xEF\xBB\xBF")))
        reader.begin = reader.end = 3;
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_blk_size(&parser, FIELD_GROWTH);
    bool whole = feed(&reader, &parser);
    csv_free(&parser);
    if (whole)
        *ret_table = make_table(&reader);
    return whole;
}
