"""The test kit of one account: one field for each feature, empty at first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING

from mockserver.domain.account.journal import Journal
from mockserver.domain.account.meter import Meter
from mockserver.domain.records.job_profile import Profile
from mockserver.domain.records.video import Video
from mockserver.domain.rules.hooks import Hooks

if TYPE_CHECKING:  # late, because most servers have no account with any of these
    from mockserver.domain.testkit.answers import Answers
    from mockserver.domain.testkit.behaviour import Behaviour
    from mockserver.domain.testkit.expected_videos import ExpectedVideos
    from mockserver.domain.testkit.faults import Faults
    from mockserver.domain.testkit.profiles import Profiles


def _part(name: str, *, is_noted: bool = False) -> Mapping[str, object]:
    return {"part": name, "is_noted": is_noted}


@dataclass(slots=True)
class Kit(Hooks):
    """The test kit of one account, which implements the hooks of the rules.

    Each field belongs to a part of the account that can be reset separately, or to none. Fields with `is_noted` record
    a run: snapshots omit them, and restoring keeps them. Snapshots contain all others.
    """

    journal: Journal = field(default_factory=Journal, metadata=_part("journal", is_noted=True))
    meter: Meter = field(default_factory=Meter, metadata=_part("journal", is_noted=True))
    answers: "Answers | None" = field(default=None, metadata=_part("answers"))
    behaviour: "Behaviour | None" = field(default=None, metadata=_part("faults"))
    expected_videos: "ExpectedVideos | None" = field(default=None, metadata=_part("answers"))
    faults: "Faults | None" = field(default=None, metadata=_part("faults"))
    profiles: "Profiles | None" = field(default=None, metadata=_part(""))

    def profile_of(self, filename: str, index_id: str | None) -> Profile | None:
        """Return the profile that a test has set for such jobs."""
        return self.profiles.find(filename, index_id) if self.profiles else None

    def check_use(self, *, videos: int = 0, indexed: float = 0, embedded: float = 0) -> None:
        """Check the limits that a test has set. Raises RunLimitExceeded."""
        self.meter.check(videos=videos, indexed=indexed, embedded=embedded)

    def note_use(self, *, videos: int = 0, indexed: float = 0, embedded: float = 0, generated: int = 0) -> None:
        """Count usage on the meter."""
        self.meter.use(videos=videos, indexed=indexed, embedded=embedded, generated=generated)

    def note_new_video(self, video_id: str) -> None:
        """Delay the video in lists, if a test wants that."""
        if self.behaviour is not None:
            self.behaviour.consistency.add(video_id)

    def is_deleted(self, video_id: str) -> bool:
        """Return whether the video was deleted but still appears in lists."""
        return self.behaviour is not None and self.behaviour.consistency.is_deleted(video_id)

    def kept_deleted(self) -> Collection[str]:
        """Return the deleted videos that still appear in lists."""
        return () if self.behaviour is None else self.behaviour.consistency.lingering

    def keeps_deleted(self, video: Video, now: datetime) -> bool:
        """Return whether the video stays in lists after its deletion."""
        return self.behaviour is not None and self.behaviour.consistency.is_kept(video, now)

    def no_longer_kept(self, now: datetime) -> Sequence[str]:
        """Return the deleted videos that stop appearing in lists."""
        return () if self.behaviour is None else self.behaviour.consistency.gone(now)


PARTS: Mapping[str, tuple[str, ...]] = {
    part: tuple(field.name for field in fields(Kit) if field.metadata["part"] == part)
    for part in ("journal", "faults", "answers")
}
NOTED = frozenset(field.name for field in fields(Kit) if field.metadata["is_noted"])
SAVED = tuple(sorted(field.name for field in fields(Kit) if field.name not in NOTED))
