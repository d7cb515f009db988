"""Videos that are named, not sent: what lies behind an address follows from the address."""

import re
from random import Random
from urllib.parse import parse_qs, unquote, urlsplit

from mockserver.domain.records.media import Media

_RESOLUTIONS = ((1280, 720), (1920, 1080), (640, 360), (854, 480))
_FRAME_RATES = (30, 25, 29.97002997002997, 24)
_BYTES_PER_SECOND_AND_PIXEL = 0.12

_YOUTUBE_HOSTS = frozenset(["youtube.com", "www.youtube.com", "m.youtube.com"])
_YOUTUBE_SHORT_HOST = "youtu.be"


def imagined_media(digest: bytes) -> Media:
    """Return plausible technical facts of a video that nobody has seen; the same `digest` gives the same."""
    random = Random(digest)  # noqa: S311 - plausible, not secret
    width, height = random.choice(_RESOLUTIONS)
    duration = round(random.uniform(45, 600), random.choice((0, 3, 6)))
    duration = int(duration) if float(duration).is_integer() else duration
    size = int(duration * width * height * _BYTES_PER_SECOND_AND_PIXEL * random.uniform(0.7, 1.3))
    return Media(duration, width, height, random.choice(_FRAME_RATES), size, has_audio=True)


def words_in(name: str) -> str:
    """Return the words of a file's name, which stand between other characters: `red-stitches_2` has three."""
    return " ".join(re.findall(r"[^\W_]+", name))


def filename_of(url: str) -> str:
    """Return the last segment of the address's path, as the API names a video that it fetched."""
    segments = [segment for segment in unquote(urlsplit(url).path).split("/") if segment]
    return segments[-1] if segments else urlsplit(url).netloc


def youtube_video(url: str) -> str | None:
    """Return the identifier that a watch address or a short address of YouTube has, empty where it has none.

    None stands for an address of another host.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if host == _YOUTUBE_SHORT_HOST:
        return parts.path.strip("/")
    if host in _YOUTUBE_HOSTS:
        return parse_qs(parts.query).get("v", [""])[0]
    return None
