#include "build_internal.h"

/* What has been said of a place in a template. */
struct said {
    enum diag_code code;
    const struct source *source;
    size_t offset;
    str message;
};

enum { SAID_OF_A_PLACE = 20 }; /* different messages about one place; the further ones are like them */

/* Each edition loads the templates for itself. */
static bool is_same_file(const struct source *a, const struct source *b)
{
    return a == b || str_eq(a->path, b->path);
}

static bool is_new(struct repeats *repeats, const struct diag *diag)
{
    if (!diag->span.source)
        return true;
    size_t of_this_place = 0;
    for (size_t i = 0; i < repeats->count; i++) {
        const struct said *said = &repeats->said[i];
        if (said->code != diag->code || !is_same_file(said->source, diag->span.source) ||
            said->offset != diag->span.offset)
            continue;
        if (++of_this_place == SAID_OF_A_PLACE || str_eq(said->message, diag->message))
            return false;
    }
    repeats->said =
        arena_reserve(repeats->arena, repeats->said, repeats->count, &repeats->capacity, sizeof *repeats->said);
    repeats->said[repeats->count++] =
        (struct said){ diag->code, diag->span.source, diag->span.offset, arena_copy(repeats->arena, diag->message) };
    return true;
}

void repeats_pass(struct repeats *repeats, struct diags *found, struct diags *diags)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (is_new(repeats, &found->items[i]))
            found->items[kept++] = found->items[i];
    found->count = kept;
    diags_append(diags, found);
}
