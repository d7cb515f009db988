"""Search and its pages."""

from tests.clients.python_client.call import Broken, Calls, Stage

calls = Calls()

SEARCH, PAGE = "post_search", "get_search_page_token"
OPTIONS = ["visual", "audio"]
PICTURE = "https://example.com/yellow-bicycle.jpg"
IMAGE = {"query_media_type": "image"}

NO_RANKS = "it demands `score` and `confidence` of each clip, which later models have none of"


@calls.of("search.query", SEARCH)
def search_by_text(stage: Stage) -> None:
    stage["found"] = stage.client.search.query(
        stage["index"].id, OPTIONS, query_text="bicycle", threshold="none", operator="or", page_limit=2
    )
    assert len(stage["found"].data) == 2
    assert (stage["found"].data[0].confidence, stage["found"].pool.index_id) == ("high", stage["index"].id)


@calls.of("search.query (later model)", SEARCH, Broken("ValidationError", NO_RANKS))
def search_for_ranks(stage: Stage) -> None:
    stage.client.search.query(stage["bare"][1].id, OPTIONS, query_text="bicycle")


@calls.of("search.query (group_by, filter)", SEARCH)
def search_for_videos(stage: Stage) -> None:
    wanted = {"id": [stage["video"].id], "duration": {"lte": 96}}
    asked = {"group_by": "video", "sort_option": "clip_count", "filter": wanted, "adjust_confidence_level": 0.5}
    [group] = stage.client.search.query(stage["index"].id, ["visual"], query_text="bicycle", **asked).data
    assert group.id == stage["video"].id
    assert group.clips[0].score > 0


@calls.of("search.query (image)", SEARCH)
def search_by_image(stage: Stage) -> None:
    image = stage.file("yellow-bicycle.jpg")
    assert stage.client.search.query(stage["index"].id, ["visual"], query_media_file=image, **IMAGE).data[0].video_id
    assert stage.client.search.query(stage["index"].id, ["visual"], query_media_url=PICTURE, **IMAGE).data[0].video_id


@calls.of("Index.query", SEARCH)
def search_own_index(stage: Stage) -> None:
    assert stage["index"].query(OPTIONS, query_text="stretch out your arm and turn").data[0].confidence == "high"


@calls.of("search.by_page_token", PAGE)
def turn_page(stage: Stage) -> None:
    page = stage.client.search.by_page_token(stage["found"].page_info.next_page_token)
    assert len(page.data) > 0


@calls.of("SearchResult.__next__", PAGE)
def turn_pages(stage: Stage) -> None:
    further = sum(len(page) for page in stage["found"])
    assert 2 + further == stage["found"].page_info.total_results
