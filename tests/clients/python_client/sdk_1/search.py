"""Search and its pages."""

from json import dumps
from pathlib import Path

from tests.clients.python_client.call import Calls, Stage

calls = Calls()

SEARCH, PAGE = "post_search", "get_search_page_token"
RANKS, TRANSCRIPTION, SEVERAL_IMAGES = (1, 1), (1, 2), (1, 2)
ARM = "stretch out your arm"
PICTURE = "https://example.com/yellow-bicycle.jpg"


@calls.of("search.create", SEARCH)
def search_by_text(stage: Stage) -> None:
    stage["found"] = stage.client.search.create(
        index_id=stage["index"].id,
        query_text="bicycle",
        search_options=["visual", "audio"],
        operator="or",
        page_limit=2,
    )
    assert (len(stage["found"].data), stage["found"].search_pool.index_id) == (2, stage["index"].id)
    assert stage["found"].data[0].video_id == stage["bikes"].id
    assert stage["found"].data[0].start < stage["found"].data[0].end


@calls.of("search.create (marengo2.7)", SEARCH)
def search_for_scores(stage: Stage) -> None:
    found = stage.client.search.create(index_id=stage["old"].id, query_text="bicycle", search_options=["visual"])
    assert found.data[0].confidence == "high"
    assert found.data[0].score > 80


@calls.of("search.create (ranks)", SEARCH, since=RANKS)
def search_for_ranks(stage: Stage) -> None:
    ranks = [item.rank for item in stage["found"].data]
    found = stage.client.search.create(
        index_id=stage["index"].id, query_text="bicycle", search_options=["visual"], page_limit=2
    )
    assert ranks == [item.rank for item in found.data] == [1, 2]


@calls.of("search.create (transcription)", SEARCH, since=TRANSCRIPTION)
def search_in_speech(stage: Stage) -> None:
    for option in ("lexical", "semantic"):
        found = stage.client.search.create(
            index_id=stage["index"].id,
            query_text=ARM,
            search_options=["transcription"],
            transcription_options=[option],
        )
        assert found.data[0].video_id == stage["bikes"].id


@calls.of("search.create (group_by, filter)", SEARCH)
def search_for_videos(stage: Stage) -> None:
    wanted = {"id": [stage["bikes"].id], "duration": {"gte": 90, "lte": 96}, "category": "city"}
    found = stage.client.search.create(
        index_id=stage["index"].id,
        query_text="bicycle",
        search_options=["visual"],
        group_by="video",
        filter=dumps(wanted),
        include_user_metadata=True,
    )
    [group] = found.data
    assert group.id == stage["bikes"].id
    assert group.clips[0].start is not None


@calls.of("search.create (image)", SEARCH)
def search_by_image(stage: Stage) -> None:
    with Path(stage.file("yellow-bicycle.jpg")).open("rb") as file:
        found = stage.client.search.create(
            index_id=stage["index"].id, search_options=["visual"], query_media_type="image", query_media_file=file
        )
    assert found.data[0].video_id


@calls.of("search.create (image by url, text)", SEARCH, since=RANKS)
def search_by_image_and_text(stage: Stage) -> None:
    found = stage.client.search.create(
        index_id=stage["index"].id,
        search_options=["visual"],
        query_media_type="image",
        query_media_url=PICTURE,
        query_text="on a bridge",
    )
    assert found.data[0].video_id


@calls.of("search.query", SEARCH)
def search_by_query(stage: Stage) -> None:
    pager = stage.client.search.query(
        index_id=stage["index"].id, query_text="bicycle", search_options=["visual", "audio"], page_limit=2
    )
    clips = [(item.video_id, item.start, item.end) for item in pager]
    assert len(clips) == stage["found"].page_info.total_results > 2
    assert len(set(clips)) == len(clips)


@calls.of("search.query (several images)", SEARCH, since=SEVERAL_IMAGES)
def search_by_images(stage: Stage) -> None:
    file = ("bicycle.jpg", Path(stage.file("yellow-bicycle.jpg")).read_bytes())
    pager = stage.client.search.query(
        index_id=stage["index"].id,
        search_options=["visual"],
        query_media_type="image",
        query_media_urls=[PICTURE, "https://example.com/bell.jpg"],
        query_media_files=[file],
    )
    assert next(iter(pager)).video_id


@calls.of("search.retrieve", PAGE)
def turn_page(stage: Stage) -> None:
    page = stage.client.search.retrieve(stage["found"].page_info.next_page_token, include_user_metadata=True)
    first = [(item.video_id, item.start) for item in stage["found"].data]
    assert page.data
    assert not {(item.video_id, item.start) for item in page.data} & set(first)
