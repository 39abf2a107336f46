// The page of an area is small: HTML, style sheets and scripts, uncompressed, apart from its charts.
import fs from "node:fs";
import path from "node:path";

const MOST = 60 * 1024; // bytes
const LOADED = /<link\b[^>]*\brel="?stylesheet"?[^>]*>|<script\b[^>]*\bsrc=[^>]*>/g;
const ADDRESS = /\b(?:href|src)="?([^"\s>]+)/;

function weigh(site, page) {
    const text = site.text(page);
    const own = Buffer.byteLength(text.replace(/<svg\b.*?<\/svg>/gs, ""));
    const loaded = (text.match(LOADED) ?? []).map((tag) => path.join(path.dirname(page), tag.match(ADDRESS)[1]));
    return own + loaded.reduce((sum, file) => sum + fs.statSync(site.file(file)).size, 0);
}

export function run({ sites, report }) {
    for (const site of sites) {
        const weights = site.pages.filter((page) => path.basename(path.dirname(page)) === "areas")
            .map((page) => ({ page, bytes: weigh(site, page) })).sort((a, b) => b.bytes - a.bytes);
        report.add(`${site.name}: each area's page is under 60 KB of HTML, CSS and JS`, {
            counted: weights.length ? `the heaviest, ${weights[0].page}, has ${weights[0].bytes} bytes` : "",
            problems: weights.length ? weights.filter(({ bytes }) => bytes >= MOST)
                .map(({ page, bytes }) => `${page}: ${bytes} bytes`) : ["there is no area's page"],
        });
    }
}
