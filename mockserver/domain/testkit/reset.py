"""Back to the beginning: an account, or parts of it, as when its key was first used."""

from collections.abc import Collection
from dataclasses import fields

from mockserver.domain.testkit.kit import PARTS
from mockserver.domain.world import Account

WHOLE, CLOCK = "account", "clock"


def reset(account: Account, fresh: Account, parts: Collection[str]) -> None:
    """Make `account`, or the `parts` of it, like `fresh`, which was just opened.

    The account stays the one that its key opens; all that it has is another, so whatever still works with what it had
    before changes nothing that can be seen.
    """
    if WHOLE in parts:
        fresh.files.unused.extend(account.files.all())
        for field in fields(Account):
            setattr(account, field.name, getattr(fresh, field.name))
        return
    if CLOCK in parts:
        account.clock = fresh.clock
    for part in PARTS.keys() & parts:
        for name in PARTS[part]:
            setattr(account.kit, name, getattr(fresh.kit, name))
