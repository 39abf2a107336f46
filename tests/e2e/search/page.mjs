// The search page without a browser: as much of a document as its scripts use, which loads scripts from a folder and
// counts their bytes.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";

class Element {
    constructor(name) {
        Object.assign(this, { name, content: [], dataset: {}, hidden: false, className: "", value: "", listeners: {} });
    }

    append(...items) {
        this.content.push(...items);
    }

    replaceChildren() {
        this.content = [];
    }

    addEventListener(kind, listener) {
        (this.listeners[kind] ??= []).push(listener);
    }

    // What is given to the listeners is the event.
    fire(kind, event = {}) {
        for (const listener of this.listeners[kind] ?? []) listener({ preventDefault() {}, ...event });
    }

    get textContent() {
        return this.content.map((item) => item.textContent ?? item).join("");
    }

    set textContent(text) {
        this.content = [text];
    }

    querySelector(name) {
        return this.find(name)[0];
    }

    find(name) {
        return this.content.filter((item) => item instanceof Element)
            .flatMap((item) => [...(item.name === name ? [item] : []), ...item.find(name)]);
    }

    focus() {
        this.isFocused = true;
    }
}

// data-found="…" of the list of results -> { found: "…" }
function readWords(html) {
    const tag = /<ol [^>]*id="results"[^>]*>/.exec(html)[0];
    const entities = { quot: '"', amp: "&", lt: "<", gt: ">", "#39": "'" };
    return Object.fromEntries([...tag.matchAll(/ data-([a-z]+)="([^"]*)"/g)].map(([, key, text]) =>
        [key, text.replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole)]));
}

export class SearchPage {
    // `missing`: names of scripts that cannot be loaded. file: search.html, or that of another edition.
    constructor(site, query = "", { missing = [], file = "search.html" } = {}) {
        this.file = path.join(site, file);
        this.html = fs.readFileSync(this.file, "utf8");
        this.missing = missing;
        this.loaded = new Map(); // of each script its bytes
        this.pieces = new Set(); // those of them that are pieces of the index
        this.addresses = [];     // that history was given, with how
        this.elements = new Map();
        this.document = this.makeDocument();
        this.location = { search: query ? "?q=" + encodeURIComponent(query) : "", pathname: pathToFileURL(this.file).pathname };
        this.window = new Element("window");
        this.context = vm.createContext({
            window: this.window, document: this.document, location: this.location, history: this.makeHistory(),
            URL, URLSearchParams, setTimeout, clearTimeout,
        });
        // Not those that every page has: what they need of a document is not here.
        for (const [, source] of this.html.matchAll(/<script src="([^"]*\/search[^"/]*)" defer>/g)) this.run(new URL(source, pathToFileURL(this.file)).href);
    }

    makeDocument() {
        const element = (id) => {
            if (!this.elements.has(id)) this.elements.set(id, new Element(id));
            return this.elements.get(id);
        };
        Object.assign(element("results").dataset, readWords(this.html));
        const head = new Element("head");
        head.append = (script) => setImmediate(() => this.load(script));
        return {
            title: "检索", currentScript: null, head, documentElement: { lang: /<html lang="([^"]*)"/.exec(this.html)[1] },
            getElementById: element, createElement: (name) => new Element(name),
        };
    }

    makeHistory() {
        const go = (how) => (state, title, address) => {
            this.addresses.push([how, address]);
            this.location.search = address.startsWith("?") ? address : "";
        };
        return { pushState: go("push"), replaceState: go("replace") };
    }

    // Types a query and presses the enter key.
    ask(query) {
        this.element("q").value = query;
        this.element("search").fire("submit");
        return this.settle();
    }

    // Goes to an address of the history.
    goTo(search) {
        this.location.search = search;
        this.window.fire("popstate");
    }

    // Scripts find what they define on `window` as a global too.
    run(source) {
        const file = fileURLToPath(source);
        this.document.currentScript = { src: source };
        this.loaded.set(path.basename(file), fs.statSync(file).size);
        vm.runInContext(fs.readFileSync(file, "utf8"), this.context, { filename: file });
        this.document.currentScript = null;
        this.context.kechuangSearch = this.window.kechuangSearch;
    }

    load(script) {
        const name = path.basename(script.src, ".js");
        if (this.missing.some((beginning) => name.startsWith(beginning)) || !fs.existsSync(fileURLToPath(script.src)))
            return script.onerror();
        this.pieces.add(name + ".js");
        this.run(script.src);
        return script.onload();
    }

    element(id) {
        return this.document.getElementById(id);
    }

    get status() {
        return this.element("status").textContent;
    }

    // Waits until nothing more is loaded.
    async settle() {
        const { loading } = this.element("results").dataset;
        for (let quiet = 0, last = ""; quiet < 5; ) {
            await new Promise((resolve) => setImmediate(resolve));
            const now = this.status + this.loaded.size + this.results.length;
            quiet = now === last && this.status !== loading.replace("{query}", "") && this.status !== loading ? quiet + 1 : 0;
            last = now;
        }
        return this;
    }

    get results() {
        return this.element("results").content.map((item) => ({
            kind: item.className,
            address: item.querySelector("a").href,
            lang: item.querySelector("a").lang,
            text: item.textContent,
            marks: item.find("mark").map((mark) => mark.textContent),
        }));
    }

    get loadedBytes() {
        return [...this.loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
    }

    get indexBytes() {
        return [...this.pieces].reduce((sum, name) => sum + this.loaded.get(name), 0);
    }

    // All scripts with the page itself, its style sheets and the scripts that all pages have.
    get allBytes() {
        const loads = /<(?:link rel="stylesheet" href|script src)="([^"]*)"/g;
        const others = [...this.html.matchAll(loads)].map(([, address]) => address)
            .filter((address) => !this.loaded.has(path.basename(address)))
            .map((address) => fs.statSync(path.join(path.dirname(this.file), address)).size);
        return others.reduce((sum, bytes) => sum + bytes, this.loadedBytes + Buffer.byteLength(this.html));
    }
}
