"""Records as plain values and back; impossible values are refused with their place."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job import Embedding, EmbeddingScope, Indexing, Job
from mockserver.domain.records.job_profile import PROFILES, Status
from mockserver.domain.records.media import Media
from mockserver.domain.records.numbers import Number
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.records.timeline import Timeline, begin
from mockserver.state.codec import PlainInvalid, fields_to_plain, from_plain, to_plain

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
SCENE = Scene(0, 5.5, "Start", seen=(Moment(0, 5, "A dog"),))
ASSET = Asset("a1", "dog.mp4", Media(5.5, 640, 360, 25, 1000, True), Content("Dog", (), (), (SCENE,)), NOON)


@dataclass(frozen=True)
class Wait:
    """A record with one of each simple kind of value."""

    number: Number
    at: datetime
    wait: timedelta


@given(
    st.builds(
        Wait,
        st.integers(0, 2**53) | st.floats(0, 2**53),
        st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)),
        st.timedeltas(timedelta(days=-3653), timedelta(days=3653)),
    )
)
def test_records_round_trip_through_plain_values(record: Wait) -> None:
    written = orjson.loads(orjson.dumps(to_plain(record)))

    read = from_plain(Wait, written, "wait")

    assert read == record
    assert type(read.number) is type(record.number)


def test_a_referenced_record_is_written_as_its_id() -> None:
    timeline = begin(PROFILES["instant"], NOON, (Status.PROCESSING, Status.READY))
    job = Job("j1", Embedding("dog.mp4", False, 0, 5, 6, (EmbeddingScope.CLIP,)), ASSET, NOON, NOON, timeline)

    plain = fields_to_plain(job, ["asset"])
    read: Job[Any] = from_plain(Job, {**plain, "asset": ASSET}, "job")

    assert plain["asset"] == "a1"
    assert read.asset is ASSET
    assert (read.timeline, read.kind.name) == (timeline, "embedding_task")
    assert fields_to_plain(read, ["asset"]) == plain


@pytest.mark.parametrize(
    ("changes", "place", "reason"),
    [
        ({"media": {**to_plain(ASSET.media), "width": -1}}, "asset.media.width", ">= 0"),
        ({"media": {**to_plain(ASSET.media), "duration": 1e300}}, "asset.media.duration", "<= 1000000"),
        ({"media": {**to_plain(ASSET.media), "depth": 3}}, "asset.media", "it has no depth"),
        ({"medium": "smell"}, "asset.medium", "smell"),
        ({"filename": None}, "asset.filename", "Expected `str`"),
        ({"title": "x"}, "asset", "it has no title"),
        ({"created_at": "2024-06-31T12:00:00Z"}, "asset.created_at", "Invalid RFC3339"),
        ({"created_at": "2024-06-01T12:00:00"}, "asset.created_at", "not in UTC"),
        ({"created_at": "1969-12-31T23:59:59Z"}, "asset.created_at", "the years from 1970"),
        ({"created_at": "2200-01-01T00:00:00Z"}, "asset.created_at", "to 2199"),
    ],
)
def test_an_impossible_value_is_refused_with_its_place(changes: dict[str, Any], place: str, reason: str) -> None:
    with pytest.raises(PlainInvalid) as refusal:
        from_plain(Asset, {**to_plain(ASSET), **changes}, "asset")

    assert str(refusal.value).startswith(f"{place}: ")
    assert reason in str(refusal.value)


def test_a_read_video_has_the_voices_of_the_written_one() -> None:
    content = generate_content(b"call", 240.0, title="support call")

    plain = orjson.loads(orjson.dumps(to_plain(content)))
    read: Content = from_plain(Content, plain, "content")

    assert read == content
    assert len({moment.voice for moment in read.moments(Modality.SPEECH)}) == 2


def test_a_moment_without_a_voice_is_written_without_one() -> None:
    assert to_plain(Moment(0, 5, "A dog")) == {"start": 0, "end": 5, "text": "A dog"}


@pytest.mark.parametrize("voice", [["agent"], ["agent", 5], "agent", {"role": "agent", "name": ""}])
def test_an_impossible_voice_is_refused(voice: object) -> None:
    with pytest.raises(PlainInvalid, match=r"moment\.voice(?:\[1\])?: "):
        from_plain(Moment, {"start": 0, "end": 5, "text": "Hello", "voice": voice}, "moment")


def test_an_excessive_duration_is_refused() -> None:
    with pytest.raises(PlainInvalid, match=r"wait\.wait: it is more than 3653 days"):
        from_plain(Wait, {"number": 1, "at": "2024-06-01T12:00:00Z", "wait": "P4000D"}, "wait")


def test_a_job_is_read_by_the_name_of_its_kind() -> None:
    plain = {"kind": "task", "index_id": "i1", "video_id": "v1"}

    read = from_plain(Indexing | Embedding, plain, "work")

    assert (type(read), to_plain(read)["kind"]) == (Indexing, "task")
    assert from_plain(Timeline, to_plain(begin(PROFILES["polls"], NOON, (Status.READY,))), "timeline").polls == 0
