"""Videos of an index."""

from tests.clients.python_client.call import Calls, Stage
from tests.clients.python_client.sdk_1.indexes import FAR_AHEAD

calls = Calls()

LIST, RETRIEVE = "get_indexes_index_id_videos", "get_indexes_index_id_videos_video_id"
UPDATE = "patch_indexes_index_id_videos_video_id"
RANGES, METADATA = (1, 2), (1, 1)


@calls.of("indexes.videos.list", LIST)
def list_videos(stage: Stage) -> None:
    found = stage.client.indexes.videos.list(stage["index"].id, filename="film.mp4", duration=5, width=640, height=360)
    assert [video.id for video in found] == [stage["film"].id]
    assert list(stage.client.indexes.videos.list(stage["index"].id, created_at=FAR_AHEAD)) == []


@calls.of("indexes.videos.list (every page)", LIST)
def list_all_videos(stage: Stage) -> None:
    found = list(stage.client.indexes.videos.list(stage["index"].id, page_limit=2, sort_by="updated_at"))
    uploaded = (stage["bikes"], stage["film"], stage["silent"], *stage["bulk"])
    assert sorted(video.id for video in found) == sorted(task.video_id for task in uploaded)
    assert all(video.system_metadata.size and video.system_metadata.fps for video in found)


@calls.of("indexes.videos.list (ranges)", LIST, since=RANGES)
def list_videos_by_ranges(stage: Stage) -> None:
    asked = {"duration": {"gte": 90, "lte": 100}, "width": {"gte": 1280}, "size": {"gte": 1}, "fps": {"lte": 120}}
    found = stage.client.indexes.videos.list(stage["index"].id, **asked)
    assert [video.id for video in found] == [stage["bikes"].id]


@calls.of("indexes.videos.list (user_metadata)", LIST)
def list_videos_by_metadata(stage: Stage) -> None:
    found = stage.client.indexes.videos.list(stage["index"].id, user_metadata={"category": "city"})
    assert [video.id for video in found] == [stage["bikes"].id]


@calls.of("indexes.videos.retrieve", RETRIEVE)
def retrieve_video(stage: Stage) -> None:
    stage["video"] = stage.client.indexes.videos.retrieve(stage["index"].id, stage["bikes"].id, transcription=True)
    video = stage["video"]
    assert (video.system_metadata.filename, video.hls.status) == ("city-bikes.mp4", "COMPLETE")
    assert video.user_metadata == {"category": "city", "rating": 4.5, "outdoors": True}
    assert any("stretch out your arm" in said.value for said in video.transcription)


@calls.of("indexes.videos.retrieve (embedding)", RETRIEVE)
def retrieve_vectors(stage: Stage) -> None:
    video = stage.client.indexes.videos.retrieve(stage["index"].id, stage["bikes"].id, embedding_option=["audio"])
    segments = video.embedding.video_embedding.segments
    assert {segment.embedding_option for segment in segments} == {"audio"}
    assert {len(segment.float_) for segment in segments} == {512}


@calls.of("indexes.videos.update", UPDATE)
def update_video(stage: Stage) -> None:
    stage.client.indexes.videos.update(stage["index"].id, stage["bikes"].id, user_metadata={"year": 2024})
    video = stage.client.indexes.videos.retrieve(stage["index"].id, stage["bikes"].id)
    assert (video.user_metadata["year"], video.user_metadata["category"]) == (2024, "city")
