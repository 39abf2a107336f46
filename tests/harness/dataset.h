/* A small made-up dataset for tests of what comes after extract: three districts and a zone of 某市, four
 * indicators, and the articles that a test writes.
 *
 *     struct sample sample;
 *     sample_init(&sample);
 *     sample_article(&sample, "a", 2023, 11, 6);
 *     sample_block(&sample, BLOCK_PARAGRAPH, "甲区高新技术企业达到194家。");
 *     sample_state(&sample, "jia", "firms", "194", "2023-09-30/2023-09-30", "194家");
 *     sample_reconcile(&sample);
 *     … sample.site, sample.dataset …
 *     sample_finish(&sample); */
#ifndef KC_TEST_DATASET_H
#define KC_TEST_DATASET_H

#include "reconcile.h"

#include <assert.h>

enum { SAMPLE_READINGS = 8, SAMPLE_BLOCKS = 16, SAMPLE_OBSERVATIONS = 32 };

struct sample {
    struct arena arena;
    struct diags diags;
    struct site site;
    struct dataset dataset;
    struct reading readings[SAMPLE_READINGS];
    size_t reading_count;
};

static struct cluster sample_clusters[] = {
    { .id = STR_INIT("north"), .name = STR_INIT("北片"), .name_en = STR_INIT("North") },
};

static struct area sample_areas[] = {
    { .id = STR_INIT("city"),
      .name = STR_INIT("某市"),
      .short_name = STR_INIT("某市"),
      .kind = AREA_MUNICIPALITY,
      .tile_column = -1,
      .tile_row = -1 },
    { .id = STR_INIT("jia"),
      .name = STR_INIT("甲区"),
      .short_name = STR_INIT("甲"),
      .kind = AREA_DISTRICT,
      .parent = &sample_areas[0],
      .cluster = &sample_clusters[0],
      .index = 1 },
    { .id = STR_INIT("yi"),
      .name = STR_INIT("乙区"),
      .short_name = STR_INIT("乙"),
      .kind = AREA_DISTRICT,
      .parent = &sample_areas[0],
      .cluster = &sample_clusters[0],
      .tile_column = 1,
      .index = 2 },
    { .id = STR_INIT("bing"),
      .name = STR_INIT("丙区"),
      .short_name = STR_INIT("丙"),
      .kind = AREA_DISTRICT,
      .parent = &sample_areas[0],
      .cluster = &sample_clusters[0],
      .tile_column = 2,
      .index = 3 },
    { .id = STR_INIT("zone"),
      .name = STR_INIT("甲高新区"),
      .short_name = STR_INIT("甲高新区"),
      .kind = AREA_ZONE,
      .parent = &sample_areas[1],
      .tile_column = -1,
      .tile_row = -1,
      .index = 4 },
};

static struct indicator_group sample_groups[] = {
    { .id = STR_INIT("input"), .name = STR_INIT("创新投入"), .name_en = STR_INIT("Input") },
    { .id = STR_INIT("entity"), .name = STR_INIT("创新主体"), .name_en = STR_INIT("Enterprises") },
};

static struct indicator sample_indicators[] = {
    { .id = STR_INIT("spending"),
      .name = STR_INIT("研发投入"),
      .group = &sample_groups[0],
      .unit = UNIT_CNY,
      .kind = INDICATOR_FLOW },
    { .id = STR_INIT("intensity"),
      .name = STR_INIT("研发投入强度"),
      .group = &sample_groups[0],
      .unit = UNIT_PERCENT,
      .kind = INDICATOR_RATIO,
      .index = 1 },
    { .id = STR_INIT("firms"),
      .name = STR_INIT("高新技术企业"),
      .group = &sample_groups[1],
      .unit = UNIT_COUNT,
      .kind = INDICATOR_STOCK,
      .classifier = STR_INIT("家"),
      .index = 2 },
    { .id = STR_INIT("place"),
      .name = STR_INIT("高新区排名"),
      .group = &sample_groups[1],
      .unit = UNIT_RANK,
      .kind = INDICATOR_RANK,
      .index = 3 },
};

static const struct indicator *const sample_leads[] = { &sample_indicators[2], &sample_indicators[0] };

static const str sample_languages[] = { STR_INIT("zh-CN") };

