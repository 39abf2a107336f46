#include "translations.h"
#include "utf8.h"

static const str setting_keys[] = { STR_INIT("title"),          STR_INIT("title_en"),    STR_INIT("description"),
                                    STR_INIT("description_en"), STR_INIT("language"),    STR_INIT("languages"),
                                    STR_INIT("base_url"),       STR_INIT("region"),      STR_INIT("lead_indicators"),
                                    STR_INIT("article_text"),   STR_INIT("publisher"),   STR_INIT("contact"),
                                    STR_INIT("licence"),        STR_INIT("licence_name"),
                                    STR_INIT("publisher_en"),   STR_INIT("licence_name_en") };

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct settings_reader {
    struct fields fields;
    const struct value *file;
    const struct vocabulary *vocabulary;
};

static void read_names(struct settings_reader *reader, struct settings *settings)
{
    settings->title = STR("科技创新");
    if (!fields_text(&reader->fields, reader->file, STR("title"), &settings->title))
        diag_add(reader->fields.diags, DIAG_SETTINGS_VALUE, (struct span){ reader->file->span.source, 0, 0 },
                 "the site has no title");
    settings->title_en = settings->title;
    fields_text(&reader->fields, reader->file, STR("title_en"), &settings->title_en);
    settings->titles = translations_read(&reader->fields, reader->file, STR("title"));
    settings->description = STR("");
    fields_text(&reader->fields, reader->file, STR("description"), &settings->description);
    settings->description_en = settings->description;
    fields_text(&reader->fields, reader->file, STR("description_en"), &settings->description_en);
    settings->descriptions = translations_read(&reader->fields, reader->file, STR("description"));
}

static bool is_language_tag(str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (i > 0 && ((c >= '0' && c <= '9') || c == '-'))))
            return false;
    }
    return text.len >= 2;
}

/* Is the tag given already? Case tells neither languages nor folders apart. */
static bool is_repeated(const str *tags, size_t count, str tag)
{
    for (size_t i = 0; i < count; i++)
        if (utf8_compare_folded(tags[i], tag) == 0)
            return true;
    return false;
}

/* `languages: [zh-CN, en]`, or `language: zh-CN` of a site that has but one. */
static void read_languages(struct settings_reader *reader, struct settings *settings)
{
    struct arena *arena = reader->fields.arena;
    const struct value *const *given = NULL;
    size_t count = 0;
    if (!fields_texts(&reader->fields, reader->file, STR("languages"), &given, &count))
        fields_texts(&reader->fields, reader->file, STR("language"), &given, &count);
    str *tags = arena_array(arena, str, count + 1);
    for (size_t i = 0; i < count; i++) {
        str tag = str_trim(given[i]->text);
        if (!is_language_tag(tag))
            diag_add(reader->fields.diags, DIAG_SETTINGS_VALUE, given[i]->span,
                     "a language has to be a tag such as zh-CN");
        else if (is_repeated(tags, settings->language_count, tag))
            diag_add(reader->fields.diags, DIAG_SETTINGS_VALUE, given[i]->span, "this language stands twice");
        else
            tags[settings->language_count++] = tag;
    }
    if (settings->language_count == 0)
        tags[settings->language_count++] = STR("zh-CN");
    settings->languages = tags;
}

/* An address that names may be hung onto: with a host, without a query or a fragment. */
static bool is_site_address(str text)
{
    return is_web_address(text) && str_find(text, STR(":///"), 0) == STR_NONE &&
           str_find(text, STR("?"), 0) == STR_NONE && str_find(text, STR("#"), 0) == STR_NONE;
}

static void read_base_url(struct settings_reader *reader, struct settings *settings)
{
    settings->base_url = STR("");
    str url;
    if (!fields_text(&reader->fields, reader->file, STR("base_url"), &url))
        return;
    if (!is_site_address(url))
        diag_add(reader->fields.diags, DIAG_SETTINGS_VALUE, value_get(reader->file, STR("base_url"))->span,
                 "base_url has to be the site's address: https://example.org/folder/");
    else
        settings->base_url = str_ends(url, STR("/")) ? url : arena_join(reader->fields.arena, url, STR("/"));
}

/* ---- who publishes the site, and on which terms ---- */

/* name@host: enough of a mail address that "mailto:" before it is an address too. */
static bool is_mail_address(str text)
{
    size_t at = str_find(text, STR("@"), 0);
    if (at == STR_NONE || at == 0 || at + 1 == text.len || str_find(text, STR("@"), at + 1) != STR_NONE)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c <= ' ' || c >= 0x7F || strchr("\"<>()[]\\,:;?#%&/", c))
            return false;
    }
    return true;
}

static void read_contact(struct settings_reader *reader, struct settings *settings)
{
    settings->contact = STR("");
    settings->contact_url = STR("");
    str contact;
    if (!fields_text(&reader->fields, reader->file, STR("contact"), &contact))
        return;
    bool is_mail = is_mail_address(contact);
    if (!is_mail && !is_web_address(contact)) {
        diag_add(reader->fields.diags, DIAG_SETTINGS_VALUE, value_get(reader->file, STR("contact"))->span,
                 "contact has to be a mail address or a page's: data@example.org, https://example.org/contact");
        return;
    }
    settings->contact = contact;
    settings->contact_url = is_mail ? arena_join(reader->fields.arena, STR("mailto:"), contact) : contact;
}

