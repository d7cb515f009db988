"""The commands for a running server, each in its own process."""

import json
import os
import pty
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from select import select
from shlex import split

import httpx
import pytest

from mockserver.cli.event_lines import line_of
from mockserver.cli.main import main
from mockserver.cli.parser import COMMANDS, read_command
from mockserver.ground.colours import plain
from mockserver.testing import MockServer
from tests.browser.application import serving_application
from tests.support.other_server import answering
from tests.support.processes import COMMAND, LONGEST_SECONDS, clean_environment, run


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


@contextmanager
def tailing(server: MockServer, *options: str) -> Iterator["subprocess.Popen[str]"]:
    """Run `tail`, and return when the server has accepted it."""
    feed = server._host.running.app.accounts.feed  # type: ignore[attr-defined]
    before = feed._readers
    command = [*COMMAND, "tail", "--url", server.url, *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clean_environment()
    )
    try:
        while feed._readers == before:
            assert process.poll() is None
            server.health()
        yield process
    finally:
        process.kill()
        process.communicate()


def lines_of(process: "subprocess.Popen[str]", count: int) -> list[str]:
    assert process.stdout is not None
    return list(islice(process.stdout, count))


def test_status_lists_every_account(server: MockServer) -> None:
    account = server.account()
    account.fail("search")
    httpx.get(f"{server.url}/v1.3/indexes", headers={"x-api-key": account.api_key}, trust_env=False)

    output = run("status", "--url", server.url).stdout
    listed = json.loads(run("status", "--url", server.url, "--json").stdout)

    assert server.accounts()[0].id in output
    assert "requests  1, the latest" in output
    assert "ordered   1 fault\n" in output
    assert [each["id"] for each in listed] == [each.id for each in server.accounts()]


def test_tail_prints_selected_events_live(server: MockServer) -> None:
    account = server.account()
    headers = {"x-api-key": account.api_key}
    with tailing(server, "--key", account.api_key, "--status", "4xx") as tail:
        for query in ("", "?page=x"):
            httpx.get(f"{server.url}/v1.3/indexes{query}", headers=headers, trust_env=False)
        [line] = lines_of(tail, 1)
    with tailing(server, "--operation", "get_indexes", "--json") as tail:
        httpx.get(f"{server.url}/v1.2/engines", headers=headers, trust_env=False)
        httpx.get(f"{server.url}/v1.3/indexes", headers=headers, trust_env=False)
        [event] = map(json.loads, lines_of(tail, 1))

    assert line.startswith("GET    /v1.3/indexes 400 ")
    assert "parameter_invalid: The page parameter is invalid" in line
    assert (event["type"], event["operation"]) == ("exchange", "get_indexes")


def test_advance_reset_and_faults_change_an_account(server: MockServer) -> None:
    account = server.account()
    before, named = account.clock.now(), ("--url", server.url, "--key", account.api_key)
    account.fail("search", times=3)

    listed, cleared = run("faults", *named).stdout, run("faults", *named, "--clear").stdout
    advanced = run("advance", "1h30m", *named)
    run("reset", *named, "--what", "journal")

    assert "fault-1" in listed
    assert "matched 0, fired 0" in listed
    assert "1 fault removed" in cleared
    assert account.faults.list() == []
    assert advanced.stdout.startswith("It is ")
    assert (account.clock.now() - before).total_seconds() >= 5400


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["status", "--url", "http://127.0.0.1:9"], "no server answers at http://127.0.0.1:9"),
        (["advance", "soon"], '"soon" is not a duration such as 90s'),
        (["tail", "--status", "oops"], '"oops" is neither a status'),
        (["status", "--url", "nowhere"], '"nowhere" is not an address'),
        (["status", "--url", "http://127.0.0.1:port"], '"http://127.0.0.1:port" is not an address'),
        (["status", "--url", "http://127.0.0.1:99999"], '"http://127.0.0.1:99999" is not an address'),
        (["status", "--url", "http://[::1"], '"http://[::1" is not an address'),
        (["status", "--url", "ftp://127.0.0.1"], '"ftp://127.0.0.1" is not an address'),
        (["status", "--url", "http://[::1]:9"], "no server answers at http://[::1]:9"),
        (["status", "--host", "::1", "--port", "9"], "no server answers at http://[::1]:9"),
        (["zzz"], '"zzz" is not one of the commands'),
        (
            ["tail", "--type", "exchang"],
            '"exchang" is not one of exchange, job, webhook, order; did you mean exchange?',
        ),
        (
            ["tail", "--operation", "post_serch"],
            '"post_serch" is neither an operationId nor a tag; did you mean post_search?',
        ),
        (["tail", "--seconds", "soon"], '"soon" is not a number'),
        (["tail", "--seconds"], "--seconds: expected one argument"),
        (["reset", "--all", "--key", "tlk_A"], "it goes without --key and --account"),
        (["reset", "--key", ""], "--key: it is empty"),
        (["tail", "--account", ""], "--account: it is empty"),
        (["status", "--url", ""], "--url: it is empty"),
        (["verify", "in-process", "--key", ""], "--key: it is empty"),
        (["diff", "recordings", "--key", ""], "--key: it is empty"),
        (["env", "--shell", "tcsh"], '"tcsh" is not one of posix'),
        (["completion"], "required: shell"),
    ],
)
def test_errors_are_one_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(arguments)

    said = capsys.readouterr().err
    assert code == 2
    assert message in said
    assert len(said.splitlines()) == 1


