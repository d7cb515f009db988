"""Kinds of faults in a single reply: each is stated once and planted into every operation where it applies."""

import gzip
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from mockserver.app.http.asgi_client import AsgiReply
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.source import contract_document
from tests.harness.mutants.places import Place, places, with_value, without

_JSON = "application/json"
_STAND_IN = "what stands for a number"
_MARK = b"\xef\xbb\xbf"
_LARGE = 40 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ValidReply:
    """A reply that keeps the contract: the operation, the reply, and its body as JSON, if it is JSON."""

    operation: Operation
    reply: AsgiReply
    declared: Json
    body: Any
    places: Sequence[Place]

    @property
    def is_json(self) -> bool:
        return self.reply.headers.get("content-type") == _JSON and bool(self.reply.body)

    def with_body(self, body: Any) -> AsgiReply:
        """Return the reply with another body, and its length."""
        raw = body if isinstance(body, bytes) else orjson.dumps(body)
        return self.with_headers({"content-length": str(len(raw))}, raw)

    def with_headers(self, changed: dict[str, str | None], raw: bytes | None = None) -> AsgiReply:
        """Return the reply with other headers; one that is None is left out."""
        headers = {**self.reply.headers, **changed}
        named = [(name.encode(), text.encode("latin-1")) for name, text in headers.items() if text is not None]
        return self.reply._replace(raw_headers=named, body=self.reply.body if raw is None else raw)


