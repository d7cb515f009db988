"""The medium and the media type of a file, by the suffix of its name."""

from mockserver.domain.records.asset import Medium
from mockserver.ground.errors import MediaBroken

# The table of `mimetypes` differs between releases of Python, and has 3GP films of phones as sounds.
_SUFFIXES = {
    Medium.VIDEO: {
        "video/mp4": "mp4 m4v",
        "video/quicktime": "mov qt",
        "video/x-msvideo": "avi",
        "video/x-matroska": "mkv",
        "video/webm": "webm",
        "video/mpeg": "mpg mpeg mpe m1v m2v mpv vob",
        "video/mp2t": "ts mts m2ts",
        "video/x-ms-wmv": "wmv",
        "video/x-ms-asf": "asf",
        "video/x-flv": "flv f4v",
        "video/ogg": "ogv",
        "video/3gpp": "3gp 3gpp",
        "video/3gpp2": "3g2 3gpp2",
        "video/x-dv": "dv",
        "application/mxf": "mxf",
        "application/vnd.rn-realmedia": "rm rmvb",
        "application/vnd.apple.mpegurl": "m3u8 m3u",
    },
    Medium.AUDIO: {
        "audio/mpeg": "mp3 mp2 mpa",
        "audio/mp4": "m4a m4b",
        "audio/aac": "aac",
        "audio/x-wav": "wav",
        "audio/flac": "flac",
        "audio/ogg": "ogg oga",
        "audio/opus": "opus",
        "audio/x-aiff": "aif aiff aifc",
        "audio/x-ms-wma": "wma",
        "audio/basic": "au snd",
        "audio/amr": "amr",
        "audio/x-pn-realaudio": "ra",
    },
    Medium.IMAGE: {
        "image/jpeg": "jpg jpeg jpe",
        "image/png": "png",
        "image/gif": "gif",
        "image/webp": "webp",
        "image/bmp": "bmp",
        "image/tiff": "tif tiff",
        "image/heic": "heic",
        "image/heif": "heif",
        "image/avif": "avif",
        "image/svg+xml": "svg",
        "image/vnd.microsoft.icon": "ico",
    },
    Medium.DOCUMENT: {
        "application/pdf": "pdf",
        "text/plain": "txt",
        "text/markdown": "md markdown",
    },
}
_TYPES = {
    f".{suffix}": (medium, media_type)
    for medium, types in _SUFFIXES.items()
    for media_type, suffixes in types.items()
    for suffix in suffixes.split()
}
# Pictures that may move, and a container that may have a film.
_MAY_BE_FILMS = frozenset(["image/gif", "audio/ogg"])
_USUAL_SUFFIXES = {Medium.VIDEO: ".mp4", Medium.IMAGE: ".jpg", Medium.AUDIO: ".mp3", Medium.DOCUMENT: ".pdf"}


def medium_named(filename: str, default: Medium, other_name: str = "") -> tuple[Medium, str]:
    """Return the medium and media type for a file name, or else for its `other_name`.

    Without a known suffix they are those of a `default` file.
    """
    known = (_TYPES.get("." + name.rpartition(".")[2].lower()) for name in (filename, other_name) if "." in name)
    return next(filter(None, known), None) or _TYPES[_USUAL_SUFFIXES[default]]


def check_film_name(filename: str) -> None:
    """Check that a video is not named like a file of another kind. Raises MediaBroken."""
    medium, media_type = medium_named(filename, Medium.VIDEO)
    if medium is not Medium.VIDEO and media_type not in _MAY_BE_FILMS:
        raise MediaBroken(f"by its name it is of the type {media_type}")
