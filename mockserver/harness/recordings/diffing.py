"""Repeats recorded conversations with the stand-in and compares the replies: `mockserver diff`."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx2
import orjson

from mockserver.app.application import MockServerApp
from mockserver.app.http.asgi_client import AsgiReply, body_messages, call, http_scope
from mockserver.contract.errors import error_in
from mockserver.contract.operations import Operation
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.as_documented import DoubtReader
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.recordings.comparing import compared, content
from mockserver.harness.recordings.recording import Recording, described_reply, read_recordings
from mockserver.harness.recordings.redaction import Redactor
from mockserver.harness.recordings.relating import Relations
from mockserver.harness.traffic.observed import Body, Observed, lower_names
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import Verdict, gone, judged_findings, uses, with_doubts

Json = dict[str, Any]

# A file was not recorded; the stand-in takes an address in its stead.
_FILE_FIELDS = {"video_file": "video_url", "transcription_file": "transcription_url", "image_file": "image_url"}
_BASE_URL = "http://127.0.0.1"
_FILES_AT = "https://recorded.example/"


def diff(settings: Settings, directory: Path, judging: Judging, key: str) -> Verdict:
    """Return how the stand-in's replies differ in kind from those recorded in `directory`. Raises StartupError."""
    recordings = read_recordings(directory)
    clock = VirtualClock(_time_of(recordings[0]))
    app = MockServerApp(settings, make_clock=lambda: clock)
    try:
        tally = asyncio.run(_Conversation(app, clock, key).repeat(recordings))
    finally:
        app.close()
    verdict = Verdict(
        "diff",
        str(directory),
        judging.level,
        judged_findings(tally, judging.level, judging.known),
        uses(app.contract, tally),
        {"recordings": str(len(recordings)), "compared": str(tally.requests)},
        gone(tally, judging.baseline),
        "" if tally.requests else "no recording could be compared",
    )
    return with_doubts(verdict, app.contract, tally)


class _Conversation:
    """The stand-in, asked what was recorded, at the times at which it was recorded."""

    def __init__(self, app: MockServerApp, clock: VirtualClock, key: str) -> None:
        self._app = app
        self._operations = app.contract.operations
        self._doubts = DoubtReader(app.contract)
        self._clock = clock
        self._key = key
        self._relations = Relations()
        self._tally = Tally()

    async def repeat(self, recordings: Sequence[Recording]) -> Tally:
        for recording in recordings:
            await self._compare(recording)
        return self._tally

    def _as_documented(self, recording: Recording, answered: Json) -> Recording:
        """Return `recording` with a reply in the words of the contract, if it came by another answer of a doubt.

        Where it could be several documented replies, it is read as the one that the stand-in has `answered` with.
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
        self._clock.set(max(self._clock.now(), _time_of(recording)))
        reply = await self._reply(recording)
        answered = _described(reply, self._operations.get(recording.operation))
        recording = self._as_documented(recording, answered)
        findings = list(self._differences(recording, answered))
        is_compared = not any(finding.rule == rules.NOT_COMPARED.name for finding in findings)
        self._tally.requests += is_compared
        self._tally.operations[recording.operation] += is_compared
        self._tally.granted[recording.operation] += is_compared and 200 <= reply.status < 300
        for finding in findings:
            self._tally.note(replace(finding, reply=orjson.dumps(content(answered)).decode()[:1500]))

    async def _reply(self, recording: Recording) -> AsgiReply:
        request = self._request(recording)
        scope = http_scope(request.method, request.url.raw_path, request.headers.raw)
        return await call(self._app, scope, body_messages([request.read()]))

    def _differences(self, recording: Recording, answered: Json) -> Iterator[Finding]:
        unknown = self._relations.unknown(recording.request["path"], orjson.dumps(recording.request["body"]).decode())
        if unknown and answered["status"] == 404 and recording.reply["status"] < 400:
            message = f"{recording.name} is about {', '.join(sorted(unknown))}, which no recorded reply made."
            yield rules.NOT_COMPARED.broken(recording.operation, "request", message)
            return
        yield from compared(recording, answered)
        for place in dict.fromkeys(self._relations.relate(content(recording.reply), content(answered))):
            message = f"{place} of {recording.name} names something that the stand-in has another name for elsewhere."
            yield rules.OTHER_REFERENCE.broken(recording.operation, f"reply.{place}", message)

    def _request(self, recording: Recording) -> httpx2.Request:
        asked = self._relations.translated(recording.request)
        pairs = [(name, text) for name, text in asked["query"]]
        headers = {"x-api-key": self._key}
        options: Json = _body_options(asked["body"], self._operations.get(recording.operation))
        return httpx2.Request(asked["method"], _BASE_URL + asked["path"], params=pairs, headers=headers, **options)


def _raw(body: Json | None) -> bytes | None:
    """Return the bytes of a recorded body; None where it is a stream that was read, or was not kept."""
    if body is None:
        return b""
    if "json" in body:
        return orjson.dumps(body["json"])
    return str(body["text"]).encode() if "text" in body else None


def _body_options(body: Json | None, operation: Operation | None) -> Json:
    if body is None:
        return {}
    if "json" in body:
        return {"json": body["json"]}
    if "form" not in body:
        return {"content": str(body.get("text", "")).encode()}
    is_multipart = operation is None or "multipart/form-data" in operation.bodies
    fields = [_field(part) for part in body["form"]]
    if is_multipart:
        return {"files": [(name, (None, text.encode())) for name, text in fields]}
    return {"data": dict(fields)}


def _field(part: Json) -> tuple[str, str]:
    """Return a part of a form as a field; of a file that was not kept, an address made of its name."""
    name = str(part["name"])
    if "text" in part:
        return name, str(part["text"])
    return _FILE_FIELDS.get(name, name), _FILES_AT + str(part["filename"]).rsplit("/", 1)[-1]


def _described(reply: AsgiReply, operation: Operation | None) -> Json:
    headers = lower_names(reply.raw_headers)
    seen = Observed("GET", "", status=reply.status, reply_headers=headers, reply=Body(len(reply.body), reply.body))
    return described_reply(seen, operation, Redactor())


def _time_of(recording: Recording) -> datetime:
    return datetime.fromisoformat(recording.recorded_at)
