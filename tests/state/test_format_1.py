"""Snapshots of format 1: lines that named engines and options are read as those of models and modalities."""

from typing import Any

import pytest

from mockserver.state.format_1_words import renewed

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
                    "era": "2023",
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
def test_models_and_modalities_have_the_names_of_today(old: Any, new: Any) -> None:
    assert renewed(old) == new


@pytest.mark.parametrize("kind", ["account", "index", "result_pages", "task"])
@pytest.mark.parametrize("plain", [None, 1, "x", [], {}, {"engines": 1, "addons": 1, "outbox": 1}, {"engines": [1]}])
def test_what_is_no_record_is_left_to_its_reader(kind: str, plain: Any) -> None:
    assert list(renewed({kind: plain})) == [kind]
