"""Requests of v1.3: what the contract refuses, and with which code."""

from typing import Any

import orjson
import pytest

from mockserver.contract.bodies import JSON_TYPE, MULTIPART_TYPE
from mockserver.contract.operations import Operation
from mockserver.contract.source import packaged_contract
from mockserver.ground.errors import ContractViolation, DomainError

CONTRACT = packaged_contract()
IDENTIFIER = "67f7b2c4e8a13d5f20b96c71"
ADDRESS = "https://media.example.com/chessboard.jpeg"
SEARCH = [("index_id", IDENTIFIER), ("search_options", "visual")]
LINES_TYPE = "application/x-ndjson"
VIDEO = {"type": "asset_id", "asset_id": IDENTIFIER}


def read(operation: str, body: Any) -> Any:
    return CONTRACT.operations[operation].bodies[JSON_TYPE].read_json(orjson.dumps(body), strict=True)


def code_of(operation: str, error: DomainError) -> str:
    return CONTRACT.operations[operation].errors.row(error).code


def read_form(operation: str, fields: list[tuple[str, str]], files: dict[str, Any] | None = None) -> Any:
    return CONTRACT.operations[operation].bodies[MULTIPART_TYPE].read_form(fields, files or {}, strict=True)


@pytest.mark.parametrize(
    ("fields", "code", "named"),
    [
        ([], "parameter_not_provided", "query_text or query_media_url or query_media_file"),
        ([("query_text", "  ")], "parameter_invalid", "query_text"),
        ([("query_media_type", "image")], "parameter_not_provided", "query_media_url"),
        ([("query_media_url", ADDRESS)], "parameter_not_provided", "query_media_type"),
        ([("query_text", "a tent"), ("search_options", "colour")], "search_option_not_supported", "colour"),
        ([("query_text", "a tent"), ("page_limit", "51")], "parameter_invalid", "page_limit"),
    ],
)
def test_an_invalid_search_is_refused(fields: list[tuple[str, str]], code: str, named: str) -> None:
    with pytest.raises(DomainError, match=named) as refused:
        read_form("post_search", SEARCH + fields)

    assert code_of("post_search", refused.value) == code


def test_a_search_takes_several_images_by_address() -> None:
    addresses = [("query_media_url", ADDRESS)] * 10

    query = read_form("post_search", [*SEARCH, ("query_media_type", "image"), *addresses])

    assert query["query_media_url"] == [ADDRESS] * 10


@pytest.mark.parametrize("files", [["board.png"], ["board.png"] * 10])
def test_a_search_takes_several_images_as_files(files: list[str]) -> None:
    query = read_form("post_search", [*SEARCH, ("query_media_type", "image")], {"query_media_file": files})

    assert query["query_media_file"] == files


def test_one_image_is_a_list_of_one() -> None:
    query = read_form("post_search", [*SEARCH, ("query_media_type", "image")], {"query_media_file": "board.png"})

    assert query["query_media_file"] == ["board.png"]


def test_more_images_than_ten_are_refused() -> None:
    with pytest.raises(DomainError, match="query_media_file"):
        read_form("post_search", [*SEARCH, ("query_media_type", "image")], {"query_media_file": ["board.png"] * 11})


def test_a_text_where_images_are_expected_is_refused() -> None:
    with pytest.raises(DomainError, match=r"query_media_file .* Expected a file"):
        read_form("post_search", [*SEARCH, ("query_media_type", "image"), ("query_media_file", "board.png")])


@pytest.mark.parametrize(
    ("body", "code", "named"),
    [
        ({"prompt": "Why?"}, "parameter_not_provided", "video"),
        ({"video": VIDEO}, "parameter_not_provided", "prompt"),
        ({"video": {"type": "url"}, "prompt": "Why?"}, "parameter_not_provided", "video.url"),
        ({"video": {"type": "urn"}, "prompt": "Why?"}, "parameter_invalid", "video.type"),
        ({"video": VIDEO, "video_id": IDENTIFIER, "prompt": "Why?"}, "parameter_invalid", "video_id"),
        ({"video": VIDEO, "prompt": "Why?", "prompt_v2": {"input_text": "Why?"}}, "parameter_invalid", "prompt"),
        ({"image": [{"name": "board"}], "prompt": "Why?"}, "parameter_not_provided", r"image\[0\].url"),
        ({"image": [{"name": "the board", "url": ADDRESS}], "prompt": "Why?"}, "parameter_invalid", "name"),
    ],
)
def test_an_analysis_has_one_source_and_one_prompt(body: dict[str, Any], code: str, named: str) -> None:
    with pytest.raises(DomainError, match=named) as refused:
        read("post_analyze", body)

    assert code_of("post_analyze", refused.value) == code


