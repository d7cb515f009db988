"""Job profiles: how tasks progress."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, Unpack

from mockserver.testing.admin_client import AdminClient
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

Pace = Literal["instant", "seconds", "polls"]
WorkingState = Literal["validating", "pending", "queued", "indexing", "processing"]


class JobProfile(TypedDict, total=False):
    """How tasks progress. Missing values are as in the server's settings.

    It applies to all tasks of the account, or to those of one `index_id`, with a matching `filename` (such as `*.avi`),
    or to one `task_id`. `each` and `states` are how long a state lasts, in seconds or polls, as `pace` says. `stuck` is
    a state that the task never leaves, `fails` the state after which it fails, with the error `code`, and `flaps` a
    state that comes twice. `unlisted` allows a code that is not in the error catalogue.
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
    """The profiles that were set, in order; `otherwise` is the one of the settings, for all other tasks."""

    profiles: tuple[Mapping[str, Any], ...]
    otherwise: Mapping[str, Any]


class Profiles:
    """The job profiles of an account."""

    def __init__(self, admin: AdminClient) -> None:
        self._call = admin.call

    def set(self, **profile: Unpack[JobProfile]) -> JobProfiles:
        """Change how new and running tasks progress: `set(index_id=…, stuck="indexing")`. Raises Refused."""
        return _profiles(self._call("set-profile", profile))

    def list(self) -> JobProfiles:
        """Return the current profiles."""
        return _profiles(self._call("list-profiles"))

    def clear(self) -> JobProfiles:
        """Remove all profiles: tasks follow the one of the settings again."""
        return _profiles(self._call("clear-profiles"))


def _profiles(reply: Any) -> JobProfiles:
    return JobProfiles(tuple(reply["profiles"]), reply["otherwise"])
