"""Caches are bounded: those of functions by module, those of search results in bytes, of an account and of all."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mockserver
from mockserver.app import accounts as accounts_module
from mockserver.app.application import MockServerApp
from mockserver.domain.account import result_pages
from mockserver.domain.account.account import Account
from mockserver.domain.retrieval import corpora, words
from mockserver.ground.caches import LONGEST_KEPT, short_cache, word_cache
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient

TEXT = re.compile(r"\b(str|bytes)\b")
INDEX = "6527e59e74b5a5ab84015cf5"
KEYS = ("tlk_SAMPLE", "tlk_SAMPLE_KEY_1", "tlk_SAMPLE_KEY_2")
LARGEST_SET = 200_000

# Caches without a bound, by what their argument is. Those without arguments hold one value.
FINITE = {
    "mockserver.domain.generation.cast._role": "a person of the packaged topics",
    "mockserver.domain.generation.choosing.deciding._number_of": "the names of topics",
    "mockserver.domain.generation.draws._orders": "the number of values of a slot",
    "mockserver.domain.generation.draws._steps": "the number of packaged sentences of a kind",
    "mockserver.domain.generation.speech.speaker._lines_in": "sentences of the package",
    "mockserver.domain.generation.speech.speaker._templates_of": "the genres",
    "mockserver.domain.generation.story._is_noun_phrase": "a heading of the packaged topics",
    "mockserver.domain.generation.subject._definite": "a subject of the packaged topics",
    "mockserver.domain.generation.subject._tags_of_topic": "the packaged topics",
    "mockserver.domain.generation.templates.template_of": "sentences of the package",
    "mockserver.domain.generation.views.headings.as_heading": "acts of the packaged topics",
    "mockserver.domain.generation.views.seen.views_of": "the packaged topics",
    "mockserver.domain.generation.words_of_topics.stems_of_genre": "the genres",
    "mockserver.domain.generation.words_of_topics.stems_of_topic": "the packaged topics",
    "mockserver.domain.generation.words_of_topics._stems_of_plans": "three values",
    "mockserver.domain.retrieval.small.shared_postings._as_text": "the stems of the packaged topics",
    "mockserver.domain.writing.prompts.languages.counts._further_pattern": "a language of the package",
    "mockserver.state.codec": "a type",
}
# Caches with texts among their arguments, by what bounds them.
SHORT = {
    "mockserver.app.http.head.read_head": "headers are limited",
    "mockserver.domain.generation.imagined._kept": "titles of videos",
    "mockserver.domain.generation.subject._by_words": "names of videos, if they are short",
    "mockserver.domain.records.recorded_answer.written_out": "the address of a media file, and the id of an account",
    "mockserver.handlers.common.indexes._shown": "names of indexes are limited",
    "mockserver.handlers.common.indexes._listed": "names of indexes are limited",
    "mockserver.handlers.common.requests.lists._plain": "names that the contract lists",
    "mockserver.media.cards.pictograms._style": "titles and names of videos",
    "mockserver.media.likeness.frames_of": "the path of a file",
}


def function_caches() -> Iterator[tuple[str, Any]]:
    """Yield the caches of functions in the modules of the server, by name."""
    for module_info in pkgutil.walk_packages(mockserver.__path__, "mockserver."):
        if module_info.name.endswith("__main__") or ".harness" in module_info.name:
            continue
        module = importlib.import_module(module_info.name)
        for name, value in vars(module).items():
            if isinstance(value, _lru_cache_wrapper) and value.__module__ == module_info.name:
                yield f"{module_info.name}.{name}", value


def test_a_cache_of_a_function_has_a_bound_or_takes_few_values() -> None:
    unbounded = [
        name
        for name, cache in function_caches()
        if cache.cache_parameters()["maxsize"] is None and cache.__wrapped__.__code__.co_argcount
    ]

    assert [name for name in unbounded if name not in FINITE and name.rpartition(".")[0] not in FINITE] == []


def test_a_cache_of_a_function_of_texts_keeps_only_short_ones() -> None:
    of_texts = [
        name
        for name, cache in function_caches()
        if cache.cache_parameters()["maxsize"] is not None
        and any(TEXT.search(str(kind)) for name, kind in cache.__wrapped__.__annotations__.items() if name != "return")
    ]

    assert set(of_texts) <= SHORT.keys()


@given(texts=st.lists(st.text(max_size=2 * LONGEST_KEPT), max_size=20))
def test_a_short_cache_computes_long_texts_anew(texts: list[str]) -> None:
    computed: list[str] = []

    @short_cache(maxsize=64)
    def length(text: str) -> int:
        computed.append(text)
        return len(text)

    assert [length(text) for text in (*texts, *texts)] == [len(text) for text in (*texts, *texts)]
    assert sorted(computed) == sorted(
        chain({text for text in texts if len(text) <= LONGEST_KEPT}, 2 * [t for t in texts if len(t) > LONGEST_KEPT])
    )


@given(words=st.lists(st.text(max_size=2 * LONGEST_KEPT), max_size=20), most=st.integers(1, 8))
def test_a_cache_of_words_keeps_some_of_the_short_ones(words: list[str], most: int) -> None:
    @word_cache(maxsize=most)
    def length(word: str) -> int:
        return len(word)

    for word in words:
        assert length(word) == len(word)
        kept = length.__self__  # type: ignore[attr-defined]
        assert len(kept) <= most
        assert all(len(one) <= LONGEST_KEPT for one in kept)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> MockServerApp:
    """A server whose caches of results are small."""
    monkeypatch.setattr(result_pages, "MOST_BYTES", 400_000)
    monkeypatch.setattr(corpora, "MOST_BYTES", 300_000)
    monkeypatch.setattr(accounts_module, "_ALL_RESULTS_BYTES", 800_000)
    return MockServerApp(Settings())


def test_results_stay_within_their_bytes_and_the_latest_can_be_read(app: MockServerApp) -> None:
    clients = [AsgiClient(app, key) for key in KEYS]

    for number in range(60):
        client = clients[number % 7 % len(KEYS)]
        found = search(client, number)
        token = found["page_info"]["next_page_token"]
        accounts = app.accounts.all()
        for account in accounts:
            assert account.pages.size == sum(results.size for results in account.pages.all()) <= 400_000
            assert account.corpora.size <= 300_000
        assert sum(map(held, accounts)) <= 800_000 + LARGEST_SET
        assert client.get(f"/search/{token}").status == 200

    assert all(account.pages.size for account in app.accounts.all())
    for client in clients:
        client.close()


def search(client: AsgiClient, number: int) -> Any:
    body = {"index_id": INDEX, "query": f"a tent {number}", "search_options": ["visual"], "threshold": "none"}
    return client.post("/search", body).json()


def held(account: Account) -> int:
    return account.pages.size + account.corpora.size


def test_long_words_are_not_kept() -> None:
    before = len(words.stem.__self__)  # type: ignore[attr-defined]

    stems = {words.stem("x" * (LONGEST_KEPT + number)) for number in range(1, 50)}

    assert len(stems) == 49
    assert len(words.stem.__self__) == before  # type: ignore[attr-defined]
