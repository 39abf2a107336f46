/* The extractor: a vocabulary's lexicon, and the way through an article's blocks and sentences. */
#include "table.h"

struct extractor {
    const struct vocabulary *vocabulary;
    struct lexicon *lexicon;
};

/* What the vocabulary's phrases are added to. */
struct naming {
    struct lexicon *lexicon;
    const struct lexicon *language; /* the language's own words and nothing else */
    struct diags *diags;
};

static const char *role_text(const struct meaning *meaning)
{
    if (meaning->kind == WORD_EXCLUDED)
        return "an exclusion";
    if (meaning->kind == WORD_PER)
        return "a per phrase";
    return meaning->detail == NAME_ANAPHOR ? "an anaphor" : "a name";
}

static str owner_id(const struct meaning *meaning)
{
    return meaning->area ? meaning->area->id : meaning->indicator->id;
}

static struct span phrase_place(const struct meaning *meaning, str phrase)
{
    if (meaning->area)
        return area_phrase_place(meaning->area, phrase);
    return indicator_phrase_place(meaning->indicator, phrase, meaning->kind == WORD_EXCLUDED);
}

/* A phrase of two areas, or of two indicators of one unit, was reported when the vocabulary was read. */
static void report_clash(struct diags *diags, str phrase, const struct meaning *known, const struct meaning *meaning)
{
    if (known->kind == meaning->kind)
        return;
    struct diag *diag = diag_add(diags, DIAG_VOCABULARY_ALIAS_AMBIGUOUS, phrase_place(meaning, phrase),
                                 "\"%.*s\" cannot be %s of %.*s: it is %s of %.*s", STR_ARG(phrase), role_text(meaning),
                                 STR_ARG(owner_id(meaning)), role_text(known), STR_ARG(owner_id(known)));
    diag_relate(diags, diag, phrase_place(known, phrase), "here");
}

/* Warns of a phrase that takes the place of one of the language's own words. A verb is kept beside a name (新升规), and
 * a place elsewhere (重庆) is meant to give way to an area. */
static void check_language(const struct naming *naming, str phrase, const struct meaning *meaning)
{
    size_t length;
    const struct meaning *verb;
    const struct meaning *word = lexicon_match(naming->language, phrase, 0, &length, &verb);
    if (!word || length < phrase.len || verb || word->kind == meaning->kind ||
        (word->kind == WORD_ELSEWHERE && meaning->kind == WORD_AREA))
        return;
    struct diag *diag = diag_add(naming->diags, DIAG_VOCABULARY_ALIAS_AMBIGUOUS, phrase_place(meaning, phrase),
                                 "\"%.*s\" is a common word of articles; as %s of %.*s it loses that sense",
                                 STR_ARG(phrase), role_text(meaning), STR_ARG(owner_id(meaning)));
    diag_advise(naming->diags, diag, "choose a longer phrase that means nothing else");
}

static void add_phrase(const struct naming *naming, str phrase, struct meaning meaning)
{
    if (phrase.len == 0)
        return;
    const struct meaning *known = lexicon_add(naming->lexicon, phrase, meaning);
    if (known)
        report_clash(naming->diags, phrase, known, &meaning);
    else
        check_language(naming, phrase, &meaning);
}

static void add_area(const struct naming *naming, const struct area *area)
{
    struct meaning meaning = { .kind = WORD_AREA, .area = area };
    add_phrase(naming, area->name, meaning);
    if (!str_eq(area->short_name, area->name))
        add_phrase(naming, area->short_name, meaning);
    for (size_t i = 0; i < area->alias_count; i++)
        if (!str_eq(area->aliases[i], area->short_name) && !str_eq(area->aliases[i], area->name))
            add_phrase(naming, area->aliases[i], meaning);
}

static void add_names(const struct naming *naming, const struct indicator *indicator)
{
    struct meaning name = { .kind = WORD_INDICATOR, .indicator = indicator };
    struct meaning anaphor = { .kind = WORD_INDICATOR, .detail = NAME_ANAPHOR, .indicator = indicator };
    struct meaning per = { .kind = WORD_PER, .indicator = indicator };
    add_phrase(naming, indicator->name, name);
    for (size_t i = 0; i < indicator->alias_count; i++)
        add_phrase(naming, indicator->aliases[i], name);
    for (size_t i = 0; i < indicator->anaphor_count; i++)
        add_phrase(naming, indicator->anaphors[i], anaphor);
    for (size_t i = 0; i < indicator->per_count; i++)
        add_phrase(naming, indicator->per[i], per);
}

