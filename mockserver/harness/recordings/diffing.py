"""Repeats recorded conversations with the stand-in, or another server, and compares the replies: `mockserver diff`."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
from starlette.types import ASGIApp

from mockserver.app.application import MockServerApp
from mockserver.app.http.asgi_client import AsgiReply, RawHeaders, body_messages, call, http_scope
from mockserver.contract.contract import Contract
from mockserver.contract.errors import error_in
from mockserver.contract.operations import Operation
from mockserver.contract.source import packaged_contract
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.exchanges.observed import Body, Ending, Observed, lower_names
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.as_documented import DoubtReader
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.recordings.chunks import ChunkedUploads
from mockserver.harness.recordings.comparing import compared, content, without_ranked
from mockserver.harness.recordings.reading import read_sources
from mockserver.harness.recordings.recording import Recording, described_reply
from mockserver.harness.recordings.redaction import Redactor, is_signed
from mockserver.harness.recordings.relating import Relations
from mockserver.harness.recordings.requesting import Keys, has_files, request_of
from mockserver.harness.routing import Route
from mockserver.harness.spending import SpendingGuard
from mockserver.harness.traffic.bounds import ReplyEndless
from mockserver.harness.traffic.own_replies import is_own
from mockserver.harness.traffic.unpacking import received_body
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import Verdict, gone, judged_findings, uses, with_doubts
from mockserver.harness.verify.remote import BOUNDS, NoReply, Remote

Json = dict[str, Any]

_HOST = (b"host", b"127.0.0.1")
# Recordings contain neither access control nor rate limits.
_REFUSED = {401: "a key that was refused", 429: "requests that were too many"}


def diff(settings: Settings, directory: Path, judging: Judging, key: str, upstream: Route | None = None) -> Verdict:
    """Return how replies differ in kind from those recorded in `directory`. Raises StartupError.

    The requests go to a stand-in with `settings`, whose clock shows the recorded times, or to the server `upstream`.
    """
    sources = read_sources(directory)
    recordings = sources.recordings
    contract = packaged_contract()
    if upstream is not None:
        tally = _compared_with(upstream, contract, recordings, key)
    else:
        tally = _compared_with_stand_in(settings, contract, recordings, key)
    verdict = Verdict(
        "diff",
        str(directory),
        judging.level,
        judged_findings(tally, judging.level, judging.known),
        uses(contract, tally),
        {"recordings": str(len(recordings)), "compared": str(tally.requests)},
        gone(tally, judging.baseline),
        "" if tally.requests else "no recording could be compared",
        remarks=tuple(f"left out of the file: {reason}" for reason in sources.left_out),
    )
    return with_doubts(verdict, contract, tally)


def _compared_with_stand_in(settings: Settings, contract: Contract, recordings: Sequence[Recording], key: str) -> Tally:
    clock = VirtualClock(_time_of(recordings[0]))

    def begin(recording: Recording) -> None:
        clock.set(max(clock.now(), _time_of(recording)))

    app = MockServerApp(settings, make_clock=lambda: clock)
    try:
        return asyncio.run(_Conversation(app, contract, key, begin).repeat(recordings))
    finally:
        app.close()


def _compared_with(upstream: Route, contract: Contract, recordings: Sequence[Recording], key: str) -> Tally:
    remote = Remote(upstream.upstream)
    try:
        guard = SpendingGuard(remote, contract, upstream.allowed)
        return asyncio.run(_Conversation(guard, contract, key).repeat(recordings))
    finally:
        remote.close()


class _Conversation:
    """A server that gets the recorded requests; `begin` is called before each request."""

    def __init__(
        self, app: ASGIApp, contract: Contract, key: str, begin: Callable[[Recording], None] = lambda recording: None
    ) -> None:
        self._app = app
        self._operations = contract.operations
        self._doubts = DoubtReader(contract)
        self._begin = begin
        self._keys = Keys(key)
        self._relations = Relations()
        # The recorded files were not kept.
        self._has_other_files = False
        self._chunks = ChunkedUploads(self._put)
        self._tally = Tally()

    async def repeat(self, recordings: Sequence[Recording]) -> Tally:
        for recording in sorted(recordings, key=_time_of):
            await self._compare(recording)
        return self._tally

    def _as_documented(self, recording: Recording, answered: Json) -> Recording:
        """Return `recording` with its reply in documented form, if another answer of a doubt explains it.

        If several documented replies are possible, the one that the stand-in has `answered` with is chosen.
        """
        operation = self._operations.get(recording.operation)
        raw = _raw(recording.reply["body"])
        if operation is None or raw is None:
            return recording
        reply, code = recording.reply, error_in(content(answered))[0]
        seen = Observed("GET", "", status=reply["status"], reply_headers=reply["headers"], reply=Body(len(raw), raw))
        read = self._doubts.read_as(operation, answered["status"], code, seen) or self._doubts.read(operation, seen)
        self._tally.answers.update(read.answers)
        if not read.is_changed:
            return recording
        return replace(recording, reply=described_reply(read.observed, operation, Redactor()))

    async def _compare(self, recording: Recording) -> None:
        self._begin(recording)
        try:
            reply = await self._reply(recording)
        except ReplyEndless as error:
            self._tally.note(rules.ENDLESS_REPLY.broken(recording.operation, "reply", str(error)))
            return
        except NoReply as error:
            self._tally.note(rules.NO_REPLY.broken(recording.operation, "reply", f"{error}."))
            return
        came = _received(reply)
        unreadable = _unreadable(recording.operation, came)
        if unreadable is not None:
            self._tally.note(unreadable)
            return
        if reply.status < 400:
            self._chunks.note(recording.request, came.raw)
        answered = _described(reply, came, self._operations.get(recording.operation))
        recording = self._as_documented(recording, answered)
        findings = list(self._differences(recording, answered))
        is_compared = not any(finding.rule == rules.NOT_COMPARED.name for finding in findings)
        self._tally.requests += is_compared
        self._tally.operations[recording.operation] += is_compared
        self._tally.accepted[recording.operation] += is_compared and 200 <= reply.status < 300
        for finding in findings:
            self._tally.note(replace(finding, reply=orjson.dumps(content(answered)).decode()[:1500]))

    async def _reply(self, recording: Recording) -> AsgiReply:
        asked = self._relations.translated(recording.request)
        if is_signed(name for name, _ in asked["query"]):
            self._has_other_files = True
            return await self._chunks.stored(asked["path"]) or AsgiReply(404, [], b"")
        asked["body"] = await self._chunks.reported(asked["path"], asked["body"])
        self._has_other_files |= has_files(asked["body"])
        request = request_of(asked, self._keys.headers(recording), self._operations.get(recording.operation))
        return await self._ask(request.method, request.url.raw_path, request.headers.raw, request.read())

    async def _put(self, target: str, content: bytes) -> AsgiReply:
        size = (b"content-length", b"%d" % len(content))
        return await self._ask("PUT", target.encode("latin-1"), [_HOST, size], content)

    async def _ask(self, method: str, target: bytes, headers: RawHeaders, content: bytes) -> AsgiReply:
        return await call(self._app, http_scope(method, target, headers), body_messages([content]))

    def _differences(self, recording: Recording, answered: Json) -> Iterator[Finding]:
        if answered["is_own"]:
            message = f"{recording.name} was not asked for: {content(answered).get('message', '')}"
            yield rules.NOT_COMPARED.broken(recording.operation, "request", message)
            return
        expected = recording.reply["status"]
        if expected in _REFUSED and answered["status"] != expected:
            message = f"{recording.name} is about {_REFUSED[expected]}, which the stand-in has no way to know."
            yield rules.NOT_COMPARED.broken(recording.operation, f"status.{expected}", message)
            return
        unknown = self._relations.unknown(recording.request["path"], orjson.dumps(recording.request["body"]).decode())
        if unknown and answered["status"] >= 400 and expected < 400:
            message = f"{recording.name} is about {', '.join(sorted(unknown))}, which no recorded reply made."
            yield rules.NOT_COMPARED.broken(recording.operation, "request", message)
            return
        yield from compared(recording, answered, has_other_files=self._has_other_files)
        there, here = both = content(recording.reply), content(answered)
        if self._has_other_files:
            there, here = map(without_ranked, both)
        for place in dict.fromkeys(self._relations.relate(there, here)):
            message = f"{place} of {recording.name} names something that the stand-in has another name for elsewhere."
            yield rules.OTHER_REFERENCE.broken(recording.operation, f"reply.{place}", message)


def _raw(body: Json | None) -> bytes | None:
    """Return the bytes of a recorded body; None if it is a parsed stream or was not kept."""
    if body is None:
        return b""
    if "json" in body:
        return orjson.dumps(body["json"])
    return str(body["text"]).encode() if "text" in body else None


def _received(reply: AsgiReply) -> Body:
    """Return the decoded body of a reply."""
    body = Body(len(reply.body), reply.body, Ending.WHOLE if reply.is_complete else Ending.BROKEN)
    return received_body(body, lower_names(reply.raw_headers), status=reply.status, bounds=BOUNDS)


def _unreadable(operation: str, body: Body) -> Finding | None:
    """Return the finding about a body that cannot be compared: it is incomplete or contradicts its headers."""
    if body.ending is Ending.ENDLESS:
        return rules.ENDLESS_REPLY.broken(operation, "reply", body.fault)
    if body.ending is Ending.BROKEN:
        return rules.BROKEN_REPLY.broken(operation, "reply", f"The reply ends after {body.size} bytes.")
    return None if body.flaw is None else rules.BROKEN_REPLY.broken(operation, *body.flaw)


def _described(reply: AsgiReply, body: Body, operation: Operation | None) -> Json:
    headers = lower_names(reply.raw_headers)
    seen = Observed("GET", "", status=reply.status, reply_headers=headers, reply=body)
    return {**described_reply(seen, operation, Redactor()), "is_own": is_own(headers)}


def _time_of(recording: Recording) -> datetime:
    return datetime.fromisoformat(recording.recorded_at)
