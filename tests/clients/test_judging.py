"""Every unexpected outcome becomes a complaint."""

from pathlib import Path

import pytest

from tests.clients.environments import CLIENTS
from tests.clients.finding import BROKEN, FAILED, OK, UNDRIVEN, Finding
from tests.clients.judging import Judgement
from tests.clients.python_client.call import Broken, Calls, Refused, Stage

BREAK = Broken("KeyError", "it looks for what is not there")
REFUSAL = Refused("LookupError", "no such thing")


def outcome_of(error: Exception | None, due: Broken | Refused | None) -> str:
    calls = Calls()

    @calls.of("index.list", "list-indexes", due)
    def act(stage: Stage) -> None:
        if error:
            raise error

    return calls[0].judge(Stage(None, lambda key: None, (0, 1), Path())).outcome


def complaints(*findings: Finding) -> list[str]:
    return Judgement(CLIENTS[0], findings, {"operations": {"list-indexes": {"accepted": 1}}, "findings": []}).complaints


@pytest.mark.parametrize(
    ("error", "due", "outcome"),
    [
        (None, None, OK),
        (KeyError("x"), None, FAILED),
        (KeyError("x"), BREAK, BROKEN),
        (ValueError("x"), BREAK, FAILED),
        (None, BREAK, FAILED),
        (LookupError("no such thing"), REFUSAL, "LookupError"),
        (LookupError("something else"), REFUSAL, FAILED),
        (ValueError("no such thing"), REFUSAL, FAILED),
        (None, REFUSAL, FAILED),
    ],
)
def test_a_call_passes_only_with_its_expected_outcome(
    error: Exception | None, due: Broken | Refused | None, outcome: str
) -> None:
    assert outcome_of(error, due) == outcome


def test_expected_outcomes_are_no_complaints() -> None:
    assert complaints(Finding("a", "list-indexes", OK), Finding("b", "x", BROKEN), Finding("c", "x", "KeyError")) == []


def test_a_failed_call_and_a_method_without_a_call_are_complaints() -> None:
    found = complaints(Finding("a", "list-indexes", FAILED, "why"), Finding("b", "", UNDRIVEN, "no call"))

    assert found == ["a: failed: why", "b: not driven: no call"]


def test_an_operation_without_a_success_is_a_complaint() -> None:
    assert complaints(Finding("a", "create-index", OK)) == ["a never reached create-index"]
