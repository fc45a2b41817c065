/* From what a reader typed to the clauses of a query, and to the files that hold their words. Its data come from parts.py. */
"use strict";

(function (search) {
  const data = (search.data = { words: null, entries: null, facets: null, parts: {}, texts: {} });
  const { tokens } = search;
  const MOST_WORDS = 24; // of a query

  function stem(word) {
    return globalThis.lunr.stemmer({ update: (stemmed) => stemmed(word) });
  }

  /* The part of the index that a term is in; the same as parts.py. What is being typed stays in one part from its second letter on. */
  function partOf(term) {
    const concept = /^c(\d+)$/.exec(term);
    return (concept ? Number(concept[1]) : term.charCodeAt(0) * 7 + term.charCodeAt(term.length > 1 ? 1 : 0)) % data.words.parts;
  }

  /* The number of letters that differ, or more than `most`. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1), swapped ? before[j - 1] : Infinity);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      before = row;
    }
    return before[other.length];
  }

  /* What was meant by a word that is in no entry: what it begins, or what differs from it by a letter or two. */
  function near(word) {
    const begun = word.length > 1 ? data.words.terms.filter((term) => term.startsWith(word)).slice(0, 8) : [];
    if (begun.length) return begun;
    const most = word.length > 6 ? 2 : word.length > 3 ? 1 : 0;
    for (let allowed = 1; allowed <= most; allowed++) {
      const close = data.words.terms.filter((term) => term[0] === word[0] && distance(word, term, allowed) <= allowed).slice(0, 4);
      if (close.length) return close;
    }
    return [];
  }

  /* The concepts that so many tokens from a place on mean. Phrases of several words come with the part of their first word. An acronym
     is not stemmed: 'adds' is not ADD. But 'lscbs', which is no word, are several LSCB. */
  function meant(said, stems, start, length) {
    const { phrases } = data.words;
    if (length === 1) return phrases["=" + said[start]] || phrases[stems[start]] || (data.words.known.has(stems[start]) ? null : phrases["=" + said[start].replace(/s$/, "")]);
    return data.parts[partOf(stems[start])]?.phrases[stems.slice(start, start + length).join(" ")];
  }

  /* The query as clauses, each a list of terms of which one is enough. Phrases of the field become what they mean. */
  function clauses(query) {
    const said = tokens(query).slice(0, MOST_WORDS);
    const stems = said.map(stem);
    const known = (data.words.known ||= new Set(data.words.terms));
    const found = [];
    for (let start = 0; start < said.length; start++) {
      let length = Math.min(data.words.longest, said.length - start);
      for (; length > 0; length--) {
        const concepts = meant(said, stems, start, length);
        if (!Array.isArray(concepts)) continue;
        const words = said.slice(start, start + length);
        const tokensOf = concepts.map((number) => "c" + number);
        // An acronym and its words in full must give the same answer; other synonyms come after the reader's own words.
        const acronym = concepts.some((number) => number < data.words.glossary);
        const own = acronym ? [] : words.map(stem).filter((word) => known.has(word));
        // One word alone is enough to be found by; of several words each only adds to what the phrase has found.
        found.push({ words, terms: length === 1 ? [...tokensOf, ...own] : tokensOf, also: length === 1 ? [] : own });
        start += length - 1;
        break;
      }
      if (length > 0) continue;
      const word = said[start];
      const pair = start + 1 < said.length ? stem(word + said[start + 1]) : "";
      const whole = stem(word);
      if (known.has(whole)) found.push({ words: [word], terms: pair && known.has(pair) ? [whole, pair] : [whole], also: [] });
      else if (pair && known.has(pair)) found.push({ words: [word, said[start++ + 1]], terms: [pair], also: [] });
      else found.push({ words: [word], terms: near(whole), also: [], guessed: true });
    }
    return found;
  }

  /* The files that a query still needs besides words and entries: the parts of its words, and then of what these mean. */
  function needs(query) {
    const own = tokens(query).slice(0, MOST_WORDS).map(stem);
    const terms = clauses(query).flatMap((clause) => [...clause.terms, ...clause.also]);
    const parts = new Set([...own, ...terms].map(partOf));
    return [...parts].filter((number) => !data.parts[number]).map((number) => `part-${number}.js`);
  }

  Object.assign(search, { stem, distance, partOf, clauses, needs });
})(globalThis.learnbriefSearch);
