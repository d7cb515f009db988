"""The pytest plugin: `mock_server`, a server for the run, and `mock_api`, an account of its own for each test.

pytest imports this module at every start, so it imports nothing of the server before a test asks for a fixture.
"""

import os
from collections.abc import Generator, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from mockserver.testing.account import Account
    from mockserver.testing.pool import Pool
    from mockserver.testing.server import Server

_SETTINGS = "mockserver_settings"
_URL = "mockserver_url"
_ADMIN_VARIABLE = "MOCKSERVER_ADMIN_TOKEN"  # a secret is nothing for a command line
_WORKER_VARIABLE = "PYTEST_XDIST_WORKER"  # set by xdist
_EXCHANGES_SHOWN = 10
_ACCOUNT: "pytest.StashKey[Account]" = pytest.StashKey()
_MARKER = "mockserver(setting=value, ...): the settings of the server that the test's `mock_api` is an account of"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the command line and of the configuration file."""
    group = parser.getgroup("mockserver", "the stand-in for the Twelve Labs API")
    setting = "setting of the stand-in, as `mockserver serve --help` lists them; directories are relative to rootdir"
    group.addoption(
        "--mockserver", action="append", default=[], dest=_SETTINGS, metavar="NAME=VALUE", help=f"{setting}; repeatable"
    )
    group.addoption("--mockserver-url", dest=_URL, metavar="URL", help="use the stand-in that runs at this address")
    parser.addini(_SETTINGS, type="linelist", default=[], help=f"NAME=VALUE: {setting}")
    parser.addini(_URL, default="", help="address of a stand-in that runs already")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker, and refuse settings that cannot be used before any test runs."""
    config.addinivalue_line("markers", _MARKER)
    given = _given(config)
    if given:
        from mockserver.ground.errors import SettingsInvalid
        from mockserver.testing.options import settings_of

        try:
            settings_of(_in_rootdir(given, config))
        except SettingsInvalid as error:
            raise pytest.UsageError(f"mockserver: {error}") from None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> "Generator[None, pytest.TestReport, pytest.TestReport]":
    """Show in the report of a failure what the test had asked of its account last."""
    report = yield
    account = item.stash.get(_ACCOUNT, None)
    if account is not None and report.failed:
        report.sections.append(("mockserver: the last exchanges", _last_exchanges(account)))
    return report


@pytest.fixture(scope="session")
def mock_servers(pytestconfig: pytest.Config) -> "Iterator[Pool]":
    """The servers of this run, one for each set of settings that its tests ask for."""
    from mockserver.testing.pool import Pool

    url = pytestconfig.getoption(_URL) or pytestconfig.getini(_URL)
    options, worker = _in_rootdir(_given(pytestconfig), pytestconfig), os.environ.get(_WORKER_VARIABLE, "")
    pool = Pool(options, url, os.environ.get(_ADMIN_VARIABLE, ""), worker)
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def mock_server(mock_servers: "Pool") -> "Server":
    """A stand-in for the Twelve Labs API, one for the run and, under xdist, for each of its workers."""
    return mock_servers.server({})


@pytest.fixture
def mock_api(request: pytest.FixtureRequest, mock_server: "Server", mock_servers: "Pool") -> "Iterator[Account]":
    """An empty account of the stand-in, and the environment variables that point the SDKs at it.

    The test's own name decides the key, so identifiers are the same in every run, whatever other tests there are.
    """
    options = _marked(request.node)
    server = mock_servers.server(_in_rootdir(options, request.config)) if options else mock_server
    account = server.account(f"tlk_{sha256(request.node.nodeid.encode()).hexdigest()[:24]}")
    request.node.stash[_ACCOUNT] = account
    with pytest.MonkeyPatch.context() as patch:
        for name, value in account.env().items():
            patch.setenv(name, value)
        yield account
    account.reset()


def _last_exchanges(account: "Account") -> str:
    from mockserver.ground.errors import MockserverError

    try:
        exchanges = account.journal.tail(_EXCHANGES_SHOWN)
    except MockserverError as error:
        return str(error)
    return "\n".join(map(str, exchanges)) or "none"


def _given(config: pytest.Config) -> dict[str, Any]:
    """Return the settings of the configuration file, and over them those of the command line."""
    options: dict[str, Any] = {}
    for text in (*config.getini(_SETTINGS), *config.getoption(_SETTINGS)):
        name, equals, value = text.partition("=")
        if not equals:
            raise pytest.UsageError(f'mockserver: "{text}" is not of the form NAME=VALUE')
        options[name.strip().replace("-", "_")] = value.strip()
    return options


def _marked(node: pytest.Item) -> dict[str, Any]:
    """Return the settings that the markers of a test ask for; the one nearest to it wins."""
    options: dict[str, Any] = {}
    for marker in reversed(list(node.iter_markers("mockserver"))):
        options |= marker.kwargs
    return options


def _in_rootdir(options: dict[str, Any], config: pytest.Config) -> dict[str, Any]:
    """Return `options` with directories that do not depend on where pytest was started."""
    rooted: dict[str, Any] = {}
    if options.get("data_dir"):
        rooted["data_dir"] = str(config.rootpath / options["data_dir"])
    given = options.get("fixtures")
    if given is not None:
        directories = given.split(",") if isinstance(given, str) else given
        rooted["fixtures"] = [str(config.rootpath / str(directory).strip()) for directory in directories]
    return options | rooted
