"""Regular expressions in schemas: matching, and deterministic example texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from mockserver.ground.errors import MockserverError
from mockserver.ground.late.patterns import late_pattern

LONGEST_PATTERN = 1000
_DEEPEST = 50
# The memory limit of a compiled pattern. With thousands of repeats, matching takes quadratic time.
_MOST_MEMORY = 128 * 1024
_TOO_LARGE = "pattern too large"
_TRIES = 20

_PRINTABLE = "".join(map(chr, range(32, 127)))
_DIGITS = "0123456789"
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_UPPER = _LOWER.upper()
_CLASSES = {"d": _DIGITS, "w": f"{_LOWER}{_UPPER}{_DIGITS}_", "s": " "}
_PROPERTIES = {"L": _LOWER + _UPPER, "Lu": _UPPER, "Ll": _LOWER, "N": _DIGITS, "Nd": _DIGITS}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_WIDTHS = {"x": 2, "u": 4}

_GROUP = late_pattern(r"\((?:\?:|\?P?<[A-Za-z_]\w*>)?(?!\?)")
_TIMES = late_pattern(r"(?:([*+?])|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})\??")
_PROPERTY = late_pattern(r"\{(\w+)\}")
_RANGES = {"*": (0, 1), "+": (1, 1), "?": (0, 1)}

Sampler: TypeAlias = Callable[[Random], str]


class PatternInvalid(MockserverError):
    """The pattern is not a regular expression; the message says why."""


class PatternUnsupported(MockserverError):
    """No example can be generated for the pattern; the message names the unsupported part."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that a text must match anywhere; `example` is a matching text."""

    source: str
    example: str
    search: Callable[[str], object]

    def fits(self, text: str) -> bool:
        """Return whether `text` matches, in linear time."""
        return self.search(text) is not None


def read_pattern(source: str) -> Pattern:
    """Return the pattern. Raises PatternInvalid, and PatternUnsupported for lookarounds, backreferences and flags."""
    if len(source) > LONGEST_PATTERN:
        raise PatternUnsupported(f"a pattern of more than {LONGEST_PATTERN} characters")
    sample = _Parser(source).read()
    search = _compiled(source)
    for seed in range(_TRIES):
        example = sample(Random(seed))  # noqa: S311 - plausible, not secret
        if search(example):
            return Pattern(source, example, search)
    raise PatternUnsupported(f"the pattern {source!r}, for which no text was found")


def _compiled(source: str) -> Callable[[str], object]:
    import re2  # late, because few schemas have a pattern

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MOST_MEMORY
    try:
        search: Callable[[str], object] = re2.compile(source, options).search
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error
        if str(reason).startswith(_TOO_LARGE):
            raise PatternUnsupported("a pattern with so many repeats") from None
        raise PatternInvalid(f"{source!r} is no regular expression: {reason}") from None
    return search


class _Parser:
    """Parses a pattern into a generator of example texts. Validity is checked by the compiled pattern."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0

    def read(self) -> Sampler:
        sampler = self._either()
        if self._at < len(self._source):
            raise PatternInvalid(f"{self._source!r} has a parenthesis that closes nothing")
        return sampler

    def _either(self) -> Sampler:
        branches = [self._sequence()]
        while self._takes("|"):
            branches.append(self._sequence())
        return lambda random: random.choice(branches)(random)

    def _sequence(self) -> Sampler:
        items: list[Sampler] = []
        while self._at < len(self._source) and self._source[self._at] not in "|)":
            items.append(self._times(self._atom()))
        return lambda random: "".join(item(random) for item in items)

    def _times(self, item: Sampler) -> Sampler:
        found = _TIMES.match(self._source, self._at)
        if not found:
            return item
        self._at = found.end()
        sign, least, comma, most = found.groups()
        first, last = _RANGES[sign] if sign else (int(least), int(most or (least if not comma else int(least) + 1)))
        if first > last:
            raise PatternInvalid(f"{found[0]} counts down")
        return lambda random: "".join(item(random) for _ in range(max(first, min(1, last))))

    def _atom(self) -> Sampler:
        char = self._next()
        match char:
            case "(":
                return self._group()
            case "[":
                return _one_of(self._set())
            case "\\":
                return _one_of(self._escape())
            case "^" | "$":
                return lambda random: ""
            case ".":
                return _one_of(_LOWER)
            case "*" | "+" | "?":
                raise PatternInvalid(f"{char} in {self._source!r} repeats nothing")
        return _one_of(char)

    def _group(self) -> Sampler:
        found = _GROUP.match(self._source, self._at - 1)
        if found is None:
            raise PatternUnsupported(f"a group that begins with {self._source[self._at - 1 : self._at + 2]}")
        self._at, self._depth = found.end(), self._depth + 1
        if self._depth > _DEEPEST:
            raise PatternUnsupported(f"a pattern with more than {_DEEPEST} levels of groups")
        inner = self._either()
        if not self._takes(")"):
            raise PatternInvalid(f"a group of {self._source!r} is not closed")
        self._depth -= 1
        return inner

    def _escape(self) -> str:
        """Return the characters for an escape; empty for a word boundary."""
        char = self._next()
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char in _WIDTHS:
            return self._numbered(_WIDTHS[char])
        if char == "p":
            return self._property()
        if char in "bB":
            return ""
        if char.lower() in _CLASSES:
            members = _CLASSES[char.lower()]
            return members if char.islower() else _without(members)
        if char.isalnum():
            raise PatternUnsupported(f"the escape \\{char}")
        return char

    def _numbered(self, width: int) -> str:
        digits = self._source[self._at : self._at + width]
        self._at += width
        try:
            return chr(int(digits, 16))
        except ValueError:
            raise PatternInvalid(f"{digits!r} in {self._source!r} is no hexadecimal number") from None

    def _property(self) -> str:
        found = _PROPERTY.match(self._source, self._at)
        if found is None or found[1] not in _PROPERTIES:
            raise PatternUnsupported("a class of characters that \\p names, other than L, Lu, Ll, N and Nd")
        self._at = found.end()
        return _PROPERTIES[found[1]]

    def _set(self) -> str:
        is_negated = self._takes("^")
        members = ""
        while not self._takes("]"):
            first = self._member()
            is_range = self._source[self._at : self._at + 1] == "-" and self._source[self._at + 1 : self._at + 2] != "]"
            members += self._range(first) if is_range and len(first) == 1 else first
        return _without(members) if is_negated else members

    def _member(self) -> str:
        char = self._next()
        return self._escape() if char == "\\" else char

    def _range(self, first: str) -> str:
        self._at += 1
        last = self._member()
        if len(last) != 1 or last < first:
            raise PatternInvalid(f"{first}-{last} in {self._source!r} is no range")
        printable = "".join(char for char in _PRINTABLE if first <= char <= last)
        return printable or first

    def _next(self) -> str:
        if self._at >= len(self._source):
            raise PatternInvalid(f"{self._source!r} ends too early")
        self._at += 1
        return self._source[self._at - 1]

    def _takes(self, char: str) -> bool:
        is_here = self._source[self._at : self._at + 1] == char
        self._at += is_here
        return is_here


def _without(members: str) -> str:
    return "".join(char for char in _PRINTABLE if char not in members)


def _one_of(members: Sequence[str]) -> Sampler:
    # Prefer letters and digits, so that examples look natural.
    pleasant = [char for char in members if char.isalnum()] or list(members)
    return lambda random: random.choice(pleasant) if pleasant else ""
