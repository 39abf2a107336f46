// Every link and anchor resolves, and nothing is loaded from elsewhere: the crawler of the other tests, on these sites.
import { spawnSync } from "node:child_process";
import path from "node:path";

export function run({ here, sites, report }) {
    for (const site of sites) {
        const crawl = spawnSync("python3", [path.join(here, "../links.py"), site.folder], { encoding: "utf8" });
        const lines = crawl.stdout.trim().split("\n");
        report.add(`${site.name}: every link and anchor resolves`, {
            counted: crawl.status === 0 ? lines.at(-1) : "",
            problems: crawl.status === 0 ? [] : [...lines, crawl.stderr],
        });
    }
}
