"""What a test has put into an account, and what was noted for it. Each feature has a field, empty at first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mockserver.domain.account.journal import Journal
from mockserver.domain.account.meter import Meter

if TYPE_CHECKING:  # most accounts have none of these, and most servers no such account
    from mockserver.domain.testkit.answers import Answers
    from mockserver.domain.testkit.behaviour import Behaviour
    from mockserver.domain.testkit.expected_videos import ExpectedVideos
    from mockserver.domain.testkit.faults import Faults
    from mockserver.domain.testkit.profiles import Profiles


@dataclass(slots=True)
class Kit:
    """The test kit of one account. Its fields are part of a snapshot, but those that are NOTED."""

    journal: Journal = field(default_factory=Journal)
    meter: Meter = field(default_factory=Meter)
    answers: "Answers | None" = None
    behaviour: "Behaviour | None" = None
    expected_videos: "ExpectedVideos | None" = None
    faults: "Faults | None" = None
    profiles: "Profiles | None" = None


# The parts of an account that can be reset by themselves, with the fields of the kit that each has.
PARTS: Mapping[str, tuple[str, ...]] = {
    "journal": ("journal", "meter"),
    "faults": ("faults", "behaviour"),
    "answers": ("answers", "expected_videos"),
}

# What a run leaves behind in the kit, for the test to ask about. A snapshot is without it, and restoring leaves it.
NOTED = frozenset(["journal", "meter"])
