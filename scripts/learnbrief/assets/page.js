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

  // Citing where the reader is. Its script is fetched when it is wanted; a page read from a disk can show no other page.
  const own = document.currentScript.src;
  let citing = null;
  function fetchCiting() {
    citing ||= new Promise((done) => {
      const script = document.createElement("script");
      script.src = own.replace("page.js", "cite.js");
      script.addEventListener("load", done);
      document.head.append(script);
    });
    return citing;
  }
  if (document.querySelector(".lb-cited")) fetchCiting();
  if (location.protocol !== "file:") {
    for (const link of document.querySelectorAll("[data-cite]")) {
      link.setAttribute("role", "button");
      link.setAttribute("aria-haspopup", "dialog");
    }
    document.addEventListener("click", async (event) => {
      const link = event.target.closest("[data-cite]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      await fetchCiting();
      dispatchEvent(new CustomEvent("lb-cite", { detail: link }));
    });
    // What is called a button is pressed with the space bar as well.
    document.addEventListener("keydown", (event) => {
      if (event.key !== " " || !event.target.matches?.("[data-cite]")) return;
      event.preventDefault();
      event.target.click();
    });
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
