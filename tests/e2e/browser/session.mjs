// Chromium without a window, and pages in it that note what goes wrong.
import fs from "node:fs";
import puppeteer from "puppeteer-core";

const PROGRAMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

// Without these the browser itself asks the network for updates, which would count as the page's requests.
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--no-first-run", "--no-default-browser-check"];

export const WIDTHS = [360, 768, 1280];
export const SCHEMES = ["light", "dark"];
// All six ways to look at a page.
export const LOOKS = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ width, scheme })));

export function findChromium() {
    return process.env.CHROMIUM ?? PROGRAMS.find((name) => fs.existsSync(name));
}

export function launch() {
    return puppeteer.launch({
        executablePath: findChromium(),
        headless: true,
        // Root, who runs tests in containers, has no sandbox to give.
        args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none", ...QUIET],
    });
}

export async function setLook(page, { width = 1280, height = 900, scheme = "light" } = {}) {
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
    ]);
}

// A page whose complaints and requests to anywhere but `within` are noted in its `problems`. It may do neither.
export async function openPage(browser, within, look) {
    const page = await browser.newPage();
    page.problems = [];
    const note = (text) => page.problems.push(`${page.url()}: ${text}`);
    page.on("console", (message) => {
        if (["error", "warn", "warning"].includes(message.type())) note(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => note(`script: ${error}`));
    page.on("requestfailed", (request) => note(`not loaded: ${request.url()}`));
    page.on("request", (request) => {
        const address = request.url();
        if (!address.startsWith(within) && !address.startsWith("data:")) note(`asks for ${address}`);
    });
    await setLook(page, look);
    return page;
}
