// The sites that are looked at, built into a temporary folder.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const PARTS = ["content", "templates", "static"]; // of a site's folder

// The demo site, and the one whose made-up figures show what the demo has too few of.
const SOURCES = { demo: ".", full: "tests/sites/full" };

class Site {
    constructor(name, folder) {
        this.name = name;
        this.folder = folder;
        this.pages = htmlFiles(folder).sort();
        this.kinds = kindsOf(this);
    }

    file(page) {
        return path.join(this.folder, page);
    }

    // The address of a page on disk.
    url(page) {
        return pathToFileURL(this.file(page)).href;
    }

    has(page) {
        return fs.existsSync(this.file(page));
    }

    text(page) {
        return fs.readFileSync(this.file(page), "utf8");
    }

    // Others lie in a folder of their own, which has a home page too.
    isOfFirstLanguage(page) {
        const [first] = page.split("/");
        return first === page || !this.has(path.join(first, "index.html"));
    }

    // The pages of one folder of the first language, largest first: largest("areas")[0] has most to show.
    largest(folder) {
        const size = (page) => fs.statSync(this.file(page)).size;
        return this.pages.filter((page) => path.dirname(page) === folder).sort((a, b) => size(b) - size(a));
    }
}

function htmlFiles(folder, below = "") {
    return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
        const name = path.posix.join(below, entry.name);
        if (entry.isDirectory()) return htmlFiles(folder, name);
        return name.endsWith(".html") ? [name] : [];
    });
}

// Of each kind of page one or two that differ most: each page that stands alone; of areas, indicators and articles
// the largest and the smallest, in each language.
function kindsOf(site) {
    const folders = [...new Set(site.pages.map((page) => path.dirname(page)))];
    return folders.flatMap((folder) => {
        const pages = site.largest(folder);
        const many = ["areas", "indicators", "articles"].includes(path.basename(folder)) || pages.length > 12;
        return many ? [pages[0], pages.at(-1)] : pages;
    });
}

function build(program, source, to) {
    fs.mkdirSync(to, { recursive: true });
    for (const part of PARTS) {
        const from = path.join(source, part);
        if (fs.existsSync(from)) fs.cpSync(from, path.join(to, part), { recursive: true });
    }
    execFileSync(program, ["--site", to, "build"], { stdio: ["ignore", "ignore", "pipe"] });
    return path.join(to, "public");
}

export function buildSites(program, root, folder) {
    return Object.entries(SOURCES)
        .filter(([, source]) => fs.existsSync(path.join(root, source, "content/site.yaml")))
        .map(([name, source]) => new Site(name, build(program, path.join(root, source), path.join(folder, name))));
}
