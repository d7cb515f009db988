"""Stores in memory: what is kept is found, in order, and counted as it stands at any instant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.account.stores import Totals
from mockserver.domain.records.index import Index
from mockserver.domain.records.job_profile import PROFILES
from mockserver.domain.records.lifecycle import LIFECYCLE, begin
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.task import Task
from mockserver.domain.records.video import Video
from mockserver.ground.errors import ResourceNotExist
from mockserver.state.memory import MemoryIndexes, MemoryTasks
from mockserver.state.videos import MemoryVideos

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
NOTHING = Content("", (), (), ())


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def an_index(index_id: str, created: int = 0) -> Index:
    return Index(index_id, index_id, (), False, at(created), at(created), None)


def a_task(task_id: str, created: int = 0, index_id: str = "matches") -> Task:
    return Task(
        id=task_id,
        index_id=index_id,
        video_id=task_id,
        filename=task_id,
        media=Media(10, 640, 360, 25, 1000, has_audio=True),
        created_at=at(created),
        estimated_at=at(created),
        course=begin(PROFILES["instant"], at(created), LIFECYCLE),
        is_streamed=True,
    )


def a_video(
    video_id: str, created: int = 0, ready: int | None = 0, duration: float = 10, index_id: str = "matches"
) -> Video:
    media = Media(duration, 640, 360, 25, 1000, has_audio=True)
    ready_at = None if ready is None else at(ready)
    return Video(video_id, video_id, index_id, video_id, media, NOTHING, at(created), ready_at)


def ids(records: Sequence[Index | Task | Video]) -> list[str]:
    return [record.id for record in records]


def test_records_stand_in_order_of_creation_however_they_came() -> None:
    store = MemoryIndexes()

    for name, created in (("third", 3), ("first", 1), ("second", 2)):
        store.add(an_index(name, created))

    assert ids(store.all()) == ["first", "second", "third"]


def test_records_of_one_instant_stand_in_order_of_arrival() -> None:
    store = MemoryTasks()

    for name in ("zebra", "ant", "monkey"):
        store.add(a_task(name))

    assert ids(store.all()) == ids(store.of_index("matches")) == ["zebra", "ant", "monkey"]


def test_a_replaced_record_keeps_its_place() -> None:
    store = MemoryVideos()
    for name in ("first", "second", "third"):
        store.add(a_video(name))

    store.replace(replace(store.get("second"), title="New"))

    assert ids(store.of_index("matches")) == ["first", "second", "third"]
    assert [video.title for video in store.of_index("matches")] == [None, "New", None]


def test_a_record_is_removed_from_among_others_of_the_same_instant() -> None:
    store = MemoryTasks()
    for name in ("zebra", "ant", "monkey"):
        store.add(a_task(name))

    store.remove("ant")

    assert ids(store.all()) == ids(store.of_index("matches")) == ["zebra", "monkey"]


@pytest.mark.parametrize(
    "store", [MemoryIndexes(), MemoryTasks(), MemoryVideos()], ids=lambda store: type(store).__name__
)
def test_what_is_not_there_is_an_error_that_names_it(store: MemoryIndexes | MemoryTasks | MemoryVideos) -> None:
    with pytest.raises(ResourceNotExist, match="nobody"):
        store.get("nobody")


@pytest.mark.parametrize(
    "change",
    [
        lambda: MemoryIndexes().replace(an_index("nobody")),
        lambda: MemoryTasks().replace(a_task("nobody")),
        lambda: MemoryVideos().replace(a_video("nobody")),
        lambda: MemoryIndexes().remove("nobody"),
        lambda: MemoryTasks().remove("nobody"),
        lambda: MemoryVideos().remove("nobody"),
    ],
)
def test_what_is_not_there_can_be_neither_replaced_nor_removed(change: Callable[[], None]) -> None:
    with pytest.raises(ResourceNotExist, match="nobody"):
        change()


def test_an_index_sees_its_own_videos_only() -> None:
    store = MemoryVideos()
    store.add(a_video("here", index_id="matches"))
    store.add(a_video("there", index_id="lessons", duration=99))

    assert ids(store.of_index("matches")) == ["here"]
    assert store.totals("matches", NOON) == Totals(1, 10, NOON)
    assert store.of_index("nobody") == ()
    assert store.totals("nobody", NOON) == Totals(0, 0)


def test_a_list_that_was_handed_out_does_not_change_with_the_store() -> None:
    store = MemoryVideos()
    store.add(a_video("first"))
    before = store.of_index("matches")

    store.remove("first")

    assert ids(before) == ["first"]


def test_the_revision_of_an_index_grows_with_each_video_that_comes_goes_or_is_due_at_another_time() -> None:
    store = MemoryVideos()
    revisions = [store.revision("matches")]

    store.add(a_video("first", ready=None))
    revisions.append(store.revision("matches"))
    store.replace(replace(store.get("first"), ready_at=NOON))
    revisions.append(store.revision("matches"))
    store.remove("first")
    revisions.append(store.revision("matches"))

    assert revisions == sorted(set(revisions))


def test_the_revision_of_an_index_does_not_grow_with_what_changes_nothing_that_is_found_in_it() -> None:
    store = MemoryVideos()
    store.add(a_video("first"))
    before = store.revision("matches")

    store.replace(replace(store.get("first"), title="New"))
    store.add(a_video("elsewhere", index_id="lessons"))

    assert store.revision("matches") == before


def test_an_index_is_found_by_its_name_of_now() -> None:
    store = MemoryIndexes()
    for name in ("kept", "renamed", "removed"):
        store.add(an_index(name))

    store.replace(msgspec.structs.replace(store.get("renamed"), name="new"))
    store.remove("removed")

    found = {name: store.find_by_name(name) for name in ("kept", "renamed", "new", "removed")}
    assert found == {"kept": store.get("kept"), "renamed": None, "new": store.get("renamed"), "removed": None}


def test_durations_add_up_without_the_noise_of_floats() -> None:
    store = MemoryVideos()
    for name, duration in (("first", 0.1), ("second", 0.2), ("third", 0.7)):
        store.add(a_video(name, duration=duration))

    total = store.totals("matches", NOON).total_duration

    assert total == 1
    assert isinstance(total, int)


@dataclass(frozen=True)
class Change:
    """One thing that happens to a store of videos, and the instant at which it is counted afterwards."""

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
def test_totals_are_a_plain_count_even_when_the_clock_is_set_back(happening: list[Change]) -> None:
    store = MemoryVideos()
    plain: dict[str, Video] = {}

    for change in happening:
        apply(change, store, plain)
        assert store.totals("matches", at(change.asked)) == counted(plain, at(change.asked))
        assert ids(store.of_index("matches")) == in_order(plain)


@given(st.lists(changes, max_size=30), st.integers(1, 3))
def test_pages_of_what_is_ready_show_each_video_once_in_order_of_creation_or_of_change(
    happening: list[Change], page_limit: int
) -> None:
    store = MemoryVideos()
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
def test_videos_are_looked_up_by_filename_as_if_all_were_looked_at(
    happening: list[tuple[Change, str]], first_asked: int
) -> None:
    store = MemoryVideos()
    plain: dict[str, Video] = {}

    for number, (change, filename) in enumerate(happening):
        apply(change, store, plain)
        if change.act == "put":
            plain[change.name] = replace(plain[change.name], filename=filename)
            store.replace(plain[change.name])
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
def test_what_changed_since_a_revision_brings_who_knew_it_up_to_date(
    happening: list[Change], known_changes: int
) -> None:
    store = MemoryVideos()
    plain: dict[str, Video] = {}
    for change in happening[:known_changes]:
        apply(change, store, plain)
    revision, known = store.revision("matches"), set(plain)

    for change in happening[known_changes:]:
        apply(change, store, plain)

    changed = store.changed_since("matches", revision)
    assert changed is not None
    assert known ^ plain.keys() <= set(changed)


def test_changes_of_long_ago_are_forgotten_where_there_are_many_more_of_them_than_videos() -> None:
    store = MemoryVideos()
    for _ in range(1000):
        store.add(a_video("first"))
        store.remove("first")

    assert store.changed_since("matches", 0) is None
    assert list(store.changed_since("matches", 1999) or ()) == ["first"]


def test_the_videos_and_tasks_of_an_index_are_removed_together_and_no_others() -> None:
    tasks, videos = MemoryTasks(), MemoryVideos()
    for name, index_id in (("one", "matches"), ("other", "lessons"), ("two", "matches")):
        tasks.add(a_task(name, index_id=index_id))
        videos.add(a_video(name, index_id=index_id))

    tasks.remove_all_of("matches")
    videos.remove_all_of("matches")

    assert ids(tasks.all()) == ids(tasks.of_index("lessons")) == ids(videos.of_index("lessons")) == ["other"]
    assert videos.find("one") is None
    assert tasks.find("two") is None


def apply(change: Change, store: MemoryVideos, plain: dict[str, Video]) -> None:
    """Do to `store` and to `plain` what `change` says; a record that is there already is replaced."""
    known = plain.get(change.name)
    if change.act == "put":
        created = change.created if known is None else (known.created_at - NOON) // timedelta(minutes=1)
        video = a_video(change.name, created, change.ready, change.duration)
        (store.add if known is None else store.replace)(video)
        plain[change.name] = video
    elif change.act == "remove" and known is not None:
        store.remove(change.name)
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
    store = MemoryTasks()
    plain: dict[str, Task] = {}

    for name, created in happening:
        if name in plain:
            store.remove(name)
            del plain[name]
        else:
            plain[name] = a_task(name, created)
            store.add(plain[name])

    expected = ids(sorted(plain.values(), key=lambda task: task.created_at))
    assert ids(store.all()) == ids(store.of_index("matches")) == expected


def test_the_contents_of_an_index_are_known_until_the_last_video_of_them_is_removed() -> None:
    store = MemoryVideos()
    for name in ("first", "second"):
        store.add(replace(a_video(name), mark="film"))
    store.add(replace(a_video("elsewhere", index_id="lessons"), mark="other"))

    store.remove("first")
    before = set(store.marks("matches"))
    store.remove("second")

    assert before == {"film"}
    assert set(store.marks("matches")) == set()
