/* DCAT: the files as a catalogue of data sets (https://www.w3.org/TR/vocab-dcat-3/), in JSON-LD. */
#include "export_internal.h"

#include "file_name.h"
#include "json_value.h"

/* The prefixes that the catalogue uses. */
static struct value *new_context(struct arena *arena)
{
    static const struct {
        str prefix;
        str address;
    } prefixes[] = {
        { STR_INIT("dcat"), STR_INIT("http://www.w3.org/ns/dcat#") },
        { STR_INIT("dct"), STR_INIT("http://purl.org/dc/terms/") },
        { STR_INIT("foaf"), STR_INIT("http://xmlns.com/foaf/0.1/") },
        { STR_INIT("vcard"), STR_INIT("http://www.w3.org/2006/vcard/ns#") },
        { STR_INIT("xsd"), STR_INIT("http://www.w3.org/2001/XMLSchema#") },
    };
    struct value *context = value_object(arena);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        value_set_string(arena, context, prefixes[i].prefix, prefixes[i].address);
    return context;
}

static struct value *new_node(struct arena *arena, str type)
{
    struct value *node = value_object(arena);
    value_set_string(arena, node, STR("@type"), type);
    return node;
}

/* What the catalogue and each data set say alike. */
static void set_terms(const struct export *export, struct value *node)
{
    struct arena *arena = export->arena;
    const struct settings *settings = &export->site->settings;
    if (settings->publisher.len > 0) {
        struct value *publisher = new_node(arena, STR("foaf:Agent"));
        value_set_string(arena, publisher, STR("foaf:name"), settings->publisher);
        value_set(arena, node, STR("dct:publisher"), publisher);
    }
    if (settings->licence.len > 0)
        value_set(arena, node, STR("dct:license"), new_reference(arena, settings->licence));
    if (export->dataset->reading_count > 0)
        value_set(arena, node, STR("dct:modified"), new_date(arena, updated_on(export)));
}

static void set_contact(const struct export *export, struct value *node)
{
    struct arena *arena = export->arena;
    const struct settings *settings = &export->site->settings;
    if (settings->contact_url.len == 0)
        return;
    bool mail = str_starts(settings->contact_url, STR("mailto:"));
    struct value *contact = new_node(arena, STR("vcard:Kind"));
    value_set_string(arena, contact, STR("vcard:fn"),
                     settings->publisher.len > 0 ? settings->publisher : settings->title);
    value_set(arena, contact, mail ? STR("vcard:hasEmail") : STR("vcard:hasURL"),
              new_reference(arena, settings->contact_url));
    value_set(arena, node, STR("dcat:contactPoint"), contact);
}

static str media_type_of(enum export_kind kind)
{
    switch (kind) {
    case EXPORT_CSV:
    case EXPORT_EXCEL:
    case EXPORT_AREA_CSV:
    case EXPORT_INDICATOR_CSV:
        return STR("text/csv");
    case EXPORT_DATABASE:
        return STR("application/vnd.sqlite3");
    default:
        return STR("application/json");
    }
}

static void add_distribution(const struct export *export, struct value *dataset, enum export_kind kind, size_t subject)
{
    struct arena *arena = export->arena;
    struct export_ref ref = { kind, subject };
    str address = address_of(export, export_file_path(arena, export->site, ref));
    str type = arena_join(arena, STR("https://www.iana.org/assignments/media-types/"), media_type_of(kind));
    struct value *distribution = new_node(arena, STR("dcat:Distribution"));
    value_set(arena, distribution, STR("dcat:downloadURL"), new_reference(arena, address));
    value_set(arena, distribution, STR("dcat:accessURL"), new_reference(arena, address));
    value_set(arena, distribution, STR("dcat:mediaType"), new_reference(arena, type));
    if (export->site->settings.licence.len > 0)
        value_set(arena, distribution, STR("dct:license"), new_reference(arena, export->site->settings.licence));
    value_add(arena, value_get(dataset, STR("dcat:distribution")), distribution);
}

