/* Reconciling: observations are sorted by what they are about, and those about the same are one figure. */
#include "reconcile.h"

#include <stdlib.h>
#include <string.h>

/* An observation on its way into a figure. */
struct entry {
    const struct reading *reading;
    const struct observation *observation;
    size_t order; /* of its article among the readings, newest first */
};

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* What an observation is about: all of its key but the value. */
static int compare_subject(const struct observation *a, const struct observation *b)
{
    int order = compare_size(a->area->index, b->area->index);
    if (order == 0)
        order = compare_size(a->indicator->index, b->indicator->index);
    if (order == 0)
        order = (int)a->tier - (int)b->tier;
    if (order == 0)
        order = (int)a->measure - (int)b->measure;
    if (order == 0)
        order = (int)a->scope - (int)b->scope;
    if (order == 0)
        order = (int)a->status - (int)b->status;
    if (order == 0)
        order = str_compare(a->unit, b->unit);
    return order ? order : period_compare(a->period, b->period);
}

/* The citation that stands comes first: the newest article's, in it the last sentence's. */
static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    int order = compare_subject(a->observation, b->observation);
    if (order == 0)
        order = compare_size(a->order, b->order);
    /* In one article what is said exactly comes before 约 and 超. */
    if (order == 0)
        order = (a->observation->bound != BOUND_EQ) - (b->observation->bound != BOUND_EQ);
    return order ? order : compare_size(b->observation->span.offset, a->observation->span.offset);
}

/* Newest first; articles of one day by id. */
static int compare_readings(const void *left, const void *right)
{
    const struct reading *a = left;
    const struct reading *b = right;
    int order = date_compare(b->article.date, a->article.date);
    return order ? order : str_compare(a->article.id, b->article.id);
}

static bool same_value(const struct observation *a, const struct observation *b)
{
    return decimal_compare(a->value, b->value) == 0 && a->has_high == b->has_high &&
           (!a->has_high || decimal_compare(a->value_high, b->value_high) == 0) && a->bound == b->bound;
}

/* A range or a bound that holds the other value does not contradict it: 超2500人 and 2578人. */
static bool admits(const struct observation *bounded, struct decimal value)
{
    if (bounded->has_high)
        return decimal_compare(bounded->value, value) <= 0 && decimal_compare(value, bounded->value_high) <= 0;
    if (bounded->bound == BOUND_GE)
        return decimal_compare(value, bounded->value) >= 0;
    if (bounded->bound == BOUND_LE)
        return decimal_compare(value, bounded->value) <= 0;
    return bounded->bound == BOUND_APPROX;
}

static bool contradicts(const struct observation *a, const struct observation *b)
{
    return !same_value(a, b) && !admits(a, b->value) && !admits(b, a->value);
}

/* What tells one part from another: ".20", ".20_30" of a range, ".20.ge" of a bound. */
static void add_part(struct buf *out, const struct observation *o)
{
    buf_add_char(out, '.');
    decimal_add_text(out, decimal_normal(o->value));
    if (o->has_high) {
        buf_add_char(out, '_');
        decimal_add_text(out, decimal_normal(o->value_high));
    }
    if (o->bound != BOUND_EQ)
        buf_format(out, ".%.*s", STR_ARG(bound_text(o->bound)));
}

/* "dazu.key-laboratories.national.level.2023-09-30": what is usual is left out. */
static str figure_id(struct arena *arena, struct buf *scratch, const struct observation *o, int part)
{
    buf_clear(scratch);
    buf_format(scratch, "%.*s.%.*s", STR_ARG(o->area->id), STR_ARG(o->indicator->id));
    if (o->tier != TIER_NONE)
        buf_format(scratch, ".%.*s", STR_ARG(tier_text(o->tier)));
    buf_format(scratch, ".%.*s", STR_ARG(measure_text(o->measure)));
    if (o->scope != SCOPE_NONE)
        buf_format(scratch, ".%.*s", STR_ARG(scope_text(o->scope)));
    if (o->status != STATUS_ACTUAL)
        buf_format(scratch, ".%.*s", STR_ARG(status_text(o->status)));
    if (!str_eq(o->unit, unit_text(o->indicator->unit)) && o->measure != MEASURE_GROWTH &&
        o->measure != MEASURE_ANNUAL_GROWTH && o->measure != MEASURE_RANK && o->measure != MEASURE_RANK_CHANGE)
        buf_format(scratch, ".%.*s", STR_ARG(o->unit));
    buf_add_char(scratch, '.');
    if (date_compare(o->period.start, o->period.end) != 0) {
        date_add_text(scratch, o->period.start);
        buf_add_char(scratch, '_');
    }
    date_add_text(scratch, o->period.end);
    if (part > 0)
        add_part(scratch, o);
    return arena_copy(arena, buf_str(scratch));
}

