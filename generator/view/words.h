/* words: what the program itself says, in the language of an edition.
 *
 *     year_end: "截至{year}年底"          en: "at the end of {year}"
 *     months:   [1月, 2月, …]             en: [January, February, …]
 *
 * All of it stands in templates/strings/LANGUAGE.yaml under `words`; no file of this stage has words of its own, so a
 * language more is a file more. A word is looked up by its key, which the built-in Chinese file has for sure: an edition
 * has all of its keys (read.h). */
#ifndef KC_WORDS_H
#define KC_WORDS_H

#include "arena.h"
#include "chart.h"
#include "read.h"

/* Whose words, and where what is made of them lives. */
struct words {
    struct arena *arena;
    const struct edition *edition;
};

/* The word as it stands; "" where there is none. */
str words_get(const struct words *words, const char *key);
/* The same of a key that is put together: words_find(words, "unit_", STR("CNY"), &unit); false
 * where there is none. */
bool words_find(const struct words *words, const char *prefix, str rest, str *ret_word);
/* An item of a list of words, from 0; "" beyond its end. */
str words_item(const struct words *words, const char *key, size_t index);

/* What stands for {name} in a word. */
struct word_part {
    const char *name;
    str text;
};

/* The word with its places {…} filled in; places of other names stay as they are. */
str words_fill(const struct words *words, const char *key, const struct word_part *parts, size_t count);
/* words_fill(words, "title_series", WORD_PARTS({ "subject", name })) */
#define WORD_PARTS(...)                                                                                                \
    (const struct word_part[]){ __VA_ARGS__ },                                                                         \
        sizeof((const struct word_part[]){ __VA_ARGS__ }) / sizeof(struct word_part)

/* A word with a number in it: of one thing that of the key with _one behind it, where there is one. */
str words_count(const struct words *words, const char *key, size_t count);

/* What stands before and after {value} in a word: 增长, "" of 增长{value}. */
struct word_frame {
    str before;
    str after;
};

struct word_frame words_frame(const struct words *words, const char *key);

/* The scales that numbers are written at: 万 of 4, 亿 of 8; million of 6. */
struct word_scale {
    int power; /* of ten */
    str name;
};

enum { WORD_SCALES_MAX = 8 };

/* The largest first; returns how many there are. */
size_t words_scales(const struct words *words, struct word_scale *ret_scales);

/* The language of a chart's own words (no data, or more): Chinese of Chinese editions, English of all others. */
enum chart_language words_chart_language(const struct words *words);

#endif
