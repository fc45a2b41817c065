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

  // Chromium prints what is fixed as far off the sheet as the page was scrolled: the line at the foot of each sheet would be lost.
  let scrolled = 0;
  addEventListener("beforeprint", () => {
    scrolled = scrollY;
    scrollTo({ top: 0, behavior: "instant" });
  });
  addEventListener("afterprint", () => scrollTo({ top: scrolled, behavior: "instant" }));

  // An address that was cited says in which words: it opens the record, and where they have changed, what they were.
  const cited = () => {
    const [id, version] = location.hash.slice(1).replace(/%40/g, "@").split("@");
    for (const before of document.querySelectorAll(".lb-opened")) before.classList.remove("lb-opened");
    if (!version) return;
    const words = document.getElementById(`${id}@${version.slice(0, 6)}`);
    const changes = words?.closest("details");
    if (changes) changes.open = true;
    const place = words ?? document.getElementById(id);
    const record = place?.closest("article, section") ?? place;
    record?.classList.add("lb-opened");
    record?.scrollIntoView();
    (changes?.querySelector("summary") ?? record?.querySelector("a"))?.focus({ preventScroll: true });
  };
  addEventListener("hashchange", cited);
  addEventListener("load", () => setTimeout(cited)); // when the browser has gone there by itself

  // A pack for a workshop: records that a trainer collects. It is kept in this browser and goes nowhere by itself.
  const PACK = "learnbrief-pack";
  const MOST_ASIDE = 20; // records that were taken out of it and are remembered
  const pack = (globalThis.learnbriefPack = {
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(PACK)) || {};
        const records = (list) => (Array.isArray(list) ? list.filter((item) => item && typeof item.record === "string") : []);
        return { title: String(kept.title || ""), items: records(kept.items), aside: records(kept.aside) };
      } catch {
        return { title: "", items: [], aside: [] }; // it was never kept, or the browser keeps nothing
      }
    },
    keep(kept) {
      try {
        localStorage.setItem(PACK, JSON.stringify(kept));
      } catch {
        return false;
      }
      count();
      return true;
    },
    // What is taken out is laid aside with its place and what was typed to it, so that putting it in again brings all of it back.
    takeOut(kept, place) {
      const [item] = kept.items.splice(place, 1);
      kept.aside = [...kept.aside, { ...item, place }].slice(-MOST_ASIDE);
    },
    putIn(kept, record) {
      const before = kept.aside.filter((item) => item.record === record).reverse(); // what was taken out last goes in first
      kept.aside = kept.aside.filter((item) => item.record !== record);
      for (const { place, ...item } of before.length ? before : [{ record }]) kept.items.splice(place ?? kept.items.length, 0, item);
    },
  });
  const count = () => {
    const number = pack.read().items.length;
    // One at the end of each list of sections: in the menu, and in the row where there is room for one.
    for (const list of document.querySelectorAll(".lb-nav ul")) {
      let link = list.querySelector(".lb-pack-link");
      if (!link && number) {
        link = document.createElement("a");
        link.className = "lb-pack-link";
        link.href = new URL("pack/", document.querySelector(".lb-name").href.replace(/index\.html$/, "")).href;
        if (location.protocol === "file:") link.href += "index.html";
        list.append(document.createElement("li"));
        list.lastChild.append(link);
      }
      if (!link) continue;
      link.parentElement.hidden = !number;
      link.textContent = `Pack (${number})`;
    }
  };
  const held = new Set(pack.read().items.map((item) => item.record));
  // What became of a press, beside what was pressed. A screen reader says only what comes into a place that was there before.
  const say = (foot, words) => {
    let said = foot.querySelector("[role=status]");
    if (!said) {
      said = document.createElement("span");
      said.className = "lb-added";
      said.setAttribute("role", "status");
      foot.append(said);
    }
    said.textContent = "";
    setTimeout(() => (said.textContent = words), 100);
  };
  const offer = (record) => {
    const foot = record.querySelector(".lb-foot");
    const review = /\/reviews\/([^/]+)\//.exec(location.pathname);
    const name = record.id.includes(".") ? record.id : review && `${review[1]}.${record.id}`;
    if (!foot || !name) return;
    const title = record.querySelector("h2, h3, h4, h5, h6").textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lb-add";
    const show = () => {
      button.textContent = held.has(name) ? "Take out of pack" : "Add to pack"; // what it does; its words are its state
      button.setAttribute("aria-label", `${button.textContent}: ${title}`);
      button.classList.toggle("lb-held", held.has(name));
    };
    button.addEventListener("click", () => {
      const kept = pack.read(); // another window may have changed it
      const is = (item) => item.record === name;
      const typed = kept.items.some((item) => is(item) && (item.minutes || item.question || item.notes));
      const added = !kept.items.some(is);
      if (added) pack.putIn(kept, name);
      else while (kept.items.some(is)) pack.takeOut(kept, kept.items.findLastIndex(is));
      if (!pack.keep(kept)) return say(foot, "This browser keeps nothing for this site, so the pack stays as it was.");
      held[added ? "add" : "delete"](name);
      show();
      if (added) say(foot, `Number ${kept.items.findIndex(is) + 1} in your pack.`);
      else say(foot, typed ? "Out of your pack. Add it again, and what you typed to it is back." : "Out of your pack.");
    });
    show();
    foot.append(button);
  };
  count();

  // What was far below the screen is set out when the page is at rest, a few records at a time, so that the reader never waits for it
  // and what measures the page (the bar beside it, links within it, a screen reader) sees it as it is.
  const waiting = [...document.querySelectorAll(".lb-record")];
  const whenAtRest = globalThis.requestIdleCallback || ((step) => setTimeout(step, 30));
  const setOut = () => {
    for (const record of waiting.splice(0, 5)) {
      record.classList.add("lb-set-out");
      offer(record);
    }
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
