/* The stages in order: read, parse, extract, reconcile for the whole site; view, render, write page by page. */
#include "build.h"

#include "correct.h"
#include "parallel.h"
#include "render.h"
#include "template_check.h"
#include "utf8.h"
#include "view.h"

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

/* What has been said of a place in a template. */
struct said {
    enum diag_code code;
    const struct source *source;
    size_t offset;
    str message;
};

/* What is needed for each page in turn. */
struct printer {
    struct build_state *state;
    const struct renderer *renderer;
    struct template_check *check; /* NULL: the templates are not to be checked */
    struct writer *writer;        /* NULL: render only, write nothing */
    struct arena page;            /* rewound after each page */
    struct buf bytes;             /* of the page at hand */
    struct said *said;            /* a template's fault shows on each page that it makes: it is said of the first */
    size_t said_count;
    size_t said_capacity;
};

enum { SAID_OF_A_PLACE = 20 }; /* different messages about one place; the further ones are like them */

/* Is it said for the first time? What has no place in a file is of this page alone. */
static bool is_new(struct printer *printer, const struct diag *diag)
{
    if (!diag->span.source)
        return true;
    size_t of_this_place = 0;
    for (size_t i = 0; i < printer->said_count; i++) {
        const struct said *said = &printer->said[i];
        if (said->code != diag->code || said->source != diag->span.source || said->offset != diag->span.offset)
            continue;
        if (++of_this_place == SAID_OF_A_PLACE || str_eq(said->message, diag->message))
            return false;
    }
    struct arena *arena = &printer->state->arena;
    printer->said =
        arena_reserve(arena, printer->said, printer->said_count, &printer->said_capacity, sizeof *printer->said);
    printer->said[printer->said_count++] =
        (struct said){ diag->code, diag->span.source, diag->span.offset, arena_copy(arena, diag->message) };
    return true;
}

/* Appends what has not been said of another page. */
static void append_new(struct printer *printer, struct diags *found, struct diags *diags)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (is_new(printer, &found->items[i]))
            found->items[kept++] = found->items[i];
    found->count = kept;
    diags_append(diags, found);
}

static bool make_page(struct printer *printer, struct page_ref ref, struct buf *out, struct diags *diags)
{
    struct arena_mark mark = arena_mark(&printer->page);
    struct page page = view_page(&printer->page, &printer->state->site, &printer->state->dataset, ref);
    if (printer->check)
        template_check_add_page(printer->check, &page);
    bool made = render_page(printer->renderer, &printer->page, &page, out, diags);
    arena_rewind(&printer->page, mark);
    return made;
}

static bool render_page_once(struct printer *printer, struct page_ref ref, struct diags *diags)
{
    struct diags found;
    diags_init(&found);
    buf_clear(&printer->bytes);
    bool made = make_page(printer, ref, &printer->bytes, &found);
    append_new(printer, &found, diags);
    diags_finish(&found);
    return made;
}

static bool write_page(struct printer *printer, struct page_ref ref, struct diags *diags)
{
    const struct build_state *state = printer->state;
    struct arena_mark mark = arena_mark(&printer->page);
    str path = view_page_path(&printer->page, &state->site, &state->dataset, ref);
    bool done = !printer->writer || writer_put(printer->writer, path, buf_str(&printer->bytes), diags);
    arena_rewind(&printer->page, mark);
    return done;
}

enum { LEFT_OUT_NAMED = 5 }; /* pages that could not be made, before it is said how many more there are */

/* "areas/dazu.html, areas/banan.html, …" */
struct left_out {
    struct buf names;
    size_t count;
};

static void leave_out(struct printer *printer, struct page_ref ref, struct left_out *left_out)
{
    const struct build_state *state = printer->state;
    if (left_out->count++ > LEFT_OUT_NAMED)
        return;
    struct arena_mark mark = arena_mark(&printer->page);
    str path = view_page_path(&printer->page, &state->site, &state->dataset, ref);
    buf_add(&left_out->names, left_out->count > 1 ? STR(", ") : STR(""));
    buf_add(&left_out->names, left_out->count > LEFT_OUT_NAMED ? STR("…") : path);
    arena_rewind(&printer->page, mark);
}

static void report_left_out(const struct left_out *left_out, struct diags *diags)
{
    if (left_out->count > 0)
        diag_add(diags, DIAG_PAGE_LEFT_OUT, (struct span){ 0 }, "%zu page%s could not be made: %.*s", left_out->count,
                 left_out->count == 1 ? "" : "s", STR_ARG(buf_str(&left_out->names)));
}

