/* An article of one sentence, for tests of the extractor: a paragraph of plain text told of one area on 2024-01-20.
 *
 *     struct observations found = read_sentence(&arena, extractor, &area, "全区高新技术企业达到194家。");
 *
 * What is found lives in the arena. */
#ifndef KC_TEST_SENTENCE_H
#define KC_TEST_SENTENCE_H

#include "extract.h"

static inline struct observations read_sentence(struct arena *arena, const struct extractor *extractor,
                                                const struct area *area, const char *sentence)
{
    struct document *document = arena_new(arena, struct document);
    *document = (struct document){ .source = { STR("a.txt"), str_from(sentence) } };
    str text = document->source.bytes;
    struct text_run *run = arena_new(arena, struct text_run);
    *run = (struct text_run){ .length = text.len, .source_length = text.len };
    struct block *block = arena_new(arena, struct block);
    *block = (struct block){
        .kind = BLOCK_PARAGRAPH, .text = text, .span = { &document->source, 0, text.len }, .runs = run, .run_count = 1
    };
    const struct area **areas = arena_new(arena, const struct area *);
    *areas = area;
    struct article article = { .document = document,
                               .date = { 2024, 1, 20 },
                               .areas = areas,
                               .area_count = 1,
                               .blocks = block,
                               .block_count = 1 };
    return extract_observations(arena, extractor, &article);
}

#endif
