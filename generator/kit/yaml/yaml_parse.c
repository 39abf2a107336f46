#include "yaml_value.h"

#include "utf8.h"
#include "yaml_internal.h"

#include <string.h>
#include <yaml.h>

struct reader {
    struct arena *arena;
    const struct source *source;
    struct diags *diags;
    yaml_parser_t parser;
    str text;               /* the document's bytes */
    size_t begin;           /* their offset in the source */
    size_t at_index;        /* a place both ways, near the last event: in code points, as libyaml counts, … */
    size_t at_byte;         /* … and in bytes of text */
    int depth;              /* lists and mappings that are open */
    yaml_mark_t long_begin; /* of the last text in quotation marks that goes over several lines; … */
    size_t long_end;        /* … and the line that it ends in, from 1; 0: there was none */
};

/* ---- places ---- */

static bool is_continuation(str text, size_t at)
{
    return at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80;
}

/* The byte of text at which code point `index` begins. Events come in the order of the text, so all steps
 * together are linear. */
static size_t byte_of(struct reader *reader, size_t index)
{
    while (reader->at_index < index && reader->at_byte < reader->text.len) {
        do
            reader->at_byte++;
        while (is_continuation(reader->text, reader->at_byte));
        reader->at_index++;
    }
    while (reader->at_index > index && reader->at_byte > 0) {
        do
            reader->at_byte--;
        while (reader->at_byte > 0 && is_continuation(reader->text, reader->at_byte));
        reader->at_index--;
    }
    return reader->at_byte;
}

static struct span span_of(struct reader *reader, yaml_mark_t begin, yaml_mark_t end)
{
    size_t first = byte_of(reader, begin.index);
    size_t last = byte_of(reader, end.index);
    return (struct span){ reader->source, reader->begin + first, last > first ? last - first : 0 };
}

/* The character at a byte of text, empty at the end. */
static struct span span_at(const struct reader *reader, size_t byte)
{
    size_t length = 0;
    if (byte < reader->text.len)
        utf8_decode(str_slice(reader->text, byte, reader->text.len), &length);
    return (struct span){ reader->source, reader->begin + byte, length };
}

/* ---- what went wrong ---- */

/* Reports at the place of an event, which is freed; NULL, so that a caller can return it. */
static struct value *refuse(struct reader *reader, yaml_event_t *event, const char *problem)
{
    diag_add(reader->diags, DIAG_YAML_SYNTAX, span_of(reader, event->start_mark, event->end_mark), "%s", problem);
    yaml_event_delete(event);
    return NULL;
}

/* The line of text that a byte is in. */
static str line_of(str text, size_t byte)
{
    struct source source = { .bytes = text };
    return source_position(&source, byte).text;
}

static bool is_behind_quotation(str text, size_t byte)
{
    while (byte > 0 && text.ptr[byte - 1] == ' ')
        byte--;
    return byte > 0 && (text.ptr[byte - 1] == '"' || text.ptr[byte - 1] == '\'');
}

/* What an author most probably did, in words; NULL where libyaml's own words have to do. */
static const char *likely_cause(str text, size_t byte, const char *problem)
{
    char here = byte < text.len ? text.ptr[byte] : '\0';
    str line = line_of(text, byte);
    if (here == '\t')
        return "a tab stands here; YAML is indented with spaces";
    if (str_find(line, STR("："), 0) != STR_NONE && str_find(line, STR(":"), 0) == STR_NONE)
        return "a key ends in : and a space; this line has the full-width ：";
    if (here == '@' || here == '`' || here == '%')
        return "a text that begins with @, ` or % needs quotation marks";
    if (strcmp(problem, "did not find expected key") == 0 && is_behind_quotation(text, byte))
        return "the text has ended with the quotation mark; where one belongs to it, put the whole into the other kind";
    if (strcmp(problem, "mapping values are not allowed in this context") == 0)
        return "a text with a colon and a space in it needs quotation marks";
    return NULL;
}

/* Something was opened and not closed: the scanner notices at the end, or lines below. */
static const char *unclosed(struct reader *reader, yaml_mark_t *ret_place)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *context = parser->context ? parser->context : "";
    *ret_place = parser->context_mark;
    if (strcmp(context, "while scanning a quoted scalar") == 0)
        return "the quotation mark that stands here has no partner";
    bool below = parser->problem_mark.line > parser->context_mark.line;
    if (below && strcmp(context, "while parsing a flow sequence") == 0)
        return "the [ that stands here is not closed by a ]";
    if (below && strcmp(context, "while parsing a flow mapping") == 0)
        return "the { that stands here is not closed by a }";
    *ret_place = reader->long_begin;
    if (reader->long_end == parser->problem_mark.line + 1)
        return "the quotation mark that stands here finds its partner only lines below";
    return NULL;
}

