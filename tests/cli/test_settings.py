"""Settings from flags and variables, and messages for invalid ones."""

import re
import socket
from collections.abc import Iterator
from dataclasses import Field, fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mockserver.cli.main import main
from mockserver.cli.parser import COMMANDS, read_command
from mockserver.ground.settings import Settings, flag_of, variable_of
from tests.support.processes import clean_environment, run_here, running

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
INTEGRATION = "65282b008f9cd95a98cbcf00"

# For each setting a value other than its default, in written and parsed form.
OTHER: dict[str, tuple[str, Any]] = {
    "host": ("::1", "::1"),
    "port": ("8080", 8080),
    "seed": ("-7", -7),
    "profile": ("polls", "polls"),
    "plan": ("free", "free"),
    "as_of": ("2026-02-15", date(2026, 2, 15)),
    "strict": ("true", True),
    "fixtures": (str(FIXTURES), (FIXTURES,)),
    "integration": (f"{INTEGRATION}={FIXTURES}", ((INTEGRATION, FIXTURES),)),
    "drive": (str(FIXTURES), FIXTURES),
    "recorded_answers": ("false", False),
    "sample_account": ("tlk_A, tlk_B", ("tlk_A", "tlk_B")),
    "api_keys": ("tlk_A", ("tlk_A",)),
    "allowed_hosts": ("mock.test, mock", ("mock.test", "mock")),
    "admin_token": ("s3cret", "s3cret"),
    "webhook": (
        "http://127.0.0.1:9000/hook?a=b, tlk_A=http://[::1]/hook",
        (("", "http://127.0.0.1:9000/hook?a=b"), ("tlk_A", "http://[::1]/hook")),
    ),
    "webhook_secret": ("whs_A", "whs_A"),
    "webhook_hosts": ("receiver, other.test", ("receiver", "other.test")),
    "cors_origins": ("http://a.test,http://b.test", ("http://a.test", "http://b.test")),
    "public_url": ("https://mock.test", "https://mock.test"),
    "data_dir": ("uploads", "uploads"),
    "store": ("sqlite:///state.db", "sqlite:///state.db"),
    "store_journal": ("true", True),
    "restore": ("all.jsonl,tlk_A=of/a=b.jsonl", (("", "all.jsonl"), ("tlk_A", "of/a=b.jsonl"))),
    "save": ("./a=b.jsonl", (("", "./a=b.jsonl"),)),
    "largest_body": ("65536", 65536),
    "receive_seconds": ("2.5", 2.5),
    "send_seconds": ("2.5", 2.5),
    "journal_bytes": ("65536", 65536),
    "all_journals_bytes": ("65536", 65536),
    "idle_accounts": ("600", 600),
    "prices": (__file__, __file__),
    "log_level": ("debug", "debug"),
    "log_format": ("json", "json"),
}
SETTINGS = fields(Settings)
BOOLEANS = [field for field in SETTINGS if isinstance(field.default, bool)]


def named(field: Field[Any]) -> str:
    return field.name


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_defaults_apply_without_flags_and_variables() -> None:
    assert read_command(["serve"], {})[1] == Settings()


@pytest.mark.parametrize("field", SETTINGS, ids=named)
def test_every_setting_has_a_variable(field: Field[Any]) -> None:
    text, value = OTHER[field.name]

    settings = read_command(["serve"], {variable_of(field.name): text})[1]

    assert settings == Settings(**{field.name: value})
    assert value != field.default


@pytest.mark.parametrize("field", SETTINGS, ids=named)
def test_every_setting_has_a_flag(field: Field[Any]) -> None:
    text, value = OTHER[field.name]
    flag = flag_of(field.name)

    switches = {True: [flag], False: [f"--no-{flag[2:]}"]}
    arguments = switches[bool(value)] if field in BOOLEANS else [f"{flag}={text}"]

    assert read_command(["serve", *arguments], {})[1] == Settings(**{field.name: value})


