/* build: runs the stages over a site's folder. The only stage that knows them all. */
#ifndef KC_BUILD_H
#define KC_BUILD_H

#include "render.h"
#include "write.h"

struct build_options {
    str root;      /* the site's folder */
    str out;       /* the output folder; "" is <root>/public */
    bool strict;   /* an error or a warning: write nothing */
};

struct build_summary {
    size_t articles;   /* read and published */
    size_t failed;     /* files nothing could be made of */
    size_t drafts;     /* left out */
    size_t figures;
    size_t conflicts;
    size_t pages;
    struct write_summary files;
    bool wrote;        /* false where nothing was written */
};

/* Everything of a site in memory, read and reconciled, nothing written: what inspect and check look at. */
struct build_state {
    struct arena arena;
    struct site site;
    const struct extractor *extractor;
    struct reading *readings;
    size_t reading_count;
    size_t failed;
    size_t drafts;
    struct dataset dataset;
};

/* Reads, parses, extracts and reconciles. False where the site itself could not be read. */
bool build_load(str root, struct build_state *ret_state, struct diags *diags);
void build_unload(struct build_state *state);

/* The whole way from content to files. False where the site could not be built; one bad article never is. */
bool build_site(const struct build_options *options, struct build_summary *ret_summary, struct diags *diags);

#endif
