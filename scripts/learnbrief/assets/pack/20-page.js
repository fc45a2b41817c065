/* The page of a workshop pack: what was collected, in order, with times, questions and notes; and its address, which holds all of it. */
"use strict";

(function () {
  const at = (id) => document.getElementById(id);
  const whole = at("pack");
  if (!whole) return;
  const { element, load, named, found, titleOf, earlier } = learnbriefRecordsShown;
  const { MOST, minutes, counted, written, readFrom, asFile } = learnbriefForms;
  const { read, keep, takeOut, putIn } = globalThis.learnbriefPack;
  const PAUSE = 700; // ms without a change before the total is said again: not after every key
  const foot = document.querySelector(".lb-address");
  const footWords = foot?.textContent;
  let received = null; // a pack that came with the address
  let kept = read();
  let gone = null; // what was taken out last: where it stood, what says so, and the way back
  let total = "";
  let pause = 0;

  const say = (words) => (at("pack-said").textContent = words);
  const look = () => document.querySelector('[name="view"]:checked').value;
  const rows = () => [...at("pack-records").querySelectorAll(":scope > li[data-record]")];
  const tool = (row, number) => row.querySelectorAll(".lb-pack-tools button")[number];

  function change(doing, words) {
    doing();
    if (!received && !keep(kept)) words = "This browser keeps nothing: copy the address to keep the pack.";
    tell();
    if (words && at("pack-said").textContent !== words) say(words);
  }
  /* What follows from the pack as it is now, apart from the records themselves. */
  function tell() {
    const pack = received || kept;
    const time = pack.items.reduce((before, item) => before + (item.minutes || 0), 0);
    sum([counted(pack.items.length, "record"), ...(time ? [counted(time, "minute")] : [])].join(", "));
    const published = document.querySelector('link[rel="canonical"]')?.href || location.href.split("#")[0];
    at("pack-address").href = `#${written(pack, look() !== "learner")}`;
    at("pack-address-shown").value = published + at("pack-address").getAttribute("href");
    at("pack-on-paper").href = `${published}#${written(pack, look() === "trainer")}`; // what is printed may be handed round
    at("pack-file").href = URL.createObjectURL(new Blob([asFile(pack)], { type: "application/yaml" }));
    at("pack-heading").textContent = pack.items.length ? pack.title : "";
    // The foot of a printed page says where the page is; there a pack is empty in any other browser.
    if (foot) foot.textContent = pack.items.length ? footWords.replace(/^\S+/, "Workshop pack (its address is at the end)") : footWords;
    let start = 0;
    rows().forEach((row, number) => {
      const time = pack.items[number]?.minutes || 0;
      row.querySelector(".lb-pack-time").textContent = time ? `Minutes ${start} to ${start + time}` : "";
      start += time;
    });
  }
  function sum(words) {
    total = words;
    clearTimeout(pause);
    if (at("pack-total").textContent) pause = setTimeout(sayTotal, PAUSE);
    else sayTotal();
  }
  function sayTotal() {
    if (at("pack-total").textContent !== total) at("pack-total").textContent = total;
  }

  /* After something was taken out: its words, and a button that puts it back, which has the focus. */
  function without(words, number, button, back) {
    gone = { words, number, button, back };
    show();
    say(kept.items.length ? words : "The pack is empty.");
    (kept.items.length ? at("pack-records").querySelector(".lb-pack-gone button") : at("pack-none")).focus();
  }
  function showBack() {
    at("pack-back").replaceChildren();
    if (!gone) return;
    const { back } = gone;
    const button = element("button", { type: "button", ...gone.button, onclick: () => back((gone = null)) });
    if (!kept.items.length) return at("pack-back").append(button);
    const row = element("li", { className: "lb-pack-gone" }, `${gone.words} `, button);
    at("pack-records").insertBefore(row, at("pack-records").children[gone.number] ?? null);
  }

  function arranged(item, number) {
    const title = titleOf(item);
    const worded = (words) => ({ type: "button", textContent: words, ariaLabel: `${words}: ${title}` });
    /* At the end of its way a button stays where it is and keeps the focus: whoever pressed it is not sent elsewhere. */
    const move = (words, by, last) =>
      element("button", {
        ...worded(words),
        ariaDisabled: number === last ? "true" : null,
        onclick: () => {
          if (number === last) return say(`${title} is ${by < 0 ? "the first" : "the last"} already.`);
          change(() => kept.items.splice(number + by, 0, ...kept.items.splice(number, 1)), `${title} is now number ${number + by + 1}.`);
          show();
          tool(rows()[number + by], by < 0 ? 0 : 1).focus();
        },
      });
    const back = () => {
      change(() => putIn(kept, item.record), `${title} is back in the pack.`);
      show();
      tool(rows().find((row) => row.dataset.record === item.record), 2).focus();
    };
    const out = element("button", {
      ...worded("Take out"),
      onclick: () => {
        change(() => takeOut(kept, number));
        without(`${title} is out of the pack.`, number, worded("Put back"), back);
      },
    });
    const field = (label, made, key) => {
      made.value = item[key] || "";
      made.addEventListener("input", () => change(() => (item[key] = key === "minutes" ? minutes(made.value) : made.value)));
      return element("label", {}, `${label} `, made);
    };
    const tools = element("div", { className: "lb-pack-tools", role: "group", ariaLabel: title });
    tools.append(
      move("Move up", -1, 0),
      move("Move down", 1, kept.items.length - 1),
      out,
      field("Minutes (0 to 600)", timed(item, number), "minutes"),
      field("Question to discuss", element("textarea", { rows: 2, maxLength: MOST.words }), "question"),
      field("Notes for the trainer", element("textarea", { rows: 2, maxLength: MOST.words }), "notes"),
    );
    return tools;
  }
  /* The field for minutes. What cannot be minutes is put right when it is left, and said beside it: what is shown is what is sent. */
  function timed(item, number) {
    const made = element("input", { type: "number", min: 0, max: MOST.minutes, step: 1, inputMode: "numeric" });
    made.addEventListener("change", () => {
      const typed = made.validity.badInput ? "what was typed" : made.value;
      const right = minutes(made.value);
      const mended = typed && Number(typed) !== right;
      const id = `pack-minutes-${number}`;
      at(id)?.remove();
      made.removeAttribute("aria-describedby");
      made.value = mended || made.value ? right : "";
      if (!mended) return;
      const words = `Minutes are whole numbers from 0 to ${MOST.minutes}: ${typed} is now ${right}.`;
      made.closest(".lb-pack-tools").querySelector("label").after(element("p", { id, className: "lb-pack-mended", textContent: words }));
      made.setAttribute("aria-describedby", id);
      say(words);
    });
    return made;
  }
  function shown(item, number) {
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
    if (!received) row.append(arranged(item, number));
    return row;
  }
  function show() {
    const pack = received || kept;
    const own = received && [true, false].some((notes) => written(received, true) === written(kept, notes));
    at("pack-none").hidden = Boolean(pack.items.length);
    at("pack-whole").hidden = !pack.items.length;
    at("pack-sent").hidden = !received || own;
    at("pack-own").hidden = !own;
    at("pack-title").value = pack.title;
    at("pack-title").readOnly = Boolean(received);
    at("pack-empty").hidden = at("pack-address").hidden = Boolean(received);
    document.querySelector(".lb-pack-views label").hidden = Boolean(received);
    at("pack-records").replaceChildren(...pack.items.map(shown));
    const view = received && !["learner", "trainer"].includes(look()) ? "learner" : look();
    document.querySelector(`[name="view"][value="${view}"]`).checked = true;
    at("pack-records").dataset.view = view;
    showBack();
    globalThis.learnbriefTerms(at("pack-records"));
    tell();
    return own;
  }

  async function begin() {
    const fragment = location.hash.slice(1);
    received = /(^|&)r=/.test(fragment) ? readFrom(fragment) : null;
    kept = read();
    gone = null;
    for (const item of kept.items) if (item.minutes) item.minutes = minutes(item.minutes); // as an earlier page may have kept it
    const items = (received || kept).items;
    await load(items.map((item) => item.record.split(".")[0]));
    await load(items.flatMap((item) => named(item.record)?.now?.split(".")[0] ?? []));
    // A record is kept in the wording it has when it comes here, so that the pack can say later what has changed.
    const fresh = received ? [] : kept.items.filter((item) => !item.version && found(item));
    for (const item of fresh) item.version = found(item).version;
    if (fresh.length) keep(kept);
    whole.hidden = false;
    return show();
  }
  /* To one's own pack, or from what came with the address. */
  function arrange(words) {
    history.replaceState(null, "", location.href.split("#")[0]);
    received = null;
    change(() => {}, words);
    document.querySelector('[name="view"][value="arrange"]').checked = true;
    show();
    at("pack-title").focus();
  }

  at("pack-title").addEventListener("input", (event) => change(() => (kept.title = event.target.value)));
  for (const radio of document.querySelectorAll('[name="view"]')) radio.addEventListener("change", show);
  at("pack-print").addEventListener("click", () => print());
  at("pack-copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(at("pack-address-shown").value);
      say("The address is copied.");
    } catch {
      at("pack-address-shown").select();
      say("Press Ctrl and C to copy the address that is marked.");
    }
  });
  at("pack-empty").addEventListener("click", () => {
    const before = kept;
    const back = () => {
      change(() => (kept = before), "Everything is back in the pack.");
      show();
      at("pack-title").focus();
    };
    change(() => (kept = { title: "", items: [], aside: [] })); // kept nowhere but on this page while it is open
    without("", 0, { textContent: "Put everything back" }, back);
  });
  at("pack-take").addEventListener("click", () => {
    const own = kept.items.length;
    if (own && !confirm(`Your own pack has ${counted(own, "record")}. Put this one in its place?`)) return;
    kept = received;
    arrange("It is your pack now.");
  });
  at("pack-arrange").addEventListener("click", () => arrange("This is your pack, to be arranged."));
  addEventListener("beforeprint", sayTotal);
  addEventListener("hashchange", async () => {
    if (!(await begin())) return;
    say("This is how your pack opens for others.");
    at("pack-arrange").focus(); // what was followed is not there
  });
  begin();
})();
