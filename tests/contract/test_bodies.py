"""Request bodies: nulls, defaults, forms, and errors that name what is wrong."""

from typing import Any

import orjson
import pytest

from mockserver.contract.bodies import JSON_TYPE, BodyReader
from mockserver.contract.contract import compile_contract
from mockserver.contract.errors import ApiError
from mockserver.ground.errors import DomainError, ParameterInvalid, ParameterNotProvided, ParameterUnknown
from tests.contract.documents import document


@pytest.fixture
def reader() -> BodyReader:
    return compile_contract(document()).operations["create-thing"].bodies[JSON_TYPE]


def read(reader: BodyReader, body: Any, *, strict: bool = False) -> Any:
    return reader.read_json(orjson.dumps(body), strict=strict)


def refusal(reader: BodyReader, body: Any, *, strict: bool = False) -> DomainError:
    with pytest.raises(DomainError) as refused:
        read(reader, body, strict=strict)
    return refused.value


def test_defaults_are_filled_in_and_null_means_absent(reader: BodyReader) -> None:
    assert read(reader, {"name": "kite", "size": None, "part": {"depth": None}}) == {
        "name": "kite",
        "size": 10,
        "part": {},
    }


def test_a_whole_number_with_a_point_is_an_integer(reader: BodyReader) -> None:
    size = read(reader, {"name": "kite", "size": 3.0})["size"]

    assert isinstance(size, int)


def test_a_missing_field_is_named(reader: BodyReader) -> None:
    error = refusal(reader, {"size": 3})

    assert isinstance(error, ParameterNotProvided)
    assert str(error) == "The name parameter is required but was not provided in the body of create-thing."


def test_null_in_a_required_field_counts_as_missing(reader: BodyReader) -> None:
    assert isinstance(refusal(reader, {"name": None}), ParameterNotProvided)


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ({"name": "kite", "size": 500}, ["size", "500", "50"]),
        ({"name": "kite", "tags": ["red", "green"]}, ["tags[1]", "red, blue", "green"]),
        ({"name": 7}, ["name", "7", "string"]),
        ([], ["body", "object"]),
    ],
)
def test_a_message_names_the_received_and_the_expected_value(reader: BodyReader, body: Any, parts: list[str]) -> None:
    message = str(refusal(reader, body))

    assert all(part in message for part in parts), message


def test_a_field_may_have_an_error_code_of_its_own(reader: BodyReader) -> None:
    error = refusal(reader, {"name": "kite", "filter": {"id": 3}})

    assert isinstance(error, ApiError)
    assert error.code == "filter_invalid"


def test_an_unknown_field_is_ignored_unless_the_server_is_strict(reader: BodyReader) -> None:
    body = {"name": "kite", "part": {"colour": "red"}}

    assert read(reader, body)["part"] == {}
    error = refusal(reader, body, strict=True)
    assert isinstance(error, ParameterUnknown)
    assert error.parameter == "part.colour"
    assert str(error).endswith(".")


def test_a_misspelt_field_is_refused_with_the_name_that_is_meant_in_its_place(reader: BodyReader) -> None:
    error = refusal(reader, {"name": "kite", "filter": {"idd": "3"}}, strict=True)

    assert str(error).startswith("The filter.idd parameter is not one that is known")
    assert str(error).endswith("; did you mean id?")


@pytest.mark.parametrize("raw", [b"{", b'{"name": "\xff"}', b'{"name": 1e999}', b"[" * 500 + b"]" * 500])
def test_malformed_json_is_refused(reader: BodyReader, raw: bytes) -> None:
    with pytest.raises(ParameterInvalid, match="body"):
        reader.read_json(raw, strict=False)


def test_a_form_takes_repeated_fields_and_json_arrays_alike(reader: BodyReader) -> None:
    repeated = reader.read_form([("name", "kite"), ("tags", "red"), ("tags", "blue")], {}, strict=False)
    array = reader.read_form([("name", "kite"), ("tags", '["red", "blue"]')], {}, strict=False)

    assert repeated["tags"] == array["tags"] == ["red", "blue"]


def test_numbers_in_a_form_are_read_as_numbers(reader: BodyReader) -> None:
    values = reader.read_form([("name", "12"), ("size", "12")], {}, strict=True)

    assert values == {"name": "12", "size": 12}


def test_a_filler_field_is_ignored() -> None:
    declared = document()
    content = declared["paths"]["/v1.2/things"]["post"]["requestBody"]["content"]
    content[JSON_TYPE]["x-filler-fields"] = ["dummy"]
    reader = compile_contract(declared).operations["create-thing"].bodies[JSON_TYPE]

    values = reader.read_form([("name", "12"), ("dummy", "")], {}, strict=True)

    assert values == {"name": "12", "size": 10}
