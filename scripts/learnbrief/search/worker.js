/* The engine's ear where it runs as a worker, so that a slow machine goes on answering the keyboard. In a page opened from a
   memory stick, where no worker may be started, this does nothing and the page asks the engine itself. */
"use strict";

if (typeof WorkerGlobalScope !== "undefined") {
  const version = new URL(self.location.href).search;
  const known = new Map(); // a file's name → the promise of it

  /* Every file is a script that hands JSON to the engine; as text they can be fetched together. */
  function take(text) {
    const call = text.slice(text.indexOf(".") + 1, text.indexOf("("));
    self.learnbriefSearch[call](...JSON.parse(`[${text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))}]`));
  }

  async function fetched(name) {
    const answer = await fetch(new URL(name + version, self.location.href));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    take(await answer.text());
  }

  function file(name) {
    if (!known.has(name)) known.set(name, fetched(name).catch((error) => (known.delete(name), Promise.reject(error))));
    return known.get(name);
  }

  /* Fetches parts that nobody has asked for yet, so that the next search need not wait for the line. Leaves off when something is asked. */
  let asked = 0;
  let ahead = 0;
  async function fetchAhead() {
    const now = asked;
    const { data } = self.learnbriefSearch;
    while (asked === now && ahead < data.words.ahead) await file(`ahead-${ahead++}.js`);
  }

  const load = (names) => Promise.all(names.map(file));

  self.onmessage = async ({ data: { id, ask, name, text, idle } }) => {
    // What every search needs the page has fetched while this file was still on its way.
    if (name) {
      known.set(name, Promise.resolve());
      return take(text);
    }
    if (idle) return fetchAhead().catch(() => {}); // it will be fetched when it is needed
    asked++;
    try {
      self.postMessage({ id, answer: await self.learnbriefSearch.find(ask, load) });
    } catch (error) {
      self.postMessage({ id, error: String(error) });
    }
  };
}
