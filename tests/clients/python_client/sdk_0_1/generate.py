"""Generated texts, and vectors."""

from typing import Any

from tests.clients.python_client.call import Broken, Calls, Stage
from tests.clients.python_client.sdk_0_1.indexes import FAR_AHEAD, LONG_AGO
from tests.clients.python_client.sdk_0_1.tasks import CITY_BIKES, INTERVAL_SECONDS

calls = Calls()

SUMMARIZE, TEXT, EMBED = "summarize", "generate-text-representation", "create-text-image-audio-embedding"
CREATE, RETRIEVE, STATUS = "create-video-embeding-task", "retrieve-video-embeding", "retrieve-video-embeding-task"
ENGINE = "Marengo-retrieval-2.6"
PROMPT = "What happens when it rains?"

TWO_PROMPTS = "it passes the built-in `type` where the prompt belongs, and the prompt once more"
NO_SCOPES = "it passes `scopes` to `embed.task.create`, which calls them `video_embedding_scopes`; nothing is made"


@calls.of("generate.gist", "generate-gist")
def gist(stage: Stage) -> None:
    found = stage.client.generate.gist(stage["video"].id, ["title", "topic", "hashtag"])
    assert (found.title, list(found.topics)) == ("A Morning with City Bikes", ["Cycling"])
    assert len(found.hashtags) > 0


@calls.of("generate.summarize (summary)", SUMMARIZE)
def summary(stage: Stage) -> None:
    assert "bi" in stage.client.generate.summarize(stage["video"].id, "summary").summary


@calls.of("generate.summarize (chapter)", SUMMARIZE)
def chapters(stage: Stage) -> None:
    found = stage.client.generate.summarize(stage["video"].id, "chapter", prompt="Name the places").chapters
    assert (found[0].chapter_number, found[0].start, found[-1].end) == (0, 0, 96)


@calls.of("generate.summarize (highlight)", SUMMARIZE)
def highlights(stage: Stage) -> None:
    found = stage.client.generate.summarize(stage["video"].id, "highlight", temperature=0.2).highlights
    assert all(0 <= each.start < each.end <= 96 and each.highlight for each in found)


@calls.of("generate.text", TEXT)
def text(stage: Stage) -> None:
    assert "rain" in stage.client.generate.text(stage["video"].id, PROMPT).data.lower()


@calls.of("generate.text_stream", TEXT, since=(0, 2))
def text_stream(stage: Stage) -> None:
    stream = stage.client.generate.text_stream(stage["video"].id, PROMPT, temperature=0.7)
    assert len(list(stream)) > 1
    assert stream.aggregated_text == stage.client.generate.text(stage["video"].id, PROMPT, temperature=0.7).data


@calls.of("Video.generate_gist", "generate-gist")
def own_gist(stage: Stage) -> None:
    assert stage["video"].generate_gist(["title"]).topics is None


@calls.of("Video.generate_summarize", SUMMARIZE)
def own_summary(stage: Stage) -> None:
    assert stage["video"].generate_summarize("summary").summary


@calls.of("Video.generate_text", TEXT, Broken("TypeError", TWO_PROMPTS))
def own_text(stage: Stage) -> None:
    stage["video"].generate_text(PROMPT)


def vector_of(embedding: Any, version: tuple[int, ...]) -> Any:
    return embedding.float if version < (0, 3) else embedding.segments[0].embeddings_float


@calls.of("embed.create (text)", EMBED)
def embed_text(stage: Stage) -> None:
    made = stage.client.embed.create(engine_name=ENGINE, text="a yellow bicycle", text_truncate="end")
    assert len(vector_of(made.text_embedding, stage.version)) == 1024


@calls.of("embed.create (image_file)", EMBED, since=(0, 3))
def embed_image(stage: Stage) -> None:
    made = stage.client.embed.create(engine_name=ENGINE, image_file=stage.file("yellow-bicycle.jpg"))
    assert made.image_embedding.metadata.input_filename == "yellow-bicycle.jpg"


@calls.of("embed.create (audio_file)", EMBED, since=(0, 3))
def embed_sound_file(stage: Stage) -> None:
    made = stage.client.embed.create(engine_name=ENGINE, audio_file=stage.file("sound.wav"), audio_start_offset_sec=2)
    assert made.audio_embedding.segments[0].start_offset_sec == 2


