"""Back to the beginning."""

from mockserver.domain.account.account import World
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry
from mockserver.state.reset import reset

operations = Registry()


@operations.operation("reset-account")
def reset_account(call: Call, world: World) -> Reply:
    call.accounts.go_on_with(reset(world.account, call.accounts.afresh(world.account), call.body["what"]))
    return Reply(200, {"reset": call.body["what"]})


@operations.operation("reset-all-accounts")
def reset_all_accounts(call: Call, world: World) -> Reply:
    accounts = call.accounts.all()
    for account in accounts:
        call.accounts.go_on_with(reset(account, call.accounts.afresh(account), call.body["what"]))
        call.ingest.remove_unused(account)
    return Reply(200, {"reset": call.body["what"], "accounts": len(accounts)})
