/* The page's side of search: the box at the top of every page and the search page. Fetches nothing until it is used. */
"use strict";

(function () {
  const box = document.querySelector("[data-box]");
  const here = new URL(document.currentScript.src); // …/assets/learnbrief/search.js?v=…
  const root = new URL("../../", here);
  const version = here.search;
  const at = (address) => {
    const url = new URL(address, root);
    if (location.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  };

  // --- asking the engine -------------------------------------------------------------------------------------------
  let engine = null;
  let resting = 0;
  const IDLE = 600; // ms without a question, after which the line is free for what the next one may need
  const waiting = new Map();
  let number = 0;

  /* The engine in a worker. What every search needs is fetched here at the same time, because on a slow line each wait counts. */
  function inWorker() {
    const worker = new Worker(at(`assets/search/engine.js${version}`));
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const [resolve, reject] = waiting.get(id);
      waiting.delete(id);
      error ? reject(new Error(error)) : resolve(answer);
    };
    const first = ["words.js", "entries.js"].map(async (name) => {
      const answer = await fetch(at(`assets/search/${name}${version}`));
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      worker.postMessage({ name, text: await answer.text() });
    });
    const ready = Promise.all(first);
    ready.catch(() => (engine = null)); // the next search tries again
    worker.onerror = () => {
      engine = null;
      for (const [, reject] of waiting.values()) reject(new Error("the worker did not start"));
      waiting.clear();
    };
    return async (ask) => {
      await ready;
      return new Promise((resolve, reject) => {
        waiting.set(++number, [resolve, reject]);
        worker.postMessage({ id: number, ask });
      }).finally(() => {
        clearTimeout(resting);
        if (!navigator.connection?.saveData) resting = setTimeout(() => waiting.size || worker.postMessage({ idle: true }), IDLE);
      });
    };
  }

  const script = (address) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = at(address);
      element.onload = resolve;
      element.onerror = () => reject(new Error(address));
      document.head.append(element);
    });

  function inPage() {
    const ready = script("assets/search/engine.js");
    const load = (names) => Promise.all(names.map((name) => script(`assets/search/${name}`)));
    return async (ask) => {
      await ready;
      return globalThis.learnbriefSearch.find(ask, load);
    };
  }

  const start = () => (engine ||= location.protocol === "file:" ? inPage() : inWorker());
  const find = (ask) => start()(ask);

  /* Calls `answer` at once; while it is busy, only the latest of the calls that came meanwhile is kept. So a quick machine answers every
     key, and a slow one is not asked what nobody waits for any more. */
  function latest(answer) {
    let busy = false;
    let again = false;
    return async function ask() {
      again = busy;
      if (busy) return;
      busy = true;
      await answer();
      busy = false;
      if (again) ask();
    };
  }

  // --- setting out -------------------------------------------------------------------------------------------------
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /* What a screen reader says of an answer: once, when nobody has typed for a moment, because what is said at every key is noise. */
  const QUIET = 1000; // ms
  function speaker(area) {
    let timer = 0;
    return (words, wait = QUIET) => {
      clearTimeout(timer);
      area.textContent = "";
      if (words) timer = setTimeout(() => (area.textContent = words), wait);
    };
  }

  const isPage = (name) => name.includes("/");

  const named = (found) => (isPage(found.name) ? { "data-page": found.name } : { "data-record": found.name });

  /* A result; `fill` adds what comes with its text, which is fetched after the titles are shown. */
  function result(found) {
    const item = make("li", named(found));
    item.append(make("p", { class: "lb-kind" }, found.kindWords), make("h2", {}, make("a", { href: at(found.address) }, found.title)));
    item.append(make("p", { class: "lb-extract" }));
    if (found.review) item.append(make("p", { class: "lb-foot" }, found.review)); // a page has said what it is above its title
    return fill(item, found);
  }

  function fill(item, found) {
    if (!found.extract) return item;
    const text = item.querySelector(".lb-extract");
    text.replaceChildren();
    for (const [words, marked] of found.extract) text.append(marked ? make("mark", {}, words) : words, " ");
    if (found.note) item.querySelector(".lb-foot").textContent = found.note;
    if (found.procedures.length && !item.querySelector(".lb-procedures")) {
      const list = make("ul", { class: "lb-procedures" });
      for (const procedure of found.procedures.slice(0, 3)) list.append(make("li", {}, make("a", { href: at(procedure.address) }, procedure.title)));
      text.after(list);
    }
    return item;
  }

  // --- the box at the top ------------------------------------------------------------------------------------------
  const input = box?.querySelector("input");
  const list = box?.querySelector("[data-instant]");
  const say = box && speaker(box.querySelector("[role=status]"));
  const page = document.getElementById("search-results");
  let asked = 0;

  function close() {
    list.hidden = true;
    say("");
  }

  async function instant() {
    const query = input.value.trim();
    if (query.length < 2) return close();
    try {
      const answer = await find({ query, most: 5, facets: false, texts: false });
      if (!input.value.trim()) return close();
      const focused = [...list.querySelectorAll("a")].indexOf(document.activeElement); // a late answer takes no focus away
      list.replaceChildren();
      for (const found of answer.results) {
        const where = [found.kindWords, found.review].filter(Boolean).join(" · ");
        list.append(make("li", named(found), make("a", { href: at(found.address) }, make("b", {}, found.title), make("small", {}, where))));
      }
      const all = make("a", { href: `${at("search/")}?q=${encodeURIComponent(query)}` }, answer.total ? `All ${answer.total} results` : "Nothing found: see what is near");
      list.append(make("li", {}, all));
      list.hidden = false;
      if (focused >= 0) [...list.querySelectorAll("a")].at(Math.min(focused, list.childElementCount - 1)).focus();
      say(answer.total ? `${answer.total} results; the first ${answer.results.length} are listed below the box.` : "Nothing found.");
    } catch {
      close();
    }
  }

  if (box) {
    input.addEventListener("focus", start, { once: true });
    input.addEventListener("input", latest(instant));
    box.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const place = links.indexOf(document.activeElement);
      if (event.key === "Escape" && !list.hidden) {
        close();
        input.focus();
      } else if (event.key === "ArrowDown" && !list.hidden) {
        event.preventDefault();
        links[Math.min(place + 1, links.length - 1)]?.focus();
      } else if (event.key === "ArrowUp" && place >= 0) {
        event.preventDefault();
        (place ? links[place - 1] : input).focus();
      }
    });
    box.addEventListener("focusout", (event) => {
      if (!box.contains(event.relatedTarget)) setTimeout(() => box.contains(document.activeElement) || close(), 150);
    });
  }
  if (!page) return;

  // --- the search page ---------------------------------------------------------------------------------------------
  const form = document.getElementById("search-form");
  const own = form.querySelector("input");
  const tell = speaker(document.getElementById("search-said"));
  const everything = document.getElementById("search-everything");
  const filter = document.getElementById("search-filter");
  const facetArea = document.getElementById("search-facets");
  const chosenArea = document.getElementById("search-chosen");
  const count = document.getElementById("search-count");
  const help = document.getElementById("search-help");
  const more = document.getElementById("search-more");
  const open = new Set();
  const FIRST_VALUES = 12; // of a facet; the others are folded away below them
  let shown = 10;

  function read() {
    const address = new URLSearchParams(location.search);
    const chosen = Object.create(null); // an address may say 'constructor'
    for (const [facet, value] of address) if (facet !== "q" && /^[a-z]+$/.test(facet)) (chosen[facet] ||= []).push(value);
    return { query: (address.get("q") || "").slice(0, 1000), chosen };
  }

  function write(query, chosen) {
    const address = new URLSearchParams();
    if (query) address.set("q", query);
    for (const [facet, values] of Object.entries(chosen)) for (const value of values) address.append(facet, value);
    history.replaceState(null, "", `${location.pathname}${address.size ? "?" + address : ""}`);
  }

  let state = read();

  function toggle(facet, value, on) {
    const values = new Set(state.chosen[facet] || []);
    on ? values.add(value) : values.delete(value);
    if (values.size) state.chosen[facet] = [...values];
    else delete state.chosen[facet];
    shown = 10;
    show();
  }

  /* A fold that stays as the reader left it when the facets are set out again, and is open while anything in it is chosen. */
  function remember(fold, name, values) {
    fold.open = open.has(name) || values.some((value) => value.chosen);
    fold.addEventListener("toggle", () => (fold.open ? open.add(name) : open.delete(name)));
  }

  function setOutFacets(facets) {
    const focused = document.activeElement?.id;
    facetArea.replaceChildren();
    chosenArea.replaceChildren();
    for (const { facet, label, values } of facets) {
      if (!values.length) continue;
      const fold = make("details", {}, make("summary", { id: `facet-${facet}` }, label));
      remember(fold, facet, values);
      const group = make("div", { role: "group", "aria-label": label });
      const rest = make("details", {}, make("summary", { id: `facet-${facet}-rest` }));
      const kept = values.slice(0, 40);
      kept.forEach((value, place) => {
        const id = `facet-${facet}-${value.id}`;
        const tick = make("input", { type: "checkbox", id });
        tick.checked = value.chosen;
        tick.addEventListener("change", () => toggle(facet, value.id, tick.checked));
        const line = make("label", { for: id }, tick, make("span", {}, `${value.words} `, make("small", {}, `(${value.count})`)));
        (place < FIRST_VALUES ? group : rest).append(line);
        if (value.chosen) {
          const remove = make("button", { type: "button", id: `remove-${facet}-${value.id}` }, `${value.words} `, make("span", { "aria-hidden": "true" }, "×"));
          remove.setAttribute("aria-label", `Take away: ${label}, ${value.words}`);
          remove.addEventListener("click", () => {
            toggle(facet, value.id, false);
            own.focus();
          });
          chosenArea.append(remove);
        }
      });
      if (kept.length > FIRST_VALUES) {
        rest.firstChild.textContent = `${kept.length - FIRST_VALUES} more`;
        remember(rest, `${facet}-rest`, kept.slice(FIRST_VALUES));
        group.append(rest);
      }
      fold.append(group);
      facetArea.append(fold);
    }
    filter.hidden = !facetArea.childElementCount;
    if (focused) document.getElementById(focused)?.focus();
  }

  const isAsked = () => Boolean(state.query.trim() || Object.keys(state.chosen).length);

  /* The lists of everything are in the way below results; a reader may open them, until there are none. */
  let folded = false;
  function foldEverything(away) {
    if (away !== folded) everything.open = !away;
    folded = away;
  }

  function nothing(answer) {
    help.replaceChildren();
    help.hidden = answer.total > 0;
    if (answer.total) return;
    help.append(make("p", {}, Object.keys(state.chosen).length ? "Nothing here has these words and all that you chose." : "Nothing here has these words."));
    if (answer.nearest.length) {
      const line = make("p", {}, "Did you mean ");
      answer.nearest.forEach((word, position) => {
        line.append(position ? ", " : "", make("a", { href: `?q=${encodeURIComponent(word)}` }, word));
      });
      help.append(line);
    }
    const ways = make("p", {}, "Or look through the ");
    [["themes/", "themes"], ["when/", "moments"], ["procedures/", "register of procedures"], ["glossary/", "glossary"]].forEach(([address, words], position) => {
      ways.append(position ? ", the " : "", make("a", { href: at(address) }, words));
    });
    help.append(ways);
  }

  function setOut(answer) {
    page.ariaBusy = "false";
    page.replaceChildren(...answer.results.map(result));
    count.textContent = counted(answer);
    more.hidden = answer.total <= shown;
    setOutFacets(answer.facets);
    foldEverything(isAsked() && answer.total > 0);
    nothing(answer);
    const near = answer.nearest.length ? ` Did you mean ${answer.nearest.join(", ")}?` : "";
    tell(!isAsked() ? "" : answer.total ? count.textContent : `Nothing found.${near} Other ways to look are below the search box.`);
  }

  /* How many there are; of several words, also how many results have all of them. */
  function counted({ query, total, whole }) {
    const results = `${total} result${total === 1 ? "" : "s"}`;
    return /\S\s+\S/.test(query) && whole && whole < total ? `${results}. ${whole} of them ${whole === 1 ? "has" : "have"} all your words.` : results;
  }

  /* Done when the titles are shown; their texts follow when they have come. */
  async function show() {
    const mine = ++asked;
    const ask = { ...state, most: shown };
    write(state.query, state.chosen);
    page.ariaBusy = "true"; // what stands there answers other words
    try {
      const answer = await find({ ...ask, texts: false });
      if (mine !== asked) return;
      setOut(answer);
      find({ ...ask, facets: false }).then(
        (whole) => mine === asked && whole.results.forEach((found, position) => fill(page.children[position], found)),
        () => {}, // the titles stand without them
      );
    } catch {
      if (mine !== asked) return;
      page.ariaBusy = "false";
      count.textContent = "Search did not load. Please try again, or look through the themes and procedures below.";
      tell(count.textContent);
      foldEverything(false);
    }
  }

  filter.open = matchMedia("(min-width: 60em)").matches;
  own.value = state.query;
  const showTyped = latest(() => {
    state.query = own.value.slice(0, 1000);
    shown = 10;
    return show();
  });
  own.addEventListener("input", showTyped);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    state.query = own.value.slice(0, 1000);
    show();
  });
  more.addEventListener("click", () => {
    const before = page.childElementCount; // the list is set out anew, so its items are not those of now
    shown += 10;
    show().then(() => {
      const first = page.children[before]?.querySelector("a");
      if (!first) return;
      first.focus();
      tell(`Results ${before + 1} to ${page.childElementCount} of ${Number.parseInt(count.textContent, 10)}`, 0);
    });
  });
  window.addEventListener("popstate", () => {
    state = read();
    own.value = state.query;
    show();
  });
  if (isAsked()) {
    foldEverything(true); // before the answer, so that the page does not jump
    show();
  } else {
    own.addEventListener("focus", () => page.childElementCount || show(), { once: true });
  }
})();
