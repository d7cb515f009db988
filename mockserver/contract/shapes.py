"""What a schema says beyond validity: defaults, nulls that mean "absent", unknown names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mockserver.contract.schemas import Json, Schemas

_COMPOSING = ("allOf", "anyOf", "oneOf")
# The types of a schema that names none.
_OF_ITS_PARTS: tuple[str, ...] = ()
_ANY = ("any",)

_Knows = Callable[[Iterable[str]], bool]


@dataclass(frozen=True, slots=True)
class ToleratedIssue:
    """An `unknown` or `deprecated` name (`kind`) in a request that was accepted, and its place."""

    kind: str
    name: str
    where: str


@dataclass
class Shape:
    """The objects and lists in values of one schema, and the `types` that the schema names."""

    properties: dict[str, "Shape"] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)
    items: "Shape | None" = None
    others: "Shape | None" = None
    required: frozenset[str] = frozenset()
    types: set[str] = field(default_factory=set)
    is_open: bool = False
    is_binary: bool = False
    is_deprecated: bool = False
    _plan: "_Plan | None" = None

    @property
    def is_nullable(self) -> bool:
        return "null" in self.types

    @property
    def is_integer(self) -> bool:
        return "integer" in self.types

    @property
    def is_list(self) -> bool:
        return "array" in self.types

    @property
    def holds_files(self) -> bool:
        """Whether a value is a file, or a list of files."""
        return self.is_binary or (self.items is not None and self.items.is_binary)

    @property
    def is_leaf(self) -> bool:
        return not (self.properties or self.items or self.others or self.is_integer)

    @property
    def is_plain(self) -> bool:
        """Whether the value contains no objects: a leaf, or a list of leaves."""
        if self.properties or self.others or self.is_integer:
            return False
        return self.items is None or self.items.is_leaf

    def drop_nulls(self, value: Any) -> None:
        """Remove, in place, every null property that the schema declares: clients send null for "not given".

        A required one is removed too, so that the error says that it is missing. Any other null is refused later.
        """
        if isinstance(value, dict):
            if None in value.values():
                for name in [name for name, item in value.items() if item is None and self._may_lack(name)]:
                    del value[name]
            for name, shape, _ in self._planned().branches:
                if name in value:
                    shape.drop_nulls(value[name])
            if self.others is not None:
                for name in value.keys() - self.properties.keys():
                    self.others.drop_nulls(value[name])
        elif isinstance(value, list) and self.items and not self.items.is_leaf:
            for item in value:
                self.items.drop_nulls(item)

    def _may_lack(self, name: str) -> bool:
        shape = self.properties.get(name)
        return shape is not None and (shape.is_nullable or name in self.required)

    def complete(self, value: Any) -> Any:
        """Return the valid `value` as handlers get it; modifies it in place.

        Defaults are filled in, whole numbers are `int`, and undeclared names are removed, since they were not
        validated.
        """
        plan = self._plan or self._planned()
        if isinstance(value, dict):
            if plan.knows is not None and not plan.knows(value):
                for name in value.keys() - self.properties.keys():
                    del value[name]
            for name, shape, knows in plan.branches:
                if name in value and (knows is None or not all(map(knows, value[name]))):
                    value[name] = shape.complete(value[name])
            for name, default in plan.defaults:
                value.setdefault(name, default)
        elif isinstance(value, list) and plan.items is not None:
            for place, item in enumerate(value):
                value[place] = plan.items.complete(item)
        elif isinstance(value, float) and self.is_integer:
            return int(value)
        return value

    def _planned(self) -> "_Plan":
        if self._plan is None:
            self._plan = _Plan(
                self._knows(),
                [(name, shape, shape._knows_inside()) for name, shape in self.properties.items() if not shape.is_plain],
                list(self.defaults.items()),
                None if self.items is None or self.items.is_leaf else self.items,
            )
        return self._plan

    def _knows(self) -> _Knows | None:
        return frozenset(self.properties).issuperset if self.properties and not self.is_open else None

    def _knows_inside(self) -> _Knows | None:
        items = self.items
        if items is None or self.types != {"array"} or items.types != {"object"} or items.defaults or items.others:
            return None
        return items._knows() if all(shape.is_plain for shape in items.properties.values()) else None

    def unknown(self, value: Any, path: str = "") -> Iterator[str]:
        """Yield the undeclared names in `value`, dotted."""
        return (name for name, _ in self.unknown_beside(value, path))

    def unknown_beside(self, value: Any, path: str = "") -> Iterator[tuple[str, Iterable[str]]]:
        """Yield the undeclared names in `value`, dotted, each with the names that are declared in its place."""
        if isinstance(value, dict):
            for name in value:
                if name in self.properties:
                    yield from self.properties[name].unknown_beside(value[name], f"{path}{name}.")
                elif self.properties and not self.is_open:
                    yield path + name, self.properties
        elif isinstance(value, list) and self.items:
            for item in value:
                yield from self.items.unknown_beside(item, path)

    def nulls(self, value: Any, path: str = "") -> Iterator[str]:
        """Yield the declared properties of `value` that are null and may be, dotted."""
        if isinstance(value, dict):
            for name, item in value.items():
                if item is None and self._may_lack(name):
                    yield path + name
                elif name in self.properties:
                    yield from self.properties[name].nulls(item, f"{path}{name}.")
        elif isinstance(value, list) and self.items:
            for item in value:
                yield from self.items.nulls(item, path)

    def deprecated(self, value: Any, path: str = "") -> Iterator[str]:
        """Yield the deprecated names in `value`, dotted."""
        if isinstance(value, dict):
            for name, shape in self.properties.items():
                if name in value:
                    if shape.is_deprecated:
                        yield path + name
                    yield from shape.deprecated(value[name], f"{path}{name}.")
        elif isinstance(value, list) and self.items:
            for item in value:
                yield from self.items.deprecated(item, path)


@dataclass(slots=True)
class _Plan:
    """The parts of a value that have to be visited; most values need little.

    Whether all names of an object are declared, or None if it may have any; the properties with nested values, and the
    same for their items; the defaults; and the shape of the items of a list.
    """

    knows: _Knows | None
    branches: list[tuple[str, Shape, _Knows | None]]
    defaults: list[tuple[str, Any]]
    items: Shape | None


class Shapes:
    """The shapes of one document's schemas, each created once, so that a schema may contain itself."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._made: dict[int, Shape] = {}

    def of(self, schema: Json | bool) -> Shape:
        """Return the shape of `schema`; alternatives are merged."""
        if isinstance(schema, bool):
            return Shape(is_open=schema)
        resolved = self._schemas.resolve(schema)
        shape = self._made.get(id(resolved))
        if shape is None:
            shape = self._made[id(resolved)] = Shape()
            self._fill(shape, resolved)
            shape.required = frozenset(resolved.get("required", ()))
        return shape

    def unknown(self, schema: Json, value: Any) -> list[str]:
        """Return the undeclared names in `value`, dotted.

        Of alternatives without common names, the one that declares most of them counts, since a name may mean different
        things.
        """
        resolved = self._schemas.resolve(schema)
        alternatives = resolved.get("oneOf", [schema]) if "properties" not in resolved else [schema]
        found = ([*dict.fromkeys(self.of(one).unknown(value))] for one in alternatives)
        return min(found, key=len)

    def _fill(self, shape: Shape, schema: Json) -> None:
        types = schema.get("type", _OF_ITS_PARTS if any(map(schema.__contains__, _COMPOSING)) else _ANY)
        shape.types.update([types] if isinstance(types, str) else types)
        shape.is_deprecated |= schema.get("deprecated", False)
        shape.is_binary |= schema.get("format") == "binary"
        shape.is_open |= schema.get("additionalProperties", False) is not False or "patternProperties" in schema
        for name, inner in schema.get("properties", {}).items():
            # Properties in alternatives come after those that hold for all of them.
            shape.properties.setdefault(name, self.of(inner))
            default = self._schemas.resolve(inner).get("default")
            if default is not None:
                shape.defaults[name] = default
        if isinstance(schema.get("items"), dict):
            shape.items = self.of(schema["items"])
        if isinstance(schema.get("additionalProperties"), dict):
            shape.others = self.of(schema["additionalProperties"])
        for keyword in _COMPOSING:
            for alternative in schema.get(keyword, ()):
                self._fill(shape, self._schemas.resolve(alternative))
