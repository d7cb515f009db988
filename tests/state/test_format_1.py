"""Snapshots of format 1 are read like current ones, even after manual edits."""

import re
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.ground.clock import VirtualClock
from mockserver.ground.steps import run_blocking
from mockserver.state.format_1_words import renewed
from mockserver.state.restore import SnapshotInvalid, restore_in_steps
from mockserver.state.snapshot import snapshot
from tests.support.accounts import empty_account
from tests.support.edits import Edit, edits_of

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
SNAPSHOTS = Path(__file__).parent / "snapshots"

ENGINE = {"engine_name": "marengo2.6", "engine_options": ["visual", "conversation", "text_in_video", "logo"]}
MODEL = {"model": "marengo2.6", "modalities": ["visual", "speech", "text", "logo"]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            {"index": {"id": "1", "engines": [ENGINE], "addons": ["thumbnail"]}},
            {"index": {"id": "1", "models": [MODEL], "has_thumbnails": True}},
        ),
        ({"index": {"engines": [], "addons": []}}, {"index": {"models": [], "has_thumbnails": False}}),
        (
            {"account": {"era": "2023", "outbox": {"deliveries": {"1": {"event": {"engines": [ENGINE]}}}}}},
            {
                "account": {
                    "as_of": "2023-12-31",
                    "has_queued_state": False,
                    "outbox": {"deliveries": {"1": {"event": {"models": [MODEL]}}}},
                }
            },
        ),
        (
            {"result_pages": {"items": [{"Clip": {"sources": [{"option": "conversation", "text": "a"}]}}]}},
            {"result_pages": {"items": [{"Clip": {"sources": [{"modality": "speech", "text": "a"}]}}]}},
        ),
    ],
)
def test_models_and_modalities_get_their_current_names(old: Any, new: Any) -> None:
    assert renewed(old) == new


@pytest.mark.parametrize("kind", ["account", "index", "result_pages", "task"])
@pytest.mark.parametrize("plain", [None, 1, "x", [], {}, {"engines": 1, "addons": 1, "outbox": 1}, {"engines": [1]}])
def test_an_invalid_line_is_passed_on_to_the_reader(kind: str, plain: Any) -> None:
    assert list(renewed({kind: plain})) == [kind]


OLD = [orjson.loads(line) for line in (SNAPSHOTS / "format-1-full.jsonl").read_bytes().splitlines()]


def outcome_of(lines: list[Any]) -> str:
    """Return why a snapshot is refused, or that it was restored."""
    try:
        run_blocking(restore_in_steps(lines, empty_account(VirtualClock(NOON)), lambda name: None))
    except SnapshotInvalid as refusal:
        return str(refusal)
    return "restored"


@settings(max_examples=40)
@given(edits_of(OLD, range(1, len(OLD))))
def test_an_edited_file_of_format_1_is_read_or_refused_with_its_line(edit: Edit) -> None:
    lines = [orjson.loads(line) for line in edit.of(OLD).splitlines()]

    assert re.match(r"Line \d+: |restored", outcome_of(lines))


@settings(max_examples=30)
@given(st.data())
def test_a_truncated_file_of_format_1_is_read_or_refused(data: st.DataObject) -> None:
    lines = deepcopy(OLD)
    [record] = lines[data.draw(st.integers(1, len(lines) - 1))].values()
    for node in (record, *(value for value in record.values() if isinstance(value, dict) and value)):
        if data.draw(st.booleans()):
            del node[data.draw(st.sampled_from(sorted(node)))]

    assert outcome_of(lines)


def test_an_account_from_format_1_round_trips_through_format_2() -> None:
    account, again = empty_account(VirtualClock(NOON)), empty_account(VirtualClock(NOON))
    run_blocking(restore_in_steps(OLD, account, lambda name: None))

    written = orjson.dumps(list(snapshot(account)))
    run_blocking(restore_in_steps(orjson.loads(written), again, lambda name: None))

    assert orjson.dumps(list(snapshot(again))) == written
    assert account.tables.counts()["job"] == len([line for line in OLD if {"task", "embedding_task"} & line.keys()])
