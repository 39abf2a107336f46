/* Writes a layout as SVG. */
#include "chart_internal.h"

#include "utf8.h"

struct pen {
    struct buf *out;
    const struct chart_layout *layout;
    enum chart_form form;
    str id; /* prefix of all ids */
};

/* Hundredths as a decimal of tenths, without trailing zeros: 1249 is "12.5". A screen shows no smaller step. */
static void add_length(struct buf *out, int hundredths)
{
    unsigned tenths = ((hundredths < 0 ? 0u - (unsigned)hundredths : (unsigned)hundredths) + 5) / 10;
    char digits[16];
    size_t begin = sizeof digits;
    if (tenths % 10 != 0) {
        digits[--begin] = (char)('0' + tenths % 10);
        digits[--begin] = '.';
    }
    unsigned whole = tenths / 10;
    do {
        digits[--begin] = (char)('0' + whole % 10);
        whole /= 10;
    } while (whole > 0);
    if (hundredths < 0 && tenths > 0)
        digits[--begin] = '-';
    buf_add(out, (str){ digits + begin, sizeof digits - begin });
}

static void add_escaped(struct buf *out, str text)
{
    size_t begin = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        str entity = c == '&'   ? STR("&amp;")
                     : c == '<' ? STR("&lt;")
                     : c == '>' ? STR("&gt;")
                     : c == '"' ? STR("&quot;")
                                : STR("");
        if (entity.len == 0)
            continue;
        buf_add(out, str_slice(text, begin, i));
        buf_add(out, entity);
        begin = i + 1;
    }
    buf_add(out, str_slice(text, begin, text.len));
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* May a character of a link not stand in a URL as it is? A % may where it begins an escape. */
static bool needs_escape(str href, size_t at)
{
    switch (href.ptr[at]) {
    case '%':
        return at + 2 >= href.len || !is_hex(href.ptr[at + 1]) || !is_hex(href.ptr[at + 2]);
    case ' ':
    case '"':
    case '<':
    case '>':
    case '\\':
    case '^':
    case '`':
    case '{':
    case '|':
    case '}':
        return true;
    default:
        return false;
    }
}

/* A link as a URL: what may not stand in one as % and two hexadecimal digits. Letters of any script may. */
static void add_href(struct buf *out, str href)
{
    size_t begin = 0;
    for (size_t i = 0; i < href.len; i++) {
        bool escape = needs_escape(href, i);
        if (!escape && href.ptr[i] != '&')
            continue;
        buf_add(out, str_slice(href, begin, i));
        if (escape)
            buf_format(out, "%%%02X", (unsigned char)href.ptr[i]);
        else
            buf_add(out, STR("&amp;"));
        begin = i + 1;
    }
    buf_add(out, str_slice(href, begin, href.len));
}

/* name="12.5" with a space before it. */
static void add_attribute(struct buf *out, str name, int hundredths)
{
    buf_add_char(out, ' ');
    buf_add(out, name);
    buf_add(out, STR("=\""));
    add_length(out, hundredths);
    buf_add_char(out, '"');
}

static const str classes[CHART_STYLE_COUNT] = {
    [CHART_STYLE_TITLE] = STR_INIT("kc-bold"),
    [CHART_STYLE_CAPTION] = STR_INIT("kc-muted"),
    [CHART_STYLE_TICK] = STR_INIT("kc-muted"),
    [CHART_STYLE_SOURCE] = STR_INIT("kc-muted"),
    [CHART_STYLE_LABEL] = STR_INIT(""),
    [CHART_STYLE_STRONG] = STR_INIT("kc-bold"),
    [CHART_STYLE_SMALL] = STR_INIT(""),
    [CHART_STYLE_SMALL_STRONG] = STR_INIT("kc-bold"),
    [CHART_STYLE_VALUE] = STR_INIT(""),
    [CHART_STYLE_NOTE] = STR_INIT("kc-muted"),
    [CHART_STYLE_GRID] = STR_INIT("kc-grid"),
    [CHART_STYLE_ZERO] = STR_INIT("kc-zero"),
    [CHART_STYLE_BAR] = STR_INIT(""), /* what a chart is filled with */
    [CHART_STYLE_PALE] = STR_INIT("kc-pale"),
    [CHART_STYLE_TRACK] = STR_INIT("kc-track"),
    [CHART_STYLE_OUTLINE] = STR_INIT("kc-outline"),
    [CHART_STYLE_CAP] = STR_INIT("kc-cap"),
    [CHART_STYLE_TARGET] = STR_INIT("kc-target"),
    [CHART_STYLE_GAP] = STR_INIT("kc-muted"),
    [CHART_STYLE_BLANK] = STR_INIT("kc-blank"),
    [CHART_STYLE_HOLLOW] = STR_INIT("kc-hollow"),
    [CHART_STYLE_CHIP] = STR_INIT("kc-paper"),
};