/* Of the meanings of a phrase, that of this indicator; NULL where it has none. */
static const struct meaning *own_meaning(const struct meaning *known, const struct indicator *indicator)
{
    while (known && known->indicator != indicator)
        known = known->next;
    return known;
}

static void add_exclusion(const struct naming *naming, str phrase, const struct indicator *indicator)
{
    struct meaning exclusion = { .kind = WORD_EXCLUDED, .indicator = indicator };
    const struct meaning *known = lexicon_add(naming->lexicon, phrase, exclusion);
    if (!known) {
        check_language(naming, phrase, &exclusion);
        return;
    }
    if (known->indicator)
        known = own_meaning(known, indicator);
    if (known)
        report_clash(naming->diags, phrase, known, &exclusion);
}

static void add_vocabulary(const struct naming *naming, const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary->area_count; i++)
        add_area(naming, &vocabulary->areas[i]);
    for (size_t i = 0; i < vocabulary->indicator_count; i++)
        add_names(naming, &vocabulary->indicators[i]);
    /* After all names: the exclusion of one indicator may be the name of another, wherever that stands in the file. */
    for (size_t i = 0; i < vocabulary->indicator_count; i++)
        for (size_t k = 0; k < vocabulary->indicators[i].exclusion_count; k++)
            add_exclusion(naming, vocabulary->indicators[i].exclusions[k], &vocabulary->indicators[i]);
}

const struct extractor *extractor_new(struct arena *arena, const struct vocabulary *vocabulary, struct diags *diags)
{
    struct extractor *extractor = arena_new(arena, struct extractor);
    extractor->vocabulary = vocabulary;
    extractor->lexicon = lexicon_new(arena, token_beginnings);
    struct arena scratch;
    arena_init(&scratch);
    struct lexicon *language = lexicon_new(&scratch, token_beginnings);
    lexicon_add_language(language);
    add_vocabulary(&(struct naming){ extractor->lexicon, language, diags }, vocabulary);
    arena_finish(&scratch);
    lexicon_add_language(extractor->lexicon);
    return extractor;
}

/* The way through one article. */
struct walk {
    struct arena scratch;
    struct tokens tokens;  /* of the block at hand */
    struct tokens lead_in; /* of a block before it */
    const struct extractor *extractor;
    const struct article *article;
    struct context context;
    struct observation_list list;
    struct table table; /* of the rows at hand */
    bool in_body;       /* a paragraph has been read: a heading from here on is not the article's */
};

static const struct tokens *read_tokens(struct walk *walk, struct tokens *tokens, str text)
{
    token_read_text(&walk->scratch, tokens, walk->extractor->lexicon, text, walk->article->date);
    return tokens;
}

/* A lead paragraph that breaks off with …… and names no time is about the time that the next one begins with. */
static bool time_of_next_block(struct walk *walk, size_t block, const struct tokens *tokens,
                               struct time_phrase *ret_time)
{
    const struct block *blocks = walk->article->blocks;
    if (!str_ends(blocks[block].text, STR("……")) || block + 1 >= walk->article->block_count)
        return false;
    for (size_t i = 0; i < tokens->count; i++)
        if (tokens->items[i].kind == TOKEN_TIME)
            return false;
    size_t length;
    return blocks[block + 1].kind == BLOCK_PARAGRAPH &&
           time_read(blocks[block + 1].text, 0, walk->article->date, ret_time, &length) && ret_time->kind != TIME_NOW;
}

/* Tokens of the longest sentence. Newspapers have some two hundred; a text without an end mark is cut at a comma
 * beyond this, or every figure of it would be quoted with all of it. */
enum { SENTENCE_TOKENS = 600 };

/* How many tokens the sentence has that begins at `begin`, its end mark included; sets which kinds they are. */
static size_t sentence_length(const struct tokens *tokens, size_t begin, uint64_t *ret_seen)
{
    *ret_seen = 0;
    for (size_t i = begin; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        *ret_seen |= token->kind == TOKEN_WORD ? seen_word(token->meaning->kind) : seen_token(token->kind);
        if (token->kind == TOKEN_END)
            return i + 1 - begin;
        if (i - begin < SENTENCE_TOKENS)
            continue;
        bool comma = token->kind == TOKEN_COMMA || token->kind == TOKEN_SEMICOLON || token->kind == TOKEN_LIST;
        if (comma || i - begin >= 2 * SENTENCE_TOKENS)
            return i + 1 - begin;
    }
    return tokens->count - begin;
}

