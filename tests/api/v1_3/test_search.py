"""Search of API v1.3."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.contract.source import contract_document
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server
from tests.support.api_1_3 import BIKES, MARENGO, MARENGO_2_7, PEGASUS, Api13, code_of

CHESS = "https://example.com/street-chess-final.mp4"
BREAD = "https://example.com/sourdough-bread-baking.mp4"
NAMES = (BIKES, CHESS, BREAD)


def search(api: Api13, index_id: str, text: str | None = "people ride bikes", **fields: Any) -> httpx2.Response:
    form = {"index_id": index_id, "search_options": ["visual"], **fields}
    if text is not None:
        form["query_text"] = text
    parts = [
        (name, (None, str(value)) if not isinstance(value, tuple) else value)
        for name, given in form.items()
        for value in (given if isinstance(given, list) else [given])
    ]
    return api.post("/search", files=parts)


def found(reply: httpx2.Response) -> list[dict[str, Any]]:
    assert reply.status_code == 200, reply.text
    clips: list[dict[str, Any]] = reply.json()["data"]
    return clips


def place(clip: dict[str, Any]) -> tuple[str, float, float]:
    return clip["video_id"], clip["start"], clip["end"]


def places(reply: httpx2.Response) -> list[tuple[str, float, float]]:
    return [place(clip) for clip in found(reply)]


def walk(api: Api13, first: httpx2.Response) -> list[dict[str, Any]]:
    """Return the results of all pages."""
    shown, page = found(first), first.json()
    while token := page["page_info"].get("next_page_token"):
        page = api.get(f"/search/{token}").json()
        shown += page["data"]
    return shown


@pytest.fixture(scope="module")
def sample_13() -> Iterator[tuple[Api13, str]]:
    clock = VirtualClock(datetime(2026, 1, 1, tzinfo=UTC))
    with Server(Settings(), clock) as inside:
        api = Api13(inside.app, clock, inside=inside._inside)
        index_id = api.create_index("pages")
        for name in NAMES:
            api.ready_video(index_id, name)
        yield api, index_id


@pytest.fixture
def ranked(api: Api13) -> str:
    """An index of Marengo 3.0 with three videos."""
    index_id = api.create_index("ranked")
    for name in NAMES:
        api.ready_video(index_id, name)
    return index_id


@pytest.fixture
def scored(api: Api13) -> str:
    """An index of Marengo 2.7 with three videos."""
    index_id = api.create_index("scored", (MARENGO_2_7,))
    for name in NAMES:
        api.ready_video(index_id, name)
    return index_id


def example(operation_id: str, status: str, name: str) -> Any:
    """Return an example reply of the contract."""
    operations = (item for path in contract_document()["paths"].values() for item in path.values())
    declared = next(one for one in operations if isinstance(one, dict) and one.get("operationId") == operation_id)
    return declared["responses"][status]["content"]["application/json"]["examples"][name]["value"]


def test_a_json_body_is_refused_as_in_the_contract(api: Api13, ranked: str) -> None:
    body = {"index_id": ranked, "search_options": ["visual"], "query_text": "bikes"}

    reply = api.post("/search", json=body)

    assert code_of(reply) == (400, "content_type_invalid")
    assert reply.json() == example("post_search", "400", "json")


def test_marengo_3_answers_ranks_from_one_and_no_score(api: Api13, ranked: str) -> None:
    clips = found(search(api, ranked))

    assert [clip["rank"] for clip in clips] == list(range(1, 11))
    assert not any({"score", "confidence"} & clip.keys() for clip in clips)


def test_marengo_2_7_answers_scores_and_confidence_and_no_rank(api: Api13, scored: str) -> None:
    clips = found(search(api, scored))

    assert clips
    assert [clip["score"] for clip in clips] == sorted((clip["score"] for clip in clips), reverse=True)
    assert all("confidence" in clip and "rank" not in clip for clip in clips)


@pytest.mark.parametrize("text", ["people ride bikes", "a glacier calves into the sea", "qxzzy", "?!", "the of and"])
@pytest.mark.parametrize("options", [["visual"], ["audio"], ["transcription"], ["visual", "audio", "transcription"]])
def test_a_ranking_model_always_finds_something(api: Api13, ranked: str, text: str, options: list[str]) -> None:
    first, again = search(api, ranked, text, search_options=options), search(api, ranked, text, search_options=options)

    assert len(found(first)) == 10
    assert places(first) == places(again)


def test_exact_matches_rank_before_similar_clips(api: Api13, ranked: str, scored: str) -> None:
    best = found(search(api, scored, "sourdough bread baking"))[0]
    video = api.get(f"/indexes/{scored}/videos/{best['video_id']}").json()["system_metadata"]["filename"]

    first = found(search(api, ranked, "sourdough bread baking"))[0]

    assert video == "sourdough-bread-baking.mp4"
    shown = api.get(f"/indexes/{ranked}/videos/{first['video_id']}").json()
    assert shown["system_metadata"]["filename"] == video


def test_an_index_without_ready_videos_answers_nothing(api: Api13) -> None:
    index_id = api.create_index()
    api.upload_url(index_id)

    reply = search(api, index_id)

    assert (found(reply), reply.json()["page_info"]["total_results"]) == ([], 0)


def test_an_upload_does_not_change_the_order_of_ranked_clips(api: Api13, ranked: str) -> None:
    before = [place(clip) for clip in walk(api, search(api, ranked, page_limit=50))]

    api.ready_video(ranked, "https://example.com/city-bikes-in-winter.mp4")

    after = [place(clip) for clip in walk(api, search(api, ranked, page_limit=50))]
    assert [one for one in after if one in set(before)] == [one for one in before if one in set(after)]
    assert len(after) > len(before)


def test_an_upload_does_not_change_scores(api: Api13, scored: str) -> None:
    before = {place(clip): clip["score"] for clip in walk(api, search(api, scored, page_limit=50))}

    api.ready_video(scored, "https://example.com/city-bikes-in-winter.mp4")

    after = {place(clip): clip["score"] for clip in walk(api, search(api, scored, page_limit=50))}
    assert before.items() <= after.items()


@settings(max_examples=15, deadline=None)
@given(page_limit=st.integers(1, 50), group_by=st.sampled_from(["clip", "video"]))
def test_the_pages_have_each_result_once_and_ranks_without_gaps(
    sample_13: tuple[Api13, str], page_limit: int, group_by: str
) -> None:
    api, index_id = sample_13
    first = search(api, index_id, page_limit=page_limit, group_by=group_by)

    shown = walk(api, first)

    info = first.json()["page_info"]
    clips = shown if group_by == "clip" else [clip for group in shown for clip in group["clips"]]
    assert len(shown) == info["total_results"]
    assert sorted(clip["rank"] for clip in clips) == list(range(1, len(clips) + 1))
    assert len({place(clip) for clip in clips}) == len(clips)
    assert info.get("total_inner_matches") == (len(clips) if group_by == "video" else None)


def thumbnail_of(api: Api13, clip: dict[str, Any]) -> tuple[str, bytes]:
    """Return the address of a clip's picture, and the picture."""
    url = str(clip["thumbnail_url"])
    return url, api.client.get(url).content


