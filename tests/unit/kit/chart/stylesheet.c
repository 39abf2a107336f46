/* The stylesheet as a reader of it would take it: who sees which colours, and that they can be told apart. */
#include "chart_random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

/* Who looks: decides which of the sheet's @media blocks are read. */
struct reader {
    bool screen; /* else paper */
    bool dark;
    bool forced; /* the system's colours instead of the page's */
};

static const struct reader light = { true, false, false };
static const struct reader dark = { true, true, false };

struct rule {
    str media; /* empty: for all */
    str selector;
    str body;
};

struct sheet {
    struct rule rules[80];
    size_t count;
};

struct declaration {
    str property;
    str value;
};

static str until(str *rest, char end)
{
    if (str_find(*rest, (str){ &end, 1 }, 0) == STR_NONE)
        fail_msg("no %c in \"%.*s\"", end, STR_ARG(*rest));
    return str_trim(str_split(rest, end));
}

static void read_rule(struct sheet *sheet, str media, str *rest)
{
    assert_true(sheet->count < sizeof sheet->rules / sizeof sheet->rules[0]);
    struct rule *rule = &sheet->rules[sheet->count++];
    rule->media = media;
    rule->selector = until(rest, '{');
    rule->body = until(rest, '}');
    if (rule->selector.len == 0 || str_starts(rule->selector, STR("@")))
        fail_msg("\"%.*s\" is no selector", STR_ARG(rule->selector));
}

/* Reads as much of CSS as the sheet is written in: rules, and rules in @media. */
static struct sheet read_sheet(str css)
{
    struct sheet sheet = { .count = 0 };
    for (str rest = str_trim(css); rest.len > 0; rest = str_trim(rest)) {
        str media;
        if (!str_skip(rest, STR("@media"), &media)) {
            read_rule(&sheet, STR(""), &rest);
            continue;
        }
        rest = media;
        media = until(&rest, '{');
        for (rest = str_trim(rest); !str_starts(rest, STR("}")); rest = str_trim(rest))
            read_rule(&sheet, media, &rest);
        rest = str_slice(rest, 1, rest.len);
    }
    return sheet;
}

static bool next_declaration(str *rest, struct declaration *ret_declaration)
{
    if (rest->len == 0)
        return false;
    str one = str_split(rest, ';');
    ret_declaration->property = until(&one, ':');
    ret_declaration->value = str_trim(one);
    return true;
}

static bool is_read_by(str media, struct reader reader)
{
    bool all = true;
    while (media.len > 0) {
        size_t end = str_find(media, STR(" and "), 0);
        str term = str_slice(media, 0, end);
        media = end == STR_NONE ? STR("") : str_slice(media, end + 5, media.len);
        if (str_eq(term, STR("screen")))
            all = all && reader.screen;
        else if (str_eq(term, STR("(prefers-color-scheme:dark)")))
            all = all && reader.dark;
        else if (str_eq(term, STR("(forced-colors:active)")))
            all = all && reader.forced;
        else
            fail_msg("who is \"%.*s\"?", STR_ARG(term));
    }
    return all;
}

/* The colour of a bar's edges is that of the bar: the one property that some bars set for themselves. */
static const str edges = STR_INIT("--own");

/* What a reader finds a property of all charts to be; empty where it is not set. The last rule counts. */
static str property_of(const struct sheet *sheet, struct reader reader, str property)
{
    str value = STR("");
    for (size_t i = 0; i < sheet->count; i++) {
        const struct rule *rule = &sheet->rules[i];
        struct declaration declaration;
        for (str rest = rule->body; next_declaration(&rest, &declaration);) {
            if (!str_eq(declaration.property, property) || !is_read_by(rule->media, reader) ||
                (str_eq(property, edges) && !str_eq(rule->selector, STR(".kc-chart"))))
                continue;
            /* Rules of one selector, and nothing is !important: their order alone decides. */
            if (!str_eq(rule->selector, STR(".kc-chart")) || str_find(declaration.value, STR("!"), 0) != STR_NONE)
                fail_msg("%.*s is set in %.*s", STR_ARG(property), STR_ARG(rule->selector));
            value = declaration.value;
        }
    }
    return value;
}

