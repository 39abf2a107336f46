/* What describes all of the data: whose they are, how recent, where. */
#include "export_internal.h"

#include "file_name.h"

str updated_on(const struct export *export)
{
    const struct dataset *dataset = export->dataset;
    return dataset->reading_count > 0 ? date_text(export->arena, dataset->readings[0].article.date) : STR("");
}

static void set_known(const struct export *export, struct value *object, str key, str text)
{
    if (text.len > 0)
        value_set_string(export->arena, object, key, text);
}

void set_about(const struct export *export, struct value *object)
{
    const struct settings *settings = &export->site->settings;
    set_known(export, object, STR("title"), settings->title);
    set_known(export, object, STR("title_en"), settings->title_en);
    set_known(export, object, STR("publisher"), settings->publisher);
    set_known(export, object, STR("contact"), settings->contact);
    set_known(export, object, STR("licence"), settings->licence);
    set_known(export, object, STR("licence_name"), settings->licence_name);
    set_known(export, object, STR("site"), settings->base_url);
    set_known(export, object, STR("updated"), updated_on(export));
}

str address_of(const struct export *export, str path)
{
    str rest, base = export->site->settings.base_url;
    struct buf address;
    buf_init(&address);
    buf_add(&address, base);
    if (base.len == 0 && str_skip(path, STR("data/"), &rest))
        path = rest;
    else if (base.len == 0)
        buf_add(&address, STR("../"));
    url_add_path(&address, path);
    str copy = arena_copy(export->arena, buf_str(&address));
    buf_finish(&address);
    return copy;
}

static void add_text(struct arena *arena, struct value *list, str text, str language)
{
    struct value *item = value_object(arena);
    value_set_string(arena, item, STR("@value"), text);
    value_set_string(arena, item, STR("@language"), language);
    value_add(arena, list, item);
}

struct value *texts_by_language(const struct export *export, str zh, str en)
{
    struct value *list = value_list(export->arena);
    if (zh.len > 0)
        add_text(export->arena, list, zh, STR("zh"));
    if (en.len > 0 && !str_eq(zh, en))
        add_text(export->arena, list, en, STR("en"));
    return list;
}

struct value *new_reference(struct arena *arena, str address)
{
    struct value *reference = value_object(arena);
    value_set_string(arena, reference, STR("@id"), address);
    return reference;
}

struct value *new_date(struct arena *arena, str date)
{
    struct value *value = value_object(arena);
    value_set_string(arena, value, STR("@value"), date);
    value_set_string(arena, value, STR("@type"), STR("xsd:date"));
    return value;
}
