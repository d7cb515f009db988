"""A client over HTTP that asks for every operation once, as the contract's examples do, and is broken in one way.

`python -m tests.harness.broken_client v1.3 doubled-key` sends to the server at TWELVELABS_BASE_URL. The way `none`
breaks nothing, and `each` breaks every request in another way.
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
from tests.support.multipart import MULTIPART, Part, multipart

VERSIONS = ("v1.2", "v1.3")
_KEY = "tlk_SAMPLE"
_IDENTIFIER = re.compile(r"[0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FILE = b"no film, but bytes"


@dataclass(frozen=True, slots=True)
class Sent:
    """A request for `operation`; `path` has its values. A body is `json`, a form of `parts`, or `raw`."""

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
        if self.raw is not None:
            return self.raw
        return multipart(self.parts) if self.parts else b"" if self.json is None else orjson.dumps(self.json)

    @property
    def headers(self) -> list[tuple[str, str]]:
        keys = [("x-api-key", key) for key in self.keys]
        named = self.media_type or (MULTIPART if self.parts else JSON_TYPE if self.json is not None else "")
        return [*keys, *([("content-type", named)] if named.strip() else [])]


Change = Callable[[Sent], Sent | None]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to be broken: what is wrong, the rules that may find it, and how a request becomes so, if it can."""

    fault: str
    rules: tuple[str, ...]
    change: Change = field(repr=False)


def requests_of(version: str) -> list[Sent]:
    """Return a request for each operation of a version that is not given up, by the examples of the contract."""
    document = contract_document()
    schemas = Schemas(document)
    found = []
    for path, item in document["paths"].items():
        for method, node in item.items():
            is_of_version = path.startswith(f"/{version}/") and isinstance(node, dict) and "responses" in node
            if is_of_version and not node.get("deprecated") and not {"admin", "storage"} & set(node.get("tags", ())):
                found.append(_request(schemas, path, method, item, node))
    return sorted(found, key=lambda sent: sent.method == "DELETE")


def _request(schemas: Schemas, path: str, method: str, item: Json, node: Json) -> Sent:
    parameters = [schemas.resolve(each) for each in (*item.get("parameters", ()), *node.get("parameters", ()))]
    query = []
    for each in parameters:
        if each["in"] == "path":
            path = path.replace(f"{{{each['name']}}}", quote(str(_example(schemas, each)), safe=""))
        elif each["in"] == "query" and each.get("required"):
            query.append((each["name"], str(_example(schemas, each))))
    names = tuple(each["name"] for each in parameters if each["in"] == "query")
    sent = Sent(node["operationId"], method.upper(), path, urlencode(query), parameters=names)
    return _with_body(schemas, sent, schemas.resolve(node.get("requestBody", {})))


def _example(schemas: Schemas, node: Json) -> Any:
    """Return an example of a parameter or media type; of one without, a value that fits its schema."""
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


def _with_body(schemas: Schemas, sent: Sent, body: Json) -> Sent:
    content: Mapping[str, Json] = body.get("content", {})
    for media_type in (JSON_TYPE, MULTIPART_TYPE):
        if media_type in content and "x-tolerated" not in content[media_type]:
            media = content[media_type]
            value = _example(schemas, media)
            required = tuple(_required(schemas, media["schema"]))
            if media_type == JSON_TYPE:
                return replace(sent, json=value, required=required)
            return replace(sent, parts=tuple(_parts(schemas, media["schema"], value)), required=required)
    return sent


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


# The ways


def _json(change: Callable[[Sent], Any]) -> Change:
    """Return the change of a JSON object; where there is none, or `change` returns None, the way does not apply."""

    def apply(sent: Sent) -> Sent | None:
        if not isinstance(sent.json, dict) or not sent.json:
            return None
        changed = change(sent)
        return None if changed is None else replace(sent, json=changed)

    return apply


