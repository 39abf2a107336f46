// The built site in a real browser: builds it, opens it from disk and from nginx on loopback, and checks what a
// reader meets there. Prints TAP, a line a check with what was counted.
//
// usage: node main.mjs PROGRAM ROOT [CHECK...]
//
// PROGRAM is kechuang, ROOT the checkout. A CHECK is the name of a file in checks/, without ".mjs"; all without any.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { launch } from "./session.mjs";
import { Report } from "./report.mjs";
import { serve } from "./server.mjs";
import { buildSites } from "./site.mjs";

const CHECKS = ["markup", "links", "pages", "weight", "reading", "keys", "scripts", "search", "places", "paper"];

const here = path.dirname(fileURLToPath(import.meta.url));
const [program, root, ...names] = process.argv.slice(2);
if (!root) {
    console.error("usage: node main.mjs PROGRAM ROOT [CHECK...]");
    process.exit(2);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kechuang-browser-"));
const report = new Report();
const context = { here, folder, report };
const closers = [() => fs.rmSync(folder, { recursive: true, force: true })];
process.on("unhandledRejection", (error) => report.add("nothing fails unheard", { problems: [error?.stack ?? error] }));
try {
    context.sites = buildSites(path.resolve(program), path.resolve(root), folder);
    context.server = await serve(context.sites, folder);
    closers.unshift(() => context.server.close());
    context.browser = await launch();
    closers.unshift(() => context.browser.close());
    for (const name of names.length ? names : CHECKS) {
        const started = Date.now();
        const check = await import(`./checks/${name}.mjs`);
        await check.run(context);
        console.log(`# ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
    }
} catch (error) {
    report.add("the suite runs to its end", { problems: [error.stack] });
} finally {
    for (const close of closers) await close();
}
report.finish();
