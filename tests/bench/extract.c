/* How fast articles become observations, reading and parsing included: megabytes of UTF-8 a second of one core's
 * time; whether that holds for large articles and large vocabularies; how much memory one article takes.
 *
 *     bench_extract SITE   the vocabulary is SITE's
 *
 * Each row is measured in a process of its own, so that its peak of memory is its own. `meson test --benchmark` in
 * a build of buildtype release. */
#include "extract.h"
#include "utf8.h"

#include "bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    COLUMN = 36,  /* columns of a terminal: 18 Chinese characters, a newspaper's line */
    REPEATS = 3,  /* measurements; the best counts, as others only add what the machine does besides */
    WORDS = 32,   /* words that aliases are made longer with */
    FEATHER = 50, /* different small articles */
};

/* ---- texts: our own sentences; # a whole number, ~ a decimal, @ a district that there is not ------------------ */

static const char *const figures[] = {
    "截至目前，@高新技术企业达到#家，同比增长~%。",
    "去年，@新增高新技术企业#家、累计达到#家，其中规模以上企业#家。",
    "#年至今，全区累计引进高层次人才#名，建成市级以上科技企业孵化器#个、众创空间#个。",
    "上半年，@研发投入达到~亿元，增长~%，占地区生产总值比重提高0.~个百分点。",
    "目前，该区科技型企业累计突破#家，技术合同登记#项，技术合同成交额~亿元。",
    "力争到2030年，@高新技术企业和科技型企业分别达到#家、#家，全社会研发投入年均增长~%。",
    "今年前三季度，@发放知识价值信用贷款# 笔，贷款总额 ~ 亿元，帮助企业#家渡过难关。",
    "全县现有专利授权量#件、发明专利拥有量#件，分别增长~%、~%，每万人口发明专利拥有量达~件。",
    "其中，国家级专精特新“小巨人”企业#家，市级“专精特新”企业#家，较上年净增#家。",
    "1—5月，@规模以上工业总产值完成~亿元，同比增长~%，增速比全市平均水平高~个百分点。",
    "据统计，@综合科技创新水平指数为~%，位列全市第#位，比上年上升#位。",
    "@计划三年内再建新型研发机构#家，力争研发人员突破#万人。",
};

static const char *const prose[] = {
    "走进车间，一台台崭新的设备正在运转，工人们在流水线旁忙着检验刚刚下线的零件。",
    "“过去我们最怕的是找不到合适的人，现在平台替我们想在了前面。”一位负责人这样说。",
    "在他看来，科技创新从来不是一个人的事，需要学校、企业和部门一起把路走通。",
    "当地有关部门多次上门了解困难，一件一件记下来，一件一件去办，办完了再回头问一问效果。",
    "夜色渐深，实验室里的灯还亮着，几个年轻人围着屏幕讨论数据，谁也没有要走的意思。",
    "从传统制造到智能制造，这条路并不好走，但越来越多的企业尝到了甜头。",
    "为了让成果走出书架、走上货架，@把服务窗口搬进了园区，把专家请到了田间。",
    "根据《关于加快科技成果转化的若干意见》（某府发〔2020〕24号），符合条件的项目可以优先得到支持。",
    "下一步，@将坚持以产业需求为导向，完善创新生态，让更多人才愿意来、留得住、干得好。",
    "不少群众表示，身边的变化看得见、摸得着，对今后的日子更有信心了。",
    "这套系统把原来要人盯着的工序交给了机器，人只需要在屏幕前看一看曲线是不是平稳。",
    "会议指出，要进一步优化布局、补齐短板，推动产业链与创新链深度融合，形成各具特色的发展格局。",
    "与会专家认为，西部地区的优势在于纵深和韧性，关键是把分散的力量聚到一处。",
    "在山那边的村子里，科技特派员带着村民改良土壤、选育新苗，荒了多年的坡地又绿了起来。",
};

static const char *const headings[] = {
    "做强平台 为创新聚力", "让人才留得住干得好", "一、加快建设创新平台", "二、培育壮大创新主体",
    "2023年“成绩单”",      "从车间里看变化",     "（一）完善服务",       "把成果写在大地上",
};

static const char *const districts[] = { "甲区", "乙县", "丙区", "丁县" };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static uint32_t random_below(uint64_t *state, size_t limit)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 33) % limit);
}

static void add_sentence(struct buf *out, const char *sentence, uint64_t *state)
{
    for (; *sentence; sentence++) {
        if (*sentence == '#')
            buf_format(out, "%u", 2 + random_below(state, 900));
        else if (*sentence == '~')
            buf_format(out, "%u.%u", 1 + random_below(state, 60), random_below(state, 10));
        else if (*sentence == '@')
            buf_add(out, str_from(districts[random_below(state, COUNT(districts))]));
        else
            buf_add_char(out, *sentence);
    }
}

/* One sentence of six states figures: a number in 150 bytes and a figure in 330, as in reports on science. */
static void add_paragraph(struct buf *out, uint64_t *state)
{
    for (uint32_t left = 3 + random_below(state, 5); left > 0; left--) {
        if (random_below(state, 6) == 0)
            add_sentence(out, figures[random_below(state, COUNT(figures))], state);
        else
            add_sentence(out, prose[random_below(state, COUNT(prose))], state);
    }
}