/* Appends a data set that has no files yet. Its page is the site's about it. */
static struct value *add_dataset(const struct export *export, struct value *datasets, str id, str page,
                                 struct value *title)
{
    struct arena *arena = export->arena;
    struct value *dataset = new_node(arena, STR("dcat:Dataset"));
    value_set_string(
        arena, dataset, STR("@id"),
        arena_format(arena, "%.*s#%.*s", STR_ARG(address_of(export, STR("data/catalog.jsonld"))), STR_ARG(id)));
    value_set(arena, dataset, STR("dct:title"), title);
    value_set(arena, dataset, STR("dcat:landingPage"), new_reference(arena, address_of(export, page)));
    set_terms(export, dataset);
    set_contact(export, dataset);
    value_set(arena, dataset, STR("dcat:distribution"), value_list(arena));
    value_add(arena, datasets, dataset);
    return dataset;
}

static void add_everything(const struct export *export, struct value *datasets)
{
    const struct settings *settings = &export->site->settings;
    struct value *dataset = add_dataset(export, datasets, STR("all"), STR("data.html"),
                                        texts_by_language(export, settings->title, settings->title_en));
    struct value *description = texts_by_language(export, settings->description, settings->description_en);
    if (description->count > 0)
        value_set(export->arena, dataset, STR("dct:description"), description);
    for (size_t table = 0; table < EXPORT_TABLE_COUNT; table++) {
        add_distribution(export, dataset, EXPORT_CSV, table);
        add_distribution(export, dataset, EXPORT_EXCEL, table);
        add_distribution(export, dataset, EXPORT_JSON, table);
    }
    add_distribution(export, dataset, EXPORT_DATABASE, 0);
}

static void add_areas(const struct export *export, struct value *datasets)
{
    const struct vocabulary *vocabulary = &export->site->vocabulary;
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        if (!area_has_figures(export->dataset, area))
            continue;
        str name = file_name_of_id(export->arena, area->id);
        struct value *dataset = add_dataset(export, datasets, arena_join(export->arena, STR("area-"), name),
                                            arena_format(export->arena, "areas/%.*s.html", STR_ARG(name)),
                                            texts_by_language(export, area->name, area->name_en));
        add_distribution(export, dataset, EXPORT_AREA_CSV, i);
        add_distribution(export, dataset, EXPORT_AREA_JSON, i);
    }
}

static void add_indicators(const struct export *export, struct value *datasets)
{
    const bool *has_figures = indicators_with_figures(export);
    for (size_t i = 0; i < export->site->vocabulary.indicator_count; i++) {
        const struct indicator *indicator = &export->site->vocabulary.indicators[i];
        if (!has_figures[i])
            continue;
        str name = file_name_of_id(export->arena, indicator->id);
        struct value *dataset = add_dataset(export, datasets, arena_join(export->arena, STR("indicator-"), name),
                                            arena_format(export->arena, "indicators/%.*s.html", STR_ARG(name)),
                                            texts_by_language(export, indicator->name, indicator->name_en));
        struct value *definition = texts_by_language(export, indicator->definition, indicator->definition_en);
        if (definition->count > 0)
            value_set(export->arena, dataset, STR("dct:description"), definition);
        add_distribution(export, dataset, EXPORT_INDICATOR_CSV, i);
        add_distribution(export, dataset, EXPORT_INDICATOR_JSON, i);
    }
}

void add_catalog(const struct export *export, struct buf *out)
{
    struct arena *arena = export->arena;
    const struct settings *settings = &export->site->settings;
    struct value *catalog = value_object(arena), *datasets = value_list(arena);
    value_set(arena, catalog, STR("@context"), new_context(arena));
    value_set_string(arena, catalog, STR("@type"), STR("dcat:Catalog"));
    value_set_string(arena, catalog, STR("@id"), address_of(export, STR("data/catalog.jsonld")));
    value_set(arena, catalog, STR("dct:title"), texts_by_language(export, settings->title, settings->title_en));
    value_set(arena, catalog, STR("foaf:homepage"), new_reference(arena, address_of(export, STR("index.html"))));
    set_terms(export, catalog);
    add_everything(export, datasets);
    add_areas(export, datasets);
    add_indicators(export, datasets);
    value_set(arena, catalog, STR("dcat:dataset"), datasets);
    json_add_value(out, catalog, true);
    buf_add_char(out, '\n');
}
