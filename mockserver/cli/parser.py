"""Commands and their flags. Every flag is a setting; the help names its variable."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields
from functools import partial
from typing import Any, NoReturn

from mockserver import __version__
from mockserver.cli import commands, harness, verifying, watching
from mockserver.cli.completion import add_completion_options, script
from mockserver.cli.server_options import ADDRESS as REMOTE
from mockserver.cli.server_options import add_url_option
from mockserver.ground.did_you_mean import suggestion
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import OneOf, Settings, flag_of, read_settings, variable_of

_GENERAL = ("-h", "--help", "--version")
_ADDRESS = ("host", "port", "public_url")
_PROGRAM = "--"


_CODES = "Exit codes: 0 success, 2 the command could not start."
_HEALTH_CODES = "Exit codes: 0 a server is ready, 1 no server answers, 2 the command could not start."
_JUDGING_CODES = "Exit codes: 0 no violation, 1 violations, 2 the command could not start or check anything."
_VERIFY_CODES = (
    "Exit codes: 0 no violation, 1 violations, 2 the command could not start or check anything, 3 incomplete."
)

_RUN, _WATCH, _JUDGE, _OTHER = "run a server", "control a running server", "check against the contract", "more"

# The help of settings that locate the server.
_ADDRESS_HELP = {
    "host": "host of the server",
    "port": "port of the server",
    "public_url": "public URL of the server, instead of host and port",
    "admin_token": "admin token of the server",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does, its settings (None for all), and its own options.

    `run` is called with the settings and the options; if the command runs a program, `program` has its arguments. The
    help lists it in its `group`, with an `example` and the exit `codes`.
    """

    run: Callable[..., int]
    what: str
    settings: tuple[str, ...] | None = None
    add_options: Callable[[argparse.ArgumentParser], None] | None = None
    takes_program: bool = False
    group: str = _OTHER
    example: str = ""
    codes: str = _CODES


def _print_completion(settings: Settings, options: argparse.Namespace) -> int:
    print(script(command_parser(), options.shell), end="")
    return 0


