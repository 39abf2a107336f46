#include "export_internal.h"

#include "csv_write.h"

struct csv_writer {
    const struct export *export;
    enum export_table table;
    struct buf *out;
    struct buf field;
};

static void add_header(const struct csv_writer *writer)
{
    size_t count, shown = 0;
    const struct export_column *columns = export_columns(&count);
    str *names = arena_array(writer->export->arena, str, count);
    for (size_t i = 0; i < count; i++)
        if (columns[i].in_table[writer->table])
            names[shown++] = columns[i].name;
    csv_add_row(writer->out, names, shown);
}

static void add_row(void *context, const struct record *record)
{
    struct csv_writer *writer = context;
    size_t count, before = writer->out->len;
    const struct export_column *columns = export_columns(&count);
    for (size_t i = 0; i < count; i++) {
        if (!columns[i].in_table[writer->table])
            continue;
        if (writer->out->len > before)
            buf_add_char(writer->out, ',');
        buf_clear(&writer->field);
        column_add(writer->export, i, record, &writer->field);
        csv_add_field(writer->out, buf_str(&writer->field));
    }
    buf_add(writer->out, STR("\r\n"));
}

void add_csv_file(const struct export *export, struct export_ref ref, struct buf *out)
{
    struct csv_writer writer = { .export = export, .table = table_of(ref), .out = out };
    buf_init(&writer.field);
    if (ref.kind == EXPORT_EXCEL)
        buf_add(out, STR("\xEF\xBB\xBF"));
    add_header(&writer);
    each_record(export, ref, add_row, &writer);
    buf_finish(&writer.field);
}
