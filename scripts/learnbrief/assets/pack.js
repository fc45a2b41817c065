/* The page of a workshop pack: what was collected, in order, with times, questions and notes; and its address, which holds all of it.
   The address is read and written in the same form by packs.py. */
"use strict";

(function () {
  const at = (id) => document.getElementById(id);
  const whole = at("pack");
  if (!whole) return;
  const MOST = { records: 60, words: 2000 };
  const place = new URL("../packs/", document.currentScript.src);
  const known = {}; // of each review: its records by id
  let received = null; // a pack that came with the address
  let kept = globalThis.learnbriefPack.read();

  /* Each review's records come as a script, because a page on a memory stick may load scripts but may not fetch. */
  globalThis.learnbriefRecords = (review, records) => (known[review] = records);
  function load(reviews) {
    const missing = [...new Set(reviews)].filter((review) => !(review in known) && /^[a-z0-9-]{1,80}$/.test(review));
    return Promise.all(
      missing.map(
        (review) =>
          new Promise((done) => {
            const script = document.createElement("script");
            script.src = new URL(`${review}.js`, place);
            script.onload = script.onerror = done;
            document.head.append(script);
          }),
      ),
    );
  }

  const cited = (item) => (item.version ? `${item.record}@${item.version}` : item.record);
  /* The pack as its address holds it; what learners are shown has no notes in it. */
  function written(pack, notes = look() !== "learner") {
    const parts = [["t", pack.title]];
    for (const item of pack.items) {
      parts.push(["r", cited(item)]);
      parts.push(["m", item.minutes ? String(item.minutes) : ""], ["q", item.question], ["n", notes ? item.notes : ""]);
    }
    return parts
      .filter(([, value]) => value)
      .map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%40/g, "@").replace(/%20/g, "+")}`)
      .join("&");
  }
  function readFrom(fragment) {
    const pack = { title: "", items: [] };
    for (const [key, value] of new URLSearchParams(fragment)) {
      const last = pack.items.at(-1);
      const words = value.slice(0, MOST.words);
      if (key === "t") pack.title = words.slice(0, 200);
      else if (key === "r" && pack.items.length < MOST.records) {
        const [record, version] = words.split("@");
        pack.items.push({ record, ...(version ? { version } : {}) });
      } else if (key === "m" && last) last.minutes = Math.min(600, Math.max(0, Number.parseInt(words, 10) || 0));
      else if (key === "q" && last) last.question = words;
      else if (key === "n" && last) last.notes = words;
    }
    return pack;
  }
  function asFile(pack) {
    const text = (words) => JSON.stringify(words.replace(/\s+/g, " ").trim()); // a YAML string in double quotes
    const lines = [`title: ${text(pack.title || "Workshop pack")}`, "records:"];
    for (const item of pack.items) {
      lines.push(`  - record: ${text(cited(item))}`);
      if (item.minutes) lines.push(`    minutes: ${item.minutes}`);
      if (item.question) lines.push(`    question: ${text(item.question)}`);
      if (item.notes) lines.push(`    notes: ${text(item.notes)}`);
    }
    return `${lines.join("\n")}\n`;
  }

  function element(name, properties, ...inside) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...inside);
    return made;
  }
  const named = (name) => known[name.split(".")[0]]?.[name.split(".").slice(1).join(".")];
  const found = (item) => {
    const record = named(item.record);
    return record?.now ? named(record.now) : record; // it has another id now
  };
  const titleOf = (item) => found(item)?.title || item.record;
  const say = (words) => (at("pack-said").textContent = words);

  function change(doing, words) {
    doing();
    if (!received && !globalThis.learnbriefPack.keep(kept)) words = "This browser keeps nothing: copy the address to keep the pack.";
    tell();
    if (words) say(words);
  }
  /* What follows from the pack as it is now, apart from the records themselves. */
  function tell() {
    const pack = received || kept;
    const total = pack.items.reduce((sum, item) => sum + (Number(item.minutes) || 0), 0);
    const records = `${pack.items.length} ${pack.items.length === 1 ? "record" : "records"}`;
    at("pack-total").textContent = total ? `${records}, ${total} minutes` : records;
    const published = document.querySelector('link[rel="canonical"]')?.href || location.href.split("#")[0];
    const link = at("pack-address");
    link.href = `#${written(pack)}`;
    link.textContent = `${published}#${written(pack)}`;
    at("pack-file").href = URL.createObjectURL(new Blob([asFile(pack)], { type: "application/yaml" }));
    let start = 0;
    [...at("pack-records").children].forEach((row, place) => {
      const minutes = Number(pack.items[place]?.minutes) || 0;
      row.querySelector(".lb-pack-time").textContent = minutes ? `${start} to ${start + minutes} minutes` : "";
      start += minutes;
    });
  }

  function arranged(item, place) {
    const worded = (words) => ({ type: "button", textContent: words, ariaLabel: `${words}: ${titleOf(item)}` });
    const move = (by) => () => {
      change(() => kept.items.splice(place + by, 0, ...kept.items.splice(place, 1)), `${titleOf(item)} is now number ${place + by + 1}.`);
      show();
      const buttons = at("pack-records").children[place + by].querySelectorAll(".lb-pack-tools button");
      [by < 0 ? 0 : 1, 0, 1].map((number) => buttons[number]).find((button) => !button.disabled).focus();
    };
    const up = element("button", { ...worded("Move up"), onclick: move(-1), disabled: place === 0 });
    const down = element("button", { ...worded("Move down"), onclick: move(1), disabled: place === kept.items.length - 1 });
    const out = element("button", {
      ...worded("Take out"),
      onclick: () => {
        const said = `${titleOf(item)} is out of the pack.`;
        change(() => kept.items.splice(place, 1), said);
        show();
        (at("pack-records").children[Math.min(place, kept.items.length - 1)]?.querySelector(".lb-pack-tools button:last-of-type") || at("about-packs")).focus();
        say(said);
      },
    });
    const field = (label, made, key) => {
      made.value = item[key] || "";
      made.addEventListener("input", () => change(() => (item[key] = key === "minutes" ? Number(made.value) || 0 : made.value)));
      return element("label", {}, `${label} `, made);
    };
    return element(
      "div",
      { className: "lb-pack-tools" },
      up,
      down,
      out,
      field("Minutes", element("input", { type: "number", min: 0, max: 600, inputMode: "numeric" }), "minutes"),
      field("Question to discuss", element("textarea", { rows: 2, maxLength: MOST.words }), "question"),
      field("Notes for the trainer", element("textarea", { rows: 2, maxLength: MOST.words }), "notes"),
    );
  }
  function shown(item, place) {
    const record = found(item);
    const row = element("li", {});
    row.dataset.record = item.record;
    row.dataset.version = item.version || "";
    row.append(element("p", { className: "lb-pack-time" }));
    if (record) {
      const article = element("article", { className: `${record.looks} lb-set-out`, innerHTML: record.html }); // set out and cleaned by the build
      if (item.version && !item.version.startsWith(record.version)) row.append(earlier(item, article));
      row.append(article, element("p", { className: "lb-pack-cite", textContent: record.cite }));
    } else {
      row.append(element("p", { className: "lb-note", textContent: `${item.record} is not in the library, or has been withdrawn.` }));
    }
    if (item.question) row.append(element("p", { className: "lb-pack-question" }, element("b", { textContent: "Discuss: " }), item.question));
    if (item.notes) row.append(element("p", { className: "lb-pack-notes" }, element("b", { textContent: "Trainer: " }), item.notes));
    if (!received) row.append(arranged(item, place));
    return row;
  }
  /* A record that was changed since the pack was made says so; what it said then is a part of the record itself, where it is kept. */
  function earlier(item, article) {
    const then = [...article.querySelectorAll("blockquote[data-version]")].find((one) => item.version.startsWith(one.dataset.version));
    const changes = then?.closest("details");
    if (changes) changes.open = true;
    const where = changes ? " What it said then stands with it." : "";
    return element("p", { className: "lb-note lb-pack-earlier", textContent: `This has changed since the pack was made.${where}` });
  }
  function show() {
    const pack = received || kept;
    at("pack-none").hidden = Boolean(pack.items.length);
    at("pack-whole").hidden = !pack.items.length;
    at("pack-sent").hidden = !received;
    at("pack-title").value = pack.title;
    at("pack-title").readOnly = Boolean(received);
    at("pack-empty").hidden = Boolean(received);
    document.querySelector(".lb-pack-views label").hidden = Boolean(received);
    at("pack-records").replaceChildren(...pack.items.map(shown));
    const view = received && !["learner", "trainer"].includes(look()) ? "learner" : look();
    document.querySelector(`[name="view"][value="${view}"]`).checked = true;
    at("pack-records").dataset.view = view;
    tell();
  }
  const look = () => document.querySelector('[name="view"]:checked').value;

  async function begin() {
    const fragment = location.hash.slice(1);
    received = /(^|&)r=/.test(fragment) ? readFrom(fragment) : null;
    kept = globalThis.learnbriefPack.read();
    const items = (received || kept).items;
    await load(items.map((item) => item.record.split(".")[0]));
    await load(items.flatMap((item) => named(item.record)?.now?.split(".")[0] ?? []));
    // A record is kept in the wording it has when it comes here, so that the pack can say later what has changed.
    const fresh = received ? [] : kept.items.filter((item) => !item.version && found(item));
    for (const item of fresh) item.version = found(item).version;
    if (fresh.length) globalThis.learnbriefPack.keep(kept);
    whole.hidden = false;
    show();
  }

  at("pack-title").addEventListener("input", (event) => change(() => (kept.title = event.target.value)));
  for (const radio of document.querySelectorAll('[name="view"]')) radio.addEventListener("change", show);
  at("pack-print").addEventListener("click", () => print());
  at("pack-copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(at("pack-address").textContent);
      say("The address is copied.");
    } catch {
      getSelection().selectAllChildren(at("pack-address"));
      say("Press Ctrl and C to copy the address that is marked.");
    }
  });
  at("pack-empty").addEventListener("click", () => {
    if (!confirm("Take everything out of your pack?")) return;
    change(() => (kept = { title: "", items: [] }));
    show();
    at("about-packs").focus();
  });
  at("pack-take").addEventListener("click", () => {
    const own = kept.items.length;
    if (own && !confirm(`Your own pack has ${own === 1 ? "a record" : `${own} records`}. Put this one in its place?`)) return;
    [kept, received] = [received, null];
    history.replaceState(null, "", location.href.split("#")[0]);
    change(() => {}, "It is your pack now.");
    document.querySelector('[name="view"][value="arrange"]').checked = true;
    show();
    at("pack-title").focus();
  });
  at("about-packs").tabIndex = -1;
  addEventListener("hashchange", begin);
  begin();
})();
