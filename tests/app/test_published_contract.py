"""The served contract: parts of it, with the address of the request, in a form that tools understand."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from mockserver.app.published_contract import admin_document, version_document, whole_document
from mockserver.contract.contract import compile_contract
from mockserver.contract.source import contract_document
from tests.contract.documents import document

URL = "http://elsewhere:8080"
DOCUMENT = contract_document()
PUBLISHED = whole_document(DOCUMENT, URL)


def urls(published: dict[str, Any]) -> list[str]:
    return [server["url"] for server in published["servers"]]


def test_a_version_has_its_own_paths_and_only_the_components_they_use() -> None:
    changed = document()
    changed["components"]["schemas"]["Unused"] = {"type": "string"}
    changed["paths"]["/v1.3/things"] = {}

    version = version_document(changed, "v1.2", URL)

    assert list(version["paths"]) == ["/v1.2/things"]
    assert sorted(version["components"]["schemas"]) == ["Error", "Thing"]


def test_a_version_has_its_own_error_catalogue_and_no_other() -> None:
    changed = document()
    changed["x-errors"]["v1.3"] = {"codes": {"gone": {"status": 410}}}
    contract = compile_contract(changed)

    catalogues = {name: version_document(changed, name, URL)["x-errors"].keys() for name in ("v1.2", "v1.3")}

    assert catalogues == {"v1.2": {"v1.2"}, "v1.3": {"v1.3"}}
    assert contract.statuses["gone"] == 410


def test_a_document_names_the_address_of_the_request_and_the_prefixes_of_its_version() -> None:
    assert urls(PUBLISHED) == [URL, f"{URL}/p"]
    assert urls(version_document(DOCUMENT, "v1.2", URL)) == [URL, f"{URL}/p"]
    assert urls(version_document(DOCUMENT, "v1.3", URL)) == [URL]
    assert urls(admin_document(DOCUMENT, "1.0", URL)) == [URL]


def test_the_admin_document_has_only_admin_operations() -> None:
    published = admin_document(DOCUMENT, "7.0", URL)

    assert {path.split("/")[1] for path in published["paths"]} == {"__admin"}
    assert [tag["name"] for tag in published["tags"]] == ["admin"]
    assert published["info"]["version"] == "7.0"


def test_each_version_says_which_one_it_is() -> None:
    assert [version_document(DOCUMENT, name, URL)["info"]["version"] for name in ("v1.2", "v1.3")] == ["1.2.0", "1.3.0"]


def schemas_with_a_choice() -> list[str]:
    schemas = DOCUMENT["components"]["schemas"]
    published = PUBLISHED["components"]["schemas"]
    return [name for name in schemas if schemas[name] != published[name]]


# Each of these forms is valid without any of the drawn fields.
FORMS: dict[str, dict[str, Any]] = {
    "create-video-indexing-task": {"index_id": "6528dcf40000000000000000", "video_url": "http://a/b"},
    "create-video-embeding-task": {"engine_name": "Marengo-retrieval-2.6", "video_url": "http://a/b"},
    "post_embed_tasks": {"model_name": "marengo3.0", "video_url": "http://a/b"},
    "any-to-video-search": {
        "index_id": "6528dcf40000000000000000",
        "query_media_type": "image",
        "query_media_url": "http://a/b",
        "search_options": ["visual"],
    },
}
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "provide_transcription": st.sampled_from([True, False, None, "x"]),
        "transcription_url": st.sampled_from(["http://a/b", None, 1]),
        "transcription_file": st.just("file"),
        "video_start_offset_sec": st.sampled_from([0, 1.5, -1, None, "x"]),
        "video_end_offset_sec": st.sampled_from([0, 20, -1, None, "x"]),
        "sort_option": st.sampled_from(["score", "clip_count", None, "x"]),
        "group_by": st.sampled_from(["clip", "video", None, "x"]),
    },
)


@pytest.mark.parametrize("operation", FORMS)
@given(choices=CHOICES)
def test_published_schemas_accept_what_the_contract_accepts(operation: str, choices: dict[str, Any]) -> None:
    own, published = validators(operation)

    assert own.is_valid(FORMS[operation])
    assert published.is_valid(FORMS[operation] | choices) == own.is_valid(FORMS[operation] | choices)


@cache
def validators(operation: str) -> tuple[Draft202012Validator, Draft202012Validator]:
    """Return validators of a form for the contract and for what is published. To make one takes milliseconds."""
    own, published = (validator(contract, operation) for contract in (DOCUMENT, PUBLISHED))
    return own, published


def validator(contract: dict[str, Any], operation: str) -> Draft202012Validator:
    at = next(
        item for path in contract["paths"].values() for item in path.values() if item.get("operationId") == operation
    )
    schema = at["requestBody"]["content"]["multipart/form-data"]["schema"]
    return Draft202012Validator({**schema, "components": contract["components"]})


def test_no_form_with_a_file_has_a_condition() -> None:
    published = PUBLISHED["components"]["schemas"]

    assert schemas_with_a_choice() == [
        "v1.2.BothOffsets",
        "v1.2.OrderByClipCount",
        "v1.2.TaskUpload",
        "v1.3.EmbedTaskCreation",
    ]
    assert not any(has_a_condition(published[name]) for name in schemas_with_a_choice())


def has_a_condition(schema: dict[str, Any]) -> bool:
    return "if" in schema or any(has_a_condition(part) for part in schema.get("allOf", ()))
