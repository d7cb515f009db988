"""The pytest plugin: `mock_server`, one server for the run, and `mock_api`, a new account for each test.

pytest imports this module at every start, so it imports the server only when a test requests a fixture.
"""

import os
from argparse import Namespace
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from mockserver.testing.account import Account
    from mockserver.testing.plugin.pool import Pool
    from mockserver.testing.plugin.run import PluginRun
    from mockserver.testing.server import Server

_USE = "mockserver"
_SETTINGS = "mockserver_settings"
_URL = "mockserver_url"
_REAL_API = "mockserver_allow_real_api"
_URL_VARIABLE = "MOCKSERVER_URL"  # set by `mockserver check`
_ADMIN_VARIABLE = "MOCKSERVER_ADMIN_TOKEN"  # a secret does not belong on a command line
_WORKER_VARIABLE = "PYTEST_XDIST_WORKER"  # set by xdist
_EXCHANGES_SHOWN = 10
_FIXTURES = frozenset(["mock_api", "mock_server", "mock_servers"])
_USES = ("auto", "on", "off")
_ACCOUNT: "pytest.StashKey[Account]" = pytest.StashKey()
_RUN: "pytest.StashKey[PluginRun]" = pytest.StashKey()
_MARKERS = (
    "mockserver(setting=value, ...): the settings of the server that the test's `mock_api` is an account of",
    "real_api: the test may connect to the real API, and has the variables that were set before the run",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the command line options and the settings of the configuration file."""
    group = parser.getgroup("mockserver", "the stand-in for the Twelve Labs API")
    setting = "setting of the stand-in, as `mockserver serve --help` lists them; directories are relative to rootdir"
    group.addoption(
        "--mockserver", action="append", default=[], dest=_SETTINGS, metavar="NAME=VALUE", help=f"{setting}; repeatable"
    )
    group.addoption("--mockserver-url", dest=_URL, metavar="URL", help="use the stand-in that runs at this address")
    group.addoption(
        "--mockserver-allow-real-api",
        action="store_true",
        dest=_REAL_API,
        help="let any test connect to the real API, also in a run that uses the stand-in",
    )
    parser.addini(_SETTINGS, type="linelist", default=[], help=f"NAME=VALUE: {setting}")
    parser.addini(_URL, default="", help="address of a stand-in that runs already")
    parser.addini(
        _USE,
        default="auto",
        help="whether clients are pointed at the stand-in and kept from the real API: auto, where a test requests a "
        "fixture of the stand-in; on, from before anything is imported; off, only in a test that requests mock_api",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """With `mockserver = on`, point clients at the stand-in before pytest imports anything of the suite."""
    options = early_config.known_args_namespace
    if early_config.getini(_USE) == "on" and not _runs_workers(options):
        _run_of(early_config, options).begin()


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers, and check the settings before any test runs."""
    for marker in _MARKERS:
        config.addinivalue_line("markers", marker)
    if config.getini(_USE) not in _USES:
        raise pytest.UsageError(f'mockserver: "{config.getini(_USE)}" is not one of {", ".join(_USES)}')
    given = _given(config, config.option)
    if given:
        from mockserver.ground.errors import SettingsInvalid
        from mockserver.ground.options import settings_of

        try:
            settings_of(_in_rootdir(given, config))
        except SettingsInvalid as error:
            raise pytest.UsageError(f"mockserver: {error}") from None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """Point clients at the stand-in if any test of the run requests a fixture of the plugin."""
    config = session.config
    is_wanted = config.getini(_USE) == "auto" and not config.option.collectonly
    if is_wanted and any(_FIXTURES.intersection(getattr(item, "fixturenames", ())) for item in session.items):
        _run_of(config, config.option).begin()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Suspend the guard and the variables for a test of the real API."""
    run = item.config.stash.get(_RUN, None)
    if run is None:
        return (yield)
    run.guard.refused.clear()
    if item.get_closest_marker("real_api") is None:
        return (yield)
    with run.real_api():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the last exchanges of the account, and a refused connection, to the report of a failed test."""
    report = yield
    if report.failed:
        account, run = item.stash.get(_ACCOUNT, None), item.config.stash.get(_RUN, None)
        if account is not None:
            report.sections.append(("mockserver: the last exchanges", _last_exchanges(account)))
        if run is not None and run.guard.refused:
            report.sections.append(("mockserver: a connection was refused", run.guard.refused[0]))
    return report


@pytest.fixture(scope="session")
def mock_servers(pytestconfig: pytest.Config) -> "Pool":
    """The servers of this run, one for each set of settings that the tests ask for."""
    run = _run_of(pytestconfig, pytestconfig.option)
    if pytestconfig.getini(_USE) != "off":
        run.begin()  # `getfixturevalue` requests a fixture that is not known at the start of the run
    return run.pool


@pytest.fixture(scope="session")
def mock_server(mock_servers: "Pool") -> "Server":
    """A stand-in for the Twelve Labs API: one for the run, and one for each worker under xdist."""
    with _errors_in_a_line():
        return mock_servers.server({})


@pytest.fixture
def mock_api(request: pytest.FixtureRequest, mock_server: "Server", mock_servers: "Pool") -> "Iterator[Account]":
    """An empty account of the stand-in. The environment variables that the SDKs read point at it during the test.

    Identifiers follow from the name of the test, so they are the same in every run.
    """
    options = _marked(request.node)
    with _errors_in_a_line():
        server = mock_servers.server(_in_rootdir(options, request.config)) if options else mock_server
        account = request.config.stash[_RUN].account(server, request.node.nodeid)
    request.node.stash[_ACCOUNT] = account
    with pytest.MonkeyPatch.context() as patch:
        for name, value in account.env().items():
            patch.setenv(name, value)
        yield account
    account.forget()


@contextmanager
def _errors_in_a_line() -> Iterator[None]:
    """Report an error in settings or of a server without a traceback, which would show the plugin alone."""
    from mockserver.ground.errors import MockserverError

    try:
        yield
    except MockserverError as error:
        pytest.fail(f"mockserver: {error}", pytrace=False)


def _run_of(config: pytest.Config, options: Namespace) -> "PluginRun":
    """Return the state of the plugin for this run, created on first use."""
    if _RUN not in config.stash:
        from mockserver.testing.plugin.pool import Pool
        from mockserver.testing.plugin.run import PluginRun

        url = getattr(options, _URL) or os.environ.get(_URL_VARIABLE) or config.getini(_URL)
        given, worker = _in_rootdir(_given(config, options), config), os.environ.get(_WORKER_VARIABLE, "")
        pool = Pool(given, url, os.environ.get(_ADMIN_VARIABLE, ""), worker)
        run = config.stash[_RUN] = PluginRun(pool, is_guarded=not getattr(options, _REAL_API))
        config.add_cleanup(run.end)
    return config.stash[_RUN]


def _runs_workers(options: Namespace) -> bool:
    """Return whether this process only starts xdist workers, which run the tests and inherit its environment."""
    is_distributed = getattr(options, "numprocesses", None) or getattr(options, "tx", None)
    return bool(is_distributed) and _WORKER_VARIABLE not in os.environ


def _last_exchanges(account: "Account") -> str:
    from mockserver.ground.errors import MockserverError

    try:
        exchanges = account.journal.tail(_EXCHANGES_SHOWN)
    except MockserverError as error:
        return str(error)
    return "\n".join(map(str, exchanges)) or "none"


def _given(config: pytest.Config, options: Namespace) -> dict[str, Any]:
    """Return the settings of the configuration file, overridden by those of the command line."""
    given: dict[str, Any] = {}
    for text in (*config.getini(_SETTINGS), *getattr(options, _SETTINGS)):
        name, equals, value = text.partition("=")
        if not equals:
            raise pytest.UsageError(f'mockserver: "{text}" is not of the form NAME=VALUE')
        given[name.strip().replace("-", "_")] = value.strip()
    return given


def _marked(node: pytest.Item) -> dict[str, Any]:
    """Return the settings of a test's markers; the nearest marker wins."""
    options: dict[str, Any] = {}
    for marker in reversed(list(node.iter_markers("mockserver"))):
        if marker.args:
            values = ", ".join(map(repr, marker.args))
            pytest.fail(f"mockserver: the marker takes settings by name, not mockserver({values})", pytrace=False)
        options |= marker.kwargs
    return options


def _in_rootdir(options: dict[str, Any], config: pytest.Config) -> dict[str, Any]:
    """Return `options` with directories relative to rootdir, not to where pytest was started."""
    rooted: dict[str, Any] = {}
    if options.get("data_dir"):
        rooted["data_dir"] = str(config.rootpath / options["data_dir"])
    given = options.get("fixtures")
    if given is not None:
        directories = given.split(",") if isinstance(given, str) else given
        rooted["fixtures"] = [str(config.rootpath / str(directory).strip()) for directory in directories]
    return options | rooted
