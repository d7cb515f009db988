"""Metrics of a server for Prometheus."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from mockserver.app.open_metrics import BOUNDS, END, Family, Histogram, Type
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server

PATH = "/__admin/metrics"
TOKEN = "of-this-test"  # noqa: S105


def families_in(text: str) -> Mapping[str, Metric]:
    return {family.name: family for family in text_string_to_metric_families(text)}  # type: ignore[no-untyped-call]


def metrics_of(api: Api) -> Mapping[str, Metric]:
    reply = api.client.get(PATH)
    assert reply.status_code == 200, reply.text
    assert reply.headers["content-type"] == "application/openmetrics-text; version=1.0.0; charset=utf-8"
    return families_in(reply.text)


def values_of(family: Metric, **labels: str) -> dict[str, float]:
    """Return the values of the samples that have these labels, by name and bound."""
    samples = [sample for sample in family.samples if labels.items() <= sample.labels.items()]
    return {sample.name + sample.labels.get("le", ""): sample.value for sample in samples}


def test_requests_are_counted_by_operation_and_status(api: Api) -> None:
    for _ in range(3):
        api.get("/engines")
    api.get("/indexes/nothing")

    requests = metrics_of(api)["mockserver_requests"]

    assert values_of(requests, operation="list-engines", status="200") == {"mockserver_requests_total": 3}
    assert values_of(requests, operation="retrieve-index", status="400") == {"mockserver_requests_total": 1}
    api.get("/engines")
    requests = metrics_of(api)["mockserver_requests"]
    assert values_of(requests, operation="list-engines") == {"mockserver_requests_total": 4}


def test_requests_without_a_valid_key_are_counted_too(api: Api) -> None:
    api.client.get("/v1.2/engines", headers={"x-api-key": "an invalid key"})

    assert values_of(metrics_of(api)["mockserver_requests"], status="401") == {"mockserver_requests_total": 1}


def test_durations_add_up(api: Api) -> None:
    for _ in range(5):
        api.get("/engines")

    values = values_of(metrics_of(api)["mockserver_request_duration_seconds"], operation="list-engines")

    name = "mockserver_request_duration_seconds"
    assert values[f"{name}_count"] == values[f"{name}_bucket+Inf"] == 5
    assert values[f"{name}_sum"] > 0


def test_jobs_are_counted_by_their_present_state(api: Api, clock: VirtualClock) -> None:
    index_id = api.create_index()
    api.upload_url(index_id, "https://example.com/will-fail.mp4")
    api.upload_url(index_id, "https://example.com/a-walk.mp4")

    before = values_of(metrics_of(api)["mockserver_jobs"], kind="task", state="ready")
    clock.advance(hours=1)
    jobs = metrics_of(api)["mockserver_jobs"]

    assert before == {}
    assert values_of(jobs, kind="task", state="ready") == {"mockserver_jobs": 1}
    assert values_of(jobs, kind="task", state="failed") == {"mockserver_jobs": 1}


def test_records_and_journals_of_all_accounts_are_counted(api: Api) -> None:
    for key in ("tlk_ONE", "tlk_TWO"):
        api.as_key(key).create_index()

    metrics = metrics_of(api)

    assert values_of(metrics["mockserver_records"], kind="index") == {"mockserver_records": 2}
    assert values_of(metrics["mockserver_accounts"]) == {"mockserver_accounts": 2}
    assert values_of(metrics["mockserver_journal_exchanges"]) == {"mockserver_journal_exchanges": 2}
    assert metrics["mockserver_journal_bytes"].samples[0].value > 0


def test_reading_metrics_opens_no_account_and_needs_no_key(api: Api) -> None:
    del api.client.headers["x-api-key"]

    assert values_of(metrics_of(api)["mockserver_accounts"]) == {"mockserver_accounts": 0}


def test_a_server_with_a_token_asks_for_it(clock: VirtualClock) -> None:
    with Server(Settings(admin_token=TOKEN), clock) as api:
        assert api.client.get(PATH).status_code == 401
        assert api.client.get(PATH, headers={"x-admin-token": TOKEN}).status_code == 200


@given(st.text(), st.text(), st.floats(min_value=0, max_value=1e9))
def test_any_label_text_survives_a_round_trip(name: str, value: str, number: float) -> None:
    family = Family("mockserver_things", Type.GAUGE, name, [({"label": value}, number)])

    (sample,) = families_in(family.text() + END)["mockserver_things"].samples

    assert sample.labels == {"label": value}
    assert sample.value == number


@given(st.lists(st.floats(min_value=0, max_value=100)))
def test_a_histogram_counts_each_duration_in_all_classes_that_hold_it(durations: list[float]) -> None:
    histogram = Histogram()
    for seconds in durations:
        histogram.observe(seconds)
    family = Family("mockserver_wait_seconds", Type.HISTOGRAM, "How long it waits.", [({}, histogram)])

    values: dict[str, Any] = values_of(families_in(family.text() + END)["mockserver_wait_seconds"])

    for bound in BOUNDS:
        within = sum(seconds <= bound for seconds in durations)
        assert values[f"mockserver_wait_seconds_bucket{bound}"] == within
    assert values["mockserver_wait_seconds_count"] == len(durations)
