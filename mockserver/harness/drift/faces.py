"""The description of an operation by one party: parameters, body fields and reply fields."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mockserver.contract.json_pointer import value_at

Json = dict[str, Any]

_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Trait:
    """The description of one name: whether it is required, and its possible values, if they are listed.

    With `is_exhaustive` no other value is possible.
    """

    is_required: bool = False
    values: frozenset[str] = frozenset()
    is_exhaustive: bool = True


@dataclass(slots=True)
class Face:
    """One operation in one description. Field names are dotted, with `[]` for list items.

    `knows_reply` says whether the reply is described at all; `is_open` names objects that may have any field.
    """

    parameters: dict[str, Trait] = field(default_factory=dict)
    body: dict[str, Trait] = field(default_factory=dict)
    reply: dict[str, Trait] = field(default_factory=dict)
    is_open: set[str] = field(default_factory=set)


Faces = dict[str, Face]


def operation_key(method: str, path: str) -> str:
    """Return the identity of an operation. It ignores the names of path parameters and the place of the version."""
    plain = re.sub(r"[{<][^}>]*[}>]", "{}", path.strip("/"))
    return f"{method.upper()} /{re.sub(r'^(p/)?v[0-9.]+/', '', plain)}"


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a value, and the schemas that contain it."""

    name: str = ""
    within: frozenset[int] = frozenset()

    def at(self, name: str) -> "_Place":
        joint = "" if name == "[]" or not self.name else "."
        return _Place(f"{self.name}{joint}{name}", self.within)

    def inside(self, schema: Json) -> "_Place":
        return replace(self, within=self.within | {id(schema)})


@dataclass(slots=True)
class SchemaReader:
    """Reads traits out of JSON schemas whose references lead into `document`."""

    document: Json

    def traits(self, schema: Any) -> tuple[dict[str, Trait], set[str]]:
        """Return the traits of every field in `schema`, and the places that may have any field."""
        found: dict[str, Trait] = {}
        open_places: set[str] = set()
        self._collect(schema, _Place(), found, open_places)
        return found, open_places

    def resolved(self, node: Any) -> Any:
        """Return `node` or the target of its reference; empty if that is outside of the document."""
        seen = 0
        while isinstance(node, dict) and "$ref" in node and seen < _MOST_STEPS:
            try:
                node = value_at(self.document, str(node["$ref"]))
            except LookupError:
                return {}
            seen += 1
        return node if isinstance(node, dict) else {}

    def value_trait(self, schema: Any, *, is_required: bool) -> Trait:
        """Return the trait of one value, such as a parameter."""
        values, is_exhaustive = self._values(self.resolved(schema))
        return Trait(is_required, frozenset(values), is_exhaustive)

    def _collect(self, node: Any, place: "_Place", found: dict[str, Trait], open_places: set[str]) -> None:
        schema = self.resolved(node)
        if id(schema) in place.within:
            return  # recursive: its fields are known already
        if _is_open(schema):
            open_places.add(place.name)
        inside = place.inside(schema)
        for name, inner in schema.get("properties", {}).items():
            where = inside.at(name)
            is_required = name in schema.get("required", ())
            found[where.name] = _merged(found.get(where.name), self.value_trait(inner, is_required=is_required))
            self._collect(inner, where, found, open_places)
        if "items" in schema:
            self._collect(schema["items"], inside.at("[]"), found, open_places)
        for branch in schema.get("allOf", ()):
            self._collect(branch, inside, found, open_places)
        for name, trait in joined(self._branches(schema, inside, open_places), place.name).items():
            found[name] = _merged(found.get(name), trait)

    def _branches(self, schema: Json, inside: "_Place", open_places: set[str]) -> Iterator[dict[str, Trait]]:
        """Yield the traits of each alternative. Null has none: it means "not given"."""
        for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
            if self.resolved(branch).get("type") != "null":
                own: dict[str, Trait] = {}
                self._collect(branch, inside, own, open_places)
                yield own

    def _values(self, schema: Json, within: frozenset[int] = frozenset()) -> tuple[set[str], bool]:
        if id(schema) in within:
            return set(), True  # recursive: its values are known already
        inside = within | {id(schema)}
        if "const" in schema:
            return {str(schema["const"])}, True
        if "enum" in schema:
            return {str(value) for value in schema["enum"] if value is not None}, True
        if "items" in schema:
            return self._values(self.resolved(schema["items"]), inside)
        branches = [self.resolved(branch) for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ()))]
        described = [self._values(branch, inside) for branch in branches if branch.get("type") != "null"]
        named = {value for values, _ in described for value in values}
        return named, all(values for values, _ in described)


def _is_open(schema: Json) -> bool:
    if schema.get("additionalProperties") not in (None, False) or "patternProperties" in schema:
        return True
    return schema.get("type") == "object" and "properties" not in schema and not _has_branches(schema)


def _has_branches(schema: Json) -> bool:
    return any(name in schema for name in ("allOf", "anyOf", "oneOf"))


def _merged(first: Trait | None, second: Trait) -> Trait:
    if first is None:
        return second
    values = first.values & second.values if first.values and second.values else first.values | second.values
    return Trait(first.is_required or second.is_required, values, first.is_exhaustive and second.is_exhaustive)


def joined(traits: Iterable[Mapping[str, Trait]], base: str = "") -> dict[str, Trait]:
    """Return what holds for all of several descriptions of the value at `base`. A name is required if each requires it.

    A description says nothing about fields of an object that it does not have.
    """
    described = list(traits)
    names = dict.fromkeys(name for each in described for name in each)
    return {name: _joined([each.get(name) for each in described if _knows(each, name, base)]) for name in names}


def _knows(described: Mapping[str, Trait], name: str, base: str) -> bool:
    outer = name.rpartition(".")[0]
    return outer == base or outer.rstrip("[]") in described or name in described


def _joined(traits: list[Trait | None]) -> Trait:
    known = [trait for trait in traits if trait is not None]
    values = frozenset(value for trait in known for value in trait.values)
    is_exhaustive = all(trait.is_exhaustive and (trait.values or not values) for trait in known)
    return Trait(len(known) == len(traits) and all(trait.is_required for trait in known), values, is_exhaustive)