@pytest.fixture
def pictured(api: Api13) -> str:
    """An index of Marengo 3.0 with thumbnails and three videos."""
    index_id = api.create_index("pictured", (MARENGO,), addons=["thumbnail"])
    for name in NAMES:
        api.ready_video(index_id, name)
    return index_id


def test_a_thumbnail_finds_the_same_by_file_and_by_address_under_any_host(api: Api13, pictured: str) -> None:
    clip = found(search(api, pictured, "sourdough bread baking"))[0]
    url, picture = thumbnail_of(api, clip)
    asked = {"text": None, "query_media_type": "image"}

    by_file = search(api, pictured, query_media_file=("563.jpeg", picture), **asked)
    by_address = search(api, pictured, query_media_url=url, **asked)
    elsewhere = search(api, pictured, query_media_url=f"http://mock.test:8080/{url.split('/', 3)[3]}", **asked)

    assert found(by_file)[0]["video_id"] == clip["video_id"]
    assert places(by_file) == places(by_address) == places(elsewhere)


def test_several_images_and_a_text_are_combined(api: Api13, pictured: str) -> None:
    texts = ("chess players", "sourdough bread baking")
    clips = [found(search(api, pictured, text))[0] for text in texts]
    urls = [thumbnail_of(api, clip)[0] for clip in clips]

    by_pictures = search(api, pictured, None, query_media_type="image", query_media_url=urls, page_limit=30)
    with_text = search(api, pictured, "people ride bikes", query_media_type="image", query_media_url=urls)

    assert {clip["video_id"] for clip in clips} <= {clip["video_id"] for clip in found(by_pictures)}
    assert places(with_text) != places(search(api, pictured, "people ride bikes"))


