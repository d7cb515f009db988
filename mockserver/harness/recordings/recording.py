"""Recorded exchanges: one readable JSON file each. Secrets are removed before it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from mockserver.contract.bodies import FORM_TYPE, BodyReader
from mockserver.contract.operations import Operation
from mockserver.contract.streamed.events import Event, read_events
from mockserver.contract.streamed.streams import Framing, StreamedBody
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.whole_files import write_whole
from mockserver.handlers.exchanges.observed import Body, Observed, Part
from mockserver.harness.inspection.inspector import Inspection
from mockserver.harness.recordings.redaction import Redactor

FORMAT = 1
_SHOWN = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Recording:
    """One recorded exchange, and the name of its file.

    It began at `recorded_at`. `account` identifies the account: empty without a key, None if it is unknown. `origin` is
    the address of the server as the client knew it, if known.

    A body is None or has one member: `json`, `form` (its parts), `lines` (of JSON), `events` (each with its name and
    its data, parsed as JSON if possible), `text`, or `bytes` (size and hash only).
    """

    name: str
    operation: str
    recorded_at: str
    request: Json
    reply: Json
    account: str | None = None
    origin: str = ""


def _began(observed: Observed) -> datetime:
    """Return the start time of an exchange that has just ended."""
    return datetime.now(UTC) - timedelta(seconds=observed.seconds)


class TrafficRecorder:
    """Writes exchanges to files in a directory. Existing files stay, and numbering continues."""

    def __init__(self, directory: Path, began: Callable[[Observed], datetime] = _began) -> None:
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsInvalid(f"--record: {directory} cannot be made: {error.strerror}") from None
        self._directory = directory
        self._began = began
        self._redactor = Redactor()
        self._number = max((number_of(path) for path in directory.glob("*.json")), default=0)

    def record(self, inspection: Inspection) -> Path:
        """Write one exchange and return its file. Raises OSError, and then leaves no file."""
        observed = inspection.observed
        operation = inspection.operation.id if inspection.operation else ""
        self._number += 1
        self._redactor.learn(observed.headers)
        described = {
            "format": FORMAT,
            "number": self._number,
            "operation": operation,
            "recorded_at": rfc3339(self._began(observed)),
            "account": account_of(observed.headers),
            "origin": f"http://{observed.headers['host']}" if "host" in observed.headers else "",
            "request": described_request(observed, inspection.operation, self._redactor),
            "reply": described_reply(observed, inspection.operation, self._redactor),
            "findings": [
                self._redactor.text(f"{finding.side} {finding.rule} {finding.subject}")
                for finding in inspection.findings
            ],
        }
        path = self._directory / f"{self._number:04d}-{operation or 'unknown'}-{observed.status}.json"
        write_whole(path, orjson.dumps(described, option=_SHOWN))
        return path


def account_of(headers: Mapping[str, str]) -> str:
    """Return the identity of a request's account: a short hash of its key, or empty without a key."""
    key = headers.get("x-api-key", "")
    return sha256(b"mockserver account " + key.encode()).hexdigest()[:8] if key else ""


def described_request(observed: Observed, operation: Operation | None, redactor: Redactor) -> Json:
    """Return the request in the format of a recording."""
    body: Json | None
    if observed.body.parts is None:
        body = _described_body(observed.body, observed.media_type, None, redactor)
    else:
        reader = operation.bodies.get(observed.media_type) if operation else None
        body = {"form": [_described_part(part, reader, redactor) for part in observed.body.parts]}
    return {
        "method": observed.method,
        "path": redactor.text(observed.path),
        "query": [[redactor.text(name), redactor.value(text, name)] for name, text in observed.pairs],
        "headers": redactor.headers(observed.headers),
        "body": body,
    }


def described_reply(observed: Observed, operation: Operation | None, redactor: Redactor) -> Json:
    """Return the reply in the format of a recording."""
    answer = operation.answers.get(observed.status) if operation else None
    stream = answer.streams.get(observed.reply_media_type) if answer else None
    return {
        "status": observed.status,
        "headers": redactor.headers(observed.reply_headers),
        "body": _described_body(observed.reply, observed.reply_media_type, stream, redactor),
    }


def _described_body(body: Body, media_type: str, stream: StreamedBody | None, redactor: Redactor) -> Json | None:
    if not body.size:
        return None
    if not body.is_kept:
        return {"bytes": {"size": body.size}}
    try:
        text = body.raw.decode("utf-8")
    except UnicodeDecodeError:
        return {"bytes": {"size": body.size, "sha256": sha256(body.raw).hexdigest()}}
    return _described_stream(text, stream, redactor) if stream else _described_text(text, media_type, redactor)


def _described_stream(text: str, stream: StreamedBody, redactor: Redactor) -> Json:
    """Return a stream by its parts; an incomplete or malformed one unparsed."""
    try:
        if stream.framing is Framing.LINES:
            return {"lines": [redactor.value(value) for value in stream.objects(text)]}
        return {"events": [_described_event(event, redactor) for event in read_events(text)]}
    except ValueError:
        return {"text": redactor.text(text)}


def _described_event(event: Event, redactor: Redactor) -> Json:
    try:
        return {"event": event.name, "data": redactor.value(orjson.loads(event.data))}
    except orjson.JSONDecodeError:
        return {"event": event.name, "data": redactor.text(event.data)}


def _described_text(text: str, media_type: str, redactor: Redactor) -> Json:
    try:
        if media_type == FORM_TYPE:
            pairs = Observed("POST", "", text.encode()).pairs
            return {"form": [{"name": redactor.text(name), "text": redactor.value(text, name)} for name, text in pairs]}
        return {"json": redactor.value(orjson.loads(text))}
    except orjson.JSONDecodeError:
        return {"text": redactor.text(text)}


def _described_part(part: Part, reader: BodyReader | None, redactor: Redactor) -> Json:
    """Return a part; for a file only its name, type, size and hash."""
    described: Json = {"name": redactor.text(part.name)}
    if part.is_file:
        described |= {"filename": redactor.text(part.filename or ""), "media_type": part.media_type}
        if reader is None or not reader.takes_text(part.name):
            return described | {"size": part.size, "sha256": part.sha256}
    return described | {"text": redactor.value(part.text or "", part.name)}


def number_of(path: Path) -> int:
    """Return the number in the file name of a recording; 0 without one."""
    digits = path.name.partition("-")[0]
    return int(digits) if digits.isdigit() else 0
