/* The stages in order: read, parse, extract, reconcile for the whole site; view, render, write page by page. */
#include "build_internal.h"

#include "correct.h"
#include "parallel.h"
#include "utf8.h"

#include <stdlib.h>

static str output_folder(struct build_state *state, const struct build_options *options)
{
    return options->out.len > 0 ? options->out : site_path(&state->arena, &state->site, STR("public"));
}

bool build_read_article(struct build_state *state, struct arena *arena, str path, struct reading *ret_reading,
                        struct diags *diags)
{
    struct document *document;
    struct reading reading = { 0 };
    if (!read_document(arena, path, &document, diags) ||
        !parse_article(arena, &state->site, document, &reading.article, diags))
        return false;
    reading.observations = corrections_apply(arena, state->corrections, &reading.article,
                                             extract_observations(arena, state->extractor, &reading.article));
    *ret_reading = reading;
    return true;
}

/* Articles being read on all cores: each worker fills its own arena, each article its own place. */
struct load {
    struct build_state *state;
    const str *paths;
    struct reading *readings;
    bool *good;
    struct diags *diags; /* one for each article, so that they come in the articles' order */
};

static void read_one(void *context, size_t worker, size_t item)
{
    struct load *load = context;
    load->good[item] = build_read_article(load->state, &load->state->workers[worker], load->paths[item],
                                          &load->readings[item], &load->diags[item]);
}

void build_read_articles(struct build_state *state, const str *paths, size_t count, struct reading *ret_readings,
                         bool *ret_good, struct diags *diags)
{
    struct load load = { state, paths, ret_readings, ret_good, arena_array(&state->arena, struct diags, count) };
    state->worker_count = parallel_workers(count);
    state->workers = arena_array(&state->arena, struct arena, state->worker_count);
    for (size_t i = 0; i < state->worker_count; i++)
        arena_init(&state->workers[i]);
    for (size_t i = 0; i < count; i++)
        diags_init(&load.diags[i]);
    parallel_for(count, state->worker_count, read_one, &load);
    for (size_t i = 0; i < count; i++) {
        diags_append(diags, &load.diags[i]);
        diags_finish(&load.diags[i]);
    }
}

/* By id, whatever its case; of one id the first path first. */
static int compare_ids(const void *left, const void *right)
{
    const struct reading *a = *(const struct reading *const *)left;
    const struct reading *b = *(const struct reading *const *)right;
    int order = utf8_compare_folded(a->article.id, b->article.id);
    return order ? order : (a > b) - (a < b);
}

static struct span place_of_id(const struct article *article)
{
    struct span place = article->document->front_matter.id.span;
    return place.source ? place : (struct span){ &article->document->source, 0, 0 };
}

/* Two articles of one id would be one page, and of ids that differ in case alone too on many a disk: the later path
 * gives way, *good is taken from it. */
static void refuse_duplicates(struct build_state *state, struct reading *readings, bool *good, size_t count,
                              struct diags *diags)
{
    const struct reading **sorted = arena_array(&state->arena, const struct reading *, count);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (good[i])
            sorted[kept++] = &readings[i];
    if (kept > 1)
        qsort(sorted, kept, sizeof *sorted, compare_ids);
    const struct reading *first = kept > 0 ? sorted[0] : NULL;
    for (size_t i = 1; i < kept; i++) {
        const struct article *article = &sorted[i]->article;
        if (utf8_compare_folded(first->article.id, article->id) != 0) {
            first = sorted[i];
            continue;
        }
        struct diag *diag = diag_add(diags, DIAG_ARTICLE_ID_DUPLICATE, place_of_id(article),
                                     "there is already an article with the id \"%.*s\"%s", STR_ARG(first->article.id),
                                     str_eq(first->article.id, article->id) ? "" : "; case does not tell ids apart");
        diag_relate(diags, diag, place_of_id(&first->article), "the other article");
        good[sorted[i] - readings] = false;
    }
}

static void read_articles(struct build_state *state, const str *paths, size_t count, struct diags *diags)
{
    bool *good = arena_array(&state->arena, bool, count);
    state->readings = arena_array(&state->arena, struct reading, count);
    build_read_articles(state, paths, count, state->readings, good, diags);
    refuse_duplicates(state, state->readings, good, count, diags);
    for (size_t i = 0; i < count; i++) {
        if (!good[i])
            state->failed++;
        else if (state->readings[i].article.document->front_matter.draft)
            state->drafts++;
        else
            state->readings[state->reading_count++] = state->readings[i];
    }
}

bool build_open(str root, struct build_state *state, struct diags *diags)
{
    *state = (struct build_state){ 0 };
    arena_init(&state->arena);
    if (!read_site(&state->arena, root, &state->site, diags))
        return false;
    view_check_written(&state->site, diags);
    state->extractor = extractor_new(&state->arena, &state->site.vocabulary, diags);
    state->corrections = corrections_read(&state->arena, &state->site, diags);
    return true;
}

bool build_load(str root, struct build_state *state, struct diags *diags)
{
    const str *paths;
    size_t count;
    if (!build_open(root, state, diags) || !read_list_articles(&state->arena, &state->site, &paths, &count, diags))
        return false;
    read_articles(state, paths, count, diags);
    corrections_report_unmatched(state->corrections, diags);
    state->dataset =
        reconcile_readings(&state->arena, &state->site.vocabulary, state->readings, state->reading_count, diags);
    return true;
}

void build_close(struct build_state *state)
{
    for (size_t i = 0; i < state->worker_count; i++)
        arena_finish(&state->workers[i]);
    arena_finish(&state->arena);
}

