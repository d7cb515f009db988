"""The comparison with the recording finds every difference, and nothing else."""

import pytest

from tests.notebook.comparison import differences
from tests.notebook.known_fields import unknown_fields


@pytest.mark.parametrize(
    ("recorded", "answered"),
    [
        ({"a": 1}, {"a": 1}),
        ({"a": 1, "...": "..."}, {"a": 1, "b": 2}),
        ([1, "..."], [1, 2, 3]),
        ("with the...", "with the captured piece"),
        ("<id>", "6528dd338f9cd95a98cbd072"),
    ],
)
def test_text_beyond_a_truncated_recording_is_ignored(recorded: object, answered: object) -> None:
    assert list(differences(recorded, answered)) == []


@pytest.mark.parametrize(
    ("recorded", "answered", "place"),
    [
        ({"a": {"b": 1}}, {"a": {"b": 2}}, "/a/b"),
        ({"a": 1}, {}, "/a"),
        ({"a": 1}, {"a": 1, "b": 2}, "/b"),
        ({"a": [1, 2]}, {"a": [2, 1]}, "/a/0"),
        ({"a": [1]}, {"a": [1, 2]}, "/a"),
        ({"a": [1, 2, "..."]}, {"a": [1]}, "/a"),
        ({"a": "begins..."}, {"a": "ends"}, "/a"),
        ({"a": "<id>"}, {"a": "6528"}, "/a"),
        ({"a": 1}, {"a": True}, "/a"),
        ({"a": "1"}, {"a": 1}, "/a"),
    ],
)
def test_every_other_difference_is_reported_with_its_place(recorded: object, answered: object, place: str) -> None:
    found = list(differences(recorded, answered))

    assert any(difference.startswith(place) for difference in found)


def test_a_field_in_no_branch_of_a_schema_is_unknown() -> None:
    document = {"components": {"schemas": {"Clip": {"properties": {"score": {"type": "number"}}}}}}
    clip = {"$ref": "#/components/schemas/Clip"}
    schema = {"properties": {"data": {"items": {"oneOf": [clip, {"properties": {"clips": {"items": clip}}}]}}}}

    found = unknown_fields(schema, {"data": [{"score": 1}, {"clips": [{"rank": 1}]}]}, document)

    assert found == ["/data/1/clips/0/rank"]
