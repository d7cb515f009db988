"""Everything besides the API: documents, pictures, health, CORS, and headers of every reply."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx2
import numpy as np
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from PIL import Image
from starlette.testclient import TestClient

from mockserver import __version__
from mockserver.app.media import pictures
from mockserver.domain.records.video import Video
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO, Api, Server
from tests.support.films import make_film

UNKNOWN_ID = "6528dcf40000000000000000"
WIDTH, HEIGHT, FPS = 720, 480, 10
Reply = httpx2.Response


@pytest.fixture
def picture_of(api: Api, tmp_path: Path) -> Callable[[int], Reply]:
    """The picture of a film of 720 x 480 at a second."""
    film = make_film(tmp_path / "stripes.mp4", width=WIDTH, height=HEIGHT, fps=FPS)
    task_id = api.upload(api.create_index(), film)
    api.clock.advance(minutes=1)
    video_id = api.get(f"/tasks/{task_id}").json()["video_id"]
    account = api.app.accounts.of(b"tlk_TEST").id
    return lambda second: api.client.get(f"/_media/{video_id}/{second + 1}.jpeg", params={"X-Amz-Credential": account})


def test_the_contract_is_served_as_valid_openapi(api: Api) -> None:
    document = api.client.get("/openapi.json").json()

    assert document["openapi"].startswith("3.1")
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


@pytest.mark.parametrize("path", ["/v1.2", "/v1.3", "/__admin"])
def test_a_document_has_paths_of_the_whole_one_and_everything_that_they_refer_to(api: Api, path: str) -> None:
    whole = api.client.get("/openapi.json").json()
    reply = api.client.get(f"{path}/openapi.json")
    document = reply.json()

    components, referred = document["components"], set(re.findall(r'"#/components/(\w+)/([^"]+)"', reply.text))
    assert document["paths"].items() <= whole["paths"].items()
    assert [kind for kind, named in components.items() if not named.items() <= whole["components"][kind].items()] == []
    assert [(kind, name) for kind, name in referred if name not in components[kind]] == []
    assert referred
    assert {"openapi", "info", "paths"} <= document.keys() <= whole.keys()
    assert document["openapi"] == whole["openapi"]


@pytest.mark.parametrize("host", ["127.0.0.1:4711", "localhost", "[::1]:80", "api.localhost:1"])
def test_a_served_document_names_the_address_of_the_request(api: Api, host: str) -> None:
    document = api.client.get("/v1.3/openapi.json", headers={"host": host}).json()

    assert [server["url"] for server in document["servers"]] == [f"http://{host}"]


def test_a_served_document_names_the_public_url_that_the_settings_have(clock: VirtualClock) -> None:
    with Server(Settings(public_url="https://tl.example/base/"), clock) as api:
        document = api.client.get("/v1.3/openapi.json").json()

    assert [server["url"] for server in document["servers"]] == ["https://tl.example/base"]


@pytest.mark.parametrize("version", ["v1.2", "v1.3"])
def test_the_document_of_a_version_has_its_paths_only(api: Api, version: str) -> None:
    paths = api.client.get(f"/{version}/openapi.json").json()["paths"]

    assert paths
    assert all(path.startswith(f"/{version}/") for path in paths)


def test_the_rendered_contract_makes_no_external_requests(api: Api) -> None:
    page = api.client.get("/docs")

    assert page.headers["content-type"].startswith("text/html")
    assert re.findall(r"(?:https?:)?//\w[^\"'\s>]*", page.text) == []


def test_files_of_the_rendered_contract_are_served(api: Api) -> None:
    page = api.client.get("/docs").text

    parsed = re.findall(r"""(?:src=|href=|fetch\()["']([a-z][^"':]+)["']""", page)

    assert len(parsed) == 3
    assert {path: api.client.get(f"/{path}").status_code for path in parsed} == dict.fromkeys(parsed, 200)


def test_the_viewer_can_show_openapi_3_1(api: Api) -> None:
    bundle = api.client.get("/docs/viewer/swagger-ui-bundle.js").text

    found = re.search(r'PACKAGE_VERSION:"(\d+)\.', bundle)

    assert found is not None
    assert int(found[1]) >= 5


def test_health_reports_the_release_and_the_api_versions(api: Api) -> None:
    reply = api.client.get("/__admin/health")

    assert reply.status_code == 200
    assert reply.json() == {
        "status": "ok",
        "version": __version__,
        "api_versions": [
            {"name": "v1.2", "sdks": ["twelvelabs<0.4", "twelvelabs-js<0.4"]},
            {"name": "v1.3", "sdks": ["twelvelabs>=0.4", "twelvelabs-js>=0.4"]},
        ],
    }
    api.app.contract.operations["check-health"].check_reply(200, reply.json())


@pytest.mark.parametrize("path", ["/", "/nowhere", "/v1.2/nowhere", "/p/v1.2/assets", "/__admin/nowhere", "/_media/x"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_unknown_path_gets_the_error_of_the_api(api: Api, method: str, path: str) -> None:
    reply = api.client.request(method, path)

    assert reply.status_code == 404
    assert reply.json() == {
        "code": "endpoint_not_exists",
        "message": f"There is no endpoint {path}. /docs lists all endpoints.",
    }


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PATCH", "/v1.2/engines", {"GET", "HEAD", "OPTIONS"}),
        ("PUT", "/v1.2/indexes", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("POST", f"/v1.2/tasks/{UNKNOWN_ID}", {"DELETE", "GET", "HEAD", "OPTIONS"}),
        ("POST", "/docs", {"GET", "HEAD"}),
        ("DELETE", "/openapi.json", {"GET", "HEAD"}),
        ("POST", "/__admin/health", {"GET", "HEAD"}),
    ],
)
def test_an_unknown_method_is_refused_with_the_allowed_methods(
    api: Api, method: str, path: str, allowed: set[str]
) -> None:
    reply = api.client.request(method, path)

    assert reply.status_code == 405
    assert set(reply.headers["allow"].split(", ")) == allowed
    assert reply.json()["code"] == "method_not_allowed"
    assert all(name in reply.json()["message"] for name in (method, path, *allowed))


@pytest.mark.parametrize("path", ["/v1.2/engines", "/v1.2/indexes", f"/v1.2/indexes/{UNKNOWN_ID}", "/docs", "/nowhere"])
def test_head_answers_as_get_does_without_the_body(api: Api, path: str) -> None:
    whole = api.client.get(path)

    head = api.client.head(path)

    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert _without_identifier(head.headers) == _without_identifier(whole.headers)


def _without_identifier(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "x-mockserver-request-id"}


def test_options_names_the_methods_of_a_path(api: Api) -> None:
    reply = api.client.options("/v1.2/indexes")

    assert (reply.status_code, reply.content) == (204, b"")
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS, POST"


REPLIES: dict[str, Callable[[Api], Reply]] = {
    "a list": lambda api: api.get("/engines"),
    "a creation": lambda api: api.post("/indexes", json={"index_name": "a", "engines": [MARENGO]}),
    "a deletion": lambda api: api.delete(f"/indexes/{api.create_index()}"),
    "a refused body": lambda api: api.post("/indexes", json={}),
    "a body that is not JSON": lambda api: api.post("/indexes", content=b"{"),
    "an unknown id": lambda api: api.get(f"/indexes/{UNKNOWN_ID}"),
    "a bad key": lambda api: api.as_key("invalid").get("/engines"),
    "a wrong method": lambda api: api.request("PATCH", "/engines"),
    "options": lambda api: api.request("OPTIONS", "/engines"),
    "an unknown path": lambda api: api.get("/nowhere"),
    "the contract": lambda api: api.client.get("/openapi.json"),
    "the rendered contract": lambda api: api.client.get("/docs"),
    "the viewer": lambda api: api.client.get("/docs/viewer/swagger-ui.css"),
    "health": lambda api: api.client.get("/__admin/health"),
    "an unknown picture": lambda api: api.client.get("/_media/x/1.jpeg"),
    "a wrong method of a page": lambda api: api.client.post("/docs"),
}


@pytest.mark.parametrize("ask", REPLIES.values(), ids=REPLIES)
def test_every_reply_names_the_stand_in(api: Api, ask: Callable[[Api], Reply]) -> None:
    assert ask(api).headers.get_list("x-mockserver") == [__version__]


@pytest.mark.parametrize("ask", REPLIES.values(), ids=REPLIES)
def test_every_reply_in_json_says_how_long_it_is(api: Api, ask: Callable[[Api], Reply]) -> None:
    reply = ask(api)

    if reply.headers.get("content-type") == "application/json":
        assert reply.headers["content-length"] == str(len(reply.content))
    assert "transfer-encoding" not in reply.headers


def test_cors_is_off_by_default(api: Api) -> None:
    reply = api.get("/engines", headers={"origin": "http://localhost:3000"})

    assert [name for name in reply.headers if name.startswith("access-control")] == []


@pytest.mark.parametrize(
    ("origin", "allowed"), [("http://localhost:3000", "http://localhost:3000"), ("http://elsewhere.test", None)]
)
def test_cors_origins_of_the_settings_are_accepted(clock: VirtualClock, origin: str, allowed: str | None) -> None:
    with Server(Settings(cors_origins=("http://localhost:3000",)), clock) as api:
        reply = api.get("/engines", headers={"origin": origin})

    assert reply.headers.get("access-control-allow-origin") == allowed


def test_a_preflight_allows_the_key_header_and_names_the_stand_in(clock: VirtualClock) -> None:
    parsed = {"access-control-request-method": "PUT", "access-control-request-headers": "x-api-key"}
    with Server(Settings(cors_origins=("http://localhost:3000",)), clock) as api:
        reply = api.request("OPTIONS", "/indexes", headers={"origin": "http://localhost:3000", **parsed})

    assert reply.status_code == 200
    assert "PUT" in reply.headers["access-control-allow-methods"]
    assert reply.headers["access-control-allow-headers"] == "x-api-key"
    assert reply.headers.get_list("x-mockserver") == [__version__]


def test_a_server_with_cors_adds_its_header_once(clock: VirtualClock) -> None:
    with Server(Settings(cors_origins=("*",)), clock) as api:
        replies = [api.get("/engines"), api.client.get("/docs"), api.get("/nowhere")]

    assert [reply.headers.get_list("x-mockserver") for reply in replies] == [[__version__]] * 3


@pytest.mark.parametrize("second", [0, 1, 3])
def test_a_thumbnail_is_the_frame_of_its_second(picture_of: Callable[[int], Reply], second: int) -> None:
    reply = picture_of(second)

    image = Image.open(BytesIO(reply.content))
    assert (reply.status_code, reply.headers["content-type"]) == (200, "image/jpeg")
    assert (image.format, image.size) == ("JPEG", (WIDTH, HEIGHT))
    assert mean_difference(image, stripes_at(second)) < 12 < mean_difference(image, stripes_at(second + 0.5))


@pytest.mark.parametrize("second", [5, 100])
def test_a_thumbnail_past_the_end_is_the_last_frame(picture_of: Callable[[int], Reply], second: int) -> None:
    image = Image.open(BytesIO(picture_of(second).content))

    assert mean_difference(image, stripes_at(4.9)) < 12


def test_the_first_picture_of_a_stream_is_the_first_frame(api: Api, film: Path) -> None:
    task_id = api.upload(api.create_index(), film)
    api.clock.advance(minutes=1)
    [url] = api.get(f"/tasks/{task_id}").json()["hls"]["thumbnail_urls"]

    image = Image.open(BytesIO(api.client.get(url).content))

    assert image.size == (640, 360)
    assert mean_difference(image, stripes_at(0)) < 12


def test_the_thumbnail_that_a_search_gives_can_be_fetched_without_a_key(api: Api) -> None:
    index_id = api.create_index(addons=["thumbnail"])
    api.ready_video(index_id)
    parsed = {"index_id": index_id, "query": "the light turns green", "search_options": ["conversation"]}
    url = api.post("/search", json=parsed).json()["data"][0]["thumbnail_url"]

    reply = TestClient(api.app).get(url)

    assert Image.open(BytesIO(reply.content)).format == "JPEG"


def test_pictures_of_unknown_records_are_404(api: Api) -> None:
    video_id = api.ready_video(api.create_index())
    account = api.app.accounts.of(b"tlk_TEST").id
    other = {"X-Amz-Credential": "f" * 24}
    own = {"X-Amz-Credential": account}

    replies = [
        api.client.get(f"/_media/{video_id}/1.jpeg"),
        api.client.get(f"/_media/{video_id}/1.jpeg", params=other),
        api.client.get(f"/_media/{UNKNOWN_ID}/1.jpeg", params=own),
        api.client.get(f"/_media/{video_id}/one.jpeg", params=own),
        api.client.get(f"/_media/{video_id}/{'9' * 400}.jpeg", params=own),
        api.client.get(f"/_media/{video_id}/{'9' * 5000}.jpeg", params=own),
        api.client.get(f"/_media/{account}/{UNKNOWN_ID}/thumbnails/x.0000001.jpg"),
        api.client.get(f"/_media/{UNKNOWN_ID}/{UNKNOWN_ID}/thumbnails/x.0000001.jpg"),
    ]

    assert {(reply.status_code, reply.json()["code"]) for reply in replies} == {(404, "endpoint_not_exists")}


def test_a_page_that_fails_answers_with_an_error_of_the_api(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(video: Video, seconds: float) -> bytes:
        raise RuntimeError("no ink")

    monkeypatch.setattr(pictures, "_draw", fail)
    video_id = api.ready_video(api.create_index())
    account = api.app.accounts.of(b"tlk_TEST").id
    client = TestClient(api.app, raise_server_exceptions=False)

    reply = client.get(f"/_media/{video_id}/1.jpeg", params={"X-Amz-Credential": account})

    assert (reply.status_code, reply.json()["code"]) == (500, "mock_internal_error")
    assert reply.headers["x-mockserver"] == __version__


def stripes_at(second: float) -> Any:
    """Return how red each column of the film is at `second`."""
    return (np.arange(WIDTH) // 16 + round(second * FPS)) % 16 * 16


def mean_difference(image: Image.Image, red: Any) -> float:
    """Return the average difference between the columns of `image` and `red`; the codec blurs edges a little."""
    columns = np.asarray(image.convert("RGB"))[:, :, 0].mean(axis=0)
    return float(np.abs(columns - red[: image.width]).mean())