@pytest.mark.parametrize("field", SETTINGS, ids=named)
def test_help_names_flag_and_variable_of_every_setting(capsys: pytest.CaptureFixture[str], field: Field[Any]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--help"])

    printed = " ".join(capsys.readouterr().out.split())
    assert flag_of(field.name) in printed
    assert f"[{variable_of(field.name)}; default: " in printed


def test_a_flag_wins_over_its_variable() -> None:
    settings = read_command(["serve", "--port", "2", "--no-strict"], {"MOCKSERVER_PORT": "1", "MOCKSERVER_STRICT": "1"})

    assert (settings[1].port, settings[1].strict) == (2, False)


@pytest.mark.parametrize("field", BOOLEANS, ids=named)
@pytest.mark.parametrize(("text", "value"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("OFF", False)])
def test_a_switch_is_set_by_the_usual_words(field: Field[Any], text: str, value: bool) -> None:
    settings = read_command(["serve"], {variable_of(field.name): text})[1]

    assert getattr(settings, field.name) is value


def test_variables_of_other_programs_do_not_matter() -> None:
    assert read_command(["serve"], {"MOCKSERVERS": "2", "PORT": "80", "mockserver_port": "80"})[1] == Settings()


@pytest.mark.parametrize(
    ("arguments", "variables", "said"),
    [
        ([], {}, f"a command is needed: {', '.join(COMMANDS)}; mockserver --help says what they do"),
        (["sevre"], {}, f'"sevre" is not one of the commands {", ".join(COMMANDS)}; did you mean serve?'),
        (["--hlep"], {}, "--hlep is not an option; did you mean --help?"),
        (["--port", "80", "serve"], {}, "--port belongs after a command, such as mockserver serve --port"),
        (["serve", "--prot", "80"], {}, "--prot is not an option; did you mean --port?"),
        (["serve", "--prot=80"], {}, "--prot=80 is not an option; did you mean --port?"),
        (["serve", "--por", "80"], {}, "--por is not an option; did you mean --port?"),
        (["serve", "80"], {}, '"80" is not expected here; a command takes options only'),
        (["health", "--seed", "3"], {}, "--seed is not an option"),
        (["operations", "--port", "3"], {}, "--port is not an option; this command has none"),
        (["serve", "--port"], {}, "--port: expected one argument"),
        (["serve", "--strict=perhaps"], {}, "--strict/--no-strict: ignored explicit argument 'perhaps'"),
        (["serve"], {"MOCKSERVER_PROT": "80"}, "MOCKSERVER_PROT is not a setting; did you mean MOCKSERVER_PORT?"),
        (["serve", "--port", "80a"], {}, '--port: "80a" is not a port number (0 to 65535); did you mean 80?'),
        (
            ["serve"],
            {"MOCKSERVER_PORT": "80a"},
            'MOCKSERVER_PORT: "80a" is not a port number (0 to 65535); did you mean 80?',
        ),
        (["serve", "--port", "65536"], {}, '--port: "65536" is not a port number (0 to 65535)'),
        (["serve", "--port", "-1"], {}, '--port: "-1" is not a port number (0 to 65535); did you mean 1?'),
        (["serve", "--port", "٨٠"], {}, '--port: "٨٠" is not a port number (0 to 65535); did you mean 80?'),
        (["serve", "--port", "8²"], {}, '--port: "8²" is not a port number (0 to 65535); did you mean 8?'),
        (["serve", "--journal-bytes", "-1"], {}, '--journal-bytes: "-1" is negative'),
        (["serve", "--seed", "x"], {}, '--seed: "x" is not a whole number'),
        (["serve", "--receive-seconds", "soon"], {}, '--receive-seconds: "soon" is not a number of seconds'),
        (["serve", "--receive-seconds", "nan"], {}, '--receive-seconds: "nan" is not a number of seconds from 0 up'),
        (["serve", "--receive-seconds", "-1"], {}, '--receive-seconds: "-1" is not a number of seconds from 0 up'),
        (
            ["serve", "--profile", "poll"],
            {},
            '--profile: "poll" is not one of seconds, instant, polls; did you mean polls?',
        ),
        (["serve"], {"MOCKSERVER_STRICT": "perhaps"}, 'MOCKSERVER_STRICT: "perhaps" is neither true nor false'),
        (["serve", "--log-format", "jsn"], {}, '--log-format: "jsn" is not one of text, json; did you mean json?'),
        (["serve", "--prices", "nowhere"], {}, '--prices: "nowhere" is not a file'),
        (["serve", "--fixtures", "nowhere"], {}, '--fixtures: "nowhere" is not a directory'),
        (["serve", "--integration", "videos"], {}, '--integration: "videos" is not of the form ID=DIR'),
        (
            ["serve", "--integration", "bucket=videos"],
            {},
            '--integration: "bucket" is not the id of an integration, 24 hexadecimal digits in lower case',
        ),
        (["serve", f"--integration={INTEGRATION}=nowhere"], {}, '--integration: "nowhere" is not a directory'),
        (
            ["serve"],
            {"MOCKSERVER_INTEGRATION": f"{INTEGRATION}={FIXTURES},{INTEGRATION}={FIXTURES}"},
            f"MOCKSERVER_INTEGRATION: the integration {INTEGRATION} is given twice",
        ),
        (
            ["serve", "--webhook", "ftp://127.0.0.1/hook"],
            {},
            '--webhook: "ftp://127.0.0.1/hook" is not an address such as http://mock.test:1212',
        ),
        (["serve", "--webhook", "tlk_A="], {}, '--webhook: "tlk_A=" is not of the form URL or KEY=URL'),
        (
            ["env", "--public-url", "mock.test"],
            {},
            '--public-url: "mock.test" is not an address such as http://mock.test:1212',
        ),
        (
            ["serve", "--allowed-hosts", "mock,http://api.test"],
            {},
            '--allowed-hosts: "http://api.test" is not a host name such as mock.test',
        ),
        (
            ["serve", "--webhook-hosts", "receiver.test:80"],
            {},
            '--webhook-hosts: "receiver.test:80" is not a host name such as mock.test',
        ),
        (
            ["serve", "--cors-origins", "http://localhost:3000/"],
            {},
            '--cors-origins: "http://localhost:3000/" is not an origin such as http://localhost:3000',
        ),
        (["serve", "--save", "nowhere/state.jsonl"], {}, '--save: "nowhere" is not a directory'),
        (["serve", "--save", "/"], {}, '--save: "/" is a directory'),
        (["serve", "--admin-token", "a b"], {}, "--admin-token: a token consists of visible ASCII characters"),
        (["env", "--port", "0"], {}, "--port: 0 lets the server pick a port; name the one that it printed"),
        (["health", "--port", "0"], {}, "--port: 0 lets the server pick a port; name the one that it printed"),
        (
            ["health", "--url", "localhost"],
            {},
            '--url: "localhost" is not an address such as http://127.0.0.1:1212',
        ),
        (["verify", "in-process", "--seed", "x"], {}, '--seed: "x" is not a whole number'),
        (["verify", "in-process", "--examples", "-1"], {}, '--examples: "-1" is negative'),
        (["verify", "in-process", "--max-minutes", "nan"], {}, '--max-minutes: "nan" is not a number of 0 or more'),
        (["verify", "in-process", "--ready-timeout", "soon"], {}, '--ready-timeout: "soon" is not a number'),
        (["proxy", "--replay", "x", "--spend-cap", "few"], {}, '--spend-cap: "few" is not a whole number'),
    ],
)
def test_errors_in_settings_are_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    variables: dict[str, str],
    said: str,
) -> None:
    monkeypatch.setattr("os.environ", clean_environment() | variables)

    code = main(arguments)

    assert code == 2
    assert capsys.readouterr() == ("", f"mockserver: {said}\n")


