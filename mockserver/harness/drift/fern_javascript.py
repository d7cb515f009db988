"""Reads a generated JavaScript SDK (Fern's layout).

Its clients contain, as plain code, the method and path of a request, the fields of a query or form and the types of
bodies. The types in the API's spelling are in `serialization`, each as `Raw` in a namespace of its name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mockserver.harness.drift.faces import Face, Faces, Json, SchemaReader, Trait, joined, operation_key
from mockserver.harness.drift.typescript import definitions_of

_CLIENT = "Client.js"
_OPERATION = re.compile(r"^    /\*\*$", re.MULTILINE)  # the comment at the start of each method
_PATH = re.compile(r"Environment\.Default,\s*(?:\"([^\"]*)\"|`([^`]*)`)\)")
_METHOD = re.compile(r"method: \"([A-Z]+)\"")
_REQUEST = re.compile(r"@param \{[\w.]*?(\w+)\} request\b")
_QUERY = re.compile(r"_queryParams\[\"(\w+)\"\]")
_FORM = re.compile(r"_request\.append(?:File)?\(\"(\w+)\"")
_BODY = re.compile(r"body: .*?serializers\.(?:\w+\.)*(\w+)\.jsonOrThrow")
_REPLY = re.compile(r"serializers\.(?:\w+\.)*(\w+)\.parseOrThrow\((?:_response\.body|data),")
_NAMESPACE = re.compile(r"\bnamespace (\w+) \{(.*?)^\}", re.DOTALL | re.MULTILINE)

_Traits = tuple[dict[str, Trait], set[str]]


def faces_of_fern(package: Path) -> Faces:
    """Return what the clients of an installed `package` send and read; empty if its layout is unknown."""
    everywhere = _Types.declared_in(_declarations(package / "api"), _declarations(package / "serialization"))
    by_operation: dict[str, list[Face]] = defaultdict(list)
    for client in [*package.glob(_CLIENT), *sorted(package.glob(f"api/**/{_CLIENT}"))]:
        types = everywhere.seen_from(client.relative_to(package).parent.parent, package)
        for code in _OPERATION.split(client.read_text("utf-8")):
            path, method = _PATH.search(code), _METHOD.search(code)
            if path and method:
                by_operation[operation_key(method[1], _plain(path[1] or path[2]))].append(_face(code, types))
    return {key: _all_of(faces) for key, faces in by_operation.items()}


def raw_definitions(texts: Iterable[str]) -> Json:
    """Return a document with the types that `texts` declare, in the API's spelling."""
    return definitions_of(_as_named(*found) for text in texts for found in _NAMESPACE.findall(text))


def _as_named(name: str, inside: str) -> str:
    """Return the declarations of a namespace: its `Raw` under the namespace's name, the others under both names."""
    inside = re.sub(rf"\b(?:\w+\.)*{name}\.(?!Raw\b)(\w+)", rf"{name}\1", inside)
    inside = re.sub(r"\binterface (?!Raw\b)(\w+)", rf"interface {name}\1", inside)
    inside = re.sub(r"\b(interface|type) Raw\b", rf"\1 {name}", inside)
    return re.sub(r"\b(?:\w+\.)*(\w+)\.Raw\b", r"\1", inside)


@dataclass(frozen=True, slots=True)
class _Types:
    """Declared types: those of arguments in JavaScript's spelling, those of requests and replies in the API's."""

    requests: Json
    raw: Json

    @classmethod
    def declared_in(cls, requests: Iterable[str], raw: Iterable[str]) -> "_Types":
        return cls(definitions_of(requests), raw_definitions(raw))

    def seen_from(self, resource: Path, package: Path) -> "_Types":
        """Return the types that a client sees: those of its own `resource` hide others of the same name."""
        within = resource.relative_to("api") if resource.parts else Path("client")
        own = _Types.declared_in(*(_own_declarations(package / each / within) for each in ("api", "serialization")))
        return _Types(_over(self.requests, own.requests), _over(self.raw, own.raw))

    def of_request(self, name: str) -> dict[str, Trait]:
        return _traits(self.requests, name)[0]

    def of_raw(self, found: list[str]) -> _Traits:
        described = [_traits(self.raw, name) for name in found]
        return joined(traits for traits, _ in described), {place for _, places in described for place in places}


def _traits(document: Json, name: str) -> _Traits:
    return SchemaReader(document).traits({"$ref": f"#/definitions/{name}"})


def _face(code: str, types: _Types) -> Face:
    request = _REQUEST.search(code)
    taken = types.of_request(request[1]) if request else {}
    body, open_in_body = types.of_raw(_BODY.findall(code))
    reply, open_in_reply = types.of_raw(_REPLY.findall(code))
    return Face(
        parameters={name: taken.get(name, Trait()) for name in _QUERY.findall(code)},
        body=body | {name: taken.get(name, Trait()) for name in _FORM.findall(code)},
        reply=reply,
        is_open={f"body.{name}".rstrip(".") for name in open_in_body}
        | {f"reply.{name}".rstrip(".") for name in open_in_reply},
    )


def _all_of(faces: list[Face]) -> Face:
    return Face(
        joined(face.parameters for face in faces),
        joined(face.body for face in faces),
        joined(face.reply for face in faces),
        {place for face in faces for place in face.is_open},
    )


def _plain(path: str) -> str:
    return re.sub(r"\$\{[^}]*\}", "{}", path)


def _over(document: Json, own: Json) -> Json:
    return {"definitions": document["definitions"] | own["definitions"]}


def _own_declarations(resource: Path) -> list[str]:
    """Return the declarations of a resource, without those of nested resources."""
    return [text for part in ("types", "client", "requests") for text in _declarations(resource / part)]


def _declarations(directory: Path) -> list[str]:
    return [file.read_text("utf-8") for file in sorted(directory.glob("**/*.d.ts"))]
