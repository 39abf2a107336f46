#include "command.h"

#include "chart.h"
#include "decimal.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum exit_status command_usage_error(const char *format, ...)
{
    fputs("kechuang: ", stderr);
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputs("\nTry \"kechuang --help\".\n", stderr);
    return EXIT_USAGE;
}

struct option_row {
    char letter;
    bool common; /* to all verbs */
    const char *name;
    const char *argument; /* NULL: it has none */
    const char *meaning;
    const char *choices; /* of the argument; NULL: any text but an empty one */
};

#define CHART_KINDS "bars, columns, bullet, time, rank or multiples"
#define CHART_STACKINGS "beside, stacked or percent"
#define CHART_SCALES "linear or log"
#define CHART_LANGUAGES "zh or en"
#define CHART_WIDTHS "a whole number from 240 to 4000"
#define CHART_RANKS "a whole number from 1 to 1000000"

static const struct option_row option_rows[] = {
    { 'o', false, "out", "DIR", "the output folder, new, empty or built before (default: public/ of the site)", NULL },
    { 'S', false, "strict", NULL, "warnings count as errors, after which nothing is written", NULL },
    { 't', false, "templates", NULL, "look at the site's templates too: keys that no page provides, templates unused",
      NULL },
    { 'a', false, "after", "STAGE", COMMAND_STAGES, NULL },
    { 'g', false, "page", "PATH", "the data that a page of the site gives its template: areas/dazu.html", NULL },
    { 'd', false, "data", "FILE.json", "the data that the template is rendered with; - is standard input", NULL },
    { 'p', false, "partials", "DIR", "where the partials NAME.mustache are (default: the template's folder)", NULL },
    { 'n', false, "name", "NAME", "the template's name, by which it may include itself", NULL },
    { 'b', false, "built-in", NULL, "partials that DIR does not have are the built-in ones, as in a site", NULL },
    { 'T', false, "title", "TEXT", "the chart's title, which CSV does not have", NULL },
    { 'k', false, "kind", "KIND", CHART_KINDS " (default: bars)", CHART_KINDS },
    { 'x', false, "stacking", "HOW", "how series stand: " CHART_STACKINGS " (default: beside)", CHART_STACKINGS },
    { 'L', false, "scale", "SCALE", CHART_SCALES " (default: linear)", CHART_SCALES },
    { 'u', false, "unit", "TEXT", "behind each figure: 家; in CSV also in the heading: 数值（家）", NULL },
    { 'r', false, "source", "TEXT", "where the figures come from, for the line at the foot", NULL },
    { 'l', false, "language", "LANG", "of the chart's own words: " CHART_LANGUAGES " (default: zh)", CHART_LANGUAGES },
    { 'w', false, "width", "UNITS", CHART_WIDTHS " (default: 640)", CHART_WIDTHS },
    { 'H', false, "shorten", NULL, "long figures with 万 or 亿: 865.1亿元; the exact ones stay in the tooltips", NULL },
    { 'G', false, "signs", NULL, "a plus before figures above zero, for changes: +12.5%", NULL },
    { 'O', false, "of", "N", "how many take part, of the kind rank: " CHART_RANKS, CHART_RANKS },
    { 'i', false, "id", "ID", "prefix of the ids in the SVG, where several charts stand in one page", NULL },
    { 'c', false, "csv", NULL, "FILE is CSV, whatever its name: for standard input", NULL },
    { 's', true, "site", "DIR", "the site's folder (default: this one)", NULL },
    { 'q', true, "quiet", NULL, "print errors only", NULL },
    { 'v', true, "verbose", NULL, "print notes too", NULL },
    { 'f', true, "format", "FORMAT",
      "how diagnostics are printed: text or json; of extract also its output: jsonl, csv, table",
      "text or json; for extract also jsonl, csv or table" },
    { 'h', true, "help", NULL, "this text; with a verb, that verb's", NULL },
    { 'V', true, "version", NULL, "the program's version", NULL },
};

enum { OPTION_COUNT = sizeof option_rows / sizeof *option_rows };

void command_print_options(const char *letters)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        if (letters ? !strchr(letters, row->letter) : !row->common)
            continue;
        char left[64];
        snprintf(left, sizeof left, "-%c, --%s %s", row->letter, row->name, row->argument ? row->argument : "");
        printf("  %-22s  %s\n", left, row->meaning);
    }
}

/* text and json are of diagnostics, the others of what extract prints. */
static bool take_format(struct command *command)
{
    static const struct {
        const char *name;
        enum listing_format format;
    } listings[] = { { "jsonl", LISTING_JSONL }, { "csv", LISTING_CSV }, { "table", LISTING_TABLE } };
    for (size_t i = 0; i < sizeof listings / sizeof *listings; i++) {
        if (strcmp(optarg, listings[i].name) == 0) {
            command->listing = listings[i].format;
            return true;
        }
    }
    command->json = strcmp(optarg, "json") == 0;
    return command->json || strcmp(optarg, "text") == 0;
}