def test_several_pictures_are_the_same_by_files_as_by_addresses(api: Api13, pictured: str) -> None:
    texts = ("chess players", "sourdough bread baking")
    pictures = [thumbnail_of(api, found(search(api, pictured, text))[0]) for text in texts]
    files = [(f"{number}.jpeg", picture) for number, (_, picture) in enumerate(pictures)]
    asked = {"text": None, "query_media_type": "image"}

    by_files = search(api, pictured, query_media_file=files, **asked)
    by_addresses = search(api, pictured, query_media_url=[url for url, _ in pictures], **asked)

    assert places(by_files) == places(by_addresses)


def test_more_than_ten_pictures_are_refused(api: Api13, ranked: str) -> None:
    addresses = [f"https://example.com/{number}.jpeg" for number in range(11)]

    reply = search(api, ranked, None, query_media_type="image", query_media_url=addresses)

    assert code_of(reply) == (400, "parameter_invalid")


@pytest.mark.parametrize("options", [["visual", "transcription"], ["visual", "audio", "transcription"]])
def test_and_finds_a_subset_of_or(api: Api13, ranked: str, options: list[str]) -> None:
    any_of = search(api, ranked, search_options=options, page_limit=50)
    all_of = search(api, ranked, search_options=options, page_limit=50, operator="and")

    united, met = walk(api, any_of), walk(api, all_of)

    assert met
    assert {place(clip) for clip in met} <= {place(clip) for clip in united}


def test_with_and_a_scored_clip_is_both_seen_and_heard(api: Api13, scored: str) -> None:
    united = walk(api, search(api, scored, "city bikes", search_options=["visual", "audio"], page_limit=50))
    met = walk(api, search(api, scored, "city bikes", search_options=["visual", "audio"], operator="and"))

    assert {place(clip) for clip in met} <= {place(clip) for clip in united}
    assert all(clip["transcription"] for clip in met)


def test_groups_hold_all_clips_with_their_ranks(api: Api13, ranked: str) -> None:
    clips = walk(api, search(api, ranked, page_limit=50))

    grouped = search(api, ranked, group_by="video", page_limit=2)

    groups = walk(api, grouped)
    info = grouped.json()["page_info"]
    assert (info["total_results"], info["total_inner_matches"]) == (3, len(clips))
    assert all(group.keys() == {"id", "clips"} for group in groups)
    ranks = {place(clip): clip["rank"] for group in groups for clip in group["clips"]}
    assert ranks == {place(clip): clip["rank"] for clip in clips}


def test_metadata_is_shown_when_asked_for_and_pages_remember_it(api: Api13) -> None:
    index_id = api.create_index()
    api.ready_video(index_id, user_metadata={"category": "sport", "year": 2024})
    first = search(api, index_id, page_limit=1, include_user_metadata=True)
    token = first.json()["page_info"]["next_page_token"]

    second = api.get(f"/search/{token}")
    without = api.get(f"/search/{token}", params={"include_user_metadata": "false"})

    expected = {"category": "sport", "year": 2024}
    assert found(first)[0]["user_metadata"] == found(second)[0]["user_metadata"] == expected
    assert "user_metadata" not in found(without)[0]
    assert "user_metadata" not in found(search(api, index_id))[0]


