"""The official Python SDK, unmodified, over a real socket: it is the best judge of the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs import AuthenticationError, BadRequestError, NotFoundError, TwelveLabs
from twelvelabs.models.classify import ClassifyClassParams

MARENGO = {"name": "marengo2.6", "options": ["visual", "conversation", "text_in_video", "logo"]}
PEGASUS = {"name": "pegasus1.1", "options": ["visual", "conversation"]}
CITY_BIKES = "https://example.com/city-bikes.mp4"
MOUNTAIN_RESCUE = "https://example.com/mountain-rescue.mp4"
UNKNOWN_ID = "6528dcf40000000000000000"
INTERVAL_SECONDS = 0.05
KEYS = count(1)


@contextmanager
def connected(server_url: str, key: str) -> Iterator[Any]:
    """Yield a client that finds the server as the SDK documents it: by an environment variable."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWELVELABS_BASE_URL", server_url)
        client = TwelveLabs(api_key=key)
    try:
        yield client
    finally:
        client._client.close()  # the SDK itself never closes its connections


@pytest.fixture
def client(server_url: str) -> Iterator[Any]:
    """A client with its own account."""
    with connected(server_url, f"tlk_SDK_{next(KEYS)}") as client:
        yield client


@pytest.fixture
def index(client: Any) -> Any:
    return client.index.create("bikes", [MARENGO, PEGASUS])


@pytest.fixture(scope="module")
def library(server_url: str) -> Iterator[Any]:
    """An index in which two known videos are ready; tests that only read share it."""
    with connected(server_url, "tlk_SDK_LIBRARY") as client:
        index = client.index.create("library", [MARENGO, PEGASUS], addons=["thumbnail"])
        for url in (CITY_BIKES, MOUNTAIN_RESCUE):
            client.task.create(index.id, url=url).wait_for_done(sleep_interval=INTERVAL_SECONDS)
        yield Library(client, index.id)
        client.index.delete(index.id)


class Library:
    """A read-only index, and its videos by file name."""

    def __init__(self, client: Any, index_id: str) -> None:
        self.client = client
        self.index_id = index_id
        self.videos = {video.metadata.filename: video.id for video in client.index.video.list(index_id)}
        self.bikes = self.videos["city-bikes.mp4"]

    def search(self, query: str, options: list[str], **fields: Any) -> Any:
        return self.client.search.query(self.index_id, options, query=query, **fields)


def test_engines_are_listed_and_retrieved(client: Any) -> None:
    names = [engine.id for engine in client.engine.list()]

    assert "marengo2.6" in names
    assert client.engine.retrieve("marengo2.6").allowed_engine_options == MARENGO["options"]


def test_an_index_is_created_updated_and_deleted(client: Any) -> None:
    index = client.index.create("bikes", [MARENGO, PEGASUS], addons=["thumbnail"])
    index.update("city bikes")
    renamed = index.retrieve()
    index.delete()

    assert (renamed.name, renamed.video_count, renamed.total_duration) == ("city bikes", 0, 0)
    assert [(engine.name, engine.options) for engine in renamed.engines] == [
        (engine["name"], engine["options"]) for engine in (MARENGO, PEGASUS)
    ]
    with pytest.raises(NotFoundError):
        index.retrieve()


def test_indexes_are_listed_page_by_page(client: Any) -> None:
    names = [client.index.create(f"index {number}", [MARENGO]).name for number in range(5)]

    first = client.index.list_pagination(page_limit=2)
    found = [*first.data, *(index for page in first for index in page)]

    assert sorted(index.name for index in found) == names
    assert first.page_info.total_results == 5
    assert [index.name for index in client.index.list(name="index 3")] == ["index 3"]


def test_an_upload_goes_through_its_states(server_url: str, client: Any, index: Any, film: Path) -> None:
    by_polls = {"index_id": index.id, "pace": "polls"}  # so that no poll comes too late to see a state
    headers = {"x-api-key": client._client.headers["x-api-key"]}
    httpx.post(f"{server_url}/__admin/profiles", json=by_polls, headers=headers).raise_for_status()
    task = client.task.create(index.id, file=str(film))
    seen = [task.status]

    task.wait_for_done(sleep_interval=INTERVAL_SECONDS, callback=lambda task: seen.append(task.status))

    assert list(dict.fromkeys(seen)) == ["validating", "pending", "queued", "indexing", "ready"]
    assert task.metadata == {"filename": "stripes.mp4", "duration": 5, "width": 640, "height": 360}


def test_an_uploaded_file_becomes_a_video_with_its_metadata(client: Any, index: Any, film: Path) -> None:
    task = client.task.create(index.id, file=str(film)).wait_for_done(sleep_interval=INTERVAL_SECONDS)

    video = client.index.video.retrieve(index.id, task.retrieve().video_id)

    measures = video.metadata
    assert (measures.filename, measures.duration, measures.fps) == ("stripes.mp4", 5, 10)
    assert (measures.width, measures.height, measures.size) == (640, 360, film.stat().st_size)
    assert index.retrieve().video_count == 1


