"""Vectors: of what they are asked for."""

from msgspec import Struct

from mockserver.domain.embedding import Truncation
from mockserver.domain.records.job import EmbeddingScope
from mockserver.domain.rules.embedding_tasks import Cut
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.common.uploads import MediaSource

_SHORTEST_INTERVAL = 6


class EmbedQuery(Struct, frozen=True, gc=False):
    """Texts, images and sounds that vectors are asked for; a sound is heard from `sound_start` on, in seconds."""

    text: str | None
    truncation: Truncation
    image: MediaSource | None
    sound: MediaSource | None
    sound_start: float


class EmbeddingRequest(Struct, frozen=True, gc=False):
    """A video that vectors are asked for: of which part, in clips of how many seconds, in which scopes."""

    video: MediaSource
    start: float | None
    end: float | None
    clip_length: int
    scopes: tuple[EmbeddingScope, ...]

    def cut(self, duration: float) -> Cut:
        """Return the part of a video of `duration` that is meant. Raises ParameterInvalid where it has none such."""
        return Cut(*self._interval(duration), self.clip_length, self.scopes)

    def _interval(self, duration: float) -> tuple[float, float]:
        start, end = self.start, self.end
        if start is None or end is None:
            return 0, duration
        least = max(_SHORTEST_INTERVAL, self.clip_length)
        if end <= start:
            reason = f"It must be greater than video_start_offset_sec, {start:g}; got {end:g}."
        elif end > duration:
            reason = f"The video ends at {duration:g} s; got {end:g}."
        elif end - start < least:
            reason = f"The part must last at least {least} s."
        else:
            return start, end
        raise ParameterInvalid("video_end_offset_sec", reason)