/* The quotation marks and brackets that close directly behind 。 belong to the sentence before them. */
static size_t closing_marks(const struct tokens *tokens, size_t at)
{
    size_t count = 0;
    while (at > 0 && tokens->items[at - 1].kind == TOKEN_END && at + count < tokens->count &&
           (tokens->items[at + count].kind == TOKEN_CLOSE || tokens->items[at + count].kind == TOKEN_CLOSE_QUOTE))
        count++;
    return count;
}

static bool has_number(const struct tokens *tokens)
{
    for (size_t i = 0; i < tokens->count; i++)
        if (tokens->items[i].kind == TOKEN_QUANTITY)
            return true;
    return false;
}

/* A row of a table; false where it is to be read like a sentence. */
static bool read_row(struct walk *walk, size_t index, const struct tokens *tokens)
{
    const struct block *blocks = walk->article->blocks;
    const struct block *block = &blocks[index];
    bool first = index == 0 || blocks[index - 1].kind != BLOCK_ROW || blocks[index - 1].group != block->group;
    if (first)
        walk->table.count = 0;
    if (block->header || (first && !has_number(tokens))) {
        table_read_header(&walk->table, tokens->items, tokens->count, block->text);
        return true;
    }
    struct sentence sentence = {
        .tokens = tokens->items, .count = tokens->count - 1, .end = block->text.len, .block = index
    };
    struct reader reader = sentence_reader(&walk->context, &sentence, NULL, &walk->list);
    return table_read_row(&walk->table, &reader, tokens->items, block->text);
}

static void read_block(struct walk *walk, size_t index, const struct tokens *tokens)
{
    const struct block *block = &walk->article->blocks[index];
    context_begin_block(&walk->context);
    struct time_phrase next_time;
    const struct time_phrase *trailing = time_of_next_block(walk, index, tokens, &next_time) ? &next_time : NULL;
    if (block->kind == BLOCK_ROW && read_row(walk, index, tokens))
        return;
    for (size_t begin = 0, end; begin < tokens->count; begin = end) {
        uint64_t seen;
        size_t length = sentence_length(tokens, begin, &seen);
        end = begin + length + closing_marks(tokens, begin + length);
        struct sentence sentence = {
            .tokens = tokens->items + begin,
            .count = length - (tokens->items[begin + length - 1].kind == TOKEN_END),
            .first = begin,
            .seen = seen,
            .begin = tokens->items[begin].begin,
            .end = tokens->items[end - 1].end,
            .block = index,
        };
        if (sentence.count > 0)
            sentence_read(&walk->context, &sentence, trailing, &walk->list);
    }
}

/* 通讯员 某某 摄, 图片由…提供, 记者 某某. */
static bool is_credit(const struct block *block)
{
    if (block->text.len > 120 || (block->kind != BLOCK_CAPTION && block->kind != BLOCK_PARAGRAPH))
        return false;
    return str_starts(block->text, STR("通讯员")) || str_starts(block->text, STR("记者")) ||
           str_starts(block->text, STR("本报记者")) || str_starts(block->text, STR("图片由")) ||
           (block->kind == BLOCK_CAPTION && str_find(block->text, STR("摄"), 0) != STR_NONE);
}

/* 记者某某整理, 数据来源：某某局: the last line of a fact box. */
static bool ends_box(const struct block *block)
{
    str text = block->text;
    return text.len <= 120 && (str_ends(text, STR("整理")) || str_ends(text, STR("整理）")) ||
                               str_starts(text, STR("数据来源")) || str_starts(text, STR("资料来源")));
}

static bool states_figure(const struct walk *walk, size_t block)
{
    return walk->list.count > 0 && walk->list.items[walk->list.count - 1].block == block;
}

/* May the block speak for the list or table behind it? A caption does; a paragraph if it states no figure of its
 * own, or ends with a colon. */
static bool leads_in(const struct walk *walk, size_t index)
{
    const struct block *block = &walk->article->blocks[index];
    if (block->kind == BLOCK_PARAGRAPH)
        return !states_figure(walk, index) || str_ends(block->text, STR("：")) || str_ends(block->text, STR(":"));
    return block->kind == BLOCK_CAPTION;
}

