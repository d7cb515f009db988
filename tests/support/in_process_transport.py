"""A transport of httpx2 to an application in this process: no socket, no thread, one event loop for all requests.

Starlette's own test client starts a thread and a loop for each request, which takes ten times as long as the request.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any
from weakref import finalize

import httpx2
from starlette.types import ASGIApp

from mockserver.app.http.asgi_client import body_messages, call, http_scope

# After each reply, the event loop runs so many steps of background work before the next request.
_STEPS_AFTER_REPLY = 10


class InProcessTransport(httpx2.BaseTransport):
    """Sends requests to `app`. Background work of `app` continues during later requests.

    Several threads may send requests, as a receiver of webhooks does while its sender waits for it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(_InlineExecutor())
        # The application needs a single thread, as in a server: one thread at a time runs the loop.
        self._changed = threading.Condition()
        self._is_running = False
        self._end = finalize(self, self._loop.close)

    def close(self) -> None:
        """Cancel what is running. Further requests cannot be sent."""
        self._loop.run_until_complete(_give_up())
        self._end()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        exchange = _exchange(self._app, request)
        with self._changed:
            runs_loop, self._is_running = not self._is_running, True
        if runs_loop:
            return self._run(exchange)
        # Another thread runs the loop, and this request in it; if that thread is done first, this one runs the loop.
        reply = asyncio.run_coroutine_threadsafe(exchange, self._loop)
        reply.add_done_callback(self._notify)
        with self._changed:
            self._changed.wait_for(lambda: reply.done() or not self._is_running)
            if reply.done():
                return reply.result()
            self._is_running = True
        return self._run(_finish(reply))

    def _run(self, exchange: Coroutine[Any, Any, httpx2.Response]) -> httpx2.Response:
        try:
            return self._loop.run_until_complete(exchange)
        finally:
            with self._changed:
                self._is_running = False
                self._changed.notify_all()

    def _notify(self, reply: "Future[httpx2.Response]") -> None:
        with self._changed:
            self._changed.notify_all()


class _InlineExecutor(ThreadPoolExecutor):
    """Runs submitted work at once in the calling thread, so that nothing runs any more when a reply has come."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **options: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(work(*arguments, **options))
        except BaseException as error:  # noqa: BLE001 - the future raises it
            future.set_exception(error)
        return future


async def _exchange(app: ASGIApp, request: httpx2.Request) -> httpx2.Response:
    url = request.url
    server = (url.host, url.port or 80)
    scope = http_scope(request.method, url.raw_path, request.headers.raw, scheme=url.scheme, server=server)
    reply = await call(app, scope, body_messages([request.read()]))
    for _ in range(_STEPS_AFTER_REPLY):
        await asyncio.sleep(0)
    body = b"" if request.method == "HEAD" else reply.body
    return httpx2.Response(reply.status, headers=reply.raw_headers, stream=httpx2.ByteStream(body))


async def _finish(reply: "Future[httpx2.Response]") -> httpx2.Response:
    return await asyncio.wrap_future(reply)


async def _give_up() -> None:
    """Cancel all other tasks of this loop."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
