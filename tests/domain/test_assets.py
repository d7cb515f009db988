"""Assets: shared by records, and deleted with the last of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.account.account import World, world_at
from mockserver.domain.account.tables import ASSETS
from mockserver.domain.records.asset import Asset, Medium, Origin
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK, Embedding, EmbeddingScope
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.scenes import Content, Scene
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.uploads.connection import Provider
from mockserver.domain.rules.asset_uploads import delete_asset, status_of, upload_asset
from mockserver.domain.rules.assets import change_content, is_visible
from mockserver.domain.rules.embedding_tasks import create_embedding_task
from mockserver.domain.rules.indexes import delete_index
from mockserver.domain.rules.tasks import create_task, delete_task
from mockserver.domain.rules.videos import delete_video
from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import AssetInUse, WrongState
from mockserver.ground.steps import run_blocking
from tests.support.accounts import empty_account, index_in
from tests.support.records import MEDIA, NOTHING, an_asset

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
FILMS = ("one.mp4", "two.mp4", "fail.mp4")


def an_upload(film: str) -> Upload:
    return Upload(film, MEDIA, NOTHING, file=f"/films/{film}")


def visible_assets(world: World) -> list[Asset]:
    return [asset for asset in world.assets.view() if is_visible(world, asset)]


def an_account() -> tuple[World, Index]:
    """Return an account whose jobs finish at once, and an index in it."""
    world = world_at(empty_account(VirtualClock(NOON), "instant"), NOON)
    return world, index_in(world, "matches")


def index_film(world: World, number: int) -> None:
    indexes = world.indexes.all()
    if indexes:
        create_task(world, indexes[number % len(indexes)], an_upload(FILMS[number % len(FILMS)]))


def embed_film(world: World, number: int) -> None:
    upload = an_upload(FILMS[number % len(FILMS)])
    create_embedding_task(world, upload, Embedding(upload.filename, False, 0, 6, 6, (EmbeddingScope.CLIP,)))


def drop_video(world: World, number: int) -> None:
    videos = world.videos.all()
    if videos:
        delete_video(world, videos[number % len(videos)])


def drop_task(world: World, number: int) -> None:
    tasks = world.jobs.view_of(INDEX_TASK)
    if tasks:
        try:
            delete_task(world, tasks[number % len(tasks)].id)
        except WrongState:
            return


def make_index(world: World, number: int) -> None:
    if world.indexes.find_by_name(str(number)) is None:
        index_in(world, str(number))


def drop_index(world: World, number: int) -> None:
    indexes = world.indexes.all()
    if indexes:
        run_blocking(delete_index(world, indexes[number % len(indexes)]))


def keep_film(world: World, number: int) -> None:
    upload_asset(world, an_upload(FILMS[number % len(FILMS)]), {})


def drop_asset(world: World, number: int) -> None:
    assets = visible_assets(world)
    if assets:
        try:
            delete_asset(world, assets[number % len(assets)], force=number > 2)
        except AssetInUse:
            return


ACTS: list[Callable[[World, int], None]] = [
    index_film,
    embed_film,
    keep_film,
    drop_video,
    drop_task,
    drop_asset,
    make_index,
    drop_index,
]


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), max_size=40))
def test_an_account_keeps_exactly_the_assets_and_files_that_are_referred_to(
    acts: list[tuple[Callable[[World, int], None], int]],
) -> None:
    world, _ = an_account()

    for act, number in acts:
        act(world, number)

    videos, jobs = world.videos.all(), world.jobs.all()
    needed = {video.asset.id for video in videos} | {job.asset.id for job in jobs}
    assert {asset.id for asset in world.assets.all()} == needed
    ready = [asset for asset in visible_assets(world) if status_of(world, asset) is Status.READY]
    shown = {asset.filename for asset in (*ready, *(video.asset for video in videos))}
    assert {film for film in FILMS if f"/films/{film}" in world.assets.files} == shown
    assert {video.asset.id for video in videos if not video.asset.is_deleted} <= {asset.id for asset in ready}
    assert all(world.assets.get(video.asset.id) is video.asset for video in videos)


def test_changed_content_of_an_asset_shows_in_every_video_of_it() -> None:
    world, index = an_account()
    create_task(world, index, an_upload("one.mp4"))
    [video] = world.videos.all()
    world.videos.put(replace(video, id="another of it"))

    change_content(world, video.asset.id, Content("Changed", (), (), ()))

    assert [each.content.title for each in world.videos.all()] == ["Changed", "Changed"]
    assert {each.asset for each in world.videos.all()} == {world.assets.get(video.asset.id)}


def test_an_asset_stays_with_its_file_while_another_video_is_of_it() -> None:
    world, index = an_account()
    create_task(world, index, an_upload("one.mp4"))
    [video] = world.videos.all()
    other = replace(video, id="another of it")
    world.videos.put(other)

    delete_video(world, video)

    assert world.assets.get(video.asset.id).file == "/films/one.mp4"
    assert world.assets.files.unused == []


def test_new_assets_do_not_use_up_identifiers_of_other_records() -> None:
    world, index = an_account()
    before = world.account.identifiers.position()

    create_task(world, index, an_upload("one.mp4"))

    after = world.account.identifiers.position()
    assert {kind: after[kind] - before[kind] for kind in after} == {"front": 1, "video": 1, "asset": 1, "uuid": 0}


def test_a_video_without_a_size_cannot_be_restored_but_a_sound_can() -> None:
    world, _ = an_account()
    sound = replace(
        an_asset("talk.mp3", NOON, replace(MEDIA, width=0, height=0), Content("Talk", (), (), (Scene(0, 10, "Talk"),))),
        medium=Medium.AUDIO,
    )

    ASSETS.check(world.account, sound)

    with pytest.raises(ValueError, match="without width or height"):
        ASSETS.check(world.account, replace(sound, medium=Medium.VIDEO))


def test_the_input_of_an_embedding_task_is_not_a_visible_asset() -> None:
    world, _ = an_account()

    embed_film(world, 0)

    assert visible_assets(world) == []


def test_an_asset_deleted_by_force_is_invisible_and_removed_with_its_last_video() -> None:
    world = world_at(empty_account(VirtualClock(NOON), "seconds"), NOON)
    index_in(world, "matches")
    index_film(world, 0)
    [asset] = visible_assets(world)

    delete_asset(world, asset, force=True)

    [video] = world.videos.all()
    assert (visible_assets(world), video.asset.content) == ([], asset.content)
    run_blocking(delete_index(world, world.indexes.get(video.index_id)))
    assert world.assets.all() == []


@given(changes=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["one", "two", None, "deleted"])), max_size=20))
def test_the_assets_of_an_imported_file_are_those_that_name_it(changes: list[tuple[int, str | None]]) -> None:
    assets = an_account()[0].assets
    for number, source in changes:
        asset_id = f"{number:024x}"
        if source != "deleted":
            origin = Origin(Provider.GOOGLE_DRIVE, source) if source else None
            assets.put(replace(an_asset("film.mp4", NOON), id=asset_id, origin=origin))
        elif number % 2:
            assets.delete_many([asset_id])
        elif assets.find(asset_id):
            assets.delete(asset_id)

    for source in ("one", "two"):
        origin = Origin(Provider.GOOGLE_DRIVE, source)
        named = [asset for asset in assets.all() if asset.origin == origin]
        assert sorted(each.id for each in assets.imported_from(origin)) == sorted(each.id for each in named)
