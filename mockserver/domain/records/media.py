"""Technical facts of a video file, and the limits that a model sets for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from mockserver.ground.errors import ApiError

GIBIBYTE = 1024**3


@dataclass(frozen=True, slots=True)
class Media:
    """What a container says of itself; duration in seconds, size in bytes."""

    duration: float
    width: int
    height: int
    fps: float
    size: int
    has_audio: bool
    has_subtitles: bool = False


def tidy(value: float) -> float:
    """Return a number as the API prints it: six decimals, and no fraction where there is none."""
    rounded = round(float(value), 6)
    return int(rounded) if rounded.is_integer() else rounded


@dataclass(frozen=True, slots=True)
class MediaLimits:
    """Which videos a model takes; an aspect ratio is longer side by shorter side, sizes are in bytes."""

    shortest_side: int
    longest_side: int
    other_side: int
    widest_ratio: float
    shortest_seconds: float
    longest_seconds: float
    largest_size: int


@dataclass(frozen=True, slots=True)
class Use:
    """What a video is uploaded for: the limits to keep, and what the request calls speech where it asks for it."""

    limits: MediaLimits
    speech: str | None = None


def strictest(limits: Iterable[MediaLimits]) -> MediaLimits:
    """Return the limits that a video must keep to be taken by every one of several models; there is at least one."""
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
    """Check that a file like `media` fits `use`. Raises the API's own error, which names the broken limit."""
    check_size(media.size, use.limits.largest_size)
    _check_resolution(media, use.limits)
    _check_duration(media, use.limits)
    if use.speech and not media.has_audio:
        raise ApiError(
            "video_audio_track_not_exists",
            f"The video has no audio track, which the {use.speech} option of the index needs.",
        )


def check_size(size: int, largest_size: int) -> None:
    """Check that a file of `size` bytes, as far as it has come, is not too large."""
    if size > largest_size:
        raise ApiError(
            "video_filesize_too_large",
            f"The video file is too large: at most {largest_size} bytes are accepted, got {size}.",
        )


def _check_resolution(media: Media, limits: MediaLimits) -> None:
    size = f"{media.width}x{media.height}"
    short, long = sorted((media.width, media.height))
    if short < limits.shortest_side:
        least = f"{limits.shortest_side}x{limits.shortest_side}"
        raise ApiError("video_resolution_too_low", f"The resolution must be at least {least}, got {size}.")
    if long > limits.longest_side or short > limits.other_side:
        most = f"{limits.longest_side}x{limits.other_side}"
        raise ApiError("video_resolution_too_high", f"The resolution must be at most {most}, got {size}.")
    if long / short > limits.widest_ratio:
        raise ApiError(
            "video_resolution_invalid_aspect_ratio",
            f"The aspect ratio must lie between 1:1 and {limits.widest_ratio}:1, got {size}.",
        )


def _check_duration(media: Media, limits: MediaLimits) -> None:
    if media.duration < limits.shortest_seconds:
        least = limits.shortest_seconds
        raise ApiError(
            "video_duration_too_short", f"The video must last at least {least:g} s, got {media.duration:g} s."
        )
    if media.duration > limits.longest_seconds:
        longest = limits.longest_seconds
        raise ApiError(
            "video_duration_too_long", f"The video may last at most {longest:g} s, got {media.duration:g} s."
        )
