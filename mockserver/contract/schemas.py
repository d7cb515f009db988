"""Compiled schemas of one contract document."""

from functools import cached_property
from typing import Any

from jsonschema_rs import (
    Draft202012,
    Draft202012Validator,
    ReferencingError,
    Registry,
    ValidationError,
)

from mockserver.contract.json_pointer import value_at
from mockserver.ground.errors import ContractInvalid

Json = dict[str, Any]

DOCUMENT = "urn:mockserver:contract"


class Schemas:
    """The schemas of a document, resolved by pointer and compiled with one shared registry."""

    def __init__(self, document: Json) -> None:
        self._document = document

    @cached_property
    def _registry(self) -> Registry:
        return Registry([(DOCUMENT, self._document)], draft=Draft202012)

    def resolve(self, node: Json) -> Json:
        """Return `node`, or the target of its `$ref`. Raises ContractInvalid."""
        while "$ref" in node:
            reference = node["$ref"]
            try:
                node = value_at(self._document, reference)
            except LookupError:
                raise ContractInvalid(f"the reference {reference} leads nowhere") from None
        return node

    def compile(self, schema: Json) -> Draft202012Validator:
        """Return a validator of `schema`, whose references point into the document. Raises ContractInvalid."""
        try:
            return Draft202012Validator(_absolute(schema), registry=self._registry, validate_formats=True)
        except (ReferencingError, ValidationError) as error:
            raise ContractInvalid(f"a schema cannot be used: {error.args[0]}") from None


def _absolute(node: Any) -> Any:
    """Return `node` with absolute references into the document."""
    if isinstance(node, list):
        return [_absolute(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: DOCUMENT + value
        if key == "$ref" and isinstance(value, str) and value.startswith("#")
        else _absolute(value)
        for key, value in node.items()
    }
