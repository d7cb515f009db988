"""Operations of the contract that a server does not implement yet."""

from collections.abc import Iterator

import pytest

from mockserver.app.application import MockServerApp
from mockserver.contract.errors import error_in
from mockserver.contract.source import packaged_contract
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.admin import HANDLERS as ADMIN
from mockserver.handlers.served import HANDLERS
from tests.support.api import Api

OPERATIONS = packaged_contract().api_operations
BODIES = (b"", b"{", b'{"index_id": 7}')


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[Api]:
    """A client of a server with only the admin operations."""
    app = MockServerApp(Settings(), make_clock=lambda: clock, handlers=ADMIN)
    try:
        yield Api(app, clock)
    finally:
        app.close()


def test_every_operation_of_the_contract_is_built() -> None:
    assert [each.id for each in OPERATIONS if each.id not in HANDLERS] == []


def test_an_operation_that_is_not_built_answers_501_to_every_request(api: Api) -> None:
    query = {"page": "none", "page_limit": "-1"}

    for operation in OPERATIONS:
        replies = [api.client.request(operation.method, operation.path, params=query, content=body) for body in BODIES]
        said = operation.errors.body("mock_not_built", f"{operation.id}: this mock does not do this operation yet.")
        assert [(reply.status_code, reply.json()) for reply in replies] == [(501, said)] * len(BODIES), operation.id


def test_an_operation_that_is_not_built_needs_a_valid_key(api: Api) -> None:
    for operation in OPERATIONS:
        reply = api.client.request(operation.method, operation.path, headers={"x-api-key": "tlk_INVALID"})
        assert (reply.status_code, error_in(reply.json())[0]) == (401, "api_key_invalid"), operation.id
