"""Vectors: in the reply and by tasks."""

from tests.clients.python_client.call import Broken, Calls, Stage
from tests.clients.python_client.sdk_0_4.indexes import FAR_AHEAD, LONG_AGO
from tests.clients.python_client.sdk_0_4.tasks import CITY_BIKES, INTERVAL_SECONDS

calls = Calls()

EMBED, CREATE, RETRIEVE, STATUS, LIST = (
    "post_embed",
    "post_embed_tasks",
    "get_embed_tasks_task_id",
    "get_embed_tasks_task_id_status",
    "get_embed_tasks",
)
MODEL = "Marengo-retrieval-2.7"
BELL = "https://example.com/bell.mp3"

NO_SCOPES = "it passes `scopes` to `embed.task.create`, which calls them `video_embedding_scopes`; nothing is made"


@calls.of("embed.create (text)", EMBED)
def embed_text(stage: Stage) -> None:
    made = stage.client.embed.create(MODEL, text="a yellow bicycle", text_truncate="end")
    assert len(made.text_embedding.segments[0].embeddings_float) == 1024


@calls.of("embed.create (image_file)", EMBED)
def embed_image(stage: Stage) -> None:
    made = stage.client.embed.create(MODEL, image_file=stage.file("yellow-bicycle.jpg"))
    assert made.image_embedding.metadata.input_filename == "yellow-bicycle.jpg"


@calls.of("embed.create (audio_url)", EMBED)
def embed_sound(stage: Stage) -> None:
    made = stage.client.embed.create(MODEL, audio_url=BELL, audio_start_offset_sec=2)
    assert made.audio_embedding.metadata.input_url == BELL
    assert made.audio_embedding.segments[0].start_offset_sec == 2


@calls.of("embed.task.create (url)", CREATE)
def embed_video_by_url(stage: Stage) -> None:
    stage["vectors"] = stage.client.embed.task.create(
        MODEL, video_url=CITY_BIKES, video_start_offset_sec=0, video_end_offset_sec=30, video_clip_length=10
    )
    assert stage["vectors"].model_name == MODEL


@calls.of("embed.task.create (file)", CREATE)
def embed_video_file(stage: Stage) -> None:
    stage["whole"] = stage.client.embed.task.create(
        MODEL, video_file=stage.file("film.mp4"), video_embedding_scopes=["clip", "video"]
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


@calls.of("embed.task.retrieve", RETRIEVE)
def retrieve_vectors(stage: Stage) -> None:
    task = stage.client.embed.task.retrieve(stage["vectors"].id, embedding_option=["visual-text"])
    segments = [
        (each.start_offset_sec, each.end_offset_sec, len(each.embeddings_float))
        for each in task.video_embedding.segments
    ]
    assert segments == [(at, at + 10, 1024) for at in (0, 10, 20)]


@calls.of("EmbeddingsTask.retrieve", RETRIEVE)
def retrieve_own_vectors(stage: Stage) -> None:
    last = stage["whole"].retrieve().video_embedding.segments[-1]
    assert (last.start_offset_sec, last.end_offset_sec, last.embedding_scope) == (0, 5, "video")


@calls.of("embed.task.list", LIST)
def list_embedding_tasks(stage: Stage) -> None:
    listed = stage.client.embed.task.list(started_at=LONG_AGO, ended_at=FAR_AHEAD, status="ready")
    assert [task.id for task in listed] == [stage["whole"].id, stage["vectors"].id]


@calls.of("embed.task.list_pagination", LIST)
def list_first_embedding_tasks(stage: Stage) -> None:
    stage["pages"] = stage.client.embed.task.list_pagination(page_limit=1)
    assert stage["pages"].page_info.total_results == 2


@calls.of("EmbeddingsTaskListWithPagination.__next__", LIST)
def list_further_embedding_tasks(stage: Stage) -> None:
    assert [[task.id for task in page] for page in stage["pages"]] == [[stage["vectors"].id]]


@calls.of("embed.task.create_bulk", CREATE, Broken("AssertionError", NO_SCOPES))
def embed_many(stage: Stage) -> None:
    from twelvelabs import models

    params = models.CreateEmbeddingsTaskVideoParams(url=CITY_BIKES, scopes=["clip"])
    assert len(stage.client.embed.task.create_bulk(MODEL, [params])) == 1