def test_a_port_in_use_is_named(taken_port: int) -> None:
    reason = "another program does; --port 0 picks a free port"

    ended = run_here("serve", "--port", str(taken_port))

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"mockserver: cannot listen on 127.0.0.1:{taken_port}: {reason}\n"


def test_a_data_directory_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    ended = run_here("serve", "--port", "0", "--data-dir", str(file))

    assert ended.returncode == 2
    assert ended.stderr == f"mockserver: the data directory {file} cannot be written: File exists\n"


def test_a_data_directory_that_another_server_has_is_named(tmp_path: Path) -> None:
    with running("--data-dir", str(tmp_path)):
        ended = run_here("serve", "--port", "0", "--data-dir", str(tmp_path))

    assert ended.returncode == 2
    reason = f"the data directory {tmp_path} is in use by another server; give each one its own"
    assert ended.stderr == f"mockserver: {reason}\n"


def test_a_data_directory_is_free_again_when_its_server_was_killed(tmp_path: Path) -> None:
    with running("--data-dir", str(tmp_path)) as server:
        server.process.kill()
        server.process.wait()

    with running("--data-dir", str(tmp_path)) as server:
        assert server.process.poll() is None


def test_an_invalid_fixture_is_named(tmp_path: Path) -> None:
    fixture = tmp_path / "videos" / "broken.yaml"
    fixture.parent.mkdir()
    fixture.write_text("title: Only a title\n", "utf-8")

    ended = run_here("serve", "--port", "0", "--fixtures", str(tmp_path))

    assert ended.returncode == 2
    assert re.fullmatch(rf"mockserver: .*{re.escape(str(fixture))}.*\n", ended.stderr)


def test_the_help_of_a_setting_names_its_default_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--help"])

    text = " ".join(capsys.readouterr().out.split())
    assert text.count("; default: ") == len(fields(Settings))
    assert "MOCKSERVER_ADMIN_TOKEN; default: none on loopback, elsewhere a random one]" in text
