"""Reads TypeScript declarations as JSON schemas, as far as they describe data."""

import re
from collections.abc import Iterable, Iterator

from mockserver.harness.drift.faces import Json

_DECLARATION = re.compile(
    r"\b(?:interface|class)\s+(\w+)(?:<[^>]*>)?(?:\s+extends\s+([\w.,\s]+?))?(?:\s+implements[^{]*)?\s*\{"
)
_ALIAS = re.compile(r"\btype\s+(\w+)\s*=\s*")
_RESOURCE = re.compile(r"\bclass\s+(\w+)\s+extends\s+APIResource\s*\{")
_METHOD = re.compile(r"(\w+)\((.*)\)\s*:\s*Promise<.*", re.DOTALL)
_ARGUMENT = re.compile(r"(?:(\w+)|\{.*\})(\??)\s*:\s*(.+)", re.DOTALL)
_HOW_TO_SEND = "RequestOptions"
_MEMBER = re.compile(r"(?:readonly\s+)?(\w+)(\??)\s*:\s*(.+)", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_PAIRS = {"(": ")", "{": "}", "[": "]", "<": ">"}
_PLAIN = {"string": "string", "number": "number", "boolean": "boolean", "null": "null"}


def definitions_of(texts: Iterable[str]) -> Json:
    """Return a document whose `definitions` are the interfaces, classes and types that `texts` declare."""
    found: Json = {}
    for text in texts:
        plain = _COMMENT.sub("", text)
        for name, schema in _declared(plain):
            found.setdefault(name, schema)
    return {"definitions": found}


def methods_of(texts: Iterable[str], document: Json) -> dict[str, list[Json]]:
    """Return the methods of the declared resources, such as `Index.update`, with a schema for each argument.

    Each argument is a property with its name. An argument whose type is an interface of `document` has the interface's
    properties.
    """
    found = {}
    for text in texts:
        plain = _COMMENT.sub("", text)
        for resource in _RESOURCE.finditer(plain):
            inside = plain[resource.end() : _closing(plain, resource.end() - 1)]
            for method in map(_METHOD.fullmatch, map(str.strip, _split(inside, ";"))):
                if method:
                    found[f"{resource[1]}.{method[1]}"] = list(_arguments(method[2], document["definitions"]))
    return found


def _arguments(text: str, definitions: Json) -> Iterator[Json]:
    for found in map(_ARGUMENT.fullmatch, map(str.strip, _split(text, ","))):
        if found is None or found[3] == _HOW_TO_SEND:
            continue
        schema = schema_of(found[3])
        named = definitions.get(str(schema.get("$ref")).rpartition("/")[2], {})
        if found[1] is None or named.get("type") == "object":
            yield schema
        else:
            name = snake_case(found[1])
            yield {"type": "object", "properties": {name: schema}, "required": [] if found[2] else [name]}


def schema_of(text: str) -> Json:
    """Return the schema of one type, such as `IndexResponse[]`; type names become references to definitions."""
    text = text.strip().removesuffix(";").strip()
    for sign, keyword in (("|", "anyOf"), ("&", "allOf")):
        parts = [part for part in _split(text, sign) if part.strip() not in ("", "undefined")]
        if len(parts) > 1:
            return _union(parts) if keyword == "anyOf" else {"allOf": [schema_of(part) for part in parts]}
        text = parts[0].strip() if parts else text
    return _single(text)


def _single(text: str) -> Json:
    if text.endswith("[]"):
        return {"type": "array", "items": schema_of(text[:-2])}
    if text.startswith("(") and text.endswith(")"):
        return schema_of(text[1:-1])
    if text.startswith("{"):
        return _object(text[1:-1])
    if text.startswith(("'", '"')):
        return {"enum": [text[1:-1]]}
    generic = re.fullmatch(r"(\w+)<(.*)>", text, re.DOTALL)
    if generic:
        return {"type": "array", "items": schema_of(generic[2])} if generic[1] == "Array" else {"type": "object"}
    if text in _PLAIN:
        return {"type": _PLAIN[text]}
    return {"$ref": f"#/definitions/{text.rpartition('.')[2]}"}


def _union(parts: list[str]) -> Json:
    schemas = [schema_of(part) for part in parts]
    if all("enum" in schema for schema in schemas):
        return {"enum": [value for schema in schemas for value in schema["enum"]]}
    return {"anyOf": schemas}


def _object(text: str) -> Json:
    """Return the schema of an object type; methods are not data."""
    members = [found for part in _split(text, ";") if (found := _MEMBER.fullmatch(part.strip()))]
    return {
        "type": "object",
        "properties": {snake_case(found[1]): schema_of(found[3]) for found in members},
        "required": [snake_case(found[1]) for found in members if not found[2]],
    }


def _declared(text: str) -> Iterator[tuple[str, Json]]:
    for found in _DECLARATION.finditer(text):
        schema = _object(text[found.end() : _closing(text, found.end() - 1)])
        bases = [{"$ref": f"#/definitions/{base.strip().rpartition('.')[2]}"} for base in (found[2] or "").split(",")]
        yield found[1], {**schema, "allOf": bases} if found[2] else schema
    for found in _ALIAS.finditer(text):
        yield found[1], schema_of(next(_split(text[found.end() :], ";")))


def _closing(text: str, start: int) -> int:
    """Return the end of the bracket that opens at `start`."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in _PAIRS) - _is_closing(text, place)
        if depth == 0:
            return place
    return len(text)


def _is_closing(text: str, place: int) -> bool:
    # The arrow of a function is not a bracket.
    return text[place] in _PAIRS.values() and not (text[place] == ">" and text[place - 1] == "=")


def _split(text: str, sign: str) -> Iterator[str]:
    """Yield the parts of `text` between separators outside of brackets."""
    depth, start = 0, 0
    for place, character in enumerate(text):
        depth += (character in _PAIRS) - _is_closing(text, place)
        if character == sign and depth == 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def snake_case(name: str) -> str:
    """Return `name` as the API spells names."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: f"_{found[1].lower()}", name)
