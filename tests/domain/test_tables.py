"""In-memory tables: records are found, in order, and counted correctly at any instant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.records.entity import Entity
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import IndexTask
from mockserver.domain.records.media import Media
from mockserver.domain.records.video import Video
from mockserver.domain.tables.entities import EntityTable
from mockserver.domain.tables.index_videos import Totals
from mockserver.domain.tables.indexes import IndexTable
from mockserver.domain.tables.jobs import JobTable
from mockserver.domain.tables.videos import VideoTable
from mockserver.ground.errors import NotFound
from mockserver.ground.steps import run_blocking
from tests.support import records
from tests.support.records import an_asset, an_index_task

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def an_index(index_id: str, created: int = 0) -> Index:
    return Index(index_id, index_id, (), False, at(created), at(created), None)


def a_task(task_id: str, created: int = 0, index_id: str = "matches") -> IndexTask:
    return an_index_task(task_id, index_id, an_asset(task_id, at(created)))


def a_video(
    video_id: str,
    created: int = 0,
    ready: int | None = 0,
    duration: float = 10,
    index_id: str = "matches",
    content_key: str | None = None,
) -> Video:
    media = Media(duration, 640, 360, 25, 1000, has_audio=True)
    asset = an_asset(video_id, at(created), media, content_key=content_key)
    return records.a_video(video_id, index_id, asset, None if ready is None else at(ready))


def ids(records: Sequence[Index | IndexTask | Video]) -> list[str]:
    return [record.id for record in records]


def test_records_are_sorted_by_creation_whatever_the_order_of_arrival() -> None:
    store = IndexTable()

    for name, created in (("third", 3), ("first", 1), ("second", 2)):
        store.put(an_index(name, created))

    assert ids(store.all()) == ["first", "second", "third"]


def test_records_of_one_instant_are_in_order_of_arrival() -> None:
    store = JobTable()

    for name in ("zebra", "ant", "monkey"):
        store.put(a_task(name))

    assert ids(store.all()) == ids(store.view_of_index("matches")) == ["zebra", "ant", "monkey"]


def test_a_replaced_record_keeps_its_place() -> None:
    store = VideoTable()
    for name in ("first", "second", "third"):
        store.put(a_video(name))

    store.put(replace(store.get("second"), title="New"))

    assert ids(store.of_index("matches")) == ["first", "second", "third"]
    assert [video.title for video in store.of_index("matches")] == [None, "New", None]


def test_a_record_is_removed_from_among_others_of_the_same_instant() -> None:
    store = JobTable()
    for name in ("zebra", "ant", "monkey"):
        store.put(a_task(name))

    store.delete("ant")

    assert ids(store.all()) == ids(store.view_of_index("matches")) == ["zebra", "monkey"]


@pytest.mark.parametrize("store", [IndexTable(), JobTable(), VideoTable()], ids=lambda store: type(store).__name__)
def test_an_unknown_id_raises_an_error_that_names_it(store: IndexTable | JobTable | VideoTable) -> None:
    with pytest.raises(NotFound, match="nobody"):
        store.get("nobody")


@pytest.mark.parametrize(
    "change",
    [
        lambda: IndexTable().delete("nobody"),
        lambda: JobTable().delete("nobody"),
        lambda: VideoTable().delete("nobody"),
    ],
)
def test_an_unknown_id_cannot_be_deleted(change: Callable[[], None]) -> None:
    with pytest.raises(NotFound, match="nobody"):
        change()


def test_an_index_has_only_its_own_videos() -> None:
    store = VideoTable()
    store.put(a_video("here", index_id="matches"))
    store.put(a_video("there", index_id="lessons", duration=99))

    assert ids(store.of_index("matches")) == ["here"]
    assert store.totals("matches", NOON) == Totals(1, 10, NOON)
    assert store.of_index("nobody") == ()
    assert store.totals("nobody", NOON) == Totals(0, 0)


def test_a_returned_list_does_not_change_with_the_table() -> None:
    store = VideoTable()
    store.put(a_video("first"))
    before = store.of_index("matches")

    store.delete("first")

    assert ids(before) == ["first"]


def test_the_revision_grows_when_a_video_is_added_removed_or_rescheduled() -> None:
    store = VideoTable()
    revisions = [store.revision("matches")]

    store.put(a_video("first", ready=None))
    revisions.append(store.revision("matches"))
    store.put(replace(store.get("first"), ready_at=NOON))
    revisions.append(store.revision("matches"))
    store.delete("first")
    revisions.append(store.revision("matches"))

    assert revisions == sorted(set(revisions))


def test_the_revision_does_not_grow_with_changes_that_search_does_not_see() -> None:
    store = VideoTable()
    store.put(a_video("first"))
    before = store.revision("matches")

    store.put(replace(store.get("first"), title="New"))
    store.put(a_video("elsewhere", index_id="lessons"))

    assert store.revision("matches") == before


def test_an_index_is_found_by_its_current_name() -> None:
    store = IndexTable()
    for name in ("kept", "renamed", "removed"):
        store.put(an_index(name))

    store.put(msgspec.structs.replace(store.get("renamed"), name="new"))
    store.delete("removed")

    found = {name: store.find_by_name(name) for name in ("kept", "renamed", "new", "removed")}
    assert found == {"kept": store.get("kept"), "renamed": None, "new": store.get("renamed"), "removed": None}


def test_durations_add_up_without_the_noise_of_floats() -> None:
    store = VideoTable()
    for name, duration in (("first", 0.1), ("second", 0.2), ("third", 0.7)):
        store.put(a_video(name, duration=duration))

    total = store.totals("matches", NOON).total_duration

    assert total == 1
    assert isinstance(total, int)


@dataclass(frozen=True)
class Change:
    """A change of a table of videos, and the instant at which the videos are counted afterwards."""

    name: str
    act: str
    created: int
    ready: int | None
    duration: int
    asked: int


minutes = st.integers(-5, 5)
changes = st.builds(
    Change,
    name=st.sampled_from("abcd"),
    act=st.sampled_from(["put", "remove", "ask"]),
    created=minutes,
    ready=st.none() | minutes,
    duration=st.integers(1, 100),
    asked=minutes,
)


@given(st.lists(changes, max_size=30))
def test_totals_equal_a_plain_count_even_if_the_clock_is_set_back(happening: list[Change]) -> None:
    store = VideoTable()
    plain: dict[str, Video] = {}

    for change in happening:
        apply(change, store, plain)
        assert store.totals("matches", at(change.asked)) == counted(plain, at(change.asked))
        assert ids(store.of_index("matches")) == in_order(plain)


@given(st.lists(changes, max_size=30), st.integers(1, 3))
def test_pages_show_each_ready_video_once_by_creation_or_by_change(happening: list[Change], page_limit: int) -> None:
    store = VideoTable()
    plain: dict[str, Video] = {}

    for change in happening:
        apply(change, store, plain)
        ready = {name: video for name, video in plain.items() if video.is_ready(at(change.asked))}
        by_creation = store.ready("matches", at(change.asked))
        by_update = store.ready("matches", at(change.asked), by_update=True)
        assert walked(by_creation, page_limit) == in_order(ready)
        assert walked(by_update, page_limit) == in_order_of_change(ready)
        assert set(store.pending("matches", at(change.asked))) == plain.keys() - ready.keys()


@given(st.lists(st.tuples(changes, st.sampled_from(["film.mp4", "other.mp4"])), max_size=30), st.integers(0, 10))
def test_lookup_by_filename_equals_a_linear_search(happening: list[tuple[Change, str]], first_asked: int) -> None:
    store = VideoTable()
    plain: dict[str, Video] = {}

    for number, (change, filename) in enumerate(happening):
        apply(change, store, plain)
        if change.act == "put":
            video = plain[change.name]
            plain[change.name] = replace(video, asset=replace(video.asset, filename=filename))
            store.put(plain[change.name])
        if number >= first_asked:
            now = at(change.asked)
            for by_update in (False, True):
                named = store.named("matches", "film.mp4", now, by_update=by_update)
                ready = store.ready("matches", now, by_update=by_update)
                assert ids(named) == [video.id for video in ready if video.filename == "film.mp4"]


def in_order_of_change(videos: dict[str, Video]) -> list[str]:
    oldest_first = sorted(videos.values(), key=lambda video: video.created_at)
    by_update: list[Video] = sorted(oldest_first, key=lambda video: video.updated_at)
    return ids(by_update)


def walked(view: Sequence[Video], page_limit: int) -> list[str]:
    """Return the ids on all pages, the last page read first."""
    firsts = range(0, len(view), page_limit)
    pages = [ids(view[first : first + page_limit]) for first in reversed(firsts)]
    return [video_id for page in reversed(pages) for video_id in page]


@given(st.lists(changes, max_size=30), st.integers(0, 30))
def test_changed_since_a_revision_is_enough_for_an_update(happening: list[Change], known_changes: int) -> None:
    store = VideoTable()
    plain: dict[str, Video] = {}
    for change in happening[:known_changes]:
        apply(change, store, plain)
    revision, known = store.revision("matches"), set(plain)

    for change in happening[known_changes:]:
        apply(change, store, plain)

    changed = store.changed_since("matches", revision)
    assert changed is not None
    assert known ^ plain.keys() <= set(changed)


def test_old_changes_are_dropped_if_they_outnumber_the_videos() -> None:
    store = VideoTable()
    for _ in range(1000):
        store.put(a_video("first"))
        store.delete("first")

    assert store.changed_since("matches", 0) is None
    assert list(store.changed_since("matches", 1999) or ()) == ["first"]


def test_the_videos_and_tasks_of_an_index_are_removed_together_and_no_others() -> None:
    tasks, videos = JobTable(), VideoTable()
    for name, index_id in (("one", "matches"), ("other", "lessons"), ("two", "matches")):
        tasks.put(a_task(name, index_id=index_id))
        videos.put(a_video(name, index_id=index_id))

    run_blocking(tasks.delete_of_index("matches"))
    run_blocking(videos.delete_of_index("matches"))

    assert ids(tasks.all()) == ids(tasks.view_of_index("lessons")) == ids(videos.of_index("lessons")) == ["other"]
    assert videos.find("one") is None
    assert tasks.find("two") is None


def apply(change: Change, store: VideoTable, plain: dict[str, Video]) -> None:
    """Apply `change` to `store` and to `plain`; an existing record is replaced."""
    known = plain.get(change.name)
    if change.act == "put":
        created = change.created if known is None else (known.created_at - NOON) // timedelta(minutes=1)
        video = a_video(change.name, created, change.ready, change.duration)
        store.put(video)
        plain[change.name] = video
    elif change.act == "remove" and known is not None:
        store.delete(change.name)
        del plain[change.name]


def counted(plain: dict[str, Video], now: datetime) -> Totals:
    due = [(video.ready_at, video.media.duration) for video in plain.values() if video.ready_at is not None]
    ready = [(ready_at, duration) for ready_at, duration in due if ready_at <= now]
    last = max((ready_at for ready_at, _ in ready), default=None)
    return Totals(len(ready), sum(duration for _, duration in ready), last)


def in_order(plain: dict[str, Video]) -> list[str]:
    """Return ids in order of creation; `plain` keeps those of one instant in order of arrival."""
    return ids(sorted(plain.values(), key=lambda video: video.created_at))


@given(st.lists(st.tuples(st.sampled_from("abcdef"), minutes), max_size=30))
def test_records_are_found_and_ordered_as_in_a_plain_list(happening: list[tuple[str, int]]) -> None:
    store = JobTable()
    plain: dict[str, IndexTask] = {}

    for name, created in happening:
        if name in plain:
            store.delete(name)
            del plain[name]
        else:
            plain[name] = a_task(name, created)
            store.put(plain[name])

    expected = ids(sorted(plain.values(), key=lambda task: task.created_at))
    assert ids(store.all()) == ids(store.view_of_index("matches")) == expected


def test_content_keys_are_kept_until_their_last_video_is_removed() -> None:
    store = VideoTable()
    for name in ("first", "second"):
        store.put(a_video(name, content_key="film"))
    store.put(a_video("elsewhere", index_id="lessons", content_key="other"))

    store.delete("first")
    before = set(store.content_keys("matches"))
    store.delete("second")

    assert before == {"film"}
    assert set(store.content_keys("matches")) == set()


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.booleans()), max_size=30))
def test_the_entities_of_an_image_are_in_the_order_of_all_entities(changes: list[tuple[int, int, bool]]) -> None:
    table, images = EntityTable(), ["first", "second", "third"]
    for name in "abcde":
        table.put(Entity(name, "people", name, (), at(0), at(0)))

    for number, place, joins in changes:
        entity = table.get("abcde"[number])
        others = tuple(each for each in entity.asset_ids if each != images[place])
        table.put(replace(entity, asset_ids=(*others, images[place]) if joins else others))

    for image in images:
        expected = [entity.id for entity in table.view() if image in entity.asset_ids]
        assert [entity.id for entity in table.view_of_asset(image)] == expected
