/* Looking at stages: one dump for each, as a tree of values written as JSON. */
#include "inspect.h"

#include "fields.h"
#include "json_value.h"
#include "render.h"
#include "view.h"

#include <assert.h>

const char *const inspect_stages[] = { "read", "parse",  "extract", "correct", "reconcile",
                                       "view", "render", "write",   NULL };

/* A tree is filled in one arena. */
struct dump {
    struct arena *arena;
    struct value *object;
};

static struct dump new_dump(struct arena *arena)
{
    return (struct dump){ arena, value_object(arena) };
}

static void set_text(struct dump dump, const char *key, str text)
{
    value_set_string(dump.arena, dump.object, str_from(key), text);
}

static void set_size(struct dump dump, const char *key, size_t number)
{
    value_set_integer(dump.arena, dump.object, str_from(key), (long long)number);
}

static void set_flag(struct dump dump, const char *key, bool truth)
{
    value_set_bool(dump.arena, dump.object, str_from(key), truth);
}

static struct value *set_list(struct dump dump, const char *key)
{
    return value_set(dump.arena, dump.object, str_from(key), value_list(dump.arena));
}

static void set_date(struct dump dump, const char *key, struct date date)
{
    struct buf text;
    buf_init(&text);
    date_add_text(&text, date);
    set_text(dump, key, date_is_none(date) ? STR("") : arena_copy(dump.arena, buf_str(&text)));
    buf_finish(&text);
}

static void set_decimal(struct dump dump, const char *key, struct decimal value)
{
    struct buf text;
    buf_init(&text);
    decimal_add_text(&text, decimal_normal(value));
    set_text(dump, key, arena_copy(dump.arena, buf_str(&text)));
    buf_finish(&text);
}

static void set_period(struct dump dump, struct period period)
{
    struct buf text;
    buf_init(&text);
    period_add_text(&text, period);
    set_text(dump, "period", arena_copy(dump.arena, buf_str(&text)));
    buf_finish(&text);
}

static void set_span(struct dump dump, size_t begin, size_t end)
{
    struct value *span = set_list(dump, "span");
    value_add(dump.arena, span, value_integer(dump.arena, (long long)begin));
    value_add(dump.arena, span, value_integer(dump.arena, (long long)end));
}

static const char *format_name(enum document_format format)
{
    static const char *const names[] = { "markdown", "html", "xml", "text" };
    return names[format];
}

static const char *text_name(enum article_text text)
{
    static const char *const names[] = { "full", "quotes", "none" };
    return names[text];
}

static struct value *dump_document(struct arena *arena, const struct document *document)
{
    struct dump dump = new_dump(arena);
    const struct front_matter *matter = &document->front_matter;
    set_text(dump, "path", document->source.path);
    set_text(dump, "format", str_from(format_name(document->format)));
    set_flag(dump, "converted", document->encoding.converted);
    set_size(dump, "bytes", document->source.bytes.len);
    set_size(dump, "body", document->body);
    struct dump front = new_dump(arena);
    value_set(arena, dump.object, STR("front_matter"), front.object);
    set_text(front, "id", matter->id.text);
    set_text(front, "title", matter->title.text);
    set_date(front, "date", matter->date);
    set_text(front, "source", matter->source.text);
    set_text(front, "url", matter->url.text);
    set_text(front, "author", matter->author.text);
    struct value *areas = set_list(front, "areas");
    for (size_t i = 0; i < matter->area_count; i++)
        value_add(arena, areas, value_string(arena, matter->areas[i].text));
    if (matter->has_text)
        set_text(front, "text", str_from(text_name(matter->text)));
    set_flag(front, "draft", matter->draft);
    return dump.object;
}

static struct value *dump_block(struct arena *arena, const struct block *block)
{
    static const char *const kinds[] = { "heading", "paragraph", "item", "quote", "caption", "row" };
    struct dump dump = new_dump(arena);
    set_text(dump, "kind", str_from(kinds[block->kind]));
    if (block->level > 0)
        set_size(dump, "level", (size_t)block->level);
    if (block->group > 0)
        set_size(dump, "group", block->group);
    if (block->header)
        set_flag(dump, "header", true);
    set_text(dump, "text", block->text);
    set_span(dump, block->span.offset, block->span.offset + block->span.length);
    set_size(dump, "runs", block->run_count);
    return dump.object;
}

static struct value *dump_article(struct arena *arena, const struct article *article)
{
    struct dump dump = new_dump(arena);
    set_text(dump, "id", article->id);
    set_text(dump, "title", article->title);
    set_date(dump, "date", article->date);
    set_text(dump, "source", article->source);
    set_text(dump, "url", article->url);
    set_text(dump, "author", article->author);
    struct value *areas = set_list(dump, "areas");
    for (size_t i = 0; i < article->area_count; i++)
        value_add(arena, areas, value_string(arena, article->areas[i]->id));
    set_text(dump, "text", str_from(text_name(article->text)));
    struct value *blocks = set_list(dump, "blocks");
    for (size_t i = 0; i < article->block_count; i++)
        value_add(arena, blocks, dump_block(arena, &article->blocks[i]));
    return dump.object;
}

static struct value *dump_citation(struct arena *arena, const struct citation *citation)
{
    struct dump dump = new_dump(arena);
    set_text(dump, "article", citation->reading->article.id);
    set_text(dump, "surface", citation->observation->surface);
    set_span(dump, citation->observation->span.offset,
             citation->observation->span.offset + citation->observation->span.length);
    set_flag(dump, "disagrees", citation->disagrees);
    return dump.object;
}

