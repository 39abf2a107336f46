/* What the search page finds, and where it looks. The index that the program wrote, search/….js, comes in pieces, each
   a script that calls kechuangSearch(name, content): that works from disk too, where fetch does not. A query loads only
   what it needs: the names, up to LOOKUPS pieces of terms, and the figures and articles that are shown.
   generator/search/search.h says what the pieces hold; search.js shows what is found. */
(function () {
    "use strict";

    // Terms that are looked up for a query, each in a piece of about 12 KB; and where those with one beginning may stand.
    const LOOKUPS = 8;
    const PREFIX_PIECES = 2;
    // Characters of a word that are looked at, as in generator/search/terms.c.
    const WORD_MAX = 40;
    // A query of more segments than these is meant as words of a title.
    const SUBJECT_SEGMENTS = 3;
    // Areas and indicators that the beginning of a name may mean, and those of which figures are shown together.
    const GUESSES = 3;
    const PAIRS = 4;
    // Figures of one such pair; of several pairs as many of each as there is room for.
    const FIGURES = 6;

    const folder = new URL("../search/", document.currentScript.src).href;

    // ---- pieces of the index -------------------------------------------------------------------------------

    // Of each piece by its name { promise, resolve }.
    const pieces = new Map();

    function kechuangSearch(name, content) {
        if (pieces.has(name))
            pieces.get(name).resolve(content);
    }

    function addScript(name, reject) {
        const script = document.createElement("script");
        script.src = folder + name + ".js";
        // One that has run and not called kechuangSearch is no piece.
        script.onload = () => reject(new Error(name));
        // Who asks again tries again.
        script.onerror = () => {
            pieces.delete(name);
            reject(new Error(name));
        };
        document.head.append(script);
    }

    function load(name) {
        if (!pieces.has(name)) {
            const piece = {};
            pieces.set(name, piece);
            piece.promise = new Promise((resolve, reject) => {
                piece.resolve = resolve;
                addScript(name, reject);
            });
        }
        return pieces.get(name).promise;
    }

    const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    function readNumbers(text) {
        const numbers = [];
        let number = 0;
        for (const sign of text) {
            const digit = DIGITS.indexOf(sign);
            number = number * 32 + digit % 32;
            if (digit < 32) {
                numbers.push(number);
                number = 0;
            }
        }
        return numbers;
    }

    // ---- folded text: the same as in generator/search/fold.c -------------------------------------------------

    const GAPS = [
        [0x0000, 0x002F], [0x003A, 0x0060], [0x007B, 0x00BF], [0x00D7, 0x00D7], [0x00F7, 0x00F7], [0x2000, 0x20CF],
        [0x2190, 0x2BFF], [0x2E00, 0x2E7F], [0x3000, 0x3004], [0x3008, 0x3020], [0x3030, 0x3030], [0x303D, 0x303F],
        [0x30FB, 0x30FB], [0xFE10, 0xFE1F], [0xFE30, 0xFE6F], [0xFEFF, 0xFEFF], [0xFF5F, 0xFF65], [0xFFE0, 0xFFFF],
    ];

    function foldCode(code) {
        if (code >= 0xFF01 && code <= 0xFF5E)
            code -= 0xFEE0;
        if ((code >= 0x41 && code <= 0x5A) || (code >= 0xC0 && code <= 0xDE && code !== 0xD7))
            code += 0x20;
        return GAPS.some(([first, last]) => code >= first && code <= last) ? 0 : code;
    }

    const isWord = (text, at) => /[0-9a-z\u00DF-\u024F]/.test(text.charAt(at));

    // The folded text; where each of its units began and ended; before which of them there was a gap.
    function fold(text) {
        const folded = { text: "", places: [], ends: [], cuts: new Set() };
        const append = (unit, begin, end) => {
            folded.text += unit;
            for (let i = 0; i < unit.length; i++) {
                folded.places.push(begin);
                folded.ends.push(end);
            }
        };
        let gap = false;
        let at = 0;
        for (const character of text) {
            const code = foldCode(character.codePointAt(0));
            const end = at + character.length;
            if (code) {
                const one = String.fromCodePoint(code);
                if (gap && isWord(one, 0) && isWord(folded.text, folded.text.length - 1))
                    append(" ", at, at);
                if (gap)
                    folded.cuts.add(folded.text.length);
                append(one, at, end);
            }
            gap = !code;
            at = end;
        }
        return folded;
    }

    const foldText = text => fold(text).text;

    // By code points, as UTF-8 sorts.
    function compare(a, b) {
        const x = Array.from(a), y = Array.from(b);
        for (let i = 0; i < x.length && i < y.length; i++)
            if (x[i] !== y[i])
                return x[i].codePointAt(0) - y[i].codePointAt(0);
        return x.length - y.length;
    }

    // ---- names -----------------------------------------------------------------------------------------------

    let index = null;      // search/index.js
    let edition = 0;       // whose names and words are shown
    const subjects = [];   // areas and indicators
    const lexicon = new Map(); // a folded word -> the subjects that it names
    let longest = 0;       // of those words

    function addSubject(kind, number, [id, address, names, others]) {
        const subject = { kind, number, id, address, name: names[edition], words: new Map() };
        for (const word of [...names, ...others, id]) {
            const folded = foldText(word);
            if (!folded || subject.words.has(folded))
                continue;
            subject.words.set(folded, word);
            lexicon.set(folded, [...(lexicon.get(folded) || []), subject]);
            longest = Math.max(longest, folded.length);
        }
        subjects.push(subject);
    }

    async function loadIndex() {
        const content = await load("index");
        if (index)
            return;
        index = content;
        edition = Math.max(0, index.editions.indexOf(document.documentElement.lang));
        index.areas.forEach((entry, i) => addSubject("area", i, entry));
        index.indicators.forEach((entry, i) => addSubject("indicator", i, entry));
    }

    // 0: the name itself, 1: another name, 2: how the name begins, 3: how another begins, 4: in one of them; else none.
    function rank(subject, text) {
        const name = foldText(subject.name);
        const within = isWord(text, 0) ? word => (" " + word).includes(" " + text) : word => word.includes(text);
        const others = [...subject.words.keys()];
        return [name === text, subject.words.has(text), name.startsWith(text),
                others.some(word => word.startsWith(text)), others.some(within)].indexOf(true);
    }

    // A subject as a result, with the name that was meant where it is another one.
    function toResult(subject, query) {
        const asked = [query.text, ...query.segments.map(segment => segment.text)];
        const alias = asked.map(text => subject.words.get(text)).find(word => word && !subject.name.includes(word));
        return { kind: subject.kind, address: subject.address, name: subject.name, notes: [alias] };
    }

    // Each subject once, the best first.
    function findNames(query) {
        const found = new Map();
        const add = (subject, weight) => {
            if (!found.has(subject) || found.get(subject) > weight)
                found.set(subject, weight);
        };
        for (const subject of subjects) {
            const weight = query.text ? rank(subject, query.text) : -1;
            if (weight >= 0)
                add(subject, weight);
        }
        for (const segment of query.segments)
            for (const subject of segment.subjects)
                add(subject, segment.isName ? 1 : 4);
        return [...found].sort((a, b) => a[1] - b[1]).map(([subject]) => subject);
    }

    // ---- what a query says -----------------------------------------------------------------------------------

    const DATE = /(^|[^\d])((?:19|20)\d\d)(?:\s*[-年./]\s*(\d\d?)(?:\s*[-月./]\s*(\d\d?)(?!\d)日?|\s*月)?(?!\d)|年|(?!\d))/;

    // "大足高企 2023年11月" -> its segments 大足 and 高企, and the days from 2023-11-01 on, up to 2023-12-01.
    function parse(text) {
        text = text.slice(0, 200).replace(/[０-９－／．]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xFEE0));
        const date = DATE.exec(text);
        const rest = date ? text.replace(date[0], date[1] + " ") : text;
        const folded = fold(rest);
        return { text: folded.text, segments: cutIntoSegments(folded), date: date && readDate(date) };
    }

    function readDate([, , year, month, day]) {
        const y = Number(year), m = Number(month || 1), d = Number(day || 1);
        const of = (...parts) => Date.UTC(...parts) / 86400000;
        return {
            year: y,
            isYear: !month,
            first: of(y, m - 1, d),
            end: day ? of(y, m - 1, d + 1) : month ? of(y, m, 1) : of(y + 1, 0, 1),
        };
    }

    // Names in it, the longest at each place, and what stands between them.
    function cutIntoSegments(folded) {
        const segments = [];
        let begin = 0, at = 0;
        const flush = () => {
            const text = folded.text.slice(begin, at).trim();
            if (text)
                segments.push({ text, isName: false, subjects: startingWith(text) });
        };
        while (at < folded.text.length) {
            const end = nameEnd(folded, at);
            if (end > at) {
                flush();
                const text = folded.text.slice(at, end);
                segments.push({ text, isName: true, subjects: lexicon.get(text) });
                begin = at = end;
                continue;
            }
            if (folded.cuts.has(at) && !(isWord(folded.text, at) && folded.text[at - 1] === " ")) {
                flush();
                begin = at;
            }
            at = stepOver(folded.text, at);
        }
        flush();
        return segments;
    }

    // Over a word or one character.
    function stepOver(text, at) {
        if (!isWord(text, at))
            return at + (text.codePointAt(at) > 0xFFFF ? 2 : 1);
        while (isWord(text, at))
            at++;
        return at;
    }

    const isWithinWord = (text, at) => at > 0 && isWord(text, at - 1) && isWord(text, at);

    function nameEnd(folded, at) {
        const text = folded.text;
        if (isWithinWord(text, at))
            return at;
        for (let end = Math.min(text.length, at + longest); end > at; end--) {
            // One character that is a name is meant only where it stands alone.
            const isAlone = (at === 0 || folded.cuts.has(at)) && (end === text.length || folded.cuts.has(end));
            if (lexicon.has(text.slice(at, end)) && !isWithinWord(text, end) && (end - at > 1 || isAlone))
                return end;
        }
        return at;
    }

    // A few subjects of which the text may be a beginning; of words, those that begin like words of a name.
    function startingWith(text) {
        const meets = isWord(text, 0) ? name => text.split(" ").every(word => (" " + name).includes(" " + word))
            : name => name.startsWith(text);
        return text.length < 2 ? []
            : subjects.filter(subject => [...subject.words.keys()].some(meets)).slice(0, GUESSES);
    }

    // ---- articles --------------------------------------------------------------------------------------------

    // The last of the sorted items that is not behind the key; -1: none.
    function lastNotBehind(items, key, order) {
        let low = 0, high = items.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (order(items[middle], key) <= 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }

    // The terms of a folded text, as in generator/search/terms.c; `starts`: all terms that begin with it are meant.
    function termsOf(text) {
        const terms = [];
        for (let at = 0; at < text.length; at = stepOver(text, at)) {
            const end = stepOver(text, at);
            const one = text.slice(at, end);
            if (one === " ")
                continue;
            if (isWord(text, at))
                terms.push({ text: one.slice(0, WORD_MAX), starts: one.length > 1 });
            else if (end < text.length && text[end] !== " " && !isWord(text, end))
                terms.push({ text: text.slice(at, stepOver(text, end)), starts: false });
            else if (terms.length === 0)
                terms.push({ text: one, starts: true });
        }
        return terms;
    }

    // So many of the items, evenly.
    function spread(items, count) {
        if (count >= items.length)
            return items;
        return items.filter((_, i) => Math.floor(i * count / items.length) !== Math.floor((i - 1) * count / items.length));
    }

    function readArticles(text) {
        let next = 0;
        return readNumbers(text).map(distance => (next += distance + 1) - 1);
    }

    // The numbers of the articles that have a term.
    async function lookUp(term) {
        const first = Math.max(0, lastNotBehind(index.terms, term.text, compare));
        const names = [];
        for (let i = first; i < index.terms.length && i < first + (term.starts ? PREFIX_PIECES : 1); i++)
            if (i === first || index.terms[i].startsWith(term.text))
                names.push("terms-" + i);
        const found = new Set();
        for (const piece of await Promise.all(names.map(load)))
            for (let i = 0; i < piece.length; i += 2)
                if (term.starts ? piece[i].startsWith(term.text) : piece[i] === term.text)
                    readArticles(piece[i + 1]).forEach(number => found.add(number));
        return found;
    }

    const intersection = sets => sets.reduce((a, b) => new Set([...a].filter(number => b.has(number))));

    // The areas and indicators that a segment means, as terms of the articles that tell of them.
    function subjectTerms(segment) {
        const meant = segment.isName || segment.subjects.length === 1 ? segment.subjects : [];
        return meant.slice(0, 1).map(subject => ({ text: (subject.kind === "area" ? "a:" : "i:") + subject.id }));
    }

    // What to look up for each segment: the subjects, and by turns a term more of each until there are enough.
    function planLookups(segments, count) {
        const subjectsOf = segments.length > SUBJECT_SEGMENTS ? () => [] : subjectTerms;
        const plans = segments.map(segment => ({ subjects: subjectsOf(segment), terms: termsOf(segment.text) }));
        const taken = plans.reduce((sum, plan) => sum + plan.subjects.length, 0);
        const shares = shareOut(plans.map(plan => plan.terms.length), count - taken);
        return plans.map(({ subjects, terms }, i) => ({ subjects, terms: spread(terms, shares[i]) }))
            .filter(plan => plan.terms.length > 0);
    }

    // [5, 1, 4], 6 -> [3, 1, 2]
    function shareOut(wanted, count) {
        const shares = wanted.map(() => 0);
        for (let i = 0, refused = 0; count > 0 && refused < wanted.length; i = (i + 1) % wanted.length) {
            if (shares[i] === wanted[i]) {
                refused++;
                continue;
            }
            shares[i]++;
            count--;
            refused = 0;
        }
        return shares;
    }

    // The articles whose title has the words, or that tell of what they name.
    async function findOfPlan({ subjects, terms }) {
        const [ofSubjects, ofTitle] = await Promise.all([subjects, terms].map(list => Promise.all(list.map(lookUp))));
        return new Set([...ofSubjects, intersection(ofTitle)].flatMap(set => [...set]));
    }

    async function findOfDate(date) {
        const [day, days] = await load("dates");
        const numbers = readNumbers(days);
        const found = date.isYear ? await lookUp({ text: String(date.year), starts: false }) : new Set();
        let at = day, article = 0;
        for (let i = 0; i < numbers.length; i += 2) {
            at += numbers[i];
            for (let k = 0; k < numbers[i + 1]; k++, article++)
                if (at >= date.first && at < date.end)
                    found.add(article);
        }
        return found;
    }

    // Their numbers, newest first.
    async function findArticles(query) {
        if (index.articleCount === 0)
            return [];
        const lookups = LOOKUPS - (query.date && query.date.isYear ? 1 : 0);
        const searches = planLookups(query.segments, lookups).map(findOfPlan);
        if (query.date)
            searches.push(findOfDate(query.date));
        const sets = await Promise.all(searches);
        return sets.length ? [...intersection(sets)].sort((a, b) => b - a) : [];
    }

    async function readArticle(number) {
        const piece = await load("articles-" + Math.floor(number / index.articlesPerPiece));
        const [address, name, newspaper, ...dates] = piece[number % index.articlesPerPiece];
        return { kind: "article", address, name, notes: [newspaper, dates[edition]] };
    }

    // ---- figures ---------------------------------------------------------------------------------------------

    function named(query, kind) {
        const segments = [...query.segments].sort((a, b) => b.isName - a.isName);
        return [...new Set(segments.flatMap(segment => segment.subjects))].filter(subject => subject.kind === kind);
    }

    // The figures of each area and indicator that the query names.
    async function findFigures(query) {
        const pairs = named(query, "area").flatMap(area => named(query, "indicator").map(indicator => [area, indicator]));
        const lists = await Promise.all(pairs.slice(0, PAIRS).map(([area, indicator]) => figuresOf(area, indicator)));
        const most = Math.ceil(FIGURES / lists.filter(figures => figures.length > 0).length);
        return lists.flatMap(figures => {
            const ofYear = query.date ? figures.filter(figure => figure.year === query.date.year) : [];
            return (ofYear.length ? ofYear : figures).slice(0, most);
        });
    }

    async function figuresOf(area, indicator) {
        const pair = area.number * index.indicators.length + indicator.number;
        const piece = lastNotBehind(index.pairs, pair, (a, b) => a - b);
        if (piece < 0)
            return [];
        const content = await load("figures-" + piece);
        const at = content.indexOf(pair);
        return at < 0 ? [] : content[at + 1].map(figure => readFigure(figure, area, indicator));
    }

    function readFigure(figure, area, indicator) {
        const [place, year] = figure;
        const [value, period, label] = figure.slice(2 + 3 * edition);
        const name = area.name + (isWord(foldText(area.name), 0) ? ", " : "") + indicator.name;
        return { kind: "figure", address: placeAddress(place, area, indicator), year, name, value, notes: [period, label] };
    }

    // Older figures do not stand on the area's page: their place is an address.
    function placeAddress(place, area, indicator) {
        if (place.includes("#"))
            return place;
        return area.address + "#" + (place.startsWith(".") ? area.id + "." + indicator.id : "") + place;
    }

    // ---- all of it -------------------------------------------------------------------------------------------

    // What is asked for: { text, segments, date, figures, subjects, articles }: figures and subjects (areas and
    // indicators) as results { kind, address, name, notes }, articles as numbers for readArticle, the newest first.
    async function find(text) {
        await loadIndex();
        const query = parse(text);
        const [figures, articles] = await Promise.all([findFigures(query), findArticles(query)]);
        return { ...query, figures, articles, subjects: findNames(query).map(subject => toResult(subject, query)) };
    }

    window.kechuangSearch = Object.assign(kechuangSearch, { find, readArticle, fold, isWithinWord });
})();
