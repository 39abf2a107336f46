// Search finds places and indicators by their Chinese names, by pinyin and by what newspapers call them, from disk.
import fs from "node:fs";

import { openPage } from "../session.mjs";
import { doors } from "../server.mjs";

const PAGE = "search.html";
// What is typed, and a page that must be among the results.
const QUERIES = {
    大足: "areas/dazu.html",
    dazu: "areas/dazu.html",
    高企: "indicators/high-tech-enterprises.html",
    "大足 高企": "#dazu.high-tech-enterprises.level.2023-09-30",
};
const PATIENCE = 5000; // ms until the result is there
const MOST_LOADED = 120 * 1024; // bytes of the index for one query: see tests/e2e/search/search.mjs

// How large the file of an address is: the browser may have let go of what it loaded.
function sizeOf(site, door, address) {
    return fs.statSync(site.file(decodeURI(address.split(/[?#]/)[0].slice(door.within.length)))).size;
}

async function search(context, site, door, query, expected) {
    const tab = await openPage(context.browser, door.within);
    let loaded = 0;
    tab.on("response", (response) => {
        if (response.url().includes("/search/")) loaded += sizeOf(site, door, response.url());
    });
    await tab.goto(door.url(PAGE));
    await tab.type("input[type=search]", query);
    const found = await tab.waitForSelector(`[aria-live] a[href$="${expected}"], #results a[href$="${expected}"]`,
        { timeout: PATIENCE }).catch(() => null);
    const problems = [...tab.problems];
    if (loaded === 0) problems.push(`${door.name}: “${query}” loads nothing`);
    if (!found) problems.push(`${door.name}: “${query}” does not find ${expected}`);
    if (loaded > MOST_LOADED) problems.push(`${door.name}: “${query}” loads ${loaded} bytes`);
    await tab.close();
    return { problems, loaded };
}

export async function run(context) {
    const [site] = context.sites;
    const title = `search finds ${Object.keys(QUERIES).join(", ")} from disk and from nginx`;
    if (!site.has(PAGE) || !site.text(PAGE).includes("search.js")) {
        context.report.add(title, { problems: [`there is no ${PAGE}, or it has no script`] });
        return;
    }
    const problems = [];
    let most = 0;
    for (const door of doors(context, site)) {
        for (const [query, expected] of Object.entries(QUERIES)) {
            const result = await search(context, site, door, query, expected);
            problems.push(...result.problems);
            most = Math.max(most, result.loaded);
        }
    }
    context.report.add(title, { counted: `at most ${most} bytes loaded for a query`, problems });
}
