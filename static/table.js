/* Rows sorted by a column: the heads of long tables become buttons. A first press sorts, largest or first in the
 * alphabet on top; a second the other way; a third brings back the order of the page. Without it nothing is lost. */
(function () {
    "use strict";

    var LEAST_ROWS = 4; // fewer are seen at a glance
    // What a cell is sorted by: the value it names, its date, else its text. The empty text where it says nothing.
    function keyOf(cell) {
        var time = cell.querySelector("time");
        if (cell.hasAttribute("data-value")) {
            return Number(cell.getAttribute("data-value"));
        }
        if (time) {
            return time.getAttribute("datetime");
        }
        return cell.querySelector(".none") ? "" : cell.textContent.trim().replace(/\d+/g, pad);
    }

    // 9 comes before 10 among texts of one length.
    function pad(digits) {
        return "0000000000".slice(digits.length) + digits;
    }

    // Numbers before texts; what says nothing stands last, whichever way one sorts.
    function compare(a, b, direction) {
        if (a === "" || b === "") {
            return (a === "") - (b === "");
        }
        if (typeof a === "number" && typeof b === "number") {
            return direction * (a - b);
        }
        return direction * String(a).localeCompare(String(b), document.documentElement.lang);
    }

    function nextState(head, isNumeric) {
        var first = isNumeric ? "descending" : "ascending";
        var second = isNumeric ? "ascending" : "descending";
        var now = head.getAttribute("aria-sort");
        return now === first ? second : now === second ? null : first;
    }

    function sort(table, head, rows) {
        var body = table.tBodies[0];
        var column = head.cellIndex;
        var items = rows.map(function (row, place) {
            return { row: row, place: place, key: keyOf(row.cells[column]) };
        });
        var state = nextState(head, head.classList.contains("num"));
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (each) {
            each.removeAttribute("aria-sort");
        });
        if (state) {
            head.setAttribute("aria-sort", state);
            items.sort(function (a, b) {
                return compare(a.key, b.key, state === "ascending" ? 1 : -1) || a.place - b.place;
            });
        }
        items.forEach(function (item) {
            body.appendChild(item.row);
        });
    }

    function addButton(table, head, rows) {
        var button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        if (head.querySelector("a")) {
            button.setAttribute("aria-label", head.textContent.trim());
        } else {
            while (head.firstChild) {
                button.appendChild(head.firstChild);
            }
        }
        head.appendChild(button);
        button.addEventListener("click", function () {
            sort(table, head, rows);
        });
    }

    function makeSortable(table) {
        var rows = table.tBodies[0] ? Array.prototype.slice.call(table.tBodies[0].rows) : [];
        if (!table.tHead || rows.length < LEAST_ROWS) {
            return;
        }
        table.classList.add("sortable");
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head) {
            addButton(table, head, rows);
        });
    }

    Array.prototype.forEach.call(document.querySelectorAll("table.figures, table.matrix"), makeSortable);
}());