def _raw_json(change: Callable[[bytes], bytes]) -> Change:
    return lambda sent: replace(sent, raw=change(sent.body)) if isinstance(sent.json, dict) and sent.json else None


def _form(change: Callable[[Sent], Sequence[Part] | None]) -> Change:
    def apply(sent: Sent) -> Sent | None:
        parts = change(sent) if sent.parts else None
        return None if parts is None else replace(sent, parts=tuple(parts))

    return apply


def _first_required(sent: Sent) -> str:
    return next((name for name in sent.required if name in (sent.json or {})), "")


def _lacking(sent: Sent) -> Any:
    name = _first_required(sent)
    return {key: value for key, value in sent.json.items() if key != name} if name else None


def _other_type(sent: Sent) -> Any:
    name = _first_required(sent)
    return {**sent.json, name: {"of": "another type"} if not isinstance(sent.json[name], dict) else 7} if name else None


def _form_lacking(sent: Sent) -> list[Part] | None:
    named = [name for name in sent.required if name in {part.name for part in sent.parts}]
    return [part for part in sent.parts if part.name != named[0]] if named else None


def _in_latin_1(sent: Sent) -> list[Part] | None:
    texts = [part for part in sent.parts if part.filename is None]
    return [replace(part, content=b"\xe9") if part is texts[0] else part for part in sent.parts] if texts else None


def _form_with_more(sent: Sent) -> list[Part]:
    return [*sent.parts, Part("dummy", b"x")]


def _form_without_end(sent: Sent) -> Sent | None:
    return replace(sent, raw=multipart(sent.parts, closed=False), media_type=MULTIPART) if sent.parts else None


def _foreign_query(sent: Sent) -> Sent | None:
    return replace(sent, query=f"{sent.query}&".lstrip("&") + "note=caf%E9") if sent.method == "GET" else None


def _more_query(sent: Sent) -> Sent | None:
    return replace(sent, query=f"{sent.query}&".lstrip("&") + "pageLimit=1") if sent.method == "GET" else None


def _twice_in_query(sent: Sent) -> Sent | None:
    first = sent.query.split("&")[0] or ("page=1" if "page" in sent.parameters else "")
    return replace(sent, query="&".join([*filter(None, [sent.query]), first, first])) if first else None


def _is_bare_get(sent: Sent) -> bool:
    return sent.method == "GET" and not sent.body


def _undefined(sent: Sent) -> Sent | None:
    segments = ["undefined" if _IDENTIFIER.fullmatch(part) else part for part in sent.path.split("/")]
    return replace(sent, path="/".join(segments)) if "undefined" in segments else None


def _misspelt(sent: Sent) -> Sent:
    version, name, *rest = sent.path.split("/")[1:]
    return replace(sent, path="/".join(["", version, f"{name}x", *rest]))


def _always(**changed: Any) -> Change:
    return lambda sent: replace(sent, **changed)


def _with_type(suffix: str) -> Change:
    def apply(sent: Sent) -> Sent | None:
        named = dict(sent.headers).get("content-type", "")
        return replace(sent, media_type=f"{named}{suffix}") if named else None

    return apply


