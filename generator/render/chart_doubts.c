#include "chart_doubts.h"

#include "chart_columns.h"

static str text_of(const struct value *bar, str key)
{
    return chart_column_trim(value_text(value_get(bar, key), STR("")));
}

/* The whole name, which stands beside the bar where there is no shorter one. */
static const struct value *name_of(const struct value *bar)
{
    return text_of(bar, STR("full_label")).len > 0 ? value_get(bar, STR("full_label")) : value_get(bar, STR("label"));
}

static bool is_same_name(const struct value *a, const struct value *b)
{
    return str_eq(text_of(a, STR("label")), text_of(b, STR("label"))) ||
           str_eq(chart_column_trim(name_of(a)->text), chart_column_trim(name_of(b)->text));
}

static void doubt_twins(const struct value *bars, size_t index, struct diags *diags)
{
    for (size_t i = 0; i < index; i++) {
        if (!is_same_name(bars->items[i], bars->items[index]))
            continue;
        const struct value *name = name_of(bars->items[index]);
        struct diag *diag = diag_add(diags, DIAG_CHART_SPEC, name->span, "the name \"%.*s\" stands twice",
                                     STR_ARG(str_slice(chart_column_trim(name->text), 0, 200)));
        diag_relate(diags, diag, name_of(bars->items[i])->span, "here too");
        diag_soften(diags, diag);
        return;
    }
}

/* Is it 合计, 合 计 or Total, written in any such way? `word` has small letters. */
static bool is_word(str text, str word)
{
    static const str blanks[] = { STR_INIT(" "), STR_INIT("\xE3\x80\x80"), STR_INIT("\xC2\xA0") };
    while (text.len > 0) {
        size_t i = 0;
        while (i < sizeof blanks / sizeof *blanks && !str_skip(text, blanks[i], &text))
            i++;
        if (i < sizeof blanks / sizeof *blanks)
            continue;
        char c = text.ptr[0];
        c = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        if (word.len == 0 || word.ptr[0] != c)
            return false;
        text = str_slice(text, 1, text.len);
        word = str_slice(word, 1, word.len);
    }
    return word.len == 0;
}

static void doubt_total(const struct value *bar, struct diags *diags)
{
    static const str words[] = { STR_INIT("合计"),     STR_INIT("总计"),     STR_INIT("小计"),
                                 STR_INIT("全市合计"), STR_INIT("全区合计"), STR_INIT("total") };
    const struct value *name = name_of(bar);
    size_t i = 0;
    while (i < sizeof words / sizeof *words && !is_word(name->text, words[i]))
        i++;
    if (i == sizeof words / sizeof *words)
        return;
    diag_soften(diags,
                diag_add(diags, DIAG_CHART_SPEC, name->span,
                         "\"%.*s\" looks like a total and is drawn like the other bars; take it out if it is one",
                         STR_ARG(chart_column_trim(name->text))));
}

void chart_doubts_add(const struct value *spec, struct diags *diags)
{
    const struct value *series = value_get(spec, STR("series")), *bars = value_get(spec, STR("bars"));
    bool grouped = series && series->kind == VALUE_LIST && series->count > 1;
    for (size_t i = 0; i < bars->count; i++) {
        if (!grouped)
            doubt_twins(bars, i, diags);
        doubt_total(bars->items[i], diags);
    }
}
