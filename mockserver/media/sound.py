"""How long a sound lasts, read by FFmpeg."""

import av

_MICROSECONDS = 1_000_000


def sound_seconds(path: str) -> float | None:
    """Return the seconds that the sound in the file at `path` lasts, or None if that is unknown."""
    try:
        with av.open(path) as container:
            sounds = container.streams.audio
            if not sounds:
                return None
            if sounds[0].duration is not None and sounds[0].time_base is not None:
                return float(sounds[0].duration * sounds[0].time_base)
            return container.duration / _MICROSECONDS if container.duration else None
    except (av.FFmpegError, ValueError):
        return None
