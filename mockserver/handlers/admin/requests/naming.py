"""Operation names in admin requests. An unknown name is refused, because it would silently match nothing."""

from collections.abc import Mapping, Sequence

from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.ground.did_you_mean import nearest
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values


def named_operations(matcher: Values, contract: Contract) -> Mapping[str, Sequence[Operation]]:
    """Return the operations that `matcher` names by id or tag, by each name.

    Empty if it names none, or has a pattern. Raises ParameterInvalid for an unknown name; the message suggests the
    nearest one.
    """
    named: dict[str, Sequence[Operation]] = {}
    for name in _names(matcher.get("operation")):
        known = contract.named(name)
        if not known:
            raise ParameterInvalid(
                "match.operation",
                f"{name!r:.100} is neither an operationId nor a tag; did you mean {_near(name, contract)}?",
            )
        named[name] = known
    return named


def _near(name: str, contract: Contract) -> str:
    return nearest(name, contract.names)


def _names(condition: object) -> list[str]:
    if isinstance(condition, Mapping):
        condition = condition.get("equals", condition.get("one_of", []))
    names = condition if isinstance(condition, list) else [condition]
    return list(dict.fromkeys(name for name in names if isinstance(name, str)))
