"""Every rule for what is written, once: its name, its sentence, how to mend what breaks it, a bad and a good example.

Messages, ``learnbrief explain``, the tests and what is told to other programs are made from here. A module holds the rules
of one matter; whoever writes a check adds its rule to the module it belongs to, or adds a module to the list below.
"""

from collections.abc import Mapping
from types import MappingProxyType

from . import disclosure, editorial, files, headings, links, permanence, prose, publication, values, yaml_blocks
from .rule import Rule, Where

__all__ = ["RULES", "Rule", "Where"]

_MODULES = (files, yaml_blocks, headings, values, links, permanence, publication, prose, disclosure, editorial)

RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for module in _MODULES for rule in module.RULES})
