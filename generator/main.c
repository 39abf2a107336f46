/* kechuang: arguments -> verb. The only place that prints diagnostics and decides the exit status. */
#include "command.h"
#include "explain.h"
#include "inspect.h"
#include "json_value.h"
#include "preview.h"
#include "review.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct verb {
    const char *name;
    const char *arguments;
    const char *summary;
    const char *example;
    const char *options; /* the letters of those that it has besides the common ones */
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

/* Lines and columns count from 1, columns in code points; the end is the first place behind the span. */
static void add_json_place(struct buf *out, const char *prefix, struct span span, struct position_memory *memory)
{
    if (!span.source)
        return;
    struct position begin = source_position_after(memory, span.source, span.offset);
    struct position_memory ahead = *memory; /* the next span may begin before this one's end */
    struct position end = source_position_after(&ahead, span.source, span.offset + span.length);
    buf_format(out, ", \"%spath\": ", prefix);
    json_add_string(out, span.source->path);
    buf_format(out, ", \"%sline\": %zu, \"%scolumn\": %zu", prefix, begin.line, prefix, begin.column);
    buf_format(out, ", \"%send_line\": %zu, \"%send_column\": %zu", prefix, end.line, prefix, end.column);
}

static void add_json_text(struct buf *out, const char *key, str text)
{
    buf_format(out, ", \"%s\": ", key);
    json_add_string(out, text);
}

static void add_json_diag(struct buf *out, const struct diag *diag, struct diag_memory *memory)
{
    buf_add(out, STR("{\"severity\": "));
    json_add_string(out, diag_severity_text(diag->severity));
    add_json_text(out, "code", diag_code_text(diag->code));
    add_json_text(out, "message", diag->message);
    add_json_place(out, "", diag->span, &memory->place);
    if (diag->related.source) {
        add_json_text(out, "related_message", diag->related_message);
        add_json_place(out, "related_", diag->related, &memory->related);
    }
    if (diag_help(diag).len > 0)
        add_json_text(out, "help", diag_help(diag));
    buf_add(out, STR("}\n"));
}

static bool is_shown(const struct command *command, const struct diag *diag)
{
    if (diag->severity == DIAG_ERROR)
        return true;
    return diag->severity == DIAG_WARNING ? !command->quiet : command->verbose;
}

/* Prints what is to be seen. Under --strict warnings are errors, to whoever counts them afterwards too. */
static void print_diagnostics(const struct command *command, struct diags *diags)
{
    struct diag_memory memory = { 0 };
    if (command->strict)
        diags_raise(diags);
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

/* The content's faults: errors, which under --strict warnings are too. */
static enum exit_status content_status(const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        if (is_of_environment(diags->items[i].code))
            return EXIT_ENVIRONMENT;
        if (diags->items[i].code == DIAG_OUTPUT_REFUSED)
            return EXIT_USAGE;
    }
    return diags->errors > 0 ? EXIT_CONTENT : EXIT_FINE;
}

/* ---- verbs --------------------------------------------------------------------------------------------------------- */