/* Has an editor set it right in content/corrections.yaml, or added it? */
static bool is_corrected(const struct observation *o)
{
    return o->rule && str_eq(str_from(o->rule), STR("correction"));
}

/* What is compared: 19.7亿元, or, where the article's words do not say it, 19.7亿元 (corrected: 1907000000 CNY). */
static str compared_text(struct arena *arena, struct buf *scratch, const struct observation *o)
{
    static const char *const bounds[] = {
        [BOUND_EQ] = "", [BOUND_GE] = "at least ", [BOUND_LE] = "at most ", [BOUND_APPROX] = "about "
    };
    if (!is_corrected(o))
        return o->surface;
    buf_clear(scratch);
    buf_format(scratch, "%.*s (corrected: %s", STR_ARG(o->surface), bounds[o->bound]);
    decimal_add_text(scratch, decimal_normal(o->value));
    if (o->has_high) {
        buf_add(scratch, STR("–"));
        decimal_add_text(scratch, decimal_normal(o->value_high));
    }
    if (!str_eq(o->unit, unit_text(UNIT_COUNT)))
        buf_format(scratch, " %.*s", STR_ARG(o->unit));
    buf_add_char(scratch, ')');
    return arena_copy(arena, buf_str(scratch));
}

/* Why the one that stands is shown and not the other, if no editor decided; NULL where the code's advice says it. */
static const char *reason_text(const struct citation *standing, const struct citation *other)
{
    if (standing->reading == other->reading)
        return standing->observation->span.offset > other->observation->span.offset
                   ? "both stand in one article; the later one in it is shown"
                   : "both stand in one article; the one without a bound is shown";
    if (date_compare(standing->reading->article.date, other->reading->article.date) == 0)
        return "the articles are of one day; the figure of the one whose id comes first is shown";
    return NULL;
}

static void report_conflict(struct arena *arena, struct buf *scratch, const struct figure *figure,
                            const struct citation *other, struct diags *diags)
{
    const struct citation *standing = &figure->citations[0];
    str shown = compared_text(arena, scratch, standing->observation);
    str differing = compared_text(arena, scratch, other->observation);
    struct diag *diag =
        diag_add(diags, DIAG_FIGURE_CONFLICT, other->observation->span, "%.*s%.*s: %.*s here, %.*s elsewhere",
                 STR_ARG(figure->area->name), STR_ARG(figure->indicator->name), STR_ARG(differing), STR_ARG(shown));
    diag_relate(diags, diag, standing->observation->span, "%.*s stands", STR_ARG(shown));
    const char *reason = reason_text(standing, other);
    if (is_corrected(standing->observation) && !is_corrected(other->observation))
        diag_advise(diags, diag,
                    "the corrected figure is shown; correct the other one too, or ignore it, in "
                    "content/corrections.yaml");
    else if (reason)
        diag_advise(diags, diag, "%s; say in content/corrections.yaml which one is right", reason);
}

/* Do two observations stand in one sentence, one list or one table? */
static bool stand_together(const struct entry *a, const struct entry *b)
{
    if (a->reading != b->reading)
        return false;
    const struct block *blocks = a->reading->article.blocks;
    size_t group = blocks[a->observation->block].group;
    if (group > 0)
        return group == blocks[b->observation->block].group;
    return a->observation->block == b->observation->block &&
           a->observation->sentence_begin == b->observation->sentence_begin;
}

/* Moves the entries that belong to the first one's figure to the front, in their order, and returns how many they
 * are: all, unless the first one is a part among others. */
