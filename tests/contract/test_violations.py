"""Schema violations: the messages for clients, and the limited work for large values."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from mockserver.contract.schemas import Schemas
from mockserver.contract.violations.large_values import cut_lists, is_large
from mockserver.contract.violations.violations import refuse, violation_message, violations

SCHEMAS = Schemas({})
ITEM = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
NAMES = SCHEMAS.compile({"type": "object", "properties": {"rows": {"type": "array", "maxItems": 5_000, "items": ITEM}}})
THRESHOLD = SCHEMAS.compile(
    {
        "type": "object",
        "properties": {
            "threshold": {
                "oneOf": [
                    {"type": "object", "properties": {"score": {"type": "integer", "minimum": 1}}},
                    {"type": "integer", "maximum": 100},
                    {"type": "null"},
                ]
            }
        },
    }
)


class CountingValidator:
    """Counts full validations, and remembers whether several errors of a large value were collected."""

    def __init__(self, validator: Draft202012Validator) -> None:
        self.checks = 0
        self.largest = 0
        self._validator = validator

    def is_valid(self, value: Any) -> bool:
        self.checks += 1
        return self._validator.is_valid(value)

    def iter_errors(self, value: Any) -> Any:
        errors = list(self._validator.iter_errors(value))
        self.largest = max(self.largest, is_large(value) and len(errors) > 1)
        return errors


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"score": 0}, "The threshold.score parameter is invalid. 0 is less than the minimum of 1 (here)"),
        ({"score": "x"}, 'The threshold.score parameter is invalid. "x" is not of type "integer" (here)'),
        (101, "The threshold parameter is invalid. 101 is greater than the maximum of 100 (here)"),
        ("x", "The threshold parameter is invalid. It must be of type object or integer; got 'x' (here)"),
    ],
)
def test_an_error_inside_of_alternatives_names_the_property_the_value_and_the_bound(
    value: object, message: str
) -> None:
    assert str(refuse(THRESHOLD, {"threshold": value}, "here")) == message


@given(size=st.integers(1_001, 5_000), wrong=st.integers(0, 4_999))
@settings(max_examples=30, deadline=None)
def test_the_one_wrong_item_of_a_large_list_is_named_by_its_place(size: int, wrong: int) -> None:
    at = wrong % size
    rows: list[dict[str, str]] = [{"name": "x"}] * size
    rows[at] = {}

    assert [violation.missing for violation in violations(NAMES, {"rows": rows})] == [(f"rows[{at}].name",)]


@given(size=st.integers(5_001, 8_000), is_equal=st.booleans())
@settings(max_examples=20, deadline=None)
def test_a_list_that_is_too_long_or_has_equal_items_is_named(size: int, is_equal: bool) -> None:
    rows = [{"name": str(at)} for at in range(size)]
    limit = {"maxItems": size, "uniqueItems": True} if is_equal else {"maxItems": 5_000}
    rows[-1] = rows[0] if is_equal else rows[-1]
    validator = SCHEMAS.compile({"type": "object", "properties": {"rows": {"type": "array", "items": ITEM, **limit}}})

    [violation] = violations(validator, {"rows": rows})

    assert violation.path == ("rows",)
    assert ("non-unique" if is_equal else "more than 5000 items") in violation.reason


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        ({"type": ["integer", "null"]}, "ten", '"ten" is not of type "integer"'),
        ({"type": ["integer", "string", "null"]}, [], '[] is not of type "integer" or "string"'),
        ({"type": "null"}, "x", "It cannot be given here"),
        ({"type": "string", "pattern": r"\S"}, " \t", "It must not be blank"),
        (
            {"type": "string", "pattern": "^https?://\\S+$"},
            "film.mp4",
            "It must be an address that begins with http:// or https://; got 'film.mp4'",
        ),
        (
            {"type": "string", "pattern": "^ks_[0-9a-f]{24}$"},
            "ks_1",
            "It must be an id of ks_ and 24 hexadecimal digits in lower case; got 'ks_1'",
        ),
        (
            {"enum": ["or", "and", None]},
            {"a": None},
            'You should use one of the following values: or, and; got {"a": null}',
        ),
        (
            {"oneOf": [{"type": "string"}, {"type": "integer"}]},
            {"is": True},
            'It must be of type string or integer; got {"is": true}',
        ),
        (
            {"oneOf": [{"required": ["eq"]}, {"required": ["in"]}]},
            {"eq": 1, "in": [2]},
            'Only one of the alternatives can be given; got {"eq": 1, "in": [2]}',
        ),
        ({"type": ["integer", "null"]}, " is not of type", '" is not of type" is not of type "integer"'),
        ({"enum": ["or", "and", None]}, "xor", "You should use one of the following values: or, and; got 'xor'"),
    ],
)
def test_a_message_says_what_may_be_given_and_what_came_in_json(
    schema: dict[str, Any], value: object, message: str
) -> None:
    assert violation_message(SCHEMAS.compile(schema), value) == message


@pytest.mark.parametrize(
    "value",
    [
        {"rows": [{}] * 100_000},
        {"rows": [1] * 100_000},
        {"rows": [[[1] * 20] * 20] * 200},
        {"rows": [{"name": "x"}] * 100_000},
        {"rows": {str(number): {} for number in range(100_000)}},
        [{}] * 100_000,
    ],
    ids=["all wrong", "of a wrong type", "nested", "too many", "a wide object", "the body itself"],
)
def test_a_large_value_is_validated_a_few_times_without_collecting_all_errors(value: Any) -> None:
    counting: Any = CountingValidator(NAMES)

    found = list(violations(counting, value))

    assert 1 <= len(found) <= 1_000
    assert all(len(violation.reason) < 500 for violation in found)
    assert counting.checks < 50
    assert not counting.largest


def test_a_shortened_value_is_restored() -> None:
    value = {"rows": [{"name": "x"}] * 3_000 + [{}] * 3_000}

    with cut_lists(NAMES, value):
        cut = len(value["rows"])

    assert cut < 20
    assert len(value["rows"]) == 6_000


def test_a_valid_large_value_has_no_violation() -> None:
    assert violation_message(NAMES, {"rows": [{"name": "x"}] * 3_000}) is None


LONG = "a" * 400_000


class RememberingValidator:
    """Keeps the length of the longest text whose errors were collected."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.longest = 0
        self._validator = SCHEMAS.compile(schema)

    def is_valid(self, value: Any) -> bool:
        return self._validator.is_valid(value)

    def iter_errors(self, value: Any) -> Any:
        self.longest = max(self.longest, len(value["rows"][0]))
        return self._validator.iter_errors(value)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ({"type": "integer"}, f'"{"a" * 99} … '),
        ({"type": "string", "maxLength": 100_000}, f'"{"a" * 99} … '),
        ({"enum": ["b"]}, f"use one of the following values: b; got '{'a' * 99} … "),
        ({"oneOf": [{"type": "integer"}, {"type": "null"}]}, f"It must be of type integer; got '{'a' * 99} … "),
    ],
)
def test_errors_are_collected_without_the_middle_of_a_very_long_text(rows: dict[str, Any], says: str) -> None:
    validator: Any = RememberingValidator({"properties": {"rows": {"items": rows}}})

    message = violation_message(validator, {"rows": [LONG], "more": 1})

    assert message is not None
    assert message.startswith("rows[0]: ")
    assert says in message
    assert validator.longest < len(LONG)


def test_a_text_that_fits_only_without_its_middle_is_described_too() -> None:
    assert violation_message(SCHEMAS.compile({"type": "string", "maxLength": 300_000}), LONG) is not None


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"kind": "x"}, "The kind parameter is invalid. You should use"),
        ({"kind": "file"}, "The path parameter is required"),
        ({"kind": 5, "more": {}}, "The kind parameter is invalid. You should use"),
        ({"more": {"unit": "x"}}, "The kind parameter is required"),
    ],
)
def test_a_wrong_choice_is_named_before_what_is_missing_beside_it(value: Any, says: str) -> None:
    more = {"properties": {"unit": {"enum": ["s", "ms"]}}}
    schema = {"properties": {"kind": {"enum": ["file", "url"]}, "more": more}, "required": ["kind", "path"]}

    message = str(refuse(SCHEMAS.compile(schema), value, "here"))

    assert message.startswith(says)
