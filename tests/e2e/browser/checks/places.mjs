// The site works wherever it lies: copied to a path with spaces and Chinese characters, and in a folder of a server
// where an address that is not there shows the 404 page in its own style.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { openPage } from "../session.mjs";
import { doors } from "../server.mjs";

const ADDRESS = "https://example.org/kechuang/"; // base_url of tests/sites/full
const ADDRESSED = ["full"]; // the sites that know their address
const ODD = "大足 区 site (副本) #1 100%";

const isStyled = () => getComputedStyle(document.querySelector("body")).margin === "0px";

async function followFirst(tab, selector) {
    // What a mark tells, and its link with it, shows where the focus is.
    if (selector.startsWith("mark")) await tab.focus("mark");
    await Promise.all([tab.waitForNavigation(), tab.click(selector)]);
    return tab.evaluate(isStyled);
}

export async function run(context) {
    for (const site of context.sites) {
        const folder = path.join(context.folder, ODD, site.name);
        fs.cpSync(site.folder, folder, { recursive: true });
        const within = pathToFileURL(folder).href + "/";
        const tab = await openPage(context.browser, within);
        await tab.goto(within + "index.html");
        const problems = (await tab.evaluate(isStyled)) ? [] : ["the home page has no style"];
        for (const selector of ["main a[href*='areas/']", "main a[href*='articles/']", "mark a", "header a"]) {
            if (!await followFirst(tab, selector)) problems.push(`${decodeURI(tab.url())} has no style`);
        }
        context.report.add(`${site.name}: opens from disk in “${ODD}”`,
            { counted: "home, area, article, back", problems: [...problems, ...tab.problems] });
        await tab.close();
    }
    await checkNotFound(context);
}

// A site that knows its address leads to pages of it; else only the folder of the page that was asked for is known.
async function followBack(tab, site, href, address) {
    if (href.startsWith(ADDRESS)) {
        const page = decodeURIComponent(href.slice(ADDRESS.length));
        return site.has(page) ? [] : [`${address}: its link leads to ${href}, and there is no ${page}`];
    }
    if (address.includes("/")) return [];
    const there = await tab.goto(href);
    return there.status() < 400 ? [] : [`${address}: its link leads to ${href}: ${there.status()}`];
}

async function checkMissing(context, site, door, address) {
    const tab = await openPage(context.browser, door.within);
    const answer = await tab.goto(door.url(address));
    const problems = [];
    if (answer.status() !== 404) problems.push(`${address}: status ${answer.status()}`);
    if (!await tab.evaluate(isStyled)) problems.push(`${address}: the 404 page has no style`);
    const links = await tab.$$eval("main a", (found) => found.map((link) => link.href));
    const isKnown = links.every((href) => href.startsWith(ADDRESS));
    if (links.length < 2) problems.push(`${address}: ${links.length} links lead back`);
    if (isKnown !== ADDRESSED.includes(site.name)) problems.push(`${address}: its links lead to ${links}`);
    for (const href of links) problems.push(...await followBack(tab, site, href, address));
    // That the page was not found is what the browser complains of, once.
    const complaints = tab.problems.filter((problem) => !problem.startsWith(`${door.url(address)}: console: Failed to load`));
    await tab.close();
    return [...problems, ...complaints];
}

// The server shows the 404 page under the address that was asked for, however deep.
async function checkNotFound(context) {
    for (const site of context.sites) {
        const door = doors(context, site)[1];
        const problems = [];
        for (const address of ["nowhere.html", "areas/deeper/nowhere.html"])
            problems.push(...await checkMissing(context, site, door, address));
        context.report.add(`${site.name}: the server shows the 404 page`, { counted: "2 addresses", problems });
    }
}
