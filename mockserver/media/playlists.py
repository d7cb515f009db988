"""HLS playlists as text. Segments are named by their number."""

from collections.abc import Sequence
from math import ceil

# Apple's recommendation.
SEGMENT_SECONDS = 6


def segment_durations(duration: float) -> list[float]:
    """Return the duration of each segment of a video of `duration` seconds; they add up to that."""
    count = ceil(duration / SEGMENT_SECONDS)
    rest = duration - (count - 1) * SEGMENT_SECONDS
    return [*([float(SEGMENT_SECONDS)] * (count - 1)), rest]


def playlist_of(durations: Sequence[float]) -> str:
    """Return the playlist of a complete video with segments of these durations."""
    segments = "".join(f"#EXTINF:{seconds:.6f},\n{number}.ts\n" for number, seconds in enumerate(durations))
    return (
        "#EXTM3U\n"
        "#EXT-X-VERSION:3\n"
        f"#EXT-X-TARGETDURATION:{SEGMENT_SECONDS}\n"
        "#EXT-X-MEDIA-SEQUENCE:0\n"
        "#EXT-X-PLAYLIST-TYPE:VOD\n"
        f"{segments}"
        "#EXT-X-ENDLIST\n"
    )


def moved(playlist: str, folder: str) -> str:
    """Return `playlist` for another place; its segments are in `folder`."""
    lines = playlist.splitlines(keepends=True)
    return "".join(line if line.startswith("#") else f"{folder}/{line}" for line in lines)
