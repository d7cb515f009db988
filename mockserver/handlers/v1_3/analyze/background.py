"""Analyze tasks: the media are examined first, and the text is written when the job begins."""

import asyncio
from math import ceil

from msgspec import Struct

from mockserver.domain import writing
from mockserver.domain.account.account import World
from mockserver.domain.records.analysis import Analysis, WrittenText
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.upload import Upload
from mockserver.domain.tokens import CHARACTERS_A_TOKEN, count_tokens
from mockserver.domain.writing.documents import Segmentation, write_segments
from mockserver.domain.writing.stills import content_of_stills, noun_of_stills
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.v1_3.analyze.analyzed_media import Analyzed, image_of, part_of_video, video_of, with_titles
from mockserver.handlers.v1_3.analyze.written import Subject, limited, written
from mockserver.handlers.v1_3.requests.analyze_tasks import TaskRequest

# Longer videos are accepted if only a part of at most this length is analyzed.
_LONGEST_WINDOW, _LONGEST_VIDEO = 2 * 3600, 4 * 3600
# Recorded: 3,800 to 4,650 tokens for a short clip. Two hours of video, the longest, fit into the context window.
_TOKENS_OF_VIDEO, _TOKENS_OF_SECOND, _TOKENS_OF_IMAGE = 3_600, 30, 256


class Examined(Struct, frozen=True, gc=False):
    """The input of an analysis: the asset or the media of the request, the part of it, and the prompt."""

    analyzed: Analyzed
    subject: Subject
    prompt: str


async def examine(call: Call, world: World, wanted: TaskRequest) -> Examined:
    """Return the input of an analysis, opened and checked. Raises the API's errors."""
    query = wanted.query
    references = [await image_of(call, world, image) for image in query.references]
    images = [await image_of(call, world, image) for image in query.images]
    for picture in wanted.pictures:
        await image_of(call, world, picture)
    prompt = with_titles(query.prompt, (*query.references, *query.images), (*references, *images))
    if query.video is None:
        return Examined(_as_one(images), _subject_of(images), prompt)
    video = await video_of(call, world, query, query.video, _longest(wanted))
    _check_ranges(wanted.segmentation, video.media.duration)
    return Examined(video, part_of_video(video, query), prompt)


async def analysis_of(
    world: World, wanted: TaskRequest, examined: Examined, fixed: str | None = None, batch_id: str | None = None
) -> Analysis:
    """Return the analysis with its text, or with the text that a test has fixed."""
    text = await asyncio.to_thread(_write, wanted, examined, fixed)
    return Analysis(
        world.account.identifiers.uuid(), wanted.shown, text, wanted.video, wanted.custom_id, batch_id=batch_id
    )


def _longest(wanted: TaskRequest) -> int:
    start, end = wanted.query.start or 0, wanted.query.end
    return _LONGEST_VIDEO if end is not None and end - start <= _LONGEST_WINDOW else _LONGEST_WINDOW


def _subject_of(images: list[Analyzed]) -> Subject:
    return Subject(_as_one(images).content, 0, len(images), noun_of_stills(len(images)))


def _as_one(images: list[Analyzed]) -> Upload:
    """Return several images as one upload, joined."""
    first = images[0]
    content = content_of_stills([image.content for image in images])
    return Upload(first.filename, first.media, content, medium=Medium.IMAGE, media_type=first.media_type)


def _check_ranges(segmentation: Segmentation | None, duration: float) -> None:
    for at, definition in enumerate(segmentation.definitions if segmentation else ()):
        if definition.ranges and definition.ranges[-1][1] > duration:
            where = f"response_format.segment_definitions[{at}].time_ranges"
            raise ParameterInvalid(where, f"The video ends at {duration:g} s.")


def _write(wanted: TaskRequest, examined: Examined, fixed: str | None) -> WrittenText:
    query, read = wanted.query, _tokens_of_media(examined) + count_tokens(examined.prompt)
    if wanted.segmentation is not None and fixed is None:
        return _divide(wanted, wanted.segmentation, examined.subject, read)
    if fixed is None:
        fixed = written(examined.subject, examined.prompt, query.temperature, query.schema)
    text = limited(fixed, query.most_tokens)
    warning = f"The answer was cut off after {text.tokens} tokens." if text.is_cut else None
    return WrittenText(text.text, text.tokens, read, text.is_cut, warning)


def _tokens_of_media(examined: Examined) -> int:
    """Return how many tokens the model reads for the video or the images."""
    length = examined.subject.end - examined.subject.start
    if examined.analyzed.medium is Medium.IMAGE:
        return _TOKENS_OF_IMAGE * round(length)
    return _TOKENS_OF_VIDEO + ceil(_TOKENS_OF_SECOND * length)


def _divide(wanted: TaskRequest, segmentation: Segmentation, subject: Subject, read: int) -> WrittenText:
    most = wanted.query.most_tokens
    source = writing.source_for(subject.content, subject.end, "", wanted.query.temperature, subject.start, subject.noun)
    segments = write_segments(segmentation, source, most * CHARACTERS_A_TOKEN)
    read += sum(count_tokens(definition.description) for definition in segmentation.definitions)
    tokens = count_tokens(segments.text)
    if segments.is_whole:
        return WrittenText(segments.text, tokens, read)
    if wanted.is_unlimited:
        return WrittenText(segments.text, tokens, read, warning="The result is partial: there was no room for more.")
    return WrittenText("", 0, read, fault=f"The segments need more than the {most} tokens of max_tokens.")
