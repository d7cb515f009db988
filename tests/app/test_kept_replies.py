"""Cached bodies and validations do not change any reply."""

import pytest

from mockserver.app.http.replies import checked
from mockserver.contract.operations import Operation
from mockserver.contract.source import packaged_contract
from mockserver.ground.errors import ContractViolation
from mockserver.handlers.reply import CachedBody, Reply
from tests.support.api import Api

CLIP = {"score": 92.1, "start": 1, "end": 2, "video_id": "6" * 24, "metadata": [], "confidence": "high"}
PAGE_INFO = {"limit_per_page": 10, "total_results": 1, "page_expired_at": "2023-10-13T05:57:41Z"}


@pytest.fixture
def search() -> Operation:
    return packaged_contract().operations["make-search-request"]


def found(data: object, **changed: object) -> dict[str, object]:
    pool = {"total_count": 1, "total_duration": 2, "index_id": "5" * 24}
    return {"search_pool": pool, "data": data, "page_info": PAGE_INFO, **changed}


def test_a_cached_body_is_sent_like_any_other(search: Operation) -> None:
    body = found([CLIP])
    kept = CachedBody(body)

    first, second = (checked(Reply(200, kept), search).raw for _ in range(2))

    assert first == second == checked(Reply(200, body), search).raw


def test_a_cached_body_has_the_same_value_after_it_was_sent(search: Operation) -> None:
    body = found([CLIP])
    kept = CachedBody(body)

    checked(Reply(200, kept), search)

    assert Reply(200, kept).value == body


def test_a_cached_body_that_breaks_the_contract_is_detected_each_time(search: Operation) -> None:
    kept = CachedBody(found([{**CLIP, "score": "high"}]))

    for _ in range(2):
        with pytest.raises(ContractViolation, match="/data/0"):
            checked(Reply(200, kept), search)


def test_bytes_that_are_valid_for_one_status_are_checked_again_for_another(search: Operation) -> None:
    long = found([CLIP] * 10)
    checked(Reply(200, long), search)

    with pytest.raises(ContractViolation):
        checked(Reply(400, long), search)


def test_equal_bodies_get_equal_answers(api: Api) -> None:
    index_id = api.create_index("once")
    body = {"query": "tent", "index_id": index_id, "search_options": ["visual"]}

    first, second = (api.post("/search", json=body).json() for _ in range(2))

    assert first["data"] == second["data"]
    assert first["search_pool"] == second["search_pool"]
