"""The checks of replies work: a handler replies wrongly, and each check fails."""

import re
from collections.abc import Iterator, Mapping

import pytest
from starlette.testclient import TestClient

from mockserver.domain.account.account import World
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Handler
from mockserver.handlers.reply import EventStream, Reply
from mockserver.harness.suite.run import Size, SuiteRun, run
from mockserver.harness.suite.target import SAMPLE_KEY, Target, in_process

ENGINE = {
    "_id": "marengo2.6",
    "allowed_engine_options": ["visual"],
    "author": "twelve_labs",
    "created_at": "2022-07-24 09:30:52.683 +0000 UTC",
    "updated_at": "2022-07-24 09:30:52.683 +0000 UTC",
    "finetune": False,
    "ready": True,
}


def answering(engine: object) -> Mapping[str, Handler]:
    """Return handlers of a server with one engine."""

    def list_engines(call: Call, world: World) -> Reply:
        return Reply(200, {"data": [engine]})

    return {"list-engines": list_engines}


@pytest.fixture
def wrong() -> Iterator[Target]:
    with in_process(answering({**ENGINE, "ready": "yes"})) as target:
        yield target


def found_by_schemathesis(target: Target) -> SuiteRun:
    return run(target, Size(examples=1), ("coverage",))


def test_a_reply_that_breaks_the_contract_becomes_an_error_that_says_so(wrong: Target) -> None:
    assert wrong.app is not None
    reply = TestClient(wrong.app).get("/v1.2/engines", headers={"x-api-key": SAMPLE_KEY})

    assert reply.status_code == 500
    assert reply.json()["code"] == "mock_contract_violation"
    assert "/data/0/ready" in reply.json()["message"]


def test_schemathesis_fails_on_a_handler_that_breaks_the_contract(wrong: Target) -> None:
    outcome = found_by_schemathesis(wrong)

    assert {"not_a_server_error", "status_code_conformance"} <= {finding.rule for finding in outcome.findings}
    assert "curl -X GET" in outcome.report()


def test_an_undeclared_field_is_found_at_any_depth() -> None:
    with in_process(answering({**ENGINE, "speed": 9})) as target:
        outcome = found_by_schemathesis(target)

    assert {finding.rule for finding in outcome.findings} == {"closed_reply"}
    assert "data.speed" in outcome.report()


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ({"event_type": "stream_start"}, ""),
        ({"event_type": "stream_start", "colour": "red"}, "does not know these fields of the reply: colour"),
    ],
)
def test_each_object_of_a_stream_is_validated(event: dict[str, str], found: str) -> None:
    def generate(call: Call, world: World) -> Reply:
        rates = tuple((f"x-ratelimit-{name}".encode(), b"1") for name in ("limit", "remaining", "used", "reset"))
        return Reply(200, EventStream([event], 0), rates)

    with in_process({"generate-text-representation": generate}) as target:
        outcome = run(target, Size(examples=1), ("examples",))

    assert {finding.rule for finding in outcome.findings} == ({"valid_stream"} if found else set())
    assert re.search(found, outcome.report())


def test_a_valid_reply_is_sent_unchanged() -> None:
    with in_process(answering(ENGINE)) as target:
        outcome = found_by_schemathesis(target)

    assert outcome.is_clean, outcome.report()
    assert outcome.cases
