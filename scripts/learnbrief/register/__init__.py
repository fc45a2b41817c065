"""Permanence: what was published stays at its address, and says when its words changed.

- ``files``      the register as it stands in content/register/
- ``published``  every address of a library that is promised to stay
- ``promises``   what a library breaks of what was promised
- ``renewed``    the register as it will be when the library is published
"""

from .files import read_register, write_register
from .promises import broken_promises
from .renewed import renewed

__all__ = ["broken_promises", "read_register", "renewed", "write_register"]
