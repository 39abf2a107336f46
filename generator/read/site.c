#include "read_internal.h"

#include "yaml_value.h"

#include <errno.h>
#include <sys/stat.h>

/* ---- is it one? ---- */

/* Is there certainly no such file or folder? */
static bool is_missing(struct arena *arena, str path)
{
    struct stat status;
    return stat(arena_cstr(arena, path), &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

static bool is_folder(struct arena *arena, str path)
{
    struct stat status;
    return stat(arena_cstr(arena, path), &status) != 0 || S_ISDIR(status.st_mode);
}

static bool report_no_site(struct diags *diags, str root, const char *why)
{
    struct diag *diag =
        diag_add(diags, DIAG_SETTINGS_MISSING, (struct span){ NULL, 0, 0 }, "%.*s: %s", STR_ARG(root), why);
    diag_advise(diags, diag,
                "name a site's folder with --site DIR, or run this in one: it holds content/site.yaml, "
                "content/areas.yaml and content/indicators.yaml");
    return false;
}

/* Says once what is wrong with the folder, not of each file in turn that it is missing. */
static bool is_site(struct arena *arena, str root, struct diags *diags)
{
    if (root.len == 0)
        root = STR(".");
    if (is_missing(arena, root))
        return report_no_site(diags, root, "there is no such folder");
    if (!is_folder(arena, root))
        return report_no_site(diags, root, "this is not a folder");
    if (!is_missing(arena, file_join(arena, root, STR("content/site.yaml"))) ||
        !is_missing(arena, file_join(arena, root, STR("content/areas.yaml"))) ||
        !is_missing(arena, file_join(arena, root, STR("content/indicators.yaml"))))
        return true;
    if (!is_missing(arena, file_join(arena, root, STR("site.yaml"))))
        return report_no_site(diags, root,
                              "site.yaml is in this folder itself; it belongs into content/ of a site's folder");
    return report_no_site(diags, root, "this is not the folder of a site");
}

/* ---- its three files ---- */

/* Loads and parses content/<name>; NULL, with a diagnostic, where it cannot. */
static const struct value *load_yaml(struct arena *arena, str root, str name, struct diags *diags)
{
    str path = file_join(arena, root, arena_join(arena, STR("content/"), name));
    struct source *source = arena_new(arena, struct source);
    struct encoding encoding;
    enum file_result result = file_load(arena, path, FILE_OF_SITE, source, &encoding, diags);
    if (result == FILE_MISSING)
        file_report(arena, DIAG_SETTINGS_MISSING, path, "this file is missing", diags);
    return result == FILE_READ ? yaml_parse(arena, source, 0, source->bytes.len, diags) : NULL;
}

static void read_editions(struct arena *arena, struct site *site, struct diags *diags)
{
    const struct settings *settings = &site->settings;
    struct edition *editions = arena_array(arena, struct edition, settings->language_count);
    for (size_t i = 0; i < settings->language_count; i++)
        editions[i] = edition_read(arena, site->root, settings->languages[i], i == 0, diags);
    site->editions = editions;
    site->edition_count = settings->language_count;
}

bool read_site(struct arena *arena, str root, struct site *ret_site, struct diags *diags)
{
    if (!is_site(arena, root, diags))
        return false;
    const struct value *settings = load_yaml(arena, root, STR("site.yaml"), diags);
    const struct value *areas = load_yaml(arena, root, STR("areas.yaml"), diags);
    const struct value *indicators = load_yaml(arena, root, STR("indicators.yaml"), diags);
    if (!settings || !areas || !indicators)
        return false;
    struct site site = { .root = arena_copy(arena, root) };
    areas_read(arena, areas, &site.vocabulary, diags);
    indicators_read(arena, indicators, &site.vocabulary, diags);
    settings_read(arena, settings, &site.vocabulary, &site.settings, diags);
    read_editions(arena, &site, diags);
    pages_read(arena, &site, diags);
    *ret_site = site;
    return true;
}

str site_path(struct arena *arena, const struct site *site, str below)
{
    return file_join(arena, site->root, below);
}