/* Calls `visit` for each --k- property that the rules for all set. */
static void each_property(const struct sheet *sheet, void (*visit)(const struct sheet *sheet, str property))
{
    size_t count = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        struct declaration declaration;
        for (str rest = sheet->rules[i].body; next_declaration(&rest, &declaration);) {
            if (sheet->rules[i].media.len > 0 || !str_starts(declaration.property, STR("--k-")))
                continue;
            visit(sheet, declaration.property);
            count++;
        }
    }
    assert_int_equal(count, 9);
}

/* Is a value var(--NAME) or var(--NAME,FALLBACK)? */
static bool read_var(str value, str *ret_name, str *ret_fallback)
{
    str inside;
    if (!str_skip(value, STR("var("), &inside) || !str_ends(inside, STR(")")))
        return false;
    inside = str_slice(inside, 0, inside.len - 1);
    *ret_name = str_trim(str_split(&inside, ','));
    *ret_fallback = str_trim(inside);
    return true;
}

/* A colour as it is written in the sheet, for a reader of a page that sets none. */
static str resolve(const struct sheet *sheet, struct reader reader, str value)
{
    str name, fallback;
    for (int i = 0; i < 3 && read_var(value, &name, &fallback); i++)
        value = str_starts(name, STR("--kc-")) ? fallback : property_of(sheet, reader, name);
    return value;
}

static double channel(str hex)
{
    char digits[3] = { hex.ptr[0], hex.ptr[hex.len - 1], '\0' };
    char *end;
    double part = (double)strtoul(digits, &end, 16) / 255;
    if (*end != '\0')
        fail_msg("#%.*s is no colour", STR_ARG(hex));
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

/* Relative luminance as WCAG 2 defines it. */
static double luminance(str colour)
{
    str hex = STR("");
    if (!str_skip(colour, STR("#"), &hex) || (hex.len != 3 && hex.len != 6))
        fail_msg("\"%.*s\" is no plain colour", STR_ARG(colour));
    size_t each = hex.len / 3;
    return 0.2126 * channel(str_slice(hex, 0, each)) + 0.7152 * channel(str_slice(hex, each, 2 * each)) +
           0.0722 * channel(str_slice(hex, 2 * each, 3 * each));
}

static double contrast(str a, str b)
{
    double first = luminance(a), second = luminance(b);
    return first > second ? (first + 0.05) / (second + 0.05) : (second + 0.05) / (first + 0.05);
}

static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    assert_true(fabs(contrast(STR("#000"), STR("#ffffff")) - 21) < 0.001);
    assert_true(fabs(contrast(STR("#777777"), STR("#fff")) - 4.478) < 0.001);
    assert_true(fabs(contrast(STR("#0b5c8a"), STR("#0b5c8a")) - 1) < 0.001);
    assert_true(fabs(contrast(STR("#f00"), STR("#00f")) - 2.149) < 0.001);
}

/* What a colour is for. A rule that is not known here paints a mark. */
enum role {
    ROLE_TEXT,
    ROLE_MARK,
    ROLE_PAPER, /* the ground, and what is left blank on bars: stripes, spots, hollow dots */
    ROLE_GUIDE, /* lines that help the eye, and the track of a bullet; nothing is lost without them */
};

static enum role role_of(str selector, str property)
{
    if (str_ends(selector, STR(" text")) || str_ends(selector, STR(".kc-muted")))
        return ROLE_TEXT;
    if (str_eq(selector, STR(".kc-grid")) || str_eq(selector, STR(".kc-track")))
        return ROLE_GUIDE;
    if (str_eq(selector, STR(".kc-paper")) || str_eq(selector, STR(".kc-stripe")) ||
        str_eq(selector, STR(".kc-spot")) || (str_eq(selector, STR(".kc-hollow")) && str_eq(property, STR("fill"))))
        return ROLE_PAPER;
    return ROLE_MARK;
}

struct paint {
    str selector;
    enum role role;
    bool fill; /* else stroke */
    str colour;
};

struct paints {
    struct paint items[80];
    size_t count;
};

/* A property's last value in a rule, empty where it has none: programs take the last that they understand. */
static str last_value(const struct rule *rule, str property)
{
    str value = STR("");
    struct declaration declaration;
    for (str rest = rule->body; next_declaration(&rest, &declaration);)
        if (str_eq(declaration.property, property))
            value = declaration.value;
    return value;
}

