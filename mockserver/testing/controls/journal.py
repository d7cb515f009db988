"""The journal of an account: its requests and replies, to search, wait for and verify."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Unpack

from mockserver.testing.admin_client import AdminClient
from mockserver.testing.arguments import given
from mockserver.testing.controls.conduct import Conduct, Rule
from mockserver.testing.controls.instants import read
from mockserver.testing.controls.matching import Matcher, OperationCondition, matcher
from mockserver.testing.controls.operation_names import OperationId, Resource
from mockserver.testing.controls.verifying import ExpectedCall, HowMany, Verdict, call_of, verdict_of
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

_MOST_ON_A_PAGE = 500


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its reply. Keys and signatures are masked.

    `operation` is the operationId, or None for a path that is not in the contract. `status` is None if the client
    disconnected. Sizes are in bytes. Of a long body only the beginning is kept, as text, and `body_sha256`. `at` is in
    UTC by the account's clock, `milliseconds` in real time. `violations` are the violations of the contract in a
    request that the server accepted. `fault` is the injected fault, if any; `ordered` names other controls that changed
    the answer, such as a fixed answer. `test` is the name that the last reset of the account gave.
    """

    request_id: str
    operation: str | None
    method: str
    path: str
    parameters: Mapping[str, Any]
    request_headers: Mapping[str, str]
    body: Any
    body_size: int
    is_body_cut: bool
    body_sha256: str | None
    status: int | None
    reply_headers: Mapping[str, str]
    reply: Any
    reply_size: int
    is_reply_cut: bool
    at: datetime
    milliseconds: float
    violations: tuple[Mapping[str, str], ...]
    fault: str | None
    ordered: tuple[str, ...]
    served_by: str | None
    test: str | None

    @property
    def curl(self) -> str:
        """The command that sends the request again; the reader fills in the key and the address."""
        from mockserver.testing.repeating import SentRequest, curl_of_request  # needed only where a test fails

        return curl_of_request(SentRequest(*(getattr(self, field.name) for field in fields(SentRequest))))

    def __str__(self) -> str:
        what = f"{self.at:%H:%M:%S.%f} {self.method} {self.path} → {self.status or 'client hung up'}"
        remarks = [self.operation or "no operation", *(violation["text"] for violation in self.violations)]
        return f"{what} ({'; '.join([*remarks, *([f'fault {self.fault}'] if self.fault else [])])})"


class Exchanges(list[Exchange]):
    """Exchanges, oldest first. `dropped` is the number that the journal evicted to stay within its size."""

    def __init__(self, exchanges: Iterator[Exchange], dropped: int) -> None:
        super().__init__(exchanges)
        self.dropped = dropped

    @property
    def is_complete(self) -> bool:
        """Whether the journal has dropped nothing since it was last cleared."""
        return self.dropped == 0


