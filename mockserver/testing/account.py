"""An account of a stand-in, and all that a test can do with it, in the words of the admin operations."""

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack
from urllib.parse import quote

from mockserver.ground.address import client_environment
from mockserver.testing.asking import Asker
from mockserver.testing.controls.answers import Answers, Ending, FixedAnswer, Reply, Then
from mockserver.testing.controls.behaviour import Behaviour
from mockserver.testing.controls.clock import Clock
from mockserver.testing.controls.conduct import Conduct, Rule
from mockserver.testing.controls.consent import Consent
from mockserver.testing.controls.faults import Fault, Faults, When
from mockserver.testing.controls.journal import Exchanges, Journal
from mockserver.testing.controls.matching import Condition, Matcher
from mockserver.testing.controls.profiles import Profiles
from mockserver.testing.controls.scenes import Content, ExpectedScenes, Marks, Scene, Scenes
from mockserver.testing.controls.usage import Usage, UsageLimit, usage_of
from mockserver.testing.controls.verifying import HowMany, Verdict
from mockserver.testing.controls.webhooks import Webhooks
from mockserver.testing.hosts import Host

if TYPE_CHECKING:
    from mockserver.testing.transport import InProcessTransport

# Names the test whose account it is, so that what is found in its requests can be told by test.
_TEST_HEADER = "x-mockserver-test"

Part = Literal["account", "journal", "faults", "answers", "clock"]