static bool take_text(str *ret_text)
{
    *ret_text = str_from(optarg);
    return ret_text->len > 0;
}

/* Takes one of the words of a list, which are parted by spaces. */
static bool take_word(str *ret_text, str words)
{
    *ret_text = str_from(optarg);
    while (words.len > 0)
        if (str_eq(str_split(&words, ' '), *ret_text))
            return true;
    return false;
}

/* Takes a whole number within limits, as text. */
static bool take_number(str *ret_text, int least, int most)
{
    struct decimal number;
    *ret_text = str_from(optarg);
    return decimal_parse(*ret_text, &number) && number.scale == 0 &&
           decimal_compare(number, decimal_from(least)) >= 0 && decimal_compare(number, decimal_from(most)) <= 0;
}

/* Takes an option of chart. */
static bool take_chart_option(struct chart_request *chart, int letter)
{
    switch (letter) {
    case 'T':
        return take_text(&chart->title);
    case 'k':
        return take_word(&chart->kind, STR(CHART_KIND_WORDS));
    case 'x':
        return take_word(&chart->stacking, STR(CHART_STACKING_WORDS));
    case 'L':
        return take_word(&chart->scale, STR(CHART_SCALE_WORDS));
    case 'u':
        return take_text(&chart->unit);
    case 'r':
        return take_text(&chart->source);
    case 'l':
        return take_word(&chart->language, STR("zh en"));
    case 'w':
        return take_number(&chart->width, 240, 4000);
    case 'H':
        chart->shorten = true;
        return true;
    case 'G':
        chart->signs = true;
        return true;
    case 'O':
        return take_number(&chart->rank_of, 1, 1000000);
    case 'i':
        return take_text(&chart->id);
    case 'c':
        chart->csv = true;
        return true;
    default:
        return false;
    }
}

/* Takes one option; false where its value is wrong. */
static bool take_option(struct command *command, int letter)
{
    switch (letter) {
    case 's':
        return take_text(&command->site);
    case 'q':
        command->quiet = true;
        return true;
    case 'v':
        command->verbose = true;
        return true;
    case 'f':
        return take_format(command);
    case 'o':
        return take_text(&command->out);
    case 'S':
        command->strict = true;
        return true;
    case 't':
        command->templates = true;
        return true;
    case 'a':
        command->after = optarg;
        return true;
    case 'g':
        return take_text(&command->page);
    case 'd':
        return take_text(&command->data);
    case 'p':
        return take_text(&command->partials);
    case 'n':
        return take_text(&command->name);
    case 'b':
        command->built_in = true;
        return true;
    case 'h':
        command->help = true;
        return true;
    case 'V':
        command->version = true;
        return true;
    default:
        return take_chart_option(&command->chart, letter);
    }
}

/* The options as getopt_long takes them. */
struct getopt_table {
    char letters[2 * OPTION_COUNT + 1];
    struct option names[OPTION_COUNT + 1];
};

static void fill_table(struct getopt_table *table)
{
    *table = (struct getopt_table){ 0 };
    size_t at = 0;
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        table->letters[at++] = row->letter;
        if (row->argument)
            table->letters[at++] = ':';
        table->names[i] =
            (struct option){ row->name, row->argument ? required_argument : no_argument, NULL, row->letter };
    }
}

static const struct option_row *find_row(int letter)
{
    const struct option_row *row = option_rows;
    while (row->letter != letter)
        row++;
    return row;
}

/* Reads the options up to the end: getopt_long moves what is none behind them. */
enum exit_status command_read(struct command *command, int argc, char **argv)
{
    static char name[] = "kechuang"; /* getopt_long's messages begin with it */
    if (argc > 0)
        argv[0] = name;
    struct getopt_table table;
    fill_table(&table);
    int letter;
    int index = -1; /* of the option in the table, where its name was typed and not its letter */
    while ((letter = getopt_long(argc, argv, table.letters, table.names, &index)) != -1) {
        if (letter == '?') {
            fputs("Try \"kechuang --help\".\n", stderr);
            return EXIT_USAGE;
        }
        const struct option_row *row = find_row(letter);
        const char *dashes = index >= 0 ? "--" : "-";
        const char *typed = index >= 0 ? row->name : (const char[]){ row->letter, '\0' };
        if (!take_option(command, letter))
            return command_usage_error("%s%s cannot be \"%s\"%s%s", dashes, typed, optarg,
                                       row->choices ? "; it is " : "", row->choices ? row->choices : "");
        command->given[letter] = dashes;
        index = -1;
    }
    command->verb = optind < argc ? argv[optind++] : NULL;
    command->files = argv + optind;
    command->file_count = argc - optind;
    return EXIT_FINE;
}

enum exit_status command_check(const struct command *command, const char *verb, const char *letters)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        const char *dashes = command->given[(int)row->letter];
        if (!dashes || row->common || strchr(letters, row->letter))
            continue;
        const char *typed = dashes[1] == '-' ? row->name : (const char[]){ row->letter, '\0' };
        return command_usage_error("%s has no option %s%s", verb, dashes, typed);
    }
    return EXIT_FINE;
}