class Journal:
    """The exchanges of an account. The oldest are dropped (evicted) when the journal is full."""

    def __init__(self, admin: AdminClient) -> None:
        self._call = admin.call

    def calls(
        self,
        operation: OperationCondition = None,
        *,
        match: Matcher | None = None,
        status: int | None = None,
        after: str | None = None,
    ) -> Exchanges:
        """Return the exchanges of `operation`, an operationId or a tag, that `match` and have this `status`.

        With `after`, a request_id, only those that came later.
        """
        search = given(match=matcher(operation, match), status=status, after=after, page_limit=_MOST_ON_A_PAGE)
        reply = self._call("search-exchanges", search)
        found = list(reply["data"])
        for page in range(2, reply["page_info"]["total_page"] + 1):
            found += self._call("search-exchanges", {**search, "page": page})["data"]
        return _exchanges(found, reply["dropped"])

    def tail(self, count: int = 10) -> Exchanges:
        """Return the last `count` exchanges, oldest first."""
        reply = self._call("list-exchanges", query={"sort_option": "desc", "page_limit": count})
        return _exchanges(reversed(reply["data"]), reply["dropped"])

    def exchange(self, request_id: str) -> Exchange:
        """Return the exchange whose reply had this identifier in `x-mockserver-request-id`. Raises Refused."""
        return _exchange(self._call("retrieve-exchange", path={"request-id": request_id}))

    def wait_for(
        self,
        operation: OperationCondition = None,
        *,
        count: int = 1,
        timeout_seconds: float = 10,
        match: Matcher | None = None,
        status: int | None = None,
        after: str | None = None,
    ) -> Exchanges:
        """Wait until there are `count` such exchanges, and return them. Exchanges that exist already count too.

        Raises TimeoutError after `timeout_seconds` of real time; the error has the exchanges so far. It blocks its
        thread: in an event loop, call it by `asyncio.to_thread`.
        """
        wanted = given(match=matcher(operation, match), status=status, after=after)
        reply = self._call("wait-for-exchanges", {**wanted, "count": count, "timeout_seconds": timeout_seconds})
        found = _exchanges(reply["data"], reply["dropped"])
        if not reply["found"]:
            there = "".join(f"\n  {exchange}" for exchange in found)
            raise TimeoutError(
                f"{count} exchanges were to come within {timeout_seconds} s; there are {len(found)}{there}"
            )
        return found

    def verify(
        self,
        operation: OperationCondition = None,
        *,
        match: Matcher | None = None,
        status: int | None = None,
        after: str | None = None,
        **how_many: Unpack[HowMany],
    ) -> Verdict:
        """Check how many such exchanges there were: `exactly`, `at_least`, `at_most`; at least one by default.

        Raises AssertionError if the number is wrong, or not certain because the journal dropped exchanges; the message
        says where the closest ones differ.
        """
        wanted = given(match=matcher(operation, match), status=status, after=after, **how_many)
        return _passed(self._call("verify-exchanges", wanted))

    def verify_in_order(self, *calls: OperationId | Resource | str | ExpectedCall, after: str | None = None) -> Verdict:
        """Check that there was an exchange for each of `calls`, each after the one before.

        A call is an operation or `{"operation": …, "match": …, "status": …}`. Other exchanges may come between. Raises
        AssertionError if there was none for a call, or if that is not certain; the message says which were found.
        """
        wanted = given(calls=list(map(call_of, calls)), after=after)
        return _passed(self._call("verify-order", wanted))

    def verify_no_other_calls(
        self,
        operation: OperationCondition = None,
        *,
        match: Matcher | None = None,
        status: int | None = None,
        after: str | None = None,
    ) -> Verdict:
        """Check that there were no exchanges except those of verifications that passed.

        `verify` accounts for all exchanges that match, `verify_in_order` for one of each call. With `operation`,
        `match` and `status`, only such exchanges are checked. Raises AssertionError, which lists the others.
        """
        wanted = given(match=matcher(operation, match), status=status, after=after)
        return _passed(self._call("verify-exchanges", {**wanted, "only_unverified": True, "exactly": 0}))

    def conduct(self, *rules: Rule, poll_seconds: float = 1, after: str | None = None) -> Conduct:
        """Return what the client should not have done, by the named `rules` or all of them.

        A client polls too fast if it asks again for an unfinished job within `poll_seconds`. With `after`, a
        request_id, only later exchanges are judged.
        """
        chosen = {"rules": ",".join(map(str, rules)) or None, "poll_seconds": poll_seconds, "after": after}
        return Conduct(self._call("judge-conduct", query=chosen), lambda request_id: self.exchange(request_id).curl)

    def unauthenticated(self) -> Exchanges:
        """Return the unauthenticated exchanges: those without a key or with an invalid one.

        All accounts see the same list.
        """
        reply = self._call("list-unauthenticated-exchanges", query={"page_limit": _MOST_ON_A_PAGE})
        return _exchanges(reply["data"], reply["dropped"])

    def clear(self) -> None:
        """Delete all exchanges of the account."""
        self._call("clear-journal")


def _passed(reply: Mapping[str, Any]) -> Verdict:
    """Return the verdict. Raises AssertionError unless it passed."""
    verdict = verdict_of(reply)
    if not verdict.passed:
        raise AssertionError(verdict.text)
    return verdict


def _exchanges(items: Any, dropped: int) -> Exchanges:
    return Exchanges(map(_exchange, items), dropped)


_NAMES = tuple(field.name for field in fields(Exchange))


def _exchange(item: Mapping[str, Any]) -> Exchange:
    values = {name: item[name] for name in _NAMES}
    listed = {name: tuple(item[name]) for name in ("violations", "ordered")}
    return Exchange(**{**values, **listed, "at": read(item["at"])})
