"""An API v1.3 client for the tests of this folder."""

import pytest

from tests.support.api import Api
from tests.support.api_1_3 import Api13


@pytest.fixture
def api(api: Api) -> Api13:
    return Api13(api.app, api.clock, inside=api._inside)