/* All that is painted for a reader. */
static struct paints paints_for(const struct sheet *sheet, struct reader reader)
{
    struct paints paints = { .count = 0 };
    for (size_t i = 0; i < 2 * sheet->count; i++) {
        const struct rule *rule = &sheet->rules[i / 2];
        bool fill = i % 2 == 0;
        str property = fill ? STR("fill") : STR("stroke");
        str value = is_read_by(rule->media, reader) ? last_value(rule, property) : STR("");
        if (value.len == 0 || str_eq(value, STR("none")))
            continue;
        assert_true(paints.count < sizeof paints.items / sizeof paints.items[0]);
        paints.items[paints.count++] =
            (struct paint){ rule->selector, role_of(rule->selector, property), fill, resolve(sheet, reader, value) };
    }
    return paints;
}

static void assert_contrast(const struct paint *paint, str ground, double least)
{
    double found = contrast(paint->colour, ground);
    if (found < least)
        fail_msg("%.*s: %.*s on %.*s is %.2f:1, less than %.1f:1", STR_ARG(paint->selector), STR_ARG(paint->colour),
                 STR_ARG(ground), found, least);
}

/* What is left blank on bars has to be seen on each of them. */
static void check_blank(const struct paints *paints, const struct paint *blank)
{
    for (size_t i = 0; i < paints->count; i++)
        if (paints->items[i].role == ROLE_MARK && paints->items[i].fill)
            assert_contrast(&paints->items[i], blank->colour, 3);
}

static void check_contrasts(struct reader reader)
{
    struct sheet sheet = read_sheet(chart_css());
    struct paints paints = paints_for(&sheet, reader);
    str paper = resolve(&sheet, reader, STR("var(--k-paper)"));
    size_t counts[4] = { 0 };
    for (size_t i = 0; i < paints.count; i++) {
        const struct paint *paint = &paints.items[i];
        counts[paint->role]++;
        if (paint->role == ROLE_TEXT)
            assert_contrast(paint, paper, 4.5);
        if (paint->role == ROLE_MARK)
            assert_contrast(paint, paper, 3);
        if (paint->role == ROLE_PAPER)
            check_blank(&paints, paint);
    }
    assert_true(counts[ROLE_TEXT] >= 2 && counts[ROLE_MARK] >= 13 && counts[ROLE_PAPER] >= 4);
}

/* The bar of a bullet lies on its track. */
static void bars_are_seen_on_their_tracks(void **state)
{
    (void)state;
    struct sheet sheet = read_sheet(chart_css());
    const struct reader readers[] = { light, dark };
    for (size_t i = 0; i < 2; i++)
        for (size_t bar = 0; bar < 2; bar++) {
            str colour = resolve(&sheet, readers[i], bar ? STR("var(--k-bar)") : STR("var(--k-accent)"));
            struct paint paint = { .selector = STR("bar"), .colour = colour };
            assert_contrast(&paint, resolve(&sheet, readers[i], STR("var(--k-grid)")), 3);
        }
}

static void all_is_seen_in_light(void **state)
{
    (void)state;
    check_contrasts(light);
}

static void all_is_seen_in_the_dark(void **state)
{
    (void)state;
    check_contrasts(dark);
}

static void is_different_in_the_dark(const struct sheet *sheet, str property)
{
    str by_day = resolve(sheet, light, property_of(sheet, light, property));
    str by_night = resolve(sheet, dark, property_of(sheet, dark, property));
    luminance(by_day);
    luminance(by_night);
    if (str_eq(by_day, by_night))
        fail_msg("%.*s is %.*s in light and dark", STR_ARG(property), STR_ARG(by_day));
    /* A page that sets a colour sets it for both. */
    str names[2], fallback;
    assert_true(read_var(property_of(sheet, light, property), &names[0], &fallback));
    assert_true(read_var(property_of(sheet, dark, property), &names[1], &fallback));
    if (!str_starts(names[0], STR("--kc-")) || !str_eq(names[0], names[1]))
        fail_msg("%.*s is taken from %.*s and %.*s", STR_ARG(property), STR_ARG(names[0]), STR_ARG(names[1]));
}

