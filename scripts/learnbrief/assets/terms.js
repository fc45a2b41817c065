/* Short forms explained where they stand: on hover, focus and tap. Without this script they have a title and lead to the glossary. */
"use strict";

(function () {
  const BEFORE_CLOSING = 300; // ms: time to move the pointer onto what was opened
  const homes = new Map();
  /* Again for what is set out later: the records of a pack. */
  globalThis.learnbriefTerms = (within) => {
    for (const link of within.querySelectorAll("a.lb-term")) {
      homes.set(link.textContent, link.href);
      link.setAttribute("role", "button");
      link.setAttribute("aria-expanded", "false");
    }
  };
  globalThis.learnbriefTerms(document);

  const box = document.createElement("span");
  box.className = "lb-explained";
  const words = document.createElement("span");
  words.id = "lb-explained";
  const more = document.createElement("a");
  more.textContent = "Glossary";
  box.append(words, " ", more);

  let open = null; // the abbr that is explained now
  let kept = false; // opened by tap or key: it stays until it is closed
  let closing = 0;

  const control = (abbr) => abbr.closest("a.lb-term");

  function close() {
    clearTimeout(closing);
    if (!open) return;
    open.title = words.textContent;
    const link = control(open);
    if (link) {
      link.setAttribute("aria-expanded", "false");
      link.removeAttribute("aria-describedby");
    }
    box.remove();
    open = null;
    kept = false;
  }

  function show(abbr) {
    clearTimeout(closing);
    if (open === abbr) return;
    close();
    open = abbr;
    words.textContent = abbr.title;
    abbr.removeAttribute("title"); // or the browser would lay its own over ours
    const home = homes.get(abbr.textContent);
    more.hidden = !home;
    if (home) more.href = home;
    const link = control(abbr);
    (link || abbr).after(box);
    if (link) {
      link.setAttribute("aria-expanded", "true");
      link.setAttribute("aria-describedby", words.id);
    }
    const start = -abbr.getBoundingClientRect().width; // it begins below the word, or further left where the page ends
    box.style.marginLeft = `${start}px`;
    const place = box.getBoundingClientRect();
    const beyond = Math.min(place.right - document.documentElement.clientWidth + 8, place.left - 8);
    if (beyond > 0) box.style.marginLeft = `${start - beyond}px`;
  }

  function leave() {
    clearTimeout(closing);
    if (!kept) closing = setTimeout(close, BEFORE_CLOSING);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    if (box.contains(event.target)) return clearTimeout(closing);
    const found = event.target instanceof Element && event.target.closest("abbr");
    if (!found) return;
    if (found === open) return clearTimeout(closing);
    if (found.title && !kept) show(found);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && open && (open.contains(event.target) || box.contains(event.target))) leave();
  });
  document.addEventListener("focusin", (event) => {
    if (box.contains(event.target)) return clearTimeout(closing);
    const found = event.target instanceof Element && event.target.closest("a.lb-term");
    if (found && found.matches(":focus-visible")) show(found.querySelector("abbr"));
    else if (!found && open) close(); // at once: it must not hide what has the focus now
  });
  document.addEventListener("focusout", (event) => {
    if (open && !box.contains(event.relatedTarget) && event.relatedTarget !== control(open)) {
      kept = false;
      leave();
    }
  });
  document.addEventListener("click", (event) => {
    if (box.contains(event.target)) return;
    const abbr = event.target instanceof Element && (event.target.closest("abbr") || event.target.closest("a.lb-term")?.querySelector("abbr"));
    if (!abbr || abbr.closest("a:not(.lb-term)")) return close(); // inside another link a tap follows the link
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (abbr === open && kept) return close();
    show(abbr);
    kept = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) {
      const link = control(open);
      if (box.contains(document.activeElement)) link?.focus();
      close();
    } else if (event.key === " " && event.target instanceof Element && event.target.matches("a.lb-term")) {
      event.preventDefault();
      event.target.click();
    }
  });
  window.addEventListener("beforeprint", close);
})();
