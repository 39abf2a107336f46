/* What a page tells machines of itself, in the words of schema.org: which data stand on it, or which article it is of.
 *
 *     areas/dazu.html   -> { "@type": "Dataset", "name": 大足区的科技创新数据, "distribution": [ … ] }
 *     articles/ID.html  -> { "@type": "NewsArticle", "headline": …, "datePublished": … } */
#include "view_internal.h"

#include "json_value.h"

static void set_text(const struct view *view, struct value *object, const char *key, str text)
{
    if (text.len > 0)
        value_set_string(view->arena, object, str_from(key), text);
}

static struct value *new_thing(const struct view *view, const char *type, str name)
{
    struct value *thing = value_object(view->arena);
    value_set_string(view->arena, thing, STR("@type"), str_from(type));
    value_set_string(view->arena, thing, STR("name"), name);
    return thing;
}

static struct value *new_page_thing(const struct view *view, const char *type)
{
    struct value *thing = value_object(view->arena);
    value_set_string(view->arena, thing, STR("@context"), STR("https://schema.org"));
    value_set_string(view->arena, thing, STR("@type"), str_from(type));
    return thing;
}

/* ---- data sets ------------------------------------------------------------------------------------------ */

/* The figures that a data set has. */
struct subject {
    const struct area *area;           /* NULL: of all areas */
    const struct indicator *indicator; /* NULL: of all indicators */
    str name;
};

static bool is_of(const struct subject *subject, const struct figure *figure)
{
    return (!subject->area || figure->area == subject->area) &&
           (!subject->indicator || figure->indicator == subject->indicator);
}

/* How many figures there are, and the time that those cover which are no targets. */
static size_t survey(const struct view *view, const struct subject *subject, struct period *ret_covered)
{
    size_t count = 0;
    struct period covered = { DATE_NONE, DATE_NONE };
    for (size_t i = 0; i < view->dataset->figure_count; i++) {
        const struct figure *figure = &view->dataset->figures[i];
        if (!is_of(subject, figure))
            continue;
        count++;
        struct date start = figure->period.start, end = figure->period.end;
        if (figure->status == STATUS_TARGET || date_is_none(start) || date_is_none(end))
            continue;
        if (date_is_none(covered.start) || date_compare(start, covered.start) < 0)
            covered.start = start;
        if (date_compare(end, covered.end) > 0)
            covered.end = end;
    }
    *ret_covered = covered;
    return count;
}

static void set_coverage(const struct view *view, struct value *thing, struct period covered)
{
    if (date_is_none(covered.start))
        return;
    struct buf text;
    buf_init(&text);
    period_add_text(&text, covered);
    value_set_string(view->arena, thing, STR("temporalCoverage"), arena_copy(view->arena, buf_str(&text)));
    buf_finish(&text);
}

static void add_file(const struct view *view, struct value *files, struct export_ref ref, const char *format)
{
    str base = view->site->settings.base_url.len > 0 ? view->site->settings.base_url : view->root;
    str path = view_address(view->arena, export_file_path(view->arena, view->site, ref));
    struct value *file = value_object(view->arena);
    value_set_string(view->arena, file, STR("@type"), STR("DataDownload"));
    value_set_string(view->arena, file, STR("encodingFormat"), str_from(format));
    value_set_string(view->arena, file, STR("contentUrl"), arena_join(view->arena, base, path));
    value_add(view->arena, files, file);
}

static struct value *files_of(const struct view *view, const struct subject *subject)
{
    struct value *files = value_list(view->arena);
    enum export_kind csv = EXPORT_CSV, json = EXPORT_JSON;
    size_t index = EXPORT_FIGURES;
    if (subject->area) {
        csv = EXPORT_AREA_CSV, json = EXPORT_AREA_JSON;
        index = subject->area->index;
    } else if (subject->indicator) {
        csv = EXPORT_INDICATOR_CSV, json = EXPORT_INDICATOR_JSON;
        index = subject->indicator->index;
    }
    add_file(view, files, (struct export_ref){ csv, index }, "text/csv");
    add_file(view, files, (struct export_ref){ json, index }, "application/json");
    if (csv == EXPORT_CSV)
        add_file(view, files, (struct export_ref){ EXPORT_DATABASE, 0 }, "application/vnd.sqlite3");
    return files;
}

