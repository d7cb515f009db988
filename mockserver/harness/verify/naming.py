"""Names of the run's records: each begins with the run's prefix, so that they can be recognised."""

import re
from collections.abc import Mapping
from typing import Any

import orjson

from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Schemas
from mockserver.harness.traffic.exchange import SentRequest
from mockserver.harness.verify.deletions import Deletions

# The name fields, in requests and in lists.
NAMES = frozenset(["index_name", "name", "filename"])
_LONGEST_NAME = 512
_FILE_NAME = re.compile(rb'(; name="[^"\r\n]*"; filename=")')
_WRITING = frozenset(["POST", "PUT", "PATCH"])


class Naming:
    """Puts `prefix` before the names of records that can be deleted alone, and before file names."""

    def __init__(self, contract: Contract, deletions: Deletions, prefix: str) -> None:
        self._contract = contract
        self._deletions = deletions
        self._prefix = prefix
        self._longest: dict[str, Mapping[str, int]] = {}

    def named(self, request: SentRequest, operation: Operation | None) -> SentRequest:
        """Return `request` with the prefix before each new name."""
        if operation is None or operation.method not in _WRITING or operation.says.is_safe:
            return request
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            raw = _FILE_NAME.sub(rb"\g<1>" + self._prefix.encode(), request.body)
            return request if raw == request.body else _with_body(request, raw)
        if self._is_about_one(operation.path):
            return self._with_names(request, operation)
        return request

    def _is_about_one(self, path: str) -> bool:
        return path in self._deletions.of or path.rpartition("/")[0] in self._deletions.of

    def _with_names(self, request: SentRequest, operation: Operation) -> SentRequest:
        try:
            body = orjson.loads(request.body)
        except ValueError:
            return request
        if not isinstance(body, dict):
            return request
        changed = {field: name for field in NAMES if (name := self._name(operation, field, body.get(field)))}
        return _with_body(request, orjson.dumps({**body, **changed})) if changed else request

    def _name(self, operation: Operation, field: str, name: Any) -> str:
        """Return the prefixed name for `field`, or None if it is not a name or stays unchanged."""
        longest = self._longest_of(operation).get(field, _LONGEST_NAME)
        if not isinstance(name, str) or not 0 < len(name) <= longest or name.startswith(self._prefix):
            return ""
        return (self._prefix + name)[:longest] if re.search(r"\S", name) else ""

    def _longest_of(self, operation: Operation) -> Mapping[str, int]:
        """Return the maximum length of the names in a body of `operation`."""
        if operation.id not in self._longest:
            schemas = Schemas(self._contract.document)
            declared = self._contract.document["paths"][operation.path][operation.method.lower()]["requestBody"]
            content = schemas.resolve(declared)["content"].get("application/json", {"schema": {}})
            fields = schemas.resolve(content["schema"]).get("properties", {})
            found = {
                name: schemas.resolve(fields[name]).get("maxLength", _LONGEST_NAME) for name in NAMES & fields.keys()
            }
            self._longest[operation.id] = found
        return self._longest[operation.id]


def _with_body(request: SentRequest, raw: bytes) -> SentRequest:
    return SentRequest(request.method, request.target, {**request.headers, "content-length": str(len(raw))}, raw)
