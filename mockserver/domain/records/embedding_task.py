"""An embedding task: a video on its way to vectors, in no index."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mockserver.domain.records.lifecycle import Course, Step
from mockserver.domain.records.scenes import Content

if TYPE_CHECKING:  # an account has a place for these tasks long before it has one
    from mockserver.domain.embedding import Scope

# Vectors are kept for a week.
LIFETIME = timedelta(days=7)


@dataclass(frozen=True, slots=True, eq=False)
class EmbeddingTask:
    """A task as it was created; `input_name` is the file name, or the address where `is_address`. Times in seconds."""

    id: str
    input_name: str
    is_address: bool
    duration: float
    content: Content
    start: float
    end: float
    clip_length: int
    scopes: "tuple[Scope, ...]"
    created_at: datetime
    course: Course

    def step(self, now: datetime) -> Step:
        """Return where the task stands at `now`, and since when."""
        return self.course.step(now)

    def is_kept(self, now: datetime) -> bool:
        return now < self.created_at + LIFETIME
