"""The speech of a video, replaced by subtitles: uploaded ones, those of another video, or a track of the film."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from msgspec import structs

from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content, Modality, Moment
from mockserver.handlers.call import IngestOptions


def with_subtitles(content: Content, media: Media, options: IngestOptions) -> Content:
    """Return `content` with its speech replaced by the uploaded subtitles, or by the speech of another video."""
    if options.subtitles is None:
        return content if options.spoken is None else _saying(content, _spoken_until(options.spoken, media.duration))
    from mockserver.media.subtitles import read_subtitles  # only uploads with subtitles need the library

    return _saying(content, read_subtitles(options.subtitles.path, media.duration))


def with_track(content: Content, media: Media, path: str) -> Content:
    """Return `content` with its speech replaced by the film's subtitle track, if it has one with text."""
    from mockserver.media.subtitle_track import read_track  # few films have subtitles

    said = read_track(path, media.duration)
    return _saying(content, said) if said else content


def _spoken_until(content: Content, duration: float) -> Iterator[Moment]:
    for moment in content.moments(Modality.SPEECH):
        if moment.start < duration:
            yield structs.replace(moment, end=min(moment.end, duration))


def _saying(content: Content, said: Iterable[Moment]) -> Content:
    """Return `content` with its speech replaced by `said`."""
    ends = [scene.end for scene in content.scenes]
    moments: list[list[Moment]] = [[] for _ in ends]
    for moment in said:
        moments[min(bisect_right(ends, moment.start), len(ends) - 1)].append(moment)
    scenes = [structs.replace(scene, said=tuple(of)) for scene, of in zip(content.scenes, moments, strict=True)]
    return replace(content, scenes=tuple(scenes))
