"""Clauses of the contract: JSON pointers into its document, and the text there."""

from collections.abc import Iterator
from dataclasses import dataclass

import orjson

from mockserver.contract.json_pointer import pointer, steps_of, value_at
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Json, Schemas

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of the contract and the pointer to it."""

    pointer: str
    declared: Json


class Clauses:
    """Finds clauses in one contract document."""

    def __init__(self, document: Json) -> None:
        self._document = document
        self.schemas = Schemas(document)

    def operation(self, operation: Operation) -> Clause:
        """Return the clause of `operation`."""
        method = operation.method.lower()
        return Clause(pointer("paths", operation.path, method), self._document["paths"][operation.path][method])

    def parameters(self, operation: Operation) -> Iterator[Clause]:
        """Yield the parameters of `operation`, including those of its path item."""
        item = self._document["paths"][operation.path]
        method = operation.method.lower()
        for steps, declared in (((method, "parameters"), item[method]), (("parameters",), item)):
            for number, node in enumerate(declared.get("parameters", ())):
                yield self._at(pointer("paths", operation.path, *steps, str(number)), node)

    def parameter(self, operation: Operation, place: str, name: str) -> Clause:
        """Return the clause of the parameter, or of the operation if it does not have it."""
        for clause in self.parameters(operation):
            if (clause.declared["in"], clause.declared["name"]) == (place, name):
                return clause
        return self.operation(operation)

    def content(self, operation: Operation, media_type: str) -> Clause:
        """Return the clause of a body of `media_type`, or of the whole body if it is not taken."""
        body = self.body(operation)
        content = body.declared.get("content", {})
        if media_type not in content:
            return body
        return Clause(body.pointer + pointer("content", media_type), content[media_type])

    def body(self, operation: Operation) -> Clause:
        """Return the clause of the request body, or of the operation if it takes none."""
        clause = self.operation(operation)
        if "requestBody" not in clause.declared:
            return clause
        return self._at(f"{clause.pointer}/requestBody", clause.declared["requestBody"])

    def answer(self, operation: Operation, status: int) -> Clause:
        """Return the clause of the replies with `status`, or of all replies if that status is not documented."""
        clause = self.operation(operation)
        responses = clause.declared["responses"]
        where = f"{clause.pointer}/responses"
        if str(status) not in responses:
            return Clause(where, responses)
        return self._at(f"{where}/{status}", responses[str(status)])

    def resolved(self, node: Json) -> Json:
        """Return `node`, or the target of its reference."""
        return self.schemas.resolve(node)

    def text(self, where: str) -> str:
        """Return the keyword at the pointer `where` and its value, in one short line."""
        if not where:
            return ""
        text = f"{steps_of(where)[-1]}: {orjson.dumps(value_at(self._document, where)).decode()}"
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"

    def _at(self, where: str, node: Json) -> Clause:
        if "$ref" in node:
            return Clause(node["$ref"].removeprefix("#"), self.schemas.resolve(node))
        return Clause(where, node)
