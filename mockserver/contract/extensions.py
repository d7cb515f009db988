"""The `x-…` members of operations, which go beyond OpenAPI: docs/contract.md lists them.

Code that treats an operation in a special way reads these, so that a new API version needs only YAML.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mockserver.contract.schemas import Json
from mockserver.contract.shapes import Shape
from mockserver.ground.errors import ContractInvalid

# What the usage meter counts of a reply. Uploaded video is counted by the rules.
TOKENS = "tokens_generated"

# What an admin body describes that files and headers can describe too.
ANSWER, FAULT = "answer", "fault"

_METERS = (TOKENS,)
_ORDERS = (ANSWER, FAULT)


@dataclass(frozen=True, slots=True)
class GeneratedText:
    """The `field` of a reply with generated text, for requests whose body meets `when`.

    For a background job, it is the field in which a later reply shows the text. A test can make the text end with one
    of the `endings`.
    """

    field: str
    when: Mapping[str, Any]
    endings: frozenset[str] = frozenset()

    def is_asked_for(self, body: Any) -> bool:
        """Return whether the reply to a request with this body, with defaults, has such a text."""
        return isinstance(body, dict) and all(body.get(name, value) == value for name, value in self.when.items())


@dataclass(frozen=True, slots=True)
class Poll:
    """The `field` with the status of a job, and the statuses that end polling.

    If the field is in each item of a list, as in `items.status`, all items must have such a status.
    """

    field: str
    until: frozenset[str]

    def is_unfinished(self, reply: Any) -> bool:
        """Return whether the reply says that the job is still running."""
        states = _each_at(reply, self.field.split("."))
        return any(isinstance(state, str) and state not in self.until for state in states)


@dataclass(frozen=True, slots=True)
class NextPage:
    """How a reply names the next page: by a `token`, or by its own `page` and the `last` one."""

    token: str = ""
    page: str = ""
    last: str = ""

    def after(self, reply: Any) -> str | int | None:
        """Return the token or the number of the next page, or None."""
        if self.token:
            token = _at(reply, self.token)
            return token if isinstance(token, str) and token else None
        page, last = _at(reply, self.page), _at(reply, self.last)
        return page + 1 if isinstance(page, int) and isinstance(last, int) and page < last else None


@dataclass(frozen=True, slots=True)
class Extensions:
    """All extensions of one operation."""

    rate_group: str | None
    largest_body: int | None
    is_batch: bool
    waits: bool
    is_retrieval: bool
    is_safe: bool
    is_health: bool
    takes_any_media_type: bool
    meter: str | None
    orders: str | None
    text: GeneratedText | None
    poll: Poll | None
    next_page: NextPage | None
    retired_on: date | None


def read_extensions(declared: Json) -> Extensions:
    """Return the extensions of an operation. `check_extensions` has accepted them before."""
    text, poll, next_page = (declared.get(name) for name in ("x-text", "x-poll", "x-next-page"))
    return Extensions(
        rate_group=declared.get("x-rate-group"),
        largest_body=declared.get("x-largest-body"),
        is_batch=declared.get("x-batch", False),
        waits=declared.get("x-waits", False),
        is_retrieval=declared.get("x-retrieval", False),
        is_safe=declared.get("x-safe", False),
        is_health=declared.get("x-health", False),
        takes_any_media_type=declared.get("x-any-media-type", False),
        meter=declared.get("x-meter"),
        orders=declared.get("x-orders"),
        text=_generated_text(text) if text else None,
        poll=Poll(poll["field"], frozenset(poll["until"])) if poll else None,
        next_page=NextPage(**next_page) if next_page else None,
        retired_on=date.fromisoformat(declared["x-retired"]) if "x-retired" in declared else None,
    )


def _generated_text(text: Json) -> GeneratedText:
    return GeneratedText(text.get("field") or text["later"], text.get("when", {}), frozenset(text.get("ends", ())))


def check_extensions(declared: Json) -> None:
    """Check that each extension of an operation is known and has a valid value. Raises ContractInvalid."""
    for name, value in declared.items():
        problem = _problem(name, value) if name.startswith("x-") else ""
        if problem:
            raise ContractInvalid(f"{declared.get('operationId', 'an operation')}: {name}: {problem}")


def check_places(declared: Json, bodies: Sequence[Shape], replies: Sequence[Shape]) -> None:
    """Check that the fields which extensions name exist. Raises ContractInvalid.

    `bodies` are the shapes of the request body, `replies` those of the successful replies.
    """
    for name in _MEMBERS.keys() & declared.keys():
        problem = next(_misplaced(declared[name], bodies, replies), None)
        if problem:
            raise ContractInvalid(f"{declared['operationId']}: {name}: {problem}")


_SWITCHES = frozenset(["x-batch", "x-waits", "x-retrieval", "x-safe", "x-health", "x-any-media-type"])
_NUMBERS = frozenset(["x-largest-body"])
_DATES = frozenset(["x-retired"])
# By name: the words that the value may be; none listed means any word.
_WORDS: Mapping[str, tuple[str, ...]] = {"x-rate-group": (), "x-meter": _METERS, "x-orders": _ORDERS}
# By name: alternatives of the members that the value must have, and optional members.
_MEMBERS: Mapping[str, tuple[tuple[frozenset[str], ...], frozenset[str]]] = {
    "x-text": ((frozenset(["field"]), frozenset(["later"])), frozenset(["when", "ends"])),
    "x-poll": ((frozenset(["field", "until"]),), frozenset()),
    "x-next-page": ((frozenset(["token"]), frozenset(["page", "last"])), frozenset()),
}
# The types of members that are not text.
_FORMS: Mapping[str, type] = {"until": list, "when": dict, "ends": list}
_NAMES: Mapping[type, str] = {str: "text", list: "list", dict: "table"}
KNOWN = frozenset([*_SWITCHES, *_NUMBERS, *_DATES, *_WORDS, *_MEMBERS])


def _problem(name: str, value: Any) -> str:
    """Return the problem of an extension; empty if there is none."""
    if name not in KNOWN:
        return f"it is not one of {', '.join(sorted(KNOWN))}"
    if name in _SWITCHES and value is not True:
        return "it is true, or left out"
    if name in _NUMBERS and (type(value) is not int or value < 1):
        return "it is a whole number from 1 on"
    if name in _DATES and not _is_date(value):
        return "it is a date in quotes, such as '2026-02-15'"
    if name in _WORDS and (not isinstance(value, str) or value not in (_WORDS[name] or (value,))):
        return f"it is {' or '.join(_WORDS[name] or ['a word'])}"
    if name in _MEMBERS:
        ways, more = _MEMBERS[name]
        if not isinstance(value, dict) or value.keys() - more not in ways:
            return f"it has the members {' or '.join(' and '.join(sorted(names)) for names in ways)}"
        for member, inner in value.items():
            form = _FORMS.get(member, str)
            if not isinstance(inner, form):
                return f"{member} is a {_NAMES[form]}"
    return ""


def _is_date(value: Any) -> bool:
    try:
        read = date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return read.isoformat() == str(value)


def _misplaced(value: Json, bodies: Sequence[Shape], replies: Sequence[Shape]) -> Iterator[str]:
    """Yield the fields of an extension that no schema declares."""
    for field in value.get("when", {}):
        if not _is_in(field, bodies):
            yield f"no request body has {field}"
    for field in () if "later" in value else (value["field"],) if "field" in value else value.values():
        if not _is_in(field, replies):
            yield f"no successful reply has {field}"


def _is_in(place: str, shapes: Iterable[Shape]) -> bool:
    name, _, rest = place.partition(".")
    objects = [shape.items or shape for shape in shapes]
    inner = [shape.properties[name] for shape in objects if name in shape.properties]
    return bool(inner) and (not rest or _is_in(rest, inner))


def _each_at(value: Any, names: Sequence[str]) -> Iterator[Any]:
    """Yield the values below `names` in `value`; of a list, the values in each item."""
    if isinstance(value, list):
        for item in value:
            yield from _each_at(item, names)
    elif not names:
        yield value
    elif isinstance(value, dict) and names[0] in value:
        yield from _each_at(value[names[0]], names[1:])


def _at(value: Any, place: str) -> Any:
    """Return the value at a place such as `page_info.page`, or None."""
    for name in place.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value
