"""Resets accounts."""

from mockserver.domain.account.account import World
from mockserver.handlers.admin.requests.reset import read_parts, read_reset
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.state.reset import reset

operations = Registry()


@operations.operation("reset-account")
def reset_account(call: Call, world: World) -> Reply:
    order = read_reset(call.body)
    call.accounts.run_in_background(
        reset(world.account, call.accounts.fresh_account(world.account, order.scope), order.parts)
    )
    if call.test:
        world.account.kit.journal.begin_test(call.test)
    if order.is_forgotten:
        call.accounts.forget(world.account)
    return Reply(200, {"reset": order.parts})


@operations.operation("reset-all-accounts")
def reset_all_accounts(call: Call, world: World) -> Reply:
    accounts, parts = call.accounts.all(), read_parts(call.body)
    for account in accounts:
        call.accounts.run_in_background(reset(account, call.accounts.fresh_account(account), parts))
        call.ingest.remove_unused(account)
    return Reply(200, {"reset": parts, "accounts": len(accounts)})