@pytest.mark.parametrize(
    ("conditions", "is_found"),
    [
        ({}, True),
        ({"category": "sport"}, True),
        ({"category": "other"}, False),
        ({"year": {"gte": 2024, "lte": 2025}}, True),
        ({"year": {"gte": 2025, "lte": 2024}}, False),
        ({"title": "mine"}, True),
        ({"filename": "city-bikes.mp4", "duration": {"gte": 1}}, True),
        ({"width": -1}, False),
    ],
)
def test_a_filter_looks_at_metadata_and_at_the_file(api: Api13, conditions: dict[str, Any], is_found: bool) -> None:
    index_id = api.create_index()
    api.ready_video(index_id, user_metadata={"category": "sport", "year": 2024, "title": "mine"})

    assert bool(found(search(api, index_id, filter=json.dumps(conditions)))) is is_found


@pytest.mark.parametrize(
    "text", ["[]", "7", "no json", '{"id": "x"}', '{"id": [7]}', '{"duration": "x"}', '{"filename": {"gte": 1}}']
)
def test_an_invalid_filter_is_refused(api: Api13, ranked: str, text: str) -> None:
    assert code_of(search(api, ranked, filter=text)) == (400, "search_filter_invalid")


def test_a_filter_by_videos_of_another_index_is_refused(api: Api13, ranked: str, scored: str) -> None:
    other = api.ids(f"/indexes/{scored}/videos")[0]

    assert code_of(search(api, ranked, filter=json.dumps({"id": [other]}))) == (400, "search_video_not_in_same_index")


def test_lexical_search_finds_speech_by_its_words_only(api: Api13, ranked: str) -> None:
    spoken = found(search(api, ranked, search_options=["transcription"]))[0]["transcription"]
    phrase = " ".join(spoken.split()[:3]).strip(".,!?")

    literal = search(api, ranked, phrase, search_options=["transcription"], transcription_options=["lexical"])
    nothing = search(api, ranked, "qxzzy", search_options=["transcription"], transcription_options=["lexical"])

    assert all(phrase.lower() in clip["transcription"].lower() for clip in found(literal))
    assert found(literal)
    assert found(nothing) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": None}, "parameter_not_provided"),
        ({"text": None, "query_media_type": "image"}, "parameter_not_provided"),
        ({"query_media_type": "image"}, "parameter_not_provided"),
        ({"text": " "}, "parameter_invalid"),
        ({"text": "word " * 2500}, "parameter_invalid"),
        ({"page_limit": 51}, "parameter_invalid"),
        ({"page_limit": -1}, "parameter_invalid"),
        ({"group_by": "scene"}, "parameter_invalid"),
        ({"search_options": ["conversation"]}, "search_option_not_supported"),
        ({"transcription_options": ["lexical"]}, "search_option_combination_not_supported"),
        (
            {
                "text": None,
                "query_media_type": "image",
                "query_media_url": "https://example.com/a.jpeg",
                "search_options": ["transcription"],
                "transcription_options": ["lexical"],
            },
            "parameter_invalid",
        ),
    ],
)
def test_an_invalid_search_is_refused(api: Api13, ranked: str, fields: dict[str, Any], code: str) -> None:
    assert code_of(search(api, ranked, **fields)) == (400, code)


def test_texts_may_be_as_long_as_the_model_reads(api: Api13, ranked: str, scored: str) -> None:
    assert search(api, ranked, "word " * 500).status_code == 200
    assert search(api, scored, "word " * 77).status_code == 200
    assert code_of(search(api, scored, "word " * 78)) == (400, "parameter_invalid")


def test_only_a_model_that_ranks_looks_for_speech_alone(api: Api13, scored: str) -> None:
    reply = search(api, scored, search_options=["transcription"])

    assert code_of(reply) == (400, "search_option_not_supported")


def test_an_index_without_marengo_cannot_be_searched(api: Api13) -> None:
    index_id = api.create_index(models=(PEGASUS,))

    assert code_of(search(api, index_id)) == (400, "index_not_supported_for_search")


