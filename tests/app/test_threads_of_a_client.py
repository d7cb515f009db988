"""A client in process may be used by several threads; the application, made for one, gets one request at a time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx2
from starlette.types import Receive, Scope, Send

from tests.support.inside import Inside


class Counting:
    """An application that counts how many requests are under way at once, at most."""

    def __init__(self) -> None:
        self.under_way = self.most = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        for _ in range(20):
            await asyncio.sleep(0.0001)
        self.under_way -= 1
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def test_requests_of_several_threads_are_carried_one_after_the_other() -> None:
    app = Counting()
    with httpx2.Client(transport=Inside(app), base_url="http://testserver") as client, ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: client.get("/"), range(8)))

    assert {reply.status_code for reply in replies} == {204}
    assert app.most == 1
