"""Parses a JSON schema into a tree; refuses whatever is not in the subset and names its place.

The subset is that of the analyze operations. Source: the response format in the published clients. Our choices where it
says nothing: a schema without `type` has the type of its other keywords; unknown keywords are annotations; a circular
`$ref` is refused, as is a schema that no value fits.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from mockserver.domain.writing.documents import keywords
from mockserver.domain.writing.documents.keywords import ANSWERS, Dialect
from mockserver.domain.writing.documents.scalars import LARGEST, Json, among_values, is_number, read_scalar
from mockserver.domain.writing.documents.tree import (
    AnyOf,
    Choice,
    Listing,
    Member,
    Node,
    Record,
    Text,
    Time,
    TimeForm,
    fewest_values,
)
from mockserver.ground.errors import ParameterInvalid, SchemaUnsupported

MOST_PARTS = 500
MOST_VALUES = 2000
DEEPEST = 16
_LONGEST_NOTE = 200

_TIME_NAMES = frozenset(["start_time", "end_time"])
TIME_FORMS = {"seconds": TimeForm.SECONDS, "hh:mm:ss": TimeForm.CLOCK, "hh:mm:ss.fff": TimeForm.PRECISE_CLOCK}
_RESERVED_FORMS = {
    "number": TimeForm.SECONDS,
    "integer": TimeForm.WHOLE_SECONDS,
    "string": TimeForm.PRECISE_CLOCK,
}


def read_schema(schema: Json, where: str, *, has_times: bool, dialect: Dialect = ANSWERS) -> Node:
    """Return the tree of `schema`, whose place is `where`, in a `dialect`.

    If it `has_times`, the type `timestamp` is supported, and `start_time` and `end_time` are always times. Raises
    SchemaUnsupported for anything outside of the subset, ParameterInvalid for an invalid schema.
    """
    definitions = schema.get("$defs", {})
    if not isinstance(definitions, Mapping):
        raise ParameterInvalid(f"{where}.$defs", "Expected an object of schemas.")
    node = _Reader(definitions, f"{where}.$defs", has_times, dialect).read(schema, _Place(where))
    if fewest_values(node) > MOST_VALUES:
        raise ParameterInvalid(where, f"Every document that fits has more than {MOST_VALUES} values.")
    return node


@dataclass(frozen=True, slots=True)
class _Place:
    """The place of a schema. `steps` lead to it from the root; they are None where no time is allowed."""

    path: str
    steps: tuple[str, ...] | None = ()
    name: str = ""
    depth: int = 0

    def below(self, word: str, *, step: str | None = None, name: str = "") -> "_Place":
        steps = None if step is None or self.steps is None else (*self.steps, step)
        return _Place(f"{self.path}.{word}", steps, name, self.depth + 1)

    @property
    def takes_time(self) -> bool:
        return self.steps in (("property",), ("property", "items", "property"))


@dataclass(slots=True)
class _Reader:
    definitions: Mapping[str, Any]
    where_defined: str
    has_times: bool
    dialect: Dialect
    parts: int = 0
    followed: list[str] = field(default_factory=list)

    def read(self, schema: Any, place: _Place) -> Node:
        if not isinstance(schema, Mapping):
            raise ParameterInvalid(place.path, "Expected a schema, which is an object.")
        self._count(place)
        if self.dialect.is_closed:
            _check_closed(schema, self.dialect, place)
        kind = _kind(schema, place)
        if self.has_times and place.name in _TIME_NAMES:
            _check_reserved(schema, kind, place)
        _check_keywords(schema, kind, self.dialect, place)
        return self._read_kind(kind, schema, place)

    def _read_kind(self, kind: str, schema: Json, place: _Place) -> Node:
        match kind:
            case "$ref":
                return self._referred(schema["$ref"], place)
            case "anyOf":
                return self._any_of(schema["anyOf"], place)
            case "object":
                return self._record(schema, place)
            case "array":
                return self._listing(schema, place)
            case "timestamp":
                return self._timestamp(schema, place)
        return self._scalar(kind, schema, place)

    def _count(self, place: _Place) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise ParameterInvalid(place.path, f"The schema has more than {MOST_PARTS} parts, references followed.")
        if place.depth > DEEPEST:
            raise ParameterInvalid(place.path, f"The schema is nested more than {DEEPEST} levels deep.")

    def _referred(self, reference: Any, place: _Place) -> Node:
        prefix, name = "#/$defs/", str(reference)
        if not isinstance(reference, str) or not name.startswith(prefix) or "/" in name.removeprefix(prefix):
            raise SchemaUnsupported(f"{place.path}.$ref", "a reference that does not lead into $defs")
        name = name.removeprefix(prefix).replace("~1", "/").replace("~0", "~")
        if name not in self.definitions:
            raise ParameterInvalid(f"{place.path}.$ref", f"$defs has no schema {name!r}.")
        with self._following(name, place):
            target = _Place(f"{self.where_defined}.{name}", None, place.name, place.depth + 1)
            return self.read(self.definitions[name], target)

    @contextmanager
    def _following(self, name: str, place: _Place) -> Iterator[None]:
        if name in self.followed:
            raise SchemaUnsupported(f"{place.path}.$ref", "a schema that refers to itself")
        self.followed.append(name)
        yield
        self.followed.pop()

    def _any_of(self, branches: Any, place: _Place) -> Node:
        if not isinstance(branches, Sequence) or isinstance(branches, str) or not branches:
            raise ParameterInvalid(f"{place.path}.anyOf", "Expected a list of schemas, at least one.")
        nodes = [self.read(one, place.below(f"anyOf[{at}]")) for at, one in enumerate(branches)]
        if all(isinstance(node, Choice) for node in nodes):
            return Choice(tuple(value for node in nodes if isinstance(node, Choice) for value in node.values))
        return AnyOf(tuple(nodes))

    def _record(self, schema: Json, place: _Place) -> Node:
        properties, required = schema.get("properties", {}), schema.get("required", [])
        if not isinstance(properties, Mapping):
            raise ParameterInvalid(f"{place.path}.properties", "Expected an object of schemas.")
        _check_required(required, properties, place)
        if not isinstance(schema.get("additionalProperties", False), bool):
            raise SchemaUnsupported(f"{place.path}.additionalProperties", "a schema; only true and false are")
        members = [Member(name, self._member(name, one, place), _note(one)) for name, one in properties.items()]
        return Record(tuple(_required_first(members, required)))

    def _member(self, name: str, schema: Any, place: _Place) -> Node:
        below = place.below(f"properties.{name}", step="property", name=name)
        if self.dialect.describes_properties and not (isinstance(schema, Mapping) and schema.get("description")):
            raise SchemaUnsupported(below.path, "no description")
        return self.read(schema, below)

    def _listing(self, schema: Json, place: _Place) -> Node:
        least, most = _length(schema, "minItems", place) or 0, _length(schema, "maxItems", place)
        if least > 1 and not self.dialect.is_closed:
            raise SchemaUnsupported(f"{place.path}.minItems", "a number other than 0 and 1")
        if most is not None and most < least:
            raise ParameterInvalid(place.path, "No list has at least minItems and at most maxItems values.")
        items = self.read(schema["items"], place.below("items", step="items")) if "items" in schema else Text()
        first = schema.get("prefixItems", [])
        if not isinstance(first, list) or ("prefixItems" in schema and not first):
            raise ParameterInvalid(f"{place.path}.prefixItems", "Expected a list of schemas, at least one.")
        return Listing(
            items,
            least,
            most,
            tuple(self.read(one, place.below(f"prefixItems[{at}]")) for at, one in enumerate(first)),
        )

    def _timestamp(self, schema: Json, place: _Place) -> Node:
        if not self.has_times:
            raise ParameterInvalid(f"{place.path}.type", "The model does not know the type timestamp.")
        if not place.takes_time:
            raise ParameterInvalid(
                f"{place.path}.type",
                "A timestamp may stand at properties.<name> or at properties.<name>.items.properties.<name> only.",
            )
        form = schema.get("format")
        if not isinstance(form, str) or form not in TIME_FORMS:
            raise ParameterInvalid(
                f"{place.path}.format", f"A timestamp needs one of the formats {', '.join(TIME_FORMS)}."
            )
        return Time(TIME_FORMS[form])

    def _scalar(self, kind: str, schema: Json, place: _Place) -> Node:
        return among_values(self._unconstrained(kind, schema, place), kind, schema, place.path)

    def _unconstrained(self, kind: str, schema: Json, place: _Place) -> Node:
        is_time = self.has_times and place.name in _TIME_NAMES and kind in _RESERVED_FORMS
        if is_time and schema.keys() & keywords.ALL <= {"type"}:
            return Time(_RESERVED_FORMS[kind])
        return read_scalar(kind, schema, place.path, takes_any_format=self.dialect.is_closed)


def _note(schema: Any) -> str:
    """Return the description of a property, of which only the beginning counts."""
    note = schema.get("description") if isinstance(schema, Mapping) else None
    return note[:_LONGEST_NOTE] if isinstance(note, str) else ""


def _kind(schema: Json, place: _Place) -> str:
    """Return the type of a schema, or the keyword that replaces it; empty if only its values are given."""
    given = schema.get("type")
    for word in ("$ref", "anyOf"):
        if word in schema:
            return word
    if given is None and "type" not in schema:
        return next((kind for word, kind in keywords.IMPLIED_TYPES.items() if word in schema), "string")
    if isinstance(given, list):
        raise SchemaUnsupported(f"{place.path}.type", "a list of types; use anyOf")
    if not isinstance(given, str) or given not in keywords.TYPES:
        raise ParameterInvalid(f"{place.path}.type", f"Expected one of {', '.join(keywords.TYPES)}.")
    return given


def _check_closed(schema: Json, dialect: Dialect, place: _Place) -> None:
    """Check that the dialect has the type and all keywords of a schema. Raises SchemaUnsupported."""
    for word in schema:
        if word not in dialect.words:
            raise SchemaUnsupported(place.path, f"the keyword {word}")
    kind = schema.get("type", "")
    if isinstance(kind, str) and kind in keywords.TYPES and kind not in dialect.of_type:
        raise SchemaUnsupported(f"{place.path}.type", f"the type {kind}")


def _check_keywords(schema: Json, kind: str, dialect: Dialect, place: _Place) -> None:
    if dialect.is_closed:
        if "enum" in schema and "enum" not in dialect.of_type[kind]:
            raise SchemaUnsupported(place.path, f"the keyword enum of type {kind}")
        return
    allowed = dialect.of_type[kind]
    for word in schema:
        if word in keywords.ALL and word not in allowed:
            raise SchemaUnsupported(place.path, f"the keyword {word}{keywords.BESIDE.get(kind, f' of type {kind}')}")


def _check_reserved(schema: Json, kind: str, place: _Place) -> None:
    # The target of a reference is checked when the reference is followed.
    if kind not in (*_RESERVED_FORMS, "timestamp", "$ref") or (kind == "string" and "format" in schema):
        raise ParameterInvalid(
            place.path, f"{place.name} is a number, an integer, a string without format or a timestamp."
        )


def _check_required(required: Any, properties: Json, place: _Place) -> None:
    if not isinstance(required, list) or not all(isinstance(name, str) for name in required):
        raise ParameterInvalid(f"{place.path}.required", "Expected a list of names.")
    for name in required:
        if name not in properties:
            raise ParameterInvalid(f"{place.path}.required", f"properties has no {name!r}.")


def _required_first(members: list[Member], required: Sequence[str]) -> list[Member]:
    """Return the members with a required one first, if there is one; the others keep their order."""
    first = next((member for member in members if member.name in required), None)
    return [first, *(member for member in members if member is not first)] if first else members


def _length(schema: Json, word: str, place: _Place) -> int | None:
    """Return the length limit of a list, if the schema has one."""
    if word not in schema:
        return None
    length = schema[word]
    if not is_number(length) or not 0 <= length <= LARGEST or length != int(length):
        raise ParameterInvalid(f"{place.path}.{word}", "Expected a whole number from 0 on.")
    return int(length)
