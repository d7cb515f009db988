"""How tasks progress, changed by a test while the server runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, Unpack

from mockserver.testing.asking import Asker

Pace = Literal["instant", "seconds", "polls"]
WorkingState = Literal["validating", "pending", "queued", "indexing", "processing"]


class JobProfile(TypedDict, total=False):
    """How tasks progress; what is not said is as in the settings.

    The tasks are all of the account, or those of one `index_id`, those whose `filename` fits, or a single `task_id`.
    """

    task_id: str
    index_id: str
    filename: str
    pace: Pace
    each: float
    states: Mapping[WorkingState, float]
    stuck: WorkingState
    fails: WorkingState
    code: str
    unlisted: bool
    flaps: WorkingState


@dataclass(frozen=True, slots=True)
class JobProfiles:
    """The profiles that were set, the last one last, and the one of the settings, which holds `otherwise`."""

    profiles: tuple[Mapping[str, Any], ...]
    otherwise: Mapping[str, Any]


class Profiles:
    """The job profiles of an account."""

    def __init__(self, asker: Asker) -> None:
        self._ask = asker.ask

    def set(self, **profile: Unpack[JobProfile]) -> JobProfiles:
        """Let tasks progress otherwise, those at work too: `set(index_id=…, stuck="indexing")`. Raises Refused."""
        return _profiles(self._ask("set-profile", profile))

    def list(self) -> JobProfiles:
        """Return the profiles that hold now."""
        return _profiles(self._ask("list-profiles"))

    def clear(self) -> JobProfiles:
        """Let all tasks go by the profile of the settings again."""
        return _profiles(self._ask("clear-profiles"))


def _profiles(reply: Any) -> JobProfiles:
    return JobProfiles(tuple(reply["profiles"]), reply["otherwise"])