def test_another_kind_of_server_is_called_one() -> None:
    with serving_application() as site:
        done = run("status", "--url", site)

    assert (done.returncode, done.stderr) == (
        2,
        f"mockserver: what answers at {site} is not a mockserver of this version\n",
    )


@pytest.mark.parametrize("command", ["status", "tail", "faults", "reset", "advance"])
def test_a_server_whose_json_has_other_fields_is_called_another_one(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering(b'{"detail": "hello"}') as port:
        code = main([command, "--url", f"http://127.0.0.1:{port}"])

    said = capsys.readouterr().err
    assert code == 2
    assert said == f"mockserver: what answers at http://127.0.0.1:{port} is not a mockserver of this version\n"


def test_a_missing_token_is_named_with_its_variable() -> None:
    with MockServer(admin_token="s3cret") as server:  # noqa: S106 - of a server that lives as long as its test
        done = run("status", "--url", server.url)

    assert done.returncode == 2
    assert "Set MOCKSERVER_ADMIN_TOKEN." in done.stderr


def test_tail_says_that_the_server_has_stopped() -> None:
    with ExitStack() as living:
        server = living.enter_context(MockServer())
        url = server.url
        with tailing(server) as tail:
            living.close()

            _, said = tail.communicate(timeout=LONGEST_SECONDS)

    assert (tail.returncode, said) == (2, f"mockserver: the server at {url} has stopped\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_has_an_example_that_is_one_and_its_exit_codes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = COMMANDS[name]

    with pytest.raises(SystemExit, match="0"):
        main([name, "--help"])

    output = capsys.readouterr().out
    assert f"Example: {command.example}\n" in output
    assert "Exit codes: 0 " in output
    words = split(re.sub(r'^eval "\$\((.*)\)"$', r"\1", command.example.partition(" | ")[0]))
    assert words[:2] == ["mockserver", name]
    read_command(words[1:], {})


def test_a_misspelt_command_gets_a_suggestion() -> None:
    assert "did you mean health?" in run("helth").stderr
    assert "did you mean" not in run("zzz").stderr
    assert run("help").stdout == run("--help").stdout


def test_ctrl_c_is_silent(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mockserver.cli.remote.Remote.request", interrupted)

    assert main(["status", "--url", "http://127.0.0.1:9"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_closed_pipe_is_silent() -> None:
    command = [*COMMAND, "operations"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=clean_environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert (said, process.returncode) == (b"", 141)


def test_serve_prints_requests_only_at_a_terminal() -> None:
    assert "GET    /v1.3/indexes 200" in served_at_a_terminal()
    assert "GET    /v1.3/indexes" not in served_at_a_terminal("--quiet")


def served_at_a_terminal(*options: str) -> str:
    """Return the terminal output of a server that gets requests, until it has printed one."""
    leader, follower = pty.openpty()
    command, environment = [*COMMAND, "serve", "--port", "0", *options], {**clean_environment(), "NO_COLOR": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=follower, text=True, env=environment) as process:
        os.close(follower)
        assert process.stdout is not None
        url = process.stdout.readline().split()[2]
        with httpx.Client(base_url=url, headers={"x-api-key": "tlk_A"}, trust_env=False) as client:
            said = b""
            while client.get("/v1.3/indexes").is_success and not options and b"/v1.3/indexes" not in said:
                assert select([leader], [], [], LONGEST_SECONDS)[0]
                said += os.read(leader, 65536)
        process.terminate()
    with suppress(OSError):  # nothing more was printed, and the terminal is gone
        said += os.read(leader, 65536)
    os.close(leader)
    return said.decode()


def test_no_output_about_a_client_is_a_command_of_the_runner_of_a_github_workflow(
    server: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    account = server.account()
    account.fail("search", match={"query_text": "##[stop-commands]x"})
    paths = [f"{server.url}/v1.3/indexes", f"{server.url}/%23%23[stop-commands]x"]
    with tailing(server) as tail, tailing(server, "--json") as tail_json:
        for path in paths:
            httpx.get(path, headers={"x-api-key": account.api_key}, trust_env=False)
        # The first event in JSON says that the stream is open.
        printed = ["".join(lines_of(each, count)) for each, count in ((tail, 2), (tail_json, 3))]
    printed += [run("faults", *options, "--url", server.url).stdout for options in ([], ["--json"])]

    assert [text for text in printed if re.search(r"##\[.*\]", text)] == []
    assert [text for text in printed if "stop-commands]x" not in text] == []


def test_control_characters_of_a_client_are_escaped() -> None:
    event = {
        "type": "exchange",
        "method": "GET",
        "path": "/v1.3/\x1b[2J\n\x07",
        "status": 404,
        "milliseconds": 1.0,
        "violations": [],
        "fault": None,
        "served_by": None,
    }

    assert line_of(event, plain) == "GET    /v1.3/ [2J   404 1.0 ms"
