// usage: node search.mjs ROOT DEMO MANY: the folders of the checkout and of two built sites. See start.py.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { SearchPage } from "./page.mjs";

const [root, demo, many] = process.argv.slice(2);
const MOST_BYTES = 300 * 1024; // for one query: the page, its style and scripts, and what they load
// Of the index, for one query: less than 200 KB of 10,000 articles, as CHANGELOG.md says.
const mostOfIndex = (articles) => 120 * 1024 + 8 * articles;
const checks = [];
const check = (name, run) => checks.push({ name, run });

const open = (site, query, options) => new SearchPage(site, query, options).settle();

// What a piece of a site's index holds.
function readPiece(name, site = demo) {
    let piece;
    new Function("kechuangSearch", fs.readFileSync(path.join(site, `search/${name}.js`), "utf8"))((_, content) => (piece = content));
    return piece;
}

// The addresses of all figures of a site's index, as pairs.h writes them.
function figureAddresses(site) {
    const index = readPiece("index", site);
    return [...index.pairs.keys()].flatMap((number) => {
        const piece = readPiece("figures-" + number, site);
        return piece.flatMap((pair, i) => {
            if (i % 2 === 1) return [];
            const [id, address] = index.areas[Math.floor(pair / index.indicators.length)];
            const [indicator] = index.indicators[pair % index.indicators.length];
            return piece[i + 1].map(([place]) => place.includes("#") ? place
                : `${address}#${place.startsWith(".") ? `${id}.${indicator}` : ""}${place}`);
        });
    });
}

const anchors = new Map(); // of each page that was looked at

// Is there a page with that anchor?
function leadsSomewhere(site, folder, address) {
    const [page, anchor] = address.split("#");
    const file = path.join(site, folder, decodeURIComponent(page));
    if (!anchors.has(file)) {
        const html = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
        anchors.set(file, new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)));
    }
    return anchors.get(file).has(anchor);
}

async function expectFirst(query, address, options) {
    const page = await open(demo, query, options);
    assert.ok(page.results.length > 0, `${query}: ${page.status}`);
    assert.equal(page.results[0].address, address, query);
    return page;
}

check("an area is found by all its names", async () => {
    for (const query of ["大足区", "大足", "dazu", "DAZU", "Ｄａｚｕ", " 大 足 ", "「大足」"])
        await expectFirst(query, "areas/dazu.html");
    await expectFirst("nan'an", "areas/nanan.html");
});

check("an indicator is found by its names, in Chinese and English", async () => {
    for (const query of ["高新技术企业", "高企", "High-tech enterprises", "high-tech-enterprises", "国家高新技术企业总数"])
        await expectFirst(query, "indicators/high-tech-enterprises.html");
});

check("the exact name comes first, then what begins with it", async () => {
    const page = await open(demo, "荣昌");
    const names = page.results.filter((result) => result.kind === "area").map((result) => result.address);
    assert.deepEqual(names.slice(0, 2), ["areas/rongchang.html", "areas/rongchang-htz.html"]);
});

check("an area and an indicator give their figures, with value, period and place", async () => {
    for (const query of ["大足 高企", "大足高企", "高新技术企业，大足区", "dazu high-tech enterprises"]) {
        const page = await expectFirst(query, "areas/dazu.html#dazu.high-tech-enterprises.level.2023-09-30");
        const [first] = page.results;
        assert.equal(first.kind, "figure");
        assert.match(first.text, /194家.*截至2023年9月30日/);
        const [file, anchor] = first.address.split("#");
        assert.ok(fs.readFileSync(path.join(demo, file), "utf8").includes(`id="${anchor}"`), first.address);
    }
});

check("each figure of the index has its place on a page of each edition", async () => {
    for (const site of [demo, many]) {
        const addresses = figureAddresses(site);
        assert.ok(addresses.length > 10);
        for (const folder of ["", "en"])
            for (const address of addresses) assert.ok(leadsSomewhere(site, folder, address), path.join(folder, address));
    }
    assert.ok(figureAddresses(many).some((address) => address.startsWith("areas/zone-2010.high-tech-enterprises.html#")));
});

check("a figure that is not on its area's page is led to, in each edition", async () => {
    for (const file of ["search.html", "en/search.html"]) {
        const results = (await open(many, "测试新区 高企", { file })).results.filter(({ kind }) => kind === "figure");
        assert.ok(results.length > 1);
        for (const { address } of results) assert.ok(leadsSomewhere(many, path.dirname(file), address), address);
        const [old, ...more] = (await open(many, "测试新区 高企 2006", { file })).results.filter(({ kind }) => kind === "figure");
        assert.equal(old.address, "areas/zone-2010.high-tech-enterprises.html#zone-2010.high-tech-enterprises.level.2006-09-30");
        assert.deepEqual(more, []);
    }
});