def test_an_index_of_models_unknown_to_v1_3_is_404(api: Api13) -> None:
    index_id = api.of_1_2().post(
        "/indexes", json={"index_name": "old", "engines": [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]}
    )

    assert code_of(search(api, index_id.json()["_id"])) == (404, "resource_not_exists")


def test_the_same_option_twice_is_the_same_as_once(api: Api13, ranked: str) -> None:
    assert places(search(api, ranked, search_options=["visual", "visual"])) == places(search(api, ranked))


def test_a_page_token_has_32_digits_and_expires(api: Api13, ranked: str) -> None:
    info = search(api, ranked).json()["page_info"]
    token = info["next_page_token"]

    second = api.get(f"/search/{token}").json()["page_info"]
    api.clock.advance(hours=23, minutes=59)
    last = api.get(f"/search/{token}")
    api.clock.advance(minutes=2)
    late = api.get(f"/search/{token}")

    assert re.fullmatch(r"[0-9a-f]{32}-1", token)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", info["page_expires_at"])
    assert second["prev_page_token"] == f"{token[:-1]}0"
    assert last.status_code == 200
    assert code_of(late) == (400, "search_page_token_expired")


@pytest.mark.parametrize("index_of", ["ranked", "scored"])
@pytest.mark.parametrize("group_by", ["clip", "video"])
def test_an_upload_ends_a_page_token_when_its_video_becomes_ready(
    api: Api13, index_of: str, group_by: str, request: pytest.FixtureRequest
) -> None:
    index_id = request.getfixturevalue(index_of)
    asked: dict[str, Any] = {"page_limit": 1, "group_by": group_by, "threshold": "none"}
    token = search(api, index_id, **asked).json()["page_info"]["next_page_token"]
    before = found(api.get(f"/search/{token}"))

    task_id = api.upload_url(index_id, "https://example.com/bikes-downhill.mp4")
    found(search(api, index_id, "mountain", **asked))  # reads the words of the upload too
    meanwhile = found(api.get(f"/search/{token}"))
    api.clock.advance(minutes=1)
    after = api.get(f"/search/{token}")

    assert meanwhile == before
    assert api.get(f"/tasks/{task_id}").json()["status"] == "ready"
    assert code_of(after) == (400, "search_page_token_expired")
    assert "a video of the index became ready" in after.json()["message"]


def test_a_deletion_or_another_scene_ends_a_page_token(api: Api13, ranked: str) -> None:
    video_id = api.ids(f"/indexes/{ranked}/videos")[0]
    token = search(api, ranked).json()["page_info"]["next_page_token"]

    scenes = {"scenes": [{"span": [0, 5], "seen": "A dog at the door"}]}
    api.client.put(f"/__admin/videos/{video_id}/scenes", json=scenes)
    assert code_of(api.get(f"/search/{token}")) == (400, "search_page_token_expired")

    token = search(api, ranked).json()["page_info"]["next_page_token"]
    api.delete(f"/indexes/{ranked}/videos/{video_id}")
    assert code_of(api.get(f"/search/{token}")) == (400, "search_page_token_expired")


@pytest.mark.parametrize("token", ["x", "0" * 32, f"{'0' * 32}-1"])
def test_an_unknown_page_token_is_refused(api: Api13, token: str) -> None:
    assert code_of(api.get(f"/search/{token}")) == (400, "search_page_token_expired")


@pytest.mark.parametrize(("threshold", "levels"), [("high", {"high"}), ("medium", {"high", "medium"})])
def test_a_threshold_leaves_out_lower_confidence(api: Api13, scored: str, threshold: str, levels: set[str]) -> None:
    shown = walk(api, search(api, scored, "sourdough bread baking", threshold=threshold))

    assert {clip["confidence"] for clip in shown} <= levels


def test_a_ranking_model_ignores_score_parameters(api: Api13, ranked: str) -> None:
    strict = search(api, ranked, threshold="high", adjust_confidence_level=1, sort_option="clip_count")

    assert places(strict) == places(search(api, ranked))
