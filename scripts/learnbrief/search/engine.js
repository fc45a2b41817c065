/* The answer to a search: entries, facets, extracts. Runs in a worker, or in the page where none may be started (a page
   opened from a memory stick). It knows nothing of the page. */
"use strict";

(function (search) {
  const { data, tokens, stem, distance } = search;

  /* Whether an entry has, of every facet that is chosen, one of the chosen values. */
  function passes(number, chosen, but) {
    return Object.entries(chosen).every(([facet, values]) => {
      if (facet === but || !Object.hasOwn(data.facets, facet) || !values.length) return true;
      const known = data.facets[facet];
      return known.of[number].some((value) => values.includes(known.values[value][0]));
    });
  }

  function counts(order, chosen) {
    const result = [];
    for (const [facet, { label, values, of }] of Object.entries(data.facets)) {
      const number = new Array(values.length).fill(0);
      for (const entry of order) if (passes(entry, chosen, facet)) for (const value of of[entry]) number[value] += 1;
      const list = values.map(([id, words], value) => ({ id, words: words || titleOf(`${facet}s/${id}`), count: number[value], chosen: (chosen[facet] || []).includes(id) }));
      result.push({ facet, label, values: list.filter((value) => value.count || value.chosen).sort((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1)) });
    }
    return result;
  }

  const LITTLE = new Set(["not", "no", "nor"]); // words that say nothing by themselves

  const titleOf = (name) => data.entries.titles[search.numberOf(name)] || name;

  const addressOf = (name) => {
    if (name.startsWith("glossary/")) return name.replace("/", "/#");
    const [folder, page] = name.split("/");
    if (page) return `${data.entries.folders[folder] || folder}/${page}/`;
    const [review, own] = name.split(".");
    return `reviews/${review}/#${own}`;
  };

  /* A piece of text round the first words that were found, cut into [words, found] pairs. */
  function extract(text, stems) {
    const words = text.split(" ");
    const found = words.map((word) => tokens(word).some((token) => stems.has(stem(token))));
    const little = words.map((word) => tokens(word).every((token) => LITTLE.has(token)));
    const full = (place) => found[place] && !little[place];
    const hit = found.map((here, place) => here && (!little[place] || full(place - 1) || full(place + 1)));
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

  /* An entry as a result shows it. What needs its text is there only when the text is. */
  function result(number, stems) {
    const { names, titles, kinds } = data.entries;
    const name = names[number];
    const [kind, kindWords] = kinds.values[kinds.of[number]];
    const found = { name, kind, kindWords, title: titles[number], address: addressOf(name) };
    if (!name.includes("/")) found.review = titleOf(`reviews/${name.split(".")[0]}`);
    const shown = data.texts[Math.floor(number / data.entries.shown)]?.[number % data.entries.shown];
    if (!shown) return found;
    return {
      ...found, note: shown.note, extract: extract(shown.text, stems),
      procedures: shown.procedures.map((id) => ({ title: titleOf(`procedures/${id}`), address: `procedures/${id}/` })),
    };
  }

  let last = { asked: null }; // a page asks for titles, then for their texts, then for more: the order is the same

  /* The answer to a query: which entries, in which order, and the facets. `load` fetches files by name. With `texts` the results have
     extracts; without, they come sooner. `whole` of `total` entries have all the words. */
  async function find({ query, chosen = {}, from = 0, most = 10, facets = true, texts = true }, load) {
    const asked = query.slice(0, 1000);
    const narrow = facets || Object.keys(chosen).length > 0;
    await load(["words.js", "entries.js"].filter((name) => !data[name.slice(0, -3)]));
    for (let wanted = [...(narrow && !data.facets ? ["facets.js"] : []), ...search.needs(asked)]; wanted.length; wanted = search.needs(asked)) {
      await load(wanted);
    }
    if (last.asked !== asked) last = { asked, ...search.ranked(asked) };
    const { order, whole, parts } = last;
    const kept = order.filter((number) => passes(number, chosen));
    const page = kept.slice(from, from + most);
    if (texts) {
      const wanted = new Set(page.map((number) => Math.floor(number / data.entries.shown)));
      await load([...wanted].filter((number) => !data.texts[number]).map((number) => `text-${number}.js`));
    }
    const stems = new Set(parts.flatMap((clause) => [...clause.words.map(stem), ...clause.terms]));
    return {
      query,
      total: kept.length,
      whole: kept.filter((number) => whole.has(number)).length,
      results: page.map((number) => result(number, stems)),
      facets: facets ? counts(order, chosen) : [],
      nearest: kept.length ? [] : suggestions(asked),
    };
  }

  /* Words that would find something, for a query that found nothing. */
  function suggestions(query) {
    const list = tokens(query).flatMap((word) => data.words.terms.filter((term) => term[0] === word[0] && distance(stem(word), term, 3) <= 3).slice(0, 3));
    return [...new Set(list)].slice(0, 6);
  }

  /* Words as parts.py shortened them: how many letters each shares with the one before, and what follows. */
  function spelt(terms) {
    let before = "";
    return terms.split(" ").map((said) => (before = before.slice(0, Number(said[0])) + said.slice(1)));
  }

  Object.assign(search, {
    words: (given) => (data.words = { ...given, terms: spelt(given.terms) }),
    entries: (given) => (data.entries = given),
    facets: (given) => (data.facets = given),
    part: (given, number) => (data.parts[number] = given),
    ahead: (given) => Object.assign(data.parts, given),
    text: (given, number) => (data.texts[number] = given),
    find,
  });
})(globalThis.learnbriefSearch);
