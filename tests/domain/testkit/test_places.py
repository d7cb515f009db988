"""The places at which requests name records: every place in the contract is listed."""

from collections.abc import Iterator
from typing import Any

import pytest

from mockserver.contract.source import contract_document
from mockserver.domain.account.exchanges import ReceivedRequest
from mockserver.domain.testkit.matching.places import ADDRESSES, IDS, PLACES

DOCUMENT = contract_document()
BODIES = [
    content["schema"]
    for path, item in DOCUMENT["paths"].items()
    if not path.startswith("/__admin")
    for operation in item.values()
    if isinstance(operation, dict)
    for content in operation.get("requestBody", {}).get("content", {}).values()
]
# A list of transfers is not a field of one request.
DEEPEST = 4


def resolved(schema: Any) -> Any:
    while "$ref" in schema:
        node: Any = DOCUMENT
        for step in schema["$ref"].removeprefix("#/").split("/"):
            node = node[step]
        schema = node
    return schema


def fields(schema: Any, above: str = "") -> Iterator[str]:
    """Yield each field of a body by its dotted name, also inside lists."""
    schema = resolved(schema)
    for name, inner in schema.get("properties", {}).items():
        inner = resolved(inner)
        yield f"{above}{name}"
        if f"{above}{name}".count(".") < DEEPEST:
            yield from fields(resolved(inner.get("items", inner)), f"{above}{name}.")


@pytest.mark.parametrize("what", IDS)
def test_each_body_field_of_the_contract_that_names_a_record_is_listed(what: str) -> None:
    named = {field for body in BODIES for field in fields(body) if field.split(".")[-1] in (what, f"{what}s")}

    assert named == set(IDS[what][1])


def test_each_address_field_of_a_video_or_picture_is_listed() -> None:
    sources = {field for body in BODIES for field in fields(body) if field.endswith(".url")}

    assert sources == {address for address in ADDRESSES if "." in address}


def test_items_of_a_list_count_like_a_single_value() -> None:
    media = [{"name": "a", "asset_id": "1"}, {"name": "b", "asset_id": "2"}]
    body = {"prompt_v2": {"input_text": "What is in <@a>?", "media_sources": media}}
    request = ReceivedRequest("post_analyze", "analyze", "POST", "/analyze", body=body)

    assert PLACES["asset_id"](request) == ["1", "2"]
    assert PLACES["prompt"](request) == ["What is in <@a>?"]


def test_names_of_all_files_are_found_in_lists_too() -> None:
    body = {"a": {"filename": "1.png"}, "b": [{"filename": "2.png"}, {"filename": "3.png"}], "c": "4.png"}
    request = ReceivedRequest("post_search", "search", "POST", "/search", body=body)

    assert PLACES["filename"](request) == ["1.png", "2.png", "3.png"]


@pytest.mark.parametrize("body", [None, [], "text", {"video": None, "image": "x", "query": {"and": []}}])
def test_a_body_without_these_fields_names_nothing(body: Any) -> None:
    request = ReceivedRequest("post_analyze", "analyze", "POST", "/analyze", body=body)

    assert [list(read(request)) for read in PLACES.values()] == [[]] * len(PLACES)
