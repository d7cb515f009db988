"""Parses requests to search, wait for, verify and judge exchanges."""

from collections.abc import Sequence

from msgspec import Struct

from mockserver.contract.contract import Contract
from mockserver.domain.rules.paging import PageQuery
from mockserver.domain.testkit.conduct import RULES
from mockserver.domain.testkit.expectations import Expectation
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.admin.requests.selection import Selection, matcher_of, read_selection
from mockserver.handlers.call import Values


class JournalQuery(Struct, frozen=True):
    """A page of the selected exchanges after a given one."""

    selection: Selection
    after: str | None
    page: PageQuery


class Waiting(Struct, frozen=True):
    """How many exchanges to wait for, and how long."""

    selection: Selection
    after: str | None
    count: int
    timeout_seconds: float


class VerifyQuery(Struct, frozen=True):
    """The expected number of the exchanges after a given one."""

    expectation: Expectation
    after: str | None


class OrderQuery(Struct, frozen=True):
    """The calls that are expected one after the other, after a given exchange."""

    steps: Sequence[Expectation]
    after: str | None


class ConductQuery(Struct, frozen=True):
    """The rules by which to judge the exchanges after a given one."""

    rules: Sequence[str]
    after: str | None
    poll_seconds: float


def read_journal_query(values: Values, contract: Contract) -> JournalQuery:
    """Return the requested page of the journal, from a body or a query string. Raises ParameterInvalid."""
    page = PageQuery(values["page"], values["page_limit"], is_descending=values["sort_option"] == "desc")
    return JournalQuery(read_selection(values, contract), values.get("after"), page)


def read_waiting(body: Values, contract: Contract) -> Waiting:
    """Return which exchanges to wait for. Raises ParameterInvalid."""
    return Waiting(read_selection(body, contract), body.get("after"), body["count"], body["timeout_seconds"])


def read_verification(body: Values, contract: Contract) -> VerifyQuery:
    """Return the expected number: at least one, if none is given. Raises ParameterInvalid."""
    at_least, at_most = body.get("at_least"), body.get("at_most")
    if "exactly" in body:
        at_least = at_most = body["exactly"]
    elif at_least is None and at_most is None:
        at_least = 1
    if at_most is not None and at_most < (at_least or 0):
        raise ParameterInvalid("at_most", f"{at_most} is less than at_least, {at_least}.")
    matcher = matcher_of(body.get("match", {}), contract)
    expectation = Expectation(matcher, body.get("status"), at_least or 0, at_most, body["only_unverified"])
    return VerifyQuery(expectation, body.get("after"))


def read_order(body: Values, contract: Contract) -> OrderQuery:
    """Return the calls that are expected in order. Raises ParameterInvalid."""
    steps = [Expectation(matcher_of(call.get("match", {}), contract), call.get("status")) for call in body["calls"]]
    return OrderQuery(steps, body.get("after"))


def read_conduct_query(query: Values) -> ConductQuery:
    """Return the rules to judge by: all, unless some are named."""
    return ConductQuery(query.get("rules", tuple(RULES)), query.get("after"), query["poll_seconds"])
