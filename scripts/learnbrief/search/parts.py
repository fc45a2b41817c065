"""The index, prebuilt and cut into parts, so that a search fetches what its words need and no more.

Every part is a small script that hands its data to ``learnbriefSearch``, because a page opened from a memory stick
may load scripts but may not fetch data. The weights are those lunr gives; what a term weighs in the fields of an entry is added up
here, as lunr.js would do in the browser, so that one number for each entry goes over the line and not one for each field.
"""

import gzip
import importlib.util
import json
import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..exports.assets import without_comments
from ..model import addresses
from ..model.library import Library, Texts
from .alike import alike
from .concepts import Concepts, concepts
from .entries import FACETS, Entry, entries, facet_labels
from .packing import postings, shortened, steps
from .weights import weights
from .words import stem, tokens

PLACE = "assets/search/"
PARTS = 256  # enough that a part of a large library stays small
SHOWN_A_PART = 2
MOST_WORDS = 180  # of an entry's text that an extract is taken from
AHEAD = 8  # files in which a browser fetches parts ahead, while nobody waits for anything
AHEAD_MOST = 300_000  # bytes of their parts, each compressed; together they take a sixth less
WARN_ABOVE = 1_000_000  # bytes, compressed; beyond it a library wants an index that is cut finer
FIELDS = {"title": 6.0, "meaning": 4.0, "about": 2.0, "text": 2.0, "asked": 3.0, "context": 1.25}
ENGINE = ("language.js", "asking.js", "ranking_weights.js", "ranking.js", "engine.js", "worker.js")
OWN = 3  # times more than in a title: who types the name of a procedure or theme wants it, before what only has the name in its title
# Kinds that tell little of what a query is about.
ASIDE = {"term", "reference", "cross_reference", "term_of_reference", "event", "moment", "role"}
# Fields by whose words an entry is known; of what words mean, also the themes and the rest that editors linked it to.
KNOWN_BY = frozenset({"title", "asked"})
MEANT_BY = frozenset({"meaning", "asked", "about"})
_CONCEPT = re.compile(r"c\d+")
_STEMMER = re.compile(r"/\*!\s*\* lunr\.stemmer\n.*?(?=/\*!)", re.DOTALL)
_LUNR = "/*! The stemmer of lunr 2.3.9, MIT licence, lunrjs.com */\nglobalThis.lunr = { Pipeline: { registerFunction() {} } };"
log = logging.getLogger("mkdocs.plugins.learnbrief.search")


