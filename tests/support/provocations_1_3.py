"""Requests that get error codes which v1.3 alone has, or which its operations get in another way."""

from typing import Any

import orjson

from mockserver.app.application import MockServerApp
from mockserver.contract.operations import Operation
from tests.support.api_1_3 import MARENGO, PEGASUS
from tests.support.asgi import JSON
from tests.support.assets import ASSETS, picture
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.provocations import Bench, Provocation, Refused, send, target

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
    parts = [Part("method", b"direct"), Part("file", b"# Rules of chess", "rules.md")]
    made = bench.lenient.send("POST", ASSETS, multipart(parts), {"content-type": MULTIPART}, key="tlk_SOMEBODY").json()[
        "_id"
    ]
    raw: Any = orjson.dumps(bench.request(operation)) if operation.bodies else b""
    answer = bench.lenient.send(operation.method, target(operation, made), raw, {"content-type": JSON})
    return Refused(answer, made)


def analyzing(names: str, **changes: Any) -> Provocation:
    """Return a request to write about a video at an address, valid except for `changes`."""
    body = {"video": {"type": "url", "url": "https://example.com/goal.mp4"}, "prompt": "What happens?", **changes}

    def provoke(bench: Bench, operation: Operation) -> Refused:
        return Refused(send(bench.lenient, operation, body), names)

    return provoke


def analyzing_video_named(code: str) -> Provocation:
    """Return a request to write about a video whose address contains the name of an error."""
    return analyzing(code, video={"type": "url", "url": f"https://example.com/{code}.mp4"})


def writing_of(
    names: str,
    *models: Any,
    prompt: str = "What happens?",
    filename: str = "goal.mp4",
    is_early: bool = False,
    **changes: Any,
) -> Provocation:
    """Return a request to write about a video of an index with these models, or with all kinds."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        described = orjson.dumps({"index_name": "Matches", "models": models or (MARENGO, PEGASUS)})
        index_id = bench.lenient.send("POST", "/v1.3/indexes", described, {"content-type": JSON}).json()["_id"]
        parts = [Part("index_id", index_id.encode()), Part("video_url", f"https://example.com/{filename}".encode())]
        task = bench.lenient.send("POST", "/v1.3/tasks", multipart(parts), {"content-type": MULTIPART}).json()
        bench.clock.advance(seconds=-1 if is_early else 1)
        asked = {"video_id": task["video_id"], "prompt": prompt, **_set_form(operation), **changes}
        return Refused(send(bench.lenient, operation, asked), names)

    return provoke


def _set_form(operation: Operation) -> dict[str, Any]:
    """Return what a request for a text in a set form needs beside the video."""
    forms: dict[str, dict[str, Any]] = {"post_gist": {"types": ["title"]}, "post_summarize": {"type": "summary"}}
    return forms.get(operation.id, {})


def retired(bench: Bench, operation: Operation) -> Refused:
    """Ask for what the API had retired on the date whose answers the account gives."""
    app, key = bench.lenient.app, bench.lenient.key
    assert isinstance(app, MockServerApp)
    assert key is not None
    app.accounts.of(key.encode()).as_of = operation.retired_on
    return Refused(send(bench.lenient, operation, bench.request(operation)), f"{operation.retired_on}")


def writing_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Write about what belongs to another account."""
    parts = [Part("method", b"direct"), Part("file", b"# Rules of chess", "rules.md")]
    made = bench.lenient.send("POST", ASSETS, multipart(parts), {"content-type": MULTIPART}, key="tlk_SOMEBODY").json()
    body = {"video_id": made["_id"], "prompt": "What happens?", **_set_form(operation)}
    return Refused(send(bench.lenient, operation, body), made["_id"])
