"""Videos of an index, and what is found in one."""

from tests.clients.python_client.call import Calls, Stage
from tests.clients.python_client.sdk_0_1.indexes import FAR_AHEAD, LONG_AGO

calls = Calls()

LIST, RETRIEVE, UPDATE = "list-videos", "retrieve-video-information", "update-video-information"
ASKED = {"start": 15, "end": 60}


@calls.of("index.video.list", LIST)
def list_videos(stage: Stage) -> None:
    videos, index_id = stage.client.index.video, stage["index"].id
    wide = videos.list(index_id, width={"gte": 1280}, duration={"gte": 96, "lte": 96}, filename="city-bikes.mp4")
    assert {video.metadata.duration for video in wide} == {96}
    assert stage["bikes"].video_id in [video.id for video in wide]
    assert len(videos.list(index_id, indexed_at={"gte": LONG_AGO}, size={"gte": 1}, fps=10)) == 4
    assert len(videos.list(index_id, created_at={"gte": FAR_AHEAD})) == 0


@calls.of("index.video.list_pagination", LIST)
def list_first_videos(stage: Stage) -> None:
    stage["pages"] = stage.client.index.video.list_pagination(stage["index"].id, page_limit=5)
    assert stage["pages"].page_info.total_results >= 8


@calls.of("VideoListWithPagination.__next__", LIST)
def list_further_videos(stage: Stage) -> None:
    pages = stage["pages"]
    assert len(pages.data) + sum(len(page) for page in pages) == pages.page_info.total_results


@calls.of("Index.list_video", LIST)
def list_own_videos(stage: Stage) -> None:
    assert len(stage["index"].list_video(filename="mountain-rescue.mp4", height={"gte": 360})) == 1


@calls.of("Index.list_video_pagination", LIST)
def list_own_first_videos(stage: Stage) -> None:
    assert len(stage["index"].list_video_pagination(page_limit=2).data) == 2


@calls.of("index.video.retrieve", RETRIEVE)
def retrieve_video(stage: Stage) -> None:
    stage["video"] = stage.client.index.video.retrieve(stage["index"].id, stage["bikes"].video_id)
    assert (stage["video"].metadata.filename, stage["video"].hls.status) == ("city-bikes.mp4", "COMPLETE")


@calls.of("index.video.retrieve (from YouTube)", RETRIEVE, since=(0, 2))
def retrieve_external_video(stage: Stage) -> None:
    video = stage.client.index.video.retrieve(stage["index"].id, stage["tube"].retrieve().video_id)
    assert (video.source.type, video.indexed_at is None) == ("youtube", False)


@calls.of("index.video.retrieve (embed)", RETRIEVE, since=(0, 3))
def retrieve_vectors(stage: Stage) -> None:
    video = stage.client.index.video.retrieve(stage["index"].id, stage["bikes"].video_id, embed=True)
    assert len(video.embedding.video_embedding.segments[0].embeddings_float) == 1024


@calls.of("index.video.update", UPDATE)
def update_video(stage: Stage) -> None:
    videos, place = stage.client.index.video, (stage["index"].id, stage["bikes"].video_id)
    videos.update(*place, title="Two wheels", metadata={"category": "rides", "year": 2024})
    described = videos.retrieve(*place).metadata
    assert (described.video_title, described.category, described.year) == ("Two wheels", "rides", 2024)


@calls.of("index.video.list (metadata)", LIST)
def list_described_videos(stage: Stage) -> None:
    [found] = stage.client.index.video.list(stage["index"].id, metadata={"category": "rides"})
    assert found.id == stage["bikes"].video_id


@calls.of("Video.update", UPDATE)
def update_own_video(stage: Stage) -> None:
    stage["video"].update(metadata={"is_public": True})
    assert stage.client.index.video.retrieve(stage["index"].id, stage["video"].id).metadata.is_public is True


@calls.of("index.video.transcription", "retrieve-transcription")
def read_transcription(stage: Stage) -> None:
    values = stage.client.index.video.transcription(stage["index"].id, stage["video"].id, **ASKED)
    assert any("One touch" in value.value for value in values)


@calls.of("index.video.text_in_video", "retrieve-ocr")
def read_text_in_video(stage: Stage) -> None:
    values = stage.client.index.video.text_in_video(stage["index"].id, stage["video"].id, **ASKED)
    assert any("Give way to cyclists" in value.value for value in values)


@calls.of("index.video.logo", "identify-logos")
def read_logos(stage: Stage) -> None:
    values = stage.client.index.video.logo(stage["index"].id, stage["video"].id, **ASKED)
    assert any("Velora" in value.value for value in values)


@calls.of("index.video.thumbnail", "retrieve-thumbnail")
def retrieve_thumbnail(stage: Stage) -> None:
    url = stage.client.index.video.thumbnail(stage["index"].id, stage["video"].id, time=12.5)
    assert f"{stage['video'].id}/13.jpeg" in url


@calls.of("Video.transcription", "retrieve-transcription")
def read_own_transcription(stage: Stage) -> None:
    assert len(stage["video"].transcription()) > len(stage["video"].transcription(**ASKED)) > 0


@calls.of("Video.text_in_video", "retrieve-ocr")
def read_own_text_in_video(stage: Stage) -> None:
    assert len(stage["video"].text_in_video(start=95, end=96)) == 0  # the server returns null; the client, a list


@calls.of("Video.logo", "identify-logos")
def read_own_logos(stage: Stage) -> None:
    assert stage["video"].logo()[0].value == "Velora"


@calls.of("Video.thumbnail", "retrieve-thumbnail")
def retrieve_own_thumbnail(stage: Stage) -> None:
    assert ".jpeg" in stage["video"].thumbnail()
