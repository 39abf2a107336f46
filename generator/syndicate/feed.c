/* The newest articles with their figures, as Atom (RFC 4287). */
#include "syndicate_internal.h"

#include "read.h"
#include "wording.h"

enum {
    ENTRIES_MOST = 50, /* what a reader that comes by every month has not seen */
    FIGURES_MOST = 50, /* of an article; it says how many more there are nowhere but on its page */
};

struct feed {
    struct arena *arena;
    const struct site *site;
    const struct dataset *dataset;
    size_t edition;
    str base; /* of links: the site's address, else the way from the feed to the site's root */
    struct words words;
};

/* A day as Atom wants it: newspapers have no hours. */
static str time_text(struct arena *arena, struct date date)
{
    return arena_join(arena, date_text(arena, date), STR("T00:00:00Z"));
}

static struct date newest(const struct feed *feed)
{
    static const struct date never = { 1970, 1, 1 };
    return feed->dataset->reading_count > 0 ? feed->dataset->readings[0].article.date : never;
}

/* ---- addresses ------------------------------------------------------------------------------------------ */

static str link_to(const struct feed *feed, str path)
{
    return arena_join(feed->arena, feed->base, view_address(feed->arena, path));
}

static str path_in_edition(const struct feed *feed, str path)
{
    return arena_join(feed->arena, feed->site->editions[feed->edition].folder, path);
}

static str article_path(const struct feed *feed, size_t reading)
{
    struct page_ref page = { PAGE_ARTICLE, reading, feed->edition };
    return view_page_path(feed->arena, feed->site, feed->dataset, page);
}

/* What names a page for ever: its address, or a tag of the day that it is of. */
static str id_of(const struct feed *feed, str path, struct date date)
{
    if (feed->site->settings.base_url.len > 0)
        return link_to(feed, path);
    return arena_format(feed->arena, "tag:kechuang.invalid,%.*s:%.*s", STR_ARG(date_text(feed->arena, date)),
                        STR_ARG(view_address(feed->arena, path)));
}

static void add_link(struct buf *out, const char *relation, const char *type, str address)
{
    buf_format(out, "<link rel=\"%s\" type=\"%s\" href=\"", relation, type);
    xml_add_text(out, address);
    buf_add(out, STR("\"/>\n"));
}

static void add_author(struct buf *out, str name)
{
    buf_add(out, STR("<author>"));
    buf_add(out, STR("<name>"));
    xml_add_text(out, name);
    buf_add(out, STR("</name></author>\n"));
}

/* ---- entries -------------------------------------------------------------------------------------------- */

static bool is_same_sentence(const struct observation *a, const struct observation *b)
{
    return a->block == b->block && a->sentence_begin == b->sentence_begin;
}

/* "大足区：高新技术企业194家（截至2023年底）" */
static str figure_text(const struct feed *feed, const struct observation *observation)
{
    const struct words *words = &feed->words;
    return words_fill(
        words, observation->status == STATUS_ACTUAL ? "feed_figure" : "feed_figure_of_status",
        WORD_PARTS({ "area", word_area(words, observation->area) },
                   { "indicator", word_indicator(words, observation->indicator) },
                   { "value", word_value_text(words, quantity_of_observation(observation)) },
                   { "status", word_status(words, observation->status) },
                   { "period", word_period(words, observation->period, observation->status, observation->indicator) }));
}

/* <a href="…#f1">大足区：高新技术企业194家（截至2023年底）</a> */
static void add_figure(const struct feed *feed, const struct observation *observation, str page, size_t number,
                       struct buf *html)
{
    buf_add(html, STR("<a href=\""));
    xml_add_text(html, page);
    buf_format(html, "#f%zu\">", number);
    xml_add_text(html, figure_text(feed, observation));
    buf_add(html, STR("</a>"));
}

/* A sentence of a table's row has tabs between its cells. */
static str one_line(struct arena *arena, str quote)
{
    struct buf line;
    buf_init(&line);
    for (size_t i = 0; i < quote.len; i++)
        buf_add_char(&line, quote.ptr[i] == '\t' || quote.ptr[i] == '\n' ? ' ' : quote.ptr[i]);
    str copy = arena_copy(arena, buf_str(&line));
    buf_finish(&line);
    return copy;
}

