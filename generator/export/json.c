#include "export_internal.h"

#include "json_value.h"

struct json_writer {
    const struct export *export;
    struct buf *out;
    struct buf field;
    bool begun; /* there is a row before */
};

static void add_key(struct buf *out, str key)
{
    json_add_string(out, key);
    buf_add_char(out, ':');
}

/* A member of an object that is begun. */
static void add_member(struct buf *out, const struct export_column *column, str text)
{
    bool literal = column->type == EXPORT_INTEGER || column->type == EXPORT_DECIMAL || column->type == EXPORT_BOOLEAN;
    add_key(out, column->name);
    if (text.len == 0)
        buf_add(out, STR("null"));
    else if (literal)
        buf_add(out, text);
    else
        json_add_string(out, text);
}

/* The observations that state a figure: their names in observations.json. */
static void add_observations(const struct json_writer *writer, const struct figure *figure)
{
    add_key(writer->out, STR("observations"));
    for (size_t i = 0; i < figure->citation_count; i++) {
        struct arena_mark mark = arena_mark(writer->export->arena);
        const struct citation *citation = &figure->citations[i];
        buf_add_char(writer->out, i > 0 ? ',' : '[');
        json_add_string(writer->out, observation_name(writer->export->arena, citation->reading, citation->observation));
        arena_rewind(writer->export->arena, mark);
    }
    buf_add_char(writer->out, ']');
}

static void add_row(void *context, const struct record *record)
{
    struct json_writer *writer = context;
    size_t count;
    const struct export_column *columns = export_columns(&count);
    buf_add(writer->out, writer->begun ? STR(",\n{") : STR("\n{"));
    size_t before = writer->out->len;
    for (size_t i = 0; i < count; i++) {
        if (!columns[i].in_table[record->table])
            continue;
        if (writer->out->len > before)
            buf_add_char(writer->out, ',');
        buf_clear(&writer->field);
        column_add(writer->export, i, record, &writer->field);
        add_member(writer->out, &columns[i], buf_str(&writer->field));
    }
    if (record->table == EXPORT_FIGURES) {
        buf_add_char(writer->out, ',');
        add_observations(writer, record->figure);
    }
    buf_add_char(writer->out, '}');
    writer->begun = true;
}

static void set_text(struct arena *arena, struct value *object, str key, str text)
{
    if (text.len > 0)
        value_set_string(arena, object, key, text);
}

/* { "id": "dazu", "name": 大足区, "name_en": "Dazu" }, of an indicator its definition too. */
static void set_subject(const struct export *export, struct export_ref ref, struct value *about)
{
    struct arena *arena = export->arena;
    struct value *subject = value_object(arena);
    if (ref.kind == EXPORT_AREA_JSON) {
        const struct area *area = &export->site->vocabulary.areas[ref.subject];
        value_set_string(arena, subject, STR("id"), area->id);
        value_set_string(arena, subject, STR("name"), area->name);
        value_set_string(arena, subject, STR("name_en"), area->name_en);
        value_set(arena, about, STR("area"), subject);
    } else if (ref.kind == EXPORT_INDICATOR_JSON) {
        const struct indicator *indicator = &export->site->vocabulary.indicators[ref.subject];
        value_set_string(arena, subject, STR("id"), indicator->id);
        value_set_string(arena, subject, STR("name"), indicator->name);
        value_set_string(arena, subject, STR("name_en"), indicator->name_en);
        set_text(arena, subject, STR("definition"), indicator->definition);
        set_text(arena, subject, STR("definition_en"), indicator->definition_en);
        value_set(arena, about, STR("indicator"), subject);
    }
}

/* What stands before the rows: { "title": …, "updated": …, without the bracket that closes it. */
static void add_about(const struct export *export, struct export_ref ref, struct buf *out)
{
    struct value *about = value_object(export->arena);
    set_about(export, about);
    set_subject(export, ref, about);
    json_add_value(out, about, false);
    out->len--;
}

void add_json_file(const struct export *export, struct export_ref ref, struct buf *out)
{
    struct json_writer writer = { .export = export, .out = out };
    buf_init(&writer.field);
    add_about(export, ref, out);
    buf_add_char(out, ',');
    add_key(out, export_table_name(table_of(ref)));
    buf_add_char(out, '[');
    each_record(export, ref, add_row, &writer);
    buf_add(out, STR("\n]}\n"));
    buf_finish(&writer.field);
}
