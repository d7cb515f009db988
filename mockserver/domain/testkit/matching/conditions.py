"""The conditions of matchers: equality, a regular expression, one of several values, existence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mockserver.ground.did_you_mean import suggestion
from mockserver.ground.errors import MockserverError

LONGEST_PATTERN = 1_000
_LONGEST_SHOWN = 120


class MatcherInvalid(MockserverError):
    """The description of a matcher is invalid; the message names the place."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place at which a request differs from a matcher."""

    where: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.where}: expected {self.expected}, got {self.got}"


class Condition(Protocol):
    """A condition on the values at one place of a request: none, one or several."""

    def holds(self, values: Sequence[Any]) -> bool: ...
    def differences(self, where: str, values: Sequence[Any]) -> Iterator[Difference]: ...


@dataclass(frozen=True, slots=True)
class Equals:
    """Holds if one of the values equals `expected`. A number never equals a boolean."""

    expected: Any

    def holds(self, values: Sequence[Any]) -> bool:
        return any(_are_equal(self.expected, value) for value in values)

    def differences(self, where: str, values: Sequence[Any]) -> Iterator[Difference]:
        if len(values) == 1:
            yield from _unequal(where, self.expected, values[0])
        else:
            yield Difference(where, shown(self.expected), _all_shown(values))


class Fits:
    """Holds if `pattern` is found in one of the values; other values than texts are searched as JSON."""

    __slots__ = ("_search", "pattern")

    def __init__(self, pattern: str, search: Callable[[str], object]) -> None:
        self.pattern = pattern
        self._search = search

    def holds(self, values: Sequence[Any]) -> bool:
        return any(self._search(as_text(value)) for value in values)

    def differences(self, where: str, values: Sequence[Any]) -> Iterator[Difference]:
        yield Difference(where, f"a text that fits /{self.pattern}/", _all_shown(values))


@dataclass(frozen=True, slots=True)
class OneOf:
    """Holds if one of the values equals one of `options`."""

    options: Sequence[Any]

    def holds(self, values: Sequence[Any]) -> bool:
        return any(_are_equal(option, value) for option in self.options for value in values)

    def differences(self, where: str, values: Sequence[Any]) -> Iterator[Difference]:
        yield Difference(where, f"one of {', '.join(map(shown, self.options))}", _all_shown(values))


@dataclass(frozen=True, slots=True)
class Exists:
    """Holds if there is a value or, if `wanted` is false, if there is none."""

    wanted: bool

    def holds(self, values: Sequence[Any]) -> bool:
        return bool(values) is self.wanted

    def differences(self, where: str, values: Sequence[Any]) -> Iterator[Difference]:
        yield Difference(where, "a value" if self.wanted else "nothing", _all_shown(values))


def read_condition(described: Any, where: str) -> Condition:
    """Return the condition for `described`: an object with one of the keywords below, else equality.

    Raises MatcherInvalid, which begins with `where`.
    """
    if isinstance(described, Mapping) and len(described) == 1:
        word, value = next(iter(described.items()))
        if word in _WORDS:
            return _WORDS[word](value, where)
    return Equals(described)


def check_word(described: Any, where: str) -> None:
    """Check that `described`, at a place where everything is text, is no misspelt condition. Raises MatcherInvalid."""
    if isinstance(described, Mapping) and len(described) == 1:
        word = next(iter(described))
        meant = "" if word in _WORDS else suggestion(word, _WORDS)
        if meant:
            raise MatcherInvalid(f"{where}: {word!r:.100} is not a condition{meant}")


def read_pattern(pattern: str, where: str) -> Callable[[str], object]:
    """Return a function that searches a text for `pattern` in linear time, because the pattern comes from a test.

    Raises MatcherInvalid, which begins with `where`.
    """
    import re2  # late, because few matchers have a pattern

    options = re2.Options()
    options.log_errors = False
    try:
        search: Callable[[str], object] = re2.compile(pattern, options).search
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error
        raise MatcherInvalid(f"{where}: {pattern!r} is not a regular expression of RE2: {reason}") from None
    return search


def _fits(pattern: Any, where: str) -> Condition:
    if not isinstance(pattern, str) or len(pattern) > LONGEST_PATTERN:
        raise MatcherInvalid(f"{where}.regex: expected a text of at most {LONGEST_PATTERN} characters")
    return Fits(pattern, read_pattern(pattern, f"{where}.regex"))


def _one_of(options: Any, where: str) -> Condition:
    if not isinstance(options, list):
        raise MatcherInvalid(f"{where}.one_of: expected a list of values, got {shown(options)}")
    return OneOf(tuple(options))


def _exists(wanted: Any, where: str) -> Condition:
    if not isinstance(wanted, bool):
        raise MatcherInvalid(f"{where}.exists: expected true or false, got {shown(wanted)}")
    return Exists(wanted)


_WORDS: dict[str, Callable[[Any, str], Condition]] = {
    "equals": lambda value, _: Equals(value),
    "regex": _fits,
    "one_of": _one_of,
    "exists": _exists,
}


def as_text(value: Any) -> str:
    """Return `value` as in a query string or JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f'"{name}": {_quoted(item)}' for name, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    return "null" if value is None else str(value)


def shown(value: Any) -> str:
    """Return `value` for messages: shortened to fit into a sentence."""
    text = _quoted(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 2]} …"


def _quoted(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else as_text(value)


def _all_shown(values: Sequence[Any]) -> str:
    return " and ".join(map(shown, values[:3])) + (" …" if len(values) > 3 else "") if values else "nothing"


def _are_equal(expected: Any, got: Any) -> bool:
    return next(_unequal("", expected, got), None) is None


def _unequal(where: str, expected: Any, got: Any) -> Iterator[Difference]:
    """Yield the deepest places at or below `where` at which the two values differ."""
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        for name in [*expected, *(name for name in got if name not in expected)]:
            yield from _unequal_member(f"{where}.{name}", name, expected, got)
    elif isinstance(expected, list | tuple) and isinstance(got, list | tuple) and len(expected) == len(got):
        for number, (wanted, item) in enumerate(zip(expected, got, strict=True)):
            yield from _unequal(f"{where}[{number}]", wanted, item)
    elif isinstance(expected, bool) is not isinstance(got, bool) or expected != got:
        yield Difference(where, shown(expected), shown(got))


def _unequal_member(where: str, name: str, expected: Mapping[str, Any], got: Mapping[str, Any]) -> Iterator[Difference]:
    if name not in got:
        yield Difference(where, shown(expected[name]), "nothing")
    elif name not in expected:
        yield Difference(where, "nothing", shown(got[name]))
    else:
        yield from _unequal(where, expected[name], got[name])
