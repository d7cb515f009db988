"""Vectors of texts, images and sounds, made at once."""

import asyncio
from pathlib import PurePath
from typing import Any

from mockserver.domain.account.account import World
from mockserver.domain.embedding import TextTooLong, Truncation, embed_audio, embed_image, embed_text, truncate
from mockserver.domain.rules.sources import filename_of
from mockserver.ground.errors import ParameterInvalid
from mockserver.ground.identifiers import digest
from mockserver.handlers.call import Call, ReceivedFile, Reply
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.embedding_views import single_view
from mockserver.handlers.v1_2.words import EMBEDDING, EMBEDDING_ENGINE

operations = Registry()

# How long a sound is taken to be that nobody has heard: one at an address, or a file that holds none.
_UNHEARD_SECONDS = 30.0


@operations.operation("create-text-image-audio-embedding")
@operations.operation("create-text-image-audio-embedding-new")
async def embed(call: Call, world: World) -> Reply:
    return Reply(200, await asyncio.to_thread(_embeddings, call.body))


def _embeddings(body: Any) -> dict[str, Any]:
    """Return one embedding for each kind of input that the request has."""
    view: dict[str, Any] = {"engine_name": EMBEDDING_ENGINE}
    if "text" in body:
        text = _fitting(body["text"], Truncation(body["text_truncate"]))
        view["text_embedding"] = single_view(embed_text(text, EMBEDDING.dimensions))
    image = _input(body, "image")
    if image is not None:
        mark, words, metadata = image
        view["image_embedding"] = {
            **single_view(embed_image(mark, words, dimensions=EMBEDDING.dimensions)),
            "metadata": metadata,
        }
    sound = _input(body, "audio")
    if sound is not None:
        view["audio_embedding"] = _sound_view(*sound, _seconds_of(body), body["audio_start_offset_sec"])
    return view


def _fitting(text: str, rule: Truncation) -> str:
    try:
        return truncate(text, rule, EMBEDDING.text_tokens)
    except TextTooLong as error:
        reason = f"It has {error.tokens} tokens; with text_truncate none at most {EMBEDDING.text_tokens} are allowed."
        raise ParameterInvalid("text", reason) from None


def _input(body: Any, kind: str) -> tuple[bytes, str, dict[str, str]] | None:
    """Return mark, words and metadata of an input; its address wins over its file."""
    url, file = body.get(f"{kind}_url"), body.get(f"{kind}_file")
    if url:
        return digest(kind, url, size=32), PurePath(filename_of(url)).stem, {"input_url": url}
    if isinstance(file, ReceivedFile):
        return bytes.fromhex(file.sha256), PurePath(file.filename).stem, {"input_filename": file.filename}
    return None


def _seconds_of(body: Any) -> float:
    file = body.get("audio_file")
    if body.get("audio_url") or not isinstance(file, ReceivedFile):
        return _UNHEARD_SECONDS
    from mockserver.media.sound import sound_seconds  # FFmpeg is not loaded before the first sound comes

    return sound_seconds(file.path) or _UNHEARD_SECONDS


def _sound_view(mark: bytes, words: str, metadata: dict[str, str], seconds: float, start: float) -> dict[str, Any]:
    windows = embed_audio(mark, seconds, words, dimensions=EMBEDDING.dimensions, start=start)
    segments = [{"start_offset_sec": offset, "float": vector} for offset, vector in windows]
    return {"segments": segments, "is_success": True, "metadata": metadata}
