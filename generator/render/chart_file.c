#include "chart_file.h"

#include "chart.h"
#include "chart_doubts.h"
#include "chart_start.h"
#include "chart_table.h"
#include "json_value.h"
#include "read.h"

enum { SORTED_MOST = 1000 }; /* diagnostics: nobody reads so many, and sorting costs the square of their number */

static struct value *read_json(struct arena *arena, const struct source *source, struct diags *diags)
{
    struct value *spec = json_parse(arena, source, diags);
    if (!spec && !str_starts(str_trim(source->bytes), STR("{")))
        diag_advise(diags, &diags->items[diags->count - 1],
                    "a table in CSV has a name that ends with .csv, or --csv before it");
    return spec;
}

static struct value *read_spec(struct arena *arena, const struct chart_request *request, const struct source *source,
                               struct diags *diags)
{
    if (!request->csv)
        return read_json(arena, source, diags);
    struct csv_table table;
    if (!chart_start_check_signs(source, diags) || !csv_read(arena, source, &table, diags))
        return NULL;
    return chart_table_spec(arena, source, &table, diags);
}

static void set_options(struct arena *arena, const struct chart_request *request, struct value *spec)
{
    const struct {
        str key;
        str text;
    } texts[] = {
        { STR("title"), request->title },       { STR("kind"), request->kind },
        { STR("unit"), request->unit },         { STR("source"), request->source },
        { STR("language"), request->language }, { STR("width"), request->width },
        { STR("stacking"), request->stacking }, { STR("scale"), request->scale },
        { STR("rank_of"), request->rank_of },   { STR("id"), request->id },
    };
    if (spec->kind != VALUE_OBJECT)
        return;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].text.len > 0)
            value_set_string(arena, spec, texts[i].key, texts[i].text);
    if (request->shorten)
        value_set_bool(arena, spec, STR("shorten"), true);
    if (request->signs)
        value_set_bool(arena, spec, STR("signs"), true);
}

/* Figures with a % of their own are in no other unit: theirs has the place of the first. */
static bool check_unit(const struct chart_request *request, const struct value *spec, struct diags *diags)
{
    const struct value *unit = value_get(spec, STR("unit"));
    if (!request->csv || request->unit.len == 0 || !unit || !unit->span.source || str_eq(request->unit, unit->text))
        return true;
    diag_add(diags, DIAG_CHART_SPEC, unit->span, "\"%.*s\" has a %%, and --unit is \"%.*s\"",
             STR_ARG(str_slice(span_text(unit->span), 0, 100)), STR_ARG(str_slice(request->unit, 0, 100)));
    return false;
}

static bool check_rank(const struct chart_request *request, const struct chart *chart, const struct source *source,
                       struct diags *diags)
{
    if (request->rank_of.len == 0 || chart->kind == CHART_RANK)
        return true;
    diag_add(diags, DIAG_CHART_SPEC, (struct span){ source, 0, 0 }, "--of is for a chart of the kind rank only");
    return false;
}

/* What is found only when a chart is drawn has no place: it is at least in this file. */
static void give_place(struct diags *diags, size_t begin, const struct source *source)
{
    for (size_t i = begin; i < diags->count; i++)
        if (!diags->items[i].span.source)
            diags->items[i].span = (struct span){ source, 0, 0 };
}

static bool draw(struct arena *arena, const struct chart_request *request, const struct source *source, struct buf *out,
                 struct diags *diags)
{
    struct value *spec = read_spec(arena, request, source, diags);
    struct chart chart;
    if (!spec || !check_unit(request, spec, diags))
        return false;
    set_options(arena, request, spec);
    if (!chart_from_value(arena, spec, &chart, diags) || !check_rank(request, &chart, source, diags))
        return false;
    chart_doubts_add(spec, diags);
    return chart_draw(arena, &chart, CHART_STANDALONE, out, diags);
}

bool chart_file_add(struct arena *arena, const struct chart_request *request, struct buf *out, struct diags *diags)
{
    size_t errors = diags->errors, first = diags->count, before = out->len;
    const struct source *source = read_text_file(arena, request->path, diags);
    bool drawn = source && draw(arena, request, source, out, diags) && diags->errors == errors;
    give_place(diags, first, source);
    if (diags->count - first <= SORTED_MOST)
        diags_sort(diags, first);
    if (!drawn)
        out->len = before;
    return drawn;
}
