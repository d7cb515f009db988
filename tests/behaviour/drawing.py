"""Random requests for every operation of v1.2, generated with a fixed seed from the published contract."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from mockserver.contract.json_pointer import value_at
from tests.behaviour.exchange import Body, Part, Request
from tests.behaviour.session import JSON, NOBODY

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
METHODS = ("get", "post", "put", "delete")
MOST_PER_OPERATION = 16

_IDS = {"index_id": "index", "video_id": "video", "video_ids": "video", "task_id": "task"}
_ODD_VALUES = ("x", "-1", "", "1.5", "99999999999999999999", "2024-13-01T00:00:00Z")
_ODD_FIELDS: tuple[Any, ...] = (None, 5, "x", [], {}, True, "", -1, [1], {"x": 1})


@dataclass(frozen=True, slots=True)
class Drawn:
    """An operation of the published contract."""

    id: str
    method: str
    path: str
    said: Mapping[str, Any]
    document: Mapping[str, Any]

    def parameters(self, where: str) -> list[Mapping[str, Any]]:
        found = [resolve(self.document, parameter) for parameter in self.said.get("parameters", ())]
        return [parameter for parameter in found if parameter["in"] == where]

    def contents(self) -> Mapping[str, Any]:
        content: Mapping[str, Any] = resolve(self.document, self.said.get("requestBody", {})).get("content", {})
        return content


def resolve(document: Mapping[str, Any], node: Any) -> Any:
    """Return the target of the reference `node`, or `node` itself."""
    while "$ref" in node:
        node = value_at(document, node["$ref"])
    return node


def operations_of(document: Mapping[str, Any], prefix: str = "/v1.2/") -> list[Drawn]:
    """Return the operations below `prefix`; deletions come last."""
    found = [
        Drawn(item[method]["operationId"], method.upper(), path, item[method], document)
        for path, item in document["paths"].items()
        for method in METHODS
        if path.startswith(prefix) and method in item
    ]
    return sorted(found, key=lambda operation: operation.method == "DELETE")


class Drawer:
    """Draws requests of the account `key`, with the identifiers that it has `seen`."""

    def __init__(self, seed: int, key: str, seen: Mapping[str, list[str]]) -> None:
        self._random = Random(seed)
        self._key = key
        self._seen = seen

    def requests(self, operation: Drawn) -> Iterator[Request]:
        """Yield valid requests first, then requests with one error each."""
        drawn = [*self._bodies(operation), *self._queries(operation)]
        most = MOST_PER_OPERATION if operation.method != "DELETE" else 4
        for body, query in self._picked(drawn, most):
            yield self._request(operation, self._path(operation), query, body)
        yield from self._wrong(operation)

    def _picked(self, drawn: list[Any], most: int) -> list[Any]:
        if len(drawn) <= most:
            return drawn
        kept = sorted(self._random.sample(range(len(drawn)), most))
        return [drawn[number] for number in kept]

    def _request(
        self, operation: Drawn, path: str, query: str = "", body: tuple[str, Any] | None = None, **changes: Any
    ) -> Request:
        headers: dict[str, str] = {}
        content = None
        if body is not None:
            media_type, value = body
            content, headers = encoded(media_type, value)
        return Request(
            **{
                "method": operation.method,
                "target": path + query,
                "key": self._key,
                "headers": headers,
                "body": content,
            }
            | changes
        )

    def _path(self, operation: Drawn, value: str | None = None) -> str:
        return "/".join(
            (value or quote(self._identifier(part[1:-1].replace("-", "_")))) if part.startswith("{") else part
            for part in operation.path.split("/")
        )

    def _identifier(self, name: str) -> str:
        if name == "integration_id":
            return "65282b008f9cd95a98cbcf00"
        if name == "engine_id":
            return self._random.choice(["marengo2.6", "pegasus1.1", "marengo2.5", "x"])
        kind = "token" if "token" in name else _IDS.get(name, "task")
        return self._random.choice(self._seen[kind] or [NOBODY])

    def _queries(self, operation: Drawn) -> Iterator[tuple[Any, str]]:
        body = next(iter(self._bodies(operation)), (None, ""))[0]
        for parameter in operation.parameters("query"):
            schema = resolve(operation.document, parameter.get("schema", {}))
            for value in (*self._values(parameter, schema), self._random.choice(_ODD_VALUES)):
                yield body, "?" + urlencode({parameter["name"]: value})
        if operation.parameters("query"):
            yield body, "?page=2&page_limit=1&sort_by=updated_at&sort_option=asc"
            yield body, "?no_such_parameter=1"

    def _values(self, parameter: Mapping[str, Any], schema: Mapping[str, Any]) -> list[Any]:
        name = parameter["name"]
        if name in ("index_id", "id", "_id"):
            return [self._random.choice(self._seen["index"] + self._seen["video"] + self._seen["task"] or [NOBODY])]
        if "enum" in schema:
            return [self._random.choice(schema["enum"])]
        examples = [parameter.get("example"), *(item["value"] for item in parameter.get("examples", {}).values())]
        return [value for value in examples if value is not None][:1] or ["1"]

    def _bodies(self, operation: Drawn) -> Iterator[tuple[tuple[str, Any] | None, str]]:
        contents = operation.contents()
        if not contents:
            yield None, ""
        for media_type, content in contents.items():
            for example in content.get("examples", {}).values():
                value = self._known(example["value"])
                yield (media_type, value), ""
                if media_type == JSON["content-type"]:
                    yield from (((media_type, changed), "") for changed in self._changed(value))

    def _known(self, value: Any) -> Any:
        """Return the body `value` with identifiers of the account."""
        if not isinstance(value, dict):
            return value
        known = dict(value)
        for name, kind in _IDS.items():
            if name in known:
                chosen = self._random.choice(self._seen[kind] or [NOBODY])
                known[name] = [chosen] if isinstance(known[name], list) else chosen
        return known

    def _changed(self, value: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for name in value:
            yield {other: value[other] for other in value if other != name}
            yield {**value, name: self._random.choice(_ODD_FIELDS)}
        yield {**value, "no_such_field": 1}

    def _wrong(self, operation: Drawn) -> Iterator[Request]:
        path = self._path(operation)
        yield self._request(operation, path, key=None)
        yield self._request(operation, path, key="tlk_invalid")
        yield self._request(operation, path, method="PATCH")
        if "{" in operation.path:
            yield self._request(operation, self._path(operation, NOBODY))
            yield self._request(operation, self._path(operation, "malformed%20%C3%BC"))
        if operation.contents():
            for text, kind in (
                ("", JSON["content-type"]),
                ('{"a": ', JSON["content-type"]),
                ("[1]", JSON["content-type"]),
            ):
                yield (
                    self._request(operation, path, body=None, headers={"content-type": kind})
                    if not text
                    else (Request(operation.method, path, self._key, {"content-type": kind}, Body(text)))
                )
            yield Request(operation.method, path, self._key, {"content-type": "text/csv"}, Body("a,b"))
            yield Request(operation.method, path, self._key, {"content-type": MULTIPART}, Body("no boundary"))


def encoded(media_type: str, value: Any) -> tuple[Body, dict[str, str]]:
    """Return `value` as a body of this type, and its headers."""
    if media_type == MULTIPART:
        return Body(parts=tuple(_parts(value))), {}
    if media_type == FORM:
        return Body(urlencode({name: form_text(field) for name, field in value.items()})), {"content-type": FORM}
    return Body(orjson.dumps(value).decode()), dict(JSON)


def _parts(value: Mapping[str, Any]) -> Iterator[Part]:
    for name, field in value.items():
        for item in field if isinstance(field, list) else [field]:
            yield Part(name, form_text(item))


def form_text(value: Any) -> str:
    """Return a value as a form field."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()
