"""Several threads may use an in-process client; the application runs in one thread at a time."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import httpx2
from starlette.types import Receive, Scope, Send

from tests.support.in_process_transport import InProcessTransport


async def reply(send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


class Counting:
    """An application that counts the maximum number of threads that run it at once."""

    def __init__(self) -> None:
        self.running = self.most = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        for _ in range(20):
            self._step()
            await asyncio.sleep(0.0001)
        await reply(send)

    def _step(self) -> None:
        self.running += 1
        time.sleep(0)  # lets other threads run
        self.most = max(self.most, self.running)
        self.running -= 1


class Asking:
    """An application that answers `/outer` when a thread of `pool` got an answer from `/inner`."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.client = httpx2.Client(transport=InProcessTransport(self), base_url="http://testserver")
        self.statuses: list[int] = []
        self._pool = pool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/outer":
            loop = asyncio.get_running_loop()
            async with asyncio.timeout(10):
                inner = await loop.run_in_executor(self._pool, self.client.get, "/inner")
            self.statuses.append(inner.status_code)
        await reply(send)


def test_requests_of_several_threads_run_one_at_a_time() -> None:
    app = Counting()
    with (
        httpx2.Client(transport=InProcessTransport(app), base_url="http://testserver") as client,
        ThreadPoolExecutor(4) as pool,
    ):
        replies = list(pool.map(lambda _: client.get("/"), range(8)))

    assert {reply.status_code for reply in replies} == {204}
    assert app.most == 1


def test_a_request_can_wait_for_a_request_of_another_thread() -> None:
    with ThreadPoolExecutor(1) as pool:
        app = Asking(pool)
        with app.client as client:
            status = client.get("/outer").status_code

    assert (status, app.statuses) == (204, [204])
