"""Where a test kit may interfere with the rules. The rules know these places, and nothing of the kit behind them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from mockserver.domain.records.job_profile import Profile
from mockserver.domain.records.video import Video


class Hooks:
    """All places of one account. Each does nothing here: the rules go on as if no test kit were there."""

    __slots__ = ()

    def profile_of(self, filename: str, index_id: str | None) -> Profile | None:
        """Return the profile of a job with this file, in an index or in none; None for that of the account."""
        return None

    def check_use(self, *, videos: int = 0, indexed: float = 0, embedded: float = 0) -> None:
        """Check that so much more may be used: videos, and seconds of video. Raises RunLimitExceeded."""

    def note_use(self, *, videos: int = 0, indexed: float = 0, embedded: float = 0, generated: int = 0) -> None:
        """Count what is used: videos, seconds of video, and tokens of text that is generated in the background."""

    def note_new_video(self, video_id: str) -> None:
        """Called when a video was added to an index."""

    def is_deleted(self, video_id: str) -> bool:
        """Return whether a video was deleted and is kept all the same, so that lists can show it."""
        return False

    def kept_deleted(self) -> Collection[str]:
        """Return the videos that were deleted and are kept all the same."""
        return ()

    def keeps_deleted(self, video: Video, now: datetime) -> bool:
        """Return whether `video`, which is deleted now, is to be kept for a while."""
        return False

    def no_longer_kept(self, now: datetime) -> Sequence[str]:
        """Return the deleted videos that need not be kept any longer, each once."""
        return ()
