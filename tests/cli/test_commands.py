"""Commands that exit at once: their output and exit codes."""

import socket
from collections.abc import Iterator
from subprocess import check_output

import pytest

from mockserver import __version__
from mockserver.cli.main import main
from mockserver.contract.source import packaged_contract
from mockserver.handlers.served import HANDLERS
from tests.support.other_server import answering
from tests.support.processes import COMMAND, clean_environment, run

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove settings of the developer's own environment."""
    monkeypatch.setattr("os.environ", clean_environment())


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that is taken but does not answer."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        yield holder.getsockname()[1]


@pytest.mark.parametrize(
    ("flags", "address", "host"),
    [
        ([], "http://127.0.0.1:1212", "127.0.0.1"),
        (["--port", "8080"], "http://127.0.0.1:8080", "127.0.0.1"),
        (["--host", "0.0.0.0"], "http://127.0.0.1:1212", "127.0.0.1"),  # noqa: S104 - a container listens so
        (["--host", "::1"], "'http://[::1]:1212'", "::1"),
        (["--host", "::"], "'http://[::1]:1212'", "::1"),
        (["--public-url", "https://mock.test"], "https://mock.test", "mock.test"),
        (["--public-url", "https://mock.test", "--port", "0"], "https://mock.test", "mock.test"),
    ],
)
def test_env_prints_the_lines_that_point_a_client_at_the_server(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, flags: list[str], address: str, host: str
) -> None:
    monkeypatch.setenv("NO_PROXY", "intranet.example")
    monkeypatch.delenv("no_proxy", raising=False)

    code = main(["env", *flags])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        f"export TWELVELABS_BASE_URL={address}",
        "export TWELVE_LABS_API_KEY=tlk_LOCAL",
        "export TWELVELABS_API_KEY=tlk_LOCAL",
        f"export no_proxy=intranet.example,{host}",
        f"export NO_PROXY=intranet.example,{host}",
    ]


def test_a_shell_can_evaluate_what_env_prints() -> None:
    printed = run("env", "--host", "::1").stdout

    script = f'{printed}\nprintf "%s %s" "$TWELVELABS_BASE_URL" "$TWELVE_LABS_API_KEY"'

    assert check_output(["sh", "-c", script], text=True) == "http://[::1]:1212 tlk_LOCAL"


def test_operations_prints_a_markdown_table_of_every_operation(capsys: Capture) -> None:
    code = main(["operations"])

    head, rule, *rows = capsys.readouterr().out.splitlines()
    operations = packaged_contract().api_operations
    assert code == 0
    assert (head, rule) == ("| operation | | built |", "| --- | --- | --- |")
    assert [row.split(" | ")[0] for row in rows] == [f"| `{each.method} {each.path}`" for each in operations]
    assert {row.count("|") for row in rows} == {4}


def test_operations_says_which_ones_are_built(capsys: Capture) -> None:
    main(["operations"])

    rows = capsys.readouterr().out.splitlines()[2:]
    marks = [row.split(" | ")[2] for row in rows]
    names = [operation.id for operation in packaged_contract().api_operations]
    assert marks == ["yes |" if name in HANDLERS else "501 |" for name in names]


def test_health_exits_0_and_prints_the_versions_if_a_server_answers(capsys: Capture, server_url: str) -> None:
    code = main(["health", "--port", server_url.rsplit(":", 1)[1]])

    assert code == 0
    assert capsys.readouterr() == (
        f"mockserver {__version__} is ready · API v1.2 (SDKs twelvelabs<0.4, twelvelabs-js<0.4)"
        " and API v1.3 (SDKs twelvelabs>=0.4, twelvelabs-js>=0.4)\n",
        "",
    )


def test_health_asks_the_server_at_an_address(
    capsys: Capture, server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = main(["health", "--url", f"{server_url}/"])
    monkeypatch.setenv("MOCKSERVER_URL", server_url)
    by_variable = main(["health"])

    assert (named, by_variable) == (0, 0)
    assert capsys.readouterr().err == ""


def test_a_public_url_does_not_change_which_server_health_asks(
    capsys: Capture, server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCKSERVER_PUBLIC_URL", "https://mock.invalid")

    assert main(["health", "--port", server_url.rsplit(":", 1)[1]]) == 0


@pytest.mark.parametrize("said", [b"well", b"\xff", b"[]", b"{}", b'{"status": "ok", "version": "1"}'])
@pytest.mark.parametrize("header", [b"server: another", b"x-mockserver: 0.0.1"])
def test_health_exits_1_if_another_server_answers(capsys: Capture, said: bytes, header: bytes) -> None:
    with answering(said, header) as port:
        code = main(["health", "--port", str(port)])

    printed = capsys.readouterr()
    assert (code, printed.out) == (1, "")
    assert printed.err == f"mockserver: what answers at http://127.0.0.1:{port} is not a mockserver of this version\n"


def test_health_exits_1_if_no_server_answers(capsys: Capture, silent_port: int) -> None:
    code = main(["health", "--port", str(silent_port)])

    printed = capsys.readouterr()
    assert (code, printed.out) == (1, "")
    assert printed.err.startswith(f"mockserver: no server answers at http://127.0.0.1:{silent_port}: ")
    assert printed.err.count("\n") == 1


def test_the_version_is_printed(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"{__version__}\n"


def test_help_names_every_command(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    printed = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(f"  {command} " in printed for command in ("serve", "env", "operations", "health"))


def test_the_package_can_be_run_as_the_command() -> None:
    assert COMMAND[1:] == ("-m", "mockserver")
    assert run("--version").stdout == f"{__version__}\n"
