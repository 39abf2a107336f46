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

/* A text that a catalogue or the settings have in another language: "fr" of name_fr. */
struct translation {
    str language; /* a tag: "en", "zh-HK" */
    str text;
};

struct translations {
    const struct translation *items;
    size_t count;
};

struct cluster {
    str id;                    /* "newurban" */
    str name;                  /* 主城新区 */
    str name_en;               /* else the name, as in all of these */
    struct translations names; /* name_en and all others: see area_name, cluster_name, … */
};

/* Columns and rows of the tile map: one of a whole country has some 70. */
enum { AREA_TILE_LIMIT = 100 };

enum area_kind { AREA_MUNICIPALITY, AREA_PROVINCE, AREA_CITY, AREA_DISTRICT, AREA_ZONE };

/* Where a phrase of an area or indicator is written. */
struct phrase_place {
    str text;
    struct span span;
    bool exclusion; /* it stands among the exclusions */
};

/* A reference area (SDMX REF_AREA): a province or municipality, a district, a development zone. */
struct area {
    str id;   /* "dazu" */
    str name; /* 大足区 */
    str name_en;
    struct translations names;
    str short_name;      /* 大足: without 省 市 区 县 where two characters are left; the name itself for a zone */
    enum area_kind kind; /* a district where the catalogue does not say */
    const struct area *parent;     /* NULL for the region itself */
    const struct cluster *cluster; /* NULL: none */
    const str *aliases;            /* other names an article may use, the name itself not among them */
    size_t alias_count;
    const struct phrase_place *places; /* of the name and the aliases */
    size_t place_count;
    int tile_column;  /* place on the tile map, from 0 in the west, below AREA_TILE_LIMIT; -1: not on it */
    int tile_row;     /* from 0 in the north; -1: not on it */
    size_t index;     /* in vocabulary.areas */
    struct span span; /* where it is defined: its id */
};

struct indicator_group {
    str id;   /* "entity" */
    str name; /* 创新主体 */
    str name_en;
    struct translations names;
};

/* Units of a value (SDMX UNIT_MEASURE). Values are in the unit itself: 4.6亿元 is 460000000 CNY. */
enum unit { UNIT_COUNT, UNIT_CNY, UNIT_PERCENT, UNIT_M2, UNIT_INDEX, UNIT_RANK };

/* What kind of quantity an indicator is: it decides what 新增 and 达到 mean and which period a figure has. */
enum indicator_kind { INDICATOR_STOCK, INDICATOR_FLOW, INDICATOR_RATIO, INDICATOR_RANK };

/* Which way is better. */
enum direction { DIRECTION_NONE, DIRECTION_MORE, DIRECTION_LESS };

struct indicator {
    str id;   /* "high-tech-enterprises" */
    str name; /* 高新技术企业 */
    str name_en;
    struct translations names;
    const struct indicator_group *group;
    enum unit unit;
    enum indicator_kind kind;
    enum direction direction; /* DIRECTION_NONE where the catalogue does not say */
    str classifier;           /* 家, 个, 项: shown after a count; "" where the unit is no count */
    bool graded;    /* may carry a tier (国家级, 市级; the default); false where the name itself fixes the grade */
    str definition; /* a sentence, Chinese; "" where the catalogue has none */
    str definition_en; /* "" where the catalogue has none */
    struct translations definitions;
    const str *aliases; /* phrases that name it, the name itself not among them */
    size_t alias_count;
    const str *exclusions; /* longer phrases that contain a name of it and mean something else */
    size_t exclusion_count;
    const str *anaphors; /* short names that mean it only behind a figure of its group: 成交额 behind 技术合同 */
    size_t anaphor_count;
    bool yearly;                  /* a flow that is told of by whole years, such as GDP */
    const struct indicator *base; /* of a quotient: what is divided (高新技术企业); NULL: none named */
    const str *per;               /* … and the phrases that say by what, wherever they stand: 每百亿元GDP */
    size_t per_count;
    const struct phrase_place *places; /* of all those phrases, the name first */
    size_t place_count;
    size_t index;     /* in vocabulary.indicators */
    struct span span; /* where it is defined: its id */
};

/* All in the order of their files. Of areas, no two share a phrase (name, short name, alias) unless reported; two
 * indicators may where their units differ, since the unit of a figure then tells them apart. */
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

/* Where an area or an indicator has this phrase, among its exclusions or among the others; its id where it is not found. */
struct span area_phrase_place(const struct area *area, str phrase);
struct span indicator_phrase_place(const struct indicator *indicator, str phrase, bool exclusion);

