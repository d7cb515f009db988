"""Compiled schemas of one contract document, and what to tell a client whose value does not fit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from jsonschema_rs import (
    Draft202012,
    Draft202012Validator,
    ReferencingError,
    Registry,
    ValidationError,
    ValidationErrorKind,
)

from mockserver.contract.errors import ApiError
from mockserver.contract.json_pointer import value_at
from mockserver.ground.errors import ContractInvalid, DomainError, ParameterInvalid, ParameterNotProvided

Json = dict[str, Any]

_DOCUMENT = "urn:mockserver:contract"
_LONGEST_VALUE = 200


class Schemas:
    """The document's schemas: resolved by pointer, compiled on one shared registry."""

    def __init__(self, document: Json) -> None:
        self._document = document
        self._registry = Registry([(_DOCUMENT, document)], draft=Draft202012)

    def resolve(self, node: Json) -> Json:
        """Return what `node` stands for: itself, or what its `$ref` leads to. Raises ContractInvalid."""
        while "$ref" in node:
            reference = node["$ref"]
            try:
                node = value_at(self._document, reference)
            except LookupError:
                raise ContractInvalid(f"the reference {reference} leads nowhere") from None
        return node

    def compile(self, schema: Json) -> Draft202012Validator:
        """Return a validator of `schema`, whose references point into the document. Raises ContractInvalid."""
        try:
            return Draft202012Validator(_absolute(schema), registry=self._registry, validate_formats=True)
        except (ReferencingError, ValidationError) as error:
            raise ContractInvalid(f"a schema cannot be used: {error.args[0]}") from None


def _absolute(node: Any) -> Any:
    """Return `node` with references into the document, for a validator in any place."""
    if isinstance(node, list):
        return [_absolute(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _DOCUMENT + value
        if key == "$ref" and isinstance(value, str) and value.startswith("#")
        else _absolute(value)
        for key, value in node.items()
    }


@dataclass(frozen=True, slots=True)
class SchemaViolation:
    """One place where a value does not fit its schema.

    `missing` names what is not there, any one of which would do; it is empty where something else is wrong. `clause` is
    the JSON pointer of the keyword in the document, or empty for a schema that does not stand in it as a whole.
    """

    path: tuple[str | int, ...]
    missing: tuple[str, ...]
    reason: str
    clause: str


def violations(validator: Draft202012Validator, value: Any) -> Iterator[SchemaViolation]:
    """Yield every place where `value` does not fit, not only the first that a client is told of."""
    for error in validator.iter_errors(value):
        clause = (error.absolute_keyword_location or "").removeprefix(_DOCUMENT + "#")
        yield SchemaViolation(tuple(error.instance_path), tuple(_missing(error)), _reason(error), clause)


def misfit(validator: Draft202012Validator, value: Any) -> str | None:
    """Return why `value` does not fit, beginning with the place in it, such as `scenes[0].span: `; None if it fits."""
    error = next(validator.iter_errors(value), None)
    if error is None:
        return None
    place = _dotted(error.instance_path)
    return f"{place}: {_shortened(error.message)}" if place else _shortened(error.message)


def refuse(
    validator: Draft202012Validator, value: Any, where: str, codes: Mapping[str, str] = MappingProxyType({})
) -> DomainError:
    """Return the error that tells a client why `value` does not fit: what is missing comes first.

    `where` ends the message, such as "in the body of create-index"; `codes` are the fields with an error code of
    their own.
    """
    errors = sorted(validator.iter_errors(value), key=lambda error: not _missing(error))
    path = errors[0].instance_path
    refusal = _describe(errors[0], where)
    code = codes.get(str(path[0])) if path else None
    return ApiError(code, str(refusal)) if code else refusal


def _missing(error: ValidationError) -> list[str]:
    """Return the names that a value lacks, any one of which would do, if that is what `error` is about."""
    kind = error.kind
    if isinstance(kind, ValidationErrorKind.Required):
        return [_dotted([*error.instance_path, kind.property])]
    if isinstance(kind, ValidationErrorKind.AnyOf | ValidationErrorKind.OneOfNotValid):
        branches = [[_missing(inner) for inner in branch] for branch in kind.context]
        if all(len(branch) == 1 for branch in branches):
            return [name for branch in branches for name in branch[0]]
    return []


def _describe(error: ValidationError, where: str) -> DomainError:
    missing = _missing(error)
    if missing:
        return ParameterNotProvided(" or ".join(missing), f" {where}")
    reason = _reason(error)
    return ParameterInvalid(_dotted(error.instance_path) or "body", f"{reason} ({where})")


def _reason(error: ValidationError) -> str:
    kind = error.kind
    if isinstance(kind, ValidationErrorKind.Not):
        return "It cannot be given here"
    if not isinstance(kind, ValidationErrorKind.Enum):
        return _shortened(error.message)
    allowed = ", ".join("null" if option is None else str(option) for option in kind.options)
    return f"You should use one of the following values: {allowed}; got {_shortened(repr(error.instance))}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE // 2]} … {text[-_LONGEST_VALUE // 2 :]}"


def _dotted(path: list[str | int]) -> str:
    """Return `engines[0].engine_name` for the path `engines`, 0, `engine_name`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
