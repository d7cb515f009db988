"""A transport of httpx2 to an application in this process: no socket, no thread, one event loop for all requests.

Starlette's own test client starts a thread and a loop for each request, which takes ten times as long as the request.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any
from urllib.parse import unquote
from weakref import finalize

import httpx2
from starlette.types import ASGIApp, Message, Scope

# What the application does after its reply, step by step, gets so many turns before the next request.
_TURNS = 10


class Inside(httpx2.BaseTransport):
    """Carries requests to `app`, one after the other; what `app` has begun goes on while the next one is carried."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(_Here())
        self._home = threading.get_ident()
        self._end = finalize(self, self._loop.close)

    def close(self) -> None:
        """Give up what is under way. Further requests cannot be sent."""
        self._loop.run_until_complete(_give_up())
        self._end()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        asking = _Asking(request)
        if threading.get_ident() == self._home:
            self._loop.run_until_complete(asking.ask(self._app))
        else:
            asyncio.run(asking.ask(self._app))
        return asking.response()


class _Here(ThreadPoolExecutor):
    """Does at once what it is given, so that nothing is under way, nor held by a thread, when a reply has come."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **options: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(work(*arguments, **options))
        except BaseException as error:  # noqa: BLE001 - whoever waits for the future gets it
            future.set_exception(error)
        return future


class _Asking:
    """One request, and what the application said to it."""

    def __init__(self, request: httpx2.Request) -> None:
        self.scope = _scope(request)
        self._incoming: list[Message] = [{"type": "http.request", "body": request.read(), "more_body": False}]
        self._sent: list[Message] = []
        self._is_complete = asyncio.Event()

    async def ask(self, app: ASGIApp) -> None:
        await app(self.scope, self.receive, self.send)
        for _ in range(_TURNS):
            await asyncio.sleep(0)

    async def receive(self) -> Message:
        """Give the body, and then nothing until the reply is complete: this client does not hang up."""
        if self._incoming:
            return self._incoming.pop()
        await self._is_complete.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self._sent.append(message)
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            self._is_complete.set()

    def response(self) -> httpx2.Response:
        start, *rest = self._sent
        is_bare = self.scope["method"] == "HEAD"
        body = b"" if is_bare else b"".join(message.get("body", b"") for message in rest)
        return httpx2.Response(start["status"], headers=start["headers"], stream=httpx2.ByteStream(body))


def _scope(request: httpx2.Request) -> Scope:
    url = request.url
    path, _, query = url.raw_path.partition(b"?")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": url.scheme,
        "path": unquote(path.decode("ascii")),
        "raw_path": path,
        "query_string": query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": ("testclient", 50000),
        "server": (url.host, url.port or 80),
        "state": {},
    }


async def _give_up() -> None:
    """Cancel what is under way in this loop."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