/* "; did you mean "dazu"?" for the end of a message about an id that is none: the id that it differs from in a letter
 * or two, or whose area (indicator) it names: 大足区, 大足. "" where there is none, and once *tries, which counts the
 * calls for one file, is at 100. */
str vocabulary_suggest_area(struct arena *arena, const struct vocabulary *vocabulary, str text, size_t *tries);
str vocabulary_suggest_indicator(struct arena *arena, const struct vocabulary *vocabulary, str text, size_t *tries);

/* The area that an area lies in and that lies in no other: itself, or its parent's. NULL of NULL. */
const struct area *area_root(const struct area *area);

/* "CNY", "percent", …, as observations write it. */
str unit_text(enum unit unit);

/* ---- settings ------------------------------------------------------------------------------------------- */

/* How much of an article's text its page shows. Newspapers own their texts. */
enum article_text { ARTICLE_TEXT_FULL, ARTICLE_TEXT_QUOTES, ARTICLE_TEXT_NONE };

struct settings {
    str title;
    str title_en; /* else the title */
    struct translations titles;
    str description;    /* "": none */
    str description_en; /* else the description */
    struct translations descriptions;
    const str *languages;                 /* BCP 47, the main one first; "zh-CN" where site.yaml does not say */
    size_t language_count;                /* at least 1 */
    str base_url;                         /* http(s)://…/ with the last slash; "": no address of its own */
    str publisher;                        /* who answers for the site: 市科技局; "": not said */
    struct translations publishers;
    str contact;                          /* data@example.org, or the address of a page; "": none */
    str contact_url;                      /* the same as a link: mailto:…, https://…; "": none */
    str licence;                          /* of the data, the address of its text; "": none */
    str licence_name;                     /* CC BY 4.0; else the address */
    struct translations licence_names;
    const struct area *region;            /* the area the site is about; NULL: none named */
    const struct indicator *const *leads; /* the lead indicators, in order */
    size_t lead_count;
    /* For articles whose front matter does not say; quotes where site.yaml does not either: texts have owners. */
    enum article_text article_text;
};

/* An edition: the site in one of its languages. The words are those built in for the language (templates/strings/en.yaml,
 * zh.yaml), the site's own file of that name over them, key by key; what neither has is Chinese. */
struct edition {
    str tag;                     /* BCP 47: "zh-CN" */
    str folder;                  /* below the output folder: "" of the first, of the others "en/" */
    const struct value *page;    /* mapping: words that templates include as {{>t.KEY}}; each is a small template */
    const struct value *words;   /* mapping: words that the program composes, with {…} to be filled in */
    const struct value *columns; /* mapping: what each column of the data means */
};

struct document;

/* A page of the site's own: content/pages/about.md, and content/pages/en/about.md for the edition in en/. */
struct site_page {
    str id;                        /* "about": its place is about.html */
    const struct document **texts; /* one for each edition; NULL: none of its own */
};

struct site {
    str root; /* the site's folder, as given */
    struct settings settings;
    struct vocabulary vocabulary;
    const struct edition *editions; /* one for each of the settings' languages */
    size_t edition_count;           /* at least 1 */
    struct site_page *pages;        /* in the order of their ids */
    size_t page_count;
};

/* ---- names by edition: `tag` is an edition's ---- */

/* What a text is in a language: what there is for the tag (name_zh-HK), else for the language (name_fr); where there is
 * neither, the text itself in Chinese editions and the English one, if there is one, in all others. */
str translated(str text, str english, struct translations others, str tag);
str area_name(const struct area *area, str tag);
/* 大足 where the name is Chinese; else the name. */
str area_short_name(const struct area *area, str tag);
str cluster_name(const struct cluster *cluster, str tag);
str group_name(const struct indicator_group *group, str tag);
str indicator_name(const struct indicator *indicator, str tag);
str indicator_definition(const struct indicator *indicator, str tag); /* "" where there is none */
str settings_title(const struct settings *settings, str tag);
str settings_description(const struct settings *settings, str tag);
str settings_publisher(const struct settings *settings, str tag);
str settings_licence_name(const struct settings *settings, str tag);
/* zh and all its variants: what the articles are written in needs no mark there. */
bool edition_is_chinese(const struct edition *edition);

/* The built-in words of a language, Chinese where there are none: for templates without a site. */
const struct edition *read_built_in_edition(struct arena *arena, str tag, struct diags *diags);