static void read_licence(struct settings_reader *reader, struct settings *settings)
{
    settings->licence = STR("");
    str url;
    if (fields_text(&reader->fields, reader->file, STR("licence"), &url)) {
        if (is_web_address(url))
            settings->licence = url;
        else
            diag_add(
                reader->fields.diags, DIAG_SETTINGS_VALUE, value_get(reader->file, STR("licence"))->span,
                "licence has to be the address of the licence's text: https://creativecommons.org/licenses/by/4.0/");
    }
    settings->licence_name = settings->licence;
    fields_text(&reader->fields, reader->file, STR("licence_name"), &settings->licence_name);
    settings->licence_names = translations_read(&reader->fields, reader->file, STR("licence_name"));
}

static void read_publisher(struct settings_reader *reader, struct settings *settings)
{
    settings->publisher = STR("");
    fields_text(&reader->fields, reader->file, STR("publisher"), &settings->publisher);
    settings->publishers = translations_read(&reader->fields, reader->file, STR("publisher"));
    read_contact(reader, settings);
    read_licence(reader, settings);
}

/* ---- what settings say of the vocabulary ---- */

static void read_region(struct settings_reader *reader, struct settings *settings)
{
    str id;
    if (!fields_text(&reader->fields, reader->file, STR("region"), &id))
        return;
    settings->region = vocabulary_area(reader->vocabulary, id);
    if (settings->region)
        return;
    str suggestion = vocabulary_suggest_area(reader->fields.arena, reader->vocabulary, id, &reader->fields.suggestions);
    diag_add(reader->fields.diags, DIAG_UNKNOWN_AREA, value_get(reader->file, STR("region"))->span,
             "there is no area \"%.*s\"%.*s", STR_ARG(id), STR_ARG(suggestion));
}

/* The indicator that a lead names, unless it is unknown or a lead already. */
static const struct indicator *read_lead(struct settings_reader *reader, const struct value *lead,
                                         const struct value **seen)
{
    struct diags *diags = reader->fields.diags;
    str id = str_trim(lead->text);
    const struct indicator *indicator = vocabulary_indicator(reader->vocabulary, id);
    if (!indicator) {
        str suggestion =
            vocabulary_suggest_indicator(reader->fields.arena, reader->vocabulary, id, &reader->fields.suggestions);
        diag_add(diags, DIAG_UNKNOWN_INDICATOR, lead->span, "there is no indicator \"%.*s\"%.*s", STR_ARG(id),
                 STR_ARG(suggestion));
        return NULL;
    }
    if (seen[indicator->index]) {
        struct diag *diag =
            diag_add(diags, DIAG_SETTINGS_VALUE, lead->span, "\"%.*s\" is a lead indicator twice", STR_ARG(id));
        diag_relate(diags, diag, seen[indicator->index]->span, "the first time");
        return NULL;
    }
    seen[indicator->index] = lead;
    return indicator;
}

static void read_leads(struct settings_reader *reader, struct settings *settings)
{
    const struct value *const *ids;
    size_t count;
    if (!fields_texts(&reader->fields, reader->file, STR("lead_indicators"), &ids, &count))
        return;
    const struct value **seen =
        arena_array(reader->fields.arena, const struct value *, reader->vocabulary->indicator_count);
    const struct indicator **leads = arena_array(reader->fields.arena, const struct indicator *, count);
    for (size_t i = 0; i < count; i++) {
        const struct indicator *lead = read_lead(reader, ids[i], seen);
        if (lead)
            leads[settings->lead_count++] = lead;
    }
    settings->leads = leads;
}

void settings_read(struct arena *arena, const struct value *file, const struct vocabulary *vocabulary,
                   struct settings *settings, struct diags *diags)
{
    static const str texts[] = { STR_INIT("full"), STR_INIT("quotes"), STR_INIT("none") };
    struct settings_reader reader = { { arena, diags, DIAG_SETTINGS_KEY, DIAG_SETTINGS_VALUE, 0 }, file, vocabulary };
    if (fields_is_mapping(&reader.fields, file, "the file"))
        translations_check_keys(&reader.fields, file, setting_keys, COUNT(setting_keys));
    read_names(&reader, settings);
    read_languages(&reader, settings);
    read_base_url(&reader, settings);
    read_publisher(&reader, settings);
    read_region(&reader, settings);
    read_leads(&reader, settings);
    size_t text = 1;
    fields_choice(&reader.fields, file, STR("article_text"), texts, COUNT(texts), &text);
    settings->article_text = (enum article_text[]){ ARTICLE_TEXT_FULL, ARTICLE_TEXT_QUOTES, ARTICLE_TEXT_NONE }[text];
}
