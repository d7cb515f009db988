"""Reads an OpenAPI document, ours or an official file, for comparison."""

from collections.abc import Iterable
from pathlib import Path

import orjson

from mockserver.contract.operations import METHODS
from mockserver.contract.streamed.streams import schemas_of
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.printable import reason_of
from mockserver.harness.drift.document_shape import shape_problem
from mockserver.harness.drift.faces import Face, Faces, Json, SchemaReader, Trait, joined, operation_key

_ADMIN = "/__admin"


def read_document(path: Path) -> Json:
    """Return the OpenAPI document in the file at `path`, YAML or JSON. Raises SettingsInvalid."""
    from mockserver.contract.yamlfile import read_yaml

    try:
        document = orjson.loads(path.read_bytes()) if path.suffix == ".json" else read_yaml(path)
    except (OSError, ValueError) as error:
        raise SettingsInvalid(f"--openapi: {path} cannot be read: {reason_of(error)}") from None
    if not isinstance(document, dict) or not isinstance(document.get("paths"), dict):
        raise SettingsInvalid(f"--openapi: {path} is not an OpenAPI document: it has no paths")
    if (problem := shape_problem(document)) is not None:
        raise SettingsInvalid(f"--openapi: {path} is not an OpenAPI document of version 3: {problem}")
    return document


def faces_of_document(document: Json) -> Faces:
    """Return every operation of an OpenAPI document of version 3."""
    reader = SchemaReader(document)
    faces = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item and not path.startswith(_ADMIN):
                faces[operation_key(method, path)] = _face(item[method], item.get("parameters", []), reader)
    return faces


def _face(operation: Json, shared: list[Json], reader: SchemaReader) -> Face:
    face = Face()
    for node in [*shared, *operation.get("parameters", [])]:
        parameter = reader.resolved(node)
        if parameter.get("in") == "query":
            is_required = bool(parameter.get("required"))
            face.parameters[parameter["name"]] = reader.value_trait(
                parameter.get("schema", {}), is_required=is_required
            )
            if reader.resolved(parameter.get("schema", {})).get("type") == "object":
                face.is_open.add("query")
    body = reader.resolved(operation.get("requestBody", {}))
    face.body = _of_contents(body, "body", face, reader)
    for status, node in operation.get("responses", {}).items():
        if str(status).startswith("2"):
            face.reply |= _of_contents(reader.resolved(node), "reply", face, reader)
    return face


def _of_contents(node: Json, place: str, face: Face, reader: SchemaReader) -> dict[str, Trait]:
    """Return the traits of a body in all its media types, and those of the objects of a stream."""
    content = node.get("content", {})
    whole = _joined((each.get("schema", {}) for each in content.values()), place, face, reader)
    return _joined(schemas_of(content), place, face, reader) | whole


def _joined(schemas: Iterable[Json], place: str, face: Face, reader: SchemaReader) -> dict[str, Trait]:
    described = [reader.traits(schema) for schema in schemas]
    face.is_open |= {f"{place}.{name}".rstrip(".") for _, names in described for name in names}
    return joined(traits for traits, _ in described if traits)
