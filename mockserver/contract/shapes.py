"""What a schema says beyond validity: defaults to fill in, nulls that mean "absent", names it does not know."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mockserver.contract.schemas import Json, Schemas


@dataclass(slots=True)
class Shape:
    """The objects and lists that values of one schema are made of."""

    properties: dict[str, "Shape"] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)
    items: "Shape | None" = None
    is_open: bool = False
    is_integer: bool = False
    is_binary: bool = False
    is_list: bool = False

    def drop_nulls(self, value: Any) -> None:
        """Remove, in place, every declared property that is null: clients send null for "not given"."""
        if isinstance(value, dict):
            for name, shape in self.properties.items():
                if name in value:
                    if value[name] is None:
                        del value[name]
                    else:
                        shape.drop_nulls(value[name])
        elif isinstance(value, list) and self.items:
            for item in value:
                self.items.drop_nulls(item)

    def complete(self, value: Any) -> Any:
        """Return `value`, which is valid, with defaults filled in and whole numbers as `int`; changes it in place."""
        if isinstance(value, dict):
            for name, shape in self.properties.items():
                if name in value:
                    value[name] = shape.complete(value[name])
                elif name in self.defaults:
                    value[name] = self.defaults[name]
        elif isinstance(value, list) and self.items:
            value[:] = [self.items.complete(item) for item in value]
        elif self.is_integer and isinstance(value, float):
            return int(value)
        return value

    def unknown(self, value: Any, path: str = "") -> Iterator[str]:
        """Yield the dotted names in `value` that the schema does not declare."""
        if isinstance(value, dict):
            for name in value:
                if name in self.properties:
                    yield from self.properties[name].unknown(value[name], f"{path}{name}.")
                elif self.properties and not self.is_open:
                    yield path + name
        elif isinstance(value, list) and self.items:
            for item in value:
                yield from self.items.unknown(item, path)


class Shapes:
    """The shapes of one document's schemas, each made once, so that a schema may contain itself."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._made: dict[int, Shape] = {}

    def of(self, schema: Json | bool) -> Shape:
        """Return the shape of `schema`; alternatives are taken together."""
        if isinstance(schema, bool):
            return Shape(is_open=schema)
        resolved = self._schemas.resolve(schema)
        shape = self._made.get(id(resolved))
        if shape is None:
            shape = self._made[id(resolved)] = Shape()
            self._fill(shape, resolved)
        return shape

    def _fill(self, shape: Shape, schema: Json) -> None:
        types = schema.get("type", ())
        shape.is_integer |= types == "integer" or "integer" in types
        shape.is_list |= types == "array" or "array" in types
        shape.is_binary |= schema.get("format") == "binary"
        shape.is_open |= "additionalProperties" in schema or "patternProperties" in schema
        for name, inner in schema.get("properties", {}).items():
            shape.properties[name] = self.of(inner)
            default = self._schemas.resolve(inner).get("default")
            if default is not None:
                shape.defaults[name] = default
        if isinstance(schema.get("items"), dict):
            shape.items = self.of(schema["items"])
        for keyword in ("allOf", "anyOf", "oneOf"):
            for alternative in schema.get(keyword, ()):
                self._fill(shape, self._schemas.resolve(alternative))
