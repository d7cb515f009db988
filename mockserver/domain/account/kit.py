"""What a test has put into an account, and what was noted for it. Each feature has a field, empty at first."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from mockserver.domain.account.journal import Journal
from mockserver.domain.account.meter import Meter

if TYPE_CHECKING:  # most accounts have none of these, and most servers no such account
    from mockserver.domain.testkit.answers import Answers
    from mockserver.domain.testkit.behaviour import Behaviour
    from mockserver.domain.testkit.expected_videos import ExpectedVideos
    from mockserver.domain.testkit.faults import Faults
    from mockserver.domain.testkit.profiles import Profiles


def _part(name: str, *, is_noted: bool = False) -> Mapping[str, object]:
    return {"part": name, "is_noted": is_noted}


@dataclass(slots=True)
class Kit:
    """The test kit of one account.

    Each field is of a part of the account that can be reset by itself, but for those that are of none. Those that are
    noted are what a run leaves behind: a snapshot is without them, and restoring leaves them. It has all others.
    """

    journal: Journal = field(default_factory=Journal, metadata=_part("journal", is_noted=True))
    meter: Meter = field(default_factory=Meter, metadata=_part("journal", is_noted=True))
    answers: "Answers | None" = field(default=None, metadata=_part("answers"))
    behaviour: "Behaviour | None" = field(default=None, metadata=_part("faults"))
    expected_videos: "ExpectedVideos | None" = field(default=None, metadata=_part("answers"))
    faults: "Faults | None" = field(default=None, metadata=_part("faults"))
    profiles: "Profiles | None" = field(default=None, metadata=_part(""))


PARTS: Mapping[str, tuple[str, ...]] = {
    part: tuple(field.name for field in fields(Kit) if field.metadata["part"] == part)
    for part in ("journal", "faults", "answers")
}
NOTED = frozenset(field.name for field in fields(Kit) if field.metadata["is_noted"])
SAVED = tuple(sorted(field.name for field in fields(Kit) if field.name not in NOTED))