/* Breaks a paragraph where a newspaper's column ends. */
static void add_broken(struct buf *out, str text, const char *first)
{
    size_t width = utf8_width(str_from(first));
    buf_add(out, str_from(first));
    for (size_t at = 0, bytes; at < text.len; at += bytes) {
        size_t wide = (size_t)utf8_code_point_width(utf8_decode(str_slice(text, at, text.len), &bytes));
        if (width + wide > COLUMN) {
            buf_add_char(out, '\n');
            width = 0;
        }
        buf_add(out, str_slice(text, at, at + bytes));
        width += wide;
    }
    buf_add_char(out, '\n');
}

static void add_block(struct buf *out, bool markdown, uint64_t *state)
{
    uint32_t kind = random_below(state, 10);
    struct buf text;
    buf_init(&text);
    if (kind == 0) {
        if (markdown)
            buf_add(out, STR("## "));
        buf_add(out, str_from(headings[random_below(state, COUNT(headings))]));
        buf_add(out, STR("\n"));
    } else if (kind == 1) {
        for (uint32_t left = 3; left > 0; left--) {
            buf_clear(&text);
            add_sentence(&text, figures[random_below(state, COUNT(figures))], state);
            if (markdown)
                buf_format(out, "- %.*s\n", STR_ARG(buf_str(&text)));
            else
                add_broken(out, buf_str(&text), "●");
        }
    } else {
        add_paragraph(&text, state);
        if (markdown)
            buf_format(out, "%.*s\n", STR_ARG(buf_str(&text)));
        else
            add_broken(out, buf_str(&text), "　　");
    }
    buf_add_char(out, '\n');
    buf_finish(&text);
}

static void fail(const char *what)
{
    perror(what);
    _exit(3);
}

/* Writes an article of about `size` bytes; the bytes written. */
static size_t write_article(const char *path, size_t size, bool markdown, uint64_t seed)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        fail(path);
    struct buf out;
    buf_init(&out);
    if (markdown)
        buf_add(&out, STR("---\ndate: 2024-01-20\n---\n"));
    size_t written = 0;
    uint64_t state = seed;
    while (written < size) {
        add_block(&out, markdown, &state);
        if (fwrite(out.ptr, 1, out.len, file) != out.len)
            fail(path);
        written += out.len;
        buf_clear(&out);
    }
    buf_finish(&out);
    if (fclose(file) != 0)
        fail(path);
    return written;
}

/* ---- the vocabulary -------------------------------------------------------------------------------------------- */

static void add_districts(struct arena *arena, struct vocabulary *vocabulary)
{
    struct area *areas = arena_array(arena, struct area, vocabulary->area_count + COUNT(districts));
    memcpy(areas, vocabulary->areas, vocabulary->area_count * sizeof *areas);
    for (size_t i = 0; i < COUNT(districts); i++) {
        struct area *area = &areas[vocabulary->area_count++];
        *area = areas[1];
        area->id = area->name = area->short_name = str_from(districts[i]);
        area->alias_count = 0;
    }
    vocabulary->areas = areas;
}

/* Gives each indicator `times` as many aliases: its own with one or two words before or behind. */
static void widen(struct arena *arena, struct vocabulary *vocabulary, size_t times)
{
    static const char *const words[WORDS] = {
        "民营", "外资", "规上", "新型", "绿色", "数字", "智能", "重点", "骨干", "区属", "高端",
        "特色", "现代", "工业", "农业", "生态", "产业", "区域", "基础", "应用", "前沿", "开放",
        "联合", "共享", "西部", "园区", "基层", "青年", "海外", "本土", "优秀", "成长",
    };
    struct indicator *indicators = arena_array(arena, struct indicator, vocabulary->indicator_count);
    memcpy(indicators, vocabulary->indicators, vocabulary->indicator_count * sizeof *indicators);
    for (size_t i = 0; i < vocabulary->indicator_count; i++) {
        struct indicator *indicator = &indicators[i];
        str *aliases = arena_array(arena, str, indicator->alias_count * times);
        size_t count = 0;
        for (size_t k = 0; k < indicator->alias_count; k++) {
            str alias = indicator->aliases[k];
            aliases[count++] = alias;
            for (size_t n = 1; n < times; n++) {
                const char *first = words[n % WORDS], *second = words[(n / WORDS * 7 + n) % WORDS];
                aliases[count++] = n % 3 ? arena_format(arena, "%s%s%.*s", first, second, STR_ARG(alias))
                                         : arena_format(arena, "%.*s%s%s", STR_ARG(alias), first, second);
            }
        }
        indicator->aliases = aliases;
        indicator->alias_count = count;
    }
    vocabulary->indicators = indicators;
}

/* ---- measuring ------------------------------------------------------------------------------------------------- */

