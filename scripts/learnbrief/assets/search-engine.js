/* Finds entries. Runs in a worker, or in the page where a worker may not be started (a page opened from a memory stick).
   It knows nothing of the page. Its data come from assets/search/, made by the build; its words from there as well. */
"use strict";

(function (scope) {
  const data = { words: null, entries: null, parts: {}, texts: {} };
  // What a practitioner wants before prose: the lesson, then the procedure, then what was asked and what was good.
  const KINDS = {
    learning: 2.4, procedure: 1.3, recommendation: 1.6, strength: 1.4, consideration: 1.2, briefing: 1, theme: 1, review: 0.9, model: 0.8,
    section: 0.7, event: 0.5, term: 0.5, reference: 0.4, term_of_reference: 0.4, cross_reference: 0.4,
  };
  const FIELDS = ["title", "meaning", "about", "text"];

  // --- the same as search/words.py ---------------------------------------------------------------------------------
  const EMPTY = new Set((
    "a about also an and are as at be been being but by can could did do does for from had has have he her hers him his how i if in into is " +
    "it its itself just me more most my of on or our she should so some than that the their them then there these they this those to up us " +
    "was we were what when where which who whom will with would you your"
  ).split(" "));
  const SPELLINGS = [
    [/\b(\w{3,})(iz)(e|es|ed|ing|er|ation|ations)\b/g, "$1is$3"],
    [/\bpediatric/g, "paediatric"],
    [/\b(behavi|neighb|lab|col|fav|hon)or/g, "$1our"],
    [/\bcenter/g, "centre"],
    [/\bcounsel(ing|or|ed)/g, "counsell$1"],
    [/\bwon ?t\b/g, "will not"],
    [/\bcan ?t\b/g, "can not"],
    [/\b(did|do|does|is|was|are|were|has|have|had|would|could|should)nt\b/g, "$1 not"],
  ];

  function plain(text) {
    let said = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’'ʼ]/g, "");
    for (const [pattern, spelling] of SPELLINGS) said = said.replace(pattern, spelling);
    return said.replace(/\b(?:section|sect|sec|s)\.?\s*(\d+[a-z]?)\b/g, "s$1");
  }

  function tokens(text) {
    const said = plain(text);
    const joined = new Map();
    for (const found of said.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)+/g)) {
      joined.set(found.index + found[0].length, found[0].replaceAll("-", ""));
    }
    const list = [];
    for (const found of said.matchAll(/[a-z0-9]+(?:\.[0-9]+)?/g)) {
      list.push(found[0]);
      const whole = joined.get(found.index + found[0].length);
      if (whole) list.push(whole);
    }
    const full = list.filter((word) => !EMPTY.has(word));
    return full.length ? full : list;
  }
  // -----------------------------------------------------------------------------------------------------------------

  function stem(word) {
    return scope.lunr.stemmer(new scope.lunr.Token(word)).toString();
  }

  function partOf(term) {
    return (term.charCodeAt(0) * 7 + term.charCodeAt(term.length > 1 ? 1 : 0)) % data.words.parts;
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
    const begun = data.words.terms.filter((term) => word.length > 2 && term.startsWith(word)).slice(0, 6);
    if (begun.length) return begun;
    const most = word.length > 6 ? 2 : word.length > 3 ? 1 : 0;
    for (let allowed = 1; allowed <= most; allowed++) {
      const close = data.words.terms.filter((term) => term[0] === word[0] && distance(word, term, allowed) <= allowed).slice(0, 4);
      if (close.length) return close;
    }
    return [];
  }

  /* The query as clauses, each a list of terms of which one is enough. Phrases of the field become what they mean. */
  function clauses(query) {
    const said = tokens(query).slice(0, 24);
    const known = data.words.known || (data.words.known = new Set(data.words.terms));
    const found = [];
    for (let start = 0; start < said.length; start++) {
      let length = Math.min(data.words.longest, said.length - start);
      for (; length > 0; length--) {
        const concepts = data.words.phrases[said.slice(start, start + length).join(" ")];
        if (!Array.isArray(concepts)) continue;
        const words = said.slice(start, start + length);
        const meant = concepts.map((number) => "c" + number);
        // An acronym and its words in full must give the same answer; other synonyms come after the reader's own words.
        const acronym = concepts.some((number) => number < data.words.glossary);
        const own = acronym ? [] : words.map(stem).filter((word) => known.has(word));
        // One word alone is enough to be found by; of several words each only adds to what the phrase has found.
        found.push({ words, terms: length === 1 ? [...meant, ...own] : meant, also: length === 1 ? [] : own });
        start += length - 1;
        break;
      }
      if (length > 0) continue;
      const word = said[start];
      const pair = start + 1 < said.length ? stem(word + said[start + 1]) : "";
      const whole = stem(word);
      if (known.has(whole)) found.push({ words: [word], terms: pair && known.has(pair) ? [whole, pair] : [whole] });
      else if (pair && known.has(pair)) found.push({ words: [word, said[start++ + 1]], terms: [pair] });
      else found.push({ words: [word], terms: near(whole), guessed: true });
    }
    return found;
  }

  /* The files that a query needs besides words and entries. */
  function needs(query) {
    const parts = new Set(clauses(query).flatMap((clause) => [...clause.terms, ...(clause.also || [])]).map(partOf));
    return [...parts].filter((number) => !data.parts[number]).map((number) => `part-${number}.js`);
  }

  /* An index of just these terms, put together from the parts that were fetched. */
  function indexOf(terms) {
    const inverted = [];
    const vectors = new Map();
    terms.sort().forEach((term, position) => {
      const weights = data.parts[partOf(term)]?.[term];
      if (!weights) return;
      const postings = { _index: position };
      for (const field of FIELDS) {
        postings[field] = {};
        const list = weights[field] || [];
        for (let i = 0; i < list.length; i += 2) {
          postings[field][list[i]] = {};
          const ref = `${field}/${list[i]}`;
          if (!vectors.has(ref)) vectors.set(ref, []);
          vectors.get(ref).push(position, list[i + 1]);
        }
      }
      inverted.push([term, postings]);
    });
    const version = scope.lunr.version;
    return scope.lunr.Index.load({ version, fields: FIELDS, fieldVectors: [...vectors], invertedIndex: inverted, pipeline: [] });
  }

  /* Every entry that has any of the words: {entry: {matched, score}}. */
  function scored(parts) {
    const hits = new Map();
    const index = indexOf([...new Set(parts.flatMap((clause) => [...clause.terms, ...(clause.also || [])]))]);
    for (const clause of parts) {
      if (!clause.terms.length) continue;
      const results = index.query((query) => {
        for (const term of clause.terms) query.term(term, { usePipeline: false, boost: /^c\d+$/.test(term) ? 1 : 1.6 });
      });
      for (const { ref, score } of results) {
        const hit = hits.get(ref) || { matched: 0, score: 0 };
        hit.matched += 1;
        hit.score += clause.guessed ? score / 2 : score;
        hits.set(ref, hit);
      }
    }
    for (const term of parts.flatMap((clause) => clause.also || [])) {
      for (const { ref, score } of index.query((query) => query.term(term, { usePipeline: false }))) {
        if (hits.has(ref)) hits.get(ref).score += score / 2;
      }
    }
    return hits;
  }

  const kindOf = (number) => data.entries.facets.kind.values[data.entries.facets.kind.of[number][0]][0];
  const yearOf = (number) => Number(data.entries.facets.year.values[data.entries.facets.year.of[number][0]]?.[0] || 0);

  /* A label ('BF2.1', 'Recommendation C') or an id, typed as it is printed. */
  function exactly(query) {
    const wanted = plain(query).trim();
    const found = new Set();
    if (wanted.length < 2) return found;
    for (const [number, label] of Object.entries(data.entries.labels)) {
      const said = plain(label);
      if (said === wanted || said.endsWith(" " + wanted) || said.split(/[;,]\s*/).includes(wanted)) found.add(Number(number));
    }
    data.entries.names.forEach((name, number) => {
      if (name === query.trim().toLowerCase()) found.add(number);
    });
    return found;
  }

  function ranked(query) {
    const all = data.entries.names.map((_, number) => number);
    if (!query.trim()) {
      const order = (number) => KINDS[kindOf(number)] || 1;
      return { order: all.sort((a, b) => order(b) - order(a) || yearOf(b) - yearOf(a) || a - b), whole: all.length, parts: [] };
    }
    const parts = clauses(query);
    const hits = scored(parts);
    const exact = exactly(query);
    for (const number of exact) {
      const hit = hits.get(String(number)) || { matched: 0, score: 0 };
      hits.set(String(number), { matched: parts.length + 1, score: hit.score + 1000 });
    }
    const most = Math.max(0, ...[...hits.values()].map((hit) => Math.min(hit.matched, parts.length)));
    const list = [...hits].map(([ref, hit]) => ({ number: Number(ref), ...hit, value: hit.score * (KINDS[kindOf(Number(ref))] || 1) }));
    list.sort((a, b) => b.matched - a.matched || b.value - a.value || yearOf(b.number) - yearOf(a.number) || a.number - b.number);
    return { order: list.map((hit) => hit.number), whole: list.filter((hit) => hit.matched >= most).length, parts };
  }

  /* Whether an entry has, of every facet that is chosen, one of the chosen values. */
  function passes(number, chosen, but) {
    return Object.entries(chosen).every(([facet, values]) => {
      const known = data.entries.facets[facet];
      if (facet === but || !known || !values.length) return true;
      return known.of[number].some((value) => values.includes(known.values[value][0]));
    });
  }

  function counts(order, chosen) {
    const result = [];
    for (const [facet, { label, values, of }] of Object.entries(data.entries.facets)) {
      const number = new Array(values.length).fill(0);
      for (const entry of order) if (passes(entry, chosen, facet)) for (const value of of[entry]) number[value] += 1;
      const list = values.map(([id, words], value) => ({ id, words, count: number[value], chosen: (chosen[facet] || []).includes(id) }));
      result.push({ facet, label, values: list.filter((value) => value.count || value.chosen).sort((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1)) });
    }
    return result;
  }

  const addressOf = (name) => {
    if (name.startsWith("glossary/")) return name.replace("/", "/#");
    if (name.includes("/")) return name + "/";
    const [review, own] = name.split(".");
    return `reviews/${review}/#${own}`;
  };

  /* A piece of text round the first words that were found, cut into [words, found] pairs. */
  function extract(text, stems) {
    const words = text.split(" ");
    const hit = words.map((word) => tokens(word).some((token) => stems.has(stem(token))));
    // The window with the most found words in it.
    let best = hit.indexOf(true);
    let most = 0;
    for (let i = 0; i < words.length; i++) {
      const here = hit[i] ? hit.slice(i, i + 24).filter(Boolean).length : 0;
      if (here > most) [best, most] = [i, here];
    }
    const first = Math.max(0, best - 8);
    const pieces = [];
    for (let i = first; i < Math.min(words.length, first + 34); i++) {
      if (pieces.length && pieces.at(-1)[1] === hit[i]) pieces.at(-1)[0] += " " + words[i];
      else pieces.push([words[i], hit[i]]);
    }
    if (first > 0) pieces.unshift(["…", false]);
    if (first + 34 < words.length) pieces.push(["…", false]);
    return pieces;
  }

  /* The answer to a query: which entries, in which order, and the facets. `load` fetches files by name. */
  async function find({ query, chosen = {}, from = 0, most = 10, facets = true }, load) {
    await load([data.words ? "" : "words.js", data.entries ? "" : "entries.js"].filter(Boolean));
    await load(needs(query));
    const { order, whole, parts } = ranked(query.slice(0, 1000));
    const kept = order.filter((number) => passes(number, chosen));
    const page = kept.slice(from, from + most);
    const size = data.entries.shown;
    const texts = [...new Set(page.map((number) => Math.floor(number / size)))];
    await load(texts.filter((number) => !data.texts[number]).map((number) => `text-${number}.js`));
    const stems = new Set(parts.flatMap((clause) => [...clause.words.map(stem), ...clause.terms]));
    return {
      query,
      total: kept.length,
      whole: order.slice(0, whole).filter((number) => passes(number, chosen)).length,
      results: page.map((number) => {
        const shown = data.texts[Math.floor(number / size)][number % size];
        const name = data.entries.names[number];
        const kind = data.entries.facets.kind.values[data.entries.facets.kind.of[number][0]];
        const titles = Object.fromEntries(data.entries.facets.procedure.values);
        return {
          name, kind: kind[0], kindWords: kind[1], address: addressOf(name), title: shown.title, note: shown.note,
          extract: extract(shown.text, stems),
          procedures: shown.procedures.map((id) => ({ title: titles[id] || id, address: `procedures/${id}/` })),
        };
      }),
      facets: facets ? counts(order, chosen) : [],
      nearest: kept.length ? [] : suggestions(query),
    };
  }

  /* Words that would find something, for a query that found nothing. */
  function suggestions(query) {
    const list = tokens(query).flatMap((word) => data.words.terms.filter((term) => term[0] === word[0] && distance(stem(word), term, 3) <= 3).slice(0, 3));
    return [...new Set(list)].slice(0, 6);
  }

  scope.learnbriefSearch = {
    words: (given) => (data.words = given),
    entries: (given) => (data.entries = given),
    part: (given, number) => (data.parts[number] = given),
    text: (given, number) => (data.texts[number] = given),
    find,
    tokens,
  };
})(globalThis);