check("the year that is asked for is that of a figure, not a number in its id", async () => {
    // 2010 stands in the id of the area, and so in that of all its figures.
    const figures = (await open(many, "测试新区 高企 2010")).results.filter(({ kind }) => kind === "figure");
    assert.equal(figures.length, 1);
    assert.match(figures[0].text, /110家.*截至2010年9月30日/);
});

check("the English edition finds the same, in its own words", async () => {
    for (const query of ["Dazu high-tech enterprises", "dazu tech enterprise high", "大足 高企"]) {
        const [first] = (await open(demo, query, { file: "en/search.html" })).results;
        assert.equal(first.address, "areas/dazu.html#dazu.high-tech-enterprises.level.2023-09-30");
        assert.match(first.text, /Dazu, High-tech enterprises 194.*30 September 2023/);
    }
    const article = (await open(demo, "rongchang 2022", { file: "en/search.html" })).results.find(({ kind }) => kind === "article");
    assert.match(article.text, /荣昌.*25 July 2022/);
    assert.equal(article.lang, "zh-CN");
});

check("articles are found by their titles, newspapers and dates, the newest first", async () => {
    const addresses = async (query) => (await open(demo, query)).results
        .filter((result) => result.kind === "article").map((result) => result.address);
    assert.ok((await addresses("科技特派员走遍")).includes("articles/2021-07-20-rongchang-commissioners.html"));
    assert.equal((await addresses("2021年7月20日")).length, 3);
    assert.equal((await addresses("2021-07")).length, 3);
    assert.equal((await addresses("荣昌 2021")).length, 3);
    const daily = await addresses("重庆日报");
    assert.ok(daily.length >= 8);
    const days = daily.map((address) => /\d{4}-\d\d-\d\d/.exec(address)[0]);
    assert.deepEqual(days, [...days].sort().reverse());
});

check("what was asked for is marked, whatever its width and case", async () => {
    const page = await open(demo, "ＤＡＺＵ");
    assert.deepEqual(page.results[0].marks, ["Dazu"]);
    const title = (await open(demo, "“一百五十一家”")).results.find((result) => result.kind === "article");
    assert.deepEqual(title.marks, ["一百五十一家"]);
});

check("every area and indicator of the index is found by each of its words", async () => {
    const index = readPiece("index");
    const page = await open(demo, "");
    for (const [id, address, names, others] of [...index.areas, ...index.indicators]) {
        assert.ok(fs.existsSync(path.join(demo, address)), address);
        for (const word of [id, names[0], ...others.slice(0, 3)]) {
            const found = (await page.ask(word)).results.slice(0, 8).map((result) => result.address);
            assert.ok(found.includes(address), `${word} finds ${found}`);
        }
    }
});

check("nothing found is said, and everything is listed again", async () => {
    const page = await open(demo, "没有这个词汇");
    assert.match(page.status, /没有这个词汇/);
    assert.equal(page.results.length, 0);
    assert.equal(page.element("everything").hidden, false);
    const found = await open(demo, "大足");
    assert.equal(found.element("everything").hidden, true);
    assert.match(found.status, /“大足”：\d+条/);
});

check("a piece that cannot be loaded is said, and tried again", async () => {
    const page = await open(demo, "大足", { missing: ["terms"] });
    assert.equal(page.status, page.element("results").dataset.failed);
    assert.equal(page.element("everything").hidden, false);
    page.missing = [];
    page.element("search").fire("submit");
    await page.settle();
    assert.ok(page.results.length > 0);
});

check("the address has the query: submitting adds to the history, typing on replaces, going back searches", async () => {
    const page = await open(demo, "大足");
    const type = async (text) => {
        page.element("q").value = text;
        page.element("q").fire("input");
        await new Promise((resolve) => setTimeout(resolve, 400));
        await page.settle();
    };
    await type("荣");
    await type("荣昌");
    page.element("search").fire("submit");
    await page.settle();
    const query = (text) => "?q=" + encodeURIComponent(text);
    assert.deepEqual(page.addresses, [["push", query("荣")], ["replace", query("荣昌")]]);
    page.goTo(query("大足"));
    await page.settle();
    assert.equal(page.element("q").value, "大足");
    assert.equal(page.results.find((result) => result.kind === "area").address, "areas/dazu.html");
    page.element("q").fire("input", { isComposing: true });
    page.goTo("");
    await page.settle();
    assert.equal(page.results.length, 0);
    assert.equal(page.element("everything").hidden, false);
});

