"""Shared fixtures and options: a frozen clock, an empty account in process, a server on a real socket, a film."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.films import make_film
from tests.support.sockets import serving

# A slow machine is not a failure, and every run has the same examples; the fuzzer tries others.
settings.register_profile(
    "suite", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")
# In the first tier, tests that do not set the number of their examples have half of the usual hundred.
settings.register_profile("quick", settings.get_profile("suite"), max_examples=50)

# The tests that each tier adds to the one before it; CONTRIBUTING.md defines the tiers.
TIERS = ("quick", "ci", "all")
FOLDERS = {"browser": "ci", "installation": "ci", "testing/suites": "ci", "tools": "all"}

# With the default threshold, garbage collection takes a sixth of the time of these tests.
gc.set_threshold(20_000, 20, 20)

# Tests start many processes, and each of them would compile everything again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--tier", choices=TIERS, default=TIERS[-1], help="run the tests of this tier and of those before it"
    )


def pytest_configure(config: pytest.Config) -> None:
    if _last_tier(config) == 0:
        settings.load_profile("quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Ignore the folders of later tiers: to import their tests takes a second in each worker."""
    return True if _tier_of_folder(collection_path) > _last_tier(config) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the tests of later tiers."""
    later = {item for item in items if _tier(item) > _last_tier(config)}
    if later:
        config.hook.pytest_deselected(items=[*later])
        items[:] = [item for item in items if item not in later]


def _tier(item: pytest.Item) -> int:
    """Return the number of the first tier that runs a test: the highest in the marks of its folder or its own."""
    marked = [TIERS.index(mark.args[0]) for mark in item.iter_markers("tier")]
    return max([_tier_of_folder(item.path), *marked])


@cache
def _tier_of_folder(path: Path) -> int:
    named = [tier for folder, tier in FOLDERS.items() if path.is_relative_to(Path(__file__).parent / folder)]
    return max(map(TIERS.index, named), default=0)


def _last_tier(config: pytest.Config) -> int:
    return TIERS.index(config.getoption("--tier"))


@pytest.fixture(scope="session")
def examples_of_tier(pytestconfig: pytest.Config) -> Callable[[int], int]:
    """Return how many of `count` drawn examples are tried: in the first tier a third, for tests with slow examples."""
    step = 3 if pytestconfig.getoption("--tier") == TIERS[0] else 1
    return lambda examples: -(-examples // step)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(datetime(2024, 6, 1, 12, 0, tzinfo=UTC))


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[Api]:
    with Server(Settings(), clock) as api:
        yield api


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("films") / "stripes.mp4")


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """Return the address of a server on a real socket, one for the whole run; use a separate key."""
    with serving(Settings(port=0, profile="seconds")) as url:
        yield url
