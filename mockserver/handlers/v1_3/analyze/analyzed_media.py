"""The videos and images of an analysis, by address, as an asset or in the request, opened and checked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from mockserver.domain import writing
from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.media import Use, check_media
from mockserver.domain.records.upload import Upload
from mockserver.ground.errors import AudioTooLarge, MediaInvalid, ParameterInvalid, StillTooLarge
from mockserver.handlers.call import Call
from mockserver.handlers.v1_3.analyze.written import Subject
from mockserver.handlers.v1_3.referenced_media import examined
from mockserver.handlers.v1_3.requests.analyze import AnalysisQuery, NamedImage
from mockserver.handlers.v1_3.requests.media import MediaReference
from mockserver.handlers.v1_3.words import MODELS

_IMAGE_TYPES = frozenset(["image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp"])
_LARGEST_IMAGE, _MOST_PIXELS = 20 * 1024 * 1024, 16_777_216
_SHORTEST_SECONDS = 1

Analyzed: TypeAlias = Asset | Upload


async def video_of(call: Call, world: World, query: AnalysisQuery, media: MediaReference, longest: int) -> Analyzed:
    """Return the video of `query`, which lasts at most this many seconds. Raises the API's errors."""
    try:
        video = await examined(call, world, media)
    except (AudioTooLarge, StillTooLarge):
        raise ParameterInvalid(media.parameter, "Expected a video.") from None
    _check_video(video, query.model, media.parameter, longest)
    return video


def part_of_video(video: Analyzed, query: AnalysisQuery) -> Subject:
    """Return the part of the video that `query` names. Raises the API's errors if there is no such part."""
    duration = video.media.duration
    start, end = query.start or 0, duration if query.end is None else query.end
    if end > duration:
        raise ParameterInvalid("end_time", f"The video ends at {duration:g} s, got {end:g} s.")
    if start > 0 and end - start < _SHORTEST_SECONDS:
        raise ParameterInvalid("start_time", f"It must lie at least {_SHORTEST_SECONDS} s before the end, {end:g} s.")
    is_whole = start == 0 and end == duration
    return Subject(video.content if is_whole else video.content.between(start, end), start, end)


async def image_of(call: Call, world: World, image: NamedImage) -> Analyzed:
    """Return the image. Raises the API's errors if the model does not take it."""
    try:
        found = await examined(call, world, image.media, image.name, Medium.IMAGE)
    except MediaInvalid as error:
        raise ParameterInvalid(image.media.parameter, str(error)) from None
    _check_image(found, image.media.parameter)
    return found


def _check_video(video: Analyzed, model: str, parameter: str, longest: int) -> None:
    if video.medium is not Medium.VIDEO:
        raise ParameterInvalid(parameter, f"Expected a video, got a file of the kind {video.medium}.")
    check_media(video.media, Use(replace(MODELS[model].limits, longest_seconds=longest)))


def _check_image(image: Analyzed, parameter: str) -> None:
    if image.media_type not in _IMAGE_TYPES:
        raise ParameterInvalid(parameter, f"Expected a JPEG, PNG, WebP, GIF or BMP image, got {image.media_type}.")
    if image.media.size > _LARGEST_IMAGE:
        raise ParameterInvalid(parameter, f"The image may have at most {_LARGEST_IMAGE} bytes.")
    if image.media.width * image.media.height > _MOST_PIXELS:
        raise ParameterInvalid(parameter, f"The image may have at most {_MOST_PIXELS} pixels.")


def with_titles(prompt: str, images: Sequence[NamedImage], shown: Sequence[Analyzed]) -> str:
    """Return the prompt with each reference to an image replaced by a description."""
    for image, found in zip(images, shown, strict=True):
        prompt = prompt.replace(f"<@{image.name}>", writing.title(found.content))
    return prompt
