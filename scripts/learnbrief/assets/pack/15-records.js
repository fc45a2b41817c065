/* The records of a pack: fetched review by review, known by their names, and told as they were when they were chosen. */
"use strict";

const learnbriefRecordsShown = (function () {
  const place = new URL("../packs/", document.currentScript.src);
  const known = {}; // of each review: its records by id

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

  /* A record that was changed since the pack was made says so; what it said then is a part of the record itself, where it is kept. */
  function earlier(item, article) {
    const then = [...article.querySelectorAll("blockquote[data-version]")].find((one) => item.version.startsWith(one.dataset.version));
    const changes = then?.closest("details");
    if (changes) changes.open = true;
    const where = changes ? " What it said then stands with it." : "";
    return element("p", { className: "lb-note lb-pack-earlier", textContent: `This has changed since the pack was made.${where}` });
  }

  return { element, load, named, found, titleOf, earlier };
})();
