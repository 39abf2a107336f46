/* The command line: options, the verb, what stands behind it.
 *
 *     kechuang --site demo build -S     ->     { site "demo", strict, verb "build", no files }
 *
 * A new option is a row of option_rows and a case of take_option in command.c, and its letter in the rows of the
 * verbs that have it (main.c). */
#ifndef KC_COMMAND_H
#define KC_COMMAND_H

#include "chart_file.h"
#include "listing.h"
#include "str.h"

/* What the program tells its caller. */
enum exit_status { EXIT_FINE = 0, EXIT_CONTENT = 1, EXIT_USAGE = 2, EXIT_ENVIRONMENT = 3 };

enum { COMMAND_LETTERS = 128 }; /* ASCII */

#define COMMAND_STAGES "read, parse, extract, correct, reconcile, view, render or write"

struct command {
    str site;                           /* --site: the site's folder */
    bool quiet;                         /* errors only */
    bool verbose;                       /* notes too */
    bool json;                          /* diagnostics as JSON Lines */
    enum listing_format listing;        /* what extract prints */
    bool strict;                        /* warnings count as errors */
    str out;                            /* --out of build */
    bool templates;                     /* --templates of check */
    const char *after;                  /* --after of inspect */
    str page;                           /* --page of inspect */
    str data;                           /* --data of render */
    str partials;                       /* --partials of render */
    str name;                           /* --name of render */
    bool built_in;                      /* --built-in of render */
    struct chart_request chart;         /* the options of chart */
    bool help;                          /* asked for */
    bool version;                       /* asked for */
    const char *given[COMMAND_LETTERS]; /* by an option's letter: "-" or "--", as it was typed; NULL: not given */
    const char *verb;                   /* NULL: none */
    char **files;                       /* what stands behind the verb */
    int file_count;
};

/* Reads the arguments, which are put into another order. EXIT_USAGE, having said why, where they are wrong. */
enum exit_status command_read(struct command *command, int argc, char **argv);
/* Has the verb, whose own options have these letters, all that were given? EXIT_USAGE, having said which one it has
 * not: it would do nothing. */
enum exit_status command_check(const struct command *command, const char *verb, const char *letters);
/* Prints the options of these letters for help; NULL: those that all verbs have. */
void command_print_options(const char *letters);
/* Prints what is wrong with the command line. Returns EXIT_USAGE. */
enum exit_status command_usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
