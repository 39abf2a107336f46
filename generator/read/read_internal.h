/* What the parts of read share. */
#ifndef KC_READ_INTERNAL_H
#define KC_READ_INTERNAL_H

#include "read.h"
#include "value.h"

/* ---- file.c ---- */

enum file_result { FILE_READ, FILE_MISSING, FILE_FAILED };

/* Whoever names a pipe waits for it; a site's folder with one in it must not hang a build. */
enum file_sort {
    FILE_ANY,    /* a pipe too, and "-" for standard input */
    FILE_OF_SITE /* regular files only */
};

/* Reads and decodes a file into `source`, whose path is set in every case. FILE_FAILED has been reported; a
 * file that does not exist has not. */
enum file_result file_load(struct arena *arena, str path, enum file_sort sort, struct source *source,
                           struct encoding *ret_encoding, struct diags *diags);
/* folder/name; the name alone where the folder is "" or ".". */
str file_join(struct arena *arena, str folder, str name);
/* Reports on a file or folder as a whole, which need not have been read. */
void file_report(struct arena *arena, enum diag_code code, str path, const char *message, struct diags *diags);
/* Reports what the system said when it did not read a file or folder: FILE_UNREADABLE or FILE_REFUSED. */
void file_report_error(struct arena *arena, str path, int error, struct diags *diags);

/* ---- encoding.c ---- */

/* Makes the bytes just read from a file, source->bytes, UTF-8 without a byte order mark. */
bool encoding_decode(struct arena *arena, struct source *source, struct encoding *ret_encoding, struct diags *diags);

/* ---- path.c: what a file's name says ---- */

/* The format of an article by its ending. */
bool path_format(str path, enum document_format *ret_format);
/* Is this the path of a sidecar of an article: a.txt.yaml? *ret_article is that article's path. */
bool path_is_sidecar(str path, str *ret_article);
/* The name without folder and ending. */
str path_stem(str path);
/* The day at the start of a name YYYY-MM-DD-slug; DATE_NONE where there is none. */
struct date path_date(str path);

/* Is text an id an article may have (see struct front_matter)? */
bool article_id_is_valid(str text);
/* The id nearest to text: a run of other characters becomes one "-". "article" where nothing is left. */
str article_id_from(struct arena *arena, str text);

/* ---- front_matter.c ---- */

/* Where front matter stands in a text. */
struct front_matter_place {
    bool found;     /* there is an opening line */
    bool closed;    /* and a closing one */
    size_t opening; /* the byte where the opening line begins */
    size_t begin;   /* bytes [begin, end) are YAML */
    size_t end;
    size_t body; /* the byte after the closing line; 0 where there is no front matter */
};

struct front_matter_place front_matter_find(str text);
/* Fills in what a parsed front matter says; what it does not say is left alone. */
void front_matter_read(struct arena *arena, const struct value *mapping, struct front_matter *matter,
                       struct diags *diags);

/* ---- walk.c ---- */

/* The files below a folder that have the ending of an article, at any depth, ordered by their bytes; see
 * read_list_articles. FILE_MISSING where there is no such folder, FILE_FAILED where it cannot be read. */
enum file_result walk_files(struct arena *arena, str path, const str **ret_paths, size_t *ret_count,
                            struct diags *diags);

/* ---- pages.c ---- */

/* Reads content/pages of a site whose root and editions are known. */
void pages_read(struct arena *arena, struct site *site, struct diags *diags);

/* ---- settings.c ---- */

/* Reads content/site.yaml, parsed. */
void settings_read(struct arena *arena, const struct value *file, const struct vocabulary *vocabulary,
                   struct settings *settings, struct diags *diags);

/* ---- edition.c ---- */

/* The edition in a language. `main`: it has no folder of its own. */
struct edition edition_read(struct arena *arena, str root, str tag, bool main, struct diags *diags);

/* ---- areas.c, indicators.c ---- */

/* Reads content/areas.yaml (clusters and areas) and content/indicators.yaml (groups and indicators), parsed. */
void areas_read(struct arena *arena, const struct value *file, struct vocabulary *vocabulary, struct diags *diags);
void indicators_read(struct arena *arena, const struct value *file, struct vocabulary *vocabulary, struct diags *diags);

#endif
