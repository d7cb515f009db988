"""Selects the profile of a job: its own, else that of the most specific rule, else the account's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from mockserver.domain.records.job_profile import Profile


@dataclass(frozen=True, slots=True)
class ProfileScope:
    """The jobs that a rule covers: of an index, of files whose names match a pattern, or all."""

    index_id: str | None = None
    filename: str | None = None

    def covers(self, filename: str, index_id: str | None) -> bool:
        """Return whether a job with this file, in this index or in none, is covered."""
        if self.index_id not in (None, index_id):
            return False
        return self.filename is None or fnmatchcase(filename.lower(), self.filename.lower())


@dataclass(slots=True)
class Profiles:
    """The job profiles that a test has set for an account, by scope."""

    rules: list[tuple[ProfileScope, Profile]] = field(default_factory=list)
    # The jobs with a profile of their own, which no rule changes.
    own: dict[str, None] = field(default_factory=dict)

    def set(self, scope: ProfileScope, profile: Profile) -> None:
        """Set the profile of jobs in `scope`. Of equally specific rules the last one set wins."""
        self.rules = [rule for rule in self.rules if rule[0] != scope]
        self.rules.append((scope, profile))

    def give(self, job_id: str) -> None:
        """Record that a job has a profile of its own."""
        self.own[job_id] = None

    def find(self, filename: str, index_id: str | None) -> Profile | None:
        """Return the profile for such a job. A rule for names beats one for an index; a rule for both beats either."""
        found = [rule for rule in self.rules if rule[0].covers(filename, index_id)]
        best = max(reversed(found), key=_particularity, default=None)
        return best[1] if best else None


def _particularity(rule: tuple[ProfileScope, Profile]) -> tuple[bool, bool]:
    scope, _ = rule
    return scope.filename is not None, scope.index_id is not None


def profile_to_json(profile: Profile) -> dict[str, Any]:
    """Return `profile` in the JSON form of the contract."""
    said = {
        "pace": profile.name,
        "each": profile.each,
        "states": dict(profile.states),
        "stuck": profile.stuck,
        "fails": profile.fails,
        "code": profile.code,
        "flaps": profile.flaps,
    }
    return {name: value for name, value in said.items() if value not in (None, {})}


def profile_from_json(said: Mapping[str, Any]) -> Profile:
    """Return the profile for the JSON form of the contract."""
    pace, each, states = said["pace"], said["each"], said.get("states", {})
    wrong = {name: said.get(name) for name in ("stuck", "fails", "code", "flaps")}
    return Profile(pace, pace == "polls", each, states, **wrong)
