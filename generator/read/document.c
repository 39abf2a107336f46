#include "read_internal.h"

#include "yaml_value.h"

#include <errno.h>

/* Is there nothing but white space, the ideographic space and a lost byte order mark? */
static bool is_blank(str text)
{
    text = str_trim(text);
    str rest;
    while (str_skip(text, STR("　"), &rest) || str_skip(text, STR("\xEF\xBB\xBF"), &rest))
        text = str_trim(rest);
    return text.len == 0;
}

static bool load(struct arena *arena, str path, struct document *document, struct diags *diags)
{
    enum file_result result = file_load(arena, path, FILE_ANY, &document->source, &document->encoding, diags);
    if (result == FILE_MISSING)
        file_report_error(arena, path, ENOENT, diags);
    if (result != FILE_READ)
        return false;
    if (is_blank(document->source.bytes)) {
        diag_add(diags, DIAG_FILE_EMPTY, (struct span){ &document->source, 0, 0 }, "the file holds no text");
        return false;
    }
    return true;
}

static void find_format(str path, struct document *document, struct diags *diags)
{
    document->format = str_eq(path, STR("-")) ? FORMAT_MARKDOWN : FORMAT_TEXT;
    if (!path_format(path, &document->format) && document->format == FORMAT_TEXT)
        diag_add(diags, DIAG_FILE_FORMAT_UNKNOWN, (struct span){ &document->source, 0, 0 },
                 "the file's name has no ending of an article; it is read as plain text");
}

/* What holds where no front matter says otherwise. */
static void set_defaults(struct arena *arena, str path, struct document *document)
{
    struct front_matter *matter = &document->front_matter;
    struct span start = { &document->source, 0, 0 };
    str stem = str_eq(path, STR("-")) ? STR("stdin") : path_stem(path);
    matter->id = (struct front_matter_text){ article_id_from(arena, stem), start };
    matter->title = matter->source = matter->url = matter->author = (struct front_matter_text){ STR(""), start };
    matter->date = path_date(path);
    matter->date_span = start;
}

static bool read_front_matter(struct arena *arena, const struct source *source, size_t begin, size_t end,
                              struct front_matter *matter, struct diags *diags)
{
    const struct value *mapping = yaml_parse(arena, source, begin, end, diags);
    if (!mapping)
        return false;
    front_matter_read(arena, mapping, matter, diags);
    return true;
}

/* Front matter of the file's own; *ret_found where there is any. */
static bool read_own(struct arena *arena, struct document *document, bool *ret_found, struct diags *diags)
{
    struct front_matter_place place = front_matter_find(document->source.bytes);
    *ret_found = place.found;
    if (!place.found)
        return true;
    if (!place.closed) {
        diag_add(diags, DIAG_FRONT_MATTER_UNCLOSED, (struct span){ &document->source, place.opening, 3 },
                 "the front matter that begins here has no end");
        return false;
    }
    document->body = place.body;
    return read_front_matter(arena, &document->source, place.begin, place.end, &document->front_matter, diags);
}

static bool read_sidecar(struct arena *arena, str path, struct document *document, struct diags *diags)
{
    struct source *sidecar = arena_new(arena, struct source);
    struct encoding encoding;
    switch (file_load(arena, arena_join(arena, path, STR(".yaml")), FILE_OF_SITE, sidecar, &encoding, diags)) {
    case FILE_MISSING:
        return true;
    case FILE_FAILED:
        return false;
    case FILE_READ:
        break;
    }
    return read_front_matter(arena, sidecar, 0, sidecar->bytes.len, &document->front_matter, diags);
}

size_t document_file_offset(const struct document *document, size_t offset)
{
    return offset + document->encoding.mark;
}

/* A typing error in one of the two would put all figures into another year. */
static void compare_dates(str path, const struct document *document, struct diags *diags)
{
    struct date name = path_date(path), date = document->front_matter.date;
    if (date_is_none(name) || date_is_none(date) || date_compare(name, date) == 0)
        return;
    diag_add(diags, DIAG_FRONT_MATTER_DATE, document->front_matter.date_span, "the file's name says %04d-%02d-%02d",
             name.year, name.month, name.day);
}

bool read_document(struct arena *arena, str path, struct document **ret_document, struct diags *diags)
{
    struct document *document = arena_new(arena, struct document);
    if (!load(arena, path, document, diags))
        return false;
    find_format(path, document, diags);
    set_defaults(arena, path, document);
    bool found;
    if (!read_own(arena, document, &found, diags))
        return false;
    if (!found && !str_eq(path, STR("-")) && !read_sidecar(arena, path, document, diags))
        return false;
    compare_dates(path, document, diags);
    *ret_document = document;
    return true;
}
