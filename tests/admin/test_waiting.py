"""Waiting for exchanges: a new exchange wakes the request, and a disconnect ends it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import orjson
import pytest
from starlette.types import Message, Receive, Send

from mockserver.app.http.asgi_client import AsgiCall, body_messages, http_scope
from mockserver.domain.account.journal import Journal
from tests.support.api import Api
from tests.support.asgi import JSON

LONG = 60


def journal_of(api: Api) -> Journal:
    return api.app.accounts.of(b"tlk_TEST").kit.journal


async def is_waiting(request: "asyncio.Task[Any]", api: Api) -> None:
    """Run other tasks until `request` waits for exchanges."""
    while not journal_of(api).listeners:
        assert not request.done(), request.result()
        await asyncio.sleep(0)


def run(api: Api, act: Callable[[httpx2.AsyncClient], Awaitable[Any]]) -> Any:
    async def main() -> Any:
        transport = httpx2.ASGITransport(app=api.app)
        key = {"x-api-key": "tlk_TEST"}
        async with httpx2.AsyncClient(transport=transport, base_url="http://testserver", headers=key) as client:
            return await act(client)

    return asyncio.run(main())


def wait(client: httpx2.AsyncClient, **body: Any) -> "asyncio.Task[httpx2.Response]":
    body = {"timeout_seconds": LONG, **body}
    return asyncio.create_task(client.post("/__admin/journal/wait", json=body))


def test_a_matching_exchange_ends_the_wait(api: Api) -> None:
    async def act(client: httpx2.AsyncClient) -> tuple[bool, httpx2.Response]:
        waiting = wait(client, match={"operation": "list-indexes"})
        await is_waiting(waiting, api)
        await client.get("/v1.2/engines")
        was_done = waiting.done()
        await client.get("/v1.2/indexes")
        return was_done, await waiting

    was_done, reply = run(api, act)

    assert not was_done
    assert reply.json()["found"]
    assert [exchange["operation"] for exchange in reply.json()["data"]] == ["list-indexes"]
    assert journal_of(api).listeners == []


def test_existing_exchanges_end_the_wait_at_once(api: Api) -> None:
    api.get("/engines")

    reply = api.client.post("/__admin/journal/wait", json={"match": {"operation": "list-engines"}})

    assert reply.json()["found"]


def test_waiting_for_several_exchanges_after_a_given_one(api: Api) -> None:
    mark = api.get("/engines").headers["x-mockserver-request-id"]

    async def act(client: httpx2.AsyncClient) -> httpx2.Response:
        waiting = wait(client, after=mark, count=2)
        await is_waiting(waiting, api)
        await client.get("/v1.2/engines")
        await client.get("/v1.2/indexes")
        return await waiting

    reply = run(api, act)

    assert [exchange["operation"] for exchange in reply.json()["data"]] == ["list-engines", "list-indexes"]


def test_an_exchange_in_another_thread_ends_the_wait(api: Api) -> None:
    async def act(client: httpx2.AsyncClient) -> httpx2.Response:
        waiting = wait(client)
        await is_waiting(waiting, api)
        await asyncio.to_thread(api.get, "/engines")
        return await waiting

    assert run(api, act).json()["found"]


@pytest.mark.parametrize("what", [{}, {"what": ["journal"]}])
def test_a_reset_does_not_end_the_wait_but_discards_earlier_exchanges(what: Any, api: Api) -> None:
    async def act(client: httpx2.AsyncClient) -> tuple[bool, httpx2.Response]:
        await client.get("/v1.2/engines")
        waiting = wait(client, count=2)
        await is_waiting(waiting, api)
        await client.post("/__admin/reset", json=what)
        await client.get("/v1.2/indexes")
        was_done = waiting.done()
        await client.get("/v1.2/indexes")
        return was_done, await waiting

    was_done, reply = run(api, act)

    assert not was_done
    assert reply.json()["found"]
    assert [exchange["operation"] for exchange in reply.json()["data"]] == ["list-indexes", "list-indexes"]
    assert journal_of(api).listeners == []


def test_a_wait_that_times_out_returns_the_exchanges_so_far(api: Api) -> None:
    api.get("/engines")

    reply = api.client.post("/__admin/journal/wait", json={"count": 2, "timeout_seconds": 0.001})

    assert reply.status_code == 200
    assert not reply.json()["found"]
    assert len(reply.json()["data"]) == 1
    assert journal_of(api).listeners == []


def test_a_client_that_disconnects_ends_its_wait(api: Api) -> None:
    sent: list[Message] = []
    body = orjson.dumps({"timeout_seconds": LONG})

    async def send(message: Message) -> None:
        sent.append(message)

    async def main() -> None:
        waiting = AsgiCall(body_messages([body]), sent.append)
        answering = asyncio.create_task(answered(waiting.receive, send))
        await is_waiting(answering, api)
        waiting.hang_up()
        await answering

    async def answered(receive: Receive, send: Send) -> None:
        headers = {"host": "localhost", "x-api-key": "tlk_TEST", "content-type": JSON}
        raw_headers = [(name.encode(), text.encode()) for name, text in headers.items()]
        await api.app(http_scope("POST", b"/__admin/journal/wait", raw_headers), receive, send)

    asyncio.run(main())

    assert sent == []
    assert journal_of(api).listeners == []
