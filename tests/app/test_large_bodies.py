"""Bodies of many megabytes: the event loop handles them piece by piece, or in threads."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.app.unread import LONGEST_BODY, MOST_AT_ONCE
from mockserver.contract.bodies import JSON_TYPE
from mockserver.ground.settings import Settings
from tests.support.asgi import Answer, AsgiClient
from tests.support.assets import picture
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.processor_time import longest_callback, seconds_of_100_kb, takes_longer

MIB = 1024 * 1024
KEY = "tlk_LARGEBODY"
JSON = {"content-type": JSON_TYPE}

FILE = {"media_source": {"base64_string": b64encode(bytes(range(256)) * (22 * MIB // 256)).decode()}}
INLINE = {"type": "base64_string", **FILE["media_source"]}
LARGE_TEXT = "word " * (6 * MIB)
REQUESTS: dict[str, tuple[str, Any]] = {
    "a picture to embed": ("/v1.3/embed-v2", {"input_type": "image", "model_name": "marengo3.0", "image": FILE}),
    "a sound to embed": ("/v1.3/embed-v2", {"input_type": "audio", "model_name": "marengo3.0", "audio": FILE}),
    "a task for a sound": ("/v1.3/embed-v2/tasks", {"input_type": "audio", "model_name": "marengo3.0", "audio": FILE}),
    "a film to analyze": ("/v1.3/analyze", {"model_name": "pegasus1.5", "prompt": "Sum up", "video": INLINE}),
    "a task for a film": ("/v1.3/analyze/tasks", {"model_name": "pegasus1.5", "prompt": "Sum up", "video": INLINE}),
    "a value of the wrong kind": ("/v1.3/embed-v2", {"input_type": LARGE_TEXT, "model_name": "marengo3.0"}),
    "a list of transfers": ("/v1.2/tasks/transfers", [{"file": LARGE_TEXT[: 4 * MIB - 100]}]),
    "a snapshot": ("/__admin/snapshot", {"lines": "{}\n" * (MIB - 64)}),
}


@pytest.fixture(scope="module")
def client() -> Iterator[AsgiClient]:
    app = MockServerApp(Settings())
    with AsgiClient(app, KEY) as client:
        yield client
    app.close()


@pytest.fixture(scope="module")
def most(client: AsgiClient) -> float:
    return 10 * seconds_of_100_kb(client)


@pytest.mark.parametrize("what", REQUESTS)
def test_no_json_of_many_megabytes_takes_ten_times_the_time_of_100_kb(
    client: AsgiClient, most: float, what: str
) -> None:
    target, body = REQUESTS[what]
    raw = orjson.dumps(body)

    assert not takes_longer(most, client, "POST", target, raw)


def test_every_operation_that_takes_many_megabytes_of_json_is_covered(client: AsgiClient) -> None:
    assert isinstance(client.app, MockServerApp)
    operations = client.app.contract.operations.values()
    large = {each.path for each in operations if JSON_TYPE in each.bodies and (each.says.largest_body or 0) > MIB}

    assert large == {target for target, _ in REQUESTS.values()}


@pytest.mark.parametrize("target", ["/v1.2/indexes", "/v1.3/embed-v2", "/__admin/snapshot"])
def test_a_body_that_is_too_large_takes_no_longer(client: AsgiClient, most: float, target: str) -> None:
    assert longest_callback(client, "POST", target, b" " * (64 * MIB)) <= most


@pytest.mark.parametrize("target", ["/v1.3/assets", "/v1.2/tasks"])
def test_a_file_that_comes_in_one_piece_takes_no_longer(client: AsgiClient, most: float, target: str) -> None:
    form = multipart([Part("method", b"direct"), Part("file", bytes(96 * MIB), "large.mp4")])

    assert longest_callback(client, "POST", target, form, MULTIPART) <= most


def embedded(client: AsgiClient, text: str) -> Answer:
    """Return the reply to a request for the embedding of a picture in base64."""
    body = {"input_type": "image", "model_name": "marengo3.0", "image": {"media_source": {"base64_string": text}}}
    return client.send("POST", "/v1.3/embed-v2", orjson.dumps(body), JSON)


@pytest.mark.parametrize("padding", ["", "=", "=="])
def test_a_picture_in_several_pieces_of_base64_is_read(client: AsgiClient, padding: str) -> None:
    image = picture((640, 480)) + bytes(3 * MIB)
    image += bytes(-(len(image) + len(padding)) % 3)
    text = b64encode(image).decode()
    assert text.count("=") == len(padding)

    for written in (text, text.rstrip("=")):
        reply = embedded(client, written)
        assert reply.status == 200, reply.json()


@pytest.mark.parametrize("at", [MIB - 2, MIB, 3 * MIB // 2, 2 * MIB - 1])
@pytest.mark.parametrize("wrong", ["=", "!", "é", "\n"])
def test_what_is_not_base64_is_refused_wherever_it_is(client: AsgiClient, at: int, wrong: str) -> None:
    text = "A" * at + wrong + "A" * (2 * MIB + 4 - at - 1)

    reply = embedded(client, text)

    assert reply.status == 400
    assert "It is not base64." in reply.json()["message"]


def recorded(client: AsgiClient) -> Any:
    return client.send("GET", "/__admin/journal?sort_option=desc&page_limit=1").json()["data"][0]


@pytest.mark.parametrize("beginning", [b"", b"tlk_OTHERKEY " * 9_000], ids=["no secret", "many secrets"])
@pytest.mark.parametrize("target", ["/v1.3/embed-v2", "/v1.2/indexes"])
def test_the_journal_has_the_beginning_of_a_large_body_without_secrets(
    client: AsgiClient, target: str, beginning: bytes
) -> None:
    before = b'{"input_type": "' + beginning
    crossing = before + b"x" * (LONGEST_BODY - len(before) - 5) + KEY.encode()
    body = crossing + b"y" * (2 * MOST_AT_ONCE) + b'"}'

    client.send("POST", target, body, JSON)

    exchange = recorded(client)
    kept = len(body) if target == "/v1.3/embed-v2" else MIB + 1
    assert exchange["body_size"] == kept
    assert exchange["body_sha256"] == sha256(body[:kept]).hexdigest()
    assert "tlk_" not in exchange["body"]
    assert KEY[:4] not in exchange["body"]


WIDE = {"as it is": "😀", "escaped": "\\ud83d\\ude00"}


def to_embed(text: str, **more: str) -> bytes:
    """Return the JSON of a request with this text, written as it is."""
    source = '{"media_source": {"base64_string": "%s"}}' % text  # noqa: UP031 - there are many braces
    rest = "".join(f', "{name}": "{value}"' for name, value in more.items())
    return f'{{"input_type": "image", "model_name": "marengo3.0", "image": {source}{rest}}}'.encode()


@pytest.mark.parametrize("written", WIDE)
def test_a_long_text_whose_characters_take_four_bytes_each_is_refused(client: AsgiClient, written: str) -> None:
    reply = client.send("POST", "/v1.3/embed-v2", to_embed("A" * 2 * MIB + WIDE[written]), JSON)

    assert reply.status == 413
    assert "at most 1048576 bytes besides files in base64" in reply.json()["message"]


@pytest.mark.parametrize("slash", ["/", "\\/"], ids=["plain", "escaped"])
@pytest.mark.parametrize("written", WIDE)
def test_such_characters_may_stand_beside_a_file(client: AsgiClient, written: str, slash: str) -> None:
    image = b64encode(picture((640, 480)) + b"\xff" * 2 * MIB).decode().replace("/", slash)

    reply = client.send("POST", "/v1.3/embed-v2", to_embed(image, note=WIDE[written]), JSON)

    assert reply.status == 200, reply.json()
