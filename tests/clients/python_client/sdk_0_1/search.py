"""Search, its pages, and classification."""

from typing import Any

from tests.clients.python_client.call import Broken, Calls, Stage

calls = Calls()

SEARCH, COMBINED, ANY = "make-search-request", "combined-queries-make-search-request", "any-to-video-search"
CLASSES = [{"name": "Cycling", "prompts": ["Bicycles", "Cyclists"]}, {"name": "Rescue", "prompts": ["Helicopter"]}]
SPEECH = ["visual", "conversation"]
UNLOCKS = "a woman unlocks a yellow bicycle with her phone"
BOTH = {"$and": [{"text": "yellow bicycle"}, {"text": "phone"}]}

NO_PAGES = "it follows the next page with `search.combined_by_page_token`, a method that it does not have"
OLD_ORDER = "it still passes query and options in the order that `search.query` had before 0.2"
NO_LEVEL = "it sends `adjust_confidence_level` only with `query_text` or an image; with `query` it is left out"
NO_JSON = "its own `ClassifyClassParams` cannot be written as JSON; a plain dict can"


def search(stage: Stage, query: Any, options: list[str], **fields: Any) -> Any:
    """Search by JSON: until 0.1 the query was the first, positional argument."""
    index_id, method = stage["index"].id, stage.client.search.query
    if stage.version < (0, 2):
        return method(index_id, query, options, **fields)
    return method(index_id, options, query=query, **fields)


@calls.of("search.query", SEARCH)
def search_by_text(stage: Stage) -> None:
    stage["found"] = search(stage, "bicycle", SPEECH, threshold="none", page_limit=3, operator="or")
    assert len(stage["found"].data) == 3
    assert stage["found"].data[0].confidence == "high"
    assert search(stage, "walrus orchestra", ["conversation"]).data[0].start == 1


@calls.of("search.query (group_by, filter)", SEARCH)
def search_for_videos(stage: Stage) -> None:
    wanted = {"id": [stage["video"].id], "duration": {"lte": 96}}
    [group] = search(stage, "bicycle", ["visual"], group_by="video", sort_option="clip_count", filter=wanted).data
    assert group.id == stage["video"].id
    assert {clip.video_id for clip in group.clips} == {stage["video"].id}


@calls.of("search.query (exact_match)", SEARCH)
def search_for_words(stage: Stage) -> None:
    found = search(stage, "drivers cannot read minds", ["conversation"], conversation_option="exact_match")
    assert all("Drivers cannot read minds" in clip.metadata[0]["text"] for clip in found.data)
    assert len(found.data) == 2


@calls.of("search.query (combined query)", SEARCH)
def search_by_tree(stage: Stage) -> None:
    assert len(search(stage, BOTH, SPEECH).data) > 0


@calls.of("search.by_page_token", "search-retrieve-specific-page", before=(0, 2))
@calls.of("search.by_page_token", "any-to-video--retrieve-specific-page", since=(0, 2))
def turn_page(stage: Stage) -> None:
    page = stage.client.search.by_page_token(stage["found"].page_info.next_page_token)
    assert page.page_info.prev_page_token
    assert page.pool.index_id == stage["index"].id


@calls.of("SearchResult.__next__", "search-retrieve-specific-page", before=(0, 2))
@calls.of("SearchResult.__next__", "any-to-video--retrieve-specific-page", since=(0, 2))
def turn_all_pages(stage: Stage) -> None:
    found = stage["found"]
    assert len(found.data) + sum(len(page) for page in found) == found.page_info.total_results > 3


@calls.of("search.query (query_text)", ANY, since=(0, 2))
def search_by_form(stage: Stage) -> None:
    found = stage.client.search.query(
        stage["index"].id,
        SPEECH,
        query_text="stretch out your arm and turn",
        filter={"duration": {"gte": 96}},
        adjust_confidence_level=0.4,
        page_limit=2,
    )
    assert 49 <= found.data[0].start < found.data[0].end <= 65


@calls.of("search.query (adjust_confidence_level)", SEARCH, Broken("AssertionError", NO_LEVEL), since=(0, 2))
def search_with_level(stage: Stage) -> None:
    asked = {"threshold": "none", "adjust_confidence_level": 0}
    by_form = stage.client.search.query(stage["index"].id, ["visual"], query_text=UNLOCKS, **asked).data
    by_json = stage.client.search.query(stage["index"].id, ["visual"], query=UNLOCKS, **asked).data
    assert [clip.confidence for clip in by_json] == [clip.confidence for clip in by_form]