/* Leads with the place to mend; where it was noticed comes second. */
static bool report_unclosed(struct reader *reader)
{
    yaml_mark_t mark;
    const char *cause = unclosed(reader, &mark);
    if (!cause)
        return false;
    size_t noticed = byte_of(reader, reader->parser.problem_mark.index);
    struct span place = span_at(reader, byte_of(reader, mark.index));
    struct diag *diag = diag_add(reader->diags, DIAG_YAML_SYNTAX, place, "%s", cause);
    if (noticed < reader->text.len)
        diag_relate(reader->diags, diag, span_at(reader, noticed), "noticed here");
    return true;
}

static void report_scanner(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = parser->problem ? parser->problem : "this is not YAML";
    if (report_unclosed(reader))
        return;
    /* A key without its colon is noticed on a later line; the key is the place to look at. */
    bool at_context = parser->context && strcmp(problem, "could not find expected ':'") == 0;
    size_t byte = byte_of(reader, at_context ? parser->context_mark.index : parser->problem_mark.index);
    const char *cause = likely_cause(reader->text, byte, problem);
    struct diag *diag = diag_add(reader->diags, DIAG_YAML_SYNTAX, span_at(reader, byte), "%s", cause ? cause : problem);
    if (parser->context && !at_context && !cause) {
        size_t context = byte_of(reader, parser->context_mark.index);
        diag_relate(reader->diags, diag, span_at(reader, context), "%s", parser->context);
    }
}

static void report(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_READER_ERROR)
        diag_add(reader->diags, DIAG_YAML_SYNTAX, span_at(reader, parser->problem_offset), "%s",
                 parser->problem ? parser->problem : "this is not YAML");
    else
        report_scanner(reader);
}

/* The next event, to be deleted by the caller. */
static bool next(struct reader *reader, yaml_event_t *ret_event)
{
    if (yaml_parser_parse(&reader->parser, ret_event))
        return true;
    report(reader);
    return false;
}

/* ---- values ---- */

static struct value *read_value(struct reader *reader, yaml_event_t *event);

static str event_text(struct reader *reader, const yaml_event_t *event)
{
    bool quoted = event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                  event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (quoted && event->end_mark.line > event->start_mark.line) {
        reader->long_begin = event->start_mark;
        reader->long_end = event->end_mark.line + 1;
    }
    return arena_copy(reader->arena, (str){ (const char *)event->data.scalar.value, event->data.scalar.length });
}

static bool is_known_tag(const yaml_char_t *tag)
{
    static const char *const known[] = { "!",          YAML_NULL_TAG, YAML_BOOL_TAG,
                                         YAML_STR_TAG, YAML_INT_TAG,  YAML_FLOAT_TAG,
                                         YAML_SEQ_TAG, YAML_MAP_TAG,  YAML_TIMESTAMP_TAG };
    for (size_t i = 0; tag && i < sizeof known / sizeof *known; i++)
        if (strcmp((const char *)tag, known[i]) == 0)
            return true;
    return !tag;
}

static bool is_text(const yaml_event_t *event)
{
    const char *tag = (const char *)event->data.scalar.tag;
    if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        return true;
    return tag && (strcmp(tag, "!") == 0 || strcmp(tag, YAML_STR_TAG) == 0);
}

static struct value *read_scalar(struct reader *reader, yaml_event_t *event)
{
    if (!is_known_tag(event->data.scalar.tag))
        return refuse(reader, event, "a tag of one's own (!name) has no meaning here");
    str text = event_text(reader, event);
    struct value *value = is_text(event) ? value_string(reader->arena, text) : yaml_plain_value(reader->arena, text);
    value->span = span_of(reader, event->start_mark, event->end_mark);
    yaml_event_delete(event);
    return value;
}

/* Sets the span's length so that it ends where a collection does: for one in brackets at the bracket, for one of
 * indented lines after its last value, since libyaml ends it where the next thing begins. */
static void end_span(struct reader *reader, struct value *collection, const yaml_event_t *end)
{
    struct span mark = span_of(reader, end->start_mark, end->end_mark);
    size_t stop = mark.offset + mark.length;
    if (mark.length == 0 && collection->count > 0) {
        const struct value *last = collection->kind == VALUE_LIST ? collection->items[collection->count - 1]
                                                                  : collection->members[collection->count - 1].value;
        stop = last->span.offset + last->span.length;
    }
    collection->span.length = stop > collection->span.offset ? stop - collection->span.offset : 0;
}

static struct value *read_list(struct reader *reader, struct value *list)
{
    yaml_event_t event;
    while (next(reader, &event)) {
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            end_span(reader, list, &event);
            yaml_event_delete(&event);
            return list;
        }
        struct value *item = read_value(reader, &event);
        if (!item)
            return NULL;
        value_add(reader->arena, list, item);
    }
    return NULL;
}

/* Reports keys that stand again and drops them. */
static void drop_repeated_keys(struct reader *reader, struct value *mapping)
{
    struct arena_mark mark = arena_mark(reader->arena);
    const size_t *firsts = value_first_of_key(reader->arena, mapping);
    for (size_t i = 0; i < mapping->count; i++) {
        if (firsts[i] == i)
            continue;
        struct value_member *repeated = &mapping->members[i];
        struct diag *diag = diag_add(reader->diags, DIAG_YAML_SYNTAX, repeated->key_span,
                                     "the key \"%.*s\" stands here for the second time", STR_ARG(repeated->key));
        diag_relate(reader->diags, diag, mapping->members[firsts[i]].key_span, "it stands here first");
        repeated->value = NULL;
    }
    value_drop_empty(mapping);
    arena_rewind(reader->arena, mark);
}

