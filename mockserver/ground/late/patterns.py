"""Regular expressions that are compiled at their first use. Python takes a tenth of a millisecond or more for each."""

import re
from typing import cast

_ATTRIBUTES = (
    *("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"),
    *("pattern", "flags", "groups", "groupindex"),
)


class _CompiledPattern:
    """A pattern that is used: it has the attributes of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags


class _UnusedPattern(_CompiledPattern):
    """A pattern that was not used yet. Its first use compiles it, and makes it a _CompiledPattern."""

    def __getattr__(self, name: str) -> object:
        if name not in _ATTRIBUTES:
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        for each in _ATTRIBUTES:
            setattr(self, each, getattr(compiled, each))
        # Without `__getattr__` Python finds attributes faster: a call now takes as long as one of a pattern.
        self.__class__ = _CompiledPattern  # type: ignore[assignment]
        return getattr(compiled, name)


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern that `re.compile` returns, for its methods; the functions of `re` do not take it.

    It is for patterns of which a process needs few, such as those for prompts.
    """
    return cast("re.Pattern[str]", _UnusedPattern(pattern, flags))
