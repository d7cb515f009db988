"""A video as timelines: what is seen, said, read and branded, and what a search finds there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from mockserver.app.ui.task_lines import tail
from mockserver.domain.account.account import Account
from mockserver.domain.records.scenes import Modality
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval.confidence import Threshold
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.domain.retrieval.search import Clip, ClipQuery, search_clips
from mockserver.handlers.common.media_urls import asset_of
from mockserver.handlers.reply import MEDIA_PATH

# The length of a line, in per cent of its picture.
LENGTH = 100
MOST_VIDEOS = 100
_MOST_HITS = 50
LABELS: Mapping[Modality, str] = {
    Modality.VISUAL: "Seen",
    Modality.SPEECH: "Speech",
    Modality.TEXT: "Text",
    Modality.LOGO: "Logos",
}


class Stretch(Struct, frozen=True):
    """A span of a video, in seconds, its text, and its position on the line."""

    start: float
    end: float
    text: str
    x: float
    width: float


class FoundStretch(Struct, frozen=True):
    """A span that a search found, its score, and the reasons: what each modality found, with which confidence."""

    stretch: Stretch
    score: float
    reasons: Sequence[str]


def latest_videos(account: Account) -> Mapping[str, Any]:
    """Return the latest ready videos of an account, latest first, and how `many_more` there are."""
    now = account.clock.now()
    ready = [account.videos.ready(index.id, now) for index in account.indexes.all()]
    candidates = [video for videos in ready for video in tail(videos, MOST_VIDEOS)]
    latest = sorted(candidates, key=lambda video: video.created_at, reverse=True)[:MOST_VIDEOS]
    rows = [
        {"id": video.id, "name": video.filename, "title": video.asset.content.title, "seconds": video.media.duration}
        for video in latest
    ]
    return {"videos": rows, "many_more": sum(map(len, ready)) - len(rows)}


def lines_of(video: Video) -> Mapping[str, Sequence[Stretch]]:
    """Return the scenes of `video`, and their contents by modality."""
    scenes = video.asset.content.scenes
    lines = {"Scenes": [_stretch(video, scene.start, scene.end, scene.heading) for scene in scenes]}
    for modality, label in LABELS.items():
        moments = [moment for scene in scenes for moment in scene.moments(modality)]
        lines[label] = [_stretch(video, moment.start, moment.end, moment.text) for moment in moments]
    return lines


def found_in(video: Video, text: str) -> list[FoundStretch]:
    """Return the results of a search for `text` in every modality of `video`, best first.

    A score depends on the query and the video alone, so the other videos of its index are not needed.
    """
    if not text:
        return []
    corpus = Corpus()
    corpus.add(video.id, video.asset.content)
    clips = search_clips(corpus, ClipQuery(text, tuple(LABELS), threshold=Threshold.NONE))
    return [
        FoundStretch(_stretch(video, clip.start, clip.end, ""), round(clip.score, 2), list(_reasons(clip)))
        for clip in clips[:_MOST_HITS]
    ]


def stream_of(account: Account, video: Video) -> str:
    """Return the path of the stream, from the root of the server; empty if there is none."""
    if not video.is_streamed:
        return ""
    return f"{MEDIA_PATH}/{account.id}/{video.index_id}/stream/{asset_of(video.id)}.m3u8"


def _stretch(video: Video, start: float, end: float, text: str) -> Stretch:
    whole = max(video.media.duration, end, 0.001)
    return Stretch(start, end, text, round(LENGTH * start / whole, 2), round(LENGTH * (end - start) / whole, 2))


def _reasons(clip: Clip) -> Iterator[str]:
    for source in clip.sources:
        said = f": “{source.text}”" if source.text else ""
        yield f"{LABELS[source.modality]}{said} ({source.confidence.value})"
