"""The lifespan protocol of ASGI, with which a server starts and stops the application."""

import asyncio

import pytest
from starlette.types import Message

from mockserver.app.application import MockServerApp


class BrokenDisk(Exception):
    """An error that closing may raise."""


def live(app: MockServerApp) -> list[Message]:
    """Start and stop `app`, and return its messages to the server."""
    sent: list[Message] = []
    orders: list[Message] = [{"type": "lifespan.shutdown"}, {"type": "lifespan.startup"}]

    async def receive() -> Message:
        return orders.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    async def run() -> None:
        try:
            await app({"type": "lifespan"}, receive, send)
        except BrokenDisk:
            sent.append({"type": "raised"})

    asyncio.run(run())
    return sent


def test_an_application_tells_when_it_has_started_and_when_it_has_stopped() -> None:
    sent = live(MockServerApp())

    assert sent == [{"type": "lifespan.startup.complete"}, {"type": "lifespan.shutdown.complete"}]


def test_an_application_tells_why_it_could_not_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    def close() -> None:
        raise BrokenDisk("the disk is gone")

    app = MockServerApp()
    monkeypatch.setattr(app, "close", close)

    started, failed, raised = live(app)

    assert (started["type"], failed["type"], raised["type"]) == (
        "lifespan.startup.complete",
        "lifespan.shutdown.failed",
        "raised",
    )
    assert "the disk is gone" in failed["message"]
