/* How fast a page of 200 table rows is rendered from a ready view: megabytes of output a second on one core; and
 * one of 20,000, which takes a hundred times as long where time is linear in the output. `meson test --benchmark` in
 * a build of buildtype release. */
#include "mustache.h"

#include "bench.h"

#include <stdio.h>

enum {
    ROWS = 400 * 1000, /* rendered in one measurement, by pages: a tenth of a second or so */
    REPEATS = 9,       /* measurements */
};

struct page {
    const char *name;
    str template;
};

static const struct page pages[] = {
    { "table of an area",
      STR_INIT("<!DOCTYPE html>\n<html lang=\"zh\">\n<head><meta charset=\"utf-8\"><title>{{title}}</title></head>\n"
               "<body>\n<h1>{{title}}</h1>\n<table class=\"figures\">\n"
               "<thead><tr><th>指标</th><th>数值</th><th>时期</th><th>同比</th><th>来源</th></tr></thead>\n<tbody>\n"
               "{{#rows}}\n"
               "<tr id=\"{{id}}\">\n"
               "  <th scope=\"row\"><a href=\"../indicators/{{indicator}}.html\">{{name}}</a></th>\n"
               "  <td class=\"number\">{{value}}{{#unit}}<span class=\"unit\">{{unit}}</span>{{/unit}}</td>\n"
               "  <td>{{period}}</td>\n"
               "  <td class=\"change\">{{#change}}{{change}}{{/change}}{{^change}}—{{/change}}</td>\n"
               "  <td><a href=\"../articles/{{article}}.html#{{id}}\">{{source}}</a></td>\n"
               "</tr>\n"
               "{{/rows}}\n"
               "</tbody>\n</table>\n</body>\n</html>\n") },
    { "dense cells", STR_INIT("<table>\n{{#rows}}\n<tr><td>{{id}}</td><td>{{name}}</td><td>{{value}}</td>"
                              "<td>{{unit}}</td><td>{{period}}</td><td>{{change}}</td></tr>\n{{/rows}}\n</table>\n") },
    { "row as a partial", STR_INIT("<table>\n{{#rows}}\n  {{>row}}\n{{/rows}}\n</table>\n") },
};

static bool load_row(void *context, str name, const struct source **ret_source)
{
    (void)name;
    *ret_source = context;
    return true;
}

static struct value *make_view(struct arena *arena, int row_count)
{
    struct value *view = value_object(arena);
    value_set_string(arena, view, STR("title"), STR("甲区创新指标"));
    struct value *rows = value_set(arena, view, STR("rows"), value_list(arena));
    for (int i = 0; i < row_count; i++) {
        struct value *row = value_object(arena);
        value_set_string(arena, row, STR("id"), arena_format(arena, "f%d", i));
        value_set_string(arena, row, STR("indicator"), STR("high-tech-enterprises"));
        value_set_string(arena, row, STR("name"), STR("高新技术企业数"));
        value_set_string(arena, row, STR("value"), arena_format(arena, "%d.%d", i * 37, i % 10));
        value_set_string(arena, row, STR("unit"), i % 5 ? STR("家") : STR(""));
        value_set_string(arena, row, STR("period"), STR("2024年上半年"));
        value_set_string(arena, row, STR("change"), i % 4 ? STR("+12.5%") : STR(""));
        value_set_string(arena, row, STR("article"), STR("2024-08-01-jiaqu"));
        value_set_string(arena, row, STR("source"), STR("《甲区日报》 & 区科技局"));
        value_add(arena, rows, row);
    }
    return view;
}

static void measure(const struct page *page, const struct mustache_template *template, int row_count)
{
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags);
    struct buf out;
    buf_init(&out);
    const struct value *view = make_view(&arena, row_count);
    double rates[REPEATS];
    for (int repeat = 0; repeat < REPEATS; repeat++) {
        double begin = bench_seconds();
        for (int i = 0; i < ROWS / row_count; i++) {
            buf_clear(&out);
            mustache_render_value(template, view, &out, &diags);
        }
        rates[repeat] = (double)out.len * (ROWS / row_count) / (bench_seconds() - begin) / 1e6;
    }
    bench_sort(rates, REPEATS);
    printf("%-18s %6d rows %9zu bytes   median %5.0f MB/s   best %5.0f MB/s\n", page->name, row_count, out.len,
           rates[REPEATS / 2], rates[REPEATS - 1]);
    buf_finish(&out);
    diags_finish(&diags);
    arena_finish(&arena);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags);
    struct source row = { STR("row"),
                          STR("<tr>\n  <td>{{id}}</td>\n  <td>{{name}}</td>\n  <td>{{value}}</td>\n</tr>\n") };
    struct mustache_loader loader = { .load = load_row, .context = &row };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct source source = { str_from(pages[i].name), pages[i].template };
        const struct mustache_template *template = mustache_compile(mustache_set_new(&arena, &loader), &source, &diags);
        measure(&pages[i], template, 200);
        measure(&pages[i], template, 20 * 1000);
    }
    diags_finish(&diags);
    arena_finish(&arena);
    return 0;
}
