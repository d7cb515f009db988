"""Operations that the contract has and the server does not answer yet."""

import pytest

from mockserver.contract.errors import error_in
from mockserver.contract.operations import Operation
from mockserver.contract.source import packaged_contract
from mockserver.handlers.served import HANDLERS
from tests.support.api import Api

NOT_BUILT = [each for each in packaged_contract().api_operations if each.id not in HANDLERS]
BODIES = {"empty": b"", "broken": b"{", "wrong": b'{"index_id": 7}'}


@pytest.mark.parametrize("operation", NOT_BUILT, ids=lambda operation: operation.id)
def test_an_operation_that_is_not_built_says_so_whatever_is_asked(api: Api, operation: Operation) -> None:
    query = {"page": "none", "page_limit": "-1"}

    replies = [
        api.client.request(operation.method, operation.path, params=query, content=body) for body in BODIES.values()
    ]

    said = operation.errors.body("mock_not_built", f"{operation.id}: this mock does not do this operation yet.")
    assert [(reply.status_code, reply.json()) for reply in replies] == [(501, said)] * len(BODIES)


@pytest.mark.parametrize("operation", NOT_BUILT, ids=lambda operation: operation.id)
def test_an_operation_that_is_not_built_needs_a_valid_key(api: Api, operation: Operation) -> None:
    reply = api.client.request(operation.method, operation.path, headers={"x-api-key": "tlk_INVALID"})

    assert (reply.status_code, error_in(reply.json())[0]) == (401, "api_key_invalid")
