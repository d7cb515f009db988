"""Unknown records, for every operation with an identifier in its path, by the contract alone."""

import re
from collections.abc import Iterator

from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Schemas
from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.scenario import Play, ScenarioContext

_ASKING = ("GET", "DELETE")
_MALFORMED = "no-identifier"


def unknown_of(version: str, not_found: str, malformed: str, foreign: frozenset[str] = frozenset()) -> Play:
    """Return the scenario that no record is found or deleted by an unknown or malformed identifier.

    `not_found` and `malformed` are the error codes of the version; `foreign` parameters name records that the API does
    not create, so any may exist.
    """

    def play(client: ApiClient, context: ScenarioContext) -> None:
        for operation in _naming(client, version, not_found):
            if foreign & set(operation.path_parameters.names()):
                continue
            path = {name: _unknown(client, operation, name) for name in operation.path_parameters.names()}
            client.refused(404, not_found, operation.id, path)
            last = list(path)[-1]
            client.refused(400, malformed, operation.id, {**path, last: _MALFORMED})

    return play


def _naming(client: ApiClient, version: str, not_found: str) -> Iterator[Operation]:
    for each in client.contract.api_operations:
        names_one = each.version == version and each.method in _ASKING and "{" in each.path
        if names_one and not each.has_body and (404, not_found) in set(each.error_codes()):
            yield each


def _unknown(client: ApiClient, operation: Operation, name: str) -> str:
    """Return an unknown identifier in the form of the contract's examples."""
    schemas = Schemas(client.contract.document)
    item = client.contract.document["paths"][operation.path]
    declared = [*item.get("parameters", ()), *item[operation.method.lower()].get("parameters", ())]
    parameter = next(each for each in map(schemas.resolve, declared) if each["name"] == name)
    schema = schemas.resolve(parameter["schema"])
    shown = parameter.get("example") or next(iter(schema.get("examples", ())), "0" * 24)
    prefix, _, rest = str(shown).rpartition("_")
    return f"{prefix}_{'0' * len(rest)}" if prefix else re.sub(r"[0-9a-f]", "0", rest)
