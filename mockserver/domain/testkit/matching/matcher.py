"""Matchers: select the requests for a fault, a fixed answer or a journal query.

A matcher is described as JSON with one member for each place of a request; a request matches if all conditions hold. A
value means equality; `{"regex": …}`, `{"one_of": […]}`, `{"exists": true}` and `{"equals": …}` are the other
conditions.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from mockserver.domain.account.exchanges import Request
from mockserver.domain.account.secret_headers import SECRET_HEADERS
from mockserver.domain.testkit.matching.conditions import (
    Condition,
    Difference,
    Equals,
    MatcherInvalid,
    OneOf,
    as_text,
    check_word,
    read_condition,
    shown,
)
from mockserver.domain.testkit.matching.json_paths import JsonPathInvalid, read_json_path
from mockserver.domain.testkit.matching.places import PLACES, field_of

MOST_CONDITIONS = 50
_MOST_DIFFERENCES = 20


@dataclass(frozen=True, slots=True)
class _Question:
    """One condition, its place, and how to read the values there."""

    where: str
    read: Callable[[Request], Sequence[Any]]
    condition: Condition
    needs_body: bool

    def holds(self, request: Request) -> bool:
        return self.condition.holds(self.read(request))

    def differences(self, request: Request) -> Iterator[Difference]:
        # An operation has two names; messages show only its own.
        values = (request.operation,) if self.where == "operation" else self.read(request)
        return self.condition.differences(self.where, values)


class Matcher:
    """Selects requests. `described` is the JSON that it was built from."""

    __slots__ = ("_questions", "described")

    def __init__(self, described: Mapping[str, Any], questions: tuple[_Question, ...]) -> None:
        self.described = described
        self._questions = questions

    @property
    def needs_body(self) -> bool:
        """Whether the result for a request depends on its body."""
        return any(question.needs_body for question in self._questions)

    def matches(self, request: Request) -> bool:
        return all(question.holds(request) for question in self._questions)

    def explain(self, request: Request) -> list[Difference]:
        """Return the differences of `request`: none if it matches, few if it nearly does."""
        return list(islice(self._differences(request), _MOST_DIFFERENCES))

    def _differences(self, request: Request) -> Iterator[Difference]:
        for question in self._questions:
            if not question.holds(request):
                yield from question.differences(request)


def read_matcher(described: Mapping[str, Any]) -> Matcher:
    """Return the matcher for `described`; an empty one matches everything. Raises MatcherInvalid."""
    questions = tuple(question for place, wanted in described.items() for question in _questions(place, wanted))
    if len(questions) > MOST_CONDITIONS:
        raise MatcherInvalid(f"it has {len(questions)} conditions; at most {MOST_CONDITIONS} are allowed")
    return Matcher(described, questions)


def _questions(place: str, wanted: Any) -> Iterator[_Question]:
    if place in _PLAIN and wanted is None:
        return  # how clients express "not given"
    if place in _PLAIN:
        read, needs_body = _PLAIN[place]
        yield _Question(place, read, _text_condition(wanted, place), needs_body)
    elif place in _NAMED:
        if not isinstance(wanted, Mapping):
            raise MatcherInvalid(
                f"{place}: expected an object of names and what is wanted of them, got {shown(wanted)}"
            )
        for name, condition in wanted.items():
            yield _NAMED[place](name, condition)
    else:
        known = ", ".join([*_PLAIN, *_NAMED])
        raise MatcherInvalid(f"{place} is not a part of a request; use one of: {known}")


def _text_condition(wanted: Any, where: str) -> Condition:
    """Return the condition for a place where everything is text: in an address, 2 and "2" are equal."""
    check_word(wanted, where)
    condition = read_condition(wanted, where)
    if isinstance(condition, Equals):
        return Equals(as_text(condition.expected))
    return OneOf(tuple(map(as_text, condition.options))) if isinstance(condition, OneOf) else condition


def _texts(value: Any) -> list[str]:
    return [as_text(item) for item in value] if isinstance(value, list | tuple) else [as_text(value)]


def _in_query(name: str, wanted: Any) -> _Question:
    where = f"query.{name}"

    def read(request: Request) -> Sequence[Any]:
        return _texts(request.query[name]) if name in request.query else ()

    return _Question(where, read, _text_condition(wanted, where), needs_body=False)


def _in_headers(name: str, wanted: Any) -> _Question:
    where, key = f"headers.{name}", name.lower()
    if key in SECRET_HEADERS:
        raise MatcherInvalid(
            f"{where}: keys are never stored, so requests cannot be matched by them; use an account for each key"
        )

    def read(request: Request) -> Sequence[Any]:
        return (request.headers[key],) if key in request.headers else ()

    return _Question(where, read, _text_condition(wanted, where), needs_body=False)


def _in_body(name: str, wanted: Any) -> _Question:
    where = f"body.{name}"
    return _Question(
        where, lambda request: field_of(request.body, name), read_condition(wanted, where), needs_body=True
    )


def _at_path(text: str, wanted: Any) -> _Question:
    try:
        path = read_json_path(text)
    except JsonPathInvalid as error:
        raise MatcherInvalid(f"json: {error}") from None

    def read(request: Request) -> Sequence[Any]:
        return () if request.body is None else path.find(request.body)

    return _Question(text, read, read_condition(wanted, f"json.{text}"), needs_body=True)


def _operation(request: Request) -> Sequence[Any]:
    return request.operation, request.tag


_PLAIN: dict[str, tuple[Callable[[Request], Sequence[Any]], bool]] = {
    "operation": (_operation, False),
    "method": (lambda request: (request.method,), False),
    "path": (lambda request: (request.path,), False),
    **{name: (read, True) for name, read in PLACES.items()},
}

_NAMED: dict[str, Callable[[str, Any], _Question]] = {
    "query": _in_query,
    "headers": _in_headers,
    "body": _in_body,
    "json": _at_path,
}
