// Pictures of pages of each kind at three widths, light and dark, to be looked at.
//
// usage: node shots.mjs PROGRAM ROOT OUT [WORD...]
//
// With words, only of pages whose path has one of them. OUT/SITE/PAGE-WIDTH-SCHEME.png
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { LOOKS, launch, setLook } from "./session.mjs";
import { buildSites } from "./site.mjs";

const [program, root, out, ...words] = process.argv.slice(2);
if (!out) {
    console.error("usage: node shots.mjs PROGRAM ROOT OUT [WORD...]");
    process.exit(2);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kechuang-shots-"));
const sites = buildSites(path.resolve(program), path.resolve(root), folder);
const browser = await launch();
const tab = await browser.newPage();
for (const site of sites) {
    fs.mkdirSync(path.join(out, site.name), { recursive: true });
    for (const page of site.kinds.filter((page) => !words.length || words.some((word) => page.includes(word)))) {
        for (const look of LOOKS) {
            await setLook(tab, look);
            await tab.goto(site.url(page));
            const name = `${page.replace(/\.html$/, "").replaceAll("/", "_")}-${look.width}-${look.scheme}.png`;
            await tab.screenshot({ path: path.join(out, site.name, name), fullPage: true });
        }
    }
}
await browser.close();
fs.rmSync(folder, { recursive: true });
