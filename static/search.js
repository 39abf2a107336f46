/* The search page: what is typed is searched for after a pause or at once with the enter key, what is found is listed.
   The query stands in the address, so that the way back leads to it. search-index.js finds. */
(function () {
    "use strict";

    // Areas and indicators that are shown; articles, and as many more at a time; milliseconds.
    const NAMES = 20;
    const ARTICLES = 10;
    const TYPING_PAUSE = 250;

    const form = document.getElementById("search");
    const input = document.getElementById("q");
    const status = document.getElementById("status");
    const list = document.getElementById("results");
    const more = document.getElementById("more");
    const everything = document.getElementById("everything");
    const words = list.dataset;
    const title = document.title;
    const { find, readArticle, fold, isWithinWord } = window.kechuangSearch;

    // ---- one result ----------------------------------------------------------------------------------------

    function element(name, className, ...content) {
        const made = document.createElement(name);
        if (className)
            made.className = className;
        made.append(...content);
        return made;
    }

    // The text in pieces, with what was asked for as <mark>.
    function marked(text, segments) {
        const folded = fold(text);
        const pieces = [];
        let shown = 0;
        for (let at = 0; at < folded.text.length;) {
            const found = segments.find(segment =>
                folded.text.startsWith(segment.text, at) && !isWithinWord(folded.text, at));
            if (!found) {
                at++;
                continue;
            }
            const begin = folded.places[at];
            at += found.text.length;
            const end = folded.ends[at - 1];
            pieces.push(text.slice(shown, begin), element("mark", "", text.slice(begin, end)));
            shown = end;
        }
        return [...pieces, text.slice(shown)];
    }

    function makeItem(result, segments) {
        const link = element("a", "", ...marked(result.name, segments));
        link.href = result.address;
        if (result.value)
            link.append(" ", element("b", "", result.value));
        const notes = result.notes.filter(note => note).map(note => element("span", "small", ...marked(note, segments)));
        // What a newspaper wrote is in its own language.
        if (result.kind === "article" && words.quoted)
            for (const quoted of result.notes[0] ? [link, notes[0]] : [link])
                quoted.lang = words.quoted;
        return element("li", result.kind, link, " ", element("span", "tag", words[result.kind]),
            ...notes.flatMap(note => [" ", note]));
    }

    // ---- the list of results ---------------------------------------------------------------------------------

    // The number of the search that is shown or under way; of what it found the articles that are not shown yet.
    let latest = 0;
    let rest = [];
    let segments = [];

    function say(text, query, count) {
        status.textContent = text.replace("{count}", count).replace("{query}", () => query);
    }

    // Without results everything is listed instead.
    function clear() {
        list.replaceChildren();
        list.hidden = more.hidden = true;
        everything.hidden = false;
        rest = [];
    }

    // Returns the first of them.
    async function addArticles(search) {
        const articles = await Promise.all(rest.slice(0, ARTICLES).map(readArticle));
        if (search !== latest)
            return null;
        rest = rest.slice(ARTICLES);
        more.hidden = rest.length === 0;
        const items = articles.map(article => makeItem(article, segments));
        list.append(...items);
        return items[0];
    }

    async function show(text, search) {
        const found = await find(text);
        if (search !== latest)
            return;
        clear();
        rest = found.articles;
        segments = found.segments;
        const results = [...found.figures, ...found.subjects.slice(0, NAMES)];
        list.append(...results.map(result => makeItem(result, segments)));
        const count = results.length + found.articles.length;
        list.hidden = count === 0;
        everything.hidden = count > 0;
        await addArticles(search);
        if (search === latest)
            say(count > 0 ? words.found : words.none, text, count);
    }

    // A piece of the index could not be loaded.
    function fail(search) {
        if (search !== latest)
            return;
        clear();
        say(words.failed, "", 0);
    }

    function showAll(text) {
        const search = ++latest;
        document.title = (text ? text + " · " : "") + title;
        if (text) {
            say(words.loading, text, 0);
            show(text, search).catch(() => fail(search));
        } else {
            clear();
            say("", "", 0);
        }
    }

    more.addEventListener("click", () => {
        const search = latest;
        addArticles(search).then(first => first && first.querySelector("a").focus()).catch(() => fail(search));
    });

    // ---- the query -------------------------------------------------------------------------------------------

    // The query was meant as it is: who types on begins another, and the way back leads to this one.
    let isSettled = true;
    let timer = 0;

    const asked = () => new URLSearchParams(location.search).get("q") || "";

    function setAddress(text) {
        if (text !== asked())
            history[isSettled ? "pushState" : "replaceState"](null, "",
                text ? "?q=" + encodeURIComponent(text) : location.pathname);
    }

    function search(settles) {
        clearTimeout(timer);
        const text = input.value.trim();
        setAddress(text);
        isSettled = settles;
        showAll(text);
    }

    function follow() {
        input.value = asked();
        isSettled = true;
        showAll(input.value.trim());
    }

    function wait() {
        clearTimeout(timer);
        timer = setTimeout(() => search(false), TYPING_PAUSE);
    }

    // Of what an input method is still composing nothing is searched.
    input.addEventListener("input", event => event.isComposing || wait());
    input.addEventListener("compositionend", wait);
    form.addEventListener("submit", event => {
        event.preventDefault();
        search(true);
    });
    window.addEventListener("popstate", follow);
    follow();
})();
