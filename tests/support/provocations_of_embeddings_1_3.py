"""Requests for vectors that get error codes, in both forms that v1.3 has for them."""

from typing import Any

import orjson

from mockserver.contract.operations import Operation
from tests.support.asgi import JSON
from tests.support.assets import ASSETS
from tests.support.films import make_film
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.provocations import Bench, Provocation, Refused, send

MODEL = Part("model_name", b"marengo3.0")


def form(names: str, *parts: Part) -> Provocation:
    """Return a form with a model and these parts."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        body = multipart([MODEL, *parts])
        return Refused(bench.lenient.send("POST", operation.path, body, {"content-type": MULTIPART}), names)

    return provoke


def address(field: str, code: str) -> Provocation:
    """Return a form with an address that contains the name of an error."""
    return form(code, Part(field, f"https://example.com/{code}.mp4".encode()))


def film(names: str, **features: Any) -> Provocation:
    """Return a form with a film that has these features."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        made = make_film(bench.films / "film.mp4", **features)
        return form(names, Part("video_file", made.read_bytes(), "film.mp4"))(bench, operation)

    return provoke


def of_video(names: str, source: Any) -> Provocation:
    """Return a request for the vectors of a video, which comes from `source`."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        described = {"media_source": source, "embedding_option": ["visual"]}
        body = {"input_type": "video", "model_name": "marengo3.0", "video": described}
        return Refused(send(bench.lenient, operation, body), names)

    return provoke


def of_video_named(code: str) -> Provocation:
    """Return a request for the vectors of a video whose address contains the name of an error."""
    return of_video(code, {"url": f"https://example.com/{code}.mp4"})


def without_input(bench: Bench, operation: Operation) -> Refused:
    """Ask for the vectors of a video and name none."""
    return Refused(send(bench.lenient, operation, {"input_type": "video", "model_name": "marengo3.0"}), "video")


def early_asset(bench: Bench, operation: Operation) -> Refused:
    """Ask for the vectors of an asset that is not ready."""
    parts = [Part("method", b"url"), Part("url", b"https://example.com/goal.mp4")]
    made = bench.lenient.send("POST", ASSETS, multipart(parts), {"content-type": MULTIPART}).json()["_id"]
    return of_video(made, {"asset_id": made})(bench, operation)


def asset_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Ask for the vectors of an asset of another account."""
    parts = [Part("method", b"direct"), Part("file", b"# Rules of chess", "rules.md")]
    headers = {"content-type": MULTIPART}
    made = bench.lenient.send("POST", ASSETS, multipart(parts), headers, key="tlk_SOMEBODY").json()["_id"]
    return of_video(made, {"asset_id": made})(bench, operation)


def task_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Ask for a task of another account."""
    body = {
        "input_type": "audio",
        "model_name": "marengo3.0",
        "audio": {"media_source": {"url": "https://example.com/rain.mp3"}},
    }
    headers = {"content-type": JSON}
    path = "/v1.3/embed-v2/tasks"
    made = bench.lenient.send("POST", path, orjson.dumps(body), headers, key="tlk_SOMEBODY").json()["_id"]
    return Refused(bench.lenient.send("GET", operation.path.replace("{task_id}", made)), made)
