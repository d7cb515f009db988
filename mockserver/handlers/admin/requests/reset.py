"""Parses resets."""

from collections.abc import Sequence

from msgspec import Struct

from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values
from mockserver.state.reset import WHOLE


class ResetOrder(Struct, frozen=True):
    """Which parts of an account to reset, the text that seeds its identifiers, and whether to forget the account."""

    parts: Sequence[str]
    scope: str
    is_forgotten: bool


def read_reset(body: Values) -> ResetOrder:
    """Return what to reset. Raises ParameterInvalid for options that apply to a whole account only."""
    order = ResetOrder(read_parts(body), body.get("scope", ""), body["forget"])
    for name, is_given in (("scope", bool(order.scope)), ("forget", order.is_forgotten)):
        if is_given and WHOLE not in order.parts:
            raise ParameterInvalid(name, "It is for resets of the whole account: add account to what.")
    return order


def read_parts(body: Values) -> Sequence[str]:
    """Return the parts of accounts to reset."""
    parts: Sequence[str] = body["what"]
    return parts
