"""Videos of an index."""

from tests.clients.python_client.call import Calls, Stage
from tests.clients.python_client.sdk_0_4.indexes import FAR_AHEAD

calls = Calls()

LIST, RETRIEVE = "get_indexes_index_id_videos", "get_indexes_index_id_videos_video_id"
UPDATE = "put_indexes_index_id_videos_video_id"


@calls.of("index.video.list", LIST)
def list_videos(stage: Stage) -> None:
    asked = {"width": {"gte": 1280}, "duration": {"gte": 96, "lte": 96}, "filename": "city-bikes.mp4"}
    assert [video.id for video in stage.client.index.video.list(stage["index"].id, **asked)] == [stage["bikes"].id]
    assert len(stage.client.index.video.list(stage["index"].id, created_at={"gte": FAR_AHEAD})) == 0


@calls.of("index.video.list_pagination", LIST)
def list_first_videos(stage: Stage) -> None:
    stage["pages"] = stage.client.index.video.list_pagination(stage["index"].id, size={"gte": 1}, page_limit=3)
    assert len(stage["pages"].data) == 3


@calls.of("VideoListWithPagination.__next__", LIST)
def list_further_videos(stage: Stage) -> None:
    total = stage["pages"].page_info.total_results
    assert [len(page) for page in stage["pages"]] == [total - 3]


@calls.of("Index.list_video", LIST)
def list_own_videos(stage: Stage) -> None:
    assert len(stage["index"].list_video(filename="mountain-rescue.mp4", fps={"gte": 1})) == 1


@calls.of("Index.list_video_pagination", LIST)
def list_own_first_videos(stage: Stage) -> None:
    assert len(stage["index"].list_video_pagination(page_limit=1).data) == 1


@calls.of("index.video.retrieve", RETRIEVE)
def retrieve_video(stage: Stage) -> None:
    stage["video"] = stage.client.index.video.retrieve(stage["index"].id, stage["bikes"].video_id)
    assert (stage["video"].system_metadata.filename, stage["video"].hls.status) == ("city-bikes.mp4", "COMPLETE")


@calls.of("index.video.retrieve (embedding)", RETRIEVE)
def retrieve_vectors(stage: Stage) -> None:
    options = ["visual-text", "audio"]
    video = stage.client.index.video.retrieve(stage["index"].id, stage["bikes"].id, embedding_option=options)
    segments = video.embedding.video_embedding.segments
    assert {segment.embedding_option for segment in segments} == set(options)
    assert {len(segment.embeddings_float) for segment in segments} == {1024}


@calls.of("index.video.update", UPDATE)
def update_video(stage: Stage) -> None:
    place = stage["index"].id, stage["video"].id
    stage.client.index.video.update(*place, user_metadata={"category": "city", "rating": 4.5})
    assert stage.client.index.video.retrieve(*place).user_metadata == {"category": "city", "rating": 4.5}


@calls.of("Video.update", UPDATE)
def update_own_video(stage: Stage) -> None:
    stage["video"].update(user_metadata={"year": 2024})
    assert stage.client.index.video.retrieve(stage["index"].id, stage["video"].id).user_metadata["year"] == 2024


# It sends them as Python prints a `dict`.
@calls.of("index.video.list (user_metadata)", LIST)
def list_videos_by_metadata(stage: Stage) -> None:
    found = stage.client.index.video.list(stage["index"].id, user_metadata={"category": "city"})
    assert [video.id for video in found] == [stage["video"].id]
