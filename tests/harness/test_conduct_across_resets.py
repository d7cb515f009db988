"""No false negative: the conduct of clients is judged before a reset or an eviction removes it from the journal."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from mockserver.harness.inspected import InspectedApp
from mockserver.harness.inspection.finding import Finding
from tests.support.asgi import JSON, AsgiClient
from tests.support.tiers import CI

TOKEN = "t" * 20
WAIT = b'{"match": {"operation": "list-engines"}, "times": 1, "fault": {"rate_limit": {"retry_after": 3600}}}'
LEAST_JOURNAL = 64 * 1024


class Checked:
    """A client of a server; all its exchanges are inspected."""

    def __init__(self, **settings: Any) -> None:
        self.app = MockServerApp(Settings(admin_token=TOKEN, **settings))
        self.inspected = InspectedApp(self.app)
        self.api = AsgiClient(self.inspected.asgi, admin_token=TOKEN)

    def admin(self, method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.api.send(method, f"/__admin{path}", body, {"content-type": JSON, **names})
        assert answer.status < 300, answer.body
        return answer.body

    def ignore_retry_after(self) -> None:
        self.admin("POST", "/faults", WAIT)
        self.api.get("/engines")
        self.api.get("/engines")

    def found(self, rule: str) -> list[Finding]:
        return [finding for finding in self.inspected.finish().findings.values() if finding.rule == rule]

    def close(self) -> None:
        self.api.close()
        self.app.close()


@pytest.fixture
def checked() -> Iterator[Checked]:
    checked = Checked()
    yield checked
    checked.close()


def restore(checked: Checked) -> None:
    checked.admin("POST", "/snapshot", checked.admin("GET", "/snapshot"), content_type="application/x-ndjson")


FORGETTING: dict[str, Callable[[Checked], object]] = {
    "nothing": lambda checked: None,
    "a reset": lambda checked: checked.admin("POST", "/reset", b"{}"),
    "a reset of the journal": lambda checked: checked.admin("POST", "/reset", b'{"what": ["journal"]}'),
    "a reset of the faults": lambda checked: checked.admin("POST", "/reset", b'{"what": ["faults"]}'),
    "a reset of all accounts": lambda checked: checked.admin("POST", "/reset/all", b"{}"),
    "clearing the journal": lambda checked: checked.admin("DELETE", "/journal"),
    "restoring a snapshot": restore,
    "two resets": lambda checked: [checked.admin("POST", "/reset", b"{}") for _ in range(2)],
}


@pytest.mark.parametrize("forgetting", FORGETTING)
def test_conduct_is_judged_once_before_any_reset_or_eviction(checked: Checked, forgetting: str) -> None:
    checked.ignore_retry_after()
    FORGETTING[forgetting](checked)

    [finding] = checked.found("ignored-retry-after")

    assert checked.inspected.tally.counts[finding.key] == 1


def test_a_request_after_a_reset_is_not_judged_with_those_before_it(checked: Checked) -> None:
    checked.admin("POST", "/faults", WAIT)
    checked.api.get("/engines")
    checked.admin("POST", "/reset", b"{}")
    checked.api.get("/engines")

    assert checked.found("ignored-retry-after") == []


def test_conduct_is_judged_before_a_full_journal_evicts_it() -> None:
    checked = Checked(journal_bytes=LEAST_JOURNAL)
    for _ in range(3):
        checked.ignore_retry_after()
        for number in range(200):
            checked.api.get("/indexes", {"index_name": f"{number}"})

    [finding] = checked.found("ignored-retry-after")

    assert checked.inspected.tally.counts[finding.key] == 3
    [account] = checked.app.accounts.all()
    assert account.kit.journal.size <= LEAST_JOURNAL
    checked.close()


@CI
def test_a_pair_of_requests_across_the_edge_of_an_eviction_is_found() -> None:
    checked = Checked(journal_bytes=LEAST_JOURNAL)
    edges = range(40)
    for before in edges:
        key = f"tlk_EDGE{before}"
        checked.admin("POST", "/faults", WAIT, x_api_key=key)
        for number in range(200):
            if number == 40 + before:
                checked.api.get("/engines", key=key)
                checked.api.get("/engines", key=key)
            checked.api.get("/indexes", {"index_name": "x"}, key=key)

    [finding] = checked.found("ignored-retry-after")

    assert checked.inspected.tally.counts[finding.key] == len(edges)
    checked.close()


def test_a_finding_names_the_test_the_time_and_the_exchange(checked: Checked) -> None:
    name = "tests/test_app.py::test_it[größer → x]"
    checked.admin("POST", "/reset", b"{}", x_mockserver_test=quote(name))
    checked.ignore_retry_after()
    unknown = checked.api.get("/indexes", {"colour": "red"})
    checked.admin("POST", "/reset", b"{}", x_mockserver_test="another")

    [conduct] = checked.found("ignored-retry-after")
    [parameter] = checked.found("unknown-parameter")

    assert (conduct.test, parameter.test) == (name, name)
    assert parameter.request_id == unknown.headers["x-mockserver-request-id"]
    assert conduct.at
    assert conduct.request.startswith("curl -X GET")


def test_the_journal_names_the_test_until_the_next_one_begins(checked: Checked) -> None:
    checked.admin("POST", "/reset", b"{}", x_mockserver_test="a%3A%3Aone")
    checked.api.get("/engines")
    checked.admin("POST", "/reset", b'{"what": ["faults"]}')
    checked.api.get("/engines")
    checked.admin("POST", "/reset", b'{"what": ["faults"]}', x_mockserver_test="b" * 5_000)
    checked.api.get("/engines")

    tests = [entry.test for account in checked.app.accounts.all() for entry in account.kit.journal]

    assert tests == ["a::one", "a::one", "b" * 1024]
