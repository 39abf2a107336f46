/* Light, dark, or as the reader's system is: the switch in the head of each page, remembered on this machine. In the
 * head of the document, so that the page is painted once. Without it the system decides. */
(function () {
    "use strict";

    var KEY = "kechuang-theme"; // "light", "dark"; none: as the system is
    var dark = document.querySelector("link[data-theme]");
    var system = dark.media;
    var MEDIA = { light: "not all", dark: "screen" };

    // A browser may refuse storage, and from disk some do.
    function load() {
        try {
            return localStorage.getItem(KEY) || "";
        } catch (error) {
            return "";
        }
    }

    function store(theme) {
        try {
            localStorage.setItem(KEY, theme);
        } catch (error) {
            return;
        }
    }

    function apply(theme) {
        dark.media = MEDIA[theme] || system;
    }

    apply(load());
    document.addEventListener("DOMContentLoaded", function () {
        var choice = document.querySelector("select.theme");
        if (!choice) {
            return;
        }
        choice.value = load();
        choice.hidden = false;
        choice.addEventListener("change", function () {
            store(choice.value);
            apply(choice.value);
        });
    });
}());
