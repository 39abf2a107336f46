// What scripts add: rows sort by a column, colours follow the switch and the switch is remembered. Without them the
// pages say the same.
import { WIDTHS, openPage, setLook } from "../session.mjs";
import { doors } from "../server.mjs";

const TABLE = "table.sortable";

// The keys by which the rows of the first sortable table stand, and the rows' names.
const readColumn = (column) => {
    const table = document.querySelector("table.sortable");
    return [...table.tBodies[0].rows].map((row) => ({
        name: row.cells[0].textContent.trim(),
        value: row.cells[column].dataset.value,
        text: row.cells[column].textContent.trim(),
    }));
};

const isOrdered = (numbers, sign) => numbers.every((number, i) => i === 0 || sign * (number - numbers[i - 1]) >= 0);

// Presses the head of the first column of numbers three times.
async function sortByValue(tab, where) {
    const column = await tab.$$eval(`${TABLE} thead th`, (heads) => heads.findIndex((head) =>
        head.classList.contains("num")));
    const press = async () => {
        await (await tab.$(`${TABLE} thead th:nth-child(${column + 1}) .sort`)).click();
        const state = await tab.$eval(`${TABLE} thead th:nth-child(${column + 1})`, (head) =>
            head.getAttribute("aria-sort"));
        const rows = await tab.evaluate(readColumn, column);
        const values = rows.filter((row) => row.value !== undefined).map((row) => Number(row.value));
        // Rows without a value stand below those with one.
        const isTidy = rows.slice(0, values.length).every((row) => row.value !== undefined);
        return { state, values, isTidy, names: rows.map((row) => row.name + row.text).join() };
    };
    const before = (await tab.evaluate(readColumn, column)).map((row) => row.name + row.text).join();
    const problems = [];
    const [first, second, third] = [await press(), await press(), await press()];
    if (first.state !== "descending" || !isOrdered(first.values, -1) || !first.isTidy) {
        problems.push(`${where}: not from the largest down: ${first.values} (${first.state})`);
    }
    if (second.state !== "ascending" || !isOrdered(second.values, 1) || !second.isTidy) {
        problems.push(`${where}: not from the smallest up: ${second.values} (${second.state})`);
    }
    if (third.state !== null || third.names !== before) problems.push(`${where}: the first order does not come back`);
    if (new Set(first.values).size < 2) problems.push(`${where}: nothing to be sorted: ${first.values}`);
    return { rows: first.names.split(",").length, problems };
}

async function checkSorting(context, site) {
    const problems = [];
    let rows = 0, tables = 0;
    for (const door of doors(context, site)) {
        const tab = await openPage(context.browser, door.within);
        for (const width of WIDTHS) {
            await setLook(tab, { width });
            await tab.goto(door.url(site.largest("areas")[0]));
            const sorted = await sortByValue(tab, `${door.name} ${width}`);
            problems.push(...sorted.problems);
            rows += sorted.rows;
            tables++;
        }
        problems.push(...tab.problems);
        await tab.close();
    }
    context.report.add(`${site.name}: tables sort by a column`, { counted: `${rows} rows of ${tables} tables`, problems });
}

const colours = (tab) => tab.evaluate(() => [getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.querySelector(".kc-chart text") ?? document.body).fill].join());

// Whatever the system's colours are, the reader's choice stands, on the next page too.
async function checkTheme(context, site) {
    const [, door] = doors(context, site);
    const tab = await openPage(context.browser, door.within);
    const page = site.largest("areas")[0];
    const seen = {};
    for (const scheme of ["light", "dark"]) {
        await setLook(tab, { scheme });
        await tab.goto(door.url(page));
        await tab.select("select.theme", "");
        seen[scheme] = await colours(tab);
    }
    const problems = seen.light === seen.dark ? ["light and dark look the same"] : [];
    for (const scheme of ["light", "dark"]) {
        for (const choice of ["light", "dark"]) {
            await setLook(tab, { scheme });
            await tab.goto(door.url(page));
            await tab.select("select.theme", choice);
            if (await colours(tab) !== seen[choice]) problems.push(`${choice} chosen where ${scheme}: not followed`);
            await tab.goto(door.url("about.html"));
            const kept = await tab.$eval("select.theme", (select) => select.value);
            if (kept !== choice) problems.push(`${choice} chosen where ${scheme}: forgotten on the next page`);
        }
    }
    await tab.select("select.theme", "");
    await tab.close();
    context.report.add(`${site.name}: the colours follow the switch`, { counted: "4 choices", problems });
}

// The text of a page without scripts is that with them, but for what they add themselves.
async function checkWithout(context, site) {
    const [door] = doors(context, site);
    const pages = ["index.html", site.largest("areas")[0], site.largest("articles")[0]];
    const problems = [];
    for (const page of pages) {
        const texts = [];
        for (const isOn of [true, false]) {
            const tab = await openPage(context.browser, door.within);
            await tab.setJavaScriptEnabled(isOn);
            await tab.goto(door.url(page));
            texts.push(await tab.$eval("main", (main) => main.innerText.replace(/\s+/g, "")));
            await tab.close();
        }
        if (texts[0] !== texts[1]) problems.push(`${page}: says something else without scripts`);
    }
    context.report.add(`${site.name}: without scripts nothing is lost`, { counted: `${pages.length} pages`, problems });
}

export async function run(context) {
    for (const site of context.sites) {
        await checkSorting(context, site);
        await checkTheme(context, site);
        await checkWithout(context, site);
    }
}