static struct value *dump_figure(struct arena *arena, const struct figure *figure)
{
    struct dump dump = new_dump(arena);
    set_text(dump, "id", figure->id);
    set_text(dump, "area", figure->area->id);
    set_text(dump, "indicator", figure->indicator->id);
    set_text(dump, "tier", tier_text(figure->tier));
    set_text(dump, "measure", measure_text(figure->measure));
    set_text(dump, "scope", scope_text(figure->scope));
    set_text(dump, "status", status_text(figure->status));
    set_decimal(dump, "value", figure->value);
    if (figure->has_high)
        set_decimal(dump, "value_high", figure->value_high);
    set_text(dump, "unit", figure->unit);
    set_text(dump, "bound", bound_text(figure->bound));
    set_period(dump, figure->period);
    set_flag(dump, "conflict", figure->conflict);
    struct value *citations = set_list(dump, "citations");
    for (size_t i = 0; i < figure->citation_count; i++)
        value_add(arena, citations, dump_citation(arena, &figure->citations[i]));
    return dump.object;
}

static struct value *dump_figures(struct arena *arena, const struct dataset *dataset)
{
    struct value *list = value_list(arena);
    for (size_t i = 0; i < dataset->figure_count; i++)
        value_add(arena, list, dump_figure(arena, &dataset->figures[i]));
    return list;
}

static struct value *dump_page(struct arena *arena, const struct page *page)
{
    struct dump dump = new_dump(arena);
    set_text(dump, "path", page->path);
    set_text(dump, "template", page->template_name);
    value_set(arena, dump.object, STR("data"), page->data);
    set_size(dump, "charts", page->chart_count);
    return dump.object;
}

static void add_tree(struct buf *out, const struct value *value)
{
    json_add_value(out, value, true);
    buf_add_char(out, '\n');
}

/* The same objects as `kechuang extract` writes, as one JSON value. */
static void add_observations(struct buf *out, const struct reading *reading)
{
    buf_add(out, STR("["));
    for (size_t i = 0; i < reading->observations.count; i++) {
        buf_add(out, i > 0 ? STR(",\n  ") : STR("\n  "));
        observation_add_json(out, &reading->article, &reading->observations.items[i]);
    }
    buf_add(out, STR("\n]\n"));
}

/* The article's own page: the one that the file makes. */
static struct page article_page(struct build_state *state)
{
    return view_page(&state->arena, &state->site, &state->dataset, (struct page_ref){ .kind = PAGE_ARTICLE });
}

static bool add_rendered(struct build_state *state, const struct page *page, struct buf *out, struct diags *diags)
{
    const struct renderer *renderer = renderer_new(&state->arena, &state->site, state->site.editions, diags);
    return renderer && render_page(renderer, &state->arena, page, out, diags);
}

/* What would be written, and how much: nothing is. */
static bool add_written(struct build_state *state, const struct page *page, struct buf *out, struct diags *diags)
{
    struct buf bytes;
    buf_init(&bytes);
    bool rendered = add_rendered(state, page, &bytes, diags);
    if (rendered) {
        struct dump dump = new_dump(&state->arena);
        set_text(dump, "path", page->path);
        set_size(dump, "bytes", bytes.len);
        add_tree(out, dump.object);
    }
    buf_finish(&bytes);
    return rendered;
}

static bool is(str stage, const char *name)
{
    return str_eq(stage, str_from(name));
}

bool inspect_file(struct build_state *state, str stage, str path, struct buf *out, struct diags *diags)
{
    if (is(stage, "read")) {
        struct document *document;
        if (!read_document(&state->arena, path, &document, diags))
            return false;
        add_tree(out, dump_document(&state->arena, document));
        return true;
    }
    if (is(stage, "extract"))
        state->corrections = NULL;
    state->readings = arena_new(&state->arena, struct reading);
    if (!build_read_article(state, &state->arena, path, state->readings, diags))
        return false;
    state->reading_count = 1;
    if (is(stage, "parse")) {
        add_tree(out, dump_article(&state->arena, &state->readings->article));
        return true;
    }
    if (is(stage, "extract") || is(stage, "correct")) {
        add_observations(out, state->readings);
        return true;
    }
    state->dataset = reconcile_readings(&state->arena, &state->site.vocabulary, state->readings, 1, diags);
    if (is(stage, "reconcile")) {
        add_tree(out, dump_figures(&state->arena, &state->dataset));
        return true;
    }
    struct page page = article_page(state);
    if (is(stage, "view")) {
        add_tree(out, dump_page(&state->arena, &page));
        return true;
    }
    if (is(stage, "render"))
        return add_rendered(state, &page, out, diags);
    assert(is(stage, "write"));
    return add_written(state, &page, out, diags);
}

/* ---- a page of the site --------------------------------------------------------------------------------- */

static void report_unknown(struct build_state *state, str path, const str *paths, size_t count, struct diags *diags)
{
    struct fields fields = { .arena = &state->arena };
    str suggestion = fields_suggestion(&fields, path, paths, count);
    diag_add(diags, DIAG_PAGE_UNKNOWN, (struct span){ 0 }, "the site has no page \"%.*s\"%.*s", STR_ARG(path),
             STR_ARG(suggestion));
}

bool inspect_page(struct build_state *state, str path, struct buf *out, struct diags *diags)
{
    struct page_list pages = view_list_pages(&state->arena, &state->site, &state->dataset);
    str *paths = arena_array(&state->arena, str, pages.count);
    for (size_t i = 0; i < pages.count; i++) {
        paths[i] = view_page_path(&state->arena, &state->site, &state->dataset, pages.items[i]);
        if (!str_eq(paths[i], path))
            continue;
        struct page page = view_page(&state->arena, &state->site, &state->dataset, pages.items[i]);
        render_draw_charts(&state->arena, &page, diags);
        add_tree(out, page.data);
        return true;
    }
    report_unknown(state, path, paths, pages.count, diags);
    return false;
}
