"""Technical facts of a video file, and the limits that the API sets for them."""

from dataclasses import dataclass

from mockserver.domain.records.models import Family
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
class Limits:
    """The API's requirements of 2024; an aspect ratio is longer side by shorter side."""

    shortest_side: int = 360
    longest_side: int = 3840
    other_side: int = 2160
    widest_ratio: float = 2.4
    shortest_seconds: float = 4
    longest_seconds: tuple[tuple[Family, float], ...] = ((Family.MARENGO, 7200), (Family.PEGASUS, 1200))
    largest_size: int = 2 * GIBIBYTE


@dataclass(frozen=True, slots=True)
class Use:
    """What a video is uploaded for: the engines that will look at it, and whether they listen to speech."""

    families: frozenset[Family]
    listens: bool


def check_media(media: Media, use: Use, limits: Limits) -> None:
    """Return if a file like `media` is fit for `use`; else raise the API's own error."""
    check_size(media.size, limits)
    _check_resolution(media, limits)
    _check_duration(media, use.families, limits)
    if use.listens and not media.has_audio:
        raise ApiError(
            "video_audio_track_not_exists",
            "The video has no audio track, which the conversation option of the index needs.",
        )


def check_size(size: int, limits: Limits) -> None:
    """Return if a file of `size` bytes, as far as it has come, is not too large."""
    if size > limits.largest_size:
        raise ApiError(
            "video_filesize_too_large",
            f"The video file is too large: at most {limits.largest_size} bytes are accepted, got {size}.",
        )


def _check_resolution(media: Media, limits: Limits) -> None:
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


def _check_duration(media: Media, families: frozenset[Family], limits: Limits) -> None:
    longest = min((seconds for family, seconds in limits.longest_seconds if family in families), default=0.0)
    if media.duration < limits.shortest_seconds:
        least = limits.shortest_seconds
        raise ApiError(
            "video_duration_too_short", f"The video must last at least {least:g} s, got {media.duration:g} s."
        )
    if media.duration > longest:
        raise ApiError(
            "video_duration_too_long", f"The video may last at most {longest:g} s, got {media.duration:g} s."
        )
