"""An account of the server, with everything that a test can do with it."""

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack
from urllib.parse import quote

from mockserver.ground.address import client_environment
from mockserver.testing.admin_client import AdminClient
from mockserver.testing.arguments import require
from mockserver.testing.controls.answers import Answers, Ending, FixedAnswer, Reply, Then
from mockserver.testing.controls.behaviour import Behaviour
from mockserver.testing.controls.clock import Clock
from mockserver.testing.controls.conduct import Conduct, Rule
from mockserver.testing.controls.consent import Consent
from mockserver.testing.controls.fault_rules import Delay, Fault, When
from mockserver.testing.controls.faults import Faults
from mockserver.testing.controls.journal import Exchanges, Journal
from mockserver.testing.controls.matching import Matcher, OperationCondition
from mockserver.testing.controls.operation_names import OperationId, Resource
from mockserver.testing.controls.profiles import Profiles
from mockserver.testing.controls.scenes import Content, ExpectedScenes, Marks, Scene, Scenes
from mockserver.testing.controls.usage import Usage, UsageLimit, usage_of
from mockserver.testing.controls.verifying import ExpectedCall, HowMany, Verdict
from mockserver.testing.controls.watching import EventType, Watch, watch_events
from mockserver.testing.controls.webhooks import Webhooks
from mockserver.testing.hosts import Host
from mockserver.testing.tracebacks import hides

if TYPE_CHECKING:
    from mockserver.testing.transport import InProcessTransport

__tracebackhide__ = hides

# Names the test that uses the account, so that findings can be listed by test.
_TEST_HEADER = "x-mockserver-test"

Part = Literal["account", "journal", "faults", "answers", "clock"]


