"""Technical metadata of films and audio, read by FFmpeg, with the API's field names."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream

from mockserver.domain.records.media import tidy
from mockserver.ground.clock import rfc3339
from mockserver.media.durations import EditedPictures
from mockserver.media.frames import frame_rate, picture_streams, sound_streams
from mockserver.media.geography import place_of_film

# ITU-T H.273: the transfers of SMPTE ST 2084 (PQ) and of ARIB STD-B67 (HLG).
_HDR_TRANSFERS = frozenset([16, 18])
_UNDETERMINED = "und"


def container_measures(container: InputContainer, *, is_turned: bool = False) -> dict[str, object]:
    """Return what a container says about itself and its streams; unknown fields are left out.

    `is_turned` means that width and height are swapped for display. A cover picture is not a video stream.
    """
    films = [_film(stream, is_turned=is_turned) for stream in picture_streams(container)]
    sounds = [_sound(stream) for stream in sound_streams(container)]
    return {
        "file_container_format": container_name(container),
        **_known(container_creation_time=_created_at(container.metadata)),
        **({"video_streams": films, **_first("video", films)} if films else {}),
        **({"audio_streams": sounds, **_first("audio", sounds)} if sounds else {}),
        **({"is_hdr": any(map(_is_hdr, picture_streams(container)))} if films else {}),
        **place_of_film(container.metadata),
        "has_audio": bool(sounds),
        "total_video_streams": len(films),
        "total_audio_streams": len(sounds),
    }


def with_shown_pictures(
    measured: Mapping[str, Any], seconds: float, edited: EditedPictures | None
) -> dict[str, object]:
    """Return `measured` with the facts of the pictures that are shown in place of those of the first video stream.

    Its duration is replaced if the container states one, frame rate and bit rate if the film is `edited`.
    """
    first, *others = measured["video_streams"]
    film = first if edited is None else {**first, "fps": edited.fps(seconds), "bitrate_bps": edited.bit_rate(seconds)}
    if "duration_seconds" in film:
        film = {**film, "duration_seconds": seconds}
    films = [film, *others]
    return {**measured, "video_streams": films, **_first("video", films)}


def container_name(container: InputContainer) -> str:
    """Return the format of a container; FFmpeg has one name for two of them, and the file decides."""
    name = container.format.name.split(",")[0]
    if name != "mov":
        return name
    return name if container.metadata.get("major_brand", "").strip() == "qt" else "mp4"


# Fields of the first stream that are shown beside the list of all streams too.
_OF_FIRST = {
    "video": ("codec", "width", "height", "fps", "duration_seconds", "bitrate_bps"),
    "audio": ("codec", "sample_rate", "channels", "duration_seconds"),
}


def _first(kind: str, streams: list[dict[str, object]]) -> dict[str, object]:
    return {f"{kind}_{name}": streams[0][name] for name in _OF_FIRST[kind] if name in streams[0]}


def _film(stream: VideoStream, *, is_turned: bool) -> dict[str, object]:
    codec = stream.codec_context
    width, height = shown_size(codec.width, codec.height, is_turned=is_turned)
    return _known(
        index=stream.index,
        codec=codec.codec.canonical_name,
        width=width,
        height=height,
        fps=tidy(float(frame_rate(stream) or 0)),
        duration_seconds=_seconds(stream),
        bitrate_bps=codec.bit_rate,
        pixel_aspect_ratio=_ratio(stream.sample_aspect_ratio, is_turned=is_turned),
        display_aspect_ratio=_ratio(stream.display_aspect_ratio, is_turned=is_turned),
        pixel_format=codec.pix_fmt,
        bit_depth=codec.format.components[0].bits if codec.format else None,
    )


def _sound(stream: AudioStream) -> dict[str, object]:
    codec = stream.codec_context
    language = stream.metadata.get("language", _UNDETERMINED)
    return _known(
        index=stream.index,
        codec=codec.codec.canonical_name,
        codec_long=codec.codec.long_name,
        sample_rate=codec.sample_rate,
        channels=codec.channels,
        channel_layout=codec.layout.name,
        bitrate_bps=codec.bit_rate,
        language=None if language == _UNDETERMINED else language,
        duration_seconds=_seconds(stream),
    )


def _known(**measures: Any) -> dict[str, object]:
    return {name: value for name, value in measures.items() if value is not None}


def _seconds(stream: VideoStream | AudioStream) -> float | None:
    if stream.duration is None or stream.time_base is None:
        return None
    return tidy(float(stream.duration * stream.time_base))


def shown_size(width: int, height: int, *, is_turned: bool) -> tuple[int, int]:
    """Return width and height of a picture as it is shown."""
    return (height, width) if is_turned else (width, height)


def _ratio(ratio: Any, *, is_turned: bool) -> str | None:
    if not ratio:
        return None
    across, down = shown_size(ratio.numerator, ratio.denominator, is_turned=is_turned)
    return f"{across}:{down}"


def _is_hdr(stream: VideoStream) -> bool:
    return int(stream.codec_context.color_trc or 0) in _HDR_TRANSFERS


def _created_at(metadata: Mapping[str, str]) -> str | None:
    try:
        return rfc3339(datetime.fromisoformat(metadata["creation_time"]).astimezone(UTC))
    except (KeyError, ValueError, OverflowError):
        return None