static void each_colour_is_of_the_dark_too(void **state)
{
    (void)state;
    struct sheet sheet = read_sheet(chart_css());
    each_property(&sheet, is_different_in_the_dark);
}

/* Programs that know no properties drop what they do not understand, and keep the plain colour before it. */
static void a_plain_colour_stands_before_each_property(void **state)
{
    (void)state;
    struct sheet sheet = read_sheet(chart_css());
    size_t count = 0;
    for (size_t i = 0; i < sheet.count; i++) {
        struct declaration before = { .property = STR("") }, declaration;
        for (str rest = sheet.rules[i].body; next_declaration(&rest, &declaration); before = declaration) {
            str name, fallback;
            if (str_starts(declaration.property, STR("--")) || !read_var(declaration.value, &name, &fallback))
                continue;
            str plain = resolve(&sheet, light, declaration.value);
            if (!str_eq(before.property, declaration.property) || !str_eq(before.value, plain))
                fail_msg("%.*s{%.*s}: no %.*s:%.*s before %.*s", STR_ARG(sheet.rules[i].selector),
                         STR_ARG(sheet.rules[i].body), STR_ARG(declaration.property), STR_ARG(plain), STR_ARG(name));
            count++;
        }
    }
    assert_true(count >= 20);
}

static bool is_system_colour(str colour)
{
    static const char *const names[] = { "Canvas",          "CanvasText",   "LinkText",        "VisitedText",
                                         "ActiveText",      "ButtonFace",   "ButtonText",      "Field",
                                         "FieldText",       "ButtonBorder", "Highlight",       "HighlightText",
                                         "GrayText",        "Mark",         "MarkText",        "AccentColor",
                                         "AccentColorText", "SelectedItem", "SelectedItemText" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq(colour, str_from(names[i])))
            return true;
    return false;
}

static void is_of_the_system(const struct sheet *sheet, str property)
{
    for (int i = 0; i < 2; i++) {
        struct reader reader = { true, i == 1, true };
        str value = property_of(sheet, reader, property);
        if (!is_system_colour(value))
            fail_msg("where colours are forced %.*s is %.*s", STR_ARG(property), STR_ARG(value));
        bool paper = str_eq(property, STR("--k-paper"));
        if (paper != str_eq(value, STR("Canvas")))
            fail_msg("where colours are forced %.*s is not told from the ground", STR_ARG(property));
    }
}

static void forced_colours_are_those_of_the_system(void **state)
{
    (void)state;
    struct sheet sheet = read_sheet(chart_css());
    each_property(&sheet, is_of_the_system);
    struct paints paints = paints_for(&sheet, (struct reader){ true, false, true });
    for (size_t i = 0; i < paints.count; i++)
        if (!is_system_colour(paints.items[i].colour))
            fail_msg("where colours are forced %.*s is %.*s", STR_ARG(paints.items[i].selector),
                     STR_ARG(paints.items[i].colour));
}

static void edges_have_the_colour_of_their_bars(void **state)
{
    (void)state;
    struct sheet sheet = read_sheet(chart_css());
    size_t count = 0;
    for (size_t i = 0; i < sheet.count; i++) {
        str colour = last_value(&sheet.rules[i], edges);
        if (colour.len == 0)
            continue;
        if (!str_eq(colour, last_value(&sheet.rules[i], STR("fill"))))
            fail_msg("%.*s: edges of another colour than what they are around", STR_ARG(sheet.rules[i].selector));
        count++;
    }
    assert_int_equal(count, 6);
}

static void print_is_light(void **state)
{
    (void)state;
    struct sheet sheet = read_sheet(chart_css());
    size_t of_dark = 0;
    for (size_t i = 0; i < sheet.count; i++) {
        str media = sheet.rules[i].media;
        if (is_read_by(media, (struct reader){ false, true, false }) !=
            is_read_by(media, (struct reader){ false, false, false }))
            fail_msg("%.*s is printed in @media %.*s", STR_ARG(sheet.rules[i].selector), STR_ARG(media));
        of_dark += is_read_by(media, dark) && !is_read_by(media, light);
    }
    assert_int_equal(of_dark, 2);
}

struct class_row {
    str name;
    bool drawn;
};