static inline void sample_init(struct sample *sample)
{
    *sample = (struct sample){ .reading_count = 0 };
    arena_init(&sample->arena);
    diags_init(&sample->diags);
    sample->site = (struct site){
        .root = STR("/nonexistent"),
        .settings = { .title = STR("某市科创"),
                      .description = STR("试验"),
                      .languages = sample_languages,
                      .language_count = 1,
                      .region = &sample_areas[0],
                      .leads = sample_leads,
                      .lead_count = 2 },
        .vocabulary = { sample_clusters, 1, sample_areas, 5, sample_groups, 2, sample_indicators, 4 },
        .editions = read_built_in_edition(&sample->arena, sample_languages[0], &sample->diags),
        .edition_count = 1,
    };
}

static inline void sample_finish(struct sample *sample)
{
    arena_finish(&sample->arena);
    diags_finish(&sample->diags);
}

/* The article being written. */
static inline struct reading *sample_last(struct sample *sample)
{
    return &sample->readings[sample->reading_count - 1];
}

static inline struct article *sample_article(struct sample *sample, const char *id, int year, int month, int day)
{
    assert(sample->reading_count < SAMPLE_READINGS);
    struct reading *reading = &sample->readings[sample->reading_count++];
    reading->article.id = str_from(id);
    reading->article.title = arena_format(&sample->arena, "报道%s", id);
    reading->article.source = STR("某报");
    reading->article.date = (struct date){ year, month, day };
    reading->article.blocks = arena_array(&sample->arena, struct block, SAMPLE_BLOCKS);
    reading->observations.items = arena_array(&sample->arena, struct observation, SAMPLE_OBSERVATIONS);
    return &reading->article;
}

static inline struct block *sample_block(struct sample *sample, enum block_kind kind, const char *text)
{
    struct article *article = &sample_last(sample)->article;
    assert(article->block_count < SAMPLE_BLOCKS);
    struct block *block = (struct block *)&article->blocks[article->block_count++];
    block->kind = kind;
    block->text = str_from(text);
    block->level = kind == BLOCK_HEADING ? 2 : kind == BLOCK_ITEM;
    block->group = kind == BLOCK_ITEM || kind == BLOCK_ROW;
    return block;
}

/* The sentence (up to 。) of a text around byte `at`. */
static inline void sample_find_sentence(str text, size_t at, size_t *ret_begin, size_t *ret_end)
{
    size_t begin = 0;
    size_t end = str_find(text, STR("。"), 0);
    while (end != STR_NONE && end < at) {
        begin = end + STR("。").len;
        end = str_find(text, STR("。"), begin);
    }
    *ret_begin = begin;
    *ret_end = end == STR_NONE ? text.len : end + STR("。").len;
}

/* States a figure in the last block: a level, actual, exact. The caller may change what is returned. */
static inline struct observation *sample_state(struct sample *sample, const char *area, const char *indicator,
                                               const char *value, const char *period, const char *surface)
{
    struct reading *reading = sample_last(sample);
    assert(reading->observations.count < SAMPLE_OBSERVATIONS && reading->article.block_count > 0);
    struct observation *o = (struct observation *)&reading->observations.items[reading->observations.count++];
    for (size_t i = 0; i < sample->site.vocabulary.area_count; i++)
        if (str_eq(sample_areas[i].id, str_from(area)))
            o->area = &sample_areas[i];
    for (size_t i = 0; i < sample->site.vocabulary.indicator_count; i++)
        if (str_eq(sample_indicators[i].id, str_from(indicator)))
            o->indicator = &sample_indicators[i];
    bool sound = o->area && o->indicator && decimal_parse(str_from(value), &o->value) &&
                 period_parse(str_from(period), &o->period);
    assert(sound);
    (void)sound;
    o->measure = o->indicator->kind == INDICATOR_RANK ? MEASURE_RANK : MEASURE_LEVEL;
    o->unit = unit_text(o->indicator->unit);
    o->surface = str_from(surface);
    o->block = reading->article.block_count - 1;
    str text = reading->article.blocks[o->block].text;
    o->begin = str_find(text, o->surface, 0);
    assert(o->begin != STR_NONE);
    o->end = o->begin + o->surface.len;
    sample_find_sentence(text, o->begin, &o->sentence_begin, &o->sentence_end);
    o->quote = str_slice(text, o->sentence_begin, o->sentence_end);
    o->rule = "sample";
    return o;
}

static inline void sample_reconcile(struct sample *sample)
{
    sample->dataset = reconcile_readings(&sample->arena, &sample->site.vocabulary, sample->readings,
                                         sample->reading_count, &sample->diags);
}

#endif