def test_a_video_is_uploaded_by_address(client: Any, index: Any) -> None:
    task = client.task.create(index.id, url=CITY_BIKES)

    task.wait_for_done(sleep_interval=INTERVAL_SECONDS)

    assert (task.status, task.metadata["filename"], task.metadata["duration"]) == ("ready", "city-bikes.mp4", 96)
    assert task.retrieve().hls.status == "COMPLETE"


def test_an_uploaded_transcription_replaces_the_speech(client: Any, index: Any, film: Path, tmp_path: Path) -> None:
    subtitles = tmp_path / "stripes.srt"
    subtitles.write_text("1\n00:00:01,000 --> 00:00:03,500\nThe walrus conducts an orchestra.\n", "utf-8")
    client.task.create(index.id, file=str(film), transcription_file=str(subtitles)).wait_for_done(
        sleep_interval=INTERVAL_SECONDS
    )

    found = client.search.query(index.id, ["conversation"], query="walrus orchestra").data

    assert [(clip.start, clip.end) for clip in found] == [(1, 3.5)]


def test_tasks_are_listed_page_by_page_and_counted(library: Library) -> None:
    tasks = library.client.task

    first = tasks.list_pagination(index_id=library.index_id, page_limit=1)
    listed = [*first.data, *(task for page in first for task in page)]

    assert [task.metadata["filename"] for task in listed] == ["mountain-rescue.mp4", "city-bikes.mp4"]
    assert tasks.status(library.index_id).ready == 2
    assert [task.id for task in tasks.list(index_id=library.index_id, filename="city-bikes.mp4")] == [listed[1].id]


def test_a_task_can_be_deleted_after_its_video(client: Any, index: Any) -> None:
    task = client.task.create(index.id, url=CITY_BIKES).wait_for_done(sleep_interval=INTERVAL_SECONDS).retrieve()
    with pytest.raises(BadRequestError, match="task_cannot_be_deleted"):
        task.delete()

    client.index.video.delete(index.id, task.video_id)
    task.delete()

    assert list(client.task.list(index_id=index.id)) == []


def test_a_video_is_listed_described_and_deleted(client: Any, index: Any) -> None:
    client.task.create(index.id, url=CITY_BIKES).wait_for_done(sleep_interval=INTERVAL_SECONDS)
    [video] = client.index.video.list(index.id, width={"gte": 1280})
    video.update(title="Two wheels", metadata={"year": 2024, "is_public": True})
    described = client.index.video.retrieve(index.id, video.id)
    video.delete()

    assert (described.metadata.video_title, described.metadata.year) == ("Two wheels", 2024)
    assert list(client.index.video.list(index.id)) == []
    with pytest.raises(NotFoundError):
        client.index.video.retrieve(index.id, video.id)


def test_videos_are_listed_page_by_page(library: Library) -> None:
    first = library.client.index.video.list_pagination(library.index_id, page_limit=1)

    found = [*first.data, *(video for page in first for video in page)]

    assert [video.id for video in found] == list(library.videos.values())


@pytest.mark.parametrize(
    ("query", "option", "start", "end"),
    [
        ("look back and stretch out your arm", "conversation", 49.25, 64.5),
        ("half of the riders sing in the rain", "conversation", 64.5, 79.5),
        ("a woman unlocks a yellow bicycle with her phone", "visual", 15.25, 30.25),
        ("cyclists along a canal", "visual", 30.25, 49.25),
        ("thank you for riding", "text_in_video", 84, 89),
        ("Velora", "logo", 18, 22),
    ],
)
def test_a_scene_is_found_by_what_happens_in_it(
    library: Library, query: str, option: str, start: float, end: float
) -> None:
    best = library.search(query, [option]).data[0]

    assert best.video_id == library.bikes
    assert start <= best.start < best.end <= end
    assert best.modules[0].type == option


def test_words_that_are_not_spoken_are_not_found(library: Library) -> None:
    found = library.search("quantum chromodynamics", ["conversation"])

    assert len(found.data) == 0
    assert found.pool.total_count == 2


def test_an_exact_match_finds_the_words_as_they_are_said(library: Library) -> None:
    found = library.search("drivers cannot read minds", ["conversation"], conversation_option="exact_match").data

    assert [(clip.video_id, clip.metadata[0]["type"]) for clip in found] == [(library.bikes, "conversation")]
    assert "Drivers cannot read minds." in found[0].metadata[0]["text"]


def test_iterating_reads_all_pages_of_results(library: Library) -> None:
    everything = library.search("the", ["visual"], threshold="none", page_limit=50)
    paged = library.search("the", ["visual"], threshold="none", page_limit=3)

    walked = [*paged.data, *(clip for page in paged for clip in page)]

    assert len(walked) > 3
    assert [(clip.video_id, clip.start) for clip in walked] == [(clip.video_id, clip.start) for clip in everything.data]


