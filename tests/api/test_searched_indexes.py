"""The words of searched indexes are bounded in bytes over all accounts, and read again when they are needed."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from mockserver.app import accounts
from mockserver.domain.account.account import Account
from mockserver.domain.account.searched import searched
from mockserver.domain.retrieval.corpora import Corpora
from mockserver.domain.retrieval.corpus import GrowingCorpus
from mockserver.domain.retrieval.large.corpus import LargeCorpus
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.common.search import searchable
from mockserver.handlers.common.steps import run_while
from tests.support.api import Api, Server

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
MOST_BYTES = 100_000
ACCOUNTS = 20


class Searcher:
    """An account with an index of one video."""

    def __init__(self, api: Api, number: int) -> None:
        self.api = api.as_key(f"tlk_{number}")
        self.index_id = self.api.create_index()
        self.api.ready_video(self.index_id)

    @property
    def account(self) -> Account:
        found: Account = self.api.app.accounts.of(self.api.client.headers["x-api-key"].encode())
        return found

    def search(self, query: str = "a bicycle in the city", **options: Any) -> Any:
        body = {"index_id": self.index_id, "query": query, "search_options": ["visual"], "threshold": "none", **options}
        reply = self.api.post("/search", json=body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    @property
    def bytes_kept(self) -> int:
        return sum(one.size for one in searched(self.account))


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[Api]:
    monkeypatch.setattr(accounts, "_ALL_CORPORA_BYTES", MOST_BYTES)
    with Server(Settings(), VirtualClock(NOON)) as api:
        yield api


def press(searcher: Searcher) -> None:
    """Make the limit be enforced, as when many others search."""
    budget = searcher.account.corpora.corpus_budget
    assert budget is not None
    budget._limit = 0
    budget.spend(MOST_BYTES)


def test_searches_in_many_accounts_stay_within_the_limit(api: Api) -> None:
    searchers = [Searcher(api, number) for number in range(ACCOUNTS)]

    for searcher in searchers:
        searcher.search()

        assert sum(each.bytes_kept for each in searchers) <= MOST_BYTES * 17 // 16 + searcher.bytes_kept

    assert searchers[-1].bytes_kept
    assert not searchers[0].bytes_kept


def test_a_search_after_an_eviction_finds_the_same(api: Api) -> None:
    searcher = Searcher(api, 1)
    before = searcher.search()["data"]
    press(searcher)
    assert not searcher.bytes_kept

    assert searcher.search()["data"] == before
    assert before


@pytest.fixture
def _only_new_objects() -> Iterator[None]:
    """Hide all objects of earlier tests from the garbage collector: to look through millions takes seconds."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_only_new_objects")
@pytest.mark.parametrize("most_in_small", [0, 20_000])
@pytest.mark.parametrize("options", [{}, {"group_by": "video"}])
def test_an_evicted_index_leaves_nothing_in_memory(
    api: Api, monkeypatch: pytest.MonkeyPatch, most_in_small: int, options: dict[str, str]
) -> None:
    monkeypatch.setattr(searchable, "GrowingCorpus", partial(GrowingCorpus, most_in_small=most_in_small))
    searcher = Searcher(api, 1)
    searcher.api.ready_video(searcher.index_id)
    assert searcher.search(page_limit=1, **options)["page_info"]["next_page_token"]
    assert words_in_memory()

    press(searcher)

    gc.collect()
    assert not words_in_memory()


def words_in_memory() -> bool:
    return any(isinstance(one, GrowingCorpus | Corpus | LargeCorpus) for one in gc.get_objects())


def test_a_page_of_an_evicted_index_has_expired(api: Api) -> None:
    searcher = Searcher(api, 1)
    token = searcher.search(page_limit=1)["page_info"]["next_page_token"]
    press(searcher)

    assert searcher.api.get(f"/search/{token}").json()["code"] == "search_page_token_expired"


def test_turning_pages_counts_as_a_use(api: Api) -> None:
    searchers = [Searcher(api, number) for number in range(ACCOUNTS)]
    token = searchers[0].search(page_limit=1)["page_info"]["next_page_token"]

    for searcher in searchers[1:]:
        searcher.search()
        assert searchers[0].api.get(f"/search/{token}").status_code == 200


LONG_REQUESTS: dict[str, Any] = {
    "/search": {"query": "a bicycle", "filter": {"duration": {"gte": 0}}},
    "/search/combined": {"query": {"text": "a bicycle"}},
    "/classify/bulk": {"classes": [{"name": "rides", "prompts": ["a bicycle in the city"]}]},
}


@pytest.mark.parametrize("route", LONG_REQUESTS)
def test_an_index_is_not_evicted_while_a_request_is_searching_it(
    api: Api, monkeypatch: pytest.MonkeyPatch, route: str
) -> None:
    monkeypatch.setattr(searchable, "GrowingCorpus", partial(GrowingCorpus, most_in_small=0))
    searcher, other = Searcher(api, 1), Searcher(api, 2)
    other.search()
    kept_between: list[tuple[int, int]] = []

    async def pressed(steps: Any, is_good: Any) -> Any:
        press(searcher)
        kept_between.append((searcher.bytes_kept, other.bytes_kept))
        return await run_while(steps, is_good)

    for module in ("mockserver.handlers.common.steps", "mockserver.handlers.v1_2.classify"):
        monkeypatch.setattr(f"{module}.run_while", pressed)
    options = "options" if "classify" in route else "search_options"
    reply = searcher.api.post(route, json={"index_id": searcher.index_id, options: ["visual"], **LONG_REQUESTS[route]})

    assert reply.status_code == 200, reply.text
    assert [(mine > 0, others) for mine, others in kept_between] == [(True, 0)]


def test_an_index_is_not_evicted_while_it_is_read(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = Searcher(api, 1)
    read_on = searchable.read_on
    kept_between: list[int] = []

    def read_and_press(*asked: Any) -> bool:
        is_read = read_on(*asked)
        press(searcher)
        kept_between.append(searcher.bytes_kept)
        return is_read and len(kept_between) == 2

    monkeypatch.setattr(searchable, "read_on", read_and_press)

    assert searcher.search()["data"]
    _, while_it_is_read = kept_between
    assert while_it_is_read


@pytest.mark.parametrize("route", LONG_REQUESTS)
def test_a_request_that_starts_again_reads_its_index_in_steps(
    api: Api, monkeypatch: pytest.MonkeyPatch, route: str
) -> None:
    monkeypatch.setattr(searchable, "GrowingCorpus", partial(GrowingCorpus, most_in_small=0))
    searcher = Searcher(api, 1)
    of = Corpora.of
    attempts: list[Any] = []
    unread: list[bool] = []

    async def interrupted(steps: Any, is_good: Any) -> Any:
        attempts.append(steps)
        if len(attempts) > 1:
            return await run_while(steps, is_good)
        searcher.account.corpora.drop(searcher.index_id)
        return None

    def noted(corpora: Corpora, index_id: str, *asked: Any) -> Any:
        unread.append(index_id not in corpora._kept or bool(corpora._kept[index_id].unread))
        return of(corpora, index_id, *asked)

    module = "v1_2.classify" if "classify" in route else "common.steps"
    monkeypatch.setattr(f"mockserver.handlers.{module}.run_while", interrupted)
    monkeypatch.setattr(Corpora, "of", noted)
    options = "options" if "classify" in route else "search_options"
    reply = searcher.api.post(route, json={"index_id": searcher.index_id, options: ["visual"], **LONG_REQUESTS[route]})

    assert reply.status_code == 200, reply.text
    assert len(attempts) > 1
    assert unread
    assert not any(unread)
