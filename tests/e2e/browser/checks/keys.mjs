// The keyboard reaches everything, what has the focus is seen, and a screen reader meets tables as tables.
import { openPage, setLook } from "../session.mjs";
import { doors } from "../server.mjs";

const MOST_STOPS = 150; // of the Tab key on a page

// The first stop leads past the head of the page, and from there on with the text.
async function checkSkipLink(tab, door, page) {
    await tab.goto(door.url(page));
    await tab.keyboard.press("Tab");
    const skip = await tab.evaluate(() => document.activeElement.getAttribute("href"));
    if (!skip?.startsWith("#")) return [`${page}: the first stop is no skip link`];
    await tab.keyboard.press("Enter");
    await tab.keyboard.press("Tab");
    const inside = await tab.evaluate(() => Boolean(document.activeElement.closest("main")));
    return inside ? [] : [`${page}: the skip link does not lead to the text`];
}

// Every stop shows that it has the focus, and no sticky head lies over it.
async function checkFocus(tab, door, page) {
    await tab.goto(door.url(page));
    const problems = [];
    let stops = 0;
    for (; stops < MOST_STOPS; stops++) {
        await tab.keyboard.press("Tab");
        const stop = await tab.evaluate(() => {
            const element = document.activeElement;
            if (element === document.body) return null;
            const box = element.getBoundingClientRect();
            const style = getComputedStyle(element);
            // What lies over it: an element out of the flow, such as a sticky head, that is neither it nor around it.
            let over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
            const isInFlow = () => ["static", "relative"].includes(getComputedStyle(over).position);
            while (over && !over.contains(element) && !element.contains(over) && isInFlow()) over = over.parentElement;
            return {
                html: element.outerHTML.slice(0, 100),
                isShown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
                isRinged: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                isFree: Boolean(over && (element.contains(over) || over.contains(element))),
            };
        });
        if (!stop) break;
        if (!stop.isShown) problems.push(`${page}: not on screen: ${stop.html}`);
        else if (!stop.isRinged) problems.push(`${page}: no ring: ${stop.html}`);
        else if (!stop.isFree) problems.push(`${page}: something lies over ${stop.html}`);
    }
    return { stops, problems };
}

// On a narrow screen rows are laid out as blocks; they must stay rows to who hears them.
async function countRoles(tab, door, page) {
    const client = await tab.createCDPSession();
    await client.send("Accessibility.enable");
    await tab.goto(door.url(page));
    const { nodes } = await client.send("Accessibility.getFullAXTree");
    await client.detach();
    const count = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
    const roles = ["table", "row", "columnheader", "rowheader", "cell"];
    return roles.map((role) => `${count(role)} ${role}s`).join(", ");
}

async function checkTables(tab, door, page) {
    const counts = [];
    for (const width of [360, 1280]) {
        await setLook(tab, { width });
        counts.push(await countRoles(tab, door, page));
    }
    const elements = await tab.evaluate(() => ["table", "tr", "thead th", "tbody th", "td"]
        .map((selector) => document.querySelectorAll(selector).length));
    const [tables, rows, heads] = elements;
    const expected = `${tables} tables, ${rows} rows, ${heads} columnheaders`;
    const problems = counts.filter((count) => !count.startsWith(expected))
        .map((count) => `${page}: ${count}; expected ${expected}`);
    if (elements.includes(0)) problems.push(`${page}: a table, row, head or cell is missing: ${expected}`);
    return { counted: `${page}: ${counts[0]}`, problems };
}

export async function run(context) {
    for (const site of context.sites) {
        const [door] = doors(context, site);
        const tab = await openPage(context.browser, door.within);
        const pages = ["index.html", site.largest("areas")[0], site.largest("articles")[0]];
        const problems = [];
        let stops = 0;
        for (const page of pages) {
            problems.push(...await checkSkipLink(tab, door, page));
            const focus = await checkFocus(tab, door, page);
            problems.push(...focus.problems);
            stops += focus.stops;
        }
        context.report.add(`${site.name}: the keyboard's stops are seen`,
            { counted: `${stops} stops on ${pages.length} pages`, problems });
        context.report.add(`${site.name}: tables are tables at each width`, await checkTables(tab, door, pages[1]));
        await tab.close();
    }
}
