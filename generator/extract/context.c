/* Context: whose article, whose section, which time, plan or fact: what a reader keeps in mind. */
#include "extract_internal.h"

static const struct area *first_region(const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary->area_count; i++)
        if (!vocabulary->areas[i].parent)
            return &vocabulary->areas[i];
    return NULL;
}

void context_begin_article(struct context *context, const struct vocabulary *vocabulary, const struct article *article)
{
    *context = (struct context){ .vocabulary = vocabulary, .article = article, .today = article->date };
    context->section_area = article->area_count > 0 ? article->areas[0] : NULL;
    context_begin_block(context);
}

static bool is_zone(const struct area *area)
{
    return area->kind == AREA_ZONE;
}

const struct area *context_here(const struct context *context, enum here here)
{
    const struct area *area = context->area ? context->area : context->section_area;
    if (here == HERE_REGION) {
        const struct area *region = area_root(area);
        return region ? region : first_region(context->vocabulary);
    }
    /* 全区 in a story about the region is the article's district, if it has one. */
    if (here == HERE_DISTRICT && area && !area->parent && context->section_area)
        return context->section_area;
    /* … and in a story about a district, which tells of its zone, the district. */
    if (here == HERE_DISTRICT && area && is_zone(area) && area->parent && area->parent->parent &&
        area->parent == context->section_area)
        return context->section_area;
    return area;
}

enum tier context_tier(const struct context *context, enum tier_word word)
{
    const struct area *region = area_root(context->area);
    bool municipality = !region || region->kind == AREA_MUNICIPALITY;
    switch (word) {
    case TIER_WORD_NATIONAL:
        return TIER_NATIONAL;
    case TIER_WORD_PROVINCIAL:
        return TIER_PROVINCIAL;
    case TIER_WORD_PROVINCIAL_PLUS:
        return TIER_PROVINCIAL_PLUS;
    case TIER_WORD_CITY:
        return municipality ? TIER_PROVINCIAL : TIER_LOCAL;
    case TIER_WORD_CITY_PLUS:
        return municipality ? TIER_PROVINCIAL_PLUS : TIER_LOCAL;
    case TIER_WORD_LOCAL:
        return TIER_LOCAL;
    }
    return TIER_NONE;
}

/* A heading that names one area makes it the section's; one that names several, or none, leaves it. */
static const struct area *heading_area(const struct tokens *tokens)
{
    const struct area *found = NULL;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        if (token->kind != TOKEN_WORD || token->meaning->kind != WORD_AREA)
            continue;
        const struct area *area = token->meaning->area;
        if (!found || (found != area && !found->parent))
            found = area; /* 重庆垫江…: the region's name before a district's is its address */
        else if (found != area && area->parent && !is_zone(area))
            return NULL;
    }
    return found;
}

/* 数说创新·2023, 回眸2022: a year that begins or ends the line without 年. */
static bool is_bare_year(const struct tokens *tokens, size_t at)
{
    const struct token *token = &tokens->items[at];
    bool edge = at == 0 || at + 2 == tokens->count;
    return edge && tokens->count > 2 && token->kind == TOKEN_QUANTITY && token->quantity.kind == QUANTITY_BARE &&
           token->end - token->begin == 4 && token->quantity.value.scale == 0 && !token->quantity.has_high &&
           token->quantity.value.coefficient >= 1990 && token->quantity.value.coefficient < 2100;
}

bool context_announced_time(const struct tokens *tokens, size_t at, struct date today, struct time_phrase *ret_time)
{
    const struct token *token = &tokens->items[at];
    if (token->kind == TOKEN_TIME && token->time.kind != TIME_NOW) {
        *ret_time = token->time;
        return true;
    }
    if (!is_bare_year(tokens, at))
        return false;
    int year = (int)token->quantity.value.coefficient;
    *ret_time = (struct time_phrase){ .kind = TIME_INTERVAL, .period = period_of_year(year), .whole_year = true };
    if (year == today.year) {
        ret_time->kind = TIME_SINCE;
        ret_time->period.end = today;
        ret_time->numbered = true;
    }
    return true;
}