/* Renders all pages, and writes them where there is a writer. Goes on after a page that fails. */
static size_t print_pages(struct printer *printer, struct page_list pages, struct diags *diags)
{
    size_t printed = 0;
    struct left_out left_out = { .count = 0 };
    buf_init(&left_out.names);
    for (size_t i = 0; i < pages.count; i++) {
        if (render_page_once(printer, pages.items[i], diags))
            printed += write_page(printer, pages.items[i], diags);
        else
            leave_out(printer, pages.items[i], &left_out);
    }
    report_left_out(&left_out, diags);
    buf_finish(&left_out.names);
    return printed;
}

static bool write_static_files(struct printer *printer, struct static_files files, struct diags *diags)
{
    bool done = true;
    for (size_t i = 0; i < files.count; i++)
        done = writer_put(printer->writer, files.items[i].path, files.items[i].bytes, diags) && done;
    return done;
}

static bool is_clean(const struct diags *diags)
{
    return diags->errors == 0 && diags->warnings == 0;
}

/* What a build is going to write: static files, then pages. */
struct plan {
    struct printer *printer;
    struct page_list pages;
    struct static_files files;
};

static const str *list_plan(const struct plan *plan, size_t *ret_count)
{
    struct build_state *state = plan->printer->state;
    size_t count = 0;
    str *paths = arena_array(&state->arena, str, plan->pages.count + plan->files.count);
    for (size_t i = 0; i < plan->files.count; i++)
        paths[count++] = plan->files.items[i].path;
    for (size_t i = 0; i < plan->pages.count; i++)
        paths[count++] = view_page_path(&state->arena, &state->site, &state->dataset, plan->pages.items[i]);
    *ret_count = count;
    return paths;
}

/* What there is to say of the page is said when it is written. */
static bool make_planned(void *context, size_t index, struct buf *out)
{
    const struct plan *plan = context;
    if (index < plan->files.count) {
        buf_add(out, plan->files.items[index].bytes);
        return true;
    }
    struct diags unheard;
    diags_init(&unheard);
    bool made = make_page(plan->printer, plan->pages.items[index - plan->files.count], out, &unheard);
    diags_finish(&unheard);
    return made;
}

static struct writer *open_writer(struct printer *printer, struct plan *plan, str out, struct diags *diags)
{
    struct write_plan write_plan = { .make = make_planned, .context = plan };
    write_plan.paths = list_plan(plan, &write_plan.count);
    return writer_create(printer->state->site.root, out, &write_plan, diags);
}

/* Nothing stale is removed unless everything new is there: pages link to one another. */
static bool write_site(struct printer *printer, struct page_list pages, const struct build_options *options,
                       struct build_summary *summary, struct diags *diags)
{
    struct build_state *state = printer->state;
    struct static_files files = render_static_files(&state->arena, &state->site, diags);
    if (options->strict && !is_clean(diags))
        return true;
    summary->out = output_folder(state, options);
    printer->writer = open_writer(printer, &(struct plan){ printer, pages, files }, summary->out, diags);
    if (!printer->writer)
        return false;
    summary->outcome = BUILD_PARTLY;
    bool whole = write_static_files(printer, files, diags);
    summary->pages = print_pages(printer, pages, diags);
    whole = whole && summary->pages == pages.count && writer_finish(printer->writer, &summary->files, diags);
    writer_destroy(printer->writer);
    summary->outcome = whole ? BUILD_WHOLE : BUILD_PARTLY;
    return whole;
}

static bool print_site(struct printer *printer, const struct build_options *options, struct build_summary *summary,
                       struct diags *diags)
{
    struct build_state *state = printer->state;
    struct page_list pages = view_list_pages(&state->arena, &state->site, &state->dataset);
    /* Strict: whatever a page's rendering has to say is known before anything is written. */
    if (options->strict || options->dry_run)
        summary->pages = print_pages(printer, pages, diags);
    if (printer->check)
        template_check_report(printer->check, &state->site, printer->renderer, diags);
    return options->dry_run || write_site(printer, pages, options, summary, diags);
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
    struct printer printer = { .state = state, .renderer = renderer_new(&state->arena, &state->site, diags) };
    arena_init(&printer.page);
    buf_init(&printer.bytes);
    if (options->dry_run && options->check_templates)
        printer.check = template_check_new(&state->arena);
    bool done = printer.renderer && print_site(&printer, options, &summary, diags);
    buf_finish(&printer.bytes);
    arena_finish(&printer.page);
    *ret_summary = summary;
    return done;
}
