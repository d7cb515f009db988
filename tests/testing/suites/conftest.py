"""What the tests of whole suites begin with."""

import pytest

from tests.testing.suites.ways import Suite


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Suite:
    return Suite(pytester, monkeypatch)
