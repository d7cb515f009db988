"""The sample account: its content, when recorded answers apply, and derived answers."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from mockserver.app.accounts import SAMPLE_KEYS
from mockserver.cli.parser import read_command
from mockserver.fixtures.sample_account import load_sample_account
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.notebook.replay import CELLS, Cell
from tests.support.api import Api, Server

LESSONS = "6527e59e74b5a5ab84015cf5"
CHESS = "65282b9043e8c47e4eb47e47"
SCARF = "6527ee5843e8c47e4eb47e2c"
ROBOTS = "6527e78943e8c47e4eb47e1b"

KNIT: dict[str, Any] = {"query": "Knit red stitches", "index_id": LESSONS, "search_options": ["visual"]}
SUMMARY: dict[str, Any] = {"video_id": CHESS, "type": "summary"}

# The recording ends before it names the video of the speech; its text is from this one.
FOUND_FIRST = {
    "search what is seen": SCARF,
    "search what is said": "6527ee5e43e8c47e4eb47e2e",
    "search what is written": "65282bf143e8c47e4eb47e4b",
    "search a logo": "65282bf243e8c47e4eb47e4d",
}

SEARCHES = [cell for cell in CELLS if cell.operation == "make-search-request"]
CLASSIFICATIONS = [cell for cell in CELLS if cell.operation == "classify-bulk"]
WRITINGS = [cell for cell in CELLS if cell.request.get("body", {}).get("video_id") == CHESS]

CHESS_WORDS = re.compile(r"bishops?|board|castling|check(?:mate)?|chess(?:board)?|king|knights?|pawns?|queen|rooks?")


@pytest.fixture
def sample(api: Api) -> Api:
    return api.as_key("tlk_SAMPLE")


@pytest.fixture
def derived(clock: VirtualClock) -> Iterator[Api]:
    """The sample account of a server without recorded answers."""
    with Server(Settings(recorded_answers=False), clock) as api:
        yield api.as_key("tlk_SAMPLE")


def answer(api: Api, cell: Cell) -> Mapping[str, Any]:
    """Return the answer of `api` to the request of a notebook cell."""
    path = cell.request["path"].removeprefix("/v1.2")
    reply = api.post(path, json=cell.request["body"])
    assert reply.status_code == 200, reply.text
    body: dict[str, Any] = reply.json()
    return body


def is_recorded(found: Mapping[str, Any]) -> bool:
    """Return whether a page of results is from the day of the recording."""
    return str(found["page_info"]["page_expired_at"]).startswith("2023-10-13")


def all_videos(api: Api, index_id: str) -> list[Any]:
    return list(api.get(f"/indexes/{index_id}/videos", params={"page_limit": 50}).json()["data"])


def texts(node: Any) -> Iterator[str]:
    """Yield every text in a reply."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list | dict):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from texts(inner)


def test_the_sample_account_has_its_five_indexes_newest_first(sample: Api) -> None:
    indexes = sample.get("/indexes").json()["data"]

    assert [index["index_name"] for index in indexes] == [
        "Security Videos",
        "Film Trailers",
        "E-Learning videos",
        "Sports Highlights",
        "Cooking Shows",
    ]


def test_each_index_has_videos_and_the_invented_ones_are_found_by_their_names(sample: Api) -> None:
    indexes = [index["_id"] for index in sample.get("/indexes").json()["data"]]
    videos = {index_id: all_videos(sample, index_id) for index_id in indexes}

    def best(index_id: str, name: str) -> str:
        asked = {"index_id": index_id, "query": name, "search_options": ["visual", "conversation"]}
        return str(sample.post("/search", json=asked).json()["data"][0]["video_id"])

    assert all(videos.values())
    for index_id in set(indexes) - {LESSONS}:
        for video in videos[index_id]:
            assert best(index_id, video["metadata"]["filename"].removesuffix(".mp4")) == video["_id"]


def test_the_recorded_list_shows_the_recorded_totals_until_the_index_changes(sample: Api) -> None:
    security = sample.get("/indexes").json()["data"][0]
    itself = sample.get(f"/indexes/{security['_id']}").json()
    video = all_videos(sample, security["_id"])[0]

    sample.delete(f"/indexes/{security['_id']}/videos/{video['_id']}")

    assert (security["video_count"], itself["video_count"]) == (0, 3)
    assert sample.get("/indexes").json()["data"][0]["video_count"] == 2


