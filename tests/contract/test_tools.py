"""Requirements of third-party tools for the served documents."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from mockserver.app.published_contract import admin_document, version_document
from mockserver.contract.source import contract_document
from mockserver.harness.suite import document as suite

DOCUMENT = contract_document()
PARTS = {
    "v1.2": version_document(DOCUMENT, "v1.2", ""),
    "v1.3": version_document(DOCUMENT, "v1.3", ""),
    "admin": admin_document(DOCUMENT, "1.0", ""),
}


def objects(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object in `node` with its place, except in examples."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from objects(item, f"{where}/{number}")
    elif isinstance(node, dict):
        yield where, node
        for key, value in node.items():
            if key not in ("example", "examples"):
                yield from objects(value, f"{where}/{key}")


def links(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{where}/{name}": link
        for where, node in objects(document)
        for name, link in node.get("links", {}).items()
        if "operationId" in link
    }


def test_every_array_names_its_items() -> None:
    # Spectral and openapi-python-client refuse an array whose items have no schema.
    nameless = [where for where, node in objects(DOCUMENT) if "array" in types(node) and "items" not in node]

    assert nameless == []


def types(schema: dict[str, Any]) -> list[str]:
    named = schema.get("type", [])
    return [named] if isinstance(named, str) else named if isinstance(named, list) else []


@pytest.mark.parametrize("published", [*PARTS.values()], ids=PARTS)
def test_a_title_names_one_schema_in_a_document(published: dict[str, Any]) -> None:
    # openapi-python-client names models after titles, and omits duplicates.
    titles = Counter(schema.get("title") for schema in published["components"]["schemas"].values())

    assert [title for title, count in titles.items() if title and count > 1] == []


def test_no_link_has_an_object_as_its_body() -> None:
    # openapi-generator stops at one.
    bodies = [where for where, link in links(DOCUMENT).items() if not isinstance(link.get("requestBody", ""), str)]

    assert bodies == []


def test_schemathesis_sends_the_bodies_that_links_have() -> None:
    wanted = {where: link["x-request-body"] for where, link in links(DOCUMENT).items() if "x-request-body" in link}

    sent = {
        where: link["requestBody"] for where, link in links(suite.testable(DOCUMENT)).items() if "requestBody" in link
    }

    assert wanted
    assert sent == wanted


def test_a_binary_format_belongs_to_a_text() -> None:
    others = [
        where for where, node in objects(DOCUMENT) if node.get("format") == "binary" and types(node) != ["string"]
    ]

    assert others == []