/* A member whose key is `key`, which is freed. */
static bool read_member(struct reader *reader, yaml_event_t *key, struct value_member *ret_member)
{
    if (key->type != YAML_SCALAR_EVENT) {
        refuse(reader, key, "a key has to be a plain text");
        return false;
    }
    struct value_member member = { .key = event_text(reader, key) };
    member.key_span = span_of(reader, key->start_mark, key->end_mark);
    yaml_event_delete(key);
    yaml_event_t event;
    if (!next(reader, &event))
        return false;
    member.value = read_value(reader, &event);
    if (!member.value)
        return false;
    *ret_member = member;
    return true;
}

static struct value *read_mapping(struct reader *reader, struct value *mapping)
{
    yaml_event_t event;
    while (next(reader, &event)) {
        if (event.type == YAML_MAPPING_END_EVENT) {
            end_span(reader, mapping, &event);
            yaml_event_delete(&event);
            drop_repeated_keys(reader, mapping);
            return mapping;
        }
        struct value_member member;
        if (!read_member(reader, &event, &member))
            return NULL;
        mapping->members = arena_reserve(reader->arena, mapping->members, mapping->count, &mapping->capacity,
                                         sizeof *mapping->members);
        mapping->members[mapping->count++] = member;
    }
    return NULL;
}

static struct value *read_collection(struct reader *reader, yaml_event_t *event)
{
    bool is_list = event->type == YAML_SEQUENCE_START_EVENT;
    if (!is_known_tag(is_list ? event->data.sequence_start.tag : event->data.mapping_start.tag))
        return refuse(reader, event, "a tag of one's own (!name) has no meaning here");
    if (reader->depth == YAML_DEPTH_LIMIT)
        return refuse(reader, event, "lists and mappings stand too deep in each other");
    struct value *value = is_list ? value_list(reader->arena) : value_object(reader->arena);
    value->span = span_of(reader, event->start_mark, event->end_mark);
    yaml_event_delete(event);
    reader->depth++;
    value = is_list ? read_list(reader, value) : read_mapping(reader, value);
    reader->depth--;
    return value;
}

/* The value that begins with `event`, which is freed. */
static struct value *read_value(struct reader *reader, yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return read_collection(reader, event);
    case YAML_ALIAS_EVENT:
        return refuse(reader, event,
                      "an alias (*name) is not understood; write the value out, or put it in quotation marks");
    default:
        return refuse(reader, event, "here a value should stand");
    }
}

/* The next event that is not the stream's start, or a document's start or end. */
static bool next_content(struct reader *reader, yaml_event_t *ret_event, bool *ret_new_document)
{
    *ret_new_document = false;
    while (next(reader, ret_event)) {
        switch (ret_event->type) {
        case YAML_DOCUMENT_START_EVENT:
            *ret_new_document = true;
            yaml_event_delete(ret_event);
            break;
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
            yaml_event_delete(ret_event);
            break;
        default:
            return true;
        }
    }
    return false;
}

static struct value *read_document(struct reader *reader)
{
    yaml_event_t event;
    bool new_document;
    if (!next_content(reader, &event, &new_document))
        return NULL;
    if (event.type == YAML_STREAM_END_EVENT) {
        yaml_event_delete(&event);
        struct value *nothing = value_null(reader->arena);
        nothing->span = (struct span){ reader->source, reader->begin, 0 };
        return nothing;
    }
    struct value *value = read_value(reader, &event);
    if (!value || !next_content(reader, &event, &new_document))
        return NULL;
    if (event.type != YAML_STREAM_END_EVENT)
        return refuse(reader, &event, "a second document begins here; only one is read");
    yaml_event_delete(&event);
    return value;
}

struct value *yaml_parse(struct arena *arena, const struct source *source, size_t begin, size_t end,
                         struct diags *diags)
{
    str text = str_slice(source->bytes, begin, end);
    str rest;
    if (str_skip(text, STR("\xEF\xBB\xBF"), &rest)) {
        begin += 3;
        text = rest;
    }
    struct reader reader = { .arena = arena, .source = source, .diags = diags, .text = text, .begin = begin };
    size_t invalid = utf8_find_invalid(text);
    if (invalid != STR_NONE) {
        diag_add(diags, DIAG_YAML_SYNTAX, span_at(&reader, invalid), "this byte is not UTF-8");
        return NULL;
    }
    if (!yaml_parser_initialize(&reader.parser)) {
        diag_add(diags, DIAG_YAML_SYNTAX, span_at(&reader, 0), "there is not enough memory to read this");
        return NULL;
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text.ptr, text.len);
    struct value *value = read_document(&reader);
    yaml_parser_delete(&reader.parser);
    return value;
}