static const str series_classes[] = { STR_INIT(""), STR_INIT("kc-s1"), STR_INIT("kc-s2"), STR_INIT("kc-s3"),
                                      STR_INIT("kc-s4") };

static void add_classes(struct buf *out, enum chart_style style, int series)
{
    if (classes[style].len == 0 && series == 0)
        return;
    buf_add(out, STR(" class=\""));
    buf_add(out, series_classes[series]);
    if (classes[style].len > 0 && series > 0)
        buf_add_char(out, ' ');
    buf_add(out, classes[style]);
    buf_add_char(out, '"');
}

static void add_font_size(struct buf *out, enum chart_style style)
{
    if (chart_style_size(style) != chart_style_size(CHART_STYLE_LABEL))
        add_attribute(out, STR("font-size"), chart_style_size(style) * CHART_UNIT);
}

static void add_text(struct pen *pen, const struct chart_item *item)
{
    static const str anchors[] = { STR_INIT(""), STR_INIT(" text-anchor=\"middle\""),
                                   STR_INIT(" text-anchor=\"end\"") };
    struct buf *out = pen->out;
    buf_add(out, STR("<text"));
    add_attribute(out, STR("x"), item->x);
    add_attribute(out, STR("y"), item->y);
    buf_add(out, anchors[item->anchor]);
    add_font_size(out, item->style);
    add_classes(out, item->style, 0);

    buf_add_char(out, '>');
    add_escaped(out, item->text);
    if (item->note.len > 0) {
        buf_add(out, STR("<tspan"));
        add_font_size(out, CHART_STYLE_NOTE);
        add_classes(out, CHART_STYLE_NOTE, 0);
        buf_add_char(out, '>');

        add_escaped(out, item->note);
        buf_add(out, STR("</tspan>"));
    }
    buf_add(out, STR("</text>"));
}

static void add_rect_places(struct pen *pen, const struct chart_item *item)
{
    buf_add(pen->out, STR("<rect"));
    add_attribute(pen->out, STR("x"), item->x);
    add_attribute(pen->out, STR("y"), item->y);
    add_attribute(pen->out, STR("width"), item->width);
    add_attribute(pen->out, STR("height"), item->height);
}

static const str fill_names[CHART_FILL_COUNT] = { STR_INIT(""), STR_INIT("hatch"), STR_INIT("s2"), STR_INIT("s3"),
                                                  STR_INIT("s4") };

static void add_pattern_over(struct pen *pen, const struct chart_item *item, enum chart_fill fill)
{
    struct buf *out = pen->out;
    add_rect_places(pen, item);
    buf_add(out, STR(" fill=\"url(#"));
    buf_add(out, pen->id);
    buf_add_char(out, '-');
    buf_add(out, fill_names[fill]);
    buf_add(out, STR(")\"/>"));
}

static void add_rect(struct pen *pen, const struct chart_item *item)
{
    add_rect_places(pen, item);
    add_classes(pen->out, item->style, item->series);
    if (item->opacity > 0)
        buf_format(pen->out, " fill-opacity=\".%02d\"", item->opacity);
    buf_add(pen->out, STR("/>"));
    if (item->fill != CHART_FILL_PLAIN)
        add_pattern_over(pen, item, item->fill);
    if (item->hatched)
        add_pattern_over(pen, item, CHART_FILL_HATCH);
}

/* The lines from item `index` on that have one style are one path. Returns the last of them. */
static size_t add_lines(struct pen *pen, size_t index)
{
    const struct chart_layout *layout = pen->layout;
    const struct chart_item *first = &layout->items[index];
    struct buf *out = pen->out;
    size_t end = index;
    buf_add(out, STR("<path d=\""));
    for (; end < layout->count && layout->items[end].kind == CHART_ITEM_LINE &&
           layout->items[end].style == first->style && layout->items[end].series == first->series;
         end++) {
        const struct chart_item *item = &layout->items[end];
        buf_add_char(out, 'M');
        add_length(out, item->x);
        buf_add_char(out, ' ');
        add_length(out, item->y);
        buf_add_char(out, item->width != 0 ? 'h' : 'v');
        add_length(out, item->width != 0 ? item->width : item->height);
    }
    buf_add_char(out, '"');
    add_classes(out, first->style, first->series);
    buf_add(out, STR("/>"));
    return end - 1;
}