static size_t gather_part(struct arena *arena, struct entry *entries, size_t count, bool *ret_part)
{
    bool part = false;
    for (size_t i = 1; i < count && !part; i++)
        part = stand_together(&entries[0], &entries[i]) && !same_value(entries[0].observation, entries[i].observation);
    *ret_part = part;
    if (!part)
        return count;
    struct arena_mark mark = arena_mark(arena);
    struct entry *others = arena_array(arena, struct entry, count);
    size_t own = 0;
    size_t other = 0;
    for (size_t i = 0; i < count; i++) {
        if (same_value(entries[0].observation, entries[i].observation))
            entries[own++] = entries[i];
        else
            others[other++] = entries[i];
    }
    for (size_t i = 0; i < other; i++)
        entries[own + i] = others[i];
    arena_rewind(arena, mark);
    return own;
}

/* An editor's figure stands against what other articles say: moves the first one that contradicts entries[0] to the
 * front, and behind it what else its article says, which is listed together. False where nothing has to move. */
static bool promote_corrected(struct arena *arena, struct entry *entries, size_t count)
{
    size_t found = is_corrected(entries[0].observation) ? count : 1;
    while (found < count && !(is_corrected(entries[found].observation) &&
                              contradicts(entries[0].observation, entries[found].observation)))
        found++;
    if (found >= count)
        return false;
    const struct reading *reading = entries[found].reading;
    struct arena_mark mark = arena_mark(arena);
    struct entry *sorted = arena_array(arena, struct entry, count);
    size_t filled = 0;
    sorted[filled++] = entries[found];
    for (size_t i = 0; i < count; i++)
        if (entries[i].reading == reading && i != found)
            sorted[filled++] = entries[i];
    for (size_t i = 0; i < count; i++)
        if (entries[i].reading != reading)
            sorted[filled++] = entries[i];
    memcpy(entries, sorted, count * sizeof *entries);
    arena_rewind(arena, mark);
    return true;
}

/* Makes one figure of the entries that are about the same. */
static void make_figure(struct arena *arena, struct buf *scratch, struct figure *figure, const struct entry *entries,
                        size_t count, int part, struct diags *diags)
{
    const struct observation *standing = entries[0].observation;
    struct citation *citations = arena_array(arena, struct citation, count);
    *figure = (struct figure){
        .id = figure_id(arena, scratch, standing, part),
        .area = standing->area,
        .indicator = standing->indicator,
        .tier = standing->tier,
        .measure = standing->measure,
        .scope = standing->scope,
        .status = standing->status,
        .period = standing->period,
        .value = standing->value,
        .value_high = standing->value_high,
        .has_high = standing->has_high,
        .unit = standing->unit,
        .bound = standing->bound,
        .citations = citations,
        .citation_count = count,
        .part = part,
    };
    for (size_t i = 0; i < count; i++) {
        citations[i] = (struct citation){ .reading = entries[i].reading,
                                          .observation = entries[i].observation,
                                          .disagrees = !same_value(standing, entries[i].observation) };
        if (i > 0 && contradicts(standing, entries[i].observation) && !stand_together(&entries[0], &entries[i])) {
            citations[i].contradicts = true;
            figure->conflict = true;
            report_conflict(arena, scratch, figure, &citations[i], diags);
        }
    }
}

/* Parts of one subject that one sentence tells. Newspapers tell two or three; what is beyond stays with the last. */
enum { PARTS = 8 };

/* Makes the figures of one subject: one, or one for each part. Returns how many. */
static size_t make_figures(struct arena *arena, struct buf *scratch, struct figure *figures, struct entry *entries,
                           size_t count, struct diags *diags)
{
    size_t made = 0;
    bool is_part = false;
    for (size_t begin = 0; begin < count;) {
        size_t own = made + 1 < PARTS ? gather_part(arena, entries + begin, count - begin, &is_part) : count - begin;
        if (made == 0 && !is_part && promote_corrected(arena, entries, count))
            own = gather_part(arena, entries, count, &is_part);
        int part = is_part || made > 0 ? (int)made + 1 : 0;
        make_figure(arena, scratch, &figures[made++], entries + begin, own, part, diags);
        begin += own;
    }
    return made;
}

static size_t count_observations(const struct reading *readings, size_t reading_count)
{
    size_t count = 0;
    for (size_t i = 0; i < reading_count; i++)
        count += readings[i].observations.count;
    return count;
}

