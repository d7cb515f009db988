"""An indexing task: a video on its way into an index. Its rules are in `tasks`."""

from dataclasses import dataclass
from datetime import datetime

from mockserver.domain.lifecycle import Path, Step, Timeline, step_at
from mockserver.domain.media import Media


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A task as it was created; where it stands is read off its timeline."""

    id: str
    index_id: str
    video_id: str
    filename: str
    media: Media
    created_at: datetime
    estimated_at: datetime
    timeline: Timeline
    path: Path
    is_streamed: bool
    polls: int = 0

    def step(self, now: datetime) -> Step:
        """Return where the task stands at `now`, and since when."""
        return step_at(self.timeline, now)