static void add_dot(struct pen *pen, const struct chart_item *item)
{
    buf_add(pen->out, STR("<circle"));
    add_attribute(pen->out, STR("cx"), item->x);
    add_attribute(pen->out, STR("cy"), item->y);
    add_attribute(pen->out, STR("r"), item->width);
    add_classes(pen->out, item->style, 0);
    buf_add(pen->out, STR("/>"));
}

static void open_bar(struct pen *pen, size_t index)
{
    const struct chart_layout *layout = pen->layout;
    const struct chart_bar *bar = &layout->chart->bars[index];
    bool highlighted = layout->chart->bars[index - index % layout->series].highlighted;
    struct buf *out = pen->out;
    buf_add(out, bar->href.len > 0 ? STR("<a href=\"") : STR("<g"));
    if (bar->href.len > 0) {
        add_href(out, bar->href);
        buf_add_char(out, '"');
    }
    buf_add(out, highlighted ? STR(" class=\"kc-on\"><title>") : STR("><title>"));
    add_escaped(out, chart_tooltip(layout->arena, layout->chart, bar, index));
    buf_add(out, STR("</title>"));
}

/* A bar on a line of its own, and what stands outside of bars too. */
static void add_items(struct pen *pen)
{
    const struct chart_layout *layout = pen->layout;
    bool link = false;
    bool inside = false;
    for (size_t i = 0; i < layout->count; i++) {
        const struct chart_item *item = &layout->items[i];
        inside = item->kind == CHART_ITEM_BAR || (inside && item->kind != CHART_ITEM_BAR_END);
        switch (item->kind) {
        case CHART_ITEM_TEXT:
            add_text(pen, item);
            break;
        case CHART_ITEM_RECT:
            add_rect(pen, item);
            break;
        case CHART_ITEM_LINE:
            i = add_lines(pen, i);
            break;
        case CHART_ITEM_DOT:
            add_dot(pen, item);
            break;
        case CHART_ITEM_BAR:
            link = layout->chart->bars[item->index].href.len > 0;
            open_bar(pen, item->index);
            break;
        case CHART_ITEM_BAR_END:
            buf_add(pen->out, link ? STR("</a>") : STR("</g>"));
            break;
        }
        if (!inside)
            buf_add_char(pen->out, '\n');
    }
}

/* An id of its own for each prefix: what may not stand in an id, and _ itself, is written as _ and two hexadecimal
 * digits, so that no two prefixes become the same. */
static str id_of(struct arena *arena, str prefix)
{
    struct buf id;
    buf_init(&id);
    buf_add(&id, prefix.len > 0 ? STR("kc-") : STR("kc"));
    for (size_t i = 0; i < prefix.len; i++) {
        unsigned char c = (unsigned char)prefix.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (plain)
            buf_add_char(&id, (char)c);
        else
            buf_format(&id, "_%02x", c);
    }
    str copy = arena_copy(arena, buf_str(&id));
    buf_finish(&id);
    return copy;
}

static bool any_highlighted(const struct chart *chart)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].highlighted)
            return true;
    return false;
}

