"""A client over HTTP that calls every operation once, with the contract's examples, and has one defect.

`python -m tests.harness.broken_client v1.3 doubled-key` sends to the server at TWELVELABS_BASE_URL. With the defect
`none` all requests are valid; with `each` every request has another defect.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

import httpx2
import orjson

from mockserver.contract.bodies import JSON_TYPE, MULTIPART_TYPE
from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.source import contract_document
from tests.support.multipart import MULTIPART, Part, encoded, media_type_of, multipart

VERSIONS = ("v1.2", "v1.3")
_KEY = "tlk_SAMPLE"
_IDENTIFIER = re.compile(r"[0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FILE = b"no film, but bytes"


@dataclass(frozen=True, slots=True)
class ClientRequest:
    """A request for `operation`; `path` is filled in. The body is `json`, a form of `parts`, or `raw`."""

    operation: str
    method: str
    path: str
    query: str = ""
    json: Any = None
    parts: tuple[Part, ...] = ()
    raw: bytes | None = None
    media_type: str = ""
    keys: tuple[str, ...] = (_KEY,)
    required: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()

    @property
    def body(self) -> bytes:
        return encoded(self.json, self.parts, self.raw)

    @property
    def headers(self) -> list[tuple[str, str]]:
        keys = [("x-api-key", key) for key in self.keys]
        named = self.media_type or media_type_of(self.json, self.parts)
        return [*keys, *([("content-type", named)] if named.strip() else [])]


Change = Callable[[ClientRequest], ClientRequest | None]


@dataclass(frozen=True, slots=True)
class Defect:
    """A defect: what is wrong, the rules that may find it, and the change that plants it, if it applies."""

    fault: str
    rules: tuple[str, ...]
    change: Change = field(repr=False)


def requests_of(version: str) -> list[ClientRequest]:
    """Return a request for each operation of a version that is not deprecated, with the examples of the contract."""
    document = contract_document()
    schemas = Schemas(document)
    found = []
    for path, item in document["paths"].items():
        for method, node in item.items():
            is_of_version = path.startswith(f"/{version}/") and isinstance(node, dict) and "responses" in node
            if is_of_version and not node.get("deprecated") and not {"admin", "storage"} & set(node.get("tags", ())):
                found.append(_request(schemas, path, method, item, node))
    return sorted(found, key=lambda request: request.method == "DELETE")


def _request(schemas: Schemas, path: str, method: str, item: Json, node: Json) -> ClientRequest:
    parameters = [schemas.resolve(each) for each in (*item.get("parameters", ()), *node.get("parameters", ()))]
    query = []
    for each in parameters:
        if each["in"] == "path":
            path = path.replace(f"{{{each['name']}}}", quote(str(_example(schemas, each)), safe=""))
        elif each["in"] == "query" and each.get("required"):
            query.append((each["name"], str(_example(schemas, each))))
    names = tuple(each["name"] for each in parameters if each["in"] == "query")
    request = ClientRequest(node["operationId"], method.upper(), path, urlencode(query), parameters=names)
    return _with_body(schemas, request, schemas.resolve(node.get("requestBody", {})))


def _example(schemas: Schemas, node: Json) -> Any:
    """Return an example of a parameter or media type or, without one, a value that fits its schema."""
    if "example" in node:
        return node["example"]
    if "examples" in node:
        return schemas.resolve(next(iter(node["examples"].values())))["value"]
    return _value(schemas.resolve(node["schema"]))


def _value(schema: Json) -> Any:
    for key in ("examples", "enum"):
        if key in schema:
            return schema[key][0]
    if schema.get("format") == "uuid":
        return "1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21"
    return {"integer": 1, "number": 1, "boolean": True}.get(schema.get("type", ""), "6527e59e74b5a5ab84015cf5")


def _with_body(schemas: Schemas, request: ClientRequest, body: Json) -> ClientRequest:
    content: Mapping[str, Json] = body.get("content", {})
    for media_type in (JSON_TYPE, MULTIPART_TYPE):
        if media_type in content and "x-tolerated" not in content[media_type]:
            media = content[media_type]
            value = _example(schemas, media)
            required = tuple(_required(schemas, media["schema"]))
            if media_type == JSON_TYPE:
                return replace(request, json=value, required=required)
            return replace(request, parts=tuple(_parts(schemas, media["schema"], value)), required=required)
    return request


def _required(schemas: Schemas, schema: Json) -> Iterator[str]:
    resolved = schemas.resolve(schema)
    yield from resolved.get("required", ())
    for part in resolved.get("allOf", ()):
        yield from _required(schemas, part)


def _parts(schemas: Schemas, schema: Json, value: Mapping[str, Any]) -> Iterator[Part]:
    properties = schemas.resolve(schema).get("properties", {})
    for name, given in value.items():
        is_file = schemas.resolve(properties.get(name, {})).get("format") == "binary"
        for each in given if isinstance(given, list) else [given]:
            text = each if isinstance(each, str) else orjson.dumps(each).decode()
            yield Part(name, _FILE if is_file else text.encode(), "verify.mp4" if is_file else None)


# The defects


def _json(change: Callable[[ClientRequest], Any]) -> Change:
    """Return a change of the JSON object of a request. It does not apply without one, or if `change` returns None."""

    def apply(request: ClientRequest) -> ClientRequest | None:
        if not isinstance(request.json, dict) or not request.json:
            return None
        changed = change(request)
        return None if changed is None else replace(request, json=changed)

    return apply


def _raw_json(change: Callable[[bytes], bytes]) -> Change:
    return lambda request: (
        replace(request, raw=change(request.body)) if isinstance(request.json, dict) and request.json else None
    )


def _form(change: Callable[[ClientRequest], Sequence[Part] | None]) -> Change:
    def apply(request: ClientRequest) -> ClientRequest | None:
        parts = change(request) if request.parts else None
        return None if parts is None else replace(request, parts=tuple(parts))

    return apply


def _first_required(request: ClientRequest) -> str:
    return next((name for name in request.required if name in (request.json or {})), "")


def _lacking(request: ClientRequest) -> Any:
    name = _first_required(request)
    return {key: value for key, value in request.json.items() if key != name} if name else None


def _other_type(request: ClientRequest) -> Any:
    name = _first_required(request)
    return (
        {**request.json, name: {"of": "another type"} if not isinstance(request.json[name], dict) else 7}
        if name
        else None
    )


def _form_lacking(request: ClientRequest) -> list[Part] | None:
    named = [name for name in request.required if name in {part.name for part in request.parts}]
    return [part for part in request.parts if part.name != named[0]] if named else None


def _in_latin_1(request: ClientRequest) -> list[Part] | None:
    texts = [part for part in request.parts if part.filename is None]
    return [replace(part, content=b"\xe9") if part is texts[0] else part for part in request.parts] if texts else None


def _form_with_more(request: ClientRequest) -> list[Part]:
    return [*request.parts, Part("dummy", b"x")]


def _form_without_end(request: ClientRequest) -> ClientRequest | None:
    return replace(request, raw=multipart(request.parts, closed=False), media_type=MULTIPART) if request.parts else None


def _foreign_query(request: ClientRequest) -> ClientRequest | None:
    return replace(request, query=f"{request.query}&".lstrip("&") + "note=caf%E9") if request.method == "GET" else None


def _more_query(request: ClientRequest) -> ClientRequest | None:
    return replace(request, query=f"{request.query}&".lstrip("&") + "pageLimit=1") if request.method == "GET" else None


def _twice_in_query(request: ClientRequest) -> ClientRequest | None:
    first = request.query.split("&")[0] or ("page=1" if "page" in request.parameters else "")
    return replace(request, query="&".join([*filter(None, [request.query]), first, first])) if first else None


def _is_bare_get(request: ClientRequest) -> bool:
    return request.method == "GET" and not request.body


def _undefined(request: ClientRequest) -> ClientRequest | None:
    segments = ["undefined" if _IDENTIFIER.fullmatch(part) else part for part in request.path.split("/")]
    return replace(request, path="/".join(segments)) if "undefined" in segments else None


def _misspelt(request: ClientRequest) -> ClientRequest:
    version, name, *rest = request.path.split("/")[1:]
    return replace(request, path="/".join(["", version, f"{name}x", *rest]))


def _always(**changed: Any) -> Change:
    return lambda request: replace(request, **changed)


def _with_type(suffix: str) -> Change:
    def apply(request: ClientRequest) -> ClientRequest | None:
        named = dict(request.headers).get("content-type", "")
        return replace(request, media_type=f"{named}{suffix}") if named else None

    return apply


DEFECTS: Mapping[str, Defect] = {
    "no-key": Defect("no key", ("missing-key",), _always(keys=())),
    "two-keys": Defect("two headers with keys", ("repeated-header",), _always(keys=(_KEY, "tlk_OTHER"))),
    "old-version": Defect(
        "an older version in the path",
        ("unknown-operation",),
        lambda request: replace(request, path="/v1.1/" + request.path.split("/", 2)[2]),
    ),
    "misspelt": Defect("the path is misspelt", ("unknown-operation",), _misspelt),
    "other-method": Defect("a method that the path does not have", ("wrong-method",), _always(method="PATCH")),
    "undefined-id": Defect("a variable that was never set", ("invalid-parameter",), _undefined),
    "unknown-parameter": Defect("a parameter in camel case", ("unknown-parameter", "misspelt-parameter"), _more_query),
    "parameter-twice": Defect("one value given twice", ("repeated-parameter",), _twice_in_query),
    "parameter-in-latin-1": Defect("a parameter that is not UTF-8", ("foreign-charset",), _foreign_query),
    "field-missing": Defect("a required field left out", ("missing-field",), _json(_lacking)),
    "field-type": Defect("a value of another type", ("invalid-field",), _json(_other_type)),
    "field-unknown": Defect(
        "an unknown field", ("unknown-field",), _json(lambda request: {**request.json, "videoId": "x"})
    ),
    "doubled-key": Defect(
        "a key twice in an object",
        ("repeated-field",),
        _raw_json(lambda raw: b"{" + raw[1:].partition(b":")[0] + b":null," + raw[1:]),
    ),
    "comma-too-many": Defect("a comma too many", ("broken-json",), _raw_json(lambda raw: raw[:-1] + b",}")),
    "json-in-utf-16": Defect("JSON in UTF-16", ("broken-json",), _raw_json(lambda raw: raw.decode().encode("utf-16"))),
    "json-list": Defect("a list for an object", ("invalid-field",), _raw_json(lambda raw: b"[" + raw + b"]")),
    "other-media-type": Defect(
        "JSON sent as text",
        ("wrong-media-type",),
        lambda request: replace(request, media_type="text/plain") if request.json is not None else None,
    ),
    "latin-1": Defect(
        "a body that is declared as ISO-8859-1", ("foreign-charset",), _with_type("; charset=ISO-8859-1")
    ),
    "body-of-get": Defect(
        "a body where none belongs",
        ("unexpected-body",),
        lambda request: replace(request, raw=b"{}", media_type=JSON_TYPE) if _is_bare_get(request) else None,
    ),
    "form-field-missing": Defect("a required field of a form left out", ("missing-field",), _form(_form_lacking)),
    "form-field-unknown": Defect(
        "an unknown field of a form",
        ("unknown-field",),
        _form(_form_with_more),
    ),
    "form-in-latin-1": Defect("a field of a form that is not UTF-8", ("foreign-charset",), _form(_in_latin_1)),
    "form-without-end": Defect(
        "a form without its end",
        ("broken-form",),
        _form_without_end,
    ),
}
# `check` reports a wrong method only once on each path.
_ONCE_A_PATH = ("other-method",)


def broken(version: str, defect: str) -> list[tuple[str, ClientRequest]]:
    """Return the requests of a client with this defect, each with the name of its defect."""
    requests = requests_of(version)
    if defect == "none":
        return [("none", request) for request in requests]
    if defect == "each":
        return list(_each(requests))
    made, paths = [], set[str]()
    for request in requests:
        changed = DEFECTS[defect].change(request)
        if changed is not None and not (defect in _ONCE_A_PATH and request.path in paths):
            paths.add(request.path)
            made.append((defect, changed))
    return made


def _each(requests: Sequence[ClientRequest]) -> Iterator[tuple[str, ClientRequest]]:
    """Yield each request with the next defect that applies to it."""
    names = [name for name in DEFECTS if name not in _ONCE_A_PATH]
    for number, request in enumerate(requests):
        order = [names[(number + step) % len(names)] for step in range(len(names))]
        yield next((name, changed) for name in order if (changed := DEFECTS[name].change(request)) is not None)


def main(version: str, defect: str) -> None:
    """Send the requests, one after the other."""
    with httpx2.Client(base_url=os.environ["TWELVELABS_BASE_URL"], trust_env=False, timeout=30) as client:
        client.headers.clear()
        for _, request in broken(version, defect):
            url = client.base_url.copy_with(raw_path=f"{request.path}?{request.query}".rstrip("?").encode())
            client.send(httpx2.Request(request.method, url, headers=request.headers, content=request.body or None))


if __name__ == "__main__":
    main(*sys.argv[1:])
