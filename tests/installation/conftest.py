"""The built distributions, for all tests of this folder."""

import os

import pytest

from tests.installation.distributions import Distributions, Wheel, built_once


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """The source distribution, and the wheel that is built from it."""
    own = tmp_path_factory.getbasetemp()
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    return built_once((own.parent if is_worker else own) / "distributions")


@pytest.fixture(scope="session")
def wheel(distributions: Distributions) -> Wheel:
    return distributions.wheel
