"""Our server with an additional operation: `POST /fill/VIDEOS` adds a large library to the account of the key.

Run as a script: `library_server.py PORT`. The library is added after the start, like uploads, so that the garbage
collector has to handle it.
"""

import sys
from random import Random

import orjson
from starlette.types import Receive, Scope, Send

from benchmarks.libraries import Words, fill
from mockserver.app.application import MockServerApp
from mockserver.cli.serving import run
from mockserver.ground.settings import Settings

_FILL = "/fill/"


class LibraryApp(MockServerApp):
    """Answers `POST /fill/VIDEOS` with the id of the filled index."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._answer = self.asgi
        self.asgi = self._fill_or_answer

    async def _fill_or_answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not scope.get("path", "").startswith(_FILL):
            await self._answer(scope, receive, send)
            return
        account = self.accounts.of(dict(scope["headers"])[b"x-api-key"])
        index = fill(account, int(scope["path"].removeprefix(_FILL)), Words(Random(1)))
        body = orjson.dumps({"index_id": index.id})
        headers = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


if __name__ == "__main__":
    run(LibraryApp(Settings(port=int(sys.argv[1]))))
