"""Job profiles."""

from mockserver.domain.account.account import Account, World
from mockserver.domain.testkit.profiles import ProfileScope, profile_to_json
from mockserver.domain.testkit.progress import clear_profiles, give_profile, set_profile
from mockserver.handlers.admin.requests.profiles import read_profile_setting
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_change
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

operations = Registry()


@operations.operation("list-profiles")
def list_profiles(call: Call, world: World) -> Reply:
    return Reply(200, _view(world.account))


@operations.operation("set-profile")
async def set_one(call: Call, world: World) -> Reply:
    setting = read_profile_setting(call.body, world.account.profile, call.accounts.contract)
    if setting.task_id is not None:
        give_profile(world, setting.task_id, setting.profile)
    else:
        await run_change(world.account, set_profile(world, setting.scope, setting.profile))
    return Reply(200, _view(world.account))


@operations.operation("clear-profiles")
async def clear(call: Call, world: World) -> Reply:
    await run_change(world.account, clear_profiles(world))
    return Reply(200, _view(world.account))


def _view(account: Account) -> View:
    rules = account.kit.profiles.rules if account.kit.profiles else ()
    return {
        "profiles": [_scope_view(scope) | profile_to_json(profile) for scope, profile in rules],
        "otherwise": profile_to_json(account.profile),
    }


def _scope_view(scope: ProfileScope) -> View:
    said = {"index_id": scope.index_id, "filename": scope.filename}
    return {name: value for name, value in said.items() if value is not None}
