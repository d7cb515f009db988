"""Technical facts of a media file, and the limits of models."""

from collections.abc import Iterable
from dataclasses import dataclass

from mockserver.domain.records.numbers import Count, Number, Pixels, Seconds
from mockserver.ground.errors import (
    AspectRatioInvalid,
    AudioMissing,
    MediaTooLarge,
    MediaTooLong,
    MediaTooShort,
    ResolutionTooHigh,
    ResolutionTooLow,
)

GIBIBYTE = 1024**3


@dataclass(frozen=True, slots=True)
class Media:
    """Technical facts of a file; duration in seconds, size in bytes, 0 for what the medium does not have."""

    duration: Seconds
    width: Pixels
    height: Pixels
    fps: Number
    size: Count
    has_audio: bool
    has_subtitles: bool = False


def tidy(value: float) -> float:
    """Return a number as the API prints it: six decimals, and no fraction where there is none."""
    rounded = round(float(value), 6)
    return int(rounded) if rounded.is_integer() else rounded


@dataclass(frozen=True, slots=True)
class MediaLimits:
    """The videos that a model accepts; an aspect ratio is longer side by shorter side, sizes are in bytes."""

    shortest_side: int
    longest_side: int
    other_side: int
    widest_ratio: float
    shortest_seconds: float
    longest_seconds: float
    largest_size: int


@dataclass(frozen=True, slots=True)
class Use:
    """The purpose of an upload: its limits, and the request's name for speech if it requires audio."""

    limits: MediaLimits
    speech: str | None = None


def strictest(limits: Iterable[MediaLimits]) -> MediaLimits:
    """Return the limits of a video that all of several models accept; there is at least one model."""
    every = list(limits)
    return MediaLimits(
        shortest_side=max(one.shortest_side for one in every),
        longest_side=min(one.longest_side for one in every),
        other_side=min(one.other_side for one in every),
        widest_ratio=min(one.widest_ratio for one in every),
        shortest_seconds=max(one.shortest_seconds for one in every),
        longest_seconds=min(one.longest_seconds for one in every),
        largest_size=min(one.largest_size for one in every),
    )


def check_media(media: Media, use: Use) -> None:
    """Check that a file like `media` fits `use`. Raises the MediaInvalid that names the broken limit."""
    check_size(media.size, use.limits.largest_size)
    _check_resolution(media, use.limits)
    _check_duration(media, use.limits)
    if use.speech and not media.has_audio:
        raise AudioMissing(use.speech)


def check_size(size: int, largest_size: int) -> None:
    """Check that a file, of which `size` bytes have arrived so far, is not too large. Raises MediaTooLarge."""
    if size > largest_size:
        raise MediaTooLarge(largest_size, size)


def _check_resolution(media: Media, limits: MediaLimits) -> None:
    size = media.width, media.height
    short, long = sorted(size)
    if short < limits.shortest_side:
        raise ResolutionTooLow((limits.shortest_side, limits.shortest_side), size)
    if long > limits.longest_side or short > limits.other_side:
        raise ResolutionTooHigh((limits.longest_side, limits.other_side), size)
    if long / short > limits.widest_ratio:
        raise AspectRatioInvalid(limits.widest_ratio, size)


def _check_duration(media: Media, limits: MediaLimits) -> None:
    if media.duration < limits.shortest_seconds:
        raise MediaTooShort(limits.shortest_seconds, media.duration)
    if media.duration > limits.longest_seconds:
        raise MediaTooLong(limits.longest_seconds, media.duration)
