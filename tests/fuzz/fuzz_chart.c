/* Fuzz target: a chart's specification, or a table, of any bytes.
 *
 *     {"title": "题", "bars": [{"label": "甲区", "value": 12.5}]}
 *
 *     区县,数值（家）
 *     甲区,194
 *
 * A text that begins with { is JSON, any other is CSV, whose kind and language follow from its length.
 *
 * What must hold: fields lie in the text, one behind the other; what is drawn, in either form, is well-formed XML without
 * control characters, no longer than its texts and bars explain, and the same when it is drawn again; the data in it are
 * CSV, and where they can be drawn, the data of that chart are the same. */
#include "chart.h"
#include "chart_table.h"
#include "json_value.h"
#include "utf8.h"

#include <libxml/parser.h>

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds, const char *what, int line)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz_chart.c:%d: this does not hold: %s\n", line, what);
    abort();
}

#define must(holds) check((holds), #holds, __LINE__)

static void check_fields(const struct source *source, const struct csv_table *table)
{
    size_t at = 0;
    for (size_t i = 0; i < table->count; i++) {
        must(table->rows[i].count > 0);
        for (size_t j = 0; j < table->rows[i].count; j++) {
            const struct csv_field *field = &table->rows[i].fields[j];
            must(field->span.offset >= at && field->span.length <= source->bytes.len - field->span.offset);
            must(field->text.len <= field->span.length);
            at = field->span.offset + field->span.length;
        }
    }
}

static struct value *read_table(struct arena *arena, const struct source *source, struct diags *diags)
{
    struct csv_table table;
    if (!csv_read(arena, source, &table, diags))
        return NULL;
    check_fields(source, &table);
    return chart_table_spec(arena, source, &table, diags);
}

