"""One operation of the contract, compiled: its readers and its possible replies."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jsonschema_rs import Draft202012Validator

from mockserver.contract.bodies import JSON_TYPE, BodyReader, body_readers
from mockserver.contract.errors import ErrorCatalogue, ErrorTable, error_in
from mockserver.contract.extensions import check_places, read_extensions
from mockserver.contract.parameters import ParameterReader
from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.shapes import Shape, Shapes
from mockserver.contract.streamed.streams import StreamedBody, streams_of
from mockserver.ground.caches import Bounded
from mockserver.ground.errors import ContractInvalid, ContractViolation, RateExceeded
from mockserver.ground.retirement import EndpointRetired

_MOST_REMEMBERED = 64
# Validating a shorter reply is faster than looking it up.
_SHORTEST_REMEMBERED, _LONGEST_REMEMBERED = 512, 16 * 1024

_REFUSED = 400
METHODS = ("get", "put", "post", "delete", "patch")
ADMIN_TAG, STORAGE_TAG = "admin", "storage"
_BY_KEY: list[dict[str, list[str]]] = [{"ApiKey": []}]  # settings of the document for all operations


@dataclass(frozen=True, slots=True)
class DocumentedReply:
    """A documented reply: its body by media type, which of them are streams, and its error codes."""

    validators: Mapping[str, Draft202012Validator]
    streams: Mapping[str, StreamedBody]
    error_codes: frozenset[str]


class Operation:
    """A method and path of the contract, with everything that it says about them.

    Readers and validators are compiled on first use, since a server mostly gets requests for a few operations.
    """

    def __init__(
        self, method: str, path: str, item: Json, schemas: Schemas, shapes: Shapes, errors: ErrorCatalogue
    ) -> None:
        self._declared: Json = item[method]
        self._shared_parameters: list[Json] = item.get("parameters", [])
        self._schemas = schemas
        self._shapes = shapes
        self._errors = errors
        self.id: str = self._declared["operationId"]
        self.method = method.upper()
        self.path = path
        self.tag: str = next(iter(self._declared.get("tags", ())), "")
        self.is_deprecated: bool = self._declared.get("deprecated", False)
        self.summary: str = self._declared.get("summary", "")
        self.says = read_extensions(self._declared)
        self.rate_group = self.says.rate_group  # read on the hot path, as are the next ones
        self.retired_on = self.says.retired_on
        self.waits, self.is_retrieval, self.meter = self.says.waits, self.says.is_retrieval, self.says.meter
        # Admin operations are not part of the API: they have no version, no error table of it, and no rate limit.
        self.is_admin = self.tag == ADMIN_TAG
        # The storage at signed addresses is not part of the API either. Faults and the journal still cover it.
        self.is_storage = self.tag == STORAGE_TAG
        self.version = "" if self.is_admin else errors.version
        # Headers of every reply of the version; bytes, because replies are sent as such.
        self.reply_headers: tuple[tuple[bytes, bytes], ...] = ()
        self._schemes = {name for choice in self._declared.get("security", _BY_KEY) for name in choice}
        # An operation that allows requests without credentials requires the admin token only if other machines can
        # reach the server.
        is_optional = {} in self._declared.get("security", _BY_KEY)
        self.takes_key, takes_token = "ApiKey" in self._schemes, "AdminToken" in self._schemes
        self.needs_key, self.needs_token = self.takes_key and not is_optional, takes_token and not is_optional
        self.is_guarded = self.takes_key or takes_token
        self.has_body = "requestBody" in self._declared
        self.takes_headers = any(each.get("in") == "header" for each in self._parameters())
        self._valid: Bounded[bytes, int] = Bounded(_MOST_REMEMBERED)

    @cached_property
    def query(self) -> ParameterReader:
        """The reader of the query string."""
        return self._reader("query")

    @cached_property
    def path_parameters(self) -> ParameterReader:
        """The reader of path parameters."""
        return self._reader("path")

    @cached_property
    def header_parameters(self) -> ParameterReader:
        """The reader of the headers that the operation uses; few have any."""
        return self._reader("header")

    @cached_property
    def bodies(self) -> Mapping[str, BodyReader]:
        """Readers of the request body, by media type."""
        return body_readers(self._declared, self._schemas, self._shapes)

    @property
    def is_described(self) -> bool:
        """Whether the contract describes its successful reply. It does not for operations that are not built."""
        return any(status.startswith("2") for status in self._declared["responses"])

    @cached_property
    def answers(self) -> Mapping[int, DocumentedReply]:
        """The documented replies, by status."""
        return {status: _answer(response, self._schemas) for status, response in self._responses()}

    @cached_property
    def rate_headers(self) -> frozenset[bytes]:
        """The lower-case names of the headers that report an exceeded rate limit."""
        limited = self.errors.of(RateExceeded).status
        declared = next((response for status, response in self._responses() if status == limited), {})
        return frozenset(name.lower().encode() for name in declared.get("headers", ()))

    @cached_property
    def errors(self) -> ErrorTable:
        """The error table of the operation."""
        return self._errors.table(self.tag, self.id)

    def reply_headers_of(self, status: int) -> list[str]:
        """Return the names of the headers that the contract describes for replies of this status."""
        return next((list(said.get("headers", ())) for each, said in self._responses() if each == status), [])

    @property
    def replies_in_json(self) -> list[Shape]:
        """The shapes of the successful JSON replies."""
        return [
            self._shapes.of(response["content"][JSON_TYPE]["schema"])
            for status, response in self._responses()
            if status < _REFUSED and JSON_TYPE in response.get("content", {})
        ]

    @property
    def deletes(self) -> str | None:
        """The path parameter that names the deleted record; None if the operation deletes nothing by a path."""
        last = self.path.rpartition("/")[2]
        return last[1:-1] if self.method == "DELETE" and last.startswith("{") else None

    def error_codes(self) -> Iterator[tuple[int, str]]:
        """Yield each status with each of its error codes."""
        for status, response in self._responses():
            for code in response.get("x-error-codes", ()):
                yield status, code

    def compile(self) -> None:
        """Compile everything that is otherwise compiled on first use. Raises ContractInvalid."""
        _ = self.query, self.path_parameters, self.header_parameters, self.answers
        codes = {code for _, code in self.error_codes()}
        for code in (code for reader in self.bodies.values() for code in reader.error_codes()):
            if code not in codes:
                raise ContractInvalid(f"{self.id}: a field has the error code {code}, which no reply of it has")
        if self.retired_on is not None and not self._says_it_is_retired(codes):
            raise ContractInvalid(f"{self.id}: it is x-retired, and no reply of it has the error code for that")
        check_places(self._declared, self._bodies_as_shapes(), self.replies_in_json)

    def check_reply(self, status: int, body: Any, media_type: str = JSON_TYPE, raw: bytes = b"") -> None:
        """Check that the contract allows this reply (`body` None means empty). Raises ContractViolation.

        If `raw`, the body as it is sent, is given, equal replies are checked once only.
        """
        may_be_known = _SHORTEST_REMEMBERED <= len(raw) <= _LONGEST_REMEMBERED
        if may_be_known and self._valid.get(raw) == status:
            return
        answer = self.answers.get(status)
        if answer is None:
            raise ContractViolation(f"{self.id} may not answer {status}")
        validator = answer.validators.get(media_type)
        if validator is None:
            if body is None and not answer.validators:
                return
            raise ContractViolation(f"{self.id} may not answer {status} with {media_type if body else 'no body'}")
        self._check(validator, body, status)
        if media_type in answer.streams:
            self._check_stream(answer.streams[media_type], body, status)
        if answer.error_codes:
            code, _ = error_in(body)
            if code not in answer.error_codes:
                raise ContractViolation(f"{self.id} {status}: the code {code} is not one of its error codes")
        if may_be_known:
            self._valid[raw] = status

    def _check_stream(self, stream: StreamedBody, text: str, status: int) -> None:
        try:
            objects = stream.objects(text)
        except ValueError as error:
            raise ContractViolation(f"{self.id} {status}: {error}") from None
        for value in objects:
            self._check(stream.validator, value, status)

    def _check(self, validator: Draft202012Validator, value: Any, status: int) -> None:
        if not validator.is_valid(value):
            error = next(validator.iter_errors(value))
            place = "/".join(map(str, ["", *error.instance_path]))
            raise ContractViolation(f"{self.id} {status}: {place or 'body'}: {error.message[:300]}")

    def _says_it_is_retired(self, codes: Collection[str]) -> bool:
        return self.errors.names(EndpointRetired) and self.errors.of(EndpointRetired).code in codes

    def _reader(self, place: str) -> ParameterReader:
        there = [parameter for parameter in self._parameters() if parameter["in"] == place]
        return ParameterReader(there, place, self.id, self._schemas, self._shapes)

    def _parameters(self) -> Iterator[Json]:
        return map(self._schemas.resolve, [*self._shared_parameters, *self._declared.get("parameters", ())])

    def _bodies_as_shapes(self) -> list[Shape]:
        declared = self._schemas.resolve(self._declared.get("requestBody", {}))
        return [self._shapes.of(content["schema"]) for content in declared.get("content", {}).values()]

    def _responses(self) -> Iterator[tuple[int, Json]]:
        for status, response in self._declared["responses"].items():
            yield int(status), self._schemas.resolve(response)


def _answer(response: Json, schemas: Schemas) -> DocumentedReply:
    content = response.get("content", {})
    whole = {media_type: schemas.compile(each["schema"]) for media_type, each in content.items()}
    return DocumentedReply(whole, streams_of(content, schemas), frozenset(response.get("x-error-codes", ())))
