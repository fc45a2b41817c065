/* What a page can do with JavaScript that it cannot without. */
"use strict";

(function () {
  // Leaving in a hurry: the page is not to be found with "back".
  document.querySelector("[data-exit]")?.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(event.currentTarget.href);
  });

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // On paper a link to a procedure says where it leads: on the published site, whatever it was printed from.
  addEventListener("beforeprint", () => {
    const here = document.querySelector('link[rel="canonical"]')?.href || location.href;
    for (const link of document.querySelectorAll(".lb-procedures a")) link.dataset.address = new URL(link.getAttribute("href"), here).href;
  });

  // What was far below the screen is set out when the page is at rest, a few records at a time, so that the reader never waits for it
  // and what measures the page (the bar beside it, links within it, a screen reader) sees it as it is.
  const waiting = [...document.querySelectorAll(".lb-record")];
  const whenAtRest = globalThis.requestIdleCallback || ((step) => setTimeout(step, 30));
  const setOut = () => {
    for (const record of waiting.splice(0, 5)) record.classList.add("lb-set-out");
    if (waiting.length) whenAtRest(setOut);
  };
  addEventListener("load", () => whenAtRest(setOut));

  // The menu on a phone closes with Escape, and when the reader goes on to something else.
  const menu = document.querySelector(".lb-menu");
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu?.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
})();
