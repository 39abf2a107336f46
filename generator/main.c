/* kechuang: arguments -> verb. The only place that prints diagnostics and decides the exit status. */
#include "inspect.h"
#include "json_value.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What the program tells its caller. */
enum exit_status { EXIT_FINE = 0, EXIT_CONTENT = 1, EXIT_USAGE = 2, EXIT_ENVIRONMENT = 3 };

/* The command line, read. */
struct command {
    str site;          /* --site: the site's folder */
    bool quiet;        /* errors only */
    bool verbose;      /* notes too */
    bool json;         /* diagnostics as JSON Lines */
    bool strict;       /* warnings count as errors */
    str out;           /* --out of build */
    const char *after; /* --after of inspect */
    char **files;      /* what stands behind the options */
    int file_count;
};

struct verb {
    const char *name;
    const char *arguments;
    const char *summary;
    const char *example;
    enum exit_status (*run)(const struct command *command, struct diags *diags);
};

/* ---- output -------------------------------------------------------------------------------------------------------- */

/* Standard output is data: if it cannot be written the caller must know. */
static enum exit_status put(const struct buf *out)
{
    if (fwrite(out->len ? out->ptr : "", 1, out->len, stdout) == out->len && fflush(stdout) == 0)
        return EXIT_FINE;
    fprintf(stderr, "kechuang: standard output: %s\n", strerror(errno));
    return EXIT_ENVIRONMENT;
}

static void add_json_place(struct buf *out, const char *prefix, struct span span, struct position_memory *memory)
{
    if (!span.source)
        return;
    struct position position = source_position_after(memory, span.source, span.offset);
    buf_format(out, ", \"%spath\": ", prefix);
    json_add_string(out, span.source->path);
    buf_format(out, ", \"%sline\": %zu, \"%scolumn\": %zu", prefix, position.line, prefix, position.column);
}

static void add_json_diag(struct buf *out, const struct diag *diag, struct diag_memory *memory)
{
    buf_add(out, STR("{\"severity\": "));
    json_add_string(out, diag_severity_text(diag->severity));
    buf_add(out, STR(", \"code\": "));
    json_add_string(out, diag_code_text(diag->code));
    buf_add(out, STR(", \"message\": "));
    json_add_string(out, diag->message);
    add_json_place(out, "", diag->span, &memory->place);
    if (diag->related.source) {
        buf_add(out, STR(", \"related_message\": "));
        json_add_string(out, diag->related_message);
        add_json_place(out, "related_", diag->related, &memory->related);
    }
    buf_add(out, STR("}\n"));
}

static bool is_shown(const struct command *command, const struct diag *diag)
{
    if (diag->severity == DIAG_ERROR)
        return true;
    return diag->severity == DIAG_WARNING ? !command->quiet : command->verbose;
}

static void print_diagnostics(const struct command *command, const struct diags *diags)
{
    struct diag_memory memory = { 0 };
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < diags->count; i++) {
        if (!is_shown(command, &diags->items[i]))
            continue;
        if (command->json)
            add_json_diag(&out, &diags->items[i], &memory);
        else
            diag_format(&out, &diags->items[i], &memory);
    }
    fwrite(out.len ? out.ptr : "", 1, out.len, stderr);
    buf_finish(&out);
}

/* Is it the disk or a permission, not the content? */
static bool is_of_environment(enum diag_code code)
{
    return code == DIAG_OUTPUT_FAILED || code == DIAG_FILE_REFUSED;
}

/* The content's faults: errors, and under --strict warnings too. */
static enum exit_status content_status(const struct command *command, const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        if (is_of_environment(diags->items[i].code))
            return EXIT_ENVIRONMENT;
    return diags->errors > 0 || (command->strict && diags->warnings > 0) ? EXIT_CONTENT : EXIT_FINE;
}

/* ---- verbs --------------------------------------------------------------------------------------------------------- */

