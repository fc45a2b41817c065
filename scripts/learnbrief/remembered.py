"""What pure functions made of the same arguments before, for a preview that runs the recipe again after every saved edit.

Where nothing remembers, as in a build, a function that is marked ``@remembered`` is simply called. A memory keeps what its last run
used and no more, so that it does not grow with the number of edits.
"""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Memory:
    """Results by function and arguments. One run at a time."""

    def __init__(self) -> None:
        self._before: dict[Any, Any] = {}
        self._now: dict[Any, Any] = {}

    @contextmanager
    def run(self) -> Iterator[None]:
        """Remember while this lasts; forget afterwards what was not used."""
        self._before, self._now = self._now, {}
        token = _active.set(self)
        try:
            yield
        finally:
            _active.reset(token)
            self._before = {}

    def of(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """What ``function`` makes of these arguments, made again only where nobody remembers."""
        key = (function, *(one if isinstance(one, str) else _Same(one) for one in arguments))
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else function(*arguments)
        return self._now[key]


class _Same:
    """An argument that cannot be hashed: it is the same only if it is the very same object, which is kept so that it stays so."""

    __slots__ = ("_one",)

    def __init__(self, one: object) -> None:
        self._one = one

    def __hash__(self) -> int:
        return id(self._one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._one is other._one


_active: ContextVar[Memory | None] = ContextVar("memory", default=None)


def remembered(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Mark a function whose result follows from its arguments alone, and which nobody changes afterwards. It is called by position."""

    @functools.wraps(function)
    def called(*arguments: Given.args, **named: Given.kwargs) -> Result:
        memory = _active.get()
        if memory is None or named:
            return function(*arguments, **named)
        result: Result = memory.of(function, arguments)
        return result

    return called
