"""Conditions of list parameters and of search filters."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import (
    booleans,
    datetimes,
    dictionaries,
    floats,
    integers,
    just,
    none,
    sampled_from,
    text,
)

from mockserver.domain.rules.conditions.filters import (
    FilterInvalid,
    VideoFacts,
    compile_search_filter,
    matches_query,
    matching,
)
from mockserver.ground.steps import run_blocking

RECORD: Mapping[str, object] = {
    "_id": "65aa10dc91e07733c45d0b61",
    "filename": "soup.mp4",
    "duration": 810.84,
    "fps": 29.97,
    "width": 1280,
    "created_at": datetime(2022, 5, 16, 12, 2, 30, tzinfo=UTC),
    "indexed_at": None,
    "engine_options": ("visual", "conversation", "logo"),
}
CUSTOM: Mapping[str, object] = {
    "category": "recent",
    "batchNumber": 5,
    "rating": 9.3,
    "needsReview": True,
    "tags": ("a", "b c"),
}
FACTS = VideoFacts("65aa10dc91e07733c45d0b61", "Soup", 810.84, 1280, 720, 4096, 29.97, CUSTOM, "soup.mp4")


@pytest.mark.parametrize(
    ("key", "value", "meets"),
    [
        ("_id", "65aa10dc91e07733c45d0b61", True),
        ("filename", "soup.mp4", True),
        ("filename", "Soup.mp4", False),
        ("duration", "810", True),
        ("duration", "811", False),
        ("duration", "810.84", False),
        ("duration[gte]", "810.84", True),
        ("duration[gte]", "811", False),
        ("duration[lte]", "810", False),
        ("fps", "29.97", True),
        ("width", 1280, True),
        ("width", "1280.0", True),
        ("created_at", "2022-05-16", True),
        ("created_at", "2022-05-15", False),
        ("created_at", "2022-05-16T12:00:00Z", True),
        ("created_at", "2022-05-16T12:03:00Z", False),
        ("created_at", "2022-05-15T12:00:00Z", False),
        ("created_at", "2022-05-16T21:02:30+09:00", True),
        ("created_at[lte]", "2022-05-16", True),
        ("created_at[lte]", "2022-05-15", False),
        ("created_at[lte]", "2022-05-16T12:02:30Z", True),
        ("created_at[gte]", "2022-05-16", True),
        ("created_at[gte]", "2022-05-17", False),
        ("created_at[gte]", "2022-05-16T12:02:31Z", False),
        ("indexed_at[gte]", "2000-01-01", False),
        ("engine_options", "visual,logo", True),
        ("engine_options", ["visual", "logo"], True),
        ("engine_options", ("visual", "text_in_video"), False),
        ("filename", ["soup.mp4", "other.mp4"], True),
        ("width", None, True),
        ("unheard_of", "1", True),
    ],
)
def test_a_field_is_compared_by_its_type(key: str, value: object, meets: bool) -> None:
    assert matches_query(RECORD, {key: value}) is meets


@pytest.mark.parametrize(
    ("key", "value", "meets"),
    [
        ("category", "recent", True),
        ("category", "Recent", False),
        ("batchNumber", "5", True),
        ("batch_number", "5", True),
        ("batchNumber", "five", False),
        ("batchNumber[gte]", "4", True),
        ("batchNumber[lte]", "4", False),
        ("rating", "9.3", True),
        ("needsReview", "true", True),
        ("needs_review", "false", False),
        ("needsReview", "1", False),
        ("category[gte]", "a", False),
        ("unheard_of", "1", False),
        ("createdAt", "1990-01-01", True),
        ("metadata", "{'category': 'recent', 'needsReview': True}", True),
        ("metadata", "{'category': 'old'}", False),
        ("metadata", "[object Object]", True),
    ],
)
def test_an_unknown_key_is_looked_up_in_the_user_metadata(key: str, value: object, meets: bool) -> None:
    assert matches_query(RECORD, {key: value}, CUSTOM) is meets


def test_an_exactly_spelled_key_wins_over_another_case() -> None:
    custom = {"batchNumber": 1, "batch_number": 2}

    assert matches_query({}, {"batch_number": "2"}, custom)
    assert matches_query({}, {"batchNumber": "1"}, custom)


def test_all_conditions_must_be_met() -> None:
    assert matches_query(RECORD, {"width": "1280", "duration[gte]": "800"})
    assert not matches_query(RECORD, {"width": "1280", "duration[gte]": "900"})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("duration", "long"),
        ("width", "1_280"),
        ("fps", "nan"),
        ("created_at", "yesterday"),
        ("created_at[lte]", "2022-13-01"),
        ("created_at", "0001-01-01T00:00:00+14:00"),
        ("filename[gte]", "a"),
    ],
)
def test_a_malformed_value_is_refused_by_name(key: str, value: str) -> None:
    with pytest.raises(FilterInvalid, match=key.split("[")[0]):
        matches_query(RECORD, {key: value})


@given(datetimes(timezones=just(UTC)), datetimes(timezones=just(UTC)))
def test_a_time_is_before_or_after_any_other(stored: datetime, asked: datetime) -> None:
    sides = [f"created_at[{side}]" for side in ("gte", "lte")]

    later, earlier = (matches_query({"created_at": stored}, {side: asked.isoformat()}) for side in sides)

    assert later or earlier
    assert (later and earlier) is (stored == asked)


def test_a_day_is_a_day_of_utc() -> None:
    midnight_in_seoul = datetime(2022, 5, 17, tzinfo=timezone(timedelta(hours=9)))

    assert matches_query({"created_at": midnight_in_seoul}, {"created_at": "2022-05-16"})


@pytest.mark.parametrize(
    ("condition", "passes"),
    [
        ({}, True),
        ({"id": ["65aa10dc91e07733c45d0b61"]}, True),
        ({"id": ["65aa10dc91e07733c45d0b62"]}, False),
        ({"title": "Soup"}, True),
        ({"title": "soup"}, False),
        ({"filename": "soup.mp4"}, True),
        ({"duration": {"gte": 800, "lte": 810.84}}, True),
        ({"duration": {"lte": 810}}, False),
        ({"duration": 810}, True),
        ({"width": 1280, "height": {"lte": 720}}, True),
        ({"size": {"gte": 4097}}, False),
        ({"fps": 29.97}, True),
        ({"width": {"gte": 2000, "lte": 100}}, False),
        ({"width": -1}, False),
        ({"size": 10**400}, False),
        ({"category": "recent"}, True),
        ({"batchNumber": 5}, True),
        ({"batchNumber": "5"}, False),
        ({"batchNumber": {"gte": 1, "lte": 5}}, True),
        ({"needs_review": True}, True),
        ({"needsReview": 1}, False),
        ({"batchNumber": True}, False),
        ({"category": {"gte": 1}}, False),
        ({"tags": "a"}, True),
        ({"tags": "b"}, False),
        ({"tags": 1}, False),
        ({"tags": True}, False),
        ({"unheard_of": "x"}, False),
        ({"title": None}, True),
    ],
)
def test_a_search_filter_accepts_videos_that_meet_all_conditions(condition: Mapping[str, object], passes: bool) -> None:
    assert compile_search_filter(condition)(FACTS) is passes


@pytest.mark.parametrize(
    ("condition", "named"),
    [
        ({"id": "65aa10dc91e07733c45d0b61"}, "id must be an array"),
        ({"id": []}, "id must be an array"),
        ({"id": ["short"]}, "'short'"),
        ({"id": [5]}, "5"),
        ({"title": 5}, "title must be a string"),
        ({"filename": {"gte": "a"}}, "filename must be a string, got an object"),
        ({"duration": "long"}, "duration must be a number"),
        ({"duration": True}, "got a boolean"),
        ({"duration": {"gt": 5}}, "got gt"),
        ({"duration": {}}, "got neither"),
        ({"duration": {"gte": "5"}}, "duration.gte must be a number"),
        ({"category": ["a"]}, "category must be a string, a number"),
    ],
)
def test_a_malformed_search_filter_is_refused_by_name(condition: Mapping[str, object], named: str) -> None:
    with pytest.raises(FilterInvalid, match=named):
        compile_search_filter(condition)


@pytest.mark.parametrize("anything", [[], "duration", 5, True])
def test_a_filter_that_is_not_an_object_is_refused(anything: Any) -> None:
    with pytest.raises(FilterInvalid, match="must be an object"):
        compile_search_filter(anything)


SCALARS = none() | booleans() | integers() | floats() | text(max_size=5)
VALUES = SCALARS | dictionaries(sampled_from(["gte", "lte", "gt"]), SCALARS)
KEYS = sampled_from(["id", "title", "duration", "width", "batchNumber", "category", "unheard_of"])


@given(dictionaries(KEYS, VALUES))
def test_a_search_filter_is_either_compiled_or_refused(conditions: dict[str, object]) -> None:
    try:
        passes = compile_search_filter(conditions)
    except FilterInvalid:
        return

    assert passes(FACTS) in (True, False)


RECORDS = [
    {"filename": name, "duration": duration, "created_at": datetime(2024, 6, day, tzinfo=UTC), "changed_at": None}
    for name, duration, day in [("a.mp4", 10, 1), ("b.mp4", 10.5, 2), ("a.mp4", 20, 3)]
]
CONDITIONS: list[dict[str, object]] = [
    {},
    {"filename": "a.mp4"},
    {"filename": ["a.mp4", "c.mp4"], "duration": "10"},
    {"duration[gte]": "10.5", "created_at": "2024-06-02"},
    {"createdAt": "2024-06-02"},
    {"colour": "red", "filename": None},
    {"changed_at": "2024-06-02"},
]


@pytest.mark.parametrize("conditions", CONDITIONS, ids=str)
@pytest.mark.parametrize("custom", [None, {"colour": "red"}], ids=str)
def test_filtering_a_list_equals_filtering_each_record(
    conditions: dict[str, object], custom: dict[str, object] | None
) -> None:
    fields = {name: itemgetter(name) for name in RECORDS[0]}

    found = run_blocking(matching(RECORDS, conditions, fields, (lambda _: custom) if custom else None))

    assert found == [record for record in RECORDS if matches_query(record, conditions, custom)]
