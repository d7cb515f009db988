"""Hooks: the points at which a test kit can change the rules. The rules do not know the kit."""

from collections.abc import Collection, Sequence
from datetime import datetime

from mockserver.domain.records.job_profile import Profile
from mockserver.domain.records.video import Video


class Hooks:
    """All hooks of one account. Here each does nothing, as if there were no test kit."""

    __slots__ = ()

    def profile_of(self, filename: str, index_id: str | None) -> Profile | None:
        """Return the profile of a job with this file, in an index or in none; None for the account's profile."""
        return None

    def check_use(self, *, videos: int = 0, indexed: float = 0, embedded: float = 0) -> None:
        """Check that additional usage is allowed: videos, and seconds of video. Raises RunLimitExceeded."""

    def note_use(self, *, videos: int = 0, indexed: float = 0, embedded: float = 0, generated: int = 0) -> None:
        """Count usage: videos, seconds of video, and tokens of text that is generated in the background."""

    def note_new_video(self, video_id: str) -> None:
        """Called after a video was added to an index."""

    def is_deleted(self, video_id: str) -> bool:
        """Return whether a video was deleted but still appears in lists."""
        return False

    def kept_deleted(self) -> Collection[str]:
        """Return the deleted videos that still appear in lists."""
        return ()

    def keeps_deleted(self, video: Video, now: datetime) -> bool:
        """Return whether `video`, which is being deleted, still appears in lists for a while."""
        return False

    def no_longer_kept(self, now: datetime) -> Sequence[str]:
        """Return the deleted videos that stop appearing in lists, each once."""
        return ()
