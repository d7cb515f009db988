"""`make upstream` fails for anything new in an SDK. These tests do not contact the registries."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from mockserver.harness.drift.comparison import Party
from mockserver.harness.drift.drifting import drift, with_choices
from mockserver.harness.drift.faces import Face, Trait
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.verdict import Outcome
from tests.clients import upstream
from tests.clients.environments import CHECKOUT, NEWEST_JAVASCRIPT, NEWEST_PYTHON, Client
from tests.harness.drift_page import GENERATIONS, parties

WORKFLOW = CHECKOUT / ".github" / "workflows" / "upstream.yml"


@pytest.fixture(scope="module")
def newest() -> list[Party]:
    """The newest SDKs of today, as `drift` reads them."""
    return parties(GENERATIONS[0])


def outcome(parties: list[Party]) -> Outcome:
    return drift(parties, with_choices(Judging(), parties)).outcome


def new_operation(party: Party) -> None:
    party.faces["POST /dream"] = Face()


def new_parameter(party: Party) -> None:
    party.faces["GET /indexes"].parameters["owner"] = Trait()


def new_field(party: Party) -> None:
    party.faces["POST /indexes"].body["owner"] = Trait()


def new_reply_field(party: Party) -> None:
    party.faces["GET /indexes/{}"].reply["owner"] = Trait()


def new_value(party: Party) -> None:
    body = party.faces["POST /search"].body
    name = next(name for name, trait in body.items() if trait.values)
    body[name] = Trait(values=body[name].values | {"of_tomorrow"})


def test_the_newest_sdks_bring_nothing_new(newest: list[Party]) -> None:
    assert outcome(newest) is Outcome.KEPT


@pytest.mark.parametrize("place", [0, 1], ids=["python", "javascript"])
def test_a_choice_for_one_sdk_does_not_apply_to_others(place: int, newest: list[Party]) -> None:
    assert outcome([newest[place]]) is Outcome.KEPT


@pytest.mark.parametrize("place", [0, 1], ids=["python", "javascript"])
@pytest.mark.parametrize("change", [new_operation, new_parameter, new_field, new_reply_field, new_value])
def test_anything_new_is_red(change: Callable[[Party], None], place: int, newest: list[Party]) -> None:
    party = deepcopy(newest[place])

    change(party)

    assert outcome([party]) is Outcome.BROKEN


@pytest.mark.parametrize(
    ("drifts", "complaints", "code"), [(False, [], 0), (True, [], 1), (False, ["x.y: undriven: new"], 1)]
)
def test_drift_and_complaints_are_red(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], drifts: bool, complaints: list[str], code: int
) -> None:
    monkeypatch.setattr(upstream, "newest_clients", lambda: (Client("python", "9.9.9"), NEWEST_JAVASCRIPT))
    monkeypatch.setattr(upstream, "drifts", lambda *_: drifts)
    monkeypatch.setattr(upstream, "complaints_of", lambda _: complaints)

    assert upstream.main() == code

    said = capsys.readouterr().out
    assert f"python-9.9.9: newer than {NEWEST_PYTHON.version}" in said
    assert f"{NEWEST_JAVASCRIPT.name}: known" in said
    assert all(complaint in said for complaint in complaints)


def test_the_newest_releases_are_those_of_pip_and_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"pip": '{"install": [{"metadata": {"version": "1.9.0"}}]}', "view": "1.8.2\n"}
    monkeypatch.setattr(upstream, "_asked", lambda *command: next(said[word] for word in command if word in said))

    assert upstream.newest_clients() == (Client("python", "1.9.0"), Client("js", "1.8.2"))


def test_the_workflow_runs_what_a_developer_runs() -> None:
    workflow: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))

    [job] = workflow["jobs"].values()
    triggers = workflow[True]  # YAML 1.1 parses the key `on` as a boolean
    assert set(triggers) == {"schedule", "workflow_dispatch"}
    assert job["steps"][-1] == {"run": "make upstream"}
    assert "\nupstream: $(READY) ##" in Path(CHECKOUT / "Makefile").read_text("utf-8")
