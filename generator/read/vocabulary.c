#include "read.h"

static const str units[] = { STR_INIT("count"), STR_INIT("CNY"),   STR_INIT("percent"),
                             STR_INIT("m2"),    STR_INIT("index"), STR_INIT("rank") };

const struct area *vocabulary_area(const struct vocabulary *vocabulary, str id)
{
    for (size_t i = 0; i < vocabulary->area_count; i++)
        if (str_eq(vocabulary->areas[i].id, id))
            return &vocabulary->areas[i];
    return NULL;
}

const struct indicator *vocabulary_indicator(const struct vocabulary *vocabulary, str id)
{
    for (size_t i = 0; i < vocabulary->indicator_count; i++)
        if (str_eq(vocabulary->indicators[i].id, id))
            return &vocabulary->indicators[i];
    return NULL;
}

str unit_text(enum unit unit)
{
    return units[unit];
}
