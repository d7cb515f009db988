"""The ranges of numbers in records. Values from snapshots are checked against them; a rule may be stricter."""

from typing import Annotated, TypeAlias

from msgspec import Meta

# The largest integer that every JSON parser reads exactly.
_LARGEST = 2**53
_USUAL = Meta(ge=0, le=_LARGEST)
# The limit of the content that a test may give a video.
_SECONDS = Meta(ge=0, le=1_000_000)

Count: TypeAlias = Annotated[int, _USUAL]
# An integer stays an integer, because replies show 5 and 5.0 differently.
Number: TypeAlias = Annotated[int, _USUAL] | Annotated[float, _USUAL]
Seconds: TypeAlias = Annotated[int, _SECONDS] | Annotated[float, _SECONDS]
Pixels: TypeAlias = Annotated[int, Meta(ge=0, le=100_000)]
_CLIP_LENGTH = Meta(ge=2, le=10)
ClipLength: TypeAlias = Annotated[int, _CLIP_LENGTH] | Annotated[float, _CLIP_LENGTH]
