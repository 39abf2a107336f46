/* Fuzz target: a file of any bytes, read as an article of each of the four formats, all the way to JSON.
 *
 * What must hold: blocks lie inside the file and know where they stand; each observation's surface stands in its
 * block and at its place in the file; what is written of it is JSON. */
#include "extract.h"
#include "json_value.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static struct arena forever;
static struct site site;
static const struct extractor *extractor;
static char folder[256];

static void must(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    struct diags diags;
    diags_init(&diags);
    arena_init(&forever);
    must(read_site(&forever, STR(KC_SOURCE_ROOT), &site, &diags));
    extractor = extractor_new(&forever, &site.vocabulary, &diags);
    diags_finish(&diags);
    const char *temporary = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/kechuang-fuzz-XXXXXX", temporary ? temporary : "/tmp");
    must(mkdtemp(folder) != NULL);
    return 0;
}

static bool is_same(const struct text_run *run)
{
    return run->length == run->source_length;
}

/* Where a run says that text and file are the same bytes, they are. */
static void check_block(const struct article *article, const struct block *block)
{
    str bytes = article->document->source.bytes;
    must(block->run_count > 0 && block->text.len > 0);
    must(block->span.offset <= bytes.len && block->span.length <= bytes.len - block->span.offset);
    size_t at = 0;
    for (size_t i = 0; i < block->run_count; i++) {
        const struct text_run *run = &block->runs[i];
        must(run->text == at && run->length > 0 && run->length <= block->text.len - at);
        must(run->source <= bytes.len && run->source_length <= bytes.len - run->source);
        must(!is_same(run) || str_eq(str_slice(block->text, at, at + run->length),
                                     str_slice(bytes, run->source, run->source + run->length)));
        at += run->length;
    }
    must(at == block->text.len);
}

static size_t without_blanks(char *out, str text)
{
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ' && text.ptr[i] != '\t')
            out[length++] = text.ptr[i];
    return length;
}

/* A plain text's bytes are those of the surface, from the first to the last; what stands between them besides (line
 * ends, blanks, a caption that parts a paragraph) is not in it. */
static void check_span(const struct article *article, const struct observation *o)
{
    str bytes = article->document->source.bytes;
    must(o->span.source == &article->document->source && o->span.offset <= bytes.len &&
         o->span.length <= bytes.len - o->span.offset);
    if (article->document->format != FORMAT_TEXT)
        return;
    str place = str_slice(bytes, o->span.offset, o->span.offset + o->span.length);
    must(place.ptr[0] == o->surface.ptr[0] && place.ptr[place.len - 1] == o->surface.ptr[o->surface.len - 1]);
    size_t found = 0;
    for (size_t i = 0; i < place.len && found < o->surface.len; i++)
        found += place.ptr[i] == o->surface.ptr[found];
    must(found == o->surface.len);
}

static void check_observation(const struct article *article, const struct observation *o)
{
    const struct block *block = &article->blocks[o->block];
    must(o->block < article->block_count && o->begin < o->end && o->end <= block->text.len);
    must(o->sentence_begin <= o->begin && o->end <= o->sentence_end && o->sentence_end <= block->text.len);
    str text = str_slice(block->text, o->begin, o->end);
    char *compact = malloc(text.len);
    must(str_eq((str){ compact, without_blanks(compact, text) }, o->surface));
    free(compact);
    check_span(article, o);
    must(str_eq(o->quote, str_slice(block->text, o->sentence_begin, o->sentence_end)));
}

static void check_json(struct arena *arena, struct buf *out, struct diags *diags)
{
    struct source source = { STR("observation"), buf_str(out) };
    must(json_parse(arena, &source, diags) != NULL);
}

static void read_article(const char *path, struct diags *diags)
{
    struct arena arena;
    arena_init(&arena);
    struct document *document;
    struct article article;
    if (read_document(&arena, str_from(path), &document, diags)) {
        if (parse_article(&arena, &site, document, &article, diags)) {
            for (size_t i = 0; i < article.block_count; i++)
                check_block(&article, &article.blocks[i]);
            struct observations observations = extract_observations(&arena, extractor, &article);
            struct buf out;
            buf_init(&out);
            for (size_t i = 0; i < observations.count; i++) {
                check_observation(&article, &observations.items[i]);
                buf_clear(&out);
                observation_add_json(&out, &article, &observations.items[i]);
                check_json(&arena, &out, diags);
            }
            buf_finish(&out);
        }
    }
    arena_finish(&arena);
}

static void write_file(const char *path, const uint8_t *data, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    must(file >= 0 && write(file, data, size) == (ssize_t)size);
    close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const endings[] = { "txt", "md", "html", "xml" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char path[300];
        snprintf(path, sizeof path, "%s/2024-01-20-dazu.%s", folder, endings[i]);
        write_file(path, data, size);
        struct diags diags;
        diags_init(&diags);
        read_article(path, &diags);
        diags_finish(&diags);
        unlink(path);
    }
    return 0;
}
