"""Videos that are given by address: their facts and content follow from the address."""

import re
from collections.abc import Sequence
from random import Random
from urllib.parse import parse_qs, unquote, urlsplit

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content, Moment, Scene

_RESOLUTIONS = ((1280, 720), (1920, 1080), (640, 360), (854, 480))
_FRAME_RATES = (30, 25, 29.97002997002997, 24)
_BYTES_PER_SECOND_AND_PIXEL = 0.12
_BYTES_PER_SECOND_OF_SOUND = 16_000

_PART_OF_STREAM = re.compile(
    r"index|playlist|master|manifest|prog_index|chunklist|hls|dash|original|source|(?:low|medium|high)|\d{3,4}p",
    re.IGNORECASE,
)
"""What servers call the playlists and renditions of a stream, and their folders."""

_OPERATION_WORDS = """
    watch view preview edit open play player embed shorts uc file files get download downloads export stream raw
    content original source media d v u
"""
_OPERATIONS = frozenset(_OPERATION_WORDS.split())
"""Last parts of addresses that say what a server does, not with which video."""

_NAMES_IN_QUERY = (
    *("filename", "file", "file_name", "fn", "name", "title", "response-content-disposition", "rscd"),
    *("video", "media", "src", "path", "key"),
)
_MEDIA_WORDS = """
    mp4 m4v mov qt avi mkv webm wmv flv mpg mpeg mts m2ts ts 3gp ogv mxf mp3 m4a wav aac flac
"""
_MEDIA = frozenset(_MEDIA_WORDS.split())

_YOUTUBE_HOSTS = frozenset(["youtube.com", "www.youtube.com", "m.youtube.com"])
_YOUTUBE_SHORT_HOST = "youtu.be"


def imagined_media(digest: bytes) -> Media:
    """Return plausible technical facts of an unread video; the same `digest` always gives the same facts."""
    random = Random(digest)  # noqa: S311 - plausible, not secret
    width, height = random.choice(_RESOLUTIONS)
    duration = round(random.uniform(45, 600), random.choice((0, 3, 6)))
    duration = int(duration) if float(duration).is_integer() else duration
    size = int(duration * width * height * _BYTES_PER_SECOND_AND_PIXEL * random.uniform(0.7, 1.3))
    return Media(duration, width, height, random.choice(_FRAME_RATES), size, has_audio=True)


def imagined_file(medium: Medium, digest: bytes) -> Media:
    """Return plausible technical facts of an unread file that is not a video."""
    random = Random(digest)  # noqa: S311 - as above
    if medium is Medium.AUDIO:
        duration = random.randint(45, 600)
        return Media(duration, 0, 0, 0, duration * _BYTES_PER_SECOND_OF_SOUND, has_audio=True)
    width, height = random.choice(_RESOLUTIONS) if medium is Medium.IMAGE else (0, 0)
    return Media(0, width, height, 0, random.randint(20_000, 2_000_000), has_audio=False)


def named_content(title: str) -> Content:
    """Return the content of a still of which only the name is known: one scene that shows the words of the title."""
    words = words_in(title)
    return Content(capitalised(words) or title, (), (), (Scene(0, 0, words, seen=(Moment(0, 0, words),)),))


def document_content(title: str, pages: Sequence[str]) -> Content:
    """Return the content of a document: each page is a scene with its text; without pages, one scene with the title.

    A page lasts a second, so that pages have an order.
    """
    if not any(page.strip() for page in pages):
        return named_content(title)
    return Content(title, (), (), tuple(_page(text, title, number) for number, text in enumerate(pages)))


def _page(text: str, title: str, number: int) -> Scene:
    read = (Moment(number, number + 1, text),) if text.strip() else ()
    return Scene(number, number + 1, title, read=read)


def words_in(name: str) -> str:
    """Return the words of a file name: `red-stitches_2` has three."""
    return " ".join(re.findall(r"[^\W_]+", name))


def filename_of(url: str) -> str:
    """Return the last segment of the address's path, which the API shows as the file name of a fetched video."""
    segments = _segments_of(url)
    return segments[-1] if segments else urlsplit(url).netloc


def name_at(url: str) -> str:
    """Return what an address calls its video: the last part of its path without the ending, or the folder of a stream.

    A file in its query comes first. The name is empty if the address only says what to do: "/watch?v=…".
    """
    parts = urlsplit(url)
    if file := _file_in_query(parts.query):
        return file.rpartition(".")[0]
    if youtube_video(url) is not None:
        return ""
    # An encoded slash parts no folders.
    *folders, last = [unquote(one) for one in parts.path.split("/") if one] or [parts.netloc]
    file = last.rpartition(".")[0] or last
    if _PART_OF_STREAM.fullmatch(file):
        return next((one for one in reversed(folders) if not _PART_OF_STREAM.fullmatch(one)), file)
    is_operation = last.partition(".")[0].casefold() in _OPERATIONS and not _is_media(last)
    return next((one for one in reversed(folders) if one.casefold() not in _OPERATIONS), "") if is_operation else file


def _file_in_query(query: str) -> str:
    """Return the name of a media file that a query has, maybe in a header for the reply; empty without any."""
    given = parse_qs(query)
    values = [value.rpartition("=")[2] for key in _NAMES_IN_QUERY for value in given.get(key, ())]
    files = [value.removeprefix("UTF-8''").strip('"; ').rpartition("/")[2] for value in values]
    return next(filter(_is_media, files), "")


def _is_media(file: str) -> bool:
    return file.rpartition(".")[2].casefold() in _MEDIA


def _segments_of(url: str) -> Sequence[str]:
    return [segment for segment in unquote(urlsplit(url).path).split("/") if segment]


def youtube_video(url: str) -> str | None:
    """Return the video id in a watch or short address of YouTube; empty if it has none.

    None means an address of another host.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if host == _YOUTUBE_SHORT_HOST:
        return parts.path.strip("/")
    if host in _YOUTUBE_HOSTS:
        return parse_qs(parts.query).get("v", [""])[0]
    return None
