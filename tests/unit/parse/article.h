/* An article made from a text in memory: what the parse tests share. */
#ifndef KC_TEST_PARSE_ARTICLE_H
#define KC_TEST_PARSE_ARTICLE_H

#include "clean.h"
#include "parse.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct area test_areas[] = {
    { .id = STR_INIT("jiaxian"), .name = STR_INIT("甲县") },
    { .id = STR_INIT("yiqu"), .name = STR_INIT("乙区"), .index = 1 },
};

struct fixture {
    struct arena arena;
    struct diags diags;
    struct document document;
    struct site site;
    struct article article;
    bool ok; /* parse_article's result */
};

/* Dated 2024-02-29, id "a", no other front matter. */
static void fixture_init(struct fixture *fixture, enum document_format format, str text)
{
    *fixture = (struct fixture){ .document = { .source = { STR("a.txt"), text }, .format = format } };
    arena_init(&fixture->arena);
    diags_init(&fixture->diags);
    fixture->document.front_matter.id.text = STR("a");
    fixture->document.front_matter.date = (struct date){ 2024, 2, 29 };
    fixture->site.vocabulary.areas = test_areas;
    fixture->site.vocabulary.area_count = sizeof test_areas / sizeof *test_areas;
}

static void fixture_parse(struct fixture *fixture)
{
    fixture->ok =
        parse_article(&fixture->arena, &fixture->site, &fixture->document, &fixture->article, &fixture->diags);
}

static void fixture_finish(struct fixture *fixture)
{
    arena_finish(&fixture->arena);
    diags_finish(&fixture->diags);
}

/* Text without white space. */
static str squeeze(struct arena *arena, str text)
{
    char *out = arena_alloc(arena, text.len + 1, 1);
    size_t length = 0;
    for (size_t at = 0, bytes; at < text.len; at += bytes) {
        uint32_t c = utf8_decode(str_slice(text, at, text.len), &bytes);
        if (clean_is_space(c) || clean_is_zero_width(c))
            continue;
        memcpy(out + length, text.ptr + at, bytes);
        length += bytes;
    }
    return (str){ out, length };
}

/* Runs cover each block's text without gaps, go forward in the file, and exact ones have the file's bytes. */
static void check_runs(const struct fixture *fixture)
{
    str bytes = fixture->document.source.bytes;
    for (size_t i = 0; i < fixture->article.block_count; i++) {
        const struct block *block = &fixture->article.blocks[i];
        size_t at = 0, source = block->span.offset;
        assert_int_equal(utf8_find_invalid(block->text), STR_NONE);
        for (size_t k = 0; k < block->run_count; k++) {
            const struct text_run *run = &block->runs[k];
            assert_int_equal(run->text, at);
            assert_true(run->source >= source && run->source + run->source_length <= bytes.len);
            if (run->length == run->source_length)
                assert_memory_equal(block->text.ptr + run->text, bytes.ptr + run->source, run->length);
            at += run->length;
            source = run->source;
        }
        assert_int_equal(at, block->text.len);
    }
}

/* Where a sentence was joined over a caption, the span has the caption in its midst. */
static bool spans_lines(str spanned, str want)
{
    return str_find(spanned, STR("\n"), 0) != STR_NONE && str_starts(spanned, str_slice(want, 0, 1)) &&
           str_ends(spanned, str_slice(want, want.len - 1, want.len));
}

/* The span of every piece of three characters has their bytes, white space aside (texts without markup only). */
static void check_spans(struct fixture *fixture)
{
    for (size_t i = 0; i < fixture->article.block_count; i++) {
        const struct block *block = &fixture->article.blocks[i];
        size_t begins[3] = { 0 };
        for (size_t at = 0, bytes, count = 0; at < block->text.len; at += bytes, count++) {
            utf8_decode(str_slice(block->text, at, block->text.len), &bytes);
            begins[count % 3] = at;
            if (count < 2)
                continue;
            size_t begin = begins[(count + 1) % 3];
            struct span span = block_span(&fixture->article, block, begin, at + bytes);
            str want = squeeze(&fixture->arena, str_slice(block->text, begin, at + bytes));
            assert_true(str_eq(squeeze(&fixture->arena, span_text(span)), want) || spans_lines(span_text(span), want));
        }
    }
}

/* All blocks as lines: H1|, P|, I1|, Q|, C|, R| or R*| (column names), then the text with / for a tab. */
static const char *fixture_dump(struct fixture *fixture)
{
    static const char letters[] = "HPIQCR";
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < fixture->article.block_count; i++) {
        const struct block *block = &fixture->article.blocks[i];
        buf_add_char(&out, letters[block->kind]);
        if (block->level > 0)
            buf_format(&out, "%d", block->level);
        if (block->header)
            buf_add_char(&out, '*');
        buf_add_char(&out, '|');
        for (size_t k = 0; k < block->text.len; k++)
            buf_add_char(&out, block->text.ptr[k] == '\t' ? '/' : block->text.ptr[k]);
        buf_add_char(&out, '\n');
    }
    const char *dump = arena_cstr(&fixture->arena, buf_str(&out));
    buf_finish(&out);
    return dump;
}

/* Parses text and compares its blocks. */
static void expect_blocks(enum document_format format, const char *text, const char *blocks)
{
    struct fixture fixture;
    fixture_init(&fixture, format, str_from(text));
    fixture_parse(&fixture);
    assert_true(fixture.ok);
    assert_string_equal(fixture_dump(&fixture), blocks);
    check_runs(&fixture);
    if (format == FORMAT_TEXT)
        check_spans(&fixture);
    fixture_finish(&fixture);
}

/* `count` copies of `piece` between `head` and `tail`, in memory of its own. */
static inline str repeat(const char *head, const char *piece, size_t count, const char *tail)
{
    struct buf out;
    buf_init(&out);
    buf_add(&out, str_from(head));
    for (size_t i = 0; i < count; i++)
        buf_add(&out, str_from(piece));
    buf_add(&out, str_from(tail));
    return buf_str(&out);
}

/* Must come back, and in good order; the tests' time limit says whether the time was linear. */
static inline void expect_survival(enum document_format format, str text)
{
    struct fixture fixture;
    fixture_init(&fixture, format, text);
    fixture_parse(&fixture);
    if (fixture.ok)
        check_runs(&fixture);
    fixture_finish(&fixture);
    free((char *)text.ptr);
}

#endif
