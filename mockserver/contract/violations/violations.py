"""Where a value does not fit its schema, and the message for the client."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from mockserver.contract.errors import ApiError
from mockserver.contract.schemas import DOCUMENT
from mockserver.contract.violations.large_values import cut_lists, is_large, place_in_whole
from mockserver.contract.violations.long_texts import cut_texts
from mockserver.ground.errors import DomainError, ParameterInvalid, ParameterNotProvided

Path = tuple[str | int, ...]

_LONGEST_VALUE = 200
# Null counts as "not given".
_NOT_GIVEN = "null"
_NOT_HERE = "It cannot be given here"
_NOT_BLANK = r"\S"
_ID = "[0-9a-f]{24}$"
_EXPECTED = {
    "^https?://": "an address that begins with http:// or https://",
    "^[A-Za-z0-9_-]{1,64}$": "1 to 64 letters, digits, _ or -",
    "^[A-Za-z0-9_]+$": "made of letters, digits and _",
    "^[1-9][0-9]{3}-": "a date such as 2026-10-01, or an RFC 3339 time such as 2026-10-01T09:30:00Z",
    f"^{_ID}": "an id of 24 hexadecimal digits in lower case",
} | {
    f"^{prefix}{_ID}": f"an id of {prefix} and 24 hexadecimal digits in lower case"
    for prefix in ("ks_", "ksi_", "ksic_")
}
"""What the patterns mean that begin like this."""
_TOO_LARGE = "It does not fit, and holds too many values to say where"
_ALTERNATIVES = ValidationErrorKind.AnyOf | ValidationErrorKind.OneOfNotValid


@dataclass(frozen=True, slots=True)
class SchemaViolation:
    """One place where a value does not fit its schema.

    `missing` has the names of missing fields, any one of which is enough; it is empty for other problems. `clause` is
    the JSON pointer of the keyword in the document, or empty for a schema that is not in it as a whole. `is_choice`
    says that the value is none of those that can be chosen.
    """

    path: Path
    missing: tuple[str, ...]
    reason: str
    clause: str
    is_choice: bool = False


def violations(validator: Draft202012Validator, value: Any) -> Iterator[SchemaViolation]:
    """Yield every violation in `value`; of a large value only some."""
    if not is_large(value):
        yield from (_violation(error, error.instance_path) for error in _errors(validator, value))
    elif not validator.is_valid(value):
        with cut_lists(validator, value) as offsets:
            if offsets is None:
                yield SchemaViolation((), (), _TOO_LARGE, "")
                return
            found = [(error, place_in_whole(error.instance_path, offsets)) for error in _errors(validator, value)]
        yield from (_violation(error, path) for error, path in found)


def _errors(validator: Draft202012Validator, value: Any) -> Iterator[ValidationError]:
    """Return the errors of `value` without the middle of its very long texts; of all of it if that has none."""
    cut = cut_texts(value)
    if cut is not value and not validator.is_valid(cut):
        value = cut
    return validator.iter_errors(value)


def violation_message(validator: Draft202012Validator, value: Any) -> str | None:
    """Return why `value` does not fit, starting with the place, such as `scenes[0].span: `; None if it fits."""
    found = next(violations(validator, value), None)
    if found is None:
        return None
    place = dotted(found.path)
    return f"{place}: {found.reason}" if place else found.reason


def refuse(
    validator: Draft202012Validator, value: Any, where: str, codes: Mapping[str, str] = MappingProxyType({})
) -> DomainError:
    """Return the error for `value`. Missing fields have priority, but for a wrong choice beside them.

    `where` ends the message, such as "in the body of create-index"; `codes` are the error codes of fields that have
    their own.
    """
    found = _first(list(violations(validator, value)))
    refusal = _described(found, where)
    code = codes.get(str(found.path[0])) if found.path else None
    return ApiError(code, str(refusal)) if code else refusal


def _first(found: Sequence[SchemaViolation]) -> SchemaViolation:
    """Return the violation to report: which fields are missing may depend on a choice in the same object."""
    missing = next((one for one in found if one.missing), None)
    if missing is None:
        return found[0]
    choices = (one for one in found if one.is_choice and one.path[:-1] == missing.path)
    return next(choices, missing)


def _described(found: SchemaViolation, where: str) -> DomainError:
    if found.missing:
        return ParameterNotProvided(" or ".join(found.missing), f" {where}")
    return ParameterInvalid(dotted(found.path) or "body", f"{found.reason} ({where})")


def _violation(error: ValidationError, path: list[str | int]) -> SchemaViolation:
    clause = (error.absolute_keyword_location or "").removeprefix(DOCUMENT + "#")
    missing = tuple(_missing(error, path))
    if missing:
        return SchemaViolation(tuple(path), missing, _reason(error), clause)
    meant = _meant(error)
    inner = [*path, *meant.instance_path[len(error.instance_path) :]]
    is_choice = isinstance(meant.kind, ValidationErrorKind.Enum | ValidationErrorKind.Constant)
    return SchemaViolation(tuple(inner), tuple(_missing(meant, inner)), _reason(meant), clause, is_choice)


def _missing(error: ValidationError, path: list[str | int]) -> list[str]:
    """Return the missing names at `path`, any one of which is enough, if that is the problem of `error`."""
    kind = error.kind
    if isinstance(kind, ValidationErrorKind.Required):
        return [dotted((*path, kind.property))]
    if isinstance(kind, _ALTERNATIVES):
        depth = len(error.instance_path)
        branches = [
            [_missing(inner, [*path, *inner.instance_path[depth:]]) for inner in branch] for branch in kind.context
        ]
        if all(len(branch) == 1 for branch in branches):
            return [name for branch in branches for name in branch[0]]
    return []


def _meant(error: ValidationError) -> ValidationError:
    """Return the problems inside of the one alternative that has the type of the value, if there is one."""
    while isinstance(error.kind, _ALTERNATIVES):
        meant = [branch for branch in error.kind.context if not any(_is_other(error, inner) for inner in branch)]
        if len(meant) != 1 or not meant[0]:
            return error
        error = meant[0][0]
    return error


def _is_other(error: ValidationError, inner: ValidationError) -> bool:
    """Return whether an alternative is for another type, or has a constant that the value does not have."""
    if isinstance(inner.kind, ValidationErrorKind.Constant):
        return True
    return isinstance(inner.kind, ValidationErrorKind.Type) and inner.instance_path == error.instance_path


def _reason(error: ValidationError) -> str:
    kind = error.kind
    if isinstance(kind, ValidationErrorKind.Not):
        return _NOT_HERE
    if isinstance(kind, _ALTERNATIVES):
        types = _types(error, kind.context)
        return f"It must be of type {' or '.join(types)}; got {_got(error.instance)}" if types else _message(error)
    if isinstance(kind, ValidationErrorKind.Pattern) and kind.pattern == _NOT_BLANK:
        return "It must not be blank"
    if isinstance(kind, ValidationErrorKind.Pattern) and (expected := _expected(kind.pattern)):
        return f"It must be {expected}; got {_got(error.instance)}"
    if isinstance(kind, ValidationErrorKind.OneOfMultipleValid):
        return f"Only one of the alternatives can be given; got {_got(error.instance)}"
    if isinstance(kind, ValidationErrorKind.Type) and kind.types == [_NOT_GIVEN]:
        return _NOT_HERE
    if isinstance(kind, ValidationErrorKind.Type) and len(kind.types) > 1:
        value, text, _ = error.message.rpartition(" is not of type")
        expected = " or ".join(f'"{name}"' for name in kind.types if name != _NOT_GIVEN)
        return f"{_shortened(value)}{text} {expected}"
    if not isinstance(kind, ValidationErrorKind.Enum):
        return _message(error)
    allowed = ", ".join(str(option) for option in kind.options if option is not None)
    return f"You should use one of the following values: {allowed}; got {_got(error.instance)}"


def _expected(pattern: str) -> str:
    """Return the meaning of a pattern in words; empty if it has none."""
    return next((meaning for begins, meaning in _EXPECTED.items() if pattern.startswith(begins)), "")


def _types(error: ValidationError, branches: list[list[ValidationError]]) -> list[str]:
    """Return the types of all alternatives if the value has none of them."""
    kinds = [inner.kind for branch in branches for inner in branch if _is_other(error, inner)]
    of_types = [kind for kind in kinds if isinstance(kind, ValidationErrorKind.Type)]
    names = [name for kind in of_types for name in kind.types if name != _NOT_GIVEN]
    return names if len(of_types) == len(branches) else []


def _got(value: Any) -> str:
    """Return a value as the client wrote it: a text in quotes, anything else as JSON."""
    return _shortened(repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _message(error: ValidationError) -> str:
    return _shortened(error.message)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE // 2]} … {text[-_LONGEST_VALUE // 2 :]}"


def dotted(path: Sequence[str | int]) -> str:
    """Return `engines[0].engine_name` for the path `engines`, 0, `engine_name`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
