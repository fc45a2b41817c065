/* From the clauses of a query to entries in their order: what an entry has of the query, and then a second look at what the best have in
   common. `ranking_weights.js` says how much each thing counts; docs/search.md tells it in words. */
"use strict";

(function (search) {
  const { data, plain, clauses, partOf, weights } = search;
  const RAREST = 3.5; // no word counts for more than one that one in thirty of all entries has
  const MORE_OF_THE_SAME = 0.4; // a second word for the same thing adds little
  const MEANT = 0.7; // what a word means counts less than the word itself
  const GUESSED = 0.6; // a word that was corrected counts less
  const BEST = 30; // so many entries tell what a query is about
  const COMMON = 0.2; // what everything leads to says little
  const LENSES = ["moment", "role"];
  const LENS_PLACE = 2; // counted from 0: where a moment or role stands at the latest that is asked for by its own words
  const LENS_SCORE = 0.8; // and so much must its words be worth, beside the best entry's

  const NOTHING = { matched: 0, score: 0, share: 0, own: 0, meant: 0, known: 0 }; // of the query, as an entry has it that only links lead to
  const BROWSED = ["briefing", "learning", "procedure", "theme", "recommendation", "strength"]; // what comes first when nothing is asked

  const isConcept = (term) => /^c\d+$/.test(term);

  /* The entries that have a term, as [entry, weight, whether it is known by it]; packed by parts.py as steps from entry to entry, and quarters. */
  function* having(term) {
    const terms = data.parts[partOf(term)]?.terms;
    const list = terms && Object.hasOwn(terms, term) ? terms[term] : [];
    let entry = 0;
    for (let i = 0; i < list.length; i += 2) yield [(entry += list[i]), Math.abs(list[i + 1]) / 4, list[i + 1] < 0];
  }

  /* Every entry that has any of the words: {entry: {matched, score, share, own, meant, known}}. The last four are shares of the query: how much
     of it the entry has in any way, in the reader's own words, in words that mean the same, and where it says what the entry is about. A
     rare word is a larger share than a common one, up to a limit: people also type rare words that do not matter. */
  function scored(parts) {
    const hits = new Map();
    let all = 0;
    for (const { terms, also, guessed } of parts) {
      const sure = guessed ? GUESSED : 1;
      const best = new Map();
      const own = new Set(also.flatMap((term) => [...having(term)].map(([entry]) => entry)));
      const meant = new Set();
      const knownBy = new Set();
      for (const term of terms) {
        const concept = isConcept(term);
        for (const [entry, weight, known] of having(term)) {
          const score = concept ? weight * MEANT : weight;
          const other = best.get(entry) || 0;
          best.set(entry, Math.max(score, other) + MORE_OF_THE_SAME * Math.min(score, other));
          (concept ? meant : own).add(entry);
          if (known) knownBy.add(entry);
        }
      }
      if (!best.size) continue;
      const rarity = sure * Math.min(RAREST, Math.log(1 + data.entries.names.length / best.size));
      all += rarity;
      for (const [entry, score] of best) {
        if (!hits.has(entry)) hits.set(entry, { matched: 0, score: 0, share: 0, own: 0, meant: 0, known: 0 });
        const hit = hits.get(entry);
        hit.matched += 1;
        hit.score += score * sure;
        hit.share += rarity;
        for (const [share, these] of [["own", own], ["meant", meant], ["known", knownBy]]) if (these.has(entry)) hit[share] += rarity;
      }
    }
    for (const term of parts.flatMap((clause) => clause.also)) for (const [entry, score] of having(term)) if (hits.has(entry)) hits.get(entry).score += score / 2;
    for (const hit of hits.values()) for (const share of ["share", "own", "meant", "known"]) hit[share] /= all;
    return hits;
  }

  /* What an entry has of the query, as numbers that ranking_weights.js weighs. */
  function features(hit, most) {
    const score = hit.score / most;
    return {
      score, nearlyBest: Math.log(0.02 + score), share: hit.share, nearlyAll: Math.log(0.05 + hit.share),
      own: hit.own, meant: hit.meant, known: hit.known,
    };
  }

  const weighed = (given, table) => Object.entries(table).reduce((sum, [name, weight]) => sum + weight * (given[name] || 0), 0);

  /* The tables of links, and who else is linked; made once. `near` and `related` are read both ways. */
  function linked() {
    const { links, near, nearness, related } = data.entries;
    const leading = [];
    for (const to of links.flat()) leading[to] = (leading[to] || 0) + 1;
    const alike = links.map(() => []);
    const beside = links.map(() => []);
    near.forEach((steps, from) => {
      let to = from;
      steps.forEach((step, place) => {
        to += step;
        const strength = Number(nearness[from][place]);
        alike[from].push([to, strength]);
        alike[to].push([from, strength]);
      });
    });
    related.forEach((list, from) => list.forEach((step) => (beside[from].push([from + step, 1]), beside[from + step].push([from, 1]))));
    return { leading, alike, beside };
  }

  /* Brings the largest to 1. */
  function levelled(sums) {
    let most = 1e-9;
    for (const sum of sums.values()) most = Math.max(most, sum);
    for (const [key, sum] of sums) sums.set(key, sum / most);
    return sums;
  }

  /* The second look. The best entries lead to themes, procedures and briefings, are related to other records, and read like others: what most of
     them share is what the query is about, and what it is about rises, whatever its words are. Adds to the features of every entry. */
  function lookAgain(entries) {
    const { links } = data.entries;
    const { leading, alike, beside } = (data.entries.linked ||= linked());
    const first = [...entries.values()].sort((a, b) => b.first - a.first).slice(0, BEST);
    const trusted = first.map((entry) => [entry.number, Math.exp(entry.first - first[0].first)]);
    const of = (number, kind) => links[number].filter((to) => kindOf(to) === kind);
    const add = (sums, key, value) => sums.set(key, (sums.get(key) || 0) + value);
    const spread = (graph) => {
      const sums = new Map();
      for (const [number, trust] of trusted) for (const [to, strength] of graph[number]) add(sums, to, trust * strength);
      return levelled(sums);
    };
    const reads = spread(alike);
    const related = spread(beside);
    const led = {};
    for (const kind of ["theme", "procedure", "briefing"]) {
      led[kind] = new Map();
      for (const [number, trust] of trusted) for (const to of of(number, kind)) add(led[kind], to, trust / Math.sqrt(of(number, kind).length) / leading[to] ** COMMON);
      levelled(led[kind]);
      for (const to of led[kind].keys()) if (!entries.has(to)) entries.set(to, entry(to, NOTHING, 1));
    }
    for (const [number, one] of entries) {
      one.features.alike = reads.get(number) || 0;
      one.features.related = Math.sqrt(related.get(number) || 0);
      for (const [kind, votes] of Object.entries(led)) {
        const own = of(number, kind);
        one.features[`ledTo_${kind}`] = votes.get(number) || 0;
        one.features[`on_${kind}`] = own.length ? own.reduce((sum, to) => sum + (votes.get(to) || 0), 0) / Math.sqrt(own.length) : 0;
      }
    }
  }

  /* An entry as ranking sees it; `first` is what it is worth before the second look. */
  function entry(number, hit, most) {
    const kind = kindOf(number);
    const given = features(hit, most);
    return { number, kind, matched: hit.matched, features: given, first: weighed(given, weights.first) + (weights.firstKinds[kind] || 0) };
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

  /* Whoever types the words of a moment or role ('WNB', 'bruise on a baby') is offered its page among the first. No links speak for it, since
     everything on it is found by itself; so it is moved up and not weighed. */
  function raiseLens(list) {
    const asked = ({ kind, features }) => LENSES.includes(kind) && features.known > 0.99 && features.score >= LENS_SCORE;
    const place = list[0]?.exact ? -1 : list.findIndex(asked);
    if (place > LENS_PLACE) list.splice(LENS_PLACE, 0, ...list.splice(place, 1));
  }

  function ranked(query) {
    const all = data.entries.names.map((_, number) => number);
    if (!query.trim()) {
      const order = (number) => BROWSED.indexOf(kindOf(number)) + 1 || BROWSED.length + 1;
      return { order: all.sort((a, b) => order(a) - order(b) || yearOf(b) - yearOf(a) || a - b), whole: new Set(all), parts: [] };
    }
    const parts = clauses(query);
    const hits = scored(parts);
    const exact = exactly(query);
    for (const number of exact) if (!hits.has(number)) hits.set(number, NOTHING);
    const asked = parts.filter((clause) => clause.terms.length).length;
    let most = 1e-9;
    for (const { score } of hits.values()) most = Math.max(most, score);
    const entries = new Map([...hits].map(([number, hit]) => [number, entry(number, hit, most)]));
    if (entries.size) lookAgain(entries);
    const value = (one) => weighed(one.features, weights.second) + (weights.kinds[one.kind] || 0);
    const list = [...entries.values()].map((one) => ({ ...one, exact: exact.has(one.number), value: value(one) }));
    list.sort((a, b) => b.exact - a.exact || b.value - a.value || yearOf(b.number) - yearOf(a.number) || a.number - b.number);
    raiseLens(list);
    return { order: list.map((one) => one.number), whole: new Set(list.filter((one) => one.exact || one.matched >= asked).map((one) => one.number)), parts, list };
  }

  Object.assign(search, { numberOf, ranked });
})(globalThis.learnbriefSearch);
