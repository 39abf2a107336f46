#include "read_internal.h"

#include "fields.h"

/* ---- where it stands ---- */

/* The line at byte `at`, without blanks at its end; *ret_next is where the next one begins. */
static str line_at(str text, size_t at, size_t *ret_next)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    size_t next = end;
    if (next < text.len)
        next += str_starts(str_slice(text, next, text.len), STR("\r\n")) ? 2 : 1;
    *ret_next = next;
    while (end > at && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '\t'))
        end--;
    return str_slice(text, at, end);
}

struct front_matter_place front_matter_find(str text)
{
    struct front_matter_place place = { 0 };
    size_t at = 0;
    size_t next = 0;
    str line = line_at(text, 0, &next);
    while (line.len == 0 && next < text.len) {
        at = next;
        line = line_at(text, at, &next);
    }
    if (!str_eq(line, STR("---")))
        return place;
    place.found = true;
    place.opening = at;
    place.begin = next;
    for (at = next; at < text.len; at = next) {
        line = line_at(text, at, &next);
        if (str_eq(line, STR("---")) || str_eq(line, STR("..."))) {
            place.closed = true;
            place.end = at;
            place.body = next;
            return place;
        }
    }
    return place;
}

/* ---- what it says ---- */

static void read_text(struct fields *fields, const struct value *mapping, str key, struct front_matter_text *text)
{
    if (fields_text(fields, mapping, key, &text->text))
        text->span = value_get(mapping, key)->span;
}

static void read_url(struct fields *fields, const struct value *mapping, struct front_matter_text *url)
{
    struct front_matter_text given = { .text = STR("") };
    read_text(fields, mapping, STR("url"), &given);
    if (given.text.len == 0)
        return;
    if (is_web_address(given.text))
        *url = given;
    else
        diag_add(fields->diags, DIAG_FRONT_MATTER_VALUE, given.span, "url has to be a web address: https://…");
}

static void read_id(struct fields *fields, const struct value *mapping, struct front_matter_text *id)
{
    struct front_matter_text given = { .text = STR("") };
    read_text(fields, mapping, STR("id"), &given);
    if (given.text.len == 0)
        return;
    *id = given;
    if (article_id_is_valid(given.text))
        return;
    id->text = article_id_from(fields->arena, given.text);
    diag_add(fields->diags, DIAG_FRONT_MATTER_VALUE, given.span,
             "an id is part of an address: letters, digits, Chinese characters, . _ - and no dot first; %.*s is taken "
             "instead",
             STR_ARG(id->text));
}

static void read_author(struct fields *fields, const struct value *mapping, struct front_matter_text *author)
{
    const struct value *const *names;
    size_t count;
    if (!fields_texts(fields, mapping, STR("author"), &names, &count) || count == 0)
        return;
    struct buf joined;
    buf_init(&joined);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_add(&joined, STR("、"));
        buf_add(&joined, str_trim(names[i]->text));
    }
    author->text = arena_copy(fields->arena, buf_str(&joined));
    author->span = value_get(mapping, STR("author"))->span;
    buf_finish(&joined);
}

static void read_areas(struct fields *fields, const struct value *mapping, struct front_matter *matter)
{
    const struct value *const *ids;
    size_t count;
    if (!fields_texts(fields, mapping, STR("areas"), &ids, &count) || count == 0)
        return;
    matter->areas = arena_array(fields->arena, struct front_matter_text, count);
    matter->area_count = count;
    for (size_t i = 0; i < count; i++)
        matter->areas[i] = (struct front_matter_text){ str_trim(ids[i]->text), ids[i]->span };
}

/* 08:00, 08:00:00+08:00, 00:00:00.5Z: whatever stands behind a day, as long as it is a time. */
static bool is_time(str text)
{
    if (text.len == 0 || text.ptr[0] < '0' || text.ptr[0] > '9')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!((c >= '0' && c <= '9') || c == ':' || c == '.' || c == '+' || c == '-' || c == 'Z' || c == 'z' ||
              c == ' '))
            return false;
    }
    return true;
}

/* The day of YYYY-MM-DD or of a timestamp, as it is written: the newspaper's own day, whatever the zone. */
static bool parse_day(str text, struct date *ret_date)
{
    size_t end = 0;
    while (end < text.len && text.ptr[end] != 'T' && text.ptr[end] != 't' && text.ptr[end] != ' ')
        end++;
    if (end < text.len && !is_time(str_trim(str_slice(text, end + 1, text.len))))
        return false;
    return date_parse(str_slice(text, 0, end), ret_date);
}

static void read_date(struct fields *fields, const struct value *mapping, struct front_matter *matter)
{
    str text;
    if (!fields_text(fields, mapping, STR("date"), &text)) {
        const struct value *given = fields_value(mapping, STR("date"));
        matter->date_is_wrong = given && given->kind != VALUE_STRING;
        return;
    }
    struct span span = value_get(mapping, STR("date"))->span;
    matter->date_is_wrong = !parse_day(text, &matter->date);
    if (matter->date_is_wrong)
        diag_add(fields->diags, DIAG_FRONT_MATTER_VALUE, span, "date has to be a day such as 2024-02-29");
    else
        matter->date_span = span;
}

void front_matter_read(struct arena *arena, const struct value *mapping, struct front_matter *matter,
                       struct diags *diags)
{
    static const str keys[] = { STR_INIT("title"),  STR_INIT("date"),         STR_INIT("source"), STR_INIT("url"),
                                STR_INIT("author"), STR_INIT("areas"),        STR_INIT("id"),     STR_INIT("text"),
                                STR_INIT("draft"),  STR_INIT("date_inferred") };
    static const str texts[] = { STR_INIT("full"), STR_INIT("quotes"), STR_INIT("none") };
    struct fields fields = { arena, diags, DIAG_FRONT_MATTER_KEY, DIAG_FRONT_MATTER_VALUE, 0 };
    if (!fields_is_mapping(&fields, mapping, "the front matter"))
        return;
    fields_check_keys(&fields, mapping, keys, sizeof keys / sizeof *keys);
    read_id(&fields, mapping, &matter->id);
    read_text(&fields, mapping, STR("title"), &matter->title);
    read_text(&fields, mapping, STR("source"), &matter->source);
    read_url(&fields, mapping, &matter->url);
    read_author(&fields, mapping, &matter->author);
    read_date(&fields, mapping, matter);
    read_areas(&fields, mapping, matter);
    fields_bool(&fields, mapping, STR("draft"), &matter->draft);
    size_t text;
    matter->has_text = fields_choice(&fields, mapping, STR("text"), texts, sizeof texts / sizeof *texts, &text);
    if (matter->has_text)
        matter->text = (enum article_text[]){ ARTICLE_TEXT_FULL, ARTICLE_TEXT_QUOTES, ARTICLE_TEXT_NONE }[text];
}
