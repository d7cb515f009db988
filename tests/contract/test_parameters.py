"""Query parameters: types, lists, bracket operators, free-form keys."""

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.contract.parameters import ParameterReader
from mockserver.contract.schemas import Schemas
from mockserver.contract.shapes import Shapes
from mockserver.ground.errors import ParameterInvalid, ParameterUnknown

PAGE = {"name": "page", "schema": {"type": "integer", "minimum": 1, "default": 1}}
OPTIONS = {"name": "options", "schema": {"type": "array", "items": {"type": "string", "enum": ["visual", "logo"]}}}
SINCE = {"name": "created_at[gte]", "schema": {"type": "string"}}
EMBED = {"name": "embed", "schema": {"type": "boolean", "default": False}}
METADATA = {"name": "metadata", "schema": {"type": "object", "additionalProperties": {"type": "string"}}}


def reader_of(*declared: dict[str, Any]) -> ParameterReader:
    schemas = Schemas({})
    return ParameterReader(list(declared), "query", "list-things", schemas, Shapes(schemas))


def read(reader: ParameterReader, query: str, *, strict: bool = False) -> Any:
    return reader.read_query(query.encode(), strict=strict)


@pytest.mark.parametrize("query", ["options=visual&options=logo", "options=visual,logo", "options=visual%2Clogo"])
def test_a_list_may_be_repeated_or_have_commas(query: str) -> None:
    assert read(reader_of(OPTIONS), query)["options"] == ["visual", "logo"]


@pytest.mark.parametrize("query", ["options=", "options=visual,", "options=&options=logo"])
def test_an_empty_item_of_a_list_is_refused(query: str) -> None:
    with pytest.raises(ParameterInvalid, match="options"):
        read(reader_of(OPTIONS), query)


def test_brackets_may_be_percent_encoded() -> None:
    assert read(reader_of(SINCE), "created_at%5Bgte%5D=2024-01-01") == {"created_at[gte]": "2024-01-01"}


def test_undeclared_keys_go_to_the_free_form_parameter() -> None:
    values = read(reader_of(PAGE, METADATA), "page=2&category=new&batch_number=5")

    assert values == {"page": 2, "metadata": {"category": "new", "batch_number": "5"}}


def test_without_a_free_form_parameter_undeclared_keys_are_ignored_or_refused() -> None:
    assert read(reader_of(PAGE), "colour=red") == {"page": 1}
    with pytest.raises(ParameterUnknown, match="colour"):
        read(reader_of(PAGE), "colour=red", strict=True)


def test_a_misspelt_key_is_refused_with_the_name_that_is_meant() -> None:
    with pytest.raises(ParameterUnknown, match=r"^The pages parameter is not one .*; did you mean page\?$"):
        read(reader_of(PAGE), "pages=1", strict=True)


@pytest.mark.parametrize("query", ["page=0", "page=two", "page=", "page=1.5", "page=nan", "page=%31_0", "embed=yes"])
def test_a_value_of_the_wrong_type_is_refused_by_name(query: str) -> None:
    with pytest.raises(ParameterInvalid, match="in the query of list-things") as refused:
        read(reader_of(PAGE, EMBED), query)

    assert refused.value.parameter == query.split("=")[0]


def test_a_query_string_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(ParameterInvalid, match="UTF-8"):
        read(reader_of(PAGE), "page=%ff")


@given(st.integers(1, 10**6), st.booleans())
def test_query_values_reach_the_handler_unchanged(page: int, embed: bool) -> None:
    query = urlencode({"page": page, "embed": str(embed).lower()})

    assert read(reader_of(PAGE, EMBED), query) == {"page": page, "embed": embed}


def test_a_query_that_was_read_before_is_still_refused_where_unknown_keys_are() -> None:
    reader = reader_of(PAGE)
    lenient = [read(reader, "page=2&pge=3") for _ in range(2)]

    with pytest.raises(ParameterUnknown):
        read(reader, "page=2&pge=3", strict=True)

    assert lenient == [{"page": 2}] * 2


@given(st.lists(st.sampled_from(["page=1", "page=2", "page=0", "page=x", "pge=1", ""]), max_size=40))
def test_a_reader_answers_as_a_new_one_does(queries: list[str]) -> None:
    def answer(reader: ParameterReader, query: str) -> Any:
        try:
            return read(reader, query)
        except ParameterInvalid as error:
            return str(error)

    reader = reader_of(PAGE)

    assert [answer(reader, query) for query in queries] == [answer(reader_of(PAGE), query) for query in queries]
