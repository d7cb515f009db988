"""Requests that get error codes which v1.3 alone has, or which its operations get in another way."""

from typing import Any

import orjson

from mockserver.contract.operations import Operation
from tests.support.asgi import JSON
from tests.support.assets import ASSETS, pdf, picture
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.provocations import Bench, Provocation, Refused, target

_LARGEST_IMAGE = 32 * 1024 * 1024


def ordered(code: str) -> Provocation:
    """Return a request whose error was ordered: nothing that a client of the stand-in does gets it otherwise."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        error = {"code": code, "message": f"Ordered: {code}."}
        rule = {"match": {"operation": operation.id}, "fault": {"error": error}}
        made = bench.lenient.send("POST", "/__admin/faults", orjson.dumps(rule), {"content-type": JSON})
        assert made.status == 201, made.body
        return Refused(bench.lenient.send(operation.method, target(operation)), code)

    return provoke


def other_media_type(bench: Bench, operation: Operation) -> Refused:
    """Send a text where the operation takes none."""
    answer = bench.lenient.send(operation.method, target(operation), b"a poem", {"content-type": "text/plain"})
    return Refused(answer, "text/plain")


def form(names: str, *parts: Part) -> Provocation:
    """Return a form with these parts."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        body = multipart(parts) if parts else multipart([Part("unheard_of", b"")])
        return Refused(bench.lenient.send("POST", operation.path, body, {"content-type": MULTIPART}), names)

    return provoke


def file(names: str, filename: str, content: bytes) -> Provocation:
    """Return the upload of a file."""
    return form(names, Part("method", b"direct"), Part("file", content, filename))


def address(code: str) -> Provocation:
    """Return the upload of an address that contains the name of an error."""
    return form(code, Part("method", b"url"), Part("url", f"https://example.com/{code}.mp4".encode()))


def large_image(bench: Bench, operation: Operation) -> Refused:
    """Send an image that is a byte too large."""
    return file("image", "board.png", picture().ljust(_LARGEST_IMAGE + 1, b"\0"))(bench, operation)


def indexed_asset(bench: Bench, operation: Operation) -> Refused:
    """Delete an asset that an index holds."""
    bench.video(bench.index())
    [asset] = bench.lenient.send("GET", ASSETS).json()["data"]
    return Refused(bench.lenient.send("DELETE", f"{ASSETS}/{asset['_id']}"), asset["_id"])


def asset_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Ask for an asset of another account."""
    parts = [Part("method", b"direct"), Part("file", pdf(), "rules.pdf")]
    made = bench.lenient.send("POST", ASSETS, multipart(parts), {"content-type": MULTIPART}, key="tlk_SOMEBODY").json()[
        "_id"
    ]
    raw: Any = orjson.dumps(bench.request(operation)) if operation.bodies else b""
    answer = bench.lenient.send(operation.method, target(operation, made), raw, {"content-type": JSON})
    return Refused(answer, made)
