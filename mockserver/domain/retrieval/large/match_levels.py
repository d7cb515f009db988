"""Computes with bitmaps which part of a query the moments of a column meet.

A match level is all groups whose moment meets the same share of the query by the same number of needs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from pyroaring import BitMap

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.large.columns import Column
from mockserver.domain.retrieval.needs import Need, Query, credit_of_resembling, keys_met
from mockserver.domain.retrieval.scoring import WRITTEN
from mockserver.domain.retrieval.words import stem

# Sums of weights are rounded to this many digits, so that floating-point errors do not exclude an exact minimum.
_NOISE = 1e-9

Resembling = Mapping[str, Iterable[str]]  # by the stem of a need
_Credit = tuple[float, BitMap]  # a credit, and the groups that get it
_Met = tuple[float, int]  # the weight and the number of needs met


@dataclass(frozen=True, slots=True)
class MatchLevel:
    """Groups whose moment meets `share` of the query by `met` needs, and whose video has this nearness to it."""

    share: float
    met: int
    groups: BitMap
    nearness: int = 0


def match_levels_of(
    query: Query, modality: Modality, column: Column, resembling: Resembling, least_share: float, allowed: BitMap | None
) -> tuple[list[MatchLevel], BitMap]:
    """Return the levels of at least `least_share`, possibly more, and the groups that meet anything of the query.

    If `allowed` is given, only groups in it count.
    """
    levels = [(need.weight, _levels(need, modality, column, resembling, allowed)) for need in query.needs]
    found, touched = _add_up(levels, least_share * query.weight - _NOISE)
    return [MatchLevel(weight / query.weight, met, groups) for (weight, met), groups in found.items()], touched


def holding_all(words: Sequence[str], column: Column, allowed: BitMap | None) -> BitMap:
    """Return the groups whose moment has all `words` in some form; none if there are no words."""
    held = [column.holding(stem(word)) or BitMap() for word in words]
    if not held:
        return BitMap()
    found = reduce(and_, sorted(held, key=len))
    return found if allowed is None else found & allowed


def _levels(
    need: Need, modality: Modality, column: Column, resembling: Resembling, allowed: BitMap | None
) -> list[_Credit]:
    """Return the groups that meet `need` by credit, in descending order; each group is in its best level only."""
    by_credit: dict[float, list[BitMap]] = {}
    for key, credit in (
        *keys_met(need, are_written=modality in WRITTEN),
        *((key, credit_of_resembling(key, need)) for key in resembling[need.stem]),
    ):
        holding = column.holding(key)
        if holding is not None:
            by_credit.setdefault(credit, []).append(holding)
    levels: list[_Credit] = []
    better = BitMap()
    for credit in sorted(by_credit, reverse=True):
        groups = union(by_credit[credit])
        groups = groups if allowed is None else groups & allowed
        if better:
            groups = groups - better
        better = better | groups if better else groups
        levels.append((credit, groups))
    return levels


def _add_up(needs: Sequence[tuple[float, Sequence[_Credit]]], least_weight: float) -> tuple[dict[_Met, BitMap], BitMap]:
    """Return the groups by what they meet of `needs`, and all groups that meet anything.

    Groups that cannot reach `least_weight` may be left out.
    """
    found: dict[_Met, BitMap] = {}
    touched = BitMap()
    to_come = sum(weight for weight, _ in needs)
    for weight, levels in needs:
        to_come -= weight
        parts: dict[_Met, list[BitMap]] = {}
        for met, groups in (*found.items(), ((0.0, 0), None)):
            for after, part in _split(met, groups, touched, weight, levels):
                if after[0] + to_come >= least_weight:
                    parts.setdefault(after, []).append(part)
        touched = union([touched, *(groups for _, groups in levels)])
        found = {met: union(groups) for met, groups in parts.items()}
    return found, touched


def _split(
    met: _Met, groups: BitMap | None, touched: BitMap, weight: float, levels: Sequence[_Credit]
) -> Iterable[tuple[_Met, BitMap]]:
    """Yield `groups`, or all groups that no need has touched yet, split by their credit for one more need."""
    for credit, holding in levels:
        part = holding - touched if groups is None else groups & holding
        if part:
            yield (met[0] + weight * credit, met[1] + 1), part
            groups = None if groups is None else groups - part
    if groups:
        yield met, groups


def union(bitmaps: Sequence[BitMap]) -> BitMap:
    """Return the union of `bitmaps`."""
    return bitmaps[0] if len(bitmaps) == 1 else BitMap.union(*bitmaps) if bitmaps else BitMap()
