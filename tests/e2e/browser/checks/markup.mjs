// The Nu HTML checker has nothing to say against any page, style sheet or picture.
import { execFileSync } from "node:child_process";
import path from "node:path";

const MOST_OUTPUT = 256 * 1024 * 1024; // bytes

export function run({ here, sites, report }) {
    const jar = path.join(here, "node_modules/vnu-jar/build/dist/vnu.jar");
    const messages = (...options) => JSON.parse(execFileSync("java",
        ["-Xss4m", "-jar", jar, "--exit-zero-always", "--stdout", "--format", "json", ...options],
        { encoding: "utf8", maxBuffer: MOST_OUTPUT })).messages;
    for (const site of sites) {
        const all = [
            ...messages("--skip-non-html", site.folder),
            ...messages("--skip-non-css", site.folder),
            ...messages("--skip-non-svg", site.folder),
        ];
        // Infos are advice, such as on attributes that are not needed: not the page's fault.
        const errors = all.filter((message) => message.type !== "info" || message.subType === "warning");
        report.add(`${site.name}: zero errors of the Nu HTML checker`, {
            counted: `${site.pages.length} pages, ${errors.length} errors`,
            problems: errors.map((error) => `${path.relative(site.folder, new URL(error.url ?? "file:///").pathname)}:`
                + `${error.lastLine}: ${error.message}`),
        });
    }
}
