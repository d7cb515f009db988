"""Request bodies of one operation: parses JSON or form fields into validated values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import orjson
from jsonschema_rs import Draft202012Validator

from mockserver.contract.nesting import DEEPEST, is_too_deep, may_be_too_deep
from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.shapes import Shape, Shapes, ToleratedIssue
from mockserver.contract.texts import Reader, reader_of
from mockserver.contract.violations.violations import SchemaViolation, refuse, violations
from mockserver.ground.caches import Bounded
from mockserver.ground.errors import ParameterInvalid, ParameterNotProvided, ParameterUnknown

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"
MULTIPART_TYPE = "multipart/form-data"

# What JavaScript writes for null and undefined in a form.
_NULL = "null"
_MOST_FIELDS = 1_000
_MOST_REMEMBERED = 256
_LONGEST_REMEMBERED = 1024
# The parts of a form have headers, which are longer than the values.
LONGEST_KNOWN_FORM = 4 * 1024


class KnownForm(NamedTuple):
    """The contents of a form without files: its validated values, and its fields as JSON."""

    values: Json
    as_json: bytes


@dataclass(frozen=True, slots=True, eq=False)
class BodyReader:
    """Reads bodies of one media type."""

    media_type: str
    required: bool
    _where: str
    _validator: Draft202012Validator
    _shape: Shape
    _readers: dict[str, Reader]
    _codes: dict[str, str]
    _nullable: frozenset[str]
    # Fields without a meaning (`x-filler-fields`).
    _fillers: frozenset[str]
    # Clients repeat the same requests; requests that create something differ each time.
    is_sent_again: bool
    _known: Bounded[tuple[bytes, bool], Json] = field(default_factory=partial(Bounded, _MOST_REMEMBERED))
    _known_forms: Bounded[tuple[tuple[bytes, ...], bool], KnownForm] = field(
        default_factory=partial(Bounded, _MOST_REMEMBERED)
    )

    @property
    def is_file(self) -> bool:
        """Whether the whole body is one file."""
        return self._shape.is_binary

    @property
    def takes_files(self) -> bool:
        """Whether the body may contain files, or be one."""
        return self.media_type == MULTIPART_TYPE or self.is_file

    def read_json(self, raw: bytes, *, strict: bool) -> Json:
        """Return the JSON object in `raw`, validated and with defaults. It is shared: do not modify it.

        Raises the API's parameter errors.
        """
        if not self.is_sent_again or len(raw) > _LONGEST_REMEMBERED:
            return self._read(raw, strict)
        value = self._known.get((raw, strict))
        if value is None:
            value = self._known[raw, strict] = self._read(raw, strict)
        return value

    def _read(self, raw: bytes, strict: bool) -> Json:
        if not raw:
            if self.required:
                raise ParameterNotProvided("body", f" ({self._where})")
            empty: Json = self._shape.complete({})
            return empty
        try:
            value = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            raise ParameterInvalid("body", f"It is not JSON: {error} ({self._where})") from None
        if raw.find(b"null") >= 0 or may_be_too_deep(raw):  # most bodies clearly have no null and are not deep
            return self.read_value(value, strict=strict)
        return self._checked(value, strict)

    def read_value(self, value: Any, *, strict: bool) -> Json:
        """Return the parsed JSON `value`, validated and with defaults. Raises the API's parameter errors."""
        if is_too_deep(value):
            raise ParameterInvalid("body", f"It is nested more than {DEEPEST} levels deep ({self._where})")
        self._shape.drop_nulls(value)
        return self._checked(value, strict)

    def read_form(self, fields: list[tuple[str, str]], files: dict[str, Any], *, strict: bool) -> Json:
        """Return the values of a form: `fields` in the order in which they came, `files` by field name.

        Files are in the result as they were given. If the field is a list, the result has a list. Raises the API's
        parameter errors.
        """
        given = {name: self._in_a_list(name, file) for name, file in files.items()}
        names = [name for name, file in given.items() for _ in (file if isinstance(file, list) else (file,))]
        return self._checked(self.form_values(fields, names), strict) | given

    def known_form(self, parts: tuple[bytes, ...], *, strict: bool) -> KnownForm | None:
        """Return the cached contents of a form with these parts, or None. Do not modify its values."""
        return self._known_forms.get((parts, strict))

    def remember_form(self, parts: tuple[bytes, ...], form: KnownForm, *, strict: bool) -> None:
        """Cache the contents of a form with these parts."""
        self._known_forms[parts, strict] = form

    def _in_a_list(self, name: str, file: Any) -> Any:
        return [file] if self.is_list(name) and not isinstance(file, list) else file

    def form_values(self, fields: list[tuple[str, str]], files: Iterable[str]) -> Json:
        """Return the values of form fields, not validated yet; a file is an empty text. Raises ParameterInvalid.

        `files` has a name once for each file of that name.
        """
        values: Json = {}
        for name, text in fields:
            if name in self._fillers or (text == _NULL and name in self._nullable):
                continue
            shape = self._shape.properties.get(name)
            read = self._readers.get(name, str)
            if shape and shape.holds_files:
                raise self.file_expected(name)
            if shape and shape.is_list:
                values.setdefault(name, []).extend(_listed(text, read))
            else:
                values.setdefault(name, read(text))
        for name in files:
            values[name] = [*values.get(name, ()), ""] if self.is_list(name) else ""
        self._shape.drop_nulls(values)
        return values

    def read_urlencoded(self, raw: bytes, *, strict: bool) -> Json:
        """Return the values of a URL-encoded form. Raises the API's parameter errors."""
        try:
            pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
        except ValueError:
            raise ParameterInvalid(
                "body", f"It is not a form of at most {_MOST_FIELDS} fields ({self._where})"
            ) from None
        return self.read_form(pairs, {}, strict=strict)

    def tolerated_issues(self, value: Any) -> Iterator[ToleratedIssue]:
        """Yield the unknown and deprecated names in a body that was JSON or a form."""
        if self._fillers and isinstance(value, dict):
            value = {name: field for name, field in value.items() if name not in self._fillers}
        for name in dict.fromkeys(self.unknown(value)):
            yield ToleratedIssue("unknown", name, self._where)
        for name in dict.fromkeys(self._shape.deprecated(value)):
            yield ToleratedIssue("deprecated", name, self._where)

    def takes_file(self, name: str) -> bool:
        """Return whether the field `name` is a file, not a text that a client sent as one."""
        shape = self._shape.properties.get(name)
        return shape is not None and shape.holds_files

    def takes_text(self, name: str) -> bool:
        """Return whether the field `name` is a text."""
        shape = self._shape.properties.get(name)
        return shape is not None and not shape.holds_files

    def file_expected(self, name: str) -> ParameterInvalid:
        """Return the error of a text in the field `name`, which takes a file."""
        return ParameterInvalid(name, f"Expected a file, got a text field without a file name ({self._where})")

    def violations(self, value: Any) -> Iterator[SchemaViolation]:
        """Yield every violation in `value`. An optional field that is null is not one."""
        if is_too_deep(value):
            return iter([SchemaViolation((), (), f"It is nested more than {DEEPEST} levels deep", "")])
        taken = orjson.loads(orjson.dumps(value))
        self._shape.drop_nulls(taken)
        return violations(self._validator, taken)

    def unknown(self, value: Any) -> Iterator[str]:
        """Yield the dotted names in `value` that the contract does not declare."""
        return self._shape.unknown(value) if not is_too_deep(value) else iter(())

    def nulls(self, value: Any) -> Iterator[str]:
        """Yield the dotted names of nulls in `value` that count as "not given"."""
        return self._shape.nulls(value) if not is_too_deep(value) else iter(())

    def error_codes(self) -> Iterable[str]:
        """Return the error codes of fields that have their own."""
        return self._codes.values()

    def names(self) -> Iterable[str]:
        """Return the declared names of the top level."""
        return self._shape.properties.keys()

    def is_list(self, name: str) -> bool:
        """Return whether the field `name` is a list, which a form repeats."""
        shape = self._shape.properties.get(name)
        return shape is not None and shape.is_list

    def _checked(self, value: Any, strict: bool) -> Json:
        unknown = next(self._shape.unknown_beside(value), None) if strict else None
        if unknown is not None:
            name, known = unknown
            raise ParameterUnknown(name, f" ({self._where})", known)
        if not self._validator.is_valid(value):
            raise refuse(self._validator, value, self._where, self._codes)
        completed: Json = self._shape.complete(value)
        return completed


