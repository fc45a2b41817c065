// What citation-js reads from BibTeX and RIS files, and what citeproc-js makes of CSL-JSON in the style Cite Them Right (Harvard).
// On its input: {bib: {name: text}, ris: {name: text}, csl: {name: text}}. On its output the same, each entry by its key.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.argv[2]}/`);
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");
const { plugins } = require("@citation-js/core");
require("@citation-js/plugin-csl");
const CSL = require("citeproc");

const { styles, locales } = plugins.config.get("@csl");
const harvard = styles.get("harvard1");
const given = JSON.parse(readFileSync(0, "utf-8"));

// What a file is is told, since a title may look like the beginning of another format.
const read = (forceType) => (text) => {
  const items = new Cite(text, { forceType, generateGraph: false }).data;
  return Object.fromEntries(items.map((item) => [item.id, item]));
};

function set(text) {
  const items = Object.fromEntries(JSON.parse(text).map((item) => [item.id, item]));
  // There is no en-GB locale in the package. Nothing of a locale but its quotation marks is used, and ours are curly already.
  const engine = new CSL.Engine({ retrieveLocale: () => locales.get("en-US"), retrieveItem: (id) => items[id] }, harvard, "en-GB");
  engine.setOutputFormat("text");
  const references = {};
  for (const id of Object.keys(items)) {
    engine.updateItems([id]);
    references[id] = engine.makeBibliography()[1][0].trim();
  }
  return references;
}

const each = (files, read) => Object.fromEntries(Object.entries(files).map(([name, text]) => [name, read(text)]));
process.stdout.write(JSON.stringify({ style: harvard.match(/<title>([^<]*)/)[1], bib: each(given.bib, read("@biblatex/text")), ris: each(given.ris, read("@ris/file")), csl: each(given.csl, set) }));