PlantFault = Callable[[ValidReply], AsgiReply | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault; `plant` returns the reply with the fault, or None where it does not apply.

    `is_transport` says that the fault is in how the reply is sent, not in its content.
    """

    name: str
    fault: str
    plant: PlantFault
    is_transport: bool = False


def valid_reply(operation: Operation, reply: AsgiReply) -> ValidReply | None:
    """Return the reply with the places where faults can be planted; None if the contract does not have this status."""
    if reply.status not in operation.answers or not reply.is_complete:
        return None
    declared = _declared()[operation.id].get(str(reply.status), {})
    declared = _schemas().resolve(declared)
    body, found = None, []
    content = declared.get("content", {}).get(_JSON)
    if content and reply.body and reply.headers.get("content-type") == _JSON:
        body = orjson.loads(reply.body)
        found = list(places(_schemas(), content["schema"], body))
    return ValidReply(operation, reply, declared, body, found)


@cache
def _schemas() -> Schemas:
    return Schemas(contract_document())


@cache
def _declared() -> dict[str, Json]:
    items = contract_document()["paths"].values()
    operations = [node for item in items for node in item.values() if isinstance(node, dict) and "responses" in node]
    return {node["operationId"]: node["responses"] for node in operations}


# Faults in how a reply is sent


def _cut_off(reply: ValidReply) -> AsgiReply | None:
    size = len(reply.reply.body)
    return reply.reply._replace(body=reply.reply.body[: size // 2], is_complete=False) if size else None


def _announcing(change: int) -> PlantFault:
    def plant(reply: ValidReply) -> AsgiReply | None:
        size = len(reply.reply.body)
        return reply.with_headers({"content-length": str(size + change)}) if size > 1 else None

    return plant


def _packed_as(coding: str, pack: Callable[[bytes], bytes]) -> PlantFault:
    def plant(reply: ValidReply) -> AsgiReply | None:
        if not reply.reply.body:
            return None
        raw = pack(reply.reply.body)
        return reply.with_headers({"content-encoding": coding, "content-length": str(len(raw))}, raw)

    return plant


@cache
def _bomb() -> bytes:
    return gzip.compress(bytes(_LARGE), 9)


def _of_type(change: Callable[[str], str | None]) -> PlantFault:
    def plant(reply: ValidReply) -> AsgiReply | None:
        named = reply.reply.headers.get("content-type", "")
        if not named.startswith(("application/", "text/")) or not reply.reply.body:
            return None
        return reply.with_headers({"content-type": change(named)})

    return plant


def _twice(name: str) -> PlantFault:
    def plant(reply: ValidReply) -> AsgiReply | None:
        if name not in reply.reply.headers:
            return None
        more = (name.encode(), reply.reply.headers[name].encode())
        return reply.reply._replace(raw_headers=[*reply.reply.raw_headers, more])

    return plant


def _written(change: Callable[[bytes], bytes | None]) -> PlantFault:
    """Return the fault that changes the bytes of a JSON body."""

    def plant(reply: ValidReply) -> AsgiReply | None:
        raw = change(reply.reply.body) if reply.is_json else None
        return reply.with_body(raw) if raw is not None else None

    return plant


def _with_number(text: bytes) -> PlantFault:
    def plant(reply: ValidReply) -> AsgiReply | None:
        numbers = [place for place in reply.places if type(place.value) in (int, float) and place.path]
        if not numbers:
            return None
        marked = orjson.dumps(with_value(reply.body, numbers[0].path, _STAND_IN))
        return reply.with_body(marked.replace(f'"{_STAND_IN}"'.encode(), text))

    return plant


def _with_doubled_key(raw: bytes) -> bytes | None:
    found = re.match(rb'\{("[^"]*":)', raw)
    return b"{" + found[1] + b"null," + raw[1:] if found else None


def _in_latin_1(raw: bytes) -> bytes | None:
    found = re.search(rb':"', raw)
    return raw[: found.end()] + b"\xe9" + raw[found.end() :] if found else None


# Faults in the content of a reply


def _status(status: int, body: Any) -> PlantFault:
    def plant(reply: ValidReply) -> AsgiReply | None:
        if reply.reply.status >= 300 or status in reply.operation.answers:
            return None
        return reply.with_body(body)._replace(status=status)

    return plant


def _other_success(reply: ValidReply) -> AsgiReply | None:
    others = [status for status in (202, 204, 200, 201) if status not in reply.operation.answers]
    return reply.reply._replace(status=others[0]) if reply.reply.status < 300 and others else None


def _without_body(reply: ValidReply) -> AsgiReply | None:
    return reply.with_body(b"") if reply.is_json else None


def _with_needless_body(reply: ValidReply) -> AsgiReply | None:
    if reply.declared.get("content"):
        return None
    return reply.with_headers({"content-type": _JSON, "content-length": "2"}, b"{}")


def _headers(reply: ValidReply) -> Iterator[tuple[str, Json]]:
    for name, node in reply.declared.get("headers", {}).items():
        schema = _schemas().resolve(_schemas().resolve(node)["schema"])
        if name.lower() in reply.reply.headers:
            yield name.lower(), schema


def _lacking_header(number: int) -> PlantFault:
    def plant(reply: ValidReply) -> AsgiReply | None:
        names = [name for name, _ in _headers(reply)]
        return reply.with_headers({names[number]: None}) if len(names) > number else None

    return plant


def _header_in_words(reply: ValidReply) -> AsgiReply | None:
    names = [name for name, schema in _headers(reply) if schema.get("type") == "integer"]
    return reply.with_headers({names[0]: "plenty"}) if names else None


def _at(
    fits: Callable[[Place], bool], change: Callable[[Place], Any], *, deep: bool = False, gone: bool = False
) -> PlantFault:
    """Return the fault that changes the outermost place that `fits` or, with `deep`, an inner one."""

    def plant(reply: ValidReply) -> AsgiReply | None:
        fitting = [place for place in reply.places if fits(place)]
        if not fitting or (deep and len(fitting[-1].path) <= len(fitting[0].path)):
            return None
        place = fitting[-1] if deep else fitting[0]
        if gone:
            return reply.with_body(without(reply.body, place.path))
        return reply.with_body(with_value(reply.body, place.path, change(place)))

    return plant


def _is_closed(place: Place) -> bool:
    return isinstance(place.value, dict) and bool(place.schema["properties"]) and not _is_open(place.schema)


def _is_open(schema: Json) -> bool:
    return bool(schema.get("additionalProperties", False)) or "patternProperties" in schema


def _is_never_null(place: Place) -> bool:
    return bool(place.types) and "null" not in place.types and place.value is not None and bool(place.path)


def _is_required(place: Place) -> bool:
    return place.is_required


def _nothing(place: Place) -> None:
    return None


def _with_more(place: Place) -> Any:
    return {**place.value, "owner": "me"}


_OTHER_TYPES = {"string": 7, "integer": "7", "number": "7", "boolean": "yes", "array": 3, "object": []}


def _has_one_type(place: Place) -> bool:
    plain = [name for name in place.types if name != "null"]
    return len(plain) == 1 and plain[0] in _OTHER_TYPES and place.value is not None and bool(place.path)


def _other_type(place: Place) -> Any:
    return _OTHER_TYPES[next(name for name in place.types if name != "null")]


def _of_format(name: str) -> Callable[[Place], bool]:
    return lambda place: place.schema.get("format") == name and isinstance(place.value, str)


def _says(keyword: str, kind: type | tuple[type, ...]) -> Callable[[Place], bool]:
    return lambda place: (
        keyword in place.schema
        and isinstance(place.value, kind)
        and not isinstance(place.value, bool)
        and bool(place.path)
    )


def _breaks_pattern(place: Place) -> bool:
    return _says("pattern", str)(place) and not re.search(place.schema["pattern"], f"{place.value}\t!")


def _field(
    name: str, fault: str, fits: Callable[[Place], bool], change: Callable[[Place], Any], *, gone: bool = False
) -> Iterator[Kind]:
    """Yield a kind of fault in an outer field, and the same one in a nested field."""
    yield Kind(name, fault, _at(fits, change, gone=gone))
    yield Kind(f"{name}-inside", f"{fault}, deep inside", _at(fits, change, deep=True, gone=gone))


_NUMBERS = (int, float)

KINDS: Sequence[Kind] = (
    Kind("cut-off", "the reply breaks off", _cut_off, True),
    Kind("announces-more", "Content-Length is larger than the body", _announcing(40), True),
    Kind("announces-less", "Content-Length is smaller than the body", _announcing(-1), True),
    Kind("not-gzip", "declared as gzip, and is not", _packed_as("gzip", bytes), True),
    Kind("not-deflate", "declared as deflate, and is gzip", _packed_as("deflate", gzip.compress), True),
    Kind("gzip-cut-off", "packed, and cut off", _packed_as("gzip", lambda raw: gzip.compress(raw)[:-9]), True),
    Kind("unknown-coding", "a content coding that few clients know", _packed_as("br", bytes), True),
    Kind("bomb", "unpacks to more than anybody reads", _packed_as("gzip", lambda raw: _bomb()), True),
    Kind("latin-1", "declared as ISO-8859-1", _of_type(lambda named: f"{named}; charset=ISO-8859-1"), True),
    Kind("latin-1-bytes", "a letter is not UTF-8", _written(_in_latin_1), True),
    Kind("not-a-number", "a number is NaN", _with_number(b"NaN"), True),
    Kind("infinite", "a number is Infinity", _with_number(b"-Infinity"), True),
    Kind("too-large-a-number", "a number is 1e999", _with_number(b"1e999"), True),
    Kind("doubled-key", "a key stands twice in an object", _written(_with_doubled_key), True),
    Kind("half-of-it", "half of the JSON is there", _written(lambda raw: raw[: len(raw) // 2]), True),
    Kind("more-after-it", "there is more after the JSON", _written(lambda raw: raw + b"{}"), True),
    Kind(
        "byte-order-mark", "the JSON begins with a byte order mark", _written(lambda raw: b"\xef\xbb\xbf" + raw), True
    ),
    Kind("doubled-type", "Content-Type comes twice", _twice("content-type"), True),
    Kind("doubled-rate", "a rate header comes twice", _twice("x-ratelimit-limit"), True),
    Kind("no-type", "there is no Content-Type", _of_type(lambda named: None)),
    Kind("other-type", "Content-Type is text/html", _of_type(lambda named: "text/html")),
    Kind("fails", "it always answers 500", _status(500, {"code": "internal", "message": "Oh."})),
    Kind("teapot", "it answers 418", _status(418, {"code": "teapot", "message": "Short and stout."})),
    Kind("other-success", "another status of success", _other_success),
    Kind("no-body", "there is no body", _without_body),
    Kind("needless-body", "there is a body where none belongs", _with_needless_body),
    *(Kind(f"header-{number + 1}-missing", "a header is missing", _lacking_header(number)) for number in range(4)),
    Kind("header-in-words", "a number in a header is a word", _header_in_words),
    *_field(
        "field-missing", "a required field is missing", lambda place: place.is_required, lambda place: None, gone=True
    ),
    *_field("null", "null where there is always a value", _is_never_null, _nothing),
    *_field("type", "a value of another type", _has_one_type, _other_type),
    *_field("word", "a word that the contract does not have", _says("enum", str), lambda place: "no-such-word"),
    *_field("pattern", "a text of another form", _breaks_pattern, lambda place: f"{place.value}\t!"),
    *_field("below", "a number below the least", _says("minimum", _NUMBERS), lambda place: place.schema["minimum"] - 1),
    *_field("above", "a number above the most", _says("maximum", _NUMBERS), lambda place: place.schema["maximum"] + 1),
    *_field(
        "fraction",
        "a whole number has a fraction",
        lambda place: place.types == ("integer",) and isinstance(place.value, int),
        lambda place: place.value + 0.5,
    ),
    *_field("no-zone", "an instant has no zone", _of_format("date-time"), lambda place: place.value[:19]),
    *_field("no-date", "an instant in words", _of_format("date-time"), lambda place: "yesterday"),
    *_field("no-address", "an address that is none", _of_format("uri"), lambda place: "not an address"),
    *_field("no-uuid", "an identifier of another form", _of_format("uuid"), lambda place: "17"),
    *_field(
        "extra", "a field that the contract does not know", _is_closed, lambda place: {**place.value, "owner": "me"}
    ),
    Kind(
        "other-code",
        "an error code that the operation does not have",
        _at(lambda place: place.path[-1:] == ("code",) and isinstance(place.value, str), lambda place: "no_such_code"),
    ),
)


def with_fault(reply: ValidReply, kind: Kind) -> AsgiReply | None:
    """Return the reply with a fault of this kind; None where it does not apply, or would change nothing."""
    made = kind.plant(reply)
    return None if made == reply.reply else made
