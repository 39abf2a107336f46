// Both ways: a figure leads to its sentence, marked and on screen; the mark leads back to the figure, and that back
// to the sentence.
import path from "node:path";

import { openPage, setLook } from "../session.mjs";
import { doors } from "../server.mjs";

const WIDTHS = [360, 1280];
const HEIGHT = 700; // px: a laptop's window

// Of the place that the address names: whether it is all on screen, and whether its look tells it apart.
function inspectTarget() {
    const target = document.querySelector(":target");
    if (!target) return { why: "there is no such place" };
    const box = target.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) return { why: `not on screen: ${box.top} to ${box.bottom}` };
    // A mark in a table may leave the colour to its cell.
    const colours = [target, target.closest("mark"), target.closest("th, td"), target.closest("tr")?.cells[0]]
        .filter(Boolean).map((element) => getComputedStyle(element).backgroundColor);
    return colours.some((colour) => colour !== "rgba(0, 0, 0, 0)") ? {} : { why: "not marked" };
}

async function follow(tab, addresses) {
    const problems = [];
    let count = 0;
    for (const width of WIDTHS) {
        await setLook(tab, { width, height: HEIGHT });
        for (const address of addresses) {
            await tab.goto(address);
            const { why } = await tab.evaluate(inspectTarget);
            count++;
            if (why) problems.push(`${width} px: ${decodeURI(address)}: ${why}`);
        }
    }
    return { count, problems };
}

const linksOf = async (tab, url, selector) => {
    await tab.goto(url);
    // A link of a chart has no such text as its href.
    return tab.$$eval(selector, (links) => [...new Set(links.map((link) => new URL(link.getAttribute("href"),
        document.baseURI).href))].filter((href) => href.includes("#")));
};

export async function run(context) {
    for (const site of context.sites) {
        const [door] = doors(context, site);
        const tab = await openPage(context.browser, door.within);
        const areas = site.largest("areas").slice(0, 2);
        const articles = site.largest("articles").slice(0, 2);
        const figures = [];
        for (const page of areas) figures.push(...await linksOf(tab, door.url(page), "main a[href*='articles/']"));
        const there = await follow(tab, [...new Set(figures)]);
        context.report.add(`${site.name}: from figure to sentence, marked and on screen`, {
            counted: `${there.count} links of ${areas.map((page) => path.basename(page)).join(", ")}`,
            problems: there.count ? there.problems : ["no figure leads to a sentence"],
        });
        const marks = [];
        for (const page of articles) marks.push(...await linksOf(tab, door.url(page), "mark a[href]"));
        const back = await follow(tab, [...new Set(marks)]);
        context.report.add(`${site.name}: from sentence to figure, marked and on screen`, {
            counted: `${back.count} marks`,
            problems: back.count ? back.problems : ["no sentence leads to a figure"],
        });
        context.report.add(`${site.name}: a mark tells what it is`, await readNotes(tab, door, articles));
        context.report.add(`${site.name}: figure, sentence, figure`, await goRound(tab, door, site, areas[0]));
        await tab.close();
    }
}

// With the focus on it, by the keyboard or a tap, a mark shows its note, whole and on screen.
function inspectNote(mark) {
    mark.focus();
    const note = mark.querySelector(".about");
    const box = note.getBoundingClientRect();
    const text = note.innerText.trim();
    if (!text || !box.height) return `“${mark.firstChild.textContent}” tells nothing`;
    return box.left < 0 || box.right > innerWidth ? `“${text}” from ${box.left} to ${box.right}` : "";
}

async function readNotes(tab, door, articles) {
    const problems = [];
    let count = 0;
    for (const width of WIDTHS) {
        await setLook(tab, { width, height: HEIGHT });
        for (const page of articles) {
            await tab.goto(door.url(page));
            for (const mark of await tab.$$("mark")) {
                const why = await mark.evaluate(inspectNote);
                count++;
                if (why) problems.push(`${width} px: ${page}: ${why}`);
            }
        }
    }
    return { counted: `${count} marks`, problems: count ? problems : ["no marks"] };
}

// Clicks as a reader would: each figure of the page, and in the article the mark that one lands on.
async function goRound(tab, door, site, page) {
    const problems = [];
    await setLook(tab, { width: 1280, height: HEIGHT });
    await tab.goto(door.url(page));
    const ids = await tab.$$eval("a.figure[id][href*='articles/']", (links) => links.map((link) => link.id));
    for (const id of ids) {
        await tab.goto(door.url(page));
        const link = await tab.$(`a.figure[id="${id}"]`);
        await Promise.all([tab.waitForNavigation(), link.click()]);
        const back = await tab.evaluate(() => {
            const mark = document.querySelector(":target");
            return [mark, ...mark.querySelectorAll("a"), mark.closest("a")].map((each) => each?.href).filter(Boolean);
        });
        if (!back.some((href) => href === `${door.url(page)}#${id}`)) {
            problems.push(`${page}#${id} leads to ${tab.url()}, which leads to ${back.join(", ") || "nothing"}`);
        }
    }
    return { counted: `${ids.length} figures of ${page}`, problems: ids.length ? problems : ["no figures"] };
}
