/* Fuzz target: the layers of the tokeniser, each at every place of a text, which is valid UTF-8 as any text is that was
 * read.
 *
 * What must hold: nothing is read past the end; a layer's quick look at the first character never hides what the
 * layer would read; tokens stand in order and cover the text without gaps. */
#include "extract_internal.h"
#include "utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static struct arena forever;
static struct lexicon *lexicon;

/* The words of the language, and names as a site has them. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    static const struct indicator indicator = { .id = STR_INIT("a"), .name = STR_INIT("高新技术企业") };
    static const struct area area = { .id = STR_INIT("b"), .name = STR_INIT("甲区") };
    static const char *const names[] = { "高新技术企业", "高企",     "“双创”平台", "年末贷款余额",
                                         "R&D投入",      "2035目标", "以上平台" };
    arena_init(&forever);
    lexicon = lexicon_new(&forever, token_beginnings);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        lexicon_add(lexicon, str_from(names[i]), (struct meaning){ .kind = WORD_INDICATOR, .indicator = &indicator });
    lexicon_add(lexicon, STR("甲区"), (struct meaning){ .kind = WORD_AREA, .area = &area });
    lexicon_add(lexicon, STR("高企贷"), (struct meaning){ .kind = WORD_EXCLUDED, .indicator = &indicator });
    lexicon_add_language(lexicon);
    return 0;
}

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void read_place(str text, size_t at)
{
    size_t bytes;
    uint32_t first = utf8_at(text, at, &bytes);
    uint32_t second = at + bytes < text.len ? utf8_at(text, at + bytes, &bytes) : 0;
    struct numeral numeral;
    if (numeral_read(text, at, &numeral))
        must(numeral.length > 0 && numeral.length <= text.len - at);
    size_t length;
    struct quantity quantity;
    if (quantity_read(text, at, &quantity, &length))
        must(length > 0 && length <= text.len - at);
    struct time_phrase time;
    if (time_read(text, at, (struct date){ 2024, 1, 20 }, &time, &length))
        must(length > 0 && length <= text.len - at && time_may_begin(first) && time_may_begin_with(first, second));
}

static void read_tokens(struct arena *arena, str text)
{
    struct tokens tokens = { 0 };
    token_read_text(arena, &tokens, lexicon, text, (struct date){ 2024, 1, 20 });
    must(tokens.count > 0);
    size_t at = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        const struct token *token = &tokens.items[i];
        must(token->begin == at && token->end >= token->begin && token->end <= text.len);
        must(token->end > token->begin || (i + 1 == tokens.count && token->kind == TOKEN_END));
        at = token->end;
    }
    must(at == text.len && tokens.items[tokens.count - 1].kind == TOKEN_END);
}

/* A copy of its own, so that a byte read too far is seen; what is no UTF-8 becomes question marks. */
static char *valid_copy(const uint8_t *data, size_t size)
{
    char *copy = malloc(size);
    if (size > 0)
        memcpy(copy, data, size);
    for (size_t at = 0, bad; at < size; at += bad + 1) {
        bad = utf8_find_invalid((str){ copy + at, size - at });
        if (bad == STR_NONE)
            break;
        copy[at + bad] = '?';
    }
    return copy;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    arena_init(&arena);
    char *copy = valid_copy(data, size);
    str text = { copy, size };
    for (size_t at = 0, bytes; at < size; at += bytes) {
        read_place(text, at);
        utf8_decode(str_slice(text, at, size), &bytes);
    }
    read_tokens(&arena, text);
    free(copy);
    arena_finish(&arena);
    return 0;
}
