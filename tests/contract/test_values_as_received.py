"""The values that a handler receives: only declared ones, with the declared types."""

import orjson
import pytest

from mockserver.contract.bodies import JSON_TYPE, MULTIPART_TYPE, BodyReader
from mockserver.contract.contract import Contract
from mockserver.contract.errors import ApiError
from mockserver.contract.source import packaged_contract
from mockserver.contract.texts import reader_of
from mockserver.ground.errors import ParameterInvalid, ParameterNotProvided

INDEX = "6527e59e74b5a5ab84015cf5"


@pytest.fixture(scope="module")
def contract() -> Contract:
    return packaged_contract()


def json_reader(contract: Contract, operation: str) -> BodyReader:
    return contract.operations[operation].bodies[JSON_TYPE]


def test_a_field_that_the_contract_does_not_declare_does_not_reach_the_handler(contract: Contract) -> None:
    reader = json_reader(contract, "create-video-indexing-task")
    sent = b'{"index_id": "%s", "video_url": "https://a.example/b.mp4", "transcription_file": ""}' % INDEX.encode()

    assert "transcription_file" not in reader.read_json(sent, strict=False)


def test_free_form_keys_reach_the_handler(contract: Contract) -> None:
    received = json_reader(contract, "update-video-information").read_json(
        b'{"metadata": {"mood": "calm", "draft": null}, "speed": 9}', strict=False
    )

    assert received == {"metadata": {"mood": "calm", "draft": None}}


def test_null_means_absent_where_the_contract_allows_it(contract: Contract) -> None:
    sent = b'{"index_id": "%s", "video_url": "https://a.example/b.mp4", "transcription_url": null}' % INDEX.encode()

    received = json_reader(contract, "create-video-indexing-task").read_json(sent, strict=False)

    assert "transcription_url" not in received


def test_null_in_a_required_property_is_reported_as_missing(contract: Contract) -> None:
    with pytest.raises(ParameterNotProvided, match="index_name"):
        json_reader(contract, "update-index").read_json(b'{"index_name": null}', strict=False)


def test_null_where_the_contract_does_not_allow_it_is_refused(contract: Contract) -> None:
    sent = b'{"index_id": "%s", "search_options": ["visual"], "query": {"text": "a", "$or": null}}' % INDEX.encode()

    with pytest.raises(ParameterInvalid, match="query"):
        json_reader(contract, "combined-queries-make-search-request").read_json(sent, strict=False)


def test_a_null_bound_of_a_range_over_metadata_means_absent(contract: Contract) -> None:
    sent = (
        b'{"index_id": "%s", "search_options": ["visual"], "query": "a", "filter": {"mood": {"gte": null, "lte": 1}}}'
    )

    received = json_reader(contract, "make-search-request").read_json(sent % INDEX.encode(), strict=False)

    assert received["filter"] == {"mood": {"lte": 1}}


def test_the_word_null_in_a_form_means_absent_where_only_null_can_be_meant(contract: Contract) -> None:
    reader = contract.operations["create-video-indexing-task"].bodies[MULTIPART_TYPE]
    fields = [("index_id", INDEX), ("video_url", "https://a.example/b.mp4"), ("language", "null")]

    assert reader.read_form(fields, {}, strict=False)["language"] == "en"


def test_the_word_null_in_a_form_is_a_text_where_texts_are_free(contract: Contract) -> None:
    reader = contract.operations["any-to-video-search"].bodies[MULTIPART_TYPE]
    fields = [("index_id", INDEX), ("search_options", "visual"), ("query_text", "null")]

    assert reader.read_form(fields, {}, strict=False)["query_text"] == "null"


@pytest.mark.parametrize("field", ["engines", "engine_id"])
def test_an_update_of_an_index_may_not_carry_engines(contract: Contract, field: str) -> None:
    with pytest.raises(ApiError) as refused:
        json_reader(contract, "update-index").read_json(b'{"index_name": "a", "%s": []}' % field.encode(), strict=False)

    assert refused.value.code == "index_engine_cannot_be_changed"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5.649857864847008e+307", 5.649857864847008e307),
        ("7.5e-154", 7.5e-154),
        ("100000000000000000000", 10**20),
        ("9007199254740993", 9007199254740993),
        ("2.0", 2),
    ],
)
def test_any_number_can_be_parsed_from_text(text: str, number: float) -> None:
    assert reader_of("number")(text) == number


@pytest.mark.parametrize("text", ["1e300", "-1e300", "9223372036854775808", "9" * 300])
def test_a_number_parsed_from_text_can_be_serialised(text: str) -> None:
    assert orjson.dumps(reader_of("number")(text))


@pytest.mark.parametrize("text", ["1e999", "nan", "0x1", "1_0", "", "1" * 5000, "٣", "5\n"])
def test_text_that_is_not_a_number_stays_text(text: str) -> None:
    assert reader_of("number")(text) == text


@pytest.mark.parametrize("date", ["2525-02-31", "2023-02-29T10:00:00Z"])
def test_impossible_dates_are_refused(contract: Contract, date: str) -> None:
    with pytest.raises(ParameterInvalid, match="created_at"):
        contract.operations["list-indexes"].query.read_query(b"created_at=" + date.encode(), strict=False)


@pytest.mark.parametrize("host", ["a[b", "[::1", "\u2100.example", ""])
def test_an_address_with_an_impossible_host_is_refused(contract: Contract, host: str) -> None:
    sent = orjson.dumps({"index_id": INDEX, "video_url": f"https://{host}/b.mp4"})

    with pytest.raises(ParameterInvalid, match="video_url"):
        json_reader(contract, "create-video-indexing-task").read_json(sent, strict=False)
