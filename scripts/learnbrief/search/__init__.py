"""Search: what can be found, the field's words, and the parts of the index that a browser fetches.

- ``entries``  what can be found, with its facets; apart from any engine
- ``words``    how a text becomes tokens, the same here and in the browser
- ``concepts`` phrases that mean the same: acronyms, synonyms, other names, statute sections
- ``alike``    which entries share their telling words
- ``packing``  words and postings in fewer letters
- ``parts``    the index, prebuilt with lunr's weights and cut into parts

``docs/search.md`` tells how results are ranked.
"""

from .parts import search_files

__all__ = ["search_files"]
