"""An account of one server in this process, which the tests of a run share."""

from collections.abc import Iterator

import pytest

from mockserver.testing import Account, MockServer


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer(in_process=True) as server:
        yield server


@pytest.fixture
def mock(server: MockServer) -> Account:
    return server.account()