static void set_terms(const struct view *view, struct value *thing)
{
    const struct settings *settings = &view->site->settings;
    if (settings->publisher.len > 0)
        value_set(view->arena, thing, STR("creator"), new_thing(view, "Organization", settings->publisher));
    set_text(view, thing, "license", settings->licence);
    if (view->dataset->reading_count > 0)
        set_text(view, thing, "dateModified", date_text(view->arena, view->dataset->readings[0].article.date));
}

/* NULL where there are no figures. */
static struct value *new_dataset(const struct view *view, const struct subject *subject)
{
    const struct words *words = &view->words;
    struct period covered;
    size_t count = survey(view, subject, &covered);
    if (count == 0)
        return NULL;
    struct value *thing = new_page_thing(view, "Dataset");
    set_text(view, thing, "name", subject->name);
    set_text(view, thing, "description",
             words_fill(words, "data_description",
                        WORD_PARTS({ "name", subject->name }, { "count", word_figure_count(words, count) })));
    set_text(view, thing, "url", value_text(value_get(view->data, STR("address")), STR("")));
    set_text(view, thing, "inLanguage", words->edition->tag);
    set_terms(view, thing);
    set_coverage(view, thing, covered);
    if (subject->area)
        value_set(view->arena, thing, STR("spatialCoverage"),
                  new_thing(view, "Place", word_area(words, subject->area)));
    if (subject->indicator)
        set_text(view, thing, "variableMeasured", word_indicator(words, subject->indicator));
    value_set(view->arena, thing, STR("distribution"), files_of(view, subject));
    return thing;
}

static struct value *new_area_dataset(const struct view *view, const struct area *area)
{
    struct subject subject = { .area = area };
    subject.name = words_fill(&view->words, "data_of_area", WORD_PARTS({ "name", word_area(&view->words, area) }));
    return new_dataset(view, &subject);
}

static struct value *new_indicator_dataset(const struct view *view, const struct indicator *indicator)
{
    struct subject subject = { .indicator = indicator };
    subject.name =
        words_fill(&view->words, "data_of_indicator", WORD_PARTS({ "name", word_indicator(&view->words, indicator) }));
    return new_dataset(view, &subject);
}

static struct value *new_site_dataset(const struct view *view)
{
    struct subject subject = { .name = settings_title(&view->site->settings, view->words.edition->tag) };
    return new_dataset(view, &subject);
}

/* ---- articles ------------------------------------------------------------------------------------------- */

static struct value *new_news_article(const struct view *view, const struct article *article)
{
    struct value *thing = new_page_thing(view, "NewsArticle");
    set_text(view, thing, "headline", article->title);
    set_text(view, thing, "datePublished", date_text(view->arena, article->date));
    set_text(view, thing, "inLanguage", STR("zh-CN"));
    if (article->source.len > 0)
        value_set(view->arena, thing, STR("publisher"), new_thing(view, "NewsMediaOrganization", article->source));
    if (article->author.len > 0)
        value_set(view->arena, thing, STR("author"), new_thing(view, "Person", article->author));
    set_text(view, thing, "url", view_web_address(article->url));
    set_text(view, thing, "mainEntityOfPage", value_text(value_get(view->data, STR("address")), STR("")));
    return thing;
}

/* ---- into the page -------------------------------------------------------------------------------------- */

/* Inside a script element no "<" may stand that could end it; JSON has "<" only in texts. */
static str script_text(const struct view *view, const struct value *thing)
{
    struct buf json, text;
    buf_init(&json);
    buf_init(&text);
    json_add_value(&json, thing, false);
    for (size_t i = 0; i < json.len; i++) {
        if (json.ptr[i] == '<')
            buf_add(&text, STR("\\u003c"));
        else
            buf_add_char(&text, json.ptr[i]);
    }
    str copy = arena_copy(view->arena, buf_str(&text));
    buf_finish(&json);
    buf_finish(&text);
    return copy;
}

static struct value *thing_of(const struct view *view, struct page_ref ref)
{
    switch (ref.kind) {
    case PAGE_AREA:
        return new_area_dataset(view, &view->site->vocabulary.areas[ref.subject]);
    case PAGE_INDICATOR:
        return new_indicator_dataset(view, &view->site->vocabulary.indicators[ref.subject]);
    case PAGE_ARTICLE:
        return new_news_article(view, &view->dataset->readings[ref.subject].article);
    case PAGE_DATA:
        return new_site_dataset(view);
    default:
        return NULL;
    }
}

void view_set_linked_data(const struct view *view, struct page_ref ref)
{
    const struct value *thing = thing_of(view, ref);
    value_set_string(view->arena, view->data, STR("linked_data"), thing ? script_text(view, thing) : STR(""));
}
