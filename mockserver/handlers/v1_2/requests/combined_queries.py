"""Combined queries of API v1.2, parsed into the tree that search uses.

A tree is either parsed completely or refused with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from sys import float_info
from typing import TypeAlias

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.query_tree import And, Leaf, Node, Not, Or, Then, leaves
from mockserver.ground.errors import MockserverError
from mockserver.handlers.v1_2.words import MODALITIES

_KINDS = ("text", "$and", "$or", "$not", "$then")
_LEAF_KEYS = ("search_options", "conversation_option")
_CONVERSATION_OPTIONS = ("semantic", "exact_match")

# The API allows any depth. No person writes more than this by hand; a program gets an error.
MAX_DEPTH = 50
# At most this many texts; each is a search of its own.
MAX_TEXTS = 100


class QueryInvalid(MockserverError):
    """A combined query cannot be understood; the message says where and what would work."""


@dataclass(frozen=True, slots=True)
class LeafDefaults:
    """The defaults of the request for parts without own values; proximity in seconds."""

    modalities: tuple[Modality, ...]
    exact: bool = False
    proximity: float = 0.0


def read_query(tree: Mapping[str, object], defaults: LeafDefaults) -> Node:
    """Return the query of `tree`; None counts as absent. Raises QueryInvalid."""
    query = _read(tree, defaults, ())
    _check_texts(sum(1 for _ in leaves(query)))
    return query


def _check_texts(number: int) -> None:
    if number > MAX_TEXTS:
        raise QueryInvalid(f"It has more than {MAX_TEXTS} texts.")


# The operators on the way to a part, from the outside in: ("$and[1]", "$not.origin").
_Place: TypeAlias = tuple[str, ...]


def _read(tree: object, defaults: LeafDefaults, place: _Place) -> Node:
    if len(place) >= MAX_DEPTH:
        raise QueryInvalid(f"It is nested deeper than {MAX_DEPTH} levels.")
    if not isinstance(tree, Mapping):
        raise _invalid(place, f"must be an object with one of {', '.join(_KINDS)}")
    match _kind(tree, place):
        case "text":
            return _read_leaf(tree, defaults, place)
        case "$not":
            return _read_not(tree, defaults, place)
        case "$or":
            return Or(_read_parts(tree, "$or", defaults, place), _proximity(tree, place))
        case kind:
            operator = And if kind == "$and" else Then
            return operator(_read_parts(tree, kind, defaults, place), _proximity_or_default(tree, defaults, place))


def _kind(tree: Mapping[str, object], place: _Place) -> str:
    kinds = [kind for kind in _KINDS if kind in tree]
    if len(kinds) != 1:
        raise _invalid(place, f"must have one of {', '.join(_KINDS)}, and has {' and '.join(kinds) or 'none'}")
    [kind] = kinds
    _refuse_other_keys(tree, (kind, "proximity", *(_LEAF_KEYS if kind == "text" else ())), place)
    return kind


def _read_leaf(tree: Mapping[str, object], defaults: LeafDefaults, place: _Place) -> Leaf:
    text = tree["text"]
    if not isinstance(text, str) or not text.strip():
        raise _invalid(place, "must have a text that is not empty")
    modalities = _modalities(tree.get("search_options"), place) or defaults.modalities
    return Leaf(text, modalities, _is_exact(tree, defaults, place), _proximity(tree, place))


def _read_not(tree: Mapping[str, object], defaults: LeafDefaults, place: _Place) -> Not:
    sides = tree["$not"]
    if not isinstance(sides, Mapping) or not {"origin", "sub"} <= sides.keys():
        raise _invalid((*place, "$not"), "must be an object with origin and sub")
    _refuse_other_keys(sides, ("origin", "sub"), (*place, "$not"))
    origin, sub = (_read(sides[side], defaults, (*place, f"$not.{side}")) for side in ("origin", "sub"))
    return Not(origin, sub, _proximity_or_default(tree, defaults, place))


def _read_parts(tree: Mapping[str, object], kind: str, defaults: LeafDefaults, place: _Place) -> tuple[Node, ...]:
    parts = tree[kind]
    if not isinstance(parts, list | tuple) or not parts:
        raise _invalid((*place, kind), "must be an array of at least one query")
    _check_texts(len(parts))  # each has at least one
    return tuple(_read(part, defaults, (*place, f"{kind}[{at}]")) for at, part in enumerate(parts))


def _modalities(value: object, place: _Place) -> tuple[Modality, ...]:
    """Return the modalities without repetition; empty if none were given."""
    if value is None:
        return ()
    names = tuple(value) if isinstance(value, list | tuple) else ()
    if not names or not all(isinstance(name, str) and name in MODALITIES for name in names):
        raise _invalid(place, f"must have search_options of at least one of {', '.join(MODALITIES)}")
    return tuple(dict.fromkeys(MODALITIES[name] for name in names))


def _is_exact(tree: Mapping[str, object], defaults: LeafDefaults, place: _Place) -> bool:
    option = tree.get("conversation_option")
    if option is None:
        return defaults.exact
    if option not in _CONVERSATION_OPTIONS:
        raise _invalid(place, f"must have a conversation_option of {' or '.join(_CONVERSATION_OPTIONS)}")
    return option == "exact_match"


def _proximity(tree: Mapping[str, object], place: _Place) -> float | None:
    value = tree.get("proximity")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= float_info.max:
        raise _invalid(place, "must have a proximity of 0 or more seconds")
    return float(value)


def _proximity_or_default(tree: Mapping[str, object], defaults: LeafDefaults, place: _Place) -> float:
    own = _proximity(tree, place)
    return defaults.proximity if own is None else own


def _refuse_other_keys(tree: Mapping[str, object], known: tuple[str, ...], place: _Place) -> None:
    others = sorted(str(key) for key in tree if key not in known)
    if others:
        raise _invalid(place, f"must not have {', '.join(others)}; what it may have is {', '.join(known)}")


def _invalid(place: _Place, reason: str) -> QueryInvalid:
    return QueryInvalid(f"{'.'.join(place) or 'It'} {reason}.")
