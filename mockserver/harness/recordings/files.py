"""Replacements for recorded files, whose bytes were not kept: same kind, and different where the originals were."""

import struct
from pathlib import PurePosixPath
from typing import Any

from mockserver.harness.suite.material import film, picture, silence, subtitles

Json = dict[str, Any]

_BY_SUFFIX = {
    **dict.fromkeys([".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"], picture),
    **dict.fromkeys([".wav", ".mp3", ".flac", ".m4a", ".aac", ".ogg", ".opus"], silence),
    **dict.fromkeys([".srt", ".vtt"], subtitles),
}
_BY_TYPE = {"image": picture, "audio": silence, "text": subtitles, "video": film}
_BY_FIELD = {"image_file": picture, "audio_file": silence, "transcription_file": subtitles, "query_media_file": picture}
_BOX_HEAD = 8


def file_like(part: Json) -> bytes:
    """Return a file for a recorded `part` of a form. Parts with the same hash get the same file."""
    name, media_type = str(part.get("filename", "")), str(part.get("media_type", ""))
    made = _by_name(name) or _BY_TYPE.get(media_type.partition("/")[0]) or _BY_FIELD.get(str(part["name"]), film)
    content = made()
    mark = str(part.get("sha256", "")).encode()
    return content if made is subtitles else _marked(content, mark)


def file_of_size(filename: str, size: int) -> bytes:
    """Return a file of the type of `filename` with exactly `size` bytes: zeros, if that is too short for the type."""
    content = (_by_name(filename) or film)()
    missing = size - len(content)
    if missing < _BOX_HEAD:
        return content if missing == 0 else bytes(size)
    return _marked(content, bytes(missing - _BOX_HEAD))


def _by_name(filename: str) -> Any:
    return _BY_SUFFIX.get(PurePosixPath(filename.replace("\\", "/")).suffix.lower())


def _marked(content: bytes, mark: bytes) -> bytes:
    """Return `content` followed by `mark` in a free-space box of MP4; other formats tolerate it too."""
    return content + struct.pack(">I4s", len(mark) + _BOX_HEAD, b"free") + mark
