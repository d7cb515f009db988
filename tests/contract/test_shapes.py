"""The form of valid values for handlers: defaults, integers, and no undeclared names."""

from typing import Any

import pytest

from mockserver.contract.schemas import Schemas
from mockserver.contract.shapes import Shapes

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}


def completed(schema: dict[str, Any], value: Any) -> Any:
    return Shapes(Schemas({})).of(schema).complete(value)


def parts(items: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with a list of `items`."""
    return {"type": "object", "properties": {"parts": {"type": "array", "items": items}}}


PART = {"type": "object", "properties": {"name": TEXT, "tags": {"type": "array", "items": TEXT}}}


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(PART, id="objects"),
        pytest.param({"anyOf": [TEXT, PART]}, id="objects or texts"),
        pytest.param({"allOf": [PART, {"required": ["name"]}]}, id="objects of two schemas"),
        pytest.param({"type": ["object", "null"], "properties": PART["properties"]}, id="objects or null"),
        pytest.param({"properties": PART["properties"]}, id="anything"),
    ],
)
def test_undeclared_fields_are_dropped_from_each_item_of_a_list(items: dict[str, Any]) -> None:
    value = {"parts": [{"name": "a"}, {"name": "b", "colour": "red"}, {"tags": ["x"], "size": 1}]}

    assert completed(parts(items), value) == {"parts": [{"name": "a"}, {"name": "b"}, {"tags": ["x"]}]}


@pytest.mark.parametrize("schema", [parts({"anyOf": [TEXT, NUMBER, PART]}), parts({"properties": PART["properties"]})])
def test_items_that_are_not_objects_stay_unchanged(schema: dict[str, Any]) -> None:
    assert completed(schema, {"parts": ["name", 7, {"colour": "red"}]}) == {"parts": ["name", 7, {}]}


def test_items_get_their_defaults_and_whole_numbers() -> None:
    part = {"type": "object", "properties": {"name": TEXT, "size": {**NUMBER, "default": 3}}}

    [given, default] = completed(parts(part), {"parts": [{"size": 2.0}, {"name": "a"}]})["parts"]

    assert (given, default) == ({"size": 2}, {"name": "a", "size": 3})
    assert isinstance(given["size"], int)


def test_items_that_may_have_any_name_keep_all() -> None:
    part = {**PART, "additionalProperties": True}

    assert completed(parts(part), {"parts": [{"colour": "red"}]}) == {"parts": [{"colour": "red"}]}


def test_a_list_that_is_null_stays_null() -> None:
    schema = {"type": "object", "properties": {"parts": {"type": ["array", "null"], "items": PART}}}

    assert completed(schema, {"parts": None}) == {"parts": None}
