"""Recorded requests as they are sent again: with other files, the key of an account, and nothing that was redacted."""

from typing import Any

import httpx2

from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.contract.operations import Operation
from mockserver.harness.recordings.files import file_like
from mockserver.harness.recordings.recording import Recording
from mockserver.harness.traffic.exchange import KEY_HEADER

Json = dict[str, Any]

_BASE_URL = "http://127.0.0.1"


class Keys:
    """The keys to use: `first` for the first account, a separate one for each other account."""

    def __init__(self, first: str) -> None:
        self._first = first
        self._by_account: dict[str, str] = {}

    def headers(self, recording: Recording) -> dict[str, str]:
        """Return the headers with the account's key; unchanged if the recording had no key."""
        if recording.account == "":
            return {}
        account = recording.account or "unknown"
        number = len(self._by_account)
        return {KEY_HEADER: self._by_account.setdefault(account, f"{self._first}_{number}" if number else self._first)}


def request_of(asked: Json, headers: Json, operation: Operation | None) -> httpx2.Request:
    """Return the request of the recording `asked`."""
    pairs = [(name, text) for name, text in asked["query"]]
    if "accept" in asked["headers"]:
        headers = {**headers, "accept": asked["headers"]["accept"]}
    options: Json = _body_options(asked["body"], asked["headers"], operation)
    return httpx2.Request(asked["method"], _BASE_URL + asked["path"], params=pairs, headers=headers, **options)


def has_files(body: Json | None) -> bool:
    """Return whether a recorded `body` has files, whose bytes were not kept."""
    return body is not None and ("bytes" in body or any("text" not in part for part in body.get("form", ())))


def _body_options(body: Json | None, headers: Json, operation: Operation | None) -> Json:
    if body is None:
        return {}
    if "json" in body:
        return {"json": body["json"]}
    if "form" not in body:
        return {"content": str(body.get("text", "")).encode()}
    if _is_multipart(headers.get("content-type", ""), operation):
        return {"files": [(str(part["name"]), _file(part)) for part in body["form"]]}
    return {"data": _fields(body["form"])}


def _is_multipart(content_type: str, operation: Operation | None) -> bool:
    """Return whether a form is sent as multipart: as recorded, or else as the operation accepts it."""
    if content_type:
        return content_type.startswith(MULTIPART_TYPE)
    return operation is None or MULTIPART_TYPE in operation.bodies


def _file(part: Json) -> tuple[str | None, bytes]:
    """Return a part of a form: a text, or a file similar to the recorded one."""
    if "text" in part:
        return None, str(part["text"]).encode()
    return str(part["filename"]).rsplit("/", 1)[-1] or "file", file_like(part)


def _fields(form: list[Json]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for part in form:
        fields.setdefault(str(part["name"]), []).append(str(part.get("text", "")))
    return fields