struct row {
    const char *name;
    bool markdown;
    size_t size;    /* bytes of one article */
    size_t count;   /* articles */
    size_t aliases; /* times as many as the site's */
};

struct result {
    double rate;   /* MB/s */
    double memory; /* peak in article sizes */
    size_t bytes;
    size_t observations;
};

static double peak_memory(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss * 1024;
}

static size_t read_one(const struct site *site, const struct extractor *extractor, const char *path,
                       struct diags *diags)
{
    struct arena arena;
    arena_init(&arena);
    struct document *document;
    struct article article;
    size_t count = 0;
    if (!read_document(&arena, str_from(path), &document, diags))
        fail(path);
    document->front_matter.date = (struct date){ 2024, 1, 20 };
    if (parse_article(&arena, site, document, &article, diags))
        count = extract_observations(&arena, extractor, &article).count;
    arena_finish(&arena);
    return count;
}

static struct result measure(const char *root, const char *folder, const struct row *row)
{
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags);
    struct site site;
    if (!read_site(&arena, str_from(root), &site, &diags))
        fail(root);
    add_districts(&arena, &site.vocabulary);
    if (row->aliases > 1)
        widen(&arena, &site.vocabulary, row->aliases);
    const struct extractor *extractor = extractor_new(&arena, &site.vocabulary, &diags);

    char paths[FEATHER][256];
    size_t files = row->count < FEATHER ? row->count : FEATHER;
    size_t sizes[FEATHER];
    for (size_t i = 0; i < files; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%zu.%s", folder, i, row->markdown ? "md" : "txt");
        sizes[i] = write_article(paths[i], row->size, row->markdown, 7 + i);
    }

    struct result result = { 0 };
    double before = peak_memory();
    for (int repeat = 0; repeat < REPEATS; repeat++) {
        result.bytes = result.observations = 0;
        double begin = bench_seconds();
        for (size_t i = 0; i < row->count; i++) {
            result.observations += read_one(&site, extractor, paths[i % files], &diags);
            result.bytes += sizes[i % files];
        }
        double rate = (double)result.bytes / (bench_seconds() - begin) / 1e6;
        result.rate = rate > result.rate ? rate : result.rate;
    }
    result.memory = (peak_memory() - before) / (double)sizes[0];
    for (size_t i = 0; i < files; i++)
        unlink(paths[i]);
    diags_finish(&diags);
    arena_finish(&arena);
    return result;
}

static struct result measure_apart(const char *root, const char *folder, const struct row *row)
{
    int ends[2];
    if (pipe(ends) != 0)
        fail("pipe");
    fflush(stdout);
    pid_t child = fork();
    if (child < 0)
        fail("fork");
    if (child == 0) {
        struct result result = measure(root, folder, row);
        _exit(write(ends[1], &result, sizeof result) == (ssize_t)sizeof result ? 0 : 3);
    }
    close(ends[1]);
    struct result result;
    if (read(ends[0], &result, sizeof result) != (ssize_t)sizeof result)
        exit(3);
    close(ends[0]);
    waitpid(child, NULL, 0);
    return result;
}

int main(int argc, char **argv)
{
    static const struct row rows[] = {
        { "plain text, 3 KB", false, 3000, 4000, 1 },   { "plain text, 5 MB", false, 5000000, 1, 1 },
        { "plain text, 50 MB", false, 50000000, 1, 1 }, { "plain text, 5 MB", false, 5000000, 1, 100 },
        { "Markdown, 3 KB", true, 3000, 4000, 1 },      { "Markdown, 5 MB", true, 5000000, 1, 1 },
        { "Markdown, 50 MB", true, 50000000, 1, 1 },    { "Markdown, 5 MB", true, 5000000, 1, 100 },
    };
    if (argc < 2) {
        fputs("usage: bench_extract SITE [ROW]\n", stderr);
        return 2;
    }
    const char *temporary = getenv("TMPDIR");
    char folder[200];
    snprintf(folder, sizeof folder, "%s/kechuang-bench-XXXXXX", temporary ? temporary : "/tmp");
    if (!mkdtemp(folder))
        fail(folder);
    /* `time`: of a byte, against 5 MB of the same format and the site's own aliases; that row's is 1. */
    printf("%-18s %8s %12s %8s %8s %14s\n", "text", "aliases", "observations", "MB/s", "time", "memory/article");
    struct result results[COUNT(rows)];
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (argc > 2 && strtoul(argv[2], NULL, 10) != i)
            continue;
        results[i] = measure_apart(argv[1], folder, &rows[i]);
    }
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (argc > 2 && strtoul(argv[2], NULL, 10) != i)
            continue;
        const struct result *same = argc > 2 ? &results[i] : &results[i / 4 * 4 + 1];
        printf("%-18s %7zux %12zu %8.1f %8.2f", rows[i].name, rows[i].aliases, results[i].observations, results[i].rate,
               same->rate / results[i].rate);
        if (rows[i].count == 1)
            printf(" %14.1f\n", results[i].memory);
        else
            printf(" %14s\n", "-"); /* a block of the arena is larger than the article */
    }
    rmdir(folder);
    return 0;
}
