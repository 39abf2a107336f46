/* Charts from a tree that JSON or YAML was read into. */
#include "chart_internal.h"

enum { FAULTS_SHOWN = 20 }; /* a file with more of them is of another kind */

struct spec_reader {
    struct arena *arena;
    struct diags *diags;
    struct chart *chart; /* what is read; its kind, stacking and scale before its bars */
    bool sound;          /* nothing was wrong so far */
    size_t faults;       /* so far: the first FAULTS_SHOWN are shown */
};

__attribute__((format(printf, 3, 4))) static void fault(struct spec_reader *reader, struct span span,
                                                        const char *format, ...)
{
    reader->sound = false;
    if (reader->faults++ >= FAULTS_SHOWN)
        return;
    va_list args;
    va_start(args, format);
    str message = arena_format_args(reader->arena, format, args);
    va_end(args);
    diag_add(reader->diags, DIAG_CHART_SPEC, span, "%.*s", STR_ARG(message));
}

/* Says of each key that is none of `known` (separated by spaces, with one at both ends). */
static void check_keys(struct spec_reader *reader, const struct value *object, str known)
{
    for (size_t i = 0; i < object->count; i++) {
        str key = object->members[i].key;
        str spaced = arena_format(reader->arena, " %.*s ", STR_ARG(key));
        if (str_find(known, spaced, 0) == STR_NONE || str_find(key, STR(" "), 0) != STR_NONE)
            fault(reader, object->members[i].key_span, "a chart has no \"%.*s\" here; there is:%.*s",
                  STR_ARG(str_slice(key, 0, 100)), STR_ARG(str_slice(known, 0, known.len - 1)));
    }
}

static bool is_absent(const struct value *value)
{
    return !value || value->kind == VALUE_NULL;
}

static str read_text(struct spec_reader *reader, const struct value *object, const char *key)
{
    const struct value *value = value_get(object, str_from(key));
    if (is_absent(value))
        return STR("");
    if (value->kind != VALUE_STRING && value->kind != VALUE_NUMBER)
        fault(reader, value->span, "\"%s\" is a text, not %s", key, value_kind_name(value->kind));
    return value_text(value, STR(""));
}

static bool read_truth(struct spec_reader *reader, const struct value *object, const char *key)
{
    const struct value *value = value_get(object, str_from(key));
    if (is_absent(value))
        return false;
    if (value->kind != VALUE_BOOL)
        fault(reader, value->span, "\"%s\" is true or false, not %s", key, value_kind_name(value->kind));
    return value->truth;
}

static struct decimal to_decimal(struct spec_reader *reader, const struct value *value, const char *key)
{
    struct decimal number = DECIMAL_ZERO;
    if (value->kind != VALUE_NUMBER && value->kind != VALUE_STRING)
        fault(reader, value->span, "\"%s\" is a number, not %s", key, value_kind_name(value->kind));
    else if (!decimal_parse(value->text, &number))
        fault(reader, value->span, "\"%s\" is a number of plain digits such as 12.5, not \"%.*s\"", key,
              STR_ARG(str_slice(value->text, 0, 100)));
    return number;
}

static struct decimal read_number(struct spec_reader *reader, const struct value *value, const char *key)
{
    struct decimal number = to_decimal(reader, value, key);
    const char *wrong = chart_fault_of_value(reader->chart, number);
    if (wrong)
        fault(reader, value->span, "\"%s\" %s", key, wrong);
    return number;
}

/* 0, as the key's absence, stands for no number of one's own. */
static int read_integer(struct spec_reader *reader, const struct value *object, const char *key, int least, int most)
{
    const struct value *value = value_get(object, str_from(key));
    if (is_absent(value))
        return 0;
    struct decimal number = decimal_normal(to_decimal(reader, value, key));
    bool within = number.coefficient == 0 || (number.coefficient >= least && number.coefficient <= most);
    if (number.scale == 0 && within)
        return (int)number.coefficient;
    fault(reader, value->span, "\"%s\" is a whole number from %d to %d", key, least, most);
    return 0;
}

