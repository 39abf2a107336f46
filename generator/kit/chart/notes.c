/* Notes at the foot, of what has a * and no room for its note: "*甲区、丙区：2022年；乙区（成交额）：2021年". */
#include "chart_internal.h"

enum {
    NOTES_LINES = 60, /* a line for each bar of a chart that is full of them */
    NOTES_LINE = 18 * CHART_UNIT,
};

static str name_of(const struct chart_layout *layout, size_t index)
{
    const struct chart *chart = layout->chart;
    str name = chart_bar_name(chart, index);
    if (!chart_has_series(chart))
        return name;
    str series = chart->series[index % chart->series_count];
    return arena_format(layout->arena, chart->language == CHART_ZH ? "%.*s（%.*s）" : "%.*s (%.*s)", STR_ARG(name),
                        STR_ARG(series));
}

void chart_add_note(struct chart_layout *layout, size_t index, str note)
{
    layout->notes =
        arena_reserve(layout->arena, layout->notes, layout->note_count, &layout->note_capacity, sizeof *layout->notes);
    layout->notes[layout->note_count++] = (struct chart_note){ name_of(layout, index), note };
}

/* Is there an earlier bar with the same note? Its names stand there. */
static bool is_repeated(const struct chart_layout *layout, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (str_eq(layout->notes[i].note, layout->notes[index].note))
            return true;
    return false;
}

static void add_names(struct buf *out, const struct chart_layout *layout, size_t first)
{
    for (size_t i = first; i < layout->note_count; i++) {
        if (!str_eq(layout->notes[i].note, layout->notes[first].note))
            continue;
        if (i > first)
            buf_add(out, layout->chart->language == CHART_ZH ? STR("、") : STR(", "));
        buf_add(out, layout->notes[i].name);
    }
}

static str notes_text(struct chart_layout *layout)
{
    bool zh = layout->chart->language == CHART_ZH;
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < layout->note_count; i++) {
        if (is_repeated(layout, i))
            continue;
        buf_add(&text, text.len == 0 ? CHART_NOTE_MARK : zh ? STR("；") : STR("; "));
        add_names(&text, layout, i);
        buf_add(&text, zh ? STR("：") : STR(": "));
        buf_add(&text, layout->notes[i].note);
    }
    str copy = arena_copy(layout->arena, buf_str(&text));
    buf_finish(&text);
    return copy;
}

int chart_put_notes(struct chart_layout *layout, int y)
{
    str lines[NOTES_LINES];
    size_t count = chart_wrap(layout->arena, notes_text(layout), chart_style_size(CHART_STYLE_CAPTION), false,
                              layout->width - 2 * layout->pad, NOTES_LINES, lines);
    y += count > 0 ? 6 * CHART_UNIT : 0;
    for (size_t i = 0; i < count; i++) {
        y += NOTES_LINE;
        chart_put_text(layout, CHART_STYLE_CAPTION, CHART_START, layout->pad, y, lines[i]);
    }
    return y;
}