@pytest.mark.parametrize("asked", [{"page_limit": 5}, {"index_name": "Security Videos"}, {"sort_by": "updated_at"}])
def test_every_other_list_shows_what_the_indexes_have(sample: Api, asked: dict[str, Any]) -> None:
    listed = sample.get("/indexes", params=asked).json()["data"]

    assert listed
    assert listed == [sample.get(f"/indexes/{index['_id']}").json() for index in listed]


def test_the_index_of_lessons_has_23_videos_of_8293_seconds(sample: Api) -> None:
    index = sample.get(f"/indexes/{LESSONS}").json()
    videos = all_videos(sample, LESSONS)

    assert (index["video_count"], index["total_duration"]) == (23, 8293)
    assert (len(videos), sum(video["metadata"]["duration"] for video in videos)) == (23, 8293)


def test_every_video_of_the_sample_account_has_its_task(sample: Api) -> None:
    tasks = sample.get("/tasks", params={"page_limit": 50, "index_id": LESSONS}).json()["data"]

    assert {task["status"] for task in tasks} == {"ready"}
    assert {task["video_id"] for task in tasks} == {video["_id"] for video in all_videos(sample, LESSONS)}


@pytest.mark.parametrize("key", ["tlk_SAMPLE", "tlk_SAMPLE_KEY_1", "tlk_SAMPLE_KEY_2"])
def test_every_sample_key_opens_the_sample_account(api: Api, key: str) -> None:
    assert api.as_key(key).get("/indexes").json()["page_info"]["total_results"] == 5


def test_the_keys_known_at_start_up_are_those_of_the_account() -> None:
    assert set(SAMPLE_KEYS) == load_sample_account().keys


def test_any_other_key_opens_an_empty_account(api: Api) -> None:
    assert api.as_key("tlk_SAMPLE_KEY_3").get("/indexes").json()["data"] == []


def test_a_key_named_in_the_settings_opens_the_sample_account_too(clock: VirtualClock) -> None:
    with Server(Settings(sample_account=("tlk_MINE",)), clock) as api:
        mine = api.as_key("tlk_MINE")

        assert len(all_videos(mine, LESSONS)) == 23
        assert is_recorded(mine.post("/search", json=KNIT).json())


def test_the_flag_names_the_keys_that_open_the_sample_account() -> None:
    _, settings = read_command(["serve", "--sample-account", "tlk_MINE,tlk_YOURS"], {})

    assert settings.sample_account == ("tlk_MINE", "tlk_YOURS")


def test_what_is_deleted_with_one_key_is_still_there_for_another(sample: Api) -> None:
    other = sample.as_key("tlk_SAMPLE_KEY_1")

    assert sample.delete(f"/indexes/{LESSONS}/videos/{SCARF}").status_code == 204

    assert len(all_videos(sample, LESSONS)) == 22
    assert len(all_videos(other, LESSONS)) == 23
    assert is_recorded(other.post("/search", json=KNIT).json())


def test_recorded_searches_end_when_a_video_of_the_index_is_deleted(sample: Api) -> None:
    sample.delete(f"/indexes/{LESSONS}/videos/{SCARF}")

    found = sample.post("/search", json=KNIT).json()

    assert not is_recorded(found)
    assert SCARF not in {clip["video_id"] for clip in found["data"]}
    assert found["search_pool"]["total_count"] == 22


def test_recorded_classifications_end_when_a_video_of_the_index_is_deleted(sample: Api) -> None:
    sample.delete(f"/indexes/{LESSONS}/videos/{ROBOTS}")

    found = answer(sample, CLASSIFICATIONS[0])

    assert not is_recorded(found)
    assert found["data"]
    assert ROBOTS not in {video["video_id"] for video in found["data"]}


def test_recorded_searches_end_when_a_video_is_added_to_the_index(sample: Api) -> None:
    video_id = sample.ready_video(LESSONS)

    found = sample.post("/search", json=KNIT | {"query": "a yellow bicycle"}).json()
    again = sample.post("/search", json=KNIT).json()

    assert found["data"][0]["video_id"] == video_id
    assert not is_recorded(again)
    assert again["search_pool"]["total_count"] == 24