static bool is_control(uint32_t c)
{
    return (c < ' ' && c != '\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static void check_characters(str text)
{
    must(utf8_find_invalid(text) == STR_NONE);
    for (size_t at = 0, bytes; at < text.len; at += bytes)
        must(!is_control(utf8_at(text, at, &bytes)));
}

/* The text of <metadata> behind the source line. */
static str data_of(struct arena *arena, xmlDoc *document)
{
    xmlNode *node = xmlDocGetRootElement(document)->children;
    while (node && !xmlStrEqual(node->name, (const xmlChar *)"metadata"))
        node = node->next;
    must(node != NULL);
    xmlChar *content = xmlNodeGetContent(node);
    str text = arena_copy(arena, str_from((const char *)content));
    xmlFree(content);
    size_t line = str_find(text, STR("\n\n"), 0);
    return str_slice(text, line == STR_NONE ? 1 : line + 2, text.len);
}

/* Draws a chart and looks at what it gives. Returns its data as CSV, in the arena; "" of the inline form, or where it
 * cannot be drawn. */
static str check_chart(struct arena *arena, const struct chart *chart, enum chart_form form, size_t size,
                       struct diags *diags)
{
    struct buf first, second;
    buf_init(&first);
    buf_init(&second);
    str data = STR("");
    bool drawn = chart_draw(arena, chart, form, &first, diags);
    must(chart_draw(arena, chart, form, &second, diags) == drawn && str_eq(buf_str(&first), buf_str(&second)));
    if (drawn) {
        check_characters(buf_str(&first));
        /* Each text may stand several times at each bar and each mark of the axis, its characters escaped. */
        must(first.len <= (64 << 10) + (chart->bar_count + 40) * (4096 + 24 * size));
        xmlDoc *document = xmlReadMemory(first.ptr, (int)first.len, NULL, NULL,
                                         XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_HUGE);
        must(document != NULL);
        if (form == CHART_STANDALONE)
            data = data_of(arena, document);
        xmlFreeDoc(document);
    } else {
        must(first.len == 0);
    }
    buf_finish(&second);
    buf_finish(&first);
    return data;
}

/* Are the texts the same but for their blanks? Those at the ends of a name are not read. */
static bool is_same(str a, str b)
{
    size_t i = 0, j = 0;
    for (;;) {
        while (i < a.len && a.ptr[i] == ' ')
            i++;
        while (j < b.len && b.ptr[j] == ' ')
            j++;
        if (i >= a.len || j >= b.len)
            return i >= a.len && j >= b.len;
        if (a.ptr[i++] != b.ptr[j++])
            return false;
    }
}

/* Draws a chart's data again. */
static void check_data(struct arena *arena, const struct chart *chart, str data, size_t size, struct diags *diags)
{
    static const struct source nothing = { STR_INIT("data"), STR_INIT("") };
    struct source *source = arena_new(arena, struct source);
    *source = nothing;
    source->bytes = data;
    struct csv_table table;
    must(csv_read(arena, source, &table, diags));
    size_t series = chart->series_count > 1 ? chart->series_count : 1;
    /* Years left out are rows without a value. */
    bool over_time = chart->kind == CHART_TIME || chart->kind == CHART_MULTIPLES;
    must(over_time ? table.count > chart->bar_count : table.count == chart->bar_count + 1);
    for (size_t i = 0; i < table.count; i++)
        if (table.rows[i].fields[0].text.len == 0)
            return; /* a name of control characters alone */
    size_t before = diags->errors, warnings = diags->warnings;
    struct value *spec = chart_table_spec(arena, source, &table, diags);
    struct chart again;
    /* A name may stand twice in a grouped chart, a series have none that is left, or a bar be named like a note. */
    if (!spec || diags->errors > before || diags->warnings > warnings)
        return;
    value_set_string(arena, spec, STR("title"), STR("t"));
    value_set_string(arena, spec, STR("language"), chart->language == CHART_ZH ? STR("zh") : STR("en"));
    if (chart->kind == CHART_RANK)
        value_set_string(arena, spec, STR("kind"), STR("rank"));
    if (chart->kind == CHART_MULTIPLES)
        value_set_string(arena, spec, STR("kind"), STR("multiples"));
    must(chart_from_value(arena, spec, &again, diags));
    must(again.bar_count == table.count - 1 && (over_time || (again.series_count > 1 ? again.series_count : 1) == series));
    str found = check_chart(arena, &again, CHART_STANDALONE, 2 * size, diags);
    /* An apostrophe before =, + or @ may be the chart's guard against formulas, or the name's own. */
    must(is_same(found, data) || str_find(data, STR("'"), 0) != STR_NONE);
}

static struct value *read_spec(struct arena *arena, const struct source *source, struct diags *diags)
{
    static const str kinds[] = { STR_INIT("bars"), STR_INIT("columns"), STR_INIT("bullet"),
                                 STR_INIT("time"), STR_INIT("rank"),    STR_INIT("multiples") };
    static const str stackings[] = { STR_INIT("beside"), STR_INIT("stacked"), STR_INIT("percent") };
    size_t size = source->bytes.len;
    if (str_starts(source->bytes, STR("{")))
        return json_parse(arena, source, diags);
    struct value *spec = read_table(arena, source, diags);
    if (!spec)
        return NULL;
    value_set_string(arena, spec, STR("title"), STR("题"));
    value_set_string(arena, spec, STR("kind"), kinds[size % 6]);
    value_set_string(arena, spec, STR("language"), size % 4 < 2 ? STR("zh") : STR("en"));
    value_set_string(arena, spec, STR("stacking"), stackings[size % 4 % 3]);
    value_set_string(arena, spec, STR("scale"), size % 7 == 0 ? STR("log") : STR("linear"));
    return spec;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct source source = { STR_INIT("input"), { (const char *)data, size } };
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags);
    /* Files are UTF-8 without NUL once they are read. */
    bool is_text = utf8_find_invalid(source.bytes) == STR_NONE && (size == 0 || !memchr(data, 0, size));
    struct value *spec = is_text ? read_spec(&arena, &source, &diags) : NULL;
    struct chart chart;
    if (spec && chart_from_value(&arena, spec, &chart, &diags)) {
        check_chart(&arena, &chart, CHART_INLINE, size, &diags);
        str table = check_chart(&arena, &chart, CHART_STANDALONE, size, &diags);
        if (table.len > 0)
            check_data(&arena, &chart, table, size, &diags);
    }
    diags_finish(&diags);
    arena_finish(&arena);
    return 0;
}
