/* Which rows a file has. */
#include "export_internal.h"

str export_table_name(enum export_table table)
{
    static const str names[] = { STR_INIT("figures"), STR_INIT("observations") };
    return names[table];
}

size_t export_row_count(const struct dataset *dataset, enum export_table table)
{
    if (table == EXPORT_FIGURES)
        return dataset->figure_count;
    size_t count = 0;
    for (size_t i = 0; i < dataset->reading_count; i++)
        count += dataset->readings[i].observations.count;
    return count;
}

struct record record_of_figure(const struct figure *figure)
{
    return (struct record){
        .table = EXPORT_FIGURES,
        .fact = { figure->area, figure->indicator, figure->tier, figure->measure, figure->scope, figure->status,
                  figure->period, figure->value, figure->value_high, figure->has_high, figure->unit, figure->bound },
        .figure = figure,
        .reading = figure->citations[0].reading,
        .observation = figure->citations[0].observation,
    };
}

struct record record_of_observation(const struct export *export, const struct reading *reading,
                                    const struct observation *o)
{
    return (struct record){
        .table = EXPORT_OBSERVATIONS,
        .fact = { o->area, o->indicator, o->tier, o->measure, o->scope, o->status, o->period, o->value, o->value_high,
                  o->has_high, o->unit, o->bound },
        .figure = dataset_figure_of(export->dataset, o),
        .reading = reading,
        .observation = o,
    };
}

bool area_has_figures(const struct dataset *dataset, const struct area *area)
{
    return dataset->area_figures[area->index] < dataset->area_figures[area->index + 1];
}

const bool *indicators_with_figures(const struct export *export)
{
    bool *has_figures = arena_array(export->arena, bool, export->site->vocabulary.indicator_count);
    for (size_t i = 0; i < export->dataset->figure_count; i++)
        has_figures[export->dataset->figures[i].indicator->index] = true;
    return has_figures;
}

enum export_table table_of(struct export_ref ref)
{
    bool of_table = ref.kind == EXPORT_CSV || ref.kind == EXPORT_EXCEL || ref.kind == EXPORT_JSON;
    return of_table ? (enum export_table)ref.subject : EXPORT_FIGURES;
}

static void each_observation(const struct export *export, void (*add)(void *context, const struct record *),
                             void *context)
{
    const struct dataset *dataset = export->dataset;
    for (size_t i = 0; i < dataset->reading_count; i++) {
        const struct reading *reading = &dataset->readings[i];
        for (size_t k = 0; k < reading->observations.count; k++) {
            struct record record = record_of_observation(export, reading, &reading->observations.items[k]);
            add(context, &record);
        }
    }
}

/* Figures [*ret_begin, *ret_end) hold all of the file's. */
static void range_of(const struct dataset *dataset, struct export_ref ref, size_t *ret_begin, size_t *ret_end)
{
    bool of_area = ref.kind == EXPORT_AREA_CSV || ref.kind == EXPORT_AREA_JSON;
    *ret_begin = of_area ? dataset->area_figures[ref.subject] : 0;
    *ret_end = of_area ? dataset->area_figures[ref.subject + 1] : dataset->figure_count;
}

static bool is_in(const struct figure *figure, struct export_ref ref)
{
    bool of_indicator = ref.kind == EXPORT_INDICATOR_CSV || ref.kind == EXPORT_INDICATOR_JSON;
    return !of_indicator || figure->indicator->index == ref.subject;
}

static void each_figure(const struct export *export, struct export_ref ref,
                        void (*add)(void *context, const struct record *), void *context)
{
    size_t begin, end;
    range_of(export->dataset, ref, &begin, &end);
    for (size_t i = begin; i < end; i++) {
        struct record record = record_of_figure(&export->dataset->figures[i]);
        if (is_in(record.figure, ref))
            add(context, &record);
    }
}

void each_record(const struct export *export, struct export_ref ref, void (*add)(void *context, const struct record *),
                 void *context)
{
    if (table_of(ref) == EXPORT_OBSERVATIONS)
        each_observation(export, add, context);
    else
        each_figure(export, ref, add, context);
}