/* The figures of a sentence, and the sentence: <li><a …>…</a>, <a …>…</a> <q>…</q></li> */
static void add_sentence(const struct feed *feed, const struct reading *reading, size_t begin, size_t end, str page,
                         struct buf *html)
{
    buf_add(html, STR("<li>"));
    for (size_t i = begin; i < end; i++) {
        if (i > begin)
            buf_add(html, words_get(&feed->words, "feed_separator"));
        add_figure(feed, &reading->observations.items[i], page, i + 1, html);
    }
    if (reading->article.text != ARTICLE_TEXT_NONE) {
        buf_add(html, STR(" <q lang=\"zh-CN\">"));
        xml_add_text(html, one_line(feed->arena, reading->observations.items[begin].quote));
        buf_add(html, STR("</q>"));
    }
    buf_add(html, STR("</li>"));
}

static void add_sentences(const struct feed *feed, size_t index, struct buf *html)
{
    const struct reading *reading = &feed->dataset->readings[index];
    const struct observation *items = reading->observations.items;
    str page = link_to(feed, article_path(feed, index));
    size_t count = reading->observations.count < FIGURES_MOST ? reading->observations.count : FIGURES_MOST;
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && is_same_sentence(&items[begin], &items[end]);)
            end++;
        add_sentence(feed, reading, begin, end, page, html);
    }
}

/* HTML within XML: escaped twice. */
static void add_content(const struct feed *feed, size_t index, struct buf *out)
{
    if (feed->dataset->readings[index].observations.count == 0)
        return;
    struct buf html;
    buf_init(&html);
    buf_add(&html, STR("<ul>"));
    add_sentences(feed, index, &html);
    buf_add(&html, STR("</ul>"));
    buf_add(out, STR("<content type=\"html\">"));
    xml_add_text(out, buf_str(&html));
    buf_add(out, STR("</content>\n"));
    buf_finish(&html);
}

static void add_entry(const struct feed *feed, size_t index, struct buf *out)
{
    const struct article *article = &feed->dataset->readings[index].article;
    str path = article_path(feed, index), time = time_text(feed->arena, article->date);
    buf_add(out, STR("<entry>\n"));
    xml_add_element(out, "title", article->title);
    xml_add_element(out, "id", id_of(feed, path, article->date));
    xml_add_element(out, "published", time);
    xml_add_element(out, "updated", time);
    add_link(out, "alternate", "text/html", link_to(feed, path));
    if (is_web_address(article->url))
        add_link(out, "via", "text/html", article->url);
    if (article->source.len > 0)
        add_author(out, article->source);
    add_content(feed, index, out);
    buf_add(out, STR("</entry>\n"));
}

/* ---- the feed ------------------------------------------------------------------------------------------- */

static void add_head(const struct feed *feed, struct buf *out)
{
    const struct settings *settings = &feed->site->settings;
    const struct edition *edition = &feed->site->editions[feed->edition];
    str title = settings_title(settings, edition->tag);
    str description = settings_description(settings, edition->tag);
    str path = path_in_edition(feed, STR("feed.xml"));
    static const struct date first_day = { 2000, 1, 1 };
    buf_add(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    buf_add(out, STR("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\""));
    xml_add_text(out, edition->tag);
    buf_add(out, STR("\">\n"));
    xml_add_element(out, "title", title);
    if (description.len > 0)
        xml_add_element(out, "subtitle", description);
    /* Without an address the title tells one site's feed from another's. */
    str name =
        settings->base_url.len > 0 ? path : arena_format(feed->arena, "%.*s/%.*s", STR_ARG(title), STR_ARG(path));
    xml_add_element(out, "id", id_of(feed, name, first_day));
    xml_add_element(out, "updated", time_text(feed->arena, newest(feed)));
    add_link(out, "self", "application/atom+xml", link_to(feed, path));
    add_link(out, "alternate", "text/html", link_to(feed, path_in_edition(feed, STR("index.html"))));
    str publisher = settings_publisher(settings, edition->tag);
    add_author(out, publisher.len > 0 ? publisher : title);
    if (settings->licence.len > 0)
        add_link(out, "license", "text/html", settings->licence);
}

void add_feed(struct arena *arena, const struct site *site, const struct dataset *dataset, size_t edition,
              struct buf *out)
{
    str base = site->settings.base_url;
    if (base.len == 0 && site->editions[edition].folder.len > 0)
        base = STR("../");
    struct feed feed = { arena, site, dataset, edition, base, { arena, &site->editions[edition] } };
    add_head(&feed, out);
    for (size_t i = 0; i < dataset->reading_count && i < ENTRIES_MOST; i++) {
        struct arena_mark mark = arena_mark(arena);
        add_entry(&feed, i, out);
        arena_rewind(arena, mark);
    }
    buf_add(out, STR("</feed>\n"));
}
