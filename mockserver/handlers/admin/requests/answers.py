"""Parses fixed answers."""

from collections.abc import Iterator, Sequence

from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.domain.records.recorded_answer import Ending, FixedReply
from mockserver.domain.testkit.answers import Answer
from mockserver.domain.testkit.matching.conditions import MatcherInvalid
from mockserver.domain.testkit.matching.matcher import read_matcher
from mockserver.ground.errors import ContractViolation, ParameterInvalid
from mockserver.handlers.admin.requests.naming import named_operations
from mockserver.handlers.call import Values


def read_answer(described: Values, contract: Contract) -> Answer:
    """Return the described answer. Raises ParameterInvalid, also if `contract` does not allow a reply."""
    named = named_operations(described["match"], contract)
    if not named:
        raise ParameterInvalid("match.operation", "An answer names its operations, one by its id or several by one_of.")
    try:
        matcher = read_matcher(described["match"])
    except MatcherInvalid as error:
        raise ParameterInvalid("match", f"{error}.") from None
    if len({_is_about_text(item) for item in described["replies"]}) > 1:
        raise ParameterInvalid("replies", "Either all replies are texts, or none is.")
    first = next(known[0] for known in named.values())
    replies = tuple(_reply(item, first) for item in described["replies"])
    able = {each.id for known in named.values() for each in _able(known, replies, contract)}
    return Answer(described, tuple(sorted(able)), matcher, replies, described["then"] == "fall_through")


def _is_about_text(item: Values) -> bool:
    return "text" in item or "ends" in item


def _reply(item: Values, first: Operation) -> FixedReply:
    """Return a reply. Without a status it has the success status of the `first` operation."""
    if _is_about_text(item):
        return FixedReply(200, None, item.get("text"), Ending(item["ends"]) if "ends" in item else None)
    return FixedReply(item.get("status") or min(first.answers), item.get("body"))


def _able(known: Sequence[Operation], replies: Sequence[FixedReply], contract: Contract) -> Sequence[Operation]:
    """Return the operations that can give all `replies`.

    A tag names several operations, in each version of the API, and few replies fit all of them. Raises ParameterInvalid
    if they fit none.
    """
    problems = {each.id: next(_problems(each, replies, contract), None) for each in known}
    able = [each for each in known if problems[each.id] is None]
    refusal = next(iter(problems.values()))
    if not able and refusal is not None:
        raise refusal
    return able


def _problems(operation: Operation, replies: Sequence[FixedReply], contract: Contract) -> Iterator[ParameterInvalid]:
    """Yield, for each reply that the operation cannot give, the reason."""
    for number, reply in enumerate(replies):
        if not reply.is_about_text:
            yield from _breaches(operation, reply, f"replies[{number}]")
        elif operation.says.text is None:
            allowed = " and ".join(sorted(each.id for each in contract.api_operations if each.says.text))
            yield ParameterInvalid("replies", f"{operation.id} writes no text; {allowed} do. Give a body.")
        elif reply.ends is not None and reply.ends not in operation.says.text.endings:
            able = [
                each.id for each in contract.api_operations if each.says.text and reply.ends in each.says.text.endings
            ]
            reason = f"No text of {operation.id} ends like that; those of {' and '.join(sorted(able))} do."
            yield ParameterInvalid(f"replies[{number}].ends", reason)


def _breaches(operation: Operation, reply: FixedReply, place: str) -> Iterator[ParameterInvalid]:
    try:
        operation.check_reply(reply.status, reply.body)
    except ContractViolation as violation:
        reason = f"{violation}. What breaks the contract on purpose is a fault: break_contract at /__admin/faults."
        yield ParameterInvalid(place, reason)
