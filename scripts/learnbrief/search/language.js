/* How what a reader types becomes tokens: the same as words.py, and a test holds the two together. */
"use strict";

(function (scope) {
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
    [/\b\d+ ?(?:days?|weeks?|wks?|months?|mths?) old\b/g, "baby"],
    ...["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map((word, number) => [
      new RegExp(`\\b(recommendation|finding|lesson|theme|question|point|part) ${word}\\b`, "g"),
      `$1 ${number + 1}`,
    ]),
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

  scope.learnbriefSearch = { tokens, plain };
})(globalThis);
