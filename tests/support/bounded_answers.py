"""Limits of work and of message length for answers to requests that could block others."""

from collections.abc import Mapping

from tests.support.asgi import Answer, AsgiClient
from tests.support.calls import calls_of

# The slowest 100 KB to read need a tenth of these calls. Calls are counted because time depends on the load.
MOST_CALLS = 1_000_000
LONGEST_MESSAGE = 1_000


def known_ids(client: AsgiClient) -> Mapping[bytes, bytes]:
    """Return patterns of ids in examples, each with an id of the account to put in its place."""
    index = next(each for each in client.get("/indexes").json()["data"] if each["video_count"])["_id"]
    video = client.get(f"/indexes/{index}/videos").json()["data"][0]["_id"]
    return {
        b'"%s_id":"[0-9a-f]{24}"' % name: b'"%s_id":"%s"' % (name, known.encode())
        for name, known in ((b"index", index), (b"video", video))
    }


def assert_bounded_answer(
    client: AsgiClient, what: str, method: str, target: str, body: bytes, headers: Mapping[str, str]
) -> None:
    """Send a request and assert a clear answer after bounded work; then reset the account. `what` names the request."""
    answers: list[Answer] = []
    calls = calls_of(lambda: answers.append(client.send(method, target, body, headers)))
    client.send("POST", "/__admin/reset")

    [answer] = answers
    description = f"{what}: {answer.status}"
    assert calls <= MOST_CALLS, description
    assert answer.status < 500 or answer.status == 501, description
    if 400 <= answer.status < 500:
        assert len(answer.body) <= LONGEST_MESSAGE + 100, description
