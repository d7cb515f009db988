"""Which answers a test fixes."""

from collections.abc import Iterator, Sequence

from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.domain.records.recorded_answer import FixedReply
from mockserver.domain.testkit.answers import Answer
from mockserver.domain.testkit.conditions import MatcherInvalid
from mockserver.domain.testkit.matching import read_matcher
from mockserver.ground.errors import ContractViolation, ParameterInvalid
from mockserver.handlers.admin.requests.naming import named_operations
from mockserver.handlers.call import Values


def read_answer(described: Values, contract: Contract) -> Answer:
    """Return the answer that is described. Raises ParameterInvalid, also where `contract` does not allow a reply."""
    named = named_operations(described["match"], contract)
    if not named:
        raise ParameterInvalid("match.operation", "An answer names its operations, one by its id or several by one_of.")
    try:
        matcher = read_matcher(described["match"])
    except MatcherInvalid as error:
        raise ParameterInvalid("match", f"{error}.") from None
    replies = tuple(_replies(described["replies"], named, contract))
    falls_through = described["then"] == "fall_through"
    return Answer(described, tuple(sorted({operation.id for operation in named})), matcher, replies, falls_through)


def _replies(described: Sequence[Values], named: list[Operation], contract: Contract) -> Iterator[FixedReply]:
    has_text = "text" in described[0]
    for number, item in enumerate(described):
        if ("text" in item) is not has_text:
            raise ParameterInvalid("replies", "Either all replies are texts, or none is.")
        yield _text(item["text"], named, contract) if has_text else _reply(item, named, f"replies[{number}]")


def _text(text: str, named: list[Operation], contract: Contract) -> FixedReply:
    for operation in named:
        if operation.says.text is None:
            allowed = " and ".join(sorted(each.id for each in contract.api_operations if each.says.text))
            raise ParameterInvalid("replies", f"{operation.id} writes no text; {allowed} do. Give a body.")
    return FixedReply(200, None, text)


def _reply(item: Values, named: list[Operation], place: str) -> FixedReply:
    status = item.get("status") or min(named[0].answers)
    for operation in named:
        try:
            operation.check_reply(status, item.get("body"))
        except ContractViolation as violation:
            reason = f"{violation}. What breaks the contract on purpose is a fault: break_contract at /__admin/faults."
            raise ParameterInvalid(place, reason) from None
    return FixedReply(status, item.get("body"))