/* What is needed for each file in turn. */
struct printer {
    struct outputs outputs;
    struct writer *writer; /* NULL: make only, write nothing */
    struct buf bytes;      /* of the file at hand */
    struct repeats repeats;
};

static bool make_once(struct printer *printer, const struct output *output, struct diags *diags)
{
    struct diags found;
    diags_init(&found);
    buf_clear(&printer->bytes);
    bool made = output_make(&printer->outputs, output, &printer->bytes, &found);
    repeats_pass(&printer->repeats, &found, diags);
    diags_finish(&found);
    return made;
}

enum { LEFT_OUT_NAMED = 5 }; /* pages that could not be made, before it is said how many more there are */

/* "areas/dazu.html, areas/banan.html, …" */
struct left_out {
    struct buf names;
    size_t count;
};

static void leave_out(struct left_out *left_out, str path)
{
    if (left_out->count++ > LEFT_OUT_NAMED)
        return;
    buf_add(&left_out->names, left_out->count > 1 ? STR(", ") : STR(""));
    buf_add(&left_out->names, left_out->count > LEFT_OUT_NAMED ? STR("…") : path);
}

static void report_left_out(const struct left_out *left_out, struct diags *diags)
{
    if (left_out->count > 0)
        diag_add(diags, DIAG_PAGE_LEFT_OUT, (struct span){ 0 }, "%zu page%s could not be made: %.*s", left_out->count,
                 left_out->count == 1 ? "" : "s", STR_ARG(buf_str(&left_out->names)));
}

/* Makes a file, and writes it where there is a writer. */
static bool print_file(struct printer *printer, const struct output *output, struct left_out *left_out,
                       struct diags *diags)
{
    if (!make_once(printer, output, diags)) {
        leave_out(left_out, output->path);
        return false;
    }
    return !printer->writer || writer_put(printer->writer, output->path, buf_str(&printer->bytes), diags);
}

/* Makes all files, and goes on after one that fails: false then. *ret_pages: how many pages there are. */
static bool print_files(struct printer *printer, size_t *ret_pages, struct diags *diags)
{
    size_t printed = 0, pages = 0;
    struct left_out left_out = { .count = 0 };
    buf_init(&left_out.names);
    for (size_t i = 0; i < printer->outputs.count; i++) {
        const struct output *output = &printer->outputs.items[i];
        if (!print_file(printer, output, &left_out, diags))
            continue;
        printed++;
        pages += output_is_page(output);
    }
    report_left_out(&left_out, diags);
    buf_finish(&left_out.names);
    *ret_pages = pages;
    return printed == printer->outputs.count;
}

static bool is_clean(const struct diags *diags)
{
    return diags->errors == 0 && diags->warnings == 0;
}

/* What there is to say of the file is said when it is written. */
static bool make_planned(void *context, size_t index, struct buf *out)
{
    struct outputs *outputs = context;
    struct diags unheard;
    diags_init(&unheard);
    bool made = output_make(outputs, &outputs->items[index], out, &unheard);
    diags_finish(&unheard);
    return made;
}

static struct writer *open_writer(struct outputs *outputs, str out, struct diags *diags)
{
    str *paths = arena_array(&outputs->state->arena, str, outputs->count);
    for (size_t i = 0; i < outputs->count; i++)
        paths[i] = outputs->items[i].path;
    struct write_plan plan = { paths, outputs->count, make_planned, outputs };
    return writer_create(outputs->state->site.root, out, &plan, diags);
}

/* Nothing stale is removed unless everything new is there: pages link to one another. */
static bool write_site(struct printer *printer, const struct build_options *options, struct build_summary *summary,
                       struct diags *diags)
{
    if (options->strict && !is_clean(diags))
        return true;
    summary->out = output_folder(printer->outputs.state, options);
    printer->writer = open_writer(&printer->outputs, summary->out, diags);
    if (!printer->writer)
        return false;
    summary->outcome = BUILD_PARTLY;
    bool whole = print_files(printer, &summary->pages, diags) && writer_finish(printer->writer, &summary->files, diags);
    writer_destroy(printer->writer);
    summary->outcome = whole ? BUILD_WHOLE : BUILD_PARTLY;
    return whole;
}

static bool print_site(struct printer *printer, const struct build_options *options, struct build_summary *summary,
                       struct diags *diags)
{
    const struct outputs *outputs = &printer->outputs;
    pictures_check(outputs, diags);
    /* Strict: whatever the making of a file has to say is known before anything is written. */
    if (options->strict || options->dry_run)
        print_files(printer, &summary->pages, diags);
    if (outputs->check)
        template_check_report(outputs->check, &outputs->state->site, outputs->renderers[0], diags);
    return options->dry_run || write_site(printer, options, summary, diags);
}

bool build_site(struct build_state *state, const struct build_options *options, struct build_summary *ret_summary,
                struct diags *diags)
{
    struct build_summary summary = {
        .articles = state->reading_count,
        .failed = state->failed,
        .drafts = state->drafts,
        .figures = state->dataset.figure_count,
        .conflicts = state->dataset.conflict_count,
    };
    bool checked = options->dry_run && options->check_templates;
    struct printer printer = { .repeats = { .arena = &state->arena } };
    buf_init(&printer.bytes);
    bool done = outputs_init(&printer.outputs, state, checked ? template_check_new(&state->arena) : NULL, diags) &&
                print_site(&printer, options, &summary, diags);
    outputs_finish(&printer.outputs);
    buf_finish(&printer.bytes);
    *ret_summary = summary;
    return done;
}
