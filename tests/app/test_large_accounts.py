"""The number of records of an account does not increase the time for which an operation blocks others."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.domain.account.account import world_at
from mockserver.domain.records.job import INDEX_TASK
from mockserver.domain.records.job_profile import PROFILES
from mockserver.domain.rules.events import due
from mockserver.domain.rules.indexes import delete_index
from mockserver.domain.testkit.profiles import ProfileScope
from mockserver.domain.testkit.progress import set_profile
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.ground.steps import PORTION, run_blocking
from mockserver.handlers.common import steps
from tests.support.api import MARENGO
from tests.support.asgi import JSON, AsgiClient
from tests.support.calls import calls_of
from tests.support.full_account import BUCKET, fill
from tests.support.large_account import AccountRequest, add_webhook, grow, grow_outbox, grow_store, requests_for, send
from tests.support.multipart import Part
from tests.support.tiers import CI

MANY = 2_500
# With a hundred thousand records these are a million calls, ten times as many as for 100 KB of JSON.
MOST_CALLS_A_RECORD = 10


class CallCounter:
    """The largest number of function calls in one callback of the event loop."""

    def __init__(self) -> None:
        self.calls = 0
        self._of_this = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        run = asyncio.events.Handle._run

        def watched(handle: asyncio.Handle) -> None:
            self._of_this = 0
            run(handle)
            self.calls = max(self.calls, self._of_this)

        asyncio.events.Handle._run = watched  # type: ignore[method-assign, assignment]
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(None)
            asyncio.events.Handle._run = run  # type: ignore[method-assign]

    def _note(self, frame: FrameType, event: str, argument: Any) -> None:
        if event in ("call", "c_call"):
            self._of_this += 1


def compile_words_of_prompt(request: AccountRequest) -> None:
    """Read the prompt of a request: the first of a kind in a process compiles its words."""
    body = orjson.loads(request.body) if request.body and request.media_type == JSON else None
    prompt = body.get("prompt") if isinstance(body, dict) else None
    if isinstance(prompt, str):
        read_prompt(prompt)


@CI
def test_no_callback_walks_through_all_records_of_an_account(
    film: Path, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "SECONDS_PER_TURN", 0)  # each step of long work is a callback
    settings = Settings(integration=((BUCKET, film.parent),))
    most: dict[str, int] = {}
    failed: list[AccountRequest] = []
    with AsgiClient(MockServerApp(settings, make_clock=lambda: clock)) as client:
        fill(client, clock, film)
        assert isinstance(client.app, MockServerApp)
        account = client.app.accounts.of(b"tlk_TEST")
        grow(account, MANY)
        add_webhook(client)
        grow_outbox(account, MANY)
        clock.advance(minutes=60)
        # Searches have tests of their own.
        operations = [each for each in client.app.contract.operations.values() if not each.is_retrieval]

        for request in requests_for(client, account, operations):
            compile_words_of_prompt(request)
            counter = CallCounter()
            with counter.watching():
                status = send(client, request).status
            most[f"{request.operation.id} {request.what}"] = counter.calls
            if status == 500:
                failed.append(request)

    assert failed == []
    assert {name: calls for name, calls in most.items() if calls > MOST_CALLS_A_RECORD * MANY} == {}


def test_a_search_of_a_store_makes_few_calls_per_item(film: Path, clock: VirtualClock) -> None:
    calls = {}
    with AsgiClient(MockServerApp(make_clock=lambda: clock)) as client:
        fill(client, clock, film)
        assert isinstance(client.app, MockServerApp)
        account = client.app.accounts.of(b"tlk_TEST")
        store = account.stores.all()[0].id
        for items in (300, 600):
            grow_store(account, store, items)
            clock.advance(minutes=1)
            body = orjson.dumps({"query": {"text": "a boat"}, "search_options": {"video": {"modalities": ["visual"]}}})
            path = f"/v1.3/knowledge-stores/{store}/search"
            assert client.send("POST", path, body, {"content-type": JSON}).status == 200
            again = body.replace(b"boat", b"king")

            calls[items] = calls_of(lambda sent=again, to=path: client.send("POST", to, sent, {"content-type": JSON}))  # type: ignore[misc]

    assert calls[600] < 3 * calls[300]


def test_the_list_of_accounts_makes_no_calls_per_job(film: Path, clock: VirtualClock) -> None:
    calls, due = {}, {}
    with AsgiClient(MockServerApp(make_clock=lambda: clock)) as client:
        fill(client, clock, film)
        assert isinstance(client.app, MockServerApp)
        account = client.app.accounts.of(b"tlk_TEST")
        run_blocking(set_profile(world_at(account, clock.now()), ProfileScope(), PROFILES["seconds"]))
        index = client.post("/indexes", {"index_name": "Late", "engines": [MARENGO]}).json()["_id"]
        parts = [Part("index_id", index.encode()), Part("video_file", film.read_bytes(), film.name)]
        assert client.upload("/tasks", parts).status == 201
        for videos in (1_000, 3_000):
            grow(account, 0, videos)
            client.send("GET", "/__admin/accounts")  # counts that happen once happen now

            calls[videos] = calls_of(lambda: client.send("GET", "/__admin/accounts"))
            due[videos] = client.send("GET", "/__admin/accounts").json()["data"][0]["changes_due"]

    assert due[3_000] > 2 * due[1_000] > 1_000
    assert calls[3_000] - calls[1_000] < 1_000


def test_videos_of_a_deleted_index_are_invisible_at_once(film: Path, clock: VirtualClock) -> None:
    with AsgiClient(MockServerApp(make_clock=lambda: clock)) as client:
        fill(client, clock, film)
        assert isinstance(client.app, MockServerApp)
        account = client.app.accounts.of(b"tlk_TEST")
        grow(account, 0, 600)
        world = world_at(account, clock.now())
        index = next(index for index in account.indexes.all() if len(account.videos.of_index(index.id)) == 600)
        job_ids = [job.id for job in account.jobs.view_of_index(index.id)]
        left = len(account.jobs) - len(job_ids)
        deletion = delete_index(world, index)

        for _ in range(3):
            next(deletion)
            run_blocking(set_profile(world, ProfileScope(), PROFILES["seconds"]))

        assert [
            job_id for job_id in job_ids if account.jobs.find(job_id) or account.jobs.find_of(INDEX_TASK, job_id)
        ] == []
        run_blocking(deletion)
        assert len(account.jobs) == len(account.jobs.all()) == left


def test_a_very_long_reply_equals_a_short_one(film: Path, clock: VirtualClock) -> None:
    with AsgiClient(MockServerApp(make_clock=lambda: clock)) as client:
        fill(client, clock, film)
        assert isinstance(client.app, MockServerApp)
        account = client.app.accounts.of(b"tlk_TEST")
        grow(account, 400)
        before = run_blocking(due(account, clock.now(), clock.now() + timedelta(days=7)))

        reply = client.send("POST", "/__admin/clock/advance", b'{"days": 7}', {"content-type": JSON}).json()

        assert len(before) > PORTION
        assert [(each["id"], each["became"]) for each in reply["happened"]] == [
            (each.id, each.became) for each in before
        ]
        assert list(reply) == ["now", "frozen", "scale", "happened", "is_idle"]