/* Reads content/site.yaml, areas.yaml and indicators.yaml below `root`, and the pages in content/pages. False where the
 * site cannot be built at all (one of the three missing or unreadable, YAML that does not parse); a bad entry is reported
 * and left out, a bad value is reported and its default taken. Everything, the sources included, lives in `arena`. */
bool read_site(struct arena *arena, str root, struct site *ret_site, struct diags *diags);

/* A path below the site's folder, as messages name it: "content/articles", or "demo/content/articles" of demo. */
str site_path(struct arena *arena, const struct site *site, str below);

/* Is text an address that a link of a page may lead to: http:// or https:// in letters of any size, something behind
 * it, and no control character, space, quotation mark, < or >? So it is no script. */
bool is_web_address(str text);

/* ---- documents ------------------------------------------------------------------------------------------ */

enum document_format { FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_XML, FORMAT_TEXT };

/* A value of the front matter with its place. text is "" where the key is absent. */
struct front_matter_text {
    str text;
    struct span span;
};

struct front_matter {
    /* Else from the file's name, without folder and ending. Never empty: letters, digits, Chinese characters, . _ -
     * (others become -), no dot first, at most 200 bytes. */
    struct front_matter_text id;
    struct front_matter_text title;
    struct front_matter_text source; /* the newspaper */
    struct front_matter_text url;    /* http or https */
    struct front_matter_text author; /* several are parted by 、 */
    bool date_is_wrong;              /* `date:` is no day: reported */
    struct date date;                /* else from a file name YYYY-MM-DD-slug; DATE_NONE: neither says */
    struct span date_span;           /* the start of the file where the front matter does not say */
    struct front_matter_text *areas; /* ids as written, checked by parse; the first: whose article it is */
    size_t area_count;
    bool has_text; /* `text:` was given */
    enum article_text text;
    bool draft; /* drafts are left out of the site */
};

/* A file, decoded, its front matter taken off. Spans of what is made of it refer to `source`; those of front
 * matter that a sidecar holds refer to the sidecar. */
/* How a file's bytes became a document's text. */
struct encoding {
    bool converted; /* was not UTF-8 on disk: no byte of the text has a place in the file */
    size_t mark;    /* bytes of the byte order mark that stood before the text: 3 or 0 */
};

struct document {
    struct source source; /* whole file as UTF-8, front matter included; never with a byte order mark */
    enum document_format format;
    struct front_matter front_matter;
    size_t body; /* byte offset in source where the body begins */
    struct encoding encoding;
};

/* Where a byte of the document's source is in the file; of a converted file, where it is in the text. */
size_t document_file_offset(const struct document *document, size_t offset);

/* The paths of all articles of the site, as read_document takes them, ordered by their bytes, drafts not yet
 * known: files below content/articles ending in .md .markdown .html .htm .xhtml .xml .txt (in small or capital
 * letters), at any depth up to 32 folders. Hidden files and folders (a leading dot) are passed over, sidecars
 * (FILE.yaml) belong to their file, other files get a FILE_FORMAT_UNKNOWN warning. Symbolic links inside the
 * folder are not followed; content/articles itself may be one. False, with a
 * diagnostic, where that folder cannot be read; a folder inside it that cannot is reported and passed over. */
bool read_list_articles(struct arena *arena, const struct site *site, const str **ret_paths, size_t *ret_count,
                        struct diags *diags);

/* Reads one article file. Its front matter is what stands between two lines --- at its beginning (the second may
 * be ...), else a sidecar FILE.yaml (a.txt.yaml), else nothing. "-" reads standard input as Markdown. False where
 * nothing can be made of it: unreadable, empty, no text, front matter that is not closed or does not parse; a bad
 * value of the front matter is reported and left out. Pure but for the file: may run on several threads with an
 * arena and diags each. `ret_document` is in `arena` and stays in place (spans point into it). */
bool read_document(struct arena *arena, str path, struct document **ret_document, struct diags *diags);

/* Reads any text file whole ("-": standard input), decoded to UTF-8: templates, data. It may be empty. NULL where
 * it cannot be read: FILE_UNREADABLE, FILE_REFUSED (by the system), or FILE_NOT_TEXT with the place of the first
 * byte that does not fit. A file that is not UTF-8 but UTF-16 with a byte order mark or GB18030 is converted, with
 * a note (ENCODING_CONVERTED), so what the file itself says of its encoding is no longer true. */
struct source *read_text_file(struct arena *arena, str path, struct diags *diags);

#endif