class Account:
    """The account of one API key, and its controls. Accounts share nothing.

    Every method that calls the server raises Unreachable if it does not answer, and NotRunning if it was not started.
    """

    def __init__(self, host: Host, api_key: str, test: str = "") -> None:
        require("api_key", api_key, str)
        named = {_TEST_HEADER: quote(test, safe="")} if test else {}
        self._host = host
        self._admin = AdminClient(host, {"x-api-key": api_key, **named})
        self.api_key = api_key

    @property
    def url(self) -> str:
        """The address of the server, such as `http://127.0.0.1:1212`: the base URL for the SDKs of all versions."""
        return self._host.url

    @property
    def url_v12(self) -> str:
        """The address of API v1.2, for clients that add paths such as `/indexes`."""
        return f"{self.url}/v1.2"

    def env(self) -> dict[str, str]:
        """Return the environment variables that point the SDKs at this account.

        They include NO_PROXY if a proxy is set, so that clients connect directly.
        """
        return client_environment(self.url, self.api_key, os.environ)

    def transport(self) -> "InProcessTransport":
        """Return a transport for `httpx.Client` or `httpx.AsyncClient` that needs no socket.

        It needs the extra `httpx`. Raises NotRunning if the server does not run in this process.
        """
        from mockserver.testing.transport import InProcessTransport  # httpx is the caller's, and not always there

        return InProcessTransport(self._host.running)

    @cached_property
    def clock(self) -> Clock:
        """The account's clock: read, freeze, set, advance, scale."""
        return Clock(self._admin)

    @cached_property
    def consent(self) -> Consent:
        """Decisions on the consent page of connections: approve, deny, revoke."""
        return Consent(self._host)

    @cached_property
    def faults(self) -> Faults:
        """Fault injection: a method for each kind, such as `faults.garbage("search", times=2)`; add, list, clear."""
        return Faults(self._admin)

    def fail(
        self,
        operation: OperationCondition = None,
        *,
        status: int | None = None,
        code: str | None = None,
        message: str | None = None,
        headers: Mapping[str, str] | None = None,
        processed: bool = False,
        unlisted: bool = False,
        match: Matcher | None = None,
        delay: Delay | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """Answer requests of `operation`, an operationId or a tag, with an error: `fail("search", status=429)`.

        A tag such as "search" means all operations of that resource, in every API version. If only one of status and
        code is given, the other follows from the error catalogue. A code that is not in it is refused as a typo, unless
        `unlisted` is set. With `processed` the request is carried out, and only its reply is an error. `faults` has a
        method for every other kind of fault. Raises Refused.
        """
        return self.faults.error(
            operation,
            status=status,
            code=code,
            message=message,
            headers=headers,
            processed=processed,
            unlisted=unlisted or None,
            match=match,
            delay=delay,
            **when,
        )

    @cached_property
    def answers(self) -> Answers:
        """Fixed answers: add, list, clear."""
        return Answers(self._admin)

    def answer(
        self,
        operation: OperationCondition,
        *,
        text: str | None = None,
        ends: Ending | None = None,
        body: Any = None,
        status: int | None = None,
        match: Matcher | None = None,
        then: Then = "repeat",
    ) -> FixedAnswer:
        """Fix the answer to requests of `operation` that `match`: a `body`, or a `text` in place of the generated one.

        With `ends` the text is `cut_off`, or its generation is `failed`. `answers.add` fixes several answers, one after
        the other. Raises Refused if the contract does not allow the answer.
        """
        reply: Reply = {}
        if text is not None:
            reply["text"] = text
        if ends is not None:
            reply["ends"] = ends
        if body is not None:
            reply["body"] = body
        if status is not None:
            reply["status"] = status
        return self.answers.add(operation, [reply], match=match, then=then)

    @cached_property
    def scenes(self) -> Scenes:
        """What happens in videos: add, list and clear for future uploads, of and put for existing videos."""
        return Scenes(self._admin)

    def video(self, name: str, scenes: Sequence[Scene], **content: Unpack[Content]) -> ExpectedScenes:
        """Describe a future upload with this file name or address: `video("final.mp4", scenes=[…])`. Raises Refused."""
        require("name", name, str)
        marks: Marks = {"urls": [name]} if "://" in name else {"filenames": [name]}
        return self.scenes.add(marks, scenes, **content)

    @cached_property
    def profiles(self) -> Profiles:
        """Job profiles, by which tasks progress: set, list, clear."""
        return Profiles(self._admin)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Webhooks, which get an event when a task ends: add, list, deliver, deliveries."""
        return Webhooks(self._admin)

    @cached_property
    def journal(self) -> Journal:
        """The requests and replies of the account: calls, tail, wait_for, verify and others."""
        return Journal(self._admin)

    def calls(
        self, operation: OperationCondition = None, *, match: Matcher | None = None, status: int | None = None
    ) -> Exchanges:
        """Return the exchanges of `operation`, an operationId or a tag, that `match`: `calls("post_indexes")`."""
        return self.journal.calls(operation, match=match, status=status)

    def verify(
        self,
        operation: OperationCondition = None,
        *,
        match: Matcher | None = None,
        status: int | None = None,
        **how_many: Unpack[HowMany],
    ) -> Verdict:
        """Check how often `operation` was called: `verify("post_indexes", exactly=1)`; at least once by default.

        Raises AssertionError otherwise; the message says where the closest calls differ from those that `match`.
        """
        return self.journal.verify(operation, match=match, status=status, **how_many)

    def verify_in_order(self, *calls: OperationId | Resource | str | ExpectedCall) -> Verdict:
        """Check that `calls` came in this order: `verify_in_order("post_indexes", "search")`; others may come between.

        A call is an operation or `{"operation": …, "match": …, "status": …}`. Raises AssertionError otherwise.
        """
        return self.journal.verify_in_order(*calls)

    def verify_no_other_calls(
        self, operation: OperationCondition = None, *, match: Matcher | None = None, status: int | None = None
    ) -> Verdict:
        """Check that there were no calls except those of verifications that passed: `verify_no_other_calls("search")`.

        Raises AssertionError, which lists the others.
        """
        return self.journal.verify_no_other_calls(operation, match=match, status=status)

    def watch(self, *types: EventType, seconds: float | None = None, after: str = "") -> Watch:
        """Watch events of the account: `with mock.watch("exchange") as events: …`, and iterate over `events`.

        Without `types` it includes all event types. It ends after `seconds`, if they are given. With `after`, the id of
        an event, it starts with the events since that one. Raises Refused.
        """
        return watch_events(self._admin, types, seconds, after)

    def conduct(self, *rules: Rule, poll_seconds: float = 1) -> Conduct:
        """Return what the client should not have done, with evidence: `mock.conduct().assert_clean()`."""
        return self.journal.conduct(*rules, poll_seconds=poll_seconds)

    def usage(self) -> Usage:
        """Return what the account has used, and what that would have cost by the server's table of prices."""
        return usage_of(self._admin.call("read-usage"))

    def limit_usage(self, **limit: Unpack[UsageLimit]) -> Usage:
        """Refuse uploads beyond a limit: `limit_usage(minutes_indexed=10)`. Without arguments, remove all limits.

        Raises Refused.
        """
        return usage_of(self._admin.call("limit-usage", limit))

    @cached_property
    def behaviour(self) -> Behaviour:
        """The imperfections of the account: quality, consistency, paging, read."""
        return Behaviour(self._admin)

    def snapshot(self) -> str:
        """Return the whole account as text, one JSON record per line.

        It does not contain the key, the journal and the bytes of uploaded files.
        """
        return self._admin.send_raw("take-snapshot").decode()

    def restore(self, snapshot: str) -> None:
        """Replace the account by a snapshot. Raises Refused, naming the place, if the text is not a valid snapshot."""
        require("snapshot", snapshot, str)
        self._admin.send_raw("restore-snapshot", snapshot.encode(), "application/x-ndjson")

    def forget(self) -> None:
        """Remove the account from the server. The next request with its key opens a new one."""
        self._admin.call("reset-account", {"forget": True})

    def reset(self, *parts: Part) -> None:
        """Make the account as it was when its key was first used, or only the named `parts` of it."""
        self._admin.call("reset-account", {"what": list(parts)} if parts else {})
