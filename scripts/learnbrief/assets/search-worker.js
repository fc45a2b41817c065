/* The engine in a worker, so that a slow machine goes on answering the keyboard. */
"use strict";

const version = new URL(self.location.href).search;
const place = (name) => new URL(`../search/${name}${version}`, self.location.href).href;
importScripts(place("lunr.js"), new URL(`search-engine.js${version}`, self.location.href).href);

/* The files are scripts that hand over JSON; fetched together they come sooner than one after another. */
const load = (names) =>
  Promise.all(
    names.map(async (name) => {
      const answer = await fetch(place(name));
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      const text = await answer.text();
      const call = text.slice(text.indexOf(".") + 1, text.indexOf("("));
      self.learnbriefSearch[call](...JSON.parse(`[${text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))}]`));
    }),
  );
const ready = load(["words.js", "entries.js"]);

self.onmessage = async ({ data: { id, ask } }) => {
  try {
    await ready;
    self.postMessage({ id, answer: await self.learnbriefSearch.find(ask, load) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
};
