"""An indexing task: a video on its way into an index. Its rules are in `tasks`."""

from dataclasses import dataclass
from datetime import datetime

from mockserver.domain.records.lifecycle import Course, Step
from mockserver.domain.records.media import Media


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A task as it was created; where it stands is read off its course."""

    id: str
    index_id: str
    video_id: str
    filename: str
    media: Media
    created_at: datetime
    estimated_at: datetime
    course: Course
    is_streamed: bool

    def step(self, now: datetime) -> Step:
        """Return where the task stands at `now`, and since when."""
        return self.course.step(now)