static void open_svg(struct pen *pen)
{
    const struct chart_layout *layout = pen->layout;
    const struct chart *chart = layout->chart;
    struct buf *out = pen->out;
    buf_add(out, STR("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
    add_length(out, layout->width);
    buf_add_char(out, ' ');
    add_length(out, layout->height);
    buf_add_char(out, '"');
    add_attribute(out, STR("width"), layout->width);
    add_attribute(out, STR("height"), layout->height);
    buf_format(out, " class=\"kc-chart%s\" font-size=\"%d\" %s=\"%s\" role=\"%s\"",
               !layout->coloured && !any_highlighted(chart) ? " kc-all" : "", chart_style_size(CHART_STYLE_LABEL),
               pen->form == CHART_STANDALONE ? "xml:lang" : "lang", chart->language == CHART_ZH ? "zh-Hans" : "en",
               chart_has_links(chart) ? "group" : "img");
    buf_format(out, " aria-labelledby=\"%.*s-title\" aria-describedby=\"%.*s-desc\">\n", STR_ARG(pen->id),
               STR_ARG(pen->id));
    buf_format(out, "<title id=\"%.*s-title\">", STR_ARG(pen->id));
    add_escaped(out, chart->title);
    buf_format(out, "</title>\n<desc id=\"%.*s-desc\">", STR_ARG(pen->id));
    add_escaped(out, chart->description.len > 0 ? chart->description : chart_describe(layout->arena, chart));
    buf_add(out, STR("</desc>\n"));
}

/* A square of 6 units each. Only the hatching of an estimate is aslant. */
static const str pattern_contents[CHART_FILL_COUNT] = {
    [CHART_FILL_HATCH] = STR_INIT("<path d=\"M1.5 0v6\" stroke-width=\"3\" class=\"kc-stripe\"/>"),
    [CHART_FILL_SERIES_2] = STR_INIT("<circle cx=\"3\" cy=\"3\" r=\"1.2\" class=\"kc-spot\"/>"),
    [CHART_FILL_SERIES_3] = STR_INIT("<path d=\"M0 3h6\" stroke-width=\"1.5\" class=\"kc-stripe\"/>"),
    [CHART_FILL_SERIES_4] = STR_INIT("<path d=\"M3 0v6\" stroke-width=\"1.5\" class=\"kc-stripe\"/>"),
};

static void add_pattern(struct pen *pen, enum chart_fill fill)
{
    buf_format(pen->out, "<pattern id=\"%.*s-%.*s\" patternUnits=\"userSpaceOnUse\" width=\"6\" height=\"6\"%s>",
               STR_ARG(pen->id), STR_ARG(fill_names[fill]),
               fill == CHART_FILL_HATCH ? " patternTransform=\"rotate(45)\"" : "");
    buf_add(pen->out, pattern_contents[fill]);
    buf_add(pen->out, STR("</pattern>\n"));
}

static void add_patterns(struct pen *pen)
{
    bool open = false;
    for (int fill = CHART_FILL_HATCH; fill < CHART_FILL_COUNT; fill++) {
        if (!pen->layout->fills[fill])
            continue;
        if (!open)
            buf_add(pen->out, STR("<defs>\n"));
        open = true;
        add_pattern(pen, (enum chart_fill)fill);
    }
    if (open)
        buf_add(pen->out, STR("</defs>\n"));
}

/* What a chart that is passed on carries with it. */
static void add_baggage(struct pen *pen)
{
    const struct chart *chart = pen->layout->chart;
    struct buf *out = pen->out;
    buf_add(out, STR("<metadata>\n"));
    if (chart->source.len > 0) {
        buf_add(out, chart->language == CHART_ZH ? STR("资料来源：") : STR("Source: "));
        add_escaped(out, chart->source);
        buf_add(out, STR("\n\n"));
    }
    add_escaped(out, chart_csv(pen->layout->arena, chart));
    buf_add(out, STR("</metadata>\n<style>\n"));
    chart_add_css(out, pen->layout);
    buf_add(out, STR("</style>\n<rect width=\"100%\" height=\"100%\" class=\"kc-paper\"/>\n"));
}

/* The chart without the links that must not be followed. */
static struct chart without_unsafe_links(struct arena *arena, const struct chart *chart, struct diags *diags)
{
    struct chart copy = *chart;
    struct chart_bar *bars = arena_array(arena, struct chart_bar, chart->bar_count);
    copy.bars = bars;
    for (size_t i = 0; i < chart->bar_count; i++) {
        bars[i] = chart->bars[i];
        bars[i].href = chart_clean(arena, bars[i].href);
        if (chart_href_is_safe(bars[i].href))
            continue;
        diag_add(diags, DIAG_CHART_SPEC, (struct span){ 0 }, "a link is relative, http or https; \"%.*s\" is left out",
                 STR_ARG(str_slice(bars[i].href, 0, 200)));
        bars[i].href = STR("");
    }
    return copy;
}

bool chart_draw(struct arena *scratch, const struct chart *chart, enum chart_form form, struct buf *out,
                struct diags *diags)
{
    if (!chart_check(scratch, chart, diags))
        return false;
    struct chart safe = without_unsafe_links(scratch, chart, diags);
    struct chart_layout layout = chart_layout_new(scratch, &safe, form);
    struct pen pen = { out, &layout, form, id_of(scratch, chart->id) };
    if (form == CHART_STANDALONE)
        buf_add(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    open_svg(&pen);
    if (form == CHART_STANDALONE)
        add_baggage(&pen);
    add_patterns(&pen);
    add_items(&pen);
    buf_add(out, STR("</svg>\n"));
    return true;
}