class Account:
    """Everything of one API key: what a client sees with it, and what a test orders for it."""

    def __init__(self, host: Host, api_key: str, test: str = "") -> None:
        named = {_TEST_HEADER: quote(test, safe="")} if test else {}
        self._host = host
        self._asker = Asker(host, {"x-api-key": api_key, **named})
        self.api_key = api_key

    @property
    def url(self) -> str:
        """The address of the server: what the SDKs take as their base URL."""
        return self._host.url

    @property
    def url_v12(self) -> str:
        """The address of API version 1.2, to which paths such as `/indexes` are added."""
        return f"{self.url}/v1.2"

    def env(self) -> dict[str, str]:
        """Return the environment variables that point the SDKs at this account, without a proxy in between."""
        return client_environment(self.url, self.api_key, os.environ)

    def transport(self) -> "InProcessTransport":
        """Return a transport for `httpx.Client` or `httpx.AsyncClient` that needs no socket.

        Raises NotRunning where the server does not run in this process.
        """
        from mockserver.testing.transport import InProcessTransport  # httpx is the caller's, and not always there

        return InProcessTransport(self._host.running)

    @cached_property
    def clock(self) -> Clock:
        """The account's clock: read, freeze, set, advance, scale."""
        return Clock(self._asker)

    @cached_property
    def consent(self) -> Consent:
        """What users decide about connections: approve, deny, revoke."""
        return Consent(self._host)

    @cached_property
    def faults(self) -> Faults:
        """All that is to go wrong on purpose: add, list, clear."""
        return Faults(self._asker)

    def fail(
        self,
        operation: Condition = None,
        *,
        status: int | None = None,
        code: str | None = None,
        message: str | None = None,
        headers: Mapping[str, str] | None = None,
        processed: bool = False,
        unlisted: bool = False,
        match: Matcher | None = None,
        **when: Unpack[When],
    ) -> Fault:
        """Answer requests of `operation`, an operationId or a tag, with an error: `fail("search", status=429)`.

        A status follows from the code and the code from the catalogue where only one is given. A code of no catalogue
        is refused as misspelt, unless it is said to be `unlisted`. Where the request is
        `processed`, it is carried out all the same. `faults.add` orders everything else that can go wrong.
        """
        said = {"status": status, "code": code, "message": message, "headers": headers, "processed": processed}
        said |= {"unlisted": unlisted or None}
        error = {name: value for name, value in said.items() if value is not None}
        return self.faults.add({"error": error}, operation, match=match, **when)

    @cached_property
    def answers(self) -> Answers:
        """All answers that are fixed: add, list, clear."""
        return Answers(self._asker)

    def answer(
        self,
        operation: Condition,
        *,
        text: str | None = None,
        ends: Ending | None = None,
        body: Any = None,
        status: int | None = None,
        match: Matcher | None = None,
        then: Then = "repeat",
    ) -> FixedAnswer:
        """Fix the answer to requests of `operation` that `match`: a `text` where one is written, or a `body`.

        A text `ends` otherwise than it would: it is `cut_off`, or `failed`.

        `answers.add` fixes several, one after the other.
        """
        said: Reply = {}
        if text is not None:
            said["text"] = text
        if ends is not None:
            said["ends"] = ends
        if body is not None:
            said["body"] = body
        if status is not None:
            said["status"] = status
        return self.answers.add(operation, [said], match=match, then=then)

    @cached_property
    def scenes(self) -> Scenes:
        """What happens in videos: add, list and clear for those to come, of and put for those that are there."""
        return Scenes(self._asker)

    def video(self, name: str, scenes: Sequence[Scene], **content: Unpack[Content]) -> ExpectedScenes:
        """Say what is in the video to come with this file name or address: `video("final.mp4", scenes=[…])`."""
        marks: Marks = {"urls": [name]} if "://" in name else {"filenames": [name]}
        return self.scenes.add(marks, scenes, **content)

    @cached_property
    def profiles(self) -> Profiles:
        """How tasks progress: set, list, clear."""
        return Profiles(self._asker)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Who is told of finished tasks: add, list, deliver, deliveries."""
        return Webhooks(self._asker)

    @cached_property
    def journal(self) -> Journal:
        """What was asked of the account and what it answered: calls, tail, wait_for, verify and others."""
        return Journal(self._asker)

    def calls(
        self, operation: Condition = None, *, match: Matcher | None = None, status: int | None = None
    ) -> Exchanges:
        """Return the exchanges of `operation`, an operationId or a tag, that `match`: `calls("create-index")`."""
        return self.journal.calls(operation, match=match, status=status)

    def verify(
        self,
        operation: Condition = None,
        *,
        match: Matcher | None = None,
        status: int | None = None,
        **how_many: Unpack[HowMany],
    ) -> Verdict:
        """Raise AssertionError unless `operation` was called so often: `verify("create-index", exactly=1)`.

        It says where the closest calls differ from those that `match`.
        """
        return self.journal.verify(operation, match=match, status=status, **how_many)

    def conduct(self, *rules: Rule, poll_seconds: float = 1) -> Conduct:
        """Return what the client did and should not have done, with evidence: `assert mock.conduct() == []`."""
        return self.journal.conduct(*rules, poll_seconds=poll_seconds)

    def usage(self) -> Usage:
        """Return what the account has used, and what that would have cost at the real service."""
        return usage_of(self._asker.ask("read-usage"))

    def limit_usage(self, **limit: Unpack[UsageLimit]) -> Usage:
        """Refuse uploads beyond this: `limit_usage(minutes_indexed=10)`; without anything, none. Raises Refused."""
        return usage_of(self._asker.ask("limit-usage", limit))

    @cached_property
    def behaviour(self) -> Behaviour:
        """Where the account is not at its best: quality, consistency, paging, read."""
        return Behaviour(self._asker)

    def snapshot(self) -> str:
        """Return the whole account as the text of a file: all but its key, its journal and the bytes of uploads."""
        return self._asker.ask_raw("take-snapshot").decode()

    def restore(self, snapshot: str) -> None:
        """Make the account what it was when the snapshot was taken. Raises Refused for what is none."""
        self._asker.ask_raw("restore-snapshot", snapshot.encode(), "application/x-ndjson")

    def forget(self) -> None:
        """Reset the account, and let the server keep nothing of it: its key opens another, as if it were new."""
        self._asker.ask("reset-account", {"forget": True})

    def reset(self, *parts: Part) -> None:
        """Make the account as it was when its key was first used, or only the `parts` that are named."""
        self._asker.ask("reset-account", {"what": list(parts)} if parts else {})
