"""Vectors of texts, images and audio, in the reply itself."""

import asyncio
from pathlib import PurePath

from mockserver.domain.account.account import World
from mockserver.domain.embedding import embed_audio, embed_image, embed_text
from mockserver.domain.records.asset import Medium
from mockserver.domain.rules.sources import filename_of
from mockserver.handlers.call import Call
from mockserver.handlers.common.embeddings import EmbedQuery, content_key_of, fitting_text, source_view
from mockserver.handlers.common.opened_files import check_name, opened_file
from mockserver.handlers.common.own_pictures import scene_pictured, seen_in
from mockserver.handlers.common.uploads import MediaSource, name_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_2.embedding_views import single_view
from mockserver.handlers.v1_2.requests.embeddings import read_embed_query
from mockserver.handlers.v1_2.words import EMBEDDING, EMBEDDING_ENGINE

operations = Registry()

# The assumed length of a sound at an address, which is not fetched.
_UNHEARD_SECONDS = 30.0


@operations.operation("create-text-image-audio-embedding")
@operations.operation("create-text-image-audio-embedding-new")
async def embed(call: Call, world: World) -> Reply:
    query = read_embed_query(call.body)
    shown = await _shown(call, world, query.image) if query.image else None
    seconds = await _seconds(call, world, query.sound) if query.sound else 0
    return Reply(200, await asyncio.to_thread(_embeddings, query, shown, seconds))


async def _shown(call: Call, world: World, image: MediaSource) -> str | None:
    """Return what an image shows, if it is known; None if its name decides."""
    if isinstance(image, str):
        scene = scene_pictured(call, world, image)
        if scene is not None:
            return seen_in(scene)
        check_name(image, Medium.IMAGE, "image_url")
        return None
    await opened_file(call, world, image, Medium.IMAGE, "image_file")
    return None


async def _seconds(call: Call, world: World, sound: MediaSource) -> float:
    if isinstance(sound, str):
        check_name(sound, Medium.AUDIO, "audio_url")
        return _UNHEARD_SECONDS
    return (await opened_file(call, world, sound, Medium.AUDIO, "audio_file")).media.duration


def _embeddings(query: EmbedQuery, shown: str | None, seconds: float) -> View:
    """Return one embedding per input; `shown` is what the image shows, `seconds` the duration of the audio."""
    view: View = {"engine_name": EMBEDDING_ENGINE}
    if query.text is not None:
        text = fitting_text(query.text, query.truncation, EMBEDDING.text_tokens)
        view["text_embedding"] = single_view(embed_text(text, EMBEDDING.dimensions))
    if query.image is not None:
        view["image_embedding"] = _image_view(query.image, shown)
    if query.sound is not None:
        view["audio_embedding"] = _sound_view(query.sound, query.sound_start, seconds)
    return view


def _image_view(image: MediaSource, shown: str | None) -> View:
    words = _words(image) if shown is None else shown
    made = embed_image(content_key_of(image, "image"), words, dimensions=EMBEDDING.dimensions)
    return {**single_view(made), "metadata": _metadata(image)}


def _sound_view(sound: MediaSource, start: float, seconds: float) -> View:
    mark, words = content_key_of(sound, "audio"), _words(sound)
    windows = embed_audio(mark, seconds, words, dimensions=EMBEDDING.dimensions, start=start)
    segments = [{"start_offset_sec": offset, "float": vector} for offset, vector in windows]
    return {"segments": segments, "is_success": True, "metadata": _metadata(sound)}


def _words(source: MediaSource) -> str:
    return PurePath(filename_of(source) if isinstance(source, str) else source.filename).stem


def _metadata(source: MediaSource) -> View:
    return source_view(name_of(source), is_address=isinstance(source, str))
