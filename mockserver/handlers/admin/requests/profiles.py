"""Parses job profiles."""

from msgspec import Struct

from mockserver.contract.contract import Contract, check_error_code
from mockserver.domain.records.job_profile import PROFILES, Profile
from mockserver.domain.testkit.profiles import ProfileScope, profile_from_json
from mockserver.handlers.call import Values


class ProfileSetting(Struct, frozen=True):
    """A profile for one task, or for the jobs of a scope."""

    profile: Profile
    task_id: str | None
    scope: ProfileScope


def read_profile_setting(body: Values, base: Profile, contract: Contract) -> ProfileSetting:
    """Return the profile and its scope; missing values are those of `base`.

    Raises ParameterInvalid for an error code that is not in the contract.
    """
    check_error_code(body, contract, "code")
    scope = ProfileScope(body.get("index_id"), body.get("filename"))
    return ProfileSetting(read_profile(body, base), body.get("task_id"), scope)


def read_profile(body: Values, base: Profile) -> Profile:
    """Return the described profile; missing values are those of `base`."""
    pace = body.get("pace", base.name)
    return profile_from_json({"pace": pace, "each": PROFILES[pace].each, **body})
