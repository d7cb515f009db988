"""Query, path and header parameters of one operation: parsed, validated, with defaults."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.shapes import Shapes, ToleratedIssue
from mockserver.contract.texts import Reader, reader_of
from mockserver.contract.violations.violations import SchemaViolation, refuse, violations
from mockserver.ground.caches import LONGEST_KEPT, Bounded
from mockserver.ground.errors import ParameterInvalid, ParameterUnknown

_MOST_FIELDS = 1_000
_MOST_KEPT = 16


class ParameterReader:
    """Reads the parameters in one place (`query`, `path` or `header`)."""

    def __init__(self, declared: list[Json], place: str, operation_id: str, schemas: Schemas, shapes: Shapes) -> None:
        self._where = f"in the {place} of {operation_id}"
        self._readers: dict[str, Reader] = {}
        self._lists: set[str] = set()
        self._defaults: dict[str, Any] = {}
        self._free_form: str | None = None
        self._deprecated: set[str] = set()
        properties: Json = {}
        for parameter in declared:
            name, schema = parameter["name"], schemas.resolve(parameter["schema"])
            if schema.get("type") == "object":
                self._free_form = name  # style form, explode: every key that is not another parameter
                continue
            properties[name] = parameter["schema"]
            if parameter.get("deprecated") or schema.get("deprecated"):
                self._deprecated.add(name)
            self._declare(name, schema, schemas, shapes)
        required = [parameter["name"] for parameter in declared if parameter.get("required")]
        self._needs = bool(required)
        # Clients ask the same of many records.
        self._known: Bounded[tuple[bytes, bool], Mapping[str, Any]] = Bounded(_MOST_KEPT)
        self._validator = schemas.compile({"type": "object", "properties": properties, "required": required})

    def _declare(self, name: str, schema: Json, schemas: Schemas, shapes: Shapes) -> None:
        if shapes.of(schema).is_list:
            self._lists.add(name)
            schema = schemas.resolve(schema["items"])
        self._readers[name] = reader_of(schema.get("type"))
        if "default" in schema:
            self._defaults[name] = schema["default"]

    def read_query(self, query: bytes, *, strict: bool) -> Mapping[str, Any]:
        """Return the values in the query string `query`, with defaults. The result is shared: do not modify it.

        A list may be a repeated key or have commas. Unknown keys go to the free-form parameter if there is one;
        otherwise they are ignored, or refused when `strict`. Raises the API's parameter errors.
        """
        if not query and not self._needs:
            return self._defaults
        known = self._known.get((query, strict))
        if known is None:
            known = self._read(query, strict=strict)
            if len(query) <= LONGEST_KEPT:
                self._known[query, strict] = known
        return known

    def _read(self, query: bytes, *, strict: bool) -> Mapping[str, Any]:
        pairs = self._pairs(query)
        values = self.values_of(pairs)
        free = {name: text for name, text in pairs if name not in self._readers}
        if self._free_form:
            values[self._free_form] = free
        elif free and strict:
            raise ParameterUnknown(next(iter(free)), f" ({self._where})", self._readers)
        return self._checked(values)

    def violations(self, values: Mapping[str, Any]) -> Iterator[SchemaViolation]:
        """Yield every violation in `values`."""
        return violations(self._validator, dict(values))

    def values_of(self, pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
        """Return the declared parameters among `pairs` of name and text, not validated yet."""
        values: dict[str, Any] = {}
        for name, text in pairs:
            if name in self._lists:
                values.setdefault(name, []).extend(self._readers[name](word) for word in text.split(","))
            elif name in self._readers:
                values[name] = self._readers[name](text)
        return values

    def names(self) -> Iterable[str]:
        """Return the names of the parameters, without the free-form one."""
        return self._readers.keys()

    def is_list(self, name: str) -> bool:
        """Return whether the parameter `name` may be repeated."""
        return name in self._lists

    @property
    def takes_others(self) -> bool:
        """Whether unknown keys have a meaning."""
        return self._free_form is not None

    def tolerated_issues(self, query: bytes) -> Iterator[ToleratedIssue]:
        """Yield the unknown and deprecated names in a query string that can be parsed."""
        for name in dict.fromkeys(name for name, _ in self._pairs(query)):
            if name in self._deprecated:
                yield ToleratedIssue("deprecated", name, self._where)
            elif name not in self._readers and not self._free_form:
                yield ToleratedIssue("unknown", name, self._where)

    def read_path(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the path parameters `values`, validated. Raises ParameterInvalid."""
        return self._checked(values)

    def read_headers(self, headers: Mapping[bytes, bytes]) -> Mapping[str, Any]:
        """Return the declared ones of `headers`, by the names in the contract.

        Raises the API's parameter errors.
        """
        there = ((name, headers.get(name.lower().encode())) for name in self._readers)
        return self._checked(self.values_of((name, text.decode("latin-1")) for name, text in there if text is not None))

    def _pairs(self, query: bytes) -> list[tuple[str, str]]:
        try:
            text = query.decode("ascii")
            return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
        except UnicodeDecodeError:
            raise ParameterInvalid("query string", f"It is not percent-encoded UTF-8 ({self._where})") from None
        except ValueError:
            reason = f"It has more than {_MOST_FIELDS} fields ({self._where})"
            raise ParameterInvalid("query string", reason) from None

    def _checked(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        if not self._validator.is_valid(values):
            raise refuse(self._validator, values, self._where)
        return {**self._defaults, **values}
