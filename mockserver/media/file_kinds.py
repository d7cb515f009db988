"""Detects the type of an upload: by its content, and by its name only if the content is not enough."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePath
from typing import NamedTuple

import av
from PIL import Image

from mockserver.domain.records.asset import Medium
from mockserver.ground.errors import MediaUnrecognised
from mockserver.media.frames import is_cover, sound_streams
from mockserver.media.measures import container_name
from mockserver.media.open_films import PICTURE_BRANDS, open_film
from mockserver.media.open_pictures import PICTURE_ERRORS

_HEAD = 4096
_PDF = b"%PDF-"
_PDF_TYPE = "application/pdf"
_TEXT_TYPES = {".txt": "text/plain", ".md": "text/markdown"}
# Pillow reads more formats, even films; these are the pictures that clients upload.
_PICTURES = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")

# By the first of FFmpeg's container names: the media types of films and of audio in it.
_CONTAINERS: Mapping[str, tuple[str, str]] = {
    "mov": ("video/quicktime", "audio/mp4"),
    "mp4": ("video/mp4", "audio/mp4"),
    "matroska": ("video/x-matroska", "audio/x-matroska"),
    "avi": ("video/x-msvideo", "audio/x-msvideo"),
    "mpegts": ("video/mp2t", "video/mp2t"),
    "mpeg": ("video/mpeg", "audio/mpeg"),
    "flv": ("video/x-flv", "audio/x-flv"),
    "asf": ("video/x-ms-wmv", "audio/x-ms-wma"),
    "ogg": ("video/ogg", "audio/ogg"),
    "mp3": ("video/mpeg", "audio/mpeg"),
    "wav": ("video/x-msvideo", "audio/wav"),
    "flac": ("video/mp4", "audio/flac"),
    "aac": ("video/mp4", "audio/aac"),
    "aiff": ("video/mp4", "audio/aiff"),
    "amr": ("video/mp4", "audio/amr"),
}
# Extensions that say more than a container that both use.
_BY_SUFFIX = {
    ".webm": "video/webm",
    ".weba": "audio/webm",
    ".m4v": "video/x-m4v",
    ".3gp": "video/3gpp",
}
# First bytes, by which a damaged file is recognised.
_BEGINNINGS: tuple[tuple[int, bytes, Medium, str], ...] = (
    (4, b"ftypM4A", Medium.AUDIO, "audio/mp4"),
    (4, b"ftyp", Medium.VIDEO, "video/mp4"),
    (4, b"moov", Medium.VIDEO, "video/mp4"),
    (0, b"\x1aE\xdf\xa3", Medium.VIDEO, "video/x-matroska"),
    (8, b"AVI ", Medium.VIDEO, "video/x-msvideo"),
    (8, b"WAVE", Medium.AUDIO, "audio/wav"),
    (8, b"WEBP", Medium.IMAGE, "image/webp"),
    (0, b"FLV", Medium.VIDEO, "video/x-flv"),
    (0, b"OggS", Medium.AUDIO, "audio/ogg"),
    (0, b"ID3", Medium.AUDIO, "audio/mpeg"),
    (0, b"fLaC", Medium.AUDIO, "audio/flac"),
    (0, b"\xff\xd8\xff", Medium.IMAGE, "image/jpeg"),
    (0, b"\x89PNG", Medium.IMAGE, "image/png"),
    (0, b"GIF8", Medium.IMAGE, "image/gif"),
)


class FileKind(NamedTuple):
    """The kind of a file and its media type."""

    medium: Medium
    media_type: str


def file_kind(path: str, filename: str) -> FileKind:
    """Return the kind of the file at `path`, which was uploaded as `filename`.

    A damaged file is recognised by its first bytes. Raises MediaUnrecognised if it is not a medium, such as an empty
    file or a text, or a document of another type than its extension.
    """
    with Path(path).open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise MediaUnrecognised("it is empty")
    suffix = PurePath(filename).suffix.lower()
    if _PDF in head[:1024]:
        return FileKind(Medium.DOCUMENT, _PDF_TYPE)
    if suffix == ".pdf":
        raise MediaUnrecognised("its name says that it is a PDF, and it is none")
    if suffix in _TEXT_TYPES:
        _check_text(path)
        return FileKind(Medium.DOCUMENT, _TEXT_TYPES[suffix])
    found = _picture(path) or _still_of(head) or _container(path, suffix) or _by_first_bytes(head)
    if found is None:
        raise MediaUnrecognised("it begins like none of them")
    return found


def _check_text(path: str) -> None:
    try:
        with Path(path).open(encoding="utf-8") as file:
            is_text = not any("\0" in line for line in file)
    except UnicodeDecodeError:
        is_text = False
    if not is_text:
        raise MediaUnrecognised("its name says that it is a text, and it is none in UTF-8")


@cache
def _formats() -> list[str]:
    """Return the formats that this build of Pillow supports."""
    Image.init()
    return [name for name in _PICTURES if name in Image.OPEN]


def _picture(path: str) -> FileKind | None:
    try:
        with Image.open(path, formats=_formats()) as image:  # pixels are not decoded here
            media_type = image.get_format_mimetype() if hasattr(image, "get_format_mimetype") else None
            return FileKind(Medium.IMAGE, media_type or Image.MIME[image.format or "JPEG"])
    except PICTURE_ERRORS:
        return None


def _container(path: str, suffix: str) -> FileKind | None:
    try:
        with open_film(path) as container:
            # An encrypted film is one too, though nothing in it can be decoded.
            is_film = any(not is_cover(stream) for stream in container.streams.video)
            if not is_film and not sound_streams(container):
                return None
            name = container_name(container)
    except (av.FFmpegError, ValueError, IndexError):
        return None
    medium = Medium.VIDEO if is_film else Medium.AUDIO
    by_suffix = _BY_SUFFIX.get(suffix, "")
    if by_suffix.startswith(medium):
        return FileKind(medium, by_suffix)
    of_film, of_sound = _CONTAINERS.get(name, (f"video/{name}", f"audio/{name}"))
    return FileKind(medium, of_film if is_film else of_sound)


def _still_of(head: bytes) -> FileKind | None:
    """Return the kind of a picture in an MP4 container, such as HEIC."""
    media_type = PICTURE_BRANDS.get(head[8:12].decode("latin-1")) if head[4:8] == b"ftyp" else None
    return FileKind(Medium.IMAGE, media_type) if media_type else None


def _by_first_bytes(head: bytes) -> FileKind | None:
    return next(
        (
            FileKind(medium, media_type)
            for at, begins, medium, media_type in _BEGINNINGS
            if head[at:].startswith(begins)
        ),
        None,
    )
