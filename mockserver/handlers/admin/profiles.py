"""Job profiles."""

from collections.abc import Mapping
from typing import Any

from mockserver.domain.account.account import Account, World
from mockserver.domain.records.job_profile import PROFILES, Profile
from mockserver.domain.testkit.profiles import Scope, profile_from_json, profile_to_json
from mockserver.domain.testkit.progress import clear_profiles, give_profile, set_profile
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry

operations = Registry()


@operations.operation("list-profiles")
def list_profiles(call: Call, world: World) -> Reply:
    return Reply(200, _view(world.account))


@operations.operation("set-profile")
def set_one(call: Call, world: World) -> Reply:
    profile = read_profile(call.body, world.account.profile)
    if "task_id" in call.body:
        give_profile(world, call.body["task_id"], profile)
    else:
        set_profile(world, Scope(call.body.get("index_id"), call.body.get("filename")), profile)
    return Reply(200, _view(world.account))


@operations.operation("clear-profiles")
def clear(call: Call, world: World) -> Reply:
    clear_profiles(world)
    return Reply(200, _view(world.account))


def read_profile(said: Mapping[str, Any], base: Profile) -> Profile:
    """Return the profile that is described; what is not said of it is as of `base`."""
    pace = said.get("pace", base.name)
    return profile_from_json({"pace": pace, "each": PROFILES[pace].each, **said})


def _view(account: Account) -> dict[str, Any]:
    rules = account.kit.profiles.rules if account.kit.profiles else ()
    return {
        "profiles": [_scope_view(scope) | profile_to_json(profile) for scope, profile in rules],
        "otherwise": profile_to_json(account.profile),
    }


def _scope_view(scope: Scope) -> dict[str, Any]:
    said = {"index_id": scope.index_id, "filename": scope.filename}
    return {name: value for name, value in said.items() if value is not None}
