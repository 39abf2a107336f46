// The page of an area on A4: no chart and no row of a table is cut, and it says whose numbers these are and of when.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { openPage } from "../session.mjs";
import { doors } from "../server.mjs";

const MARGIN = "15mm";
const WHOLE = "main tr, main figure, main .card:not(.text):not(.articles):not(:has(.card)), main .articles li"; // what must not be cut

// Puts a word into the upper and the lower edge of each thing that must stay whole, to be found in the PDF.
function setWords(selector) {
    const things = [...document.querySelectorAll(selector)].filter((thing) => thing.getClientRects().length
        && !thing.closest("thead"));
    const put = (where, word, edge) => {
        const span = document.createElement("span");
        span.textContent = word;
        span.style.cssText = `position:absolute;${edge};left:0;font:2px/2px monospace;width:auto;height:2px;margin:0`;
        where.append(span);
    };
    things.forEach((thing, i) => {
        // In a row that flows as one the words stand in its first cell; others stand in the thing itself.
        const where = thing.cells?.[0] ?? thing;
        if (getComputedStyle(where).position === "static") where.style.position = "relative";
        put(where, `KCTOP${i}X`, "top:0");
        put(where, `KCEND${i}X`, "bottom:0");
    });
    return things.map((thing) => `${thing.tagName.toLowerCase()} ${thing.textContent.trim().slice(0, 40)}`);
}

async function print(tab, file) {
    await tab.pdf({ path: file, format: "A4", margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } });
    // pdftotext ends each page with a form feed.
    return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
}

const pageOf = (pages, word) => pages.findIndex((text) => text.includes(word));

async function checkCuts(tab, door, page, file) {
    await tab.goto(door.url(page));
    const names = await tab.evaluate(setWords, WHOLE);
    const pages = await print(tab, file);
    const problems = names.flatMap((name, i) => {
        const [top, end] = [pageOf(pages, `KCTOP${i}X`), pageOf(pages, `KCEND${i}X`)];
        if (top < 0 || end < 0) return [`${page}: not found on paper: ${name}`];
        return top === end ? [] : [`${page}: cut between pages ${top + 1} and ${end + 1}: ${name}`];
    });
    return { things: names.length, sheets: pages.length, problems };
}

export async function run(context) {
    for (const site of context.sites) {
        const [door] = doors(context, site);
        const tab = await openPage(context.browser, door.within);
        const pages = site.largest("areas").slice(0, 3);
        const problems = [];
        let things = 0, sheets = 0;
        for (const page of pages) {
            const file = path.join(context.folder, `${site.name}-${path.basename(page)}.pdf`);
            const cuts = await checkCuts(tab, door, page, file);
            problems.push(...cuts.problems);
            things += cuts.things;
            sheets += cuts.sheets;
            fs.rmSync(file);
        }
        context.report.add(`${site.name}: on paper no chart, card or row is cut`, {
            counted: `${things} of them on ${sheets} sheets of ${pages.length} areas`,
            problems: things ? problems : ["nothing to print"],
        });
        await tab.close();
    }
}
