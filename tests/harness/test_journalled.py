"""The harness can describe every exchange that the journal holds."""

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from mockserver.domain.account.journal import Rare, RawEntry, entry_of
from mockserver.ground.printable import is_printable
from mockserver.handlers.exchanges.curl import curl_of
from mockserver.handlers.exchanges.journalled import observed_of
from tests.support.asgi import FORM, JSON
from tests.support.multipart import MULTIPART

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TYPES = st.sampled_from([JSON, FORM, MULTIPART, "text/plain", ""])


def raw_entry(path: str, query: bytes, content_type: str, body: bytes, fault: str) -> RawEntry:
    line = ("create-index", "POST", path, query, ((b"content-type", content_type.encode()),))
    rare = Rare(len(body), 0, fault, orders=("answer",))
    return RawEntry(b"9f86d081-1", line, body, 201, (), JSON, b"", NOW, 0.0, 0.0, "test_it", rare, 0)


@given(path=st.text(st.characters(codec="utf-8")), query=st.binary(), content_type=TYPES, body=st.binary())
@example(path="/v1.2/tasks", query=b"", content_type=MULTIPART, body=b'{"a": (masked)}')
@example(path="/v1.2/tasks", query=b"", content_type=MULTIPART, body=b'["a", {"b": null}]')
def test_every_entry_makes_a_command_that_can_be_printed(
    path: str, query: bytes, content_type: str, body: bytes
) -> None:
    command = curl_of(observed_of(entry_of(raw_entry(path, query, content_type, body, ""))))

    assert is_printable(command)


def test_an_injected_fault_is_named_by_its_kind() -> None:
    entry = entry_of(raw_entry("/v1.2/indexes", b"", JSON, b"{}", "slow_body (fault-12), delay (header-3)"))

    origin = observed_of(entry).origin

    assert origin.ordered == ("slow_body", "delay", "answer")
    assert (origin.request_id, origin.at, origin.test) == ("9f86d081-1", "2026-01-02T03:04:05Z", "test_it")
    assert origin.is_made_up