def test_texts_about_a_video_are_recorded_until_that_video_is_deleted(sample: Api) -> None:
    sample.delete(f"/indexes/{LESSONS}/videos/{SCARF}")
    before = sample.post("/summarize", json=SUMMARY).json()
    sample.delete(f"/indexes/{LESSONS}/videos/{CHESS}")
    after = sample.post("/summarize", json=SUMMARY)

    assert before["id"] == "6c6d35ee-3615-4ea9-ad17-9490585cad4b"
    assert (after.status_code, after.json()["code"]) == (404, "resource_not_exist")


def test_deleting_an_index_removes_its_recorded_answers(sample: Api) -> None:
    sample.delete(f"/indexes/{LESSONS}")

    replies = [sample.post("/search", json=KNIT), sample.post("/summarize", json=SUMMARY)]

    assert [reply.status_code for reply in replies] == [404, 404]


def test_an_account_without_the_sample_is_not_answered_from_the_recording(api: Api) -> None:
    assert api.post("/search", json=KNIT).status_code == 404
    assert api.post("/summarize", json=SUMMARY).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"page_limit": 5},
        {"query": "knit red stitches"},
        {"threshold": "high"},
        {"search_options": ["visual", "conversation"]},
        {"group_by": "video"},
        {"adjust_confidence_level": 0.7},
        {"filter": {"duration": {"gte": 0}}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_request_that_differs_from_the_recorded_one_gets_a_derived_answer(
    sample: Api, change: dict[str, Any]
) -> None:
    assert not is_recorded(sample.post("/search", json=KNIT | change).json())


@pytest.mark.parametrize(
    "said",
    [{"page_limit": 10}, {"group_by": "clip"}, {"operator": "or"}, {"threshold": "low"}, {"sort_option": "score"}],
    ids=lambda said: next(iter(said)),
)
def test_a_request_with_explicit_defaults_equals_the_recorded_one(sample: Api, said: dict[str, Any]) -> None:
    assert is_recorded(sample.post("/search", json=KNIT | said).json())


def test_another_page_limit_pages_through_derived_results(sample: Api) -> None:
    first = sample.post("/search", json=KNIT | {"page_limit": 4}).json()

    second = sample.get(f"/search/{first['page_info']['next_page_token']}").json()

    assert len(first["data"]) == len(second["data"]) == 4
    assert {clip["video_id"] for clip in first["data"]} == {SCARF}


@pytest.mark.parametrize(
    "change",
    [{"prompt": "Write a rap song about this video."}, {"temperature": 0.9}],
    ids=lambda change: next(iter(change)),
)
def test_another_prompt_or_temperature_gets_a_derived_text(sample: Api, change: dict[str, Any]) -> None:
    recorded: dict[str, Any] = {"video_id": CHESS, "prompt": "Write a rap song based on this video."}

    texts_written = [sample.post("/generate", json=body).json()["data"] for body in (recorded, recorded | change)]

    assert "Yo, check it out" in texts_written[0]
    assert "Yo, check it out" not in texts_written[1]


@pytest.mark.parametrize("cell", SEARCHES, ids=lambda cell: cell.cell)
def test_derived_search_puts_the_recorded_video_first(derived: Api, cell: Cell) -> None:
    found = answer(derived, cell)

    assert not is_recorded(found)
    assert found["data"][0]["video_id"] == FOUND_FIRST[cell.cell]


@pytest.mark.parametrize("cell", SEARCHES, ids=lambda cell: cell.cell)
def test_derived_search_puts_the_recorded_video_first_when_everything_is_searched(derived: Api, cell: Cell) -> None:
    options = ["visual", "conversation", "text_in_video", "logo"]

    found = derived.post("/search", json={**cell.request["body"], "search_options": options}).json()

    assert found["data"][0]["video_id"] == FOUND_FIRST[cell.cell]


@pytest.mark.parametrize("cell", SEARCHES, ids=lambda cell: cell.cell)
def test_derived_clips_lie_where_the_recorded_ones_lie(derived: Api, cell: Cell) -> None:
    recorded = cell.reply["data"][0]

    found = answer(derived, cell)

    assert (recorded["start"], recorded["end"]) in {(clip["start"], clip["end"]) for clip in found["data"]}


@pytest.mark.parametrize("cell", CLASSIFICATIONS, ids=lambda cell: cell.cell)
def test_derived_classes_have_the_recorded_videos(derived: Api, cell: Cell) -> None:
    recorded = {
        (video["video_id"], video["classes"][0]["name"])
        for video in cell.reply["data"]
        if isinstance(video, dict) and "video_id" in video
    }

    found = answer(derived, cell)

    assert not is_recorded(found)
    assert recorded <= {(video["video_id"], hit["name"]) for video in found["data"] for hit in video["classes"]}


def test_derived_classes_keep_lessons_of_another_kind_out(derived: Api) -> None:
    classes = next(cell for cell in CLASSIFICATIONS if cell.cell == "classify by three classes")

    found = answer(derived, classes)

    assert CHESS not in {video["video_id"] for video in found["data"]}


@pytest.mark.parametrize("cell", WRITINGS, ids=lambda cell: cell.cell)
def test_derived_texts_about_the_chess_video_are_about_chess(derived: Api, cell: Cell) -> None:
    written = answer(derived, cell)

    words = {word for text in texts(written) for word in re.findall(r"[a-z]+", text.lower())}
    assert written["id"] != cell.reply.get("id")
    assert len({word for word in words if CHESS_WORDS.fullmatch(word)}) >= 3


def test_a_derived_checklist_is_numbered_and_a_derived_rap_has_verses(derived: Api) -> None:
    written = {cell.cell: str(answer(derived, cell).get("data")) for cell in WRITINGS}

    assert re.search(r"^1\. ", written["a checklist"], re.MULTILINE)
    assert "Verse" in written["a rap song"]


def test_a_derived_summary_has_no_more_sentences_than_the_prompt_allows(derived: Api) -> None:
    cell = next(cell for cell in WRITINGS if cell.cell == "summary with a prompt")

    summary = answer(derived, cell)["summary"]

    assert 1 <= len(re.findall(r"[.!?](?:\s|$)", summary)) <= 3


def test_derived_chapters_follow_each_other_from_beginning_to_end(derived: Api) -> None:
    chapters = derived.post("/summarize", json={"video_id": CHESS, "type": "chapter"}).json()["chapters"]

    assert [chapter["start"] for chapter in chapters] == [0, *(chapter["end"] for chapter in chapters[:-1])]
    assert chapters[-1]["end"] == 300


def test_both_prefixes_lead_to_the_same_account(sample: Api) -> None:
    sample.delete(f"/indexes/{LESSONS}/videos/{SCARF}")

    videos = sample.client.get(f"/p/v1.2/indexes/{LESSONS}/videos", params={"page_limit": 50}).json()["data"]

    assert videos == all_videos(sample, LESSONS)


@pytest.mark.parametrize("prefix", ["/v1.2", "/p/v1.2", "//v1.2", "/p//v1.2"])
@pytest.mark.parametrize("path", ["/search", "/search/", "//search", "/search//"])
def test_extra_slashes_are_ignored_without_a_redirect(sample: Api, prefix: str, path: str) -> None:
    url = f"http://testserver{prefix}{path}"

    reply = sample.client.post(url, json=KNIT, follow_redirects=False)

    assert reply.status_code == 200
    assert is_recorded(reply.json())


def test_a_thumbnail_shows_the_day_of_the_recording_and_not_the_key(sample: Api) -> None:
    url = sample.post("/search", json=KNIT).json()["data"][0]["thumbnail_url"]

    assert "X-Amz-Date=20231013T033244Z" in url
    assert "tlk_SAMPLE" not in url
    assert "REDACTED" not in url


def test_the_records_of_the_sample_are_shared_and_never_changed(sample: Api) -> None:
    before = load_sample_account()

    sample.put(f"/indexes/{LESSONS}/videos/{CHESS}", json={"video_title": "My Game", "metadata": {"seen": True}})
    other = sample.as_key("tlk_SAMPLE_KEY_2").get(f"/indexes/{LESSONS}/videos/{CHESS}").json()

    assert load_sample_account() is before
    assert "video_title" not in other["metadata"]