/* The place of the text in `names` (separated by spaces); 0, the first, where it is absent. */
static int read_choice(struct spec_reader *reader, const struct value *object, const char *key, str names)
{
    const struct value *value = value_get(object, str_from(key));
    if (is_absent(value))
        return 0;
    str rest = names;
    for (int i = 0; rest.len > 0; i++)
        if (str_eq(str_split(&rest, ' '), value_text(value, STR(""))))
            return i;
    fault(reader, value->span, "\"%s\" is one of: %.*s", key, STR_ARG(names));
    return 0;
}

/* A link that must not be followed is left out, and is no reason to draw nothing. */
static str read_link(struct spec_reader *reader, const struct value *object)
{
    str href = chart_clean(reader->arena, read_text(reader, object, "href"));
    if (chart_href_is_safe(href))
        return href;
    struct diag *diag =
        diag_add(reader->diags, DIAG_CHART_SPEC, value_get(object, STR("href"))->span,
                 "a link is relative, http or https; \"%.*s\" is left out", STR_ARG(str_slice(href, 0, 200)));
    diag_soften(reader->diags, diag);
    return STR("");
}

/* What a bar and each value of a grouped one have in common. `value` is a mapping, or a number or null alone. */
static void read_figure(struct spec_reader *reader, const struct value *value, struct chart_bar *bar)
{
    const struct value *number = value;
    if (value->kind == VALUE_OBJECT) {
        number = value_get(value, STR("value"));
        const struct value *target = value_get(value, STR("target"));
        bar->bound = (enum chart_bound)read_choice(reader, value, "bound", STR("eq ge le approx"));
        bar->status = (enum chart_status)read_choice(reader, value, "status", STR("actual estimate target"));
        bar->note = read_text(reader, value, "note");
        bar->href = read_link(reader, value);
        bar->has_target = !is_absent(target);
        bar->target = bar->has_target ? read_number(reader, target, "target") : DECIMAL_ZERO;
        bar->target_bound = (enum chart_bound)read_choice(reader, value, "target_bound", STR("eq ge le approx"));
        bar->target_note = read_text(reader, value, "target_note");
    }
    bar->has_value = !is_absent(number);
    bar->value = bar->has_value ? read_number(reader, number, "value") : DECIMAL_ZERO;
}

static void read_name(struct spec_reader *reader, const struct value *value, struct chart_bar *bar)
{
    bar->label = read_text(reader, value, "label");
    bar->full_label = read_text(reader, value, "full_label");
    bar->highlighted = read_truth(reader, value, "highlighted");
    if (chart_is_blank(reader->arena, bar->label))
        fault(reader, value->span, "each bar needs a \"label\"");
}

static void read_group(struct spec_reader *reader, const struct value *value, size_t series, struct chart_bar *bars)
{
    const struct value *values = value_get(value, STR("values"));
    check_keys(reader, value, STR(" label full_label highlighted values "));
    if (!values || values->kind != VALUE_LIST || values->count != series) {
        fault(reader, values ? values->span : value->span,
              "a bar of a grouped chart needs \"values\": one for each of the %zu series", series);
        return;
    }
    for (size_t i = 0; i < series; i++) {
        if (values->items[i]->kind == VALUE_OBJECT)
            check_keys(reader, values->items[i], STR(" value bound status note href target target_bound target_note "));
        read_figure(reader, values->items[i], &bars[i]);
    }
    read_name(reader, value, &bars[0]);
}

static void read_bar(struct spec_reader *reader, const struct value *value, size_t series, struct chart_bar *bars)
{
    if (value->kind != VALUE_OBJECT) {
        fault(reader, value->span, "a bar is a mapping with \"label\" and \"value\", not %s",
              value_kind_name(value->kind));
        return;
    }
    if (series > 1) {
        read_group(reader, value, series, bars);
        return;
    }
    check_keys(reader, value,
               STR(" label full_label value bound status note href highlighted target target_bound target_note "));
    read_figure(reader, value, bars);
    read_name(reader, value, bars);
}