static struct entry *sorted_entries(struct arena *arena, const struct reading *readings, size_t reading_count,
                                    size_t count)
{
    struct entry *entries = arena_array(arena, struct entry, count);
    size_t filled = 0;
    for (size_t i = 0; i < reading_count; i++)
        for (size_t k = 0; k < readings[i].observations.count; k++)
            entries[filled++] = (struct entry){ &readings[i], &readings[i].observations.items[k], i };
    qsort(entries, count, sizeof *entries, compare_entries);
    return entries;
}

static int newest_first(const void *a, const void *b)
{
    return date_compare(*(const struct date *)b, *(const struct date *)a);
}

/* Flags those of one area and indicator that are older than its FIGURES_RECENT newest. */
static void flag_old(struct arena *arena, struct figure *figures, size_t count)
{
    struct arena_mark mark = arena_mark(arena);
    struct date *ends = arena_array(arena, struct date, count);
    size_t dated = 0;
    for (size_t i = 0; i < count; i++)
        if (figures[i].status != STATUS_TARGET)
            ends[dated++] = figures[i].period.end;
    if (dated > FIGURES_RECENT) {
        qsort(ends, dated, sizeof *ends, newest_first);
        for (size_t i = 0; i < count; i++)
            figures[i].old =
                figures[i].status != STATUS_TARGET && date_compare(figures[i].period.end, ends[FIGURES_RECENT - 1]) < 0;
    }
    arena_rewind(arena, mark);
}

/* `figures` stand by area and indicator. */
static void flag_all_old(struct arena *arena, struct figure *figures, size_t count)
{
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && figures[end].area == figures[begin].area &&
                              figures[end].indicator == figures[begin].indicator;)
            end++;
        if (end - begin > FIGURES_RECENT)
            flag_old(arena, figures + begin, end - begin);
    }
}

static size_t *index_areas(struct arena *arena, const struct vocabulary *vocabulary, const struct figure *figures,
                           size_t count)
{
    size_t *starts = arena_array(arena, size_t, vocabulary->area_count + 1);
    size_t figure = 0;
    for (size_t area = 0; area <= vocabulary->area_count; area++) {
        while (figure < count && figures[figure].area->index < area)
            figure++;
        starts[area] = figure;
    }
    return starts;
}

struct dataset reconcile_readings(struct arena *arena, const struct vocabulary *vocabulary, struct reading *readings,
                                  size_t reading_count, struct diags *diags)
{
    if (reading_count > 1)
        qsort(readings, reading_count, sizeof *readings, compare_readings);
    size_t count = count_observations(readings, reading_count);
    struct entry *entries = count > 0 ? sorted_entries(arena, readings, reading_count, count) : NULL;
    struct figure *figures = arena_array(arena, struct figure, count);
    struct dataset dataset = {
        .vocabulary = vocabulary, .readings = readings, .reading_count = reading_count, .figures = figures
    };
    struct buf scratch;
    buf_init(&scratch);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && compare_subject(entries[begin].observation, entries[end].observation) == 0;
             end++)
            ;
        size_t first = dataset.figure_count;
        dataset.figure_count += make_figures(arena, &scratch, figures + first, entries + begin, end - begin, diags);
        for (size_t i = first; i < dataset.figure_count; i++)
            dataset.conflict_count += figures[i].conflict;
    }
    buf_finish(&scratch);
    flag_all_old(arena, figures, dataset.figure_count);
    dataset.area_figures = index_areas(arena, vocabulary, figures, dataset.figure_count);
    return dataset;
}

/* Where a figure stands against an observation in the order of the figures. */
static int compare_figure(const struct figure *figure, const struct observation *observation)
{
    return compare_subject(figure->citations[0].observation, observation);
}

/* Of the parts beside `figure`, the one that cites the observation. */
static const struct figure *part_of(const struct dataset *dataset, size_t figure, const struct observation *observation)
{
    while (figure > 0 && compare_figure(&dataset->figures[figure - 1], observation) == 0)
        figure--;
    for (; figure < dataset->figure_count && compare_figure(&dataset->figures[figure], observation) == 0; figure++)
        for (size_t i = 0; i < dataset->figures[figure].citation_count; i++)
            if (dataset->figures[figure].citations[i].observation == observation)
                return &dataset->figures[figure];
    return NULL;
}

const struct figure *dataset_figure_of(const struct dataset *dataset, const struct observation *observation)
{
    size_t low = 0;
    size_t high = dataset->figure_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_figure(&dataset->figures[middle], observation);
        if (order == 0)
            return part_of(dataset, middle, observation);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