@calls.of("embed.create (several)", EMBED, since=(0, 3))
def embed_addresses(stage: Stage) -> None:
    image, sound = "https://example.com/canal.png", "https://example.com/bell.mp3"
    made = stage.client.embed.create(engine_name=ENGINE, text="a bell", image_url=image, audio_url=sound)
    assert (made.image_embedding.metadata.input_url, made.audio_embedding.metadata.input_url) == (image, sound)


@calls.of("embed.task.create (url)", CREATE)
def embed_video_by_url(stage: Stage) -> None:
    stage["vectors"] = stage.client.embed.task.create(
        ENGINE, video_url=CITY_BIKES, video_start_offset_sec=0, video_end_offset_sec=30, video_clip_length=10
    )
    assert stage["vectors"].engine_name == ENGINE


@calls.of("embed.task.create (file)", CREATE)
def embed_video_file(stage: Stage) -> None:
    stage["whole"] = stage.client.embed.task.create(
        ENGINE, video_file=stage.file("film.mp4"), video_embedding_scopes=["clip", "video"]
    )
    assert stage["whole"].id != stage["vectors"].id


@calls.of("EmbeddingsTask.wait_for_done", STATUS)
def wait_for_vectors(stage: Stage) -> None:
    assert stage["vectors"].wait_for_done(sleep_interval=INTERVAL_SECONDS, callback=lambda task: task.id) == "ready"
    assert stage["whole"].wait_for_done(sleep_interval=INTERVAL_SECONDS) == "ready"


@calls.of("EmbeddingsTask.update_status", STATUS)
def update_status(stage: Stage) -> None:
    assert stage["vectors"].update_status() == "ready"


@calls.of("embed.task.status", STATUS)
def retrieve_status(stage: Stage) -> None:
    assert stage.client.embed.task.status(stage["vectors"].id).status == "ready"


def segments_of(task: Any, version: tuple[int, ...]) -> list[tuple[float, float, str, int]]:
    """Return start, end, scope and dimensions of each segment; the attribute differs by version."""
    segments = task.video_embeddings if version < (0, 3) else task.video_embedding.segments
    return [
        (each.start_offset_sec, each.end_offset_sec, each.embedding_scope, len(_vector_of_segment(each, version)))
        for each in segments
    ]


def _vector_of_segment(segment: Any, version: tuple[int, ...]) -> Any:
    if version < (0, 2):
        return segment.embedding.float
    return segment.values if version < (0, 3) else segment.embeddings_float


@calls.of("embed.task.retrieve", RETRIEVE)
def retrieve_vectors(stage: Stage) -> None:
    task = stage.client.embed.task.retrieve(stage["vectors"].id)
    assert segments_of(task, stage.version) == [(at, at + 10, "clip", 1024) for at in (0, 10, 20)]


@calls.of("EmbeddingsTask.retrieve", RETRIEVE)
def retrieve_own_vectors(stage: Stage) -> None:
    assert segments_of(stage["whole"].retrieve(), stage.version)[-1] == (0, 5, "video", 1024)


@calls.of("embed.task.list", "list-video-embedding-tasks", since=(0, 3))
def list_embedding_tasks(stage: Stage) -> None:
    listed = stage.client.embed.task.list(started_at=LONG_AGO, ended_at=FAR_AHEAD, status="ready")
    assert [task.id for task in listed] == [stage["whole"].id, stage["vectors"].id]


@calls.of("embed.task.list_pagination", "list-video-embedding-tasks", since=(0, 3))
def list_first_embedding_tasks(stage: Stage) -> None:
    stage["pages"] = stage.client.embed.task.list_pagination(page_limit=1)
    assert stage["pages"].page_info.total_results == 2


@calls.of("EmbeddingsTaskListWithPagination.__next__", "list-video-embedding-tasks", since=(0, 3))
def list_further_embedding_tasks(stage: Stage) -> None:
    assert [[task.id for task in page] for page in stage["pages"]] == [[stage["vectors"].id]]


@calls.of("embed.task.create_bulk", CREATE, Broken("AssertionError", NO_SCOPES))
def embed_many(stage: Stage) -> None:
    from twelvelabs import models

    params = models.CreateEmbeddingsTaskVideoParams.__new__(models.CreateEmbeddingsTaskVideoParams)
    params.file, params.url, params.scopes = None, CITY_BIKES, ["clip"]
    params.start_offset_sec, params.end_offset_sec, params.clip_length = None, None, None
    assert len(stage.client.embed.task.create_bulk(ENGINE, [params])) == 1