def _listed(text: str, read: Reader) -> list[Any]:
    """Return the items of a repeated field: one, or several if a client sends a JSON array."""
    if text.startswith("["):
        try:
            items = orjson.loads(text)
        except orjson.JSONDecodeError:
            return [text]
        if isinstance(items, list):
            return items
    return [read(text)]


def body_readers(operation: Json, schemas: Schemas, shapes: Shapes) -> dict[str, BodyReader]:
    """Return the readers of an operation's request body, by media type."""
    declared = schemas.resolve(operation.get("requestBody", {}))
    where = f"in the body of {operation['operationId']}"
    readers = {}
    for media_type, content in declared.get("content", {}).items():
        shape = shapes.of(content["schema"])
        texts = {name: reader_of(_text_type(name, content["schema"], schemas)) for name in shape.properties}
        readers[media_type] = BodyReader(
            media_type,
            declared.get("required", False),
            where,
            schemas.compile(content["schema"]),
            shape,
            texts,
            _codes(content["schema"], shape, schemas),
            _nullable(content["schema"], shape, schemas),
            frozenset(content.get("x-filler-fields", ())),
            "200" in operation["responses"],
        )
    return readers


def _nullable(schema: Json, shape: Shape, schemas: Schemas) -> frozenset[str]:
    """Return the fields in which the text `null` can only mean null: null is valid there and the word is not."""
    declared = schemas.resolve(schema).get("properties", {})
    validators = {name: schemas.compile(declared[name]) for name in shape.properties if name in declared}
    return frozenset(
        name for name, validator in validators.items() if validator.is_valid(None) and not validator.is_valid(_NULL)
    )


def _codes(schema: Json, shape: Shape, schemas: Schemas) -> dict[str, str]:
    """Return the error codes of fields that have their own (`x-error-code`) instead of `parameter_invalid`."""
    declared = schemas.resolve(schema).get("properties", {})
    fields = {name: schemas.resolve(declared[name]) for name in shape.properties if name in declared}
    return {name: field["x-error-code"] for name, field in fields.items() if "x-error-code" in field}


def _text_type(name: str, schema: Json, schemas: Schemas) -> Any:
    """Return the `type` of one form field of this name; for an array, the type of an item."""
    declared = schemas.resolve(schemas.resolve(schema).get("properties", {}).get(name, {}))
    if "items" in declared:
        declared = schemas.resolve(declared["items"])
    return declared.get("type")
