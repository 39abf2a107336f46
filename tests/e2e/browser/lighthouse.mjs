// What Lighthouse says of the home page and of the largest page of an area, as on a telephone and on a desk: at least 95
// in each category. Not among the tests, for its time depends on what else the machine does; `npm ci` here brings it.
//
// usage: node lighthouse.mjs PROGRAM ROOT
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { findChromium } from "./session.mjs";
import { serve } from "./server.mjs";
import { buildSites } from "./site.mjs";

const LEAST = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    + "--disable-background-networking --disable-component-update --disable-sync";

const here = path.dirname(fileURLToPath(import.meta.url));
const [program, root] = process.argv.slice(2);
if (!root) {
    console.error("usage: node lighthouse.mjs PROGRAM ROOT");
    process.exit(2);
}

function measure(address, preset) {
    const output = execFileSync("node", [path.join(here, "node_modules/lighthouse/cli/index.js"), address, ...preset,
        "--quiet", "--output=json", "--output-path=stdout", "--no-enable-error-reporting",
        `--only-categories=${CATEGORIES.join(",")}`, `--chrome-flags=${FLAGS}`],
    { encoding: "utf8", maxBuffer: 1 << 26, env: { ...process.env, CHROME_PATH: findChromium() } });
    const { categories, audits } = JSON.parse(output);
    const failing = CATEGORIES.flatMap((name) => categories[name].auditRefs)
        .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
        .map(({ id }) => id);
    return { scores: CATEGORIES.map((name) => Math.round(100 * categories[name].score)), failing };
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kechuang-lighthouse-"));
const sites = buildSites(path.resolve(program), path.resolve(root), folder);
const server = await serve(sites, folder);
for (const site of sites) {
    for (const page of ["index.html", site.largest("areas")[0]]) {
        for (const [name, preset] of [["telephone", []], ["desk", ["--preset=desktop"]]]) {
            const { scores, failing } = measure(server.url(site, page), preset);
            if (Math.min(...scores) < LEAST) process.exitCode = 1;
            console.log(`${site.name} ${page}, ${name}: ${CATEGORIES.map((each, i) => `${each} ${scores[i]}`).join(", ")}`
                + `${failing.length ? ` (${[...new Set(failing)].join(", ")})` : ""}`);
        }
    }
}
await server.close();
fs.rmSync(folder, { recursive: true });
