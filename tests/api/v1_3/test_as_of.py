"""Answers as of a date: endpoints and models that were retired by then; nothing else changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import httpx2
import pytest

from mockserver.contract.operations import Operation
from mockserver.contract.source import packaged_contract
from mockserver.domain.records.models import MODELS
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server
from tests.support.api_1_3 import BIKES, MARENGO, MARENGO_2_7, PEGASUS, Api13, code_of

RETIRED = [operation for operation in packaged_contract().api_operations if operation.retired_on]
ENDPOINTS_GONE, MARENGO_2_7_GONE = date(2026, 2, 15), date(2026, 3, 30)
DAY = timedelta(days=1)


@contextmanager
def served(as_of: date | None, clock: VirtualClock) -> Iterator[Api13]:
    with Server(Settings(as_of=as_of, profile="instant"), clock) as api:
        yield Api13(api.app, api.clock, inside=api._inside)


@contextmanager
def later(api: Api13, as_of: date) -> Iterator[None]:
    """Let the account of `api` answer as of `as_of` from now on."""
    account = api.app.accounts.of(b"tlk_TEST")
    before, account.as_of = account.as_of, as_of
    yield
    account.as_of = before


def test_gist_and_summarize_are_retired() -> None:
    dates = {operation.id: operation.retired_on for operation in RETIRED}

    assert dates == {"post_gist": ENDPOINTS_GONE, "post_summarize": ENDPOINTS_GONE}


@pytest.mark.parametrize("operation", RETIRED, ids=lambda operation: operation.id)
def test_an_endpoint_answers_410_from_the_day_on_which_it_was_retired(
    operation: Operation, clock: VirtualClock
) -> None:
    assert operation.retired_on is not None
    answers = {}
    for as_of in (None, operation.retired_on - DAY, operation.retired_on, operation.retired_on + 1000 * DAY):
        with served(as_of, clock) as api:
            answers[as_of] = code_of(api.client.request(operation.method, operation.path, json={}))

    here, gone = (400, "parameter_not_provided"), (410, "endpoint_deprecated")
    assert list(answers.values()) == [here, here, gone, gone]


def test_the_clock_of_the_account_does_not_matter(clock: VirtualClock) -> None:
    with served(ENDPOINTS_GONE - DAY, clock) as api:
        clock.advance(days=3000)
        reply = api.post("/gist", json={})

    assert reply.status_code == 400


@pytest.mark.parametrize(
    ("as_of", "models"),
    [
        (None, ["marengo2.7", "marengo3.0", "pegasus1.2"]),
        (ENDPOINTS_GONE - DAY, ["marengo2.7", "marengo3.0", "pegasus1.2"]),
        (ENDPOINTS_GONE, ["marengo2.7", "marengo3.0"]),
        (MARENGO_2_7_GONE - DAY, ["marengo2.7", "marengo3.0"]),
        (MARENGO_2_7_GONE, ["marengo3.0"]),
    ],
)
def test_a_new_index_can_have_the_models_of_the_date(
    as_of: date | None, models: list[str], clock: VirtualClock
) -> None:
    with served(as_of, clock) as api:
        replies = {
            model["model_name"]: api.post("/indexes", json={"index_name": str(number), "models": [model]})
            for number, model in enumerate((MARENGO_2_7, MARENGO, PEGASUS))
        }

    assert [name for name, reply in replies.items() if reply.status_code == 201] == models
    refused = [reply for name, reply in replies.items() if name not in models]
    assert all(code_of(reply) == (400, "parameter_invalid") for reply in refused)
    assert all("Use marengo3.0 instead" in reply.json()["message"] for reply in refused)


def test_an_index_of_a_retired_model_is_listed_and_not_searched_and_takes_no_videos(clock: VirtualClock) -> None:
    with served(None, clock) as api:
        index_id = api.create_index(engines=[MARENGO_2_7])
        asset_id = api.post("/assets", files={"method": (None, "url"), "url": (None, BIKES)}).json()["_id"]
        asked = {"index_id": (None, index_id), "query_text": (None, "bikes"), "search_options": (None, "visual")}
        wanted = {"index_id": (None, index_id), "video_url": (None, BIKES)}

        def replies() -> list[int]:
            return [
                api.post("/search", files=asked).status_code,
                api.post("/tasks", files=wanted).status_code,
                api.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id}).status_code,
            ]

        before = replies()
        with later(api, MARENGO_2_7_GONE):
            assert replies() == [400, 400, 400]
            assert code_of(api.post("/search", files=asked)) == (400, "parameter_invalid")
            assert api.get(f"/indexes/{index_id}").status_code == 200
        assert before == [200, 201, 202]


def test_a_retired_model_makes_no_vectors_and_those_that_it_made_stay(clock: VirtualClock) -> None:
    model = {"model_name": (None, "Marengo-retrieval-2.7")}
    with served(None, clock) as api:

        def replies() -> list[httpx2.Response]:
            return [
                api.post("/embed", files={**model, "text": (None, "a tent")}),
                api.post("/embed/tasks", files={**model, "video_url": (None, BIKES)}),
            ]

        before = replies()
        with later(api, MARENGO_2_7_GONE):
            after = replies()
            kept = api.get(f"/embed/tasks/{before[1].json()['_id']}")

    assert [reply.status_code for reply in before] == [200, 200]
    assert [code_of(reply) for reply in after] == [(400, "parameter_invalid")] * 2
    assert kept.status_code == 200


def test_the_error_for_a_retired_model_names_a_current_one() -> None:
    gone = [model for model in MODELS.values() if model.until or model.indexed_until]

    assert gone
    assert all(not MODELS[model.successor].until and not MODELS[model.successor].indexed_until for model in gone)
    assert all(model.indexed_until and model.indexed_until <= model.until for model in gone if model.until)