COMMANDS: dict[str, Command] = {
    "serve": Command(
        commands.serve,
        "serve the API until stopped; at a terminal, print a line for each request",
        add_options=commands.add_serve_options,
        group=_RUN,
        example="mockserver serve --port 8080 --profile instant",
    ),
    "env": Command(
        commands.env,
        "print the variables that point a client at the server",
        _ADDRESS,
        commands.add_env_options,
        group=_RUN,
        example='eval "$(mockserver env)"',
    ),
    "health": Command(
        commands.health,
        "exit with 0 and print the API versions if a server answers, else exit with 1",
        ("host", "port"),
        add_url_option,
        group=_WATCH,
        example="mockserver health --port 8080",
        codes=_HEALTH_CODES,
    ),
    "status": Command(
        watching.status,
        "print the accounts of a server: records, faults, and what is due next",
        REMOTE,
        watching.add_status_options,
        group=_WATCH,
        example="mockserver status",
    ),
    "tail": Command(
        watching.tail,
        "print the events of a server, one per line, until stopped",
        REMOTE,
        watching.add_tail_options,
        group=_WATCH,
        example="mockserver tail --type exchange --status 4xx --status 5xx",
    ),
    "faults": Command(
        watching.faults,
        "print the fault injection rules, and how often each matched and fired",
        REMOTE,
        watching.add_faults_options,
        group=_WATCH,
        example="mockserver faults --clear",
    ),
    "reset": Command(
        watching.reset,
        "reset an account to what it was when its key was first used",
        REMOTE,
        watching.add_reset_options,
        group=_WATCH,
        example="mockserver reset --key tlk_LOCAL --what faults",
    ),
    "advance": Command(
        watching.advance,
        "move the clock of an account forward, and print what happens meanwhile",
        REMOTE,
        watching.add_advance_options,
        group=_WATCH,
        example="mockserver advance 10m",
    ),
    "check": Command(
        harness.check,
        "run a program against its own server, and report where it breaks the contract",
        harness.SERVER_SETTINGS,
        harness.add_check_options,
        takes_program=True,
        group=_JUDGE,
        example="mockserver check -- pytest tests",
        codes=_JUDGING_CODES,
    ),
    "verify": Command(
        verifying.verify,
        "send a server every kind of request, and report where it breaks the contract",
        (),
        verifying.add_verify_options,
        group=_JUDGE,
        example="mockserver verify http://127.0.0.1:1212 --dry-run",
        codes=_VERIFY_CODES,
    ),
    "proxy": Command(
        harness.proxy,
        "pass requests on to a server, and report where client or server break the contract",
        ("host", "port", "receive_seconds", "send_seconds"),
        harness.add_proxy_options,
        group=_JUDGE,
        example="mockserver proxy --upstream http://127.0.0.1:8080",
        codes=_JUDGING_CODES,
    ),
    "diff": Command(
        harness.diff,
        "send recorded requests to the stand-in, and report where its replies differ in kind",
        harness.SERVER_SETTINGS,
        harness.add_diff_options,
        group=_JUDGE,
        example="mockserver diff recordings",
        codes=_JUDGING_CODES,
    ),
    "drift": Command(
        harness.drift,
        "compare the contract with an OpenAPI file and the types of SDKs, and report where they disagree",
        (),
        harness.add_drift_options,
        group=_JUDGE,
        example="mockserver drift --openapi openapi.yaml",
        codes=_JUDGING_CODES,
    ),
    "fixtures": Command(
        harness.fixtures,
        "turn recorded replies into fixtures",
        (),
        harness.add_fixtures_options,
        example="mockserver fixtures import recordings",
    ),
    "operations": Command(
        commands.operations, "print the table of operations", (), example="mockserver operations | grep search"
    ),
    "completion": Command(
        _print_completion,
        "print the script that completes commands and options in a shell",
        (),
        add_completion_options,
        example='eval "$(mockserver completion bash)"',
    ),
}


def read_command(
    arguments: Sequence[str] | None, environment: Mapping[str, str]
) -> tuple[Callable[[Settings], int], Settings]:
    """Return the command in `arguments`, and the settings of `arguments` and `environment`.

    Raises SettingsInvalid for a bad name or value. Help and version are printed, and end the program.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] == "help":
        arguments = [*arguments[1:2], "--help"]
    _check_begin(arguments)
    own, program = _divided(arguments)
    # Creating the parsers of all commands takes longer than everything else here.
    chosen, unknown = command_parser([own[0]] if own[0] in COMMANDS else COMMANDS).parse_known_args(own)
    command = COMMANDS[chosen.command]
    if unknown:
        raise SettingsInvalid(_not_known(unknown[0], _flags_of(command)))
    if command.takes_program != bool(program):
        raise SettingsInvalid(_program_problem(chosen.command, is_given=bool(program)))
    names = {field.name for field in _settings_of(command.settings)}
    given = {name: str(value) for name, value in vars(chosen).items() if name in names and value is not None}
    run = command.run
    if command.add_options is not None:
        chosen.program = program
        run = partial(command.run, options=chosen)
    return run, read_settings(environment, given)


def _divided(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return our own arguments, and the program after `--`."""
    if _PROGRAM not in arguments:
        return arguments, ()
    place = list(arguments).index(_PROGRAM)
    return arguments[:place], arguments[place + 1 :]


def _program_problem(command: str, *, is_given: bool) -> str:
    if is_given:
        return f"{command} runs no program; nothing is expected after {_PROGRAM}"
    return f"{command} needs a program to run, after two dashes: mockserver {command} {_PROGRAM} pytest"


