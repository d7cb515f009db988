"""Commands and their flags. Every flag is a setting; the help names its variable."""

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, dataclass, fields
from functools import partial
from typing import Any, NoReturn

from mockserver import __version__
from mockserver.cli import commands, harness, verifying
from mockserver.ground.did_you_mean import nearest
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings, flag_of, read_settings, variable_of

_GENERAL = ("-h", "--help", "--version")
_ADDRESS = ("host", "port", "public_url")
_PROGRAM = "--"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does, which settings it takes (None for all), and its own options.

    `run` gets the options after the settings. A command that runs a program gets its words as `program`.
    """

    run: Callable[..., int]
    what: str
    settings: tuple[str, ...] | None = None
    add_options: Callable[[argparse.ArgumentParser], None] | None = None
    takes_program: bool = False


COMMANDS: dict[str, Command] = {
    "serve": Command(commands.serve, "serve the API until stopped"),
    "env": Command(commands.env, "print the export lines that point a client at the server", _ADDRESS),
    "operations": Command(commands.operations, "print the table of operations", ()),
    "health": Command(
        commands.health,
        "exit 0 if a server answers at the address and say which versions of the API it has, else exit 1",
        _ADDRESS,
    ),
    "check": Command(
        harness.check,
        "run a program against a server of its own and say where it breaks the contract",
        harness.SERVER_SETTINGS,
        harness.add_check_options,
        takes_program=True,
    ),
    "verify": Command(
        verifying.verify,
        "ask a server for everything and say where it breaks the contract",
        (),
        verifying.add_verify_options,
    ),
    "proxy": Command(
        harness.proxy,
        "stand between a client and a server, and say where either breaks the contract",
        ("host", "port"),
        harness.add_proxy_options,
    ),
    "diff": Command(
        harness.diff,
        "ask the stand-in what was recorded elsewhere, and say where its replies are of another kind",
        harness.SERVER_SETTINGS,
        harness.add_diff_options,
    ),
    "drift": Command(
        harness.drift,
        "hold the contract against an OpenAPI file and the types of SDKs, and say where they disagree",
        (),
        harness.add_drift_options,
    ),
    "fixtures": Command(harness.fixtures, "turn recorded replies into fixtures", (), harness.add_fixtures_options),
}


def read_command(
    arguments: Sequence[str] | None, environment: Mapping[str, str]
) -> tuple[Callable[[Settings], int], Settings]:
    """Return the command in `arguments`, and the settings of `arguments` and `environment`.

    Raises SettingsInvalid for a bad name or value. Help and version are printed, and end the program.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    _check_begin(arguments)
    own, program = _divided(arguments)
    chosen, unknown = _parser().parse_known_args(own)
    command = COMMANDS[chosen.command]
    if unknown:
        raise SettingsInvalid(_not_known(unknown[0], _flags_of(command)))
    if command.takes_program != bool(program):
        raise SettingsInvalid(_program_slip(chosen.command, is_given=bool(program)))
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


def _program_slip(command: str, *, is_given: bool) -> str:
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
    near = nearest(first, COMMANDS)
    raise SettingsInvalid(f'"{first}" is not one of the commands {", ".join(COMMANDS)}; did you mean {near}?')


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Report the error in one line, as for settings."""
        raise SettingsInvalid(message.removeprefix("argument "))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="mockserver", description="A local stand-in for the Twelve Labs API.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=__version__)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        what = command.what
        subparser = subparsers.add_parser(
            name, help=what, description=f"{what[0].upper()}{what[1:]}.", allow_abbrev=False
        )
        if command.add_options is not None:
            command.add_options(subparser)
        for field in _settings_of(command.settings):
            _add_flag(subparser, field)
    return parser


def _flags_of(command: Command) -> list[str]:
    own = argparse.ArgumentParser(add_help=False)
    if command.add_options is not None:
        command.add_options(own)
    flags = re.findall(r"(?<=\[)--[a-z-]+", own.format_usage())
    return flags + [flag_of(field.name) for field in _settings_of(command.settings)]


def _settings_of(names: tuple[str, ...] | None) -> list[Field[Any]]:
    return [field for field in fields(Settings) if names is None or field.name in names]


def _add_flag(parser: argparse.ArgumentParser, field: Field[Any]) -> None:
    text = f"{field.metadata['help']} [{variable_of(field.name)}; default: {shown_default(field.default)}]"
    if isinstance(field.default, bool):
        parser.add_argument(flag_of(field.name), dest=field.name, action=argparse.BooleanOptionalAction, help=text)
    else:
        parser.add_argument(flag_of(field.name), dest=field.name, metavar="VALUE", help=text)


def shown_default(default: object) -> str:
    """Return the default of a setting as help and docs/settings.md print it."""
    if isinstance(default, bool):
        return str(default).lower()
    return str(default or "none") if not isinstance(default, int) else str(default)


def _not_known(argument: str, flags: Sequence[str]) -> str:
    if not argument.startswith("-"):
        return f'"{argument}" is not expected here; a command takes options only'
    hint = f"did you mean {nearest(argument.split('=')[0], flags)}?" if flags else "this command has none"
    return f"{argument} is not an option; {hint}"
