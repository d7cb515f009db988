"""Vectors of texts, images and audio, in the reply itself."""

import asyncio

from mockserver.domain.account.account import World
from mockserver.domain.embedding import embed_scene_span, embed_text
from mockserver.domain.embedding.segments import CLIP_LENGTH, clips
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.models import Model
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.retired_models import check_in_use
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call, IngestOptions
from mockserver.handlers.common.embeddings import fitting_text, source_view
from mockserver.handlers.common.opened_files import check_medium, opened_file
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.uploads import MediaSource, name_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.embed.files import check_image, image_vector, words_at
from mockserver.handlers.v1_3.requests.embed.form import ModelEmbedQuery, read_embed_query
from mockserver.handlers.v1_3.words import SOUND_OPTIONS, embedder_name, vectors_of

operations = Registry()

_LONG = 10_000


@operations.operation("post_embed")
async def embed(call: Call, world: World) -> Reply:
    query = read_embed_query(call.body)
    check_in_use(world.account, [query.model.name])
    wanted = query.inputs
    view: View = {"model_name": embedder_name(query.model.name)}
    if wanted.text is not None:
        # A text of megabytes is cut first, since other requests wait meanwhile.
        is_long = len(wanted.text) > _LONG
        view["text_embedding"] = await asyncio.to_thread(_text_view, query) if is_long else _text_view(query)
    if wanted.image is not None:
        view["image_embedding"] = await _image_view(call, world, wanted.image, query.model)
    if wanted.sound is not None:
        view["audio_embedding"] = await _sound_view(call, world, wanted.sound, wanted.sound_start, query.model)
    return Reply(200, view)


def _text_view(query: ModelEmbedQuery) -> View:
    vectors = vectors_of(query.model.name)
    text = fitting_text(query.inputs.text or "", query.inputs.truncation, vectors.text_tokens)
    return {"segments": [{"float": embed_text(text, vectors.dimensions)}]}


async def _image_view(call: Call, world: World, source: MediaSource, model: Model) -> View:
    parameter = "image_url" if isinstance(source, str) else "image_file"
    image = await _opened(call, world, source, Medium.IMAGE, parameter)
    check_image(image, parameter)
    shown = words_at(call, world, source) if isinstance(source, str) else None
    vector = await asyncio.to_thread(image_vector, image, vectors_of(model.name).dimensions, shown)
    return {"segments": [{"float": vector}], "metadata": _metadata(source)}


async def _sound_view(call: Call, world: World, source: MediaSource, start: float, model: Model) -> View:
    parameter = "audio_url" if isinstance(source, str) else "audio_file"
    sound = await _opened(call, world, source, Medium.AUDIO, parameter)
    seconds = sound.media.duration
    if start >= seconds:
        raise ParameterInvalid("audio_start_offset_sec", f"The sound ends at {seconds:g} s; got {start:g}.")
    segments = await asyncio.to_thread(_sound_segments, sound, start, vectors_of(model.name).dimensions)
    return {"segments": segments, "metadata": _metadata(source)}


def _sound_segments(sound: Upload, start: float, dimensions: int) -> list[View]:
    """Return the vectors of a sound, six seconds each; at least one."""
    end = sound.media.duration
    return [
        {
            "float": embed_scene_span(sound.content, begins, ends, dimensions, SOUND_OPTIONS["audio"]),
            "start_offset_sec": begins,
            "end_offset_sec": ends,
        }
        for begins, ends in list(clips(start, end, CLIP_LENGTH)) or [(start, end)]
    ]


async def _opened(call: Call, world: World, source: MediaSource, medium: Medium, parameter: str) -> Upload:
    """Return the media at an address or in a file. Raises ParameterInvalid if it is not a `medium`."""
    raise_provoked(call, name_of(source))
    if not isinstance(source, str):
        return await opened_file(call, world, source, medium, parameter)
    options = IngestOptions(expected=world.account.kit.expected_videos, medium=medium)
    found = await call.ingest.examine_address(source, options)
    check_medium(found, medium, parameter)
    return found


def _metadata(source: MediaSource) -> View:
    return source_view(name_of(source), is_address=isinstance(source, str))
