"""Vectors, of forms and of JSON: in the reply and by tasks."""

from base64 import b64encode
from pathlib import Path
from time import sleep
from typing import Any

from tests.clients.python_client.call import Calls, Refused, Stage
from tests.clients.python_client.sdk_1.indexes import FAR_AHEAD
from tests.clients.python_client.sdk_1.tasks import CITY_BIKES, INTERVAL_SECONDS

calls = Calls()

EMBED, CREATE, RETRIEVE, STATUS, LIST = (
    "post_embed",
    "post_embed_tasks",
    "get_embed_tasks_task_id",
    "get_embed_tasks_task_id_status",
    "get_embed_tasks",
)
EMBED_2, CREATE_2, RETRIEVE_2, LIST_2 = (
    "post_embed_v2",
    "post_embed_v2_tasks",
    "get_embed_v2_tasks_task_id",
    "get_embed_v2_tasks",
)
MODEL, LATER_MODEL = "marengo3.0", "marengo3.5"
CANAL = "https://example.com/canal.png"
RULES = "https://example.com/rules.pdf"
VERSION_2, TOGETHER, DOCUMENTS = (1, 1), (1, 2), (1, 3, 4)


@calls.of("embed.create (text)", EMBED)
def embed_text(stage: Stage) -> None:
    made = stage.client.embed.create(model_name=MODEL, text="a yellow bicycle")
    assert len(made.text_embedding.segments[0].float_) == 512


@calls.of("embed.create (image)", EMBED)
def embed_image(stage: Stage) -> None:
    made = stage.client.embed.create(model_name=MODEL, image_file=Path(stage.file("yellow-bicycle.jpg")).read_bytes())
    assert len(made.image_embedding.segments) == 1
    assert stage.client.embed.create(model_name=MODEL, image_url=CANAL).image_embedding.metadata.input_url == CANAL


@calls.of("embed.create (audio)", EMBED)
def embed_sound(stage: Stage) -> None:
    address = "https://example.com/bell.mp3"
    made = stage.client.embed.create(model_name="Marengo-retrieval-2.7", audio_url=address, audio_start_offset_sec=2)
    assert (made.model_name, made.audio_embedding.segments[0].start_offset_sec) == ("Marengo-retrieval-2.7", 2)


@calls.of("embed.create (refused)", EMBED, Refused("BadRequestError", "model_name"))
def embed_with_another_model(stage: Stage) -> None:
    stage.client.embed.create(model_name="marengo1", text="a yellow bicycle")


@calls.of("embed.tasks.create", CREATE)
def start_embedding(stage: Stage) -> None:
    stage["vectors"] = stage.client.embed.tasks.create(
        model_name=MODEL, video_url=CITY_BIKES, video_start_offset_sec=0, video_end_offset_sec=30, video_clip_length=10
    )
    with Path(stage.file("film.mp4")).open("rb") as file:
        stage["whole"] = stage.client.embed.tasks.create(
            model_name=MODEL, video_file=file, video_embedding_scope=["clip", "video"]
        )


@calls.of("embed.tasks.create_bulk", CREATE)
def start_embeddings(stage: Stage) -> None:
    assert len(stage.client.embed.tasks.create_bulk(model_name=MODEL, videos=[{"video_url": CITY_BIKES}])) == 1


@calls.of("embed.tasks.wait_for_done", STATUS)
def wait_for_vectors(stage: Stage) -> None:
    for name in ("vectors", "whole"):
        done = stage.client.embed.tasks.wait_for_done(stage[name].id, sleep_interval=INTERVAL_SECONDS)
        assert done.status == "ready"


@calls.of("embed.tasks.status", STATUS)
def retrieve_status(stage: Stage) -> None:
    assert stage.client.embed.tasks.status(stage["vectors"].id).status == "ready"


@calls.of("embed.tasks.retrieve", RETRIEVE)
def retrieve_vectors(stage: Stage) -> None:
    task = stage.client.embed.tasks.retrieve(stage["vectors"].id, embedding_option=["audio"])
    segments = [
        (each.start_offset_sec, each.end_offset_sec, len(each.float_)) for each in task.video_embedding.segments
    ]
    assert segments == [(at, at + 10, 512) for at in (0, 10, 20)]
    whole = stage.client.embed.tasks.retrieve(stage["whole"].id).video_embedding.segments[-1]
    assert (whole.embedding_scope, whole.end_offset_sec) == ("video", 5)


@calls.of("embed.tasks.list", LIST)
def list_embeddings(stage: Stage) -> None:
    listed = [task.id for task in stage.client.embed.tasks.list(page_limit=1, ended_at=FAR_AHEAD, status="ready")]
    assert {stage["vectors"].id, stage["whole"].id} <= set(listed)
    assert len(listed) == len(set(listed))


@calls.of("embed.v_2.create (text)", EMBED_2, since=VERSION_2)
def embed_text_2(stage: Stage) -> None:
    made = stage.client.embed.v_2.create(input_type="text", model_name=MODEL, text={"input_text": "a bell"})
    assert (len(made.data[0].embedding), made.data[0].embedding_option) == (512, None)