static enum exit_status usage_error(const char *format, const char *detail)
{
    fputs("kechuang: ", stderr);
    fprintf(stderr, format, detail);
    fputs("\nTry \"kechuang --help\".\n", stderr);
    return EXIT_USAGE;
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void print_summary(const struct build_summary *summary, int64_t duration)
{
    printf("%zu articles, %zu figures, %zu pages", summary->articles, summary->figures, summary->pages);
    if (summary->conflicts > 0)
        printf(", %zu conflicts", summary->conflicts);
    if (summary->drafts > 0)
        printf(", %zu drafts left out", summary->drafts);
    if (summary->failed > 0)
        printf(", %zu files left out for their errors", summary->failed);
    putchar('\n');
    if (summary->outcome == BUILD_WHOLE)
        printf("%zu files written, %zu unchanged, %zu removed, in %" PRId64 " ms\n", summary->files.written,
               summary->files.unchanged, summary->files.removed, duration);
    else
        puts(summary->outcome == BUILD_PARTLY ? "the site was not written whole" : "nothing was written");
}

static enum exit_status run_build(const struct command *command, struct diags *diags)
{
    if (command->file_count > 0)
        return usage_error("build takes no file: %s", command->files[0]);
    int64_t start = milliseconds();
    struct build_state state;
    struct build_summary summary = { 0 };
    struct build_options options = { .out = command->out, .strict = command->strict };
    bool loaded = build_load(command->site, &state, diags);
    bool built = loaded && build_site(&state, &options, &summary, diags);
    print_diagnostics(command, diags);
    if (loaded && !command->quiet)
        print_summary(&summary, milliseconds() - start);
    build_close(&state);
    enum exit_status status = content_status(command, diags);
    return status == EXIT_FINE && !built ? EXIT_CONTENT : status;
}

static enum exit_status run_check(const struct command *command, struct diags *diags)
{
    if (command->file_count > 0)
        return usage_error("check takes no file: %s", command->files[0]);
    struct build_state state;
    struct build_summary summary = { 0 };
    struct build_options options = { .dry_run = true };
    bool loaded = build_load(command->site, &state, diags);
    if (loaded)
        build_site(&state, &options, &summary, diags);
    print_diagnostics(command, diags);
    if (loaded && !command->quiet)
        printf("%zu articles, %zu figures, %zu errors, %zu warnings\n", summary.articles, summary.figures,
               diags->errors, diags->warnings);
    build_close(&state);
    return content_status(command, diags);
}

static enum exit_status run_extract(const struct command *command, struct diags *diags)
{
    if (command->file_count == 0)
        return usage_error("extract needs a file; - is %s", "standard input");
    struct build_state state;
    struct buf out;
    buf_init(&out);
    if (build_open(command->site, &state, diags)) {
        for (int i = 0; i < command->file_count; i++) {
            struct reading reading;
            if (!build_read_article(&state, str_from(command->files[i]), &reading, diags))
                continue;
            for (size_t k = 0; k < reading.observations.count; k++) {
                observation_add_json(&out, &reading.article, &reading.observations.items[k]);
                buf_add_char(&out, '\n');
            }
        }
    }
    enum exit_status written = put(&out);
    buf_finish(&out);
    print_diagnostics(command, diags);
    build_close(&state);
    return written ? written : content_status(command, diags);
}

static bool is_stage(const char *name)
{
    for (const char *const *stage = inspect_stages; *stage; stage++)
        if (strcmp(*stage, name) == 0)
            return true;
    return false;
}

static enum exit_status run_inspect(const struct command *command, struct diags *diags)
{
    if (!command->after)
        return usage_error("inspect needs --after=%s", "STAGE: read, parse, extract, reconcile, view, render or write");
    if (!is_stage(command->after))
        return usage_error("there is no stage \"%s\": read, parse, extract, reconcile, view, render, write",
                           command->after);
    if (command->file_count != 1)
        return usage_error("inspect takes one file%s", "");
    struct build_state state;
    struct buf out;
    buf_init(&out);
    bool shown = build_open(command->site, &state, diags) &&
                 inspect_file(&state, str_from(command->after), str_from(command->files[0]), &out, diags);
    enum exit_status written = put(&out);
    buf_finish(&out);
    print_diagnostics(command, diags);
    build_close(&state);
    enum exit_status status = written ? written : content_status(command, diags);
    return status == EXIT_FINE && !shown ? EXIT_CONTENT : status;
}

static const struct verb verbs[] = {
    { "build", "[--out DIR] [--strict]", "make the site", "kechuang --site demo build --out /srv/www/demo", run_build },
    { "check", "[--strict]", "look for what deserves an editor's eye; write nothing", "kechuang check --strict",
      run_check },
    { "extract", "FILE...", "print the figures that articles state, as JSON Lines",
      "kechuang extract content/articles/2023/*.md", run_extract },
    { "inspect", "--after=STAGE FILE", "show what a stage made of a file", "kechuang inspect --after=parse article.md",
      run_inspect },
};

/* ---- the command line ------------------------------------------------------------------------------------------------ */

static void print_options(void)
{
    puts("Options:\n"
         "  -s, --site DIR          the site's folder (default: this one)\n"
         "  -q, --quiet             print errors only\n"
         "  -v, --verbose           print notes too\n"
         "  -f, --format text|json  how diagnostics are printed, on standard error\n"
         "  -o, --out DIR           build: the output folder (default: public/ of the site)\n"
         "  -S, --strict            build, check: warnings count as errors; build then writes nothing\n"
         "  -a, --after STAGE       inspect: read, parse, extract, reconcile, view, render or write\n"
         "  -h, --help              this text; after a verb, that verb's\n"
         "  -V, --version           the program's version\n"
         "\n"
         "Exit status: 0 fine, 1 the content has errors, 2 wrong usage, 3 the disk or a permission.");
}

static void print_help(const struct verb *verb)
{
    if (verb) {
        printf("usage: kechuang [OPTION...] %s %s\n\n%s\n\n", verb->name, verb->arguments, verb->summary);
        print_options();
        printf("\nExample:\n  %s\n", verb->example);
        return;
    }
    puts("usage: kechuang [OPTION...] VERB [ARGUMENT...]\n\n"
         "Reads newspaper articles, finds the figures in their prose, and makes a static dashboard of them.\n\nVerbs:");
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        printf("  %-8s %-22s %s\n", verbs[i].name, verbs[i].arguments, verbs[i].summary);
    putchar('\n');
    print_options();
}

static const struct verb *find_verb(const char *name)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

/* Takes one option; false where its value is wrong. */
static bool take_option(struct command *command, int option, bool *help, bool *version)
{
    switch (option) {
    case 's':
        command->site = str_from(optarg);
        return command->site.len > 0;
    case 'q':
        command->quiet = true;
        return true;
    case 'v':
        command->verbose = true;
        return true;
    case 'f':
        command->json = strcmp(optarg, "json") == 0;
        return command->json || strcmp(optarg, "text") == 0;
    case 'o':
        command->out = str_from(optarg);
        return command->out.len > 0;
    case 'S':
        command->strict = true;
        return true;
    case 'a':
        command->after = optarg;
        return true;
    case 'h':
        *help = true;
        return true;
    case 'V':
        *version = true;
        return true;
    default:
        return false;
    }
}

static const struct option options[] = {
    { "site", required_argument, NULL, 's' },  { "quiet", no_argument, NULL, 'q' },
    { "verbose", no_argument, NULL, 'v' },     { "format", required_argument, NULL, 'f' },
    { "out", required_argument, NULL, 'o' },   { "strict", no_argument, NULL, 'S' },
    { "after", required_argument, NULL, 'a' }, { "help", no_argument, NULL, 'h' },
    { "version", no_argument, NULL, 'V' },     { NULL, 0, NULL, 0 },
};

int main(int argc, char **argv)
{
    struct command command = { .site = STR(".") };
    bool help = false;
    bool version = false;
    int option;
    while ((option = getopt_long(argc, argv, "s:qvf:o:Sa:hV", options, NULL)) != -1) {
        if (take_option(&command, option, &help, &version))
            continue;
        if (option != '?')
            fprintf(stderr, "kechuang: -%c cannot be \"%s\"\n", option, optarg);
        fputs("Try \"kechuang --help\".\n", stderr);
        return EXIT_USAGE;
    }
    if (version) {
        puts("kechuang " KECHUANG_VERSION);
        return EXIT_FINE;
    }
    const struct verb *verb = optind < argc ? find_verb(argv[optind]) : NULL;
    if (help) {
        print_help(verb);
        return EXIT_FINE;
    }
    if (optind >= argc)
        return usage_error("say what to do: %s", "build, check, extract or inspect");
    if (!verb)
        return usage_error("there is no verb \"%s\"", argv[optind]);
    command.files = argv + optind + 1;
    command.file_count = argc - optind - 1;
    struct diags diags;
    diags_init(&diags);
    enum exit_status status = verb->run(&command, &diags);
    diags_finish(&diags);
    return status;
}
