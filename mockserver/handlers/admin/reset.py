"""Back to the beginning."""

from mockserver.domain.account.account import World
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry
from mockserver.state.reset import WHOLE, reset

operations = Registry()


@operations.operation("reset-account")
def reset_account(call: Call, world: World) -> Reply:
    parts, scope, is_forgotten = call.body["what"], call.body.get("scope", ""), call.body["forget"]
    for name, is_given in (("scope", bool(scope)), ("forget", is_forgotten)):
        if is_given and WHOLE not in parts:
            raise ParameterInvalid(name, "It is for resets of the whole account: add account to what.")
    call.accounts.go_on_with(reset(world.account, call.accounts.afresh(world.account, scope), parts))
    if call.test:
        world.account.kit.journal.begin_test(call.test)
    if is_forgotten:
        call.accounts.forget(world.account)
    return Reply(200, {"reset": parts})


@operations.operation("reset-all-accounts")
def reset_all_accounts(call: Call, world: World) -> Reply:
    accounts = call.accounts.all()
    for account in accounts:
        call.accounts.go_on_with(reset(account, call.accounts.afresh(account), call.body["what"]))
        call.ingest.remove_unused(account)
    return Reply(200, {"reset": call.body["what"], "accounts": len(accounts)})
