"""The references for our server: minimal applications on the same uvicorn.

Run as a script: `limits.py NAME PORT SIZE`.
"""

import sys
from collections.abc import Callable
from hashlib import sha256
from tempfile import TemporaryFile

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

_PATH = "/{rest:path}"


def raw(size: int) -> ASGIApp:
    """No framework: a constant body; request bodies are discarded."""
    body = b"x" * size
    headers = [(b"content-type", b"application/json"), (b"content-length", str(size).encode())]

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        more = True
        while more:
            more = (await receive()).get("more_body", False)
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return app


def starlette(size: int) -> ASGIApp:
    """A Starlette application with one route and a constant body."""
    body = b"x" * size

    async def answer(request: Request) -> Response:
        await request.body()
        return Response(body, media_type="application/json")

    return Starlette(routes=[Route(_PATH, answer, methods=["GET", "POST"])])


def starlette_form(_: int) -> ASGIApp:
    """Starlette's own form parser, without hashing."""

    async def answer(request: Request) -> Response:
        async with request.form() as form:
            return Response(b"x" * len(form), media_type="application/json")

    return Starlette(routes=[Route(_PATH, answer, methods=["GET", "POST"])])


def to_file(_: int) -> ASGIApp:
    """Raw bytes to a file and a hash, without parsing: the cost of storing and hashing alone."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        with TemporaryFile() as file:
            digest, more = sha256(), True
            while more:
                message = await receive()
                digest.update(message.get("body", b""))
                file.write(message.get("body", b""))
                more = message.get("more_body", False)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})
        await send({"type": "http.response.body", "body": b"x"})

    return app


async def _live(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


LIMITS: dict[str, Callable[[int], ASGIApp]] = {
    "raw": raw,
    "starlette": starlette,
    "starlette_form": starlette_form,
    "to_file": to_file,
}

if __name__ == "__main__":
    name, port, size = sys.argv[1:]
    uvicorn.run(LIMITS[name](int(size)), port=int(port), log_level="error", access_log=False)
