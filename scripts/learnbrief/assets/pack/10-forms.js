/* A workshop pack in the forms in which it leaves the page: its address, which packs.py reads and writes in the same form, and its file. */
"use strict";

const learnbriefForms = (function () {
  const MOST = { records: 60, words: 2000, minutes: 600 };

  /* Whatever was typed or sent as minutes, as minutes: a whole number from 0 to 600. */
  const minutes = (typed) => Math.min(MOST.minutes, Math.max(0, Math.round(Number.parseFloat(typed) || 0)));
  const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const cited = (item) => (item.version ? `${item.record}@${item.version}` : item.record);

  /* The pack as its address holds it; without the trainer's notes for learners. */
  function written(pack, notes) {
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
    const pack = { title: "", items: [], aside: [] };
    for (const [key, value] of new URLSearchParams(fragment)) {
      const last = pack.items.at(-1);
      const words = value.slice(0, MOST.words);
      if (key === "t") pack.title = words.slice(0, 200);
      else if (key === "r" && pack.items.length < MOST.records) {
        const [record, version] = words.split("@");
        pack.items.push({ record, ...(version ? { version } : {}) });
      } else if (key === "m" && last) last.minutes = minutes(words);
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

  return { MOST, minutes, counted, written, readFrom, asFile };
})();
