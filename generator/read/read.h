/* read: a site's folder -> settings, vocabulary and documents in memory.
 *
 *     content/site.yaml, areas.yaml, indicators.yaml   -> struct site
 *     content/articles/2023/2023-11-06-dazu.md         -> struct document { format, front matter, body }
 *
 * Files are found in a stable order (by path, bytes compared), decoded to UTF-8 (a byte order mark is taken
 * off; GB18030, of which GBK is a part, is detected and converted) and stripped of their front matter. What a
 * file's text says is parse's business. Nothing here knows what a figure is. */
#ifndef KC_READ_H
#define KC_READ_H

#include "arena.h"
#include "date.h"
#include "diag.h"
#include "source.h"

/* ---- vocabulary: the catalogues of the site ------------------------------------------------------------ */

struct cluster {
    str id;      /* "newurban" */
    str name;    /* 主城新区 */
    str name_en;
};

/* A reference area (SDMX REF_AREA): a province or municipality, a district, a development zone. */
struct area {
    str id;                     /* "dazu" */
    str name;                   /* 大足区 */
    str name_en;
    str short_name;             /* 大足: the name without 省 市 区 县; the name itself for a zone */
    str kind;                   /* "municipality", "province", "city", "district" (the default), "zone" */
    const struct area *parent;  /* NULL for the region itself */
    const struct cluster *cluster; /* NULL: none */
    const str *aliases;         /* other names an article may use */
    size_t alias_count;
    int tile_column;            /* place on the tile map, from 1; 0: not on it */
    int tile_row;
    size_t index;               /* in vocabulary.areas */
    struct span span;           /* where it is defined */
};

struct indicator_group {
    str id;      /* "entity" */
    str name;    /* 创新主体 */
    str name_en;
};

/* Units of a value (SDMX UNIT_MEASURE). Values are in the unit itself: 4.6亿元 is 460000000 CNY. */
enum unit { UNIT_COUNT, UNIT_CNY, UNIT_PERCENT, UNIT_M2, UNIT_INDEX, UNIT_RANK };

/* What kind of quantity an indicator is: it decides what 新增 and 达到 mean and which period a figure has. */
enum indicator_kind { INDICATOR_STOCK, INDICATOR_FLOW, INDICATOR_RATIO, INDICATOR_RANK };

/* Which way is better. */
enum direction { DIRECTION_NONE, DIRECTION_MORE, DIRECTION_LESS };

struct indicator {
    str id;                  /* "high-tech-enterprises" */
    str name;                /* 高新技术企业 */
    str name_en;
    const struct indicator_group *group;
    enum unit unit;
    enum indicator_kind kind;
    enum direction direction;
    str classifier;          /* 家, 个, 项: shown after a count; "" where the unit is no count */
    bool graded;             /* may carry a tier (国家级, 市级); false where the name itself fixes the grade */
    str definition;          /* a sentence, Chinese; "" where the catalogue has none */
    str definition_en;
    const str *aliases;      /* phrases that name it, the name itself not among them */
    size_t alias_count;
    const str *exclusions;   /* longer phrases that contain a name of it and mean something else */
    size_t exclusion_count;
    size_t index;            /* in vocabulary.indicators */
    struct span span;        /* where it is defined */
};

struct vocabulary {
    const struct cluster *clusters;
    size_t cluster_count;
    const struct area *areas;
    size_t area_count;
    const struct indicator_group *groups;
    size_t group_count;
    const struct indicator *indicators;
    size_t indicator_count;
};

/* By id; NULL where there is none. */
const struct area *vocabulary_area(const struct vocabulary *vocabulary, str id);
const struct indicator *vocabulary_indicator(const struct vocabulary *vocabulary, str id);

/* "CNY", "percent", …, as observations write it; and back (false: no such unit). */
str unit_text(enum unit unit);
bool unit_parse(str text, enum unit *ret_unit);

/* ---- settings ------------------------------------------------------------------------------------------- */

/* How much of an article's text its page shows. Newspapers own their texts. */
enum article_text { ARTICLE_TEXT_FULL, ARTICLE_TEXT_QUOTES, ARTICLE_TEXT_NONE };

struct settings {
    str title;
    str title_en;
    str description;
    str language;                               /* BCP 47, "zh-CN" */
    str base_url;                               /* "" where the site has no address of its own */
    const struct area *region;                  /* the area the site is about; NULL: none named */
    const struct indicator *const *leads;       /* the lead indicators, in order */
    size_t lead_count;
    enum article_text article_text;             /* for articles whose front matter does not say */
};

struct site {
    str root;                     /* the site's folder, as given */
    struct settings settings;
    struct vocabulary vocabulary;
};

/* Reads content/site.yaml, areas.yaml and indicators.yaml below `root`. False where the site cannot be
 * built at all (a file missing or unreadable, YAML that does not parse); a bad entry is reported and left
 * out. Everything, the three sources included, lives in `arena`. */
bool read_site(struct arena *arena, str root, struct site *ret_site, struct diags *diags);

/* ---- documents ------------------------------------------------------------------------------------------ */

enum document_format { FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_XML, FORMAT_TEXT };

/* A value of the front matter with its place. text is "" where the key is absent. */
struct front_matter_text {
    str text;
    struct span span;
};

struct front_matter {
    struct front_matter_text id;      /* else from the file's name: without folder and ending */
    struct front_matter_text title;
    struct front_matter_text source;  /* the newspaper */
    struct front_matter_text url;
    struct front_matter_text author;
    struct date date;                 /* else from a file name YYYY-MM-DD-slug; DATE_NONE: neither says */
    struct span date_span;
    struct front_matter_text *areas;  /* ids as written, checked by parse; the first: whose article it is */
    size_t area_count;
    bool has_text;                    /* `text:` was given */
    enum article_text text;
    bool draft;                       /* drafts are left out of the site */
};

/* A file, decoded, its front matter taken off. Spans of what is made of it refer to `source`. */
struct document {
    struct source source;             /* whole file as UTF-8, front matter included */
    enum document_format format;
    struct front_matter front_matter;
    size_t body;                      /* byte offset in source where the body begins */
    bool converted;                   /* was not UTF-8 on disk */
};

/* The articles' paths below content/articles, in order, drafts not yet known: files ending in .md .markdown
 * .html .htm .xhtml .xml .txt at any depth. Hidden files and folders (a leading dot) are passed over, sidecars
 * (FILE.yaml) belong to their file. Symbolic links inside the folder are not followed; content/articles itself
 * may be one. */
bool read_list_articles(struct arena *arena, const struct site *site, const str **ret_paths, size_t *ret_count,
                        struct diags *diags);

/* Reads one article file (with its sidecar). "-" reads standard input as Markdown. False where nothing can be
 * made of it: unreadable, empty, no text, front matter that does not parse. Pure but for the file: may run on
 * several threads with an arena and diags each. `ret_document` is in `arena` and stays in place (spans point
 * into it). */
bool read_document(struct arena *arena, str path, struct document **ret_document, struct diags *diags);

/* Reads any text file whole, decoded to UTF-8: templates, data. NULL, with a diagnostic, where it cannot. */
struct source *read_text_file(struct arena *arena, str path, struct diags *diags);

#endif
