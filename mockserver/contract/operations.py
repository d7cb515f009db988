"""One operation of the contract, compiled: what it reads and what it may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema_rs import Draft202012Validator

from mockserver.contract.bodies import BodyReader, body_readers
from mockserver.contract.parameters import ParameterReader
from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.shapes import Shapes
from mockserver.ground.errors import ContractViolation

METHODS = ("get", "put", "post", "delete", "patch")


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply that an operation may give: body (by media type) and, for errors, the codes it may carry."""

    validators: Mapping[str, Draft202012Validator]
    error_codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Operation:
    """A method and path of the contract and everything it says about them."""

    id: str
    method: str
    path: str
    tag: str
    summary: str
    rate_group: str | None
    query: ParameterReader
    path_parameters: ParameterReader
    bodies: Mapping[str, BodyReader]
    answers: Mapping[int, Answer]

    def check_reply(self, status: int, body: Any, media_type: str = "application/json") -> None:
        """Return if the contract allows this reply (`body` None means empty). Raises ContractViolation."""
        answer = self.answers.get(status)
        if answer is None:
            raise ContractViolation(f"{self.id} may not answer {status}")
        validator = answer.validators.get(media_type)
        if validator is None:
            if body is None and not answer.validators:
                return
            raise ContractViolation(f"{self.id} may not answer {status} with {media_type if body else 'no body'}")
        if not validator.is_valid(body):
            error = next(validator.iter_errors(body))
            place = "/".join(map(str, ["", *error.instance_path]))
            raise ContractViolation(f"{self.id} {status}: {place or 'body'}: {error.message[:300]}")
        if answer.error_codes and body["code"] not in answer.error_codes:
            raise ContractViolation(f"{self.id} {status}: the code {body['code']} is not one of its error codes")


def compile_operation(method: str, path: str, item: Json, schemas: Schemas, shapes: Shapes) -> Operation:
    """Return the operation `method` of the path item `item`."""
    declared = item[method]
    parameters = [schemas.resolve(node) for node in (*item.get("parameters", ()), *declared.get("parameters", ()))]

    def reader(place: str) -> ParameterReader:
        there = [parameter for parameter in parameters if parameter["in"] == place]
        return ParameterReader(there, place, declared["operationId"], schemas, shapes)

    return Operation(
        id=declared["operationId"],
        method=method.upper(),
        path=path,
        tag=next(iter(declared.get("tags", ())), ""),
        summary=declared.get("summary", ""),
        rate_group=declared.get("x-rate-group"),
        query=reader("query"),
        path_parameters=reader("path"),
        bodies=body_readers(declared, schemas, shapes),
        answers={
            int(status): _answer(schemas.resolve(node), schemas) for status, node in declared["responses"].items()
        },
    )


def _answer(response: Json, schemas: Schemas) -> Answer:
    validators = {
        media_type: schemas.compile(content["schema"]) for media_type, content in response.get("content", {}).items()
    }
    return Answer(validators, frozenset(response.get("x-error-codes", ())))
