"""The usage meter: what a run would have used and cost at the real service."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from typing import Any

from mockserver.domain.tokens import CHARACTERS_A_TOKEN
from mockserver.ground.errors import MockserverError, RunLimitExceeded

_TEXTLESS = frozenset(["id", "event_type", "generation_id"])
# The last event of a stream has its usage.
_TELLING = frozenset(["metadata", "response"])
_PRICED = ("video", "minute_indexed", "minute_embedded", "thousand_tokens_generated")


class PricesInvalid(MockserverError):
    """A table of prices cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of the service in `currency`: by amount, and by call of an operation."""

    currency: str
    by_amount: Mapping[str, float]
    by_call: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a bill."""

    what: str
    amount: float
    price: float

    @property
    def cost(self) -> float:
        return self.amount * self.price


@dataclass(slots=True)
class Meter:
    """The usage of an account so far, its `limit`s by name, and the prices, if any.

    `calls` counts successful requests by operation.
    """

    prices: Prices | None = None
    calls: dict[str, int] = field(default_factory=partial(defaultdict, int))
    videos: int = 0
    seconds_indexed: float = 0
    seconds_embedded: float = 0
    tokens_generated: int = 0
    limit: Mapping[str, float] = field(default_factory=dict)

    def use(self, *, videos: int = 0, indexed: float = 0, embedded: float = 0, generated: int = 0) -> None:
        """Count videos, seconds of indexed and embedded video, and generated tokens that no reply states."""
        self.videos += videos
        self.seconds_indexed += indexed
        self.seconds_embedded += embedded
        self.tokens_generated += generated

    def amounts(self) -> dict[str, float]:
        """Return every amount that can be limited, except the cost, by name."""
        return {
            "videos": self.videos,
            "minutes_indexed": self.seconds_indexed / 60,
            "minutes_embedded": self.seconds_embedded / 60,
            "tokens_generated": self.tokens_generated,
            "calls": sum(self.calls.values()),
        }

    def bill(self) -> list[Item]:
        """Return the items that cost something; empty without prices."""
        return list(self._items(self.prices)) if self.prices else []

    def cost(self) -> float:
        return sum(item.cost for item in self.bill())

    def exceeded(self) -> list[str]:
        """Return the names of the limits that are exceeded."""
        used = {**self.amounts(), "cost": self.cost()}
        return [name for name, most in self.limit.items() if used[name] > most]

    def check(self, *, videos: int = 0, indexed: float = 0, embedded: float = 0) -> None:
        """Check that additional usage stays within the limits. Raises RunLimitExceeded."""
        if not self.limit:
            return
        after = Meter(
            self.prices,
            self.calls,
            self.videos + videos,
            self.seconds_indexed + indexed,
            self.seconds_embedded + embedded,
            self.tokens_generated,
            self.limit,
        )
        names = after.exceeded()
        if names:
            raise RunLimitExceeded({name: self.limit[name] for name in names})

    def _items(self, prices: Prices) -> Iterator[Item]:
        amounts = {
            "video": self.videos,
            "minute_indexed": self.seconds_indexed / 60,
            "minute_embedded": self.seconds_embedded / 60,
            "thousand_tokens_generated": self.tokens_generated / 1000,
        }
        for what, price in prices.by_amount.items():
            if amounts[what]:
                yield Item(what, amounts[what], price)
        for operation_id, price in prices.by_call.items():
            if operation_id in self.calls:
                yield Item(operation_id, self.calls[operation_id], price)


def tokens_of(reply: Any) -> int:
    """Return the number of generated tokens that a reply or its lines state; otherwise an estimate from its length."""
    stated = [line["usage"]["output_tokens"] for line in _with_usage(reply)]
    return sum(stated) if stated else ceil(_characters(reply) / CHARACTERS_A_TOKEN)


def _with_usage(value: Any) -> Iterator[Any]:
    """Yield the objects in `value` that state usage."""
    left = [value]
    for one in left:
        if isinstance(one, dict):
            usage = one.get("usage")
            if isinstance(usage, dict) and isinstance(usage.get("output_tokens"), int):
                yield one
            if not _TELLING.isdisjoint(one):
                left += [one[name] for name in _TELLING if name in one]
        elif isinstance(one, list):
            left += one


def _characters(value: Any) -> int:
    """Return the length of all texts in a value, except those that only name something."""
    count, left = 0, [value]
    for one in left:
        kind = type(one)
        if kind is str:
            count += len(one)
        elif kind is list:
            left += one
        elif kind is dict:
            if "sequence_number" in one:  # the other events repeat the text of the pieces
                count += len(one.get("delta", ""))
            elif _TEXTLESS.isdisjoint(one):
                left += one.values()
            else:
                left += [inner for name, inner in one.items() if name not in _TEXTLESS]
    return count


def read_prices(table: Any) -> Prices:
    """Return the prices in `table`, parsed from JSON or YAML. Raises PricesInvalid."""
    if not isinstance(table, dict):
        raise PricesInvalid("expected a table of names and prices")
    known = ("currency", *_PRICED, "call")
    unknown = [name for name in table if name not in known]
    if unknown:
        raise PricesInvalid(f"{unknown[0]} is not one of {', '.join(known)}")
    calls = table.get("call", {})
    if not isinstance(calls, dict):
        raise PricesInvalid("call: expected a table of operations and prices")
    by_amount = {name: _price(name, table[name]) for name in _PRICED if name in table}
    by_call = {str(name): _price(f"call.{name}", price) for name, price in calls.items()}
    return Prices(str(table.get("currency", "USD")), by_amount, by_call)


def _price(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise PricesInvalid(f"{name}: {value!r} is not a price")
    return value
