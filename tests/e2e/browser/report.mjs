// Results in TAP, which Meson reads.

const MOST_SHOWN = 25; // problems of a check

export class Report {
    count = 0;
    failed = 0;

    // One check: what was counted ("144 pages"), and what is wrong, a text a problem; none: it passed.
    add(title, { counted = "", problems = [] }) {
        this.count++;
        if (problems.length) this.failed++;
        console.log(`${problems.length ? "not " : ""}ok ${this.count} - ${title}${counted && `: ${counted}`}`);
        for (const problem of problems.slice(0, MOST_SHOWN)) {
            console.log(`# ${String(problem).replaceAll("\n", "\n# ")}`);
        }
        if (problems.length > MOST_SHOWN) console.log(`# and ${problems.length - MOST_SHOWN} more`);
    }

    finish() {
        console.log(`1..${this.count}`);
        process.exitCode = this.failed ? 1 : 0;
    }
}
