"""A client of each API version: these tests hold for both."""

import pytest

from tests.support.api import Api
from tests.support.dialects import V1_2, V1_3, Dialect


@pytest.fixture(params=[V1_2, V1_3], ids=lambda dialect: dialect.version)
def dialect(request: pytest.FixtureRequest) -> Dialect:
    chosen: Dialect = request.param
    return chosen


@pytest.fixture
def api(api: Api, dialect: Dialect) -> Api:
    return dialect.of(api)