@calls.of("embed.v_2.create (image, text_image)", EMBED_2, since=VERSION_2)
def embed_images_2(stage: Stage) -> None:
    source = {"base64_string": b64encode(Path(stage.file("yellow-bicycle.jpg")).read_bytes()).decode()}
    create = stage.client.embed.v_2.create
    one = create(input_type="image", model_name=MODEL, image={"media_source": source})
    both = create(
        input_type="text_image", model_name=MODEL, text_image={"media_source": {"url": CANAL}, "input_text": "a canal"}
    )
    assert [made.metadata.input_type for made in (one, both)] == ["image", "text_image"]


@calls.of("embed.v_2.create (audio, video)", EMBED_2, since=VERSION_2)
def embed_what_lasts_2(stage: Stage) -> None:
    fixed = {"strategy": "fixed", "fixed": {"duration_sec": 6}}
    wanted = {"start_sec": 0, "end_sec": 12, "segmentation": fixed, "embedding_scope": ["clip", "asset"]}
    sound = stage.client.embed.v_2.create(
        input_type="audio",
        model_name=MODEL,
        audio={"media_source": {"asset_id": stage["sound asset"].id}, "embedding_option": ["audio"]},
    )
    film = stage.client.embed.v_2.create(
        input_type="video",
        model_name=MODEL,
        video={**wanted, "media_source": {"url": CITY_BIKES}, "embedding_option": ["visual", "transcription"]},
    )
    assert [row.embedding_scope for row in sound.data] == ["clip", "asset"]
    assert (len(film.data), film.metadata.clip_length) == (6, 6)


@calls.of("embed.v_2.create (multi_input)", EMBED_2, since=TOGETHER)
def embed_together_2(stage: Stage) -> None:
    source = {"name": "canal", "media_type": "image", "url": CANAL}
    described = {"input_text": "a bicycle beside <@canal>", "media_sources": [source]}
    made = stage.client.embed.v_2.create(input_type="multi_input", model_name=MODEL, multi_input=described)
    assert len(made.data) == 1


@calls.of("embed.v_2.create (embedding_dimension, embedding_uncertainty)", EMBED_2, since=DOCUMENTS)
def embed_shorter_2(stage: Stage) -> None:
    made = stage.client.embed.v_2.create(
        input_type="multi_input",
        model_name=LATER_MODEL,
        multi_input={"input_text": "a bicycle"},
        embedding_dimension=128,
        embedding_uncertainty=True,
        auto_truncate=True,
    )
    assert (len(made.data[0].embedding), len(made.data[0].embedding_uncertainty)) == (128, 128)
    assert made.usage.truncated is False


@calls.of("embed.v_2.create (refused)", EMBED_2, Refused("BadRequestError", "segmentation"), since=VERSION_2)
def embed_in_pieces_that_are_too_long(stage: Stage) -> None:
    fixed = {"strategy": "fixed", "fixed": {"duration_sec": 60}}
    video = {"media_source": {"url": CITY_BIKES}, "segmentation": fixed}
    stage.client.embed.v_2.create(input_type="video", model_name=MODEL, video=video)


@calls.of("embed.v_2.tasks.create", CREATE_2, since=VERSION_2)
def start_embedding_2(stage: Stage) -> None:
    video = {"media_source": {"url": CITY_BIKES}, "embedding_option": ["visual"], "embedding_scope": ["asset"]}
    stage["vectors 2"] = stage.client.embed.v_2.tasks.create(input_type="video", model_name=MODEL, video=video)
    assert (stage["vectors 2"].status, stage["vectors 2"].data) == ("processing", None)


@calls.of("embed.v_2.tasks.create (document, image)", CREATE_2, since=DOCUMENTS)
def start_embedding_stills_2(stage: Stage) -> None:
    create = stage.client.embed.v_2.tasks.create
    rules = create(input_type="document", model_name=LATER_MODEL, document={"media_source": {"url": RULES}})
    canal = create(input_type="image", model_name=LATER_MODEL, image={"media_source": {"url": CANAL}})
    assert finished(stage, rules.id).data[0].start_page_number == 1
    assert len(finished(stage, canal.id).data) == 1


@calls.of("embed.v_2.tasks.retrieve", RETRIEVE_2, since=VERSION_2)
def retrieve_vectors_2(stage: Stage) -> None:
    task = finished(stage, stage["vectors 2"].id)
    assert [(row.embedding_option, row.embedding_scope) for row in task.data] == [("visual", "asset")]
    assert (task.status, task.metadata.input_url) == ("ready", CITY_BIKES)


@calls.of("embed.v_2.tasks.list", LIST_2, since=VERSION_2)
def list_embeddings_2(stage: Stage) -> None:
    listed = [task.id for task in stage.client.embed.v_2.tasks.list(page_limit=2, ended_at=FAR_AHEAD)]
    assert {stage["vectors"].id, stage["vectors 2"].id} <= set(listed)


def finished(stage: Stage, task_id: str) -> Any:
    """Return a task when it has its vectors; the client has no method that waits for it."""
    while (task := stage.client.embed.v_2.tasks.retrieve(task_id)).status == "processing":
        sleep(INTERVAL_SECONDS)
    return task