@calls.of("search.query (query_media_file)", ANY, since=(0, 2))
def search_by_image_file(stage: Stage) -> None:
    picture = stage.file("yellow-bicycle.jpg")
    found = stage.client.search.query(
        stage["index"].id, ["visual"], query_media_type="image", query_media_file=picture, threshold="none"
    )
    assert found.data[0].video_id


@calls.of("search.query (query_media_url)", ANY, since=(0, 2))
def search_by_image_url(stage: Stage) -> None:
    url = "https://example.com/yellow-bicycle.jpg"
    found = stage.client.search.query(
        stage["index"].id, ["visual"], query_media_type="image", query_media_url=url, threshold="none"
    )
    assert found.data[0].video_id


@calls.of("search.combined_query", COMBINED)
def search_combined(stage: Stage) -> None:
    query = {"$or": [{"text": "bicycle"}, {"text": "helicopter"}]}
    stage["combined"] = stage.client.search.combined_query(
        stage["index"].id, query, SPEECH, threshold="low", page_limit=1
    )
    assert len(stage["combined"].data) == 1
    assert stage["combined"].page_info.next_page_token


@calls.of(
    "CombinedSearchResult.__next__", "combined-queries-retrieve-specific-page", Broken("AttributeError", NO_PAGES)
)
def turn_combined_page(stage: Stage) -> None:
    next(stage["combined"])


@calls.of("search.by_page_token (combined query)", "search-retrieve-specific-page", before=(0, 2))
@calls.of("search.by_page_token (combined query)", "any-to-video--retrieve-specific-page", since=(0, 2))
def turn_combined_page_by_token(stage: Stage) -> None:
    assert len(stage.client.search.by_page_token(stage["combined"].page_info.next_page_token).data) == 1


@calls.of("Index.query", SEARCH, before=(0, 2))
@calls.of("Index.query", SEARCH, Broken("TypeError", OLD_ORDER), since=(0, 2))
def search_own_index(stage: Stage) -> None:
    assert stage["index"].query("bicycle", ["visual"]).data[0].confidence == "high"


@calls.of("classify.videos", "classify-video")
def classify_videos(stage: Stage) -> None:
    result = stage.client.classify.videos([stage["video"].id], SPEECH, CLASSES, include_clips=True)
    [video] = result.data
    assert [each.name for each in video.classes] == ["Cycling"]
    assert {clip.prompt for clip in video.classes[0].clips} <= {"Bicycles", "Cyclists"}


@calls.of("classify.index", "classify-bulk")
def classify_index(stage: Stage) -> None:
    threshold = {"min_video_score": 40, "min_clip_score": 20, "min_duration_ratio": 0.1}
    stage["classes"] = stage.client.classify.index(
        stage["index"].id, ["visual"], CLASSES, page_limit=1, show_detailed_score=True, threshold=threshold
    )
    assert len(stage["classes"].data) == 1
    assert stage["classes"].page_info.next_page_token


@calls.of("classify.by_page_token", "classify-retrieve-specific-page")
def turn_class_page(stage: Stage) -> None:
    page = stage.client.classify.by_page_token(stage["classes"].page_info.next_page_token)
    assert len(page.data) == 1
    assert page.data[0].video_id != stage["classes"].data[0].video_id


@calls.of("ClassifyPageResult.__next__", "classify-retrieve-specific-page")
def turn_all_class_pages(stage: Stage) -> None:
    result = stage["classes"]
    assert len(result.data) + sum(len(page) for page in result) == result.page_info.total_results


@calls.of(
    "classify.videos (ClassifyClassParams)", "classify-video", Broken("UnboundLocalError", NO_JSON), before=(0, 2)
)
@calls.of(
    "classify.videos (ClassifyClassParams)", "classify-video", Broken("APIConnectionError", NO_JSON), since=(0, 2)
)
def classify_by_own_params(stage: Stage) -> None:
    from twelvelabs import models

    params = models.ClassifyClassParams.__new__(models.ClassifyClassParams)
    params.name, params.prompts = "Cycling", ["Bicycles"]
    stage.client.classify.videos([stage["video"].id], SPEECH, [params])