check("more articles come at a press, and the first of them has the focus", async () => {
    const page = await open(many, "科技日报");
    assert.equal(page.element("more").hidden, false);
    const before = page.results.length;
    page.element("more").fire("click");
    await page.settle();
    assert.equal(page.results.length, before + 10);
    assert.ok(page.element("results").content[before].querySelector("a").isFocused);
});

check("text is folded as the program does it", async () => {
    const page = await open(demo, "");
    const examples = fs.readFileSync(path.join(root, "tests/unit/search/fold.txt"), "utf8").trim().split("\n");
    for (const [typed, folded] of examples.map((line) => line.split("\t")))
        assert.equal(page.window.kechuangSearch.fold(typed).text, folded, typed);
});

check("each article of many is found by its title", async () => {
    const files = fs.readdirSync(path.join(many, "articles"));
    assert.ok(files.length >= 2000);
    const page = await open(many, "");
    for (const file of files.filter((name, i) => i % 50 === 0 && !name.includes("odd"))) {
        const title = /<h1[^>]*>([^<]*)</.exec(fs.readFileSync(path.join(many, "articles", file), "utf8"))[1];
        const found = (await page.ask(title)).results.map((result) => result.address);
        assert.ok(found.includes("articles/" + file), `${title}: ${page.status} ${found}`);
    }
});

check("an article with an odd name and an odd title is found and led to", async () => {
    const page = await open(many, "怪题目 引号");
    const [first] = page.results;
    assert.ok(first.text.startsWith("怪题\\目\"引号换行</script><b>{{root}}'完"), first.text);
    assert.ok(fs.existsSync(path.join(many, decodeURIComponent(first.address))), first.address);
});

check("whatever is typed gets an answer, and no text is lost between its marks", async () => {
    const ALPHABET = [..."大足荣昌高企科技新区重庆日报2023年11月6日 　，。“”（）-/.\\<&azDRＡ９é𠀀😀\u2028", "dazu", "tech", "高新技术企业", "2021-07"];
    let seed = 7;
    const random = (below) => (seed = (seed * 48271) % 0x7FFFFFFF) % below;
    const titles = [...readPiece("articles-0"), ...readPiece("articles-1")].map(([, title]) => title);
    const page = await open(demo, "");
    const { fold } = page.window.kechuangSearch;
    for (let i = 0; i < 300; i++) {
        const query = Array.from({ length: 1 + random(9) }, () => ALPHABET[random(ALPHABET.length)]).join("");
        await page.ask(query);
        assert.notEqual(page.status, page.element("results").dataset.failed, JSON.stringify(query));
        for (const { kind, text, marks } of page.results) {
            assert.ok(kind !== "article" || titles.some((title) => text.startsWith(title)), `${query}: ${text}`);
            assert.ok(marks.every((mark) => fold(query).text.includes(fold(mark).text)), `${query}: ${marks}`);
        }
    }
});

const HEAVY = ["大足", "dazu", "高企", "大足 高企", "科技", "区", "企业", "2019", "2019年3月", "重庆日报 2020", "科技日报",
    "荣昌区再添高新技术企业：新台阶，春耕一线", "大足 荣昌 永川 江津 高新技术企业 科技型企业", "研发 人才 平台 合同 2018", "r", "en",
    "high-tech enterprises", "技", "没有这样的话题哪里也找不到它", "大足 荣昌 永川 江津 璧山 铜梁 潼南 合川 长寿 涪陵",
    "技 区 新 企 业 科 高 大", "大足 荣昌 高企 科技型企业 2019 新 台 阶"];

check("no query loads much of the index, nor more than 300 KB with the page", async () => {
    const limit = mostOfIndex(fs.readdirSync(path.join(many, "articles")).length);
    const sizes = [];
    for (const query of HEAVY) {
        const page = await open(many, query);
        sizes.push([query, page.allBytes, page.indexBytes, page.pieces.size, page.status]);
        assert.notEqual(page.status, page.element("results").dataset.failed, query);
    }
    for (const [query, all, index, count, status] of sizes)
        console.log(`# ${Math.round(all / 1024)} KB, ${Math.round(index / 1024)} KB of the index in ${count} pieces: ${query} (${status})`);
    for (const [query, all, index] of sizes) {
        assert.ok(index <= limit, `${query}: ${index} bytes of the index, more than ${limit}`);
        assert.ok(all <= MOST_BYTES, `${query}: ${all} bytes`);
    }
});

console.log(`1..${checks.length}`);
let failed = 0;
for (const [number, { name, run }] of checks.entries()) {
    const problem = await run().then(() => null, (error) => error);
    console.log(`${problem ? "not ok" : "ok"} ${number + 1} - ${name}`);
    if (problem) console.log(String(problem.stack).replace(/^/gm, "# "));
    failed += problem ? 1 : 0;
}
process.exitCode = failed ? 1 : 0;
