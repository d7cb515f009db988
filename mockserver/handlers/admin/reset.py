"""Back to the beginning."""

from mockserver.domain.testkit.reset import reset
from mockserver.domain.world import World
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry

operations = Registry()


@operations.operation("reset-account")
def reset_account(call: Call, world: World) -> Reply:
    call.accounts.go_on_with(reset(world.account, call.accounts.afresh(world.account), call.body["what"]))
    if call.test:
        world.account.kit.journal.begin_test(call.test)
    return Reply(200, {"reset": call.body["what"]})


@operations.operation("reset-all-accounts")
def reset_all_accounts(call: Call, world: World) -> Reply:
    accounts = call.accounts.all()
    for account in accounts:
        call.accounts.go_on_with(reset(account, call.accounts.afresh(account), call.body["what"]))
        call.studio.remove_unused(account)
    return Reply(200, {"reset": call.body["what"], "accounts": len(accounts)})
