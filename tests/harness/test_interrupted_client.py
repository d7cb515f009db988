"""A client of `verify` can send requests after an interrupt, so that it can delete created records."""

import asyncio
from typing import Any

import pytest

from mockserver.contract.source import packaged_contract
from mockserver.harness.inspection.clauses import Clauses
from mockserver.harness.inspection.replies import ReplyInspector
from mockserver.harness.verify.api_client import ApiClient


class _InterruptedOnce:
    """Passes requests on; an interrupt comes after the first request has ended and before the event loop has."""

    def __init__(self) -> None:
        self.passed = 0

    async def pass_on(self, request: Any) -> Any:
        self.passed += 1
        if self.passed == 1:
            asyncio.get_running_loop().call_soon(_interrupt)
        else:
            await asyncio.sleep(0)
        return request


def _interrupt() -> None:
    raise KeyboardInterrupt


def test_an_interrupt_at_the_end_of_a_request_does_not_end_the_next_one() -> None:
    contract = packaged_contract()
    app: Any = _InterruptedOnce()
    client = ApiClient(app, contract, ReplyInspector(Clauses(contract.document)), "tlk_MINE", "http://127.0.0.1", False)
    request: Any = object()

    with pytest.raises(KeyboardInterrupt):
        client._exchanged(request)

    assert client._exchanged(request) is request
    client.close()
