/* How much each thing counts in ranking (ranking.js): one sum before the second look, and one after it. docs/search.md says what the names
   mean; `python -m bench.search_weights` has fitted the figures. A kind that is not here counts 0. Moments and roles
   stand a little back, set by hand: nobody has judged them, and those that are asked for by name are moved up (raiseLens in ranking.js). */
"use strict";

(function (search) {
  search.weights = {
    first: {
      score: 2.68, meant: 1.50, nearlyBest: 1.42, own: 0.87, nearlyAll: 0.75, known: 0.68, share: 0.27,
    },
    firstKinds: {
      theme: 1.53, briefing: 1.13, review: 0.72, procedure: 0.72, learning: 0.38, finding: 0.28, section: 0.14, model: 0.05,
      recommendation: -0.18, dissemination: -0.19, consideration: -0.29, comparison: -0.43, cross_reference: -0.44, strength: -0.47,
      reference: -0.57, prompt: -0.64, factor: -0.69, measure: -0.71, action: -0.88, improvement: -0.92, question: -1.40, term: -1.45,
      term_of_reference: -2.02,
    },
    second: {
      score: 4.02, ledTo_briefing: 2.30, related: 2.11, ledTo_theme: 2.08, alike: 1.66, on_theme: 1.37, own: 1.05, share: 1.01,
      on_briefing: 0.84, meant: 0.75, ledTo_procedure: 0.70, on_procedure: 0.43, nearlyBest: -0.11,
    },
    kinds: {
      review: 1.07, procedure: 0.97, term: 0.84, section: 0.41, theme: 0.31, briefing: 0.25, finding: 0.18, learning: 0.08,
      recommendation: -0.21, strength: -0.38, moment: -0.50, role: -0.50, model: -0.50, comparison: -0.56, reference: -0.71, consideration: -0.72, factor: -0.87,
      measure: -0.89, action: -1.00, cross_reference: -1.15, dissemination: -1.51, improvement: -1.67, term_of_reference: -1.81,
      prompt: -1.88, question: -1.95,
    },
  };
})(globalThis.learnbriefSearch);