def test_nulls_of_older_clients_count_as_not_given() -> None:
    body = {"video": VIDEO, "video_id": None, "prompt": "Why?", "prompt_v2": None, "temperature": None, "image": None}

    assert read("post_analyze", body) == {"video": VIDEO, "prompt": "Why?", "temperature": 0.2, "stream": True}


def test_a_null_in_user_metadata_is_kept_because_it_removes_a_key() -> None:
    merged = {"user_metadata": {"draft": None, "players": ["white", "black"], "rating": 9.3}}

    assert read("patch_assets_asset_id_user_metadata", merged) == merged


@pytest.mark.parametrize(
    ("field", "code"),
    [("models", "index_engine_cannot_be_changed"), ("model_options", "index_option_cannot_be_changed")],
)
def test_fields_that_are_fixed_at_creation_cannot_be_changed(field: str, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        read("put_indexes_index_id", {"index_name": "Lessons", field: []})

    assert code_of("put_indexes_index_id", refused.value) == code


def test_a_thumbnail_needs_a_marengo_model_that_looks_at_pictures() -> None:
    index = {"index_name": "Lessons", "addons": ["thumbnail"]}

    with pytest.raises(DomainError, match="models"):
        read("post_indexes", index | {"models": [{"model_name": "marengo3.0", "model_options": ["audio"]}]})
    with pytest.raises(DomainError, match="models"):
        read("post_indexes", index | {"models": [{"model_name": "pegasus1.2", "model_options": ["visual"]}]})


def test_user_metadata_filters_come_in_brackets_or_bare() -> None:
    query = CONTRACT.operations["get_indexes_index_id_videos"].query

    values = query.read_query(b"duration[gte]=10&user_metadata[category]=lessons&rating=9.3", strict=True)

    assert values["duration[gte]"] == 10
    assert values["user_metadata"] == {"user_metadata[category]": "lessons", "rating": "9.3"}


@pytest.mark.parametrize(("text", "value"), [("true", True), ("True", True), ("false", False), ("False", False)])
def test_a_boolean_may_be_capitalised_as_in_python(text: str, value: bool) -> None:
    upload = [("index_id", IDENTIFIER), ("video_url", ADDRESS), ("enable_video_stream", text)]

    assert read_form("post_tasks", upload)["enable_video_stream"] is value


def stream(*events: dict[str, Any]) -> str:
    return "".join(orjson.dumps(event, option=orjson.OPT_APPEND_NEWLINE).decode() for event in events)


GENERATION = {"generation_id": "0a5c3f52-91a8-4d3c-b6a2-3f9b2f9e6b71"}
START = {"event_type": "stream_start", "metadata": GENERATION}
END = {"event_type": "stream_end", "finish_reason": "stop", "metadata": {**GENERATION, "usage": {"output_tokens": 3}}}


def test_a_valid_event_stream_is_accepted() -> None:
    whole = stream(START, {"event_type": "text_generation", "text": "Two kings."}, END)

    CONTRACT.operations["post_analyze"].check_reply(200, whole, LINES_TYPE)


@pytest.mark.parametrize(
    "event",
    [
        {"event_type": "text_generation"},
        {"event_type": "stream_pause"},
        {**END, "finish_reason": "tired"},
        {**END, "metadata": GENERATION},
    ],
)
def test_every_event_of_a_stream_is_checked(event: dict[str, Any]) -> None:
    with pytest.raises(ContractViolation, match="post_analyze 200"):
        CONTRACT.operations["post_analyze"].check_reply(200, stream(START, event), LINES_TYPE)


WITH_BODY = [one for one in CONTRACT.operations.values() if any(body.required for body in one.bodies.values())]


@pytest.mark.parametrize("operation", [one for one in WITH_BODY if not one.is_admin], ids=lambda one: one.id)
def test_an_operation_with_a_required_body_documents_the_error_for_a_missing_one(operation: Operation) -> None:
    assert (400, "parameter_not_provided") in set(operation.error_codes())