struct classes {
    struct class_row items[60];
    size_t count;
};

static struct class_row *find_class(struct classes *classes, str name)
{
    for (size_t i = 0; i < classes->count; i++)
        if (str_eq(classes->items[i].name, name))
            return &classes->items[i];
    return NULL;
}

static bool is_of_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* The classes that the selectors of a sheet name. */
static struct classes classes_of(str css)
{
    struct sheet sheet = read_sheet(css);
    struct classes classes = { .count = 0 };
    for (size_t i = 0; i < sheet.count; i++) {
        str selector = sheet.rules[i].selector;
        for (size_t at = 0; (at = str_find(selector, STR("."), at)) != STR_NONE;) {
            size_t begin = ++at;
            while (at < selector.len && is_of_name(selector.ptr[at]))
                at++;
            str name = str_slice(selector, begin, at);
            if (find_class(&classes, name))
                continue;
            assert_true(classes.count < sizeof classes.items / sizeof classes.items[0]);
            classes.items[classes.count++].name = name;
        }
    }
    return classes;
}

static str between(str text, str begin, str end)
{
    size_t from = str_find(text, begin, 0);
    size_t to = str_find(text, end, 0);
    assert_true(from != STR_NONE && to != STR_NONE);
    return str_slice(text, from + begin.len, to);
}

/* The sheet that a chart carries has a rule for each of its classes. */
static void check_classes(str svg, struct classes *all, int number)
{
    struct classes own = classes_of(between(svg, STR("<style>"), STR("</style>")));
    static const str attribute = STR_INIT(" class=\"");
    for (size_t at = 0; (at = str_find(svg, attribute, at)) != STR_NONE;) {
        str value = str_slice(svg, at + attribute.len, svg.len);
        at += attribute.len;
        value = str_split(&value, '"');
        while (value.len > 0) {
            str name = str_split(&value, ' ');
            if (!find_class(&own, name))
                fail_msg("chart %d: no rule for %.*s", number, STR_ARG(name));
            struct class_row *row = find_class(all, name);
            assert_non_null(row);
            row->drawn = true;
        }
    }
}

/* As many series as there can be. */
static struct chart chart_of_all_series(void)
{
    static const str names[CHART_SERIES_MAX] = { STR_INIT("一季度"), STR_INIT("二季度"), STR_INIT("三季度"),
                                                 STR_INIT("四季度") };
    static const struct chart_bar bars[CHART_SERIES_MAX] = { { .label = STR_INIT("甲区"), .has_value = true } };
    return (struct chart){ .title = STR("题目"),
                           .series = names,
                           .series_count = CHART_SERIES_MAX,
                           .bars = bars,
                           .bar_count = CHART_SERIES_MAX };
}

static void classes_are_those_that_are_drawn(void **state)
{
    (void)state;
    struct classes all = classes_of(chart_css());
    struct arena arena;
    struct diags diags;
    struct buf out;
    unsigned seed = 11;
    arena_init(&arena);
    diags_init(&diags);
    buf_init(&out);
    for (int i = 0; i < 1000; i++) {
        struct arena_mark mark = arena_mark(&arena);
        struct chart chart = i == 0 ? chart_of_all_series() : random_chart(&arena, &seed, i);
        buf_clear(&out);
        assert_true(chart_draw(&arena, &chart, CHART_STANDALONE, &out, &diags));
        check_classes(buf_str(&out), &all, i);
        arena_rewind(&arena, mark);
    }
    buf_finish(&out);
    diags_finish(&diags);
    arena_finish(&arena);
    for (size_t i = 0; i < all.count; i++)
        if (!all.items[i].drawn)
            fail_msg("%.*s is never drawn", STR_ARG(all.items[i].name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(bars_are_seen_on_their_tracks),
        cmocka_unit_test(all_is_seen_in_light),
        cmocka_unit_test(all_is_seen_in_the_dark),
        cmocka_unit_test(each_colour_is_of_the_dark_too),
        cmocka_unit_test(a_plain_colour_stands_before_each_property),
        cmocka_unit_test(forced_colours_are_those_of_the_system),
        cmocka_unit_test(edges_have_the_colour_of_their_bars),
        cmocka_unit_test(print_is_light),
        cmocka_unit_test(classes_are_those_that_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