def search_files(library: Library, texts: Texts) -> dict[str, bytes]:
    """Every file that search needs in the browser, by address from the site's root."""
    found = entries(library, texts)
    known = concepts(library)
    documents = [{field: [stem(word) for word in words] for field, words in _fields(entry, known).items()} for entry in found]
    terms = weights(documents, FIELDS)
    parts = _parts(terms, known)
    ahead = _ahead(parts, terms)
    files = {
        "engine.js": _engine(),
        "words.js": _script(
            "words",
            {
                "terms": shortened(_words(terms)),
                "phrases": {key: list(numbers) for key, numbers in known.phrases.items() if " " not in key},
                "glossary": known.glossary,
                "longest": known.longest,
                "parts": PARTS,
                "ahead": len(ahead),
            },
        ),
        "entries.js": _script("entries", _table(found, facet_labels(library)["kind"]) | _near(found, documents)),
        "facets.js": _script("facets", _facets(library, found)),
    }
    files |= {f"part-{number}.js": _script("part", part, number) for number, part in enumerate(parts)}
    for start in range(0, len(found), SHOWN_A_PART):
        number = start // SHOWN_A_PART
        files[f"text-{number}.js"] = _script("text", [_shown(entry) for entry in found[start : start + SHOWN_A_PART]], number)
    size = sum(len(gzip.compress(data, mtime=0)) for data in files.values())
    files |= {f"ahead-{number}.js": _script("ahead", some) for number, some in enumerate(ahead)}
    log.info("The search index has %d KB compressed, in %d files.", size // 1000, len(files))
    if size > WARN_ABOVE:
        log.warning("The search index has passed 1 MB compressed (%d KB): see docs/search.md.", size // 1000)
    return {PLACE + name: data for name, data in files.items()}


def _parts(terms: Mapping[str, Any], known: Concepts) -> list[dict[str, dict[str, Any]]]:
    """The index, cut by term: {"terms": {term: postings}, "phrases": {key: concepts}} for each part."""
    parts: list[dict[str, dict[str, Any]]] = [{"terms": {}, "phrases": {}} for _ in range(PARTS)]
    for term, found_in in sorted(terms.items()):
        parts[part_of(term)]["terms"][term] = postings(found_in, MEANT_BY if _CONCEPT.fullmatch(term) else KNOWN_BY)
    for key, numbers in known.phrases.items():
        if " " in key:  # with its first word, which whoever types it asks for anyway
            parts[part_of(key.split(" ", 1)[0])]["phrases"][key] = list(numbers)
    return parts


def _ahead(parts: list[dict[str, dict[str, Any]]], terms: Mapping[str, Any]) -> list[dict[int, Any]]:
    """The parts that a browser fetches before they are asked for, in few files of about one size.

    The likeliest come first: those with the most words by which entries are known, for their size. A large library has not room for all.
    """
    sizes = [len(gzip.compress(_script("part", part), mtime=0)) for part in parts]
    known_by = [sum(1 for term in part["terms"] if not (KNOWN_BY | MEANT_BY).isdisjoint(terms[term])) for part in parts]
    files: list[dict[int, Any]] = [{} for _ in range(AHEAD)]
    room = 0
    for number in sorted(range(len(parts)), key=lambda number: (-known_by[number] / sizes[number], number)):
        room += sizes[number]  # together they take somewhat less
        if room <= AHEAD_MOST:
            files[room * AHEAD // (min(AHEAD_MOST, sum(sizes)) + 1)][number] = parts[number]
    return [file for file in files if file]


def part_of(term: str) -> int:
    """The part a term is in, found without a table: by its first two letters, or by the number of a concept."""
    if _CONCEPT.fullmatch(term):
        return int(term[1:]) % PARTS
    return (ord(term[0]) * 7 + ord(term[1 if len(term) > 1 else 0])) % PARTS


def _fields(entry: Entry, known: Concepts) -> dict[str, list[str]]:
    """The tokens of each field. A concept is the token ``c`` and its number, which no word is like."""
    same = tokens(" ".join(entry.same))
    text = tokens(f"{entry.text} {entry.beside}")
    names = [known.in_tokens(tokens(name)) for name in (entry.title, *entry.same)]
    linked = (
        *(f"themes/{theme}" for theme in entry.about),
        *(f"procedures/{name}" for name, _ in entry.procedures),
        *(f"moments/{name}" for name in entry.facets.get("moment", ())),
        *(f"roles/{name}" for name in entry.facets.get("role", ())),
    )
    own = [f"c{known.of[entry.name]}"] * OWN if entry.name in known.of else []
    return {
        "title": tokens(f"{entry.title} {entry.label}"),
        "meaning": [f"c{number}" for numbers in names for number in numbers] + own,
        "about": [f"c{known.of[name]}" for name in linked if name in known.of] + same,
        "text": text + [f"c{number}" for number in known.in_tokens(text)],
        "asked": (asked := tokens(" . ".join(entry.asked))) + [f"c{number}" for number in known.in_tokens(asked)],
        "context": (context := tokens(entry.context)) + [f"c{number}" for number in known.in_tokens(context)],
    }


def _words(terms: dict[str, Any]) -> list[str]:
    """The terms that are words: what a reader may have meant by a word that is not there."""
    return sorted(term for term in terms if not _CONCEPT.fullmatch(term))


def _table(found: list[Entry], kinds: Mapping[str, str]) -> dict[str, Any]:
    """What ranking and the first sight of a result need of every entry, by column. ``related`` says how far on another entry is."""
    used = sorted({entry.kind for entry in found})
    numbers = {entry.name: number for number, entry in enumerate(found)}
    return {
        "names": [entry.name for entry in found],
        "titles": [entry.title for entry in found],
        "kinds": {"values": [[kind, kinds[kind]] for kind in used], "of": [used.index(entry.kind) for entry in found]},
        "years": [int(next(iter(entry.facets.get("year", ())), 0)) for entry in found],
        "labels": {str(number): entry.label for number, entry in enumerate(found) if entry.label},
        "links": [[numbers[name] for name in entry.leads_to if name in numbers] for entry in found],
        "related": [[numbers[name] - one for name in entry.related if name in numbers] for one, entry in enumerate(found)],
        "folders": {folder: place.strip("/") for folder, place in addresses.PAGES.items() if place.strip("/") not in ("", folder)},
        "shown": SHOWN_A_PART,
    }


def _near(found: list[Entry], documents: list[dict[str, list[str]]]) -> dict[str, Any]:
    """Which entries read alike, of each the later ones: as steps, and how much as figures from 1 to 9."""
    aside = {number for number, entry in enumerate(found) if entry.kind in ASIDE}
    later: list[dict[int, float]] = [{} for _ in found]
    for (one, other), share in alike(documents, aside).items():
        later[one][other] = share
    figures = ["".join(str(min(9, max(1, round(near[other] * 5)))) for other in sorted(near)) for near in later]
    return {"near": [steps(sorted(near), one) for one, near in enumerate(later)], "nearness": figures}


def _facets(library: Library, found: list[Entry]) -> dict[str, Any]:
    """Every facet with its values, as [id, words], and of every entry the numbers of its values.

    A value that is called like its own entry, as a theme is, has that entry's title for its words and brings none.
    """
    labels = facet_labels(library)
    titles = {entry.name: entry.title for entry in found}
    used = {facet: sorted({value for entry in found for value in entry.facets.get(facet, ())}) for facet in FACETS}
    places = {facet: {value: number for number, value in enumerate(values)} for facet, values in used.items()}
    return {
        facet: {
            "label": label,
            "values": [
                [value] if titles.get(f"{facet}s/{value}") == (words := labels[facet].get(value, value)) else [value, words]
                for value in used[facet]
            ],
            "of": [[places[facet][value] for value in entry.facets.get(facet, ())] for entry in found],
        }
        for facet, label in FACETS.items()
    }


def _shown(entry: Entry) -> dict[str, Any]:
    """What a result shows besides its title; fetched when it is shown."""
    words = entry.text.split()
    procedures = sorted({name for name, _ in entry.procedures})
    return {"note": entry.note, "text": " ".join(words[:MOST_WORDS]), "procedures": procedures}


def _script(call: str, *data: Any) -> bytes:
    said = ",".join(json.dumps(one, ensure_ascii=False, separators=(",", ":"), sort_keys=False) for one in data)
    return f"learnbriefSearch.{call}({said});\n".encode()


def _engine() -> bytes:
    """Everything that runs in the browser besides the page's own script, in one file because each file costs a slow line a wait.

    Of lunr.js 2.3.9 (MIT), which ships inside the mkdocs package, it takes the stemmer; the rest would double the engine.
    """
    spec = importlib.util.find_spec("mkdocs")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("lunr.js: the mkdocs package is not installed")
    lunr = (Path(spec.submodule_search_locations[0]) / "contrib/search/templates/search/lunr.js").read_text("utf-8")
    found = _STEMMER.search(lunr)
    if found is None:
        raise ValueError("lunr.js: its stemmer is not where it was; see _STEMMER in search/parts.py")
    own = ((Path(__file__).parent / name).read_text("utf-8") for name in ENGINE)
    sources = (_LUNR, f"(function (lunr) {{\n{found[0]}\n}})(globalThis.lunr);", *own)
    return "\n".join(re.sub(r"^\s+", "", without_comments(source), flags=re.MULTILINE) for source in sources).encode()