def _check_begin(arguments: Sequence[str]) -> None:
    """Check that `arguments` begin with a command or ask for help; argparse's own message would not help."""
    if not arguments:
        raise SettingsInvalid(f"a command is needed: {', '.join(COMMANDS)}; mockserver --help says what they do")
    first = arguments[0]
    if first in COMMANDS or first in _GENERAL:
        return
    if first.split("=")[0] in [flag_of(field.name) for field in fields(Settings)]:
        raise SettingsInvalid(f"{first} belongs after a command, such as mockserver serve {first}")
    if first.startswith("-"):
        raise SettingsInvalid(_not_known(first, _GENERAL))
    raise SettingsInvalid(f'"{first}" is not one of the commands {", ".join(COMMANDS)}{suggestion(first, COMMANDS)}')


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Report the error in one line, as for settings."""
        raise SettingsInvalid(message.removeprefix("argument "))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name the choices as settings do, and suggest the nearest one."""
        if action.choices is not None and value not in action.choices:
            known = list(map(str, action.choices))
            message = f'"{value}" is not one of {", ".join(known)}{suggestion(str(value), known)}'
            raise argparse.ArgumentError(action, message)


def command_parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """Return the parser of the commands `names`."""
    parser = _Parser(
        prog="mockserver",
        description="A local stand-in for the Twelve Labs API.",
        epilog=_overview(),
        usage="mockserver [--version] COMMAND [options]",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=__version__)
    subparsers = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", help="a command from the list below", prog="mockserver"
    )
    for name in names:
        command = COMMANDS[name]
        subparser = subparsers.add_parser(
            name,
            description=f"{command.what[0].upper()}{command.what[1:]}.",
            epilog=f"Example: {command.example}\n{command.codes}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        if command.add_options is not None:
            command.add_options(subparser)
        settings = _settings_of(command.settings)
        group = subparser.add_argument_group("settings") if settings else subparser
        texts = _ADDRESS_HELP if command.group == _WATCH or command.settings == _ADDRESS else {}
        for field in settings:
            _add_flag(group, field, texts.get(field.name, field.metadata["help"]))
    return parser


def _overview() -> str:
    """Return the commands by group."""
    lines = []
    for group in dict.fromkeys(command.group for command in COMMANDS.values()):
        lines += ["", f"{group}:"]
        lines += [f"  {name:<12}{each.what}" for name, each in COMMANDS.items() if each.group == group]
    lines += ["", "`mockserver COMMAND --help` shows the options of a command, an example and its exit codes."]
    return "\n".join(lines[1:])


def _flags_of(command: Command) -> list[str]:
    own = argparse.ArgumentParser(add_help=False)
    if command.add_options is not None:
        command.add_options(own)
    flags = re.findall(r"(?<=\[)--[a-z-]+", own.format_usage())
    return flags + [flag_of(field.name) for field in _settings_of(command.settings)]


def _settings_of(names: tuple[str, ...] | None) -> list[Field[Any]]:
    return [field for field in fields(Settings) if names is None or field.name in names]


def _add_flag(parser: argparse._ActionsContainer, field: Field[Any], what: str) -> None:
    text = f"{what} [{variable_of(field.name)}; default: {shown_default(field)}]"
    if isinstance(field.default, bool):
        parser.add_argument(flag_of(field.name), dest=field.name, action=argparse.BooleanOptionalAction, help=text)
    else:
        read = field.metadata["read"]
        shown = f"{{{','.join(read.names)}}}" if isinstance(read, OneOf) else "VALUE"
        parser.add_argument(flag_of(field.name), dest=field.name, metavar=shown, help=text)


def shown_default(field: Field[Any]) -> str:
    """Return the default of a setting as help and docs/settings.md print it."""
    default = field.default
    if isinstance(default, bool):
        return str(default).lower()
    return str(default) if isinstance(default, int) else str(default or field.metadata["unset"] or "none")


def _not_known(argument: str, flags: Sequence[str]) -> str:
    if not argument.startswith("-"):
        return f'"{argument}" is not expected here; a command takes options only'
    hint = suggestion(argument.split("=")[0], flags) if flags else "; this command has none"
    return f"{argument} is not an option{hint}"
