/* build: runs the stages over a site's folder. The only stage that knows them all.
 *
 *     struct build_state state;
 *     struct build_summary summary;
 *     if (build_load(STR("."), &state, &diags))
 *         build_site(&state, &options, &summary, &diags);
 *     … print the diagnostics: they name sources that the state owns …
 *     build_close(&state); */
#ifndef KC_BUILD_H
#define KC_BUILD_H

#include "reconcile.h"
#include "write.h"

/* A site in memory, read and reconciled, nothing written. */
struct build_state {
    struct arena arena;    /* owns all below but what the workers have read */
    struct arena *workers; /* what each worker has read: articles with their sources */
    size_t worker_count;
    struct site site;
    const struct extractor *extractor;
    struct corrections *corrections; /* the editor's decisions */
    struct reading *readings;        /* the articles that could be read; newest first after build_load */
    size_t reading_count;
    size_t failed; /* files nothing could be made of */
    size_t drafts; /* left out */
    struct dataset dataset;
};

struct build_options {
    str out;              /* the output folder; "": public/ of the site */
    bool strict;          /* after any error or warning nothing is written */
    bool dry_run;         /* make all pages, write nothing: for check */
    bool check_templates; /* with dry_run: report keys that no page provides, and templates that nothing uses */
};

/* What the output folder holds. */
enum build_outcome {
    BUILD_NOTHING, /* what it held before */
    BUILD_PARTLY,  /* some files could not be made or written; each file is whole, nothing was removed */
    BUILD_WHOLE,   /* this site */
};

struct build_summary {
    size_t articles;
    size_t failed;
    size_t drafts;
    size_t figures;
    size_t conflicts;
    size_t pages; /* made without an error */
    str out;      /* the output folder, as it was given; lives as long as the state */
    enum build_outcome outcome;
    struct write_summary files; /* of BUILD_WHOLE */
};

/* Reads the site's settings and vocabulary. False where there is no such site; the state is to be closed all
 * the same. */
bool build_open(str root, struct build_state *state, struct diags *diags);
/* Reads one article of the site's, or any other, with its vocabulary; it lives in `arena`. False where nothing can
 * be made of it. Articles may be read on several threads, each with an arena and diags of its own. */
bool build_read_article(struct build_state *state, struct arena *arena, str path, struct reading *ret_reading,
                        struct diags *diags);
/* Reads articles on all cores, once for a state: ret_readings[i] is that of paths[i] where ret_good[i]. They live as
 * long as the state. Diagnostics come in the order of the paths. */
void build_read_articles(struct build_state *state, const str *paths, size_t count, struct reading *ret_readings,
                         bool *ret_good, struct diags *diags);
/* Opens the site, reads all its articles and reconciles them. One bad article is reported and left out. */
bool build_load(str root, struct build_state *state, struct diags *diags);
void build_close(struct build_state *state);

/* Makes and writes the pages of a loaded site. False where the site could not be made or not be written whole;
 * see the diagnostics. */
bool build_site(struct build_state *state, const struct build_options *options, struct build_summary *ret_summary,
                struct diags *diags);

#endif