/* False where the series are wrong: how many values a bar has is then not known. */
static bool read_series(struct spec_reader *reader, const struct value *spec, struct chart *chart)
{
    const struct value *list = value_get(spec, STR("series"));
    if (is_absent(list))
        return true;
    int most = chart->kind == CHART_MULTIPLES ? CHART_PERIODS_MAX : CHART_SERIES_MAX;
    if (list->kind != VALUE_LIST || list->count > (size_t)most) {
        fault(reader, list->span, "\"series\" is a list of at most %d names", most);
        return false;
    }
    str *names = arena_array(reader->arena, str, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        names[i] = chart_clean(reader->arena, value_text(list->items[i], STR("")));
        if (chart_is_blank(reader->arena, names[i]))
            fault(reader, list->items[i]->span, "the name of a series is a text that is not empty");
        for (size_t k = 0; k < i; k++)
            if (names[i].len > 0 && str_eq(names[i], names[k]))
                fault(reader, list->items[i]->span, "there is already a series of this name");
    }
    chart->series = names;
    chart->series_count = list->count;
    return true;
}

static void read_bars(struct spec_reader *reader, const struct value *spec, struct chart *chart)
{
    const struct value *list = value_get(spec, STR("bars"));
    if (!list || list->kind != VALUE_LIST || list->count == 0) {
        fault(reader, list ? list->span : spec->span, "a chart needs \"bars\": a list of at least one");
        return;
    }
    size_t series = chart->series_count > 1 ? chart->series_count : 1;
    if (list->count > CHART_BARS_MAX / series) {
        fault(reader, list->span, "a chart of %zu bars cannot be read: at most %d are drawn", list->count * series,
              CHART_BARS_MAX);
        return;
    }
    struct chart_bar *bars = arena_array(reader->arena, struct chart_bar, list->count * series);
    for (size_t i = 0; i < list->count; i++)
        read_bar(reader, list->items[i], series, &bars[i * series]);
    chart->bars = bars;
    chart->bar_count = list->count * series;
}

/* Where a key's value stands; where the whole does, if it has none. */
static struct span place_of(const struct value *spec, const char *key)
{
    const struct value *value = value_get(spec, str_from(key));
    return value ? value->span : spec->span;
}

bool chart_from_value(struct arena *arena, const struct value *spec, struct chart *ret_chart, struct diags *diags)
{
    struct chart chart = { .kind = CHART_BARS };
    struct spec_reader reader = { .arena = arena, .diags = diags, .chart = &chart, .sound = true };
    if (spec->kind != VALUE_OBJECT) {
        fault(&reader, spec->span, "a chart is a mapping with \"title\" and \"bars\", not %s",
              value_kind_name(spec->kind));
        return false;
    }
    check_keys(&reader, spec,
               STR(" kind language title description source id width captioned unit shorten signs stacking scale "
                   "rank_of series "
                   "bars "));
    chart = (struct chart){
        .kind = (enum chart_kind)read_choice(&reader, spec, "kind", STR(CHART_KIND_WORDS)),
        .language = (enum chart_language)read_choice(&reader, spec, "language", STR("zh en")),
        .title = read_text(&reader, spec, "title"),
        .description = read_text(&reader, spec, "description"),
        .source = read_text(&reader, spec, "source"),
        .id = read_text(&reader, spec, "id"),
        .width = read_integer(&reader, spec, "width", 240, 4000),
        .captioned = read_truth(&reader, spec, "captioned"),
        .format = { .unit = read_text(&reader, spec, "unit"),
                    .shorten = read_truth(&reader, spec, "shorten"),
                    .signs = read_truth(&reader, spec, "signs") },
        .stacking = (enum chart_stacking)read_choice(&reader, spec, "stacking", STR(CHART_STACKING_WORDS)),
        .scale = (enum chart_scale)read_choice(&reader, spec, "scale", STR(CHART_SCALE_WORDS)),
        .rank_of = read_integer(&reader, spec, "rank_of", 1, 1000000),
    };
    if (chart_is_blank(arena, chart.title))
        fault(&reader, place_of(spec, "title"), "a chart needs a \"title\"");
    if (read_series(&reader, spec, &chart))
        read_bars(&reader, spec, &chart);
    const char *whole = reader.sound ? chart_fault(&chart) : NULL;
    if (whole)
        fault(&reader,
              place_of(spec, chart.scale == CHART_LOG         ? "scale"
                             : chart.stacking != CHART_BESIDE ? "stacking"
                                                              : "series"),
              "%s", whole);
    if (reader.sound)
        *ret_chart = chart;
    return reader.sound;
}