/* The time and the mode that a heading, or the words before a list, announce. */
static void read_announcement(struct context *context, const struct tokens *tokens)
{
    context->section_time_known = false;
    context->section_target = false;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        if (!context->section_time_known && context_announced_time(tokens, i, context->today, &context->section_time)) {
            context->section_time_known = true;
            context->section_target = context->section_time.kind == TIME_BY;
        }
        if (token->kind == TOKEN_WORD && token->meaning->kind == WORD_TARGET &&
            (token->meaning->detail == TARGET_ALWAYS ||
             (token->meaning->detail == TARGET_BY && context->section_time_known)))
            context->section_target = true;
    }
}

static bool is_report(const struct tokens *tokens)
{
    for (size_t i = 0; i < tokens->count; i++)
        if (tokens->items[i].kind == TOKEN_WORD && tokens->items[i].meaning->kind == WORD_REPORT)
            return true;
    return false;
}

void context_read_title(struct context *context, const struct tokens *tokens)
{
    if (!is_report(tokens) || context->title_time_known)
        return;
    for (size_t i = 0; i < tokens->count && !context->title_time_known; i++)
        context->title_time_known = context_announced_time(tokens, i, context->today, &context->title_time);
    if (context->title_time_known && !context->section_time_known) {
        context->section_time = context->title_time;
        context->section_time_known = true;
    }
}

void context_read_report(struct context *context, const struct time_phrase *time)
{
    if (context->title_time_known || context->section_time_known)
        return;
    context->title_time = context->section_time = *time;
    context->title_time_known = context->section_time_known = true;
}

void context_read_heading_area(struct context *context, const struct tokens *tokens)
{
    const struct area *area = heading_area(tokens);
    if (area)
        context->section_area = area;
}

void context_read_heading(struct context *context, const struct tokens *tokens, int level)
{
    struct time_phrase time = context->section_time;
    bool known = context->section_time_known;
    bool target = context->section_target;
    read_announcement(context, tokens);
    if (context->section_time_known || context->section_target) {
        context->section_level = level;
    } else if (known && level > context->section_level) {
        context->section_time = time;
        context->section_time_known = true;
        context->section_target = target;
    } else if (context->title_time_known) {
        context->section_time = context->title_time;
        context->section_time_known = true;
        context->section_level = 0;
    }
}

void context_end_box(struct context *context)
{
    context->section_time = context->title_time;
    context->section_time_known = context->title_time_known;
    context->section_target = false;
    context->section_level = 0;
}

static void restore_section(struct context *context)
{
    context->section_time = context->outer_time;
    context->section_time_known = context->outer_time_known;
    context->section_target = context->outer_target;
}

void context_begin_group(struct context *context)
{
    context->in_group = true;
    context->outer_time = context->section_time;
    context->outer_time_known = context->section_time_known;
    context->outer_target = context->section_target;
}

bool context_read_lead_in(struct context *context, const struct tokens *tokens)
{
    read_announcement(context, tokens);
    if (context->section_time_known || context->section_target)
        return true;
    restore_section(context);
    return false;
}

void context_end_group(struct context *context)
{
    if (context->in_group)
        restore_section(context);
    context->in_group = false;
}

void context_end_story(struct context *context)
{
    const struct article *article = context->article;
    context->interval_before = false;
    context->zone = NULL;
    for (size_t i = 0; i < article->area_count; i++)
        if (article->areas[i] == context->section_area)
            return;
    context->section_area = article->area_count > 0 ? article->areas[0] : NULL;
}

void context_begin_block(struct context *context)
{
    context->area = context->section_area;
    context->interval_known = false;
    context->day_known = false;
    context->one_case = false;
    context->elsewhere = ELSEWHERE_NONE;
    context->last_before = context->last;
    context->last = NULL;
}
