"""Imports, without a server or files."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from mockserver.domain.account.account import World, world_at
from mockserver.domain.account.plan import Plan
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.uploads.cloud_import import CloudImport
from mockserver.domain.records.video import Video
from mockserver.domain.rules import indexes, tasks, videos
from mockserver.domain.rules.tasks import IndexingOptions
from mockserver.domain.rules.uploads import imports
from mockserver.domain.rules.uploads.imports import ExaminedFile, ImportRules
from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import MediaBroken, NotFound, PlanExhausted
from mockserver.ground.steps import run_blocking
from tests.support.accounts import empty_account, index_in

NOON = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
MEDIA = Media(duration=10, width=640, height=360, fps=25, size=1000, has_audio=True)
NOTHING = Content("", (), (), ())
GAMES = ("chess", "go")
BUCKET, OTHER_BUCKET = "65282b008f9cd95a98cbcf00", "65282b008f9cd95a98cbcf01"
INCREMENTAL, RETRYING = ImportRules(), ImportRules(retries_failed=True)
EVERYTHING = ImportRules(is_incremental=False)


class Place:
    """An account with one index, and a clock to move."""

    def __init__(self, profile: str = "seconds") -> None:
        self.clock = VirtualClock(NOON)
        self.account = empty_account(self.clock, profile)
        self.index = self.create_index("lessons")

    @property
    def world(self) -> World:
        return world_at(self.account, self.clock.now())

    def create_index(self, name: str) -> Index:
        return index_in(self.world, name)

    def take(self, *files: ExaminedFile, rules: ImportRules = INCREMENTAL, bucket: str = BUCKET) -> CloudImport:
        return self.take_with(IndexingOptions(shares_id=True), *files, rules=rules, bucket=bucket)

    def take_with(
        self, options: IndexingOptions, *files: ExaminedFile, rules: ImportRules = INCREMENTAL, bucket: str = BUCKET
    ) -> CloudImport:
        passed = run_blocking(imports.keys_passed_over(self.world, bucket, self.index.id, rules))
        return imports.import_files(self.world, bucket, self.index, files, passed, rules, options)

    def grouped(self) -> dict[str, list[str]]:
        """Return the names of imported files by status."""
        found: dict[str, list[str]] = {}
        for file_state in run_blocking(imports.file_states(self.world, BUCKET, self.index.id)):
            found.setdefault(file_state.status, []).append(file_state.file.filename)
        return found


@pytest.fixture
def place() -> Place:
    return Place()


def sound(name: str, mark: str = "") -> ExaminedFile:
    return ExaminedFile(name, mark or name, Upload(name, MEDIA, NOTHING, content_key=mark or name))


def broken(name: str) -> ExaminedFile:
    return ExaminedFile(name, name, MediaBroken("it has no video stream"))


def names(made: CloudImport) -> list[str]:
    return [file.filename for file in made.files]


def marks(stored: Iterable[Video]) -> list[str | None]:
    return [video.content_key for video in stored]


def test_an_imported_video_has_the_id_of_its_task(place: Place) -> None:
    file = place.take(sound("chess.mp4")).files[0]

    assert (
        place.account.jobs.get_of(INDEX_TASK, file.id).work.video_id == place.account.videos.get(file.id).id == file.id
    )


def test_user_metadata_is_that_of_every_video(place: Place) -> None:
    options = IndexingOptions(shares_id=True, user_metadata={"category": "games"})

    place.take_with(options, sound("chess.mp4"), sound("go.mp4"))

    stored = place.account.videos.of_index(place.index.id)
    assert [dict(video.user_metadata) for video in stored] == [{"category": "games"}] * 2


def test_the_same_content_is_imported_once_whatever_its_name(place: Place) -> None:
    first = place.take(sound("chess.mp4", "mark"), sound("copy of chess.mp4", "mark"))
    second = place.take(sound("chess again.mp4", "mark"))

    assert (names(first), names(second)) == (["chess.mp4"], [])


def test_an_uploaded_file_is_not_imported_again(place: Place) -> None:
    tasks.create_task(place.world, place.index, Upload("uploaded.mp4", MEDIA, NOTHING, content_key="mark"))

    assert names(place.take(sound("chess.mp4", "mark"))) == []


def test_a_full_import_takes_everything_again(place: Place) -> None:
    place.take(sound("chess.mp4"), broken("openings.mp4"))

    again = place.take(sound("chess.mp4"), sound("copy.mp4", "chess.mp4"), broken("openings.mp4"), rules=EVERYTHING)

    assert names(again) == ["chess.mp4", "copy.mp4", "openings.mp4"]


def test_a_failed_file_is_imported_again_only_with_retry(place: Place) -> None:
    files = broken("openings.mp4"), sound("fail.mp4")
    place.take(*files)
    place.clock.advance(minutes=1)

    assert names(place.take(*files)) == []
    assert names(place.take(*files, rules=RETRYING)) == ["openings.mp4", "fail.mp4"]


def test_a_file_that_is_about_to_fail_is_not_imported_twice(place: Place) -> None:
    place.take(sound("fail.mp4"))

    assert names(place.take(sound("fail.mp4"), rules=RETRYING)) == []


def test_failures_of_another_integration_do_not_count(place: Place) -> None:
    place.take(broken("openings.mp4"), bucket=OTHER_BUCKET)

    assert names(place.take(broken("openings.mp4"))) == ["openings.mp4"]


def test_files_have_the_states_of_their_tasks(place: Place) -> None:
    place.take(sound("chess.mp4"), broken("openings.mp4"), sound("fail.mp4"))

    begun = place.grouped()
    place.clock.advance(minutes=1)

    assert begun == {"validating": ["chess.mp4", "fail.mp4"], "failed": ["openings.mp4"]}
    assert place.grouped() == {"ready": ["chess.mp4"], "failed": ["openings.mp4", "fail.mp4"]}


def test_a_failure_is_forgotten_after_a_successful_retry(place: Place) -> None:
    place.take(broken("openings.mp4"))

    place.take(sound("openings.mp4"), rules=RETRYING)

    assert place.grouped() == {"validating": ["openings.mp4"]}


def test_a_deleted_video_can_be_imported_again(place: Place) -> None:
    file = place.take(sound("chess.mp4")).files[0]
    place.clock.advance(minutes=1)

    videos.delete_video(place.world, place.account.videos.get(file.id))

    assert place.grouped() == {}
    assert names(place.take(sound("chess.mp4"))) == ["chess.mp4"]


def test_polling_the_status_advances_tasks_that_progress_by_polls() -> None:
    place = Place("polls")
    place.take(sound("chess.mp4"), broken("openings.mp4"))

    asked = [
        run_blocking(imports.retrieve_file_states(place.world, BUCKET, place.index.id))[0].status for _ in range(5)
    ]

    assert asked == ["validating", "pending", "queued", "indexing", "ready"]


def test_a_log_ends_when_its_last_file_does(place: Place) -> None:
    place.take(sound("chess.mp4"), broken("openings.mp4"))

    running = run_blocking(imports.list_logs(place.world, BUCKET))[0]
    place.clock.advance(minutes=1)
    ended = run_blocking(imports.list_logs(place.world, BUCKET))[0]

    assert (running.counts, running.ended_at) == ({Status.VALIDATING: 1, Status.FAILED: 1}, None)
    assert (ended.counts, ended.ended_at) == ({Status.READY: 1, Status.FAILED: 1}, NOON + timedelta(seconds=1))
    assert [file_state.error_message for file_state in ended.failed] == [str(MediaBroken("it has no video stream"))]


def test_files_beyond_the_plan_are_refused_one_by_one(place: Place) -> None:
    place.account.plan = Plan.FREE
    place.account.seconds_uploaded = 36_000 - MEDIA.duration

    made = place.take(sound("chess.mp4"), sound("go.mp4"))

    assert [file.error_message is None for file in made.files] == [True, False]


def test_a_transfer_beyond_the_plan_starts_nothing(place: Place) -> None:
    place.account.plan = Plan.FREE
    place.account.seconds_uploaded = 36_000 - MEDIA.duration
    uploads = [Upload(f"{name}.mp4", MEDIA, NOTHING, content_key=name) for name in ("chess", "go")]

    with pytest.raises(PlanExhausted, match="plan includes"):
        imports.transfer(place.world, [(place.index.id, upload) for upload in uploads])

    assert place.account.jobs.all() == []


def test_an_empty_import_ends_at_once(place: Place) -> None:
    place.take()

    log = run_blocking(imports.list_logs(place.world, BUCKET))[0]

    assert (log.counts.total(), log.ended_at) == (0, NOON)


def test_the_imports_of_an_index_are_deleted_with_it(place: Place) -> None:
    place.take(sound("chess.mp4"))

    run_blocking(indexes.delete_index(place.world, place.index))

    assert run_blocking(imports.list_logs(place.world, BUCKET)) == []


def test_a_transfer_skips_videos_that_the_index_has(place: Place) -> None:
    chess, go = (
        Upload(f"{name}.mp4", MEDIA, NOTHING, content_key=f"s3://games/{name}.mp4") for name in ("chess", "go")
    )
    index_id, other_id = place.index.id, place.create_index("others").id
    imports.transfer(place.world, [(index_id, chess)])

    imports.transfer(place.world, [(index_id, chess), (index_id, go), (index_id, go), (other_id, chess)])

    assert marks(place.account.videos.of_index(index_id)) == ["s3://games/chess.mp4", "s3://games/go.mp4"]
    assert marks(place.account.videos.of_index(other_id)) == ["s3://games/chess.mp4"]


def test_a_transfer_into_a_deleted_index_starts_nothing(place: Place) -> None:
    chess = Upload("chess.mp4", MEDIA, NOTHING, content_key="s3://games/chess.mp4")

    with pytest.raises(NotFound, match="nobody"):
        imports.transfer(place.world, [(place.index.id, chess), ("nobody", chess)])

    assert place.account.jobs.all() == []