/* "1 article", "2 articles". */
static void print_count(size_t count, const char *noun)
{
    printf("%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void print_further_count(size_t count, const char *noun, const char *what)
{
    if (count == 0)
        return;
    fputs(", ", stdout);
    print_count(count, noun);
    fputs(what, stdout);
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void print_files(const struct write_summary *files, int64_t duration)
{
    print_count(files->written, "file");
    printf(" written, %zu unchanged, %zu removed, in %" PRId64 " ms\n", files->unchanged, files->removed, duration);
}

/* Says where the home page is, as an address that a browser and most terminals open. */
static void print_address(const char *out)
{
    char *folder = realpath(out, NULL);
    if (!folder)
        return;
    fputs("Open it with a browser: file://", stdout);
    for (const char *at = folder; *at; at++) {
        bool plain = isalnum((unsigned char)*at) || strchr("/-_.~", *at);
        printf(plain ? "%c" : "%%%02X", (unsigned char)*at);
    }
    puts("/index.html");
    free(folder);
}

static void print_summary(const struct command *command, const struct build_summary *summary, const struct diags *diags,
                          int64_t duration)
{
    print_count(summary->articles, "article");
    print_further_count(summary->figures, "figure", "");
    if (summary->outcome != BUILD_NOTHING)
        print_further_count(summary->pages, "page", "");
    print_further_count(summary->conflicts, "conflict", "");
    print_further_count(summary->drafts, "draft", " left out");
    print_further_count(summary->failed, "file", " with errors left out");
    putchar('\n');
    if (summary->outcome == BUILD_WHOLE) {
        print_files(&summary->files, duration);
    } else if (summary->outcome == BUILD_PARTLY) {
        puts("the site was not written whole");
    } else {
        fputs("nothing was written", stdout);
        if (command->strict)
            printf(" because of --strict: %zu error%s", diags->errors, diags->errors == 1 ? "" : "s");
        putchar('\n');
    }
}

static enum exit_status run_build(const struct command *command, struct diags *diags)
{
    if (command->file_count > 0)
        return command_usage_error("build takes no file: %s", command->files[0]);
    int64_t start = milliseconds();
    struct build_state state;
    struct build_summary summary = { 0 };
    struct build_options options = { .out = command->out, .strict = command->strict };
    bool loaded = build_load(command->site, &state, diags);
    if (loaded)
        review_unowned(&state.dataset, diags);
    bool built = loaded && build_site(&state, &options, &summary, diags);
    print_diagnostics(command, diags);
    if (loaded && !command->quiet)
        print_summary(command, &summary, diags, milliseconds() - start);
    if (summary.outcome != BUILD_NOTHING && summary.pages > 0 && !command->quiet)
        print_address(arena_cstr(&state.arena, summary.out));
    build_close(&state);
    enum exit_status status = content_status(diags);
    return status == EXIT_FINE && !built ? EXIT_CONTENT : status;
}

static void print_findings(const struct build_summary *summary, const struct diags *diags)
{
    print_count(summary->articles, "article");
    fputs(", ", stdout);
    print_count(summary->figures, "figure");
    fputs(", ", stdout);
    print_count(diags->errors, "error");
    fputs(", ", stdout);
    print_count(diags->warnings, "warning");
    putchar('\n');
}

static enum exit_status run_check(const struct command *command, struct diags *diags)
{
    if (command->file_count > 0)
        return command_usage_error("check takes no file: %s", command->files[0]);
    struct build_state state;
    struct build_summary summary = { 0 };
    struct build_options options = { .dry_run = true, .check_templates = command->templates };
    bool loaded = build_load(command->site, &state, diags);
    if (loaded) {
        review_unowned(&state.dataset, diags);
        struct review review = review_dataset(&state.arena, &state.dataset);
        review_report(&review, diags);
        build_site(&state, &options, &summary, diags); /* what it says of templates stands last, where it is seen */
    }
    struct command all = *command; /* its notes are what check is for */
    all.verbose = !command->quiet;
    print_diagnostics(&all, diags);
    if (loaded && !command->quiet)
        print_findings(&summary, diags);
    build_close(&state);
    return content_status(diags);
}

static enum exit_status run_extract(const struct command *command, struct diags *diags)
{
    if (command->file_count == 0)
        return command_usage_error("extract needs a file; - is standard input");
    struct build_state state;
    struct buf out;
    buf_init(&out);
    size_t count = (size_t)command->file_count;
    if (build_open(command->site, &state, diags)) {
        str *paths = arena_array(&state.arena, str, count);
        struct reading *readings = arena_array(&state.arena, struct reading, count);
        bool *good = arena_array(&state.arena, bool, count);
        for (size_t i = 0; i < count; i++)
            paths[i] = str_from(command->files[i]);
        build_read_articles(&state, paths, count, readings, good, diags);
        listing_add(&out, command->listing, readings, good, count);
    }
    enum exit_status written = put(&out);
    buf_finish(&out);
    print_diagnostics(command, diags);
    build_close(&state);
    return written ? written : content_status(diags);
}

static enum exit_status run_explain(const struct command *command, struct diags *diags)
{
    if (command->file_count != 1)
        return command_usage_error("explain needs one place, FILE:LINE:COLUMN, or one figure's id");
    struct build_state state;
    struct buf out;
    buf_init(&out);
    bool loaded = build_load(command->site, &state, diags);
    bool found = loaded && explain_add(&state, str_from(command->files[0]), &out, diags);
    enum exit_status written = put(&out);
    buf_finish(&out);
    if (!found)
        print_diagnostics(command, diags);
    if (loaded && !found)
        fprintf(stderr, "kechuang: no number that could be a figure stands at %s, nor is it a figure's id\n",
                command->files[0]);
    build_close(&state);
    if (!loaded)
        return content_status(diags);
    return written ? written : found ? EXIT_FINE : EXIT_CONTENT;
}

static bool is_stage(const char *name)
{
    for (const char *const *stage = inspect_stages; *stage; stage++)
        if (strcmp(*stage, name) == 0)
            return true;
    return false;
}

/* Prints what a verb has made, then what there is to say, and tells how it went; `made`: there is all that was asked for. */
static enum exit_status put_made(const struct command *command, struct buf *out, bool made, struct diags *diags)
{
    enum exit_status written = put(out);
    buf_finish(out);
    print_diagnostics(command, diags);
    enum exit_status status = written ? written : content_status(diags);
    return status == EXIT_FINE && !made ? EXIT_CONTENT : status;
}

/* Is the command line fit for inspect? */
static enum exit_status check_inspect(const struct command *command)
{
    if (command->page.len > 0)
        return command->after || command->file_count > 0
                   ? command_usage_error("inspect --page=PATH takes no file and no stage")
                   : EXIT_FINE;
    if (!command->after)
        return command_usage_error("inspect needs --after=STAGE, " COMMAND_STAGES ", or --page=PATH");
    if (!is_stage(command->after))
        return command_usage_error("there is no stage \"%s\"; it is one of " COMMAND_STAGES, command->after);
    if (command->file_count != 1)
        return command_usage_error("inspect takes one file");
    return EXIT_FINE;
}

static enum exit_status run_inspect(const struct command *command, struct diags *diags)
{
    enum exit_status usage = check_inspect(command);
    if (usage)
        return usage;
    struct build_state state;
    struct buf out;
    buf_init(&out);
    bool shown = command->page.len > 0
                     ? build_load(command->site, &state, diags) && inspect_page(&state, command->page, &out, diags)
                     : build_open(command->site, &state, diags) &&
                           inspect_file(&state, str_from(command->after), str_from(command->files[0]), &out, diags);
    enum exit_status status = put_made(command, &out, shown, diags);
    build_close(&state);
    return status;
}

static enum exit_status run_render(const struct command *command, struct diags *diags)
{
    if (command->file_count != 1)
        return command_usage_error("render takes one template");
    if (command->data.len == 0)
        return command_usage_error("render needs --data=FILE.json; a file with {} in it stands for no data");
    struct preview preview = { .template_path = str_from(command->files[0]),
                               .data = command->data,
                               .partials = command->partials,
                               .name = command->name,
                               .built_in = command->built_in };
    if (str_eq(preview.template_path, STR("-")) && str_eq(preview.data, STR("-")))
        return command_usage_error("the template and its data cannot both be standard input");
    struct arena arena;
    arena_init(&arena);
    struct buf out;
    buf_init(&out);
    bool rendered = preview_add(&arena, &preview, &out, diags);
    if (command->strict && diags->warnings > 0)
        buf_clear(&out);
    enum exit_status status = put_made(command, &out, rendered, diags);
    arena_finish(&arena);
    return status;
}

static enum exit_status run_chart(const struct command *command, struct diags *diags)
{
    if (command->file_count != 1)
        return command_usage_error("chart takes one file; - is standard input");
    struct chart_request request = command->chart;
    request.path = str_from(command->files[0]);
    request.csv = request.csv || str_ends(request.path, STR(".csv")) || str_ends(request.path, STR(".CSV"));
    if (request.csv && request.title.len == 0)
        return command_usage_error("a chart from CSV needs --title=TEXT");
    struct arena arena;
    arena_init(&arena);
    struct buf out;
    buf_init(&out);
    bool drawn = chart_file_add(&arena, &request, &out, diags);
    enum exit_status status = put_made(command, &out, drawn, diags);
    arena_finish(&arena);
    return status;
}

static enum exit_status run_help(const struct command *command, struct diags *diags);

static const struct verb verbs[] = {
    { "build", "[--out DIR] [--strict]", "make the site", "kechuang --site demo build --out /srv/www/demo", "oS",
      run_build },
    { "check", "[--strict] [--templates]", "look for what deserves an editor's eye; write nothing",
      "kechuang check --strict", "tS", run_check },
    { "extract", "FILE...", "print the figures that articles state, as JSON Lines",
      "kechuang extract content/articles/2023/*.md", "", run_extract },
    { "explain", "FILE:LINE:COLUMN|ID", "say how a figure came to be",
      "kechuang explain content/articles/2023/2023-11-06-dazu.md:9:12", "", run_explain },
    { "inspect", "--after=STAGE FILE | --page=PATH", "show what a stage made of a file, or what a page's template gets",
      "kechuang inspect --after=parse article.md", "ag", run_inspect },
    { "render", "--data=FILE TEMPLATE", "print a template with JSON data of one's own",
      "kechuang render --data area.json --partials templates templates/area.mustache", "dpnbS", run_render },
    { "chart", "[--title=TEXT] FILE", "print a chart, from JSON or CSV, as SVG",
      "kechuang chart --title=高新技术企业数 qiye.csv > qiye.svg", "TkxLurlwHGOic", run_chart },
    { "help", "[VERB]", "say how the program, or a verb, is used", "kechuang help build", "", run_help },
};

enum { VERB_COUNT = sizeof verbs / sizeof *verbs };

static const struct verb *find_verb(const char *name)
{
    for (size_t i = 0; i < VERB_COUNT; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

/* "build, check and help", in a buffer that is the caller's. */
static const char *list_verbs(char text[static 256])
{
    size_t at = 0;
    for (size_t i = 0; i < VERB_COUNT && at < 256; i++)
        at += (size_t)snprintf(text + at, 256 - at, "%s%s",
                               i == 0               ? ""
                               : i + 1 < VERB_COUNT ? ", "
                                                    : " and ",
                               verbs[i].name);
    return text;
}

/* ---- help ------------------------------------------------------------------------------------------------------------ */

static void print_verb_help(const struct verb *verb)
{
    printf("usage: kechuang [OPTION...] %s %s\n\n%s\n\n", verb->name, verb->arguments, verb->summary);
    if (verb->options[0] != '\0') {
        printf("Options of %s:\n", verb->name);
        command_print_options(verb->options);
        putchar('\n');
    }
    puts("Options of every verb:");
    command_print_options(NULL);
    printf("\nExample:\n  %s\n", verb->example);
}

static void print_help(void)
{
    puts("usage: kechuang [OPTION...] VERB [ARGUMENT...]\n\n"
         "Reads newspaper articles, finds the figures in their prose, and makes a static dashboard of them.\n\nVerbs:");
    for (size_t i = 0; i < VERB_COUNT; i++)
        printf("  %-8s %-24s %s\n", verbs[i].name, verbs[i].arguments, verbs[i].summary);
    puts("\nOptions of every verb (\"kechuang help VERB\" shows a verb's own):");
    command_print_options(NULL);
    puts("\nExit status: 0 fine, 1 the content has errors, 2 wrong usage, 3 the disk or a permission.");
}

static enum exit_status no_verb(const char *name)
{
    char list[256];
    return command_usage_error("there is no verb \"%s\"; there are %s", name, list_verbs(list));
}

static enum exit_status run_help(const struct command *command, struct diags *diags)
{
    (void)diags;
    if (command->file_count > 1)
        return command_usage_error("help takes one verb: %s is too much", command->files[1]);
    if (command->file_count == 0) {
        print_help();
        return EXIT_FINE;
    }
    const struct verb *verb = find_verb(command->files[0]);
    if (!verb)
        return no_verb(command->files[0]);
    print_verb_help(verb);
    return EXIT_FINE;
}

static enum exit_status run(int argc, char **argv)
{
    struct command command = { .site = STR(".") };
    enum exit_status status = command_read(&command, argc, argv);
    if (status != EXIT_FINE)
        return status;
    if (command.version) {
        puts("kechuang " KECHUANG_VERSION);
        return EXIT_FINE;
    }
    const struct verb *verb = command.verb ? find_verb(command.verb) : NULL;
    char list[256];
    if (command.verb && !verb)
        return no_verb(command.verb);
    if (!verb && !command.help)
        return command_usage_error("say what to do; there are %s", list_verbs(list));
    if (command.help) {
        if (verb)
            print_verb_help(verb);
        else
            print_help();
        return EXIT_FINE;
    }
    status = command_check(&command, verb->name, verb->options);
    if (status != EXIT_FINE)
        return status;
    struct diags diags;
    diags_init(&diags);
    status = verb->run(&command, &diags);
    diags_finish(&diags);
    return status;
}

/* What was printed may still be on its way when the verb is done. */
static enum exit_status finish_output(enum exit_status status)
{
    bool failed = ferror(stdout) != 0; /* long ago: its reason is no longer in errno */
    int error = fflush(stdout) != 0 ? errno : failed ? EIO : 0;
    if (error == 0)
        return status;
    if (status != EXIT_ENVIRONMENT)
        fprintf(stderr, "kechuang: standard output: %s\n", strerror(error));
    return EXIT_ENVIRONMENT;
}

int main(int argc, char **argv)
{
    return finish_output(run(argc, argv));
}
