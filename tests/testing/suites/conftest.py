"""Fixtures for tests of whole suites."""

from importlib import import_module
from pkgutil import walk_packages

import pytest

from mockserver import app, contract, domain, ground, handlers, state
from tests.testing.suites.ways import Suite


@pytest.fixture(scope="session")
def loaded_server() -> None:
    """Load all of the server: pytester forgets modules that a suite loads, and those that stay would meet copies."""
    for package in (app, contract, domain, ground, handlers, state):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)


@pytest.fixture
def suite(loaded_server: None, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Suite:
    return Suite(pytester, monkeypatch)
