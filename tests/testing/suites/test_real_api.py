"""No test reaches the real API by accident; marked tests do."""

import pytest

from tests.testing.suites.ways import WAYS, Suite

pytest_plugins = ["pytester"]

# In place of the network: a resolver that knows one address, where no server listens.
NETWORK = """
import socket

real = socket.getaddrinfo

def getaddrinfo(host, port, *arguments, **named):
    return real("127.0.0.1", 9, *arguments, **named) if "twelvelabs" in host else real(host, port, *arguments, **named)

socket.getaddrinfo = getaddrinfo
"""

MADE_AT_IMPORT = """
CLIENT = httpx.Client(base_url="https://api.twelvelabs.io/v1.2", trust_env=False)
REFUSED = "is the real API, and this test run uses the stand-in"
NAMES = ("TWELVELABS_BASE_URL", "TWELVELABS_API_KEY", "TWELVE_LABS_API_KEY", "NO_PROXY", "no_proxy")
BEFORE = {name: os.environ.get(name) for name in NAMES}

def connect():
    with pytest.raises(httpx.ConnectError) as raised:
        CLIENT.get("/engines")
    return str(raised.value)
"""

USES_BOTH = (
    MADE_AT_IMPORT
    + """
def test_of_the_stand_in(mock_api):
    assert index_names() == []

def test_of_the_real_api_by_accident():
    assert REFUSED in connect()

@pytest.mark.real_api
def test_of_the_real_api():
    assert REFUSED not in connect()
    assert {name: os.environ.get(name) for name in NAMES} == BEFORE

def test_by_accident_again():
    assert REFUSED in connect()
"""
)

USES_THE_REAL_API = (
    MADE_AT_IMPORT
    + """
def test_connects():
    assert REFUSED not in connect()
    assert {name: os.environ.get(name) for name in NAMES} == BEFORE
"""
)


@pytest.fixture(autouse=True)
def network(suite: Suite) -> None:
    suite.pytester.makeconftest(NETWORK)


@pytest.mark.parametrize("way", WAYS)
def test_a_client_made_at_import_does_not_reach_the_real_api(suite: Suite, way: str) -> None:
    suite.write(test_both=USES_BOTH)

    suite.run(way).assert_outcomes(passed=4)


def test_the_report_of_a_failure_says_what_was_refused_and_what_to_do(suite: Suite) -> None:
    suite.write(
        test_fails=MADE_AT_IMPORT
        + """
def test_it(mock_api):
    try:
        CLIENT.get("/engines")
    except httpx.ConnectError:
        raise ValueError("something went wrong") from None
"""
    )

    result = suite.alone()

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*- mockserver: a connection was refused -*",
            'api.twelvelabs.io is the real API, * set "mockserver = on" * Mark a test of the real API with *',
        ]
    )


def test_a_run_without_the_fixtures_is_not_guarded(suite: Suite) -> None:
    suite.write(test_real=USES_THE_REAL_API)

    suite.alone().assert_outcomes(passed=1)


@pytest.mark.parametrize("is_used", ["mock_api", "mock_server", "mock_servers", "request"])
def test_any_fixture_in_any_test_turns_the_guard_on(suite: Suite, is_used: str) -> None:
    argument = "" if is_used == "request" else is_used
    dynamic = "    request.getfixturevalue('mock_api')\n" if is_used == "request" else ""
    suite.write(
        test_a_real=MADE_AT_IMPORT + "\ndef test_it():\n    assert (REFUSED in connect()) is BY_THEN\n",
        test_b=f"\ndef test_it({argument or 'request'}):\n{dynamic}    pass\n",
        test_c=MADE_AT_IMPORT + "\ndef test_it():\n    assert REFUSED in connect()\n",
    )
    module = suite.pytester.path / "test_a_real.py"
    module.write_text(module.read_text("utf-8").replace("BY_THEN", str(is_used != "request")), "utf-8")

    suite.alone().assert_outcomes(passed=3)


def test_with_the_setting_on_no_connection_is_made_even_during_import(suite: Suite) -> None:
    suite.configure("mockserver = on")
    suite.pytester.makeconftest("")  # what a suite replaces later itself is not guarded
    suite.write(test_import=MADE_AT_IMPORT + "\nSAID = connect()\n\ndef test_it():\n    assert REFUSED in SAID\n")

    suite.alone().assert_outcomes(passed=1)


def test_with_the_setting_off_only_the_variables_of_a_test_are_set(suite: Suite) -> None:
    suite.configure("mockserver = off")
    suite.write(test_real=USES_THE_REAL_API + "\ndef test_of_the_stand_in(mock_api):\n    assert index_names() == []\n")

    suite.alone().assert_outcomes(passed=2)


def test_an_option_turns_the_guard_off(suite: Suite) -> None:
    suite.write(test_it=MADE_AT_IMPORT + "\ndef test_it(mock_api):\n    assert REFUSED not in connect()\n")

    suite.alone("--mockserver-allow-real-api").assert_outcomes(passed=1)


def test_an_unknown_setting_is_refused(suite: Suite) -> None:
    suite.configure("mockserver = maybe")

    result = suite.alone()

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(['ERROR: mockserver: "maybe" is not one of auto, on, off'])
