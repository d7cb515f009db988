"""Operations by name, in what a test orders: one that does not exist would match nothing, and nobody would know why."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers import v1_2

# As the contract has them; those of one tag can be named together.
TAGS = ("engines", "indexes", "tasks", "transfers", "videos", "search", "classify", "generate", "embed")


def check_operations(matcher: Mapping[str, Any]) -> None:
    """Return if every operation that `matcher` names outright is one. Raises ParameterInvalid with the nearest name."""
    known = [*v1_2.HANDLERS, *TAGS]
    for name in _named(matcher.get("operation")):
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0)[0]
            raise ParameterInvalid("match.operation", f"{name!r} is no operation and no tag; did you mean {near}?")


def _named(condition: Any) -> list[str]:
    if isinstance(condition, Mapping):
        condition = condition.get("equals", condition.get("one_of", []))
    names = condition if isinstance(condition, list) else [condition]
    return [name for name in names if isinstance(name, str)]
