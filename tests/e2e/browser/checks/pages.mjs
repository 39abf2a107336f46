// No page complains, asks for anything outside its folder, is wider than the screen, or breaks a rule of axe-core:
// each page once, and pages of each kind at three widths, light and dark, from disk and from a server.
import fs from "node:fs";
import path from "node:path";

import { LOOKS, SCHEMES, WIDTHS, openPage, setLook } from "../session.mjs";
import { doors } from "../server.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WORKERS = 2; // tabs at once

const describe = ({ width, scheme }) => `${width} ${scheme}`;

// The visits of one door. From disk every page in one of the looks, turn by turn, and in all of them each kind of page of
// the first language, with which others share all but the words; from a server those kinds at each width.
function visitsOf(site, door) {
    const kinds = site.kinds.filter((page) => site.isOfFirstLanguage(page));
    const inTurn = (pages, looks) => pages.map((page, i) => ({ page, look: looks[i % looks.length] }));
    const inAll = (pages, looks) => pages.flatMap((page) => looks.map((look) => ({ page, look })));
    const visits = door.name === "disk"
        ? [...inTurn(site.pages, LOOKS), ...inAll(kinds, LOOKS)]
        : WIDTHS.flatMap((width, i) => inTurn(kinds, [SCHEMES[i % 2], SCHEMES[(i + 1) % 2]].map((scheme) =>
            ({ width, scheme }))));
    const key = ({ page, look }) => `${page} ${describe(look)}`;
    return [...new Map(visits.map((visit) => [key(visit), visit])).values()];
}

async function findViolations(tab, axe) {
    await tab.evaluate(axe);
    return tab.evaluate(async (tags) => {
        // Preloading would fetch the style sheets, which a page from disk may not.
        const { violations } = await window.axe.run(document, { preload: false, runOnly: { type: "tag", values: tags } });
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} `
            + node.html.slice(0, 120)));
    }, TAGS);
}

// What is wrong with many pages is said once, with where it was seen first.
function sum(violations) {
    const first = new Map();
    for (const { what, where } of violations) {
        first.set(what, { where, count: (first.get(what)?.count ?? 0) + 1 });
    }
    return [...first].map(([what, { where, count }]) => `${count} times, such as ${where}: ${what}`);
}

async function visit(tab, door, { page, look }, axe, found) {
    await setLook(tab, look);
    await tab.goto(door.url(page), { waitUntil: "load" });
    const where = `${page} ${describe(look)} ${door.name}`;
    for (const violation of await findViolations(tab, axe)) found.violations.push({ what: violation, where });
    const width = await tab.evaluate(() => document.documentElement.scrollWidth);
    if (width > look.width) found.wide.push(`${where}: ${width} px`);
}

export async function run(context) {
    const axe = fs.readFileSync(path.join(context.here, "node_modules/axe-core/axe.min.js"), "utf8");
    for (const site of context.sites) {
        for (const door of doors(context, site)) {
            const found = { problems: [], violations: [], wide: [] };
            const queue = visitsOf(site, door);
            const counted = `${queue.length} visits`;
            await Promise.all(Array.from({ length: WORKERS }, async () => {
                const tab = await openPage(context.browser, door.within);
                for (let next = queue.shift(); next; next = queue.shift()) await visit(tab, door, next, axe, found);
                found.problems.push(...tab.problems);
                await tab.close();
            }));
            const title = `${site.name} from ${door.name}`;
            context.report.add(`${title}: zero console errors, zero requests outside the folder`,
                { counted, problems: found.problems });
            context.report.add(`${title}: zero axe-core violations`, { counted, problems: sum(found.violations) });
            context.report.add(`${title}: no page is wider than the screen`, { counted, problems: found.wide });
        }
    }
}