WAYS: Mapping[str, Way] = {
    "no-key": Way("no key", ("missing-key",), _always(keys=())),
    "two-keys": Way("two headers with keys", ("repeated-header",), _always(keys=(_KEY, "tlk_OTHER"))),
    "old-version": Way(
        "an older version in the path",
        ("unknown-operation",),
        lambda sent: replace(sent, path="/v1.1/" + sent.path.split("/", 2)[2]),
    ),
    "misspelt": Way("the path is misspelt", ("unknown-operation",), _misspelt),
    "other-method": Way("a method that the path does not have", ("wrong-method",), _always(method="PATCH")),
    "undefined-id": Way("a variable that was never set", ("invalid-parameter",), _undefined),
    "unknown-parameter": Way("a parameter in camel case", ("unknown-parameter", "misspelt-parameter"), _more_query),
    "parameter-twice": Way("one value given twice", ("repeated-parameter",), _twice_in_query),
    "parameter-in-latin-1": Way("a parameter that is not UTF-8", ("foreign-charset",), _foreign_query),
    "field-missing": Way("a required field left out", ("missing-field",), _json(_lacking)),
    "field-type": Way("a value of another type", ("invalid-field",), _json(_other_type)),
    "field-unknown": Way("an unknown field", ("unknown-field",), _json(lambda sent: {**sent.json, "videoId": "x"})),
    "doubled-key": Way(
        "a key twice in an object",
        ("repeated-field",),
        _raw_json(lambda raw: b"{" + raw[1:].partition(b":")[0] + b":null," + raw[1:]),
    ),
    "comma-too-many": Way("a comma too many", ("broken-json",), _raw_json(lambda raw: raw[:-1] + b",}")),
    "json-in-utf-16": Way("JSON in UTF-16", ("broken-json",), _raw_json(lambda raw: raw.decode().encode("utf-16"))),
    "json-list": Way("a list for an object", ("invalid-field",), _raw_json(lambda raw: b"[" + raw + b"]")),
    "other-media-type": Way(
        "JSON sent as text",
        ("wrong-media-type",),
        lambda sent: replace(sent, media_type="text/plain") if sent.json is not None else None,
    ),
    "latin-1": Way("a body that is declared as ISO-8859-1", ("foreign-charset",), _with_type("; charset=ISO-8859-1")),
    "body-of-get": Way(
        "a body where none belongs",
        ("unexpected-body",),
        lambda sent: replace(sent, raw=b"{}", media_type=JSON_TYPE) if _is_bare_get(sent) else None,
    ),
    "form-field-missing": Way("a required field of a form left out", ("missing-field",), _form(_form_lacking)),
    "form-field-unknown": Way(
        "an unknown field of a form",
        ("unknown-field",),
        _form(_form_with_more),
    ),
    "form-in-latin-1": Way("a field of a form that is not UTF-8", ("foreign-charset",), _form(_in_latin_1)),
    "form-without-end": Way(
        "a form without its end",
        ("broken-form",),
        lambda sent: (
            replace(sent, raw=multipart(sent.parts, closed=False), media_type=MULTIPART) if sent.parts else None
        ),
    ),
}
# A server takes one method for another only once on each path.
_ONCE_A_PATH = ("other-method",)


def broken(version: str, way: str) -> list[tuple[str, Sent]]:
    """Return the requests of a client that is broken in this way, each with the way that it is broken in."""
    whole = requests_of(version)
    if way == "none":
        return [("none", sent) for sent in whole]
    if way == "each":
        return list(_each(whole))
    made, paths = [], set[str]()
    for sent in whole:
        changed = WAYS[way].change(sent)
        if changed is not None and not (way in _ONCE_A_PATH and sent.path in paths):
            paths.add(sent.path)
            made.append((way, changed))
    return made


def _each(whole: Sequence[Sent]) -> Iterator[tuple[str, Sent]]:
    """Yield each request, broken in the next way that it can be broken in."""
    names = [name for name in WAYS if name not in _ONCE_A_PATH]
    for number, sent in enumerate(whole):
        order = [names[(number + step) % len(names)] for step in range(len(names))]
        yield next((name, changed) for name in order if (changed := WAYS[name].change(sent)) is not None)


def main(version: str, way: str) -> None:
    """Send the requests, one after the other."""
    with httpx2.Client(base_url=os.environ["TWELVELABS_BASE_URL"], trust_env=False, timeout=30) as client:
        client.headers.clear()
        for _, sent in broken(version, way):
            url = client.base_url.copy_with(raw_path=f"{sent.path}?{sent.query}".rstrip("?").encode())
            client.send(httpx2.Request(sent.method, url, headers=sent.headers, content=sent.body or None))


if __name__ == "__main__":
    main(*sys.argv[1:])
