/* Shelves: the articles of a year, or of a month of a year that has many, where all are too many for one page. */
#include "view_internal.h"

/* Articles that one page may list. */
enum { SHELF_MAX = 300 };

static struct date date_of(const struct dataset *dataset, size_t index)
{
    return dataset->readings[index].article.date;
}

/* Where the run of articles of one year (or of one month of it) that begins at `begin` ends. */
static size_t end_of_run(const struct dataset *dataset, size_t begin, size_t end, bool by_month)
{
    struct date first = date_of(dataset, begin);
    size_t i = begin + 1;
    while (i < end && date_of(dataset, i).year == first.year && (!by_month || date_of(dataset, i).month == first.month))
        i++;
    return i;
}

struct shelf_list view_shelves(struct arena *arena, const struct dataset *dataset)
{
    struct shelf_list list = { NULL, 0 };
    size_t capacity = 0;
    size_t count = dataset->reading_count;
    for (size_t year = 0, year_end; count > SHELF_MAX && year < count; year = year_end) {
        year_end = end_of_run(dataset, year, count, false);
        bool by_month = year_end - year > SHELF_MAX && !date_is_none(date_of(dataset, year));
        for (size_t begin = year, end; begin < year_end; begin = end) {
            struct date date = date_of(dataset, begin);
            end = by_month ? end_of_run(dataset, begin, year_end, true) : year_end;
            list.items = arena_reserve(arena, list.items, list.count, &capacity, sizeof *list.items);
            list.items[list.count++] = (struct shelf){ date.year, by_month ? date.month : 0, begin, end };
        }
    }
    return list;
}

str view_shelf_path(struct arena *arena, struct shelf shelf)
{
    if (shelf.year == 0)
        return STR("sources/undated.html");
    if (shelf.month == 0)
        return arena_format(arena, "sources/%04d.html", shelf.year);
    return arena_format(arena, "sources/%04d-%02d.html", shelf.year, shelf.month);
}

/* { shelf_name, href, count }; the name is "" of articles without a date. */
struct value *view_shelf_value(const struct view *view, struct shelf shelf, size_t count)
{
    struct date first = { shelf.year, shelf.month ? shelf.month : 1, 1 };
    struct value *object = value_object(view->arena);
    str name = shelf.month ? word_month(&view->words, first) : word_year(&view->words, first);
    value_set_string(view->arena, object, STR("shelf_name"), shelf.year ? name : STR(""));
    value_set_string(view->arena, object, STR("href"), view_link(view, view_shelf_path(view->arena, shelf)));
    value_set_integer(view->arena, object, STR("count"), (long long)count);
    return object;
}
