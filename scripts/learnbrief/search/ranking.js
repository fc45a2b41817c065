/* From what a reader typed to entries in their order. Its data come from the files that the build makes (parts.py). */
"use strict";

(function (search) {
  const data = (search.data = { words: null, entries: null, facets: null, parts: {}, texts: {} });
  const { tokens, plain } = search;
  // What a practitioner wants before prose: what to do and what was learnt, then what it rests on. A kind that is not here counts 1.
  const KINDS = {
    briefing: 3, learning: 2.3, procedure: 2.1, theme: 1.75, recommendation: 1.5, strength: 1.2, consideration: 1.2, factor: 1.2, improvement: 1.2,
    term: 0.8, section: 0.75, review: 0.3, event: 0.3, term_of_reference: 0.3, cross_reference: 0.3, reference: 0.3,
  };
  const PROSE = new Set(["section", "review"]); // they have all the words of many a query by chance
  const MOST_WORDS = 24; // of a query
  const RAREST = 3.5; // no word counts for more than one that one in thirty of all entries has
  const MORE_OF_THE_SAME = 0.4; // a second word for the same thing adds little
  const MEANT = 0.7; // what a word means counts less than the word itself
  const GUESSED = 0.4; // a word that was corrected counts less
  const BEST = 10; // so many entries tell what a query is about
  const ON_THEME = 2;
  const COMMON = 0.2; // what everything leads to says little
  const LED_TO = { theme: 0.2, procedure: 0.1, briefing: 0.4 };

  function stem(word) {
    return globalThis.lunr.stemmer(new globalThis.lunr.Token(word)).toString();
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
     is not stemmed: 'adds' is not ADD. */
  function meant(said, stems, start, length) {
    if (length === 1) return data.words.phrases["=" + said[start]] || data.words.phrases[stems[start]];
    return data.parts[partOf(stems[start])]?.phrases[stems.slice(start, start + length).join(" ")];
  }

  /* The query as clauses, each a list of terms of which one is enough. Phrases of the field become what they mean. */
  function clauses(query) {
    const said = tokens(query).slice(0, MOST_WORDS);
    const stems = said.map(stem);
    const known = data.words.known || (data.words.known = new Set(data.words.terms));
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

  /* An index of just these terms, put together from the parts that were fetched. */
  function indexOf(terms) {
    const inverted = [];
    const vectors = new Map();
    terms.sort().forEach((term, position) => {
      const weights = data.parts[partOf(term)]?.terms[term];
      if (!weights) return;
      const postings = { _index: position };
      for (const field of data.words.fields) {
        postings[field] = {};
        const list = weights[field] || []; // packed by parts.py: steps from entry to entry, and tenths
        let entry = 0;
        for (let i = 0; i < list.length; i += 2) {
          entry += list[i];
          postings[field][entry] = {};
          const ref = `${field}/${entry}`;
          if (!vectors.has(ref)) vectors.set(ref, []);
          vectors.get(ref).push(position, list[i + 1] / 10);
        }
      }
      inverted.push([term, postings]);
    });
    const version = globalThis.lunr.version;
    return globalThis.lunr.Index.load({ version, fields: data.words.fields, fieldVectors: [...vectors], invertedIndex: inverted, pipeline: [] });
  }

  /* Every entry that has any of the words: {entry: {matched, share, score}}. `share` is how much of the query it has, a rare word counting for
     more than a common one, up to a limit: people also type rare words that do not matter. */
  function scored(parts) {
    const index = indexOf([...new Set(parts.flatMap((clause) => [...clause.terms, ...clause.also]))]);
    const with_ = (term) => index.query((query) => query.term(term, { usePipeline: false }));
    const each = parts.map((clause) => {
      const best = new Map();
      for (const term of clause.terms)
        for (const { ref, score: found } of with_(term)) {
          const score = /^c\d+$/.test(term) ? found * MEANT : found;
          const other = best.get(ref) || 0;
          best.set(ref, Math.max(score, other) + MORE_OF_THE_SAME * Math.min(score, other));
        }
      const rarity = best.size ? Math.min(RAREST, Math.log(1 + data.entries.names.length / best.size)) : 0;
      return { best, sure: clause.guessed ? GUESSED : 1, rarity: clause.guessed ? rarity * GUESSED : rarity };
    });
    const all = each.reduce((sum, { rarity }) => sum + rarity, 0);
    const hits = new Map();
    for (const { best, rarity, sure } of each)
      for (const [ref, score] of best) {
        const hit = hits.get(ref) || { matched: 0, share: 0, score: 0 };
        hits.set(ref, { matched: hit.matched + 1, share: hit.share + rarity / all, score: hit.score + score * sure });
      }
    for (const term of parts.flatMap((clause) => clause.also))
      for (const { ref, score } of with_(term)) if (hits.has(ref)) hits.get(ref).score += score / 2;
    return hits;
  }

  /* A second look, through the editors' own links. The best entries lead to themes, procedures and briefings: what most of them lead to is
     what the query is about. Those pages rise, and so does every entry on the same themes. */
  function throughLinks(list) {
    const { links } = data.entries;
    const leading = (data.entries.leading ||= links.flat().reduce((sum, to) => ((sum[to] = (sum[to] || 0) + 1), sum), []));
    list.sort((a, b) => b.value - a.value);
    const first = list[0].value;
    const votes = new Map();
    for (const { number, value } of list.slice(0, BEST)) {
      const kinds = links[number].map(kindOf);
      links[number].forEach((to, place) => {
        const shared = kinds.filter((kind) => kind === kinds[place]).length;
        votes.set(to, (votes.get(to) || 0) + value / first / Math.sqrt(shared) / leading[to] ** COMMON);
      });
    }
    const most = {};
    for (const [to, vote] of votes) most[kindOf(to)] = Math.max(most[kindOf(to)] || 0, vote);
    const share = (to) => (votes.get(to) || 0) / most[kindOf(to)];
    for (const hit of list) {
      const themes = links[hit.number].filter((to) => kindOf(to) === "theme");
      const shared = themes.reduce((sum, to) => sum + (votes.has(to) ? share(to) : 0), 0);
      if (shared) hit.value *= 1 + (ON_THEME * shared) / Math.sqrt(themes.length);
    }
    const highest = Math.max(...list.map((hit) => hit.value));
    const known = new Map(list.map((hit) => [hit.number, hit]));
    for (const to of votes.keys()) {
      if (!known.has(to)) list.push(known.set(to, { number: to, rank: 0, value: 0 }).get(to));
      known.get(to).value += highest * LED_TO[kindOf(to)] * share(to) ** 2;
    }
  }

  const kindOf = (number) => data.entries.kinds.values[data.entries.kinds.of[number]][0];
  const yearOf = (number) => data.entries.years[number];

  /* The number of the entry of this name. */
  function numberOf(name) {
    data.entries.numbers ||= new Map(data.entries.names.map((one, number) => [one, number]));
    return data.entries.numbers.get(name);
  }

  /* Asked for by label ('BF2.1', 'Recommendation C'), with the review's name or without, or by id: that and nothing else is meant. */
  function exactly(query) {
    const wanted = plain(query).trim();
    const found = new Set();
    if (wanted.length < 2) return found;
    for (const [number, label] of Object.entries(data.entries.labels)) {
      const review = data.entries.names[number].split(".")[0].replaceAll("-", " ");
      const own = wanted.replace(new RegExp(`^(?:${review}|${review.split(" ").at(-1)}) | (?:${review}|${review.split(" ").at(-1)})$`), "");
      const said = plain(label);
      if ([wanted, own].some((words) => said === words || said.endsWith(" " + words) || said.split(/[;,]\s*/).includes(words))) found.add(Number(number));
    }
    const named = numberOf(query.trim().toLowerCase());
    return named === undefined ? found : found.add(named);
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
      const hit = hits.get(String(number)) || { score: 0 };
      hits.set(String(number), { matched: parts.length + 1, share: 1, score: hit.score + 1000 });
    }
    const asked = parts.filter((clause) => clause.terms.length).length;
    const list = [...hits].map(([ref, hit]) => {
      const kind = kindOf(Number(ref));
      const rank = hit.matched > asked ? 2 : hit.matched === asked && !PROSE.has(kind) ? 1 : 0;
      return { number: Number(ref), rank, value: hit.score * hit.share ** 1.2 * (KINDS[kind] || 1) };
    });
    if (list.length) throughLinks(list);
    list.sort((a, b) => b.rank - a.rank || b.value - a.value || yearOf(b.number) - yearOf(a.number) || a.number - b.number);
    return { order: list.map((hit) => hit.number), whole: list.filter((hit) => hit.rank).length, parts };
  }

  Object.assign(search, { stem, distance, numberOf, needs, ranked });
})(globalThis.learnbriefSearch);
