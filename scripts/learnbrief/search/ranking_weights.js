/* How much each thing counts in ranking (ranking.js): one sum before the second look, and one after it. docs/search.md says what the names mean
   and how the figures were chosen. A kind that is not here counts 0. */
"use strict";

(function (search) {
  search.weights = {
    first: {
      score: 5.16, nearlyBest: 0.97, share: 1.52, nearlyAll: 0.66, own: 1.92, meant: 2, known: 1.93,
    },
    firstKinds: {
      theme: 2.06, review: 1.35, procedure: 1.3, briefing: 1.19, finding: 0.8, section: 0.48, learning: 0.2, model: -0.09,
      consideration: -0.25, dissemination: -0.26, recommendation: -0.31, measure: -0.33, strength: -0.6, improvement: -0.65,
      factor: -0.74, comparison: -0.76, prompt: -0.8, question: -1.07, reference: -1.11, action: -1.2, term: -1.66,
      cross_reference: -2.5, term_of_reference: -4.7,
    },
    second: {
      score: 3.79, nearlyBest: 0.13, share: 1.01, own: 0.73, meant: 0.53, alike: 1.81, related: 2, ledTo_theme: 2.31,
      ledTo_procedure: 0.68, ledTo_briefing: 2.35, on_theme: 1.24, on_procedure: 0.4, on_briefing: 0.77,
    },
    kinds: {
      procedure: 0.87, review: 0.78, section: 0.52, cross_reference: 0.51, term: 0.47, briefing: 0.33, learning: 0.26, finding: 0.02,
      recommendation: -0.08, theme: -0.08, reference: -0.15, model: -0.28, comparison: -0.54, strength: -0.57, consideration: -0.62,
      measure: -0.76, factor: -0.81, term_of_reference: -0.82, action: -1.13, improvement: -1.61, prompt: -1.61, question: -1.74,
      dissemination: -2.62,
    },
  };
})(globalThis.learnbriefSearch);
