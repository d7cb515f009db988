"""Examines uploads in full: films and audio by FFmpeg, pictures by Pillow, PDF documents by pypdf."""

from typing import NamedTuple

from mockserver.domain.records.asset import Medium
from mockserver.domain.records.media import Media
from mockserver.ground.errors import MediaBroken
from mockserver.media.documents.documents import read_document
from mockserver.media.file_kinds import FileKind
from mockserver.media.probe import probe, probe_sound
from mockserver.media.stills import probe_picture

_NAMES = {Medium.VIDEO: "a video", Medium.AUDIO: "a sound", Medium.IMAGE: "an image", Medium.DOCUMENT: "a document"}


class Examined(NamedTuple):
    """The facts of a file, and the pages of a document. With a `fault` the file cannot be used."""

    media: Media
    measured: dict[str, object]
    pages: tuple[str, ...] = ()
    fault: str | None = None


def examine(path: str, size: int, kind: FileKind) -> Examined:
    """Return the facts of the file at `path`, opened as a file of its `kind`."""
    try:
        return _opened(path, size, kind)
    except MediaBroken as error:
        fault = f"The file cannot be read as {_NAMES[kind.medium]}: {error.reason}."
        return Examined(Media(0, 0, 0, 0, size, has_audio=False), {}, fault=fault)


def _opened(path: str, size: int, kind: FileKind) -> Examined:
    match kind.medium:
        case Medium.VIDEO:
            return Examined(*probe(path, size))
        case Medium.AUDIO:
            return Examined(*probe_sound(path, size))
        case Medium.IMAGE:
            return Examined(*probe_picture(path, size))
        case Medium.DOCUMENT:
            probed, pages = read_document(path, size, kind.media_type)
            return Examined(*probed, pages)
