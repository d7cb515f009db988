"""Client behaviour, analysed from the journal: bad habits that the server tolerates.

A pause between two requests is measured by two clocks, and the longer one counts: the account's clock, which tests
move, and a monotonic clock, which runs on while the other is frozen.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from mockserver.domain.account.exchanges import Exchange
from mockserver.ground.steps import SMALL_PORTION, Steps

# The statuses that are worth a retry.
_RETRYABLE = frozenset([408, 425, 429])


@dataclass(frozen=True, slots=True)
class ConductFinding:
    """Something that a client should not do: the rule, a sentence, and the exchanges that show it, oldest first."""

    rule: str
    operation: str
    text: str
    evidence: Sequence[Exchange]


# The results of a rule. It yields None for each examined exchange, so that the caller can do other work.
Found: TypeAlias = Iterator[ConductFinding | None]
ConductRule: TypeAlias = Callable[[Sequence[Exchange], float], Found]


def findings(exchanges: Sequence[Exchange], rules: Iterable[str], poll_seconds: float) -> Steps[list[ConductFinding]]:
    """Return the findings of `rules` in `exchanges`, oldest first; polls should be `poll_seconds` apart."""
    found: list[ConductFinding] = []
    for name in rules:
        for number, finding in enumerate(RULES[name](exchanges, poll_seconds), 1):
            if finding is not None:
                found.append(finding)
            if number % SMALL_PORTION == 0:
                yield
        yield
    return found


def pause(first: Exchange, second: Exchange) -> float:
    """Return the seconds from the reply to `first` until `second`."""
    by_account = (second.entry.at - first.entry.at).total_seconds()
    by_stopwatch = second.entry.started - first.entry.started - first.entry.seconds
    return max(by_account, by_stopwatch, 0.0)


def _polled_too_fast(exchanges: Sequence[Exchange], poll_seconds: float) -> Found:
    groups = yield from _grouped(exchanges, lambda exchange: (exchange.request.method, exchange.request.path))
    for polls in groups:
        hasty = []
        for first, second in pairwise(polls):
            yield None
            if first.is_unfinished and pause(first, second) < poll_seconds:
                hasty.append((first, second))
        if hasty:
            shortest = min(pause(first, second) for first, second in hasty)
            path, often = hasty[0][0].request.path, _times(len(hasty))
            text = (
                f"{path} was polled {often} within {poll_seconds:g} s of the last reply, once after {shortest:.3g} s."
            )
            yield _finding("polled_too_fast", text, _of_pairs(hasty))


def _ignored_retry_after(exchanges: Sequence[Exchange], _: float) -> Found:
    groups = yield from _grouped(exchanges, lambda exchange: exchange.request.operation)
    for calls in groups:
        for first, second in pairwise(calls):
            yield None
            wanted = _retry_after(first)
            came = pause(first, second)
            if wanted is not None and came < wanted:
                text = f"The reply asked to wait {wanted:g} s; the next request came after {came:.3g} s."
                yield _finding("ignored_retry_after", text, (first, second))


def _retry_after(exchange: Exchange) -> float | None:
    text = dict(exchange.entry.reply_headers).get(b"retry-after", b"").decode("latin-1")
    return float(text) if text.isascii() and text.isdigit() else None


def _retried_in_vain(exchanges: Sequence[Exchange], _: float) -> Found:
    groups = yield from _grouped(exchanges, _identity)
    for same in groups:
        # A request that succeeded later probably had to wait for something.
        last_good = max((at for at, each in enumerate(same) if 0 < each.entry.status < 400), default=-1)
        retried = []
        for at, (first, second) in enumerate(pairwise(same)):
            yield None
            if _cannot_succeed(first) and (first.entry.fault or at > last_good):
                retried.append((first, second))
        if retried:
            status, path = retried[0][0].entry.status, same[0].request.path
            text = f"{same[0].request.method} {path} was repeated unchanged {_times(len(retried))} after a {status}."
            yield _finding("retried_in_vain", text, _of_pairs(retried))


def _identity(exchange: Exchange) -> tuple[object, ...]:
    """Return what identifies a request; a hash replaces a body that the journal has truncated."""
    entry = exchange.entry
    media_type = exchange.request.headers.get("content-type", "").partition(";")[0]
    body = entry.body_sha256 or entry.body
    return entry.method, entry.path, entry.query, media_type, entry.body_size, body


def _cannot_succeed(exchange: Exchange) -> bool:
    return 400 <= exchange.entry.status < 500 and exchange.entry.status not in _RETRYABLE


def _unread_next_page(exchanges: Sequence[Exchange], _: float) -> Found:
    read: set[object] = set()
    for exchange in exchanges:
        yield None
        read |= {_page_key(exchange, None), _last(exchange)}
    unread: dict[str, list[Exchange]] = {}
    for exchange in exchanges:
        yield None
        following = _following(exchange)
        if following is not None and following not in read:
            unread.setdefault(exchange.request.operation, []).append(exchange)
    for operation, found in unread.items():
        text = f"A reply of {operation} had a next page that the client did not read: {_times(len(found))}."
        yield _finding("unread_next_page", text, found)


def _following(exchange: Exchange) -> object:
    """Return what identifies a request for the next page; None if this is the last page."""
    page = exchange.next_page
    return _page_key(exchange, page) if isinstance(page, int) else page


def _page_key(exchange: Exchange, page: int | None) -> object:
    query = {name: str(value) for name, value in exchange.request.query.items()}
    number = str(page) if page is not None else query.get("page", "1")
    return exchange.request.path, number, frozenset((name, value) for name, value in query.items() if name != "page")


def _last(exchange: Exchange) -> str:
    return exchange.request.path.rstrip("/").rpartition("/")[2]


def _odd_fields(kind: str, rule: str) -> ConductRule:
    """Return the rule about names that are `unknown` or `deprecated`."""

    def find(exchanges: Sequence[Exchange], _: float) -> Found:
        odd: dict[tuple[str, str], list[Exchange]] = {}
        for exchange in exchanges:
            yield None
            for violation in exchange.violations:
                if violation.kind == kind:
                    odd.setdefault((exchange.request.operation, violation.text), []).append(exchange)
        for (_operation, text), found in odd.items():
            yield _finding(rule, f"{text} It came {_times(len(found))}.", found)

    return find


def _used_after_deletion(exchanges: Sequence[Exchange], _: float) -> Found:
    deleted: dict[str, Exchange] = {}
    for exchange in exchanges:
        yield None
        for used in deleted.keys() & _used_by(exchange):
            text = f"{used} was used by {exchange.request.operation} after it had been deleted."
            yield _finding("used_after_deletion", text, (deleted[used], exchange))
        if exchange.deleted is not None:
            deleted[exchange.deleted] = exchange


def _used_by(exchange: Exchange) -> set[str]:
    """Return every text that a request uses.

    Texts in the path of a successful request are excluded, because some records share the id of a deleted one.
    """
    used = _texts_in([*exchange.parameters.values(), exchange.sent])
    return used - _texts_in(exchange.request.path_parameters) if 200 <= exchange.entry.status < 300 else used


def _texts_in(value: Any) -> set[str]:
    """Return every text in `value`, at any depth."""
    texts, waiting = set(), [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            texts.add(item)
        elif isinstance(item, Mapping):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return texts


def _key_in_url(exchanges: Sequence[Exchange], _: float) -> Found:
    found = [exchange for exchange in exchanges if exchange.entry.has_key_in_url]
    if found:
        yield _finding("key_in_url", f"An API key was in an address {_times(len(found))}; addresses are logged.", found)


RULES: Mapping[str, ConductRule] = {
    "polled_too_fast": _polled_too_fast,
    "ignored_retry_after": _ignored_retry_after,
    "retried_in_vain": _retried_in_vain,
    "unread_next_page": _unread_next_page,
    "unknown_field": _odd_fields("unknown", "unknown_field"),
    "deprecated": _odd_fields("deprecated", "deprecated"),
    "used_after_deletion": _used_after_deletion,
    "key_in_url": _key_in_url,
}


def _finding(rule: str, text: str, evidence: Sequence[Exchange]) -> ConductFinding:
    return ConductFinding(rule, evidence[0].request.operation, text, evidence)


def _grouped(exchanges: Iterable[Exchange], key: Callable[[Exchange], object]) -> Steps[Collection[list[Exchange]]]:
    groups: dict[object, list[Exchange]] = {}
    for exchange in exchanges:
        yield None
        groups.setdefault(key(exchange), []).append(exchange)
    return groups.values()


def _of_pairs(pairs: Iterable[tuple[Exchange, Exchange]]) -> list[Exchange]:
    """Return all exchanges of `pairs` without duplicates, in order."""
    return list({exchange.id: exchange for pair in pairs for exchange in pair}.values())


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