/* A list or table begins at block `index`: the nearest words that announce a time or a plan for it are heard. */
static void begin_group(struct walk *walk, size_t index)
{
    context_begin_group(&walk->context);
    size_t first = walk->article->blocks[index].kind == BLOCK_ROW && index >= 2 ? index - 2 : index > 0 ? index - 1 : 0;
    for (size_t i = index + 1; i > first; i--) {
        if (!leads_in(walk, i - 1))
            continue;
        if (context_read_lead_in(&walk->context, read_tokens(walk, &walk->lead_in, walk->article->blocks[i - 1].text)))
            return;
    }
}

/* Items and rows come in groups; whatever else ends one. */
static void follow_groups(struct walk *walk, size_t index)
{
    const struct block *block = &walk->article->blocks[index];
    bool grouped = block->kind == BLOCK_ITEM || block->kind == BLOCK_ROW;
    if (grouped && walk->context.in_group && index > 0 && walk->article->blocks[index - 1].group == block->group)
        return;
    context_end_group(&walk->context);
    if (grouped)
        begin_group(walk, index);
}

enum { LINE_LEVEL = 7 }; /* of a heading that nothing marks: below those that are */

static void read_heading(struct walk *walk, const struct block *block, const struct tokens *tokens)
{
    if (block->kind == BLOCK_HEADING)
        context_read_heading_area(&walk->context, tokens);
    context_read_heading(&walk->context, tokens, block->kind == BLOCK_HEADING ? block->level : LINE_LEVEL);
    if (!walk->in_body)
        context_read_title(&walk->context, tokens);
}

enum { TITLE_BYTES = 120 }; /* of a line that may be a heading though nothing marks it: 40 Chinese characters */

/* Behind the mark a quotation may close; a quotation without one is a name: 2023年“成绩单”. */
static bool ends_sentence(str text)
{
    static const str marks[] = { STR_INIT("。"), STR_INIT("！"), STR_INIT("？"), STR_INIT("；"), STR_INIT("，"),
                                 STR_INIT("、"), STR_INIT("…"),  STR_INIT(";"),  STR_INIT(",") };
    str quote = STR("”");
    if (str_ends(text, quote))
        text.len -= quote.len;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_ends(text, marks[i]))
            return true;
    return false;
}

/* 2024年2月29日, of a line that says when it was printed; 截至2月29日 is said of figures. */
static bool is_dateline(const struct block *block, const struct token *token)
{
    return token->kind == TOKEN_TIME && token->time.kind == TIME_DAY &&
           !str_starts(str_slice(block->text, token->begin, token->end), STR("截"));
}

/* 一、2023年工作回顾: a short line without an end that names a time and no figure. */
static bool acts_as_heading(const struct block *block, const struct tokens *tokens, struct date today)
{
    if ((block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_ITEM) || block->text.len > TITLE_BYTES ||
        ends_sentence(block->text))
        return false;
    bool time = false;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        if (token->kind == TOKEN_QUANTITY && token->quantity.kind != QUANTITY_OTHER &&
            token->quantity.kind != QUANTITY_BARE)
            return false;
        if (is_dateline(block, token))
            return false;
        struct time_phrase announced;
        time = time || context_announced_time(tokens, i, today, &announced);
    }
    return time;
}

struct observations extract_observations(struct arena *arena, const struct extractor *extractor,
                                         const struct article *article)
{
    struct walk walk = { .extractor = extractor, .article = article, .list = { .arena = arena } };
    arena_init(&walk.scratch);
    context_begin_article(&walk.context, extractor->vocabulary, article);
    context_read_title(&walk.context, read_tokens(&walk, &walk.tokens, article->title));
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        follow_groups(&walk, i);
        const struct tokens *tokens = read_tokens(&walk, &walk.tokens, block->text);
        if (block->kind == BLOCK_HEADING || acts_as_heading(block, tokens, article->date))
            read_heading(&walk, block, tokens);
        if (is_credit(block))
            context_end_story(&walk.context);
        if (ends_box(block))
            context_end_box(&walk.context);
        read_block(&walk, i, tokens);
        walk.in_body = walk.in_body || (block->kind == BLOCK_PARAGRAPH && ends_sentence(block->text));
    }
    arena_finish(&walk.scratch);
    return (struct observations){ walk.list.items, walk.list.count, walk.list.unread, walk.list.unread_count };
}