def test_results_are_grouped_by_video(library: Library) -> None:
    groups = library.search("yellow bicycle", ["visual"], group_by="video").data

    assert groups[0].id == library.bikes
    assert len(groups[0].clips) > 1
    assert {clip.video_id for clip in groups[0].clips} == {library.bikes}


def test_a_filter_leaves_out_the_other_videos(library: Library) -> None:
    rescue = library.videos["mountain-rescue.mp4"]

    found = library.search("the", ["visual"], threshold="none", filter={"id": [rescue]}).data

    assert {clip.video_id for clip in found} == {rescue}


def test_a_text_query_is_sent_as_a_form_and_answered(library: Library) -> None:
    found = library.client.search.query(
        library.index_id,
        ["visual", "conversation"],
        query_text="the light turns green",
        filter={"duration": {"lte": 96}},
        page_limit=2,
    )

    assert found.data[0].video_id == library.bikes
    assert 79.5 <= found.data[0].start < 96


CLASSES = [
    ClassifyClassParams(name="Cycling", prompts=["Bicycles", "Cyclists"]),
    ClassifyClassParams(name="Rescue", prompts=["Helicopter", "Rescuer"]),
]


def test_videos_are_classified_with_their_clips(library: Library) -> None:
    result = library.client.classify.videos(
        [library.bikes], ["visual", "conversation"], [vars(each) for each in CLASSES], include_clips=True
    )

    [video] = result.data
    assert [each.name for each in video.classes] == ["Cycling"]
    assert {clip.prompt for clip in video.classes[0].clips} <= {"Bicycles", "Cyclists"}


def test_an_index_is_classified_page_by_page(library: Library) -> None:
    result = library.client.classify.index(
        library.index_id, ["visual"], [vars(each) for each in CLASSES], page_limit=1, show_detailed_score=True
    )

    walked = [*result.data, *(video for page in result for video in page)]

    assert {video.video_id: video.classes[0].name for video in walked} == {
        library.bikes: "Cycling",
        library.videos["mountain-rescue.mp4"]: "Rescue",
    }


def test_a_gist_names_what_the_video_is_about(library: Library) -> None:
    gist = library.client.generate.gist(library.bikes, ["title", "topic", "hashtag"])

    assert gist.title == "A Morning with City Bikes"
    assert list(gist.topics) == ["Cycling"]
    assert any("bik" in hashtag.lower() for hashtag in gist.hashtags)


def test_chapters_and_highlights_lie_within_the_video(library: Library) -> None:
    summarize = library.client.generate.summarize

    chapters = summarize(library.bikes, "chapter").chapters
    highlights = summarize(library.bikes, "highlight", temperature=0.2).highlights

    assert (chapters[0].start, chapters[-1].end) == (0, 96)
    assert all(0 <= highlight.start < highlight.end <= 96 for highlight in highlights)


def test_texts_speak_of_what_happens_in_the_video(library: Library) -> None:
    summary = library.client.generate.summarize(library.bikes, "summary").summary
    text = library.client.generate.text(library.bikes, "What happens when it rains?").data

    assert "bicycle" in summary.lower() or "bike" in summary.lower()
    assert "rain" in text.lower()


def test_a_streamed_text_is_the_text_in_pieces(library: Library) -> None:
    prompt = "Write a paragraph about the morning"

    stream = library.client.generate.text_stream(library.bikes, prompt)
    pieces = list(stream)

    assert len(pieces) > 1
    assert stream.aggregated_text == library.client.generate.text(library.bikes, prompt).data


@pytest.mark.parametrize("read", ["transcription", "text_in_video", "logo"])
def test_transcript_text_and_logos_of_a_video_can_be_read(library: Library, read: str) -> None:
    values = getattr(library.client.index.video, read)(library.index_id, library.bikes, start=15, end=60)

    expected = {"transcription": "One touch", "text_in_video": "Give way to cyclists", "logo": "Velora"}
    assert any(expected[read] in value.value for value in values)


def test_a_bad_key_is_an_authentication_error(server_url: str) -> None:
    with connected(server_url, "tlk_invalid") as client, pytest.raises(AuthenticationError, match="api_key_invalid"):
        client.index.list()


def test_an_unknown_id_is_a_not_found_error(client: Any) -> None:
    with pytest.raises(NotFoundError, match="resource_not_exist"):
        client.index.retrieve(UNKNOWN_ID)


def test_an_invalid_parameter_is_a_bad_request_error(client: Any) -> None:
    with pytest.raises(BadRequestError, match="page_limit"):
        client.index.list(page_limit=51)


def test_a_taken_name_is_refused_with_its_code(client: Any, index: Any) -> None:
    with pytest.raises(BadRequestError, match="index_name_already_exists"):
        client.index.create(index.name, [MARENGO])


def test_another_key_sees_nothing(index: Any, server_url: str) -> None:
    with connected(server_url, "tlk_SDK_STRANGER") as stranger, pytest.raises(NotFoundError):
        stranger.index.retrieve(index.id)
