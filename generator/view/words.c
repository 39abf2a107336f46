#include "words.h"

#include "value.h"

static const struct value *find(const struct words *words, str key)
{
    return value_get(words->edition->words, key);
}

str words_get(const struct words *words, const char *key)
{
    return value_text(find(words, str_from(key)), STR(""));
}

bool words_find(const struct words *words, const char *prefix, str rest, str *ret_word)
{
    const struct value *word = find(words, arena_join(words->arena, str_from(prefix), rest));
    if (!word)
        return false;
    *ret_word = value_text(word, STR(""));
    return true;
}

str words_item(const struct words *words, const char *key, size_t index)
{
    const struct value *list = find(words, str_from(key));
    return list && list->kind == VALUE_LIST && index < list->count ? value_text(list->items[index], STR("")) : STR("");
}

/* ---- patterns ------------------------------------------------------------------------------------------- */

/* The text that a place between { and } stands for. */
static bool find_part(str name, const struct word_part *parts, size_t count, str *ret_text)
{
    for (size_t i = 0; i < count; i++) {
        if (!str_eq(name, str_from(parts[i].name)))
            continue;
        *ret_text = parts[i].text;
        return true;
    }
    return false;
}

str words_fill(const struct words *words, const char *key, const struct word_part *parts, size_t count)
{
    str word = words_get(words, key);
    struct buf filled;
    buf_init(&filled);
    for (size_t at = 0; at < word.len;) {
        size_t open = str_find(word, STR("{"), at);
        size_t close = open == STR_NONE ? STR_NONE : str_find(word, STR("}"), open);
        if (close == STR_NONE) {
            buf_add(&filled, str_slice(word, at, word.len));
            break;
        }
        str text = str_slice(word, open, close + 1);
        find_part(str_slice(word, open + 1, close), parts, count, &text);
        buf_add(&filled, str_slice(word, at, open));
        buf_add(&filled, text);
        at = close + 1;
    }
    str copy = arena_copy(words->arena, buf_str(&filled));
    buf_finish(&filled);
    return copy;
}

str words_count(const struct words *words, const char *key, size_t count)
{
    const char *one = arena_cstr(words->arena, arena_format(words->arena, "%s_one", key));
    bool is_one = count == 1 && find(words, str_from(one));
    str number = arena_format(words->arena, "%zu", count);
    return words_fill(words, is_one ? one : key, WORD_PARTS({ "count", number }));
}

struct word_frame words_frame(const struct words *words, const char *key)
{
    static const str place = STR_INIT("{value}");
    str word = words_get(words, key);
    size_t at = str_find(word, place, 0);
    if (at == STR_NONE)
        return (struct word_frame){ word, STR("") };
    return (struct word_frame){ str_slice(word, 0, at), str_slice(word, at + place.len, word.len) };
}

/* ---- scales --------------------------------------------------------------------------------------------- */

static int parse_power(str text)
{
    int power = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9' && power < 100; i++)
        power = power * 10 + (text.ptr[i] - '0');
    return power;
}

size_t words_scales(const struct words *words, struct word_scale *ret_scales)
{
    const struct value *mapping = find(words, STR("scales"));
    size_t count = 0;
    for (size_t i = 0; mapping && mapping->kind == VALUE_OBJECT && i < mapping->count; i++) {
        const struct value_member *member = &mapping->members[i];
        struct word_scale scale = { parse_power(member->key), value_text(member->value, STR("")) };
        if (scale.power == 0 || count == WORD_SCALES_MAX)
            continue;
        size_t place = count++;
        for (; place > 0 && ret_scales[place - 1].power < scale.power; place--)
            ret_scales[place] = ret_scales[place - 1];
        ret_scales[place] = scale;
    }
    return count;
}

enum chart_language words_chart_language(const struct words *words)
{
    return edition_is_chinese(words->edition) ? CHART_ZH : CHART_EN;
}
