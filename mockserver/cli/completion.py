"""Shell completion: a script with all commands and their options, generated from the parser."""

import argparse
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from typing import Any

SHELLS = ("bash", "zsh", "fish")

_BASH = """_mockserver() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="{commands}"
  else
    case "${{COMP_WORDS[1]}} ${{COMP_WORDS[COMP_CWORD-1]}}" in
{values}
      *) case "${{COMP_WORDS[1]}}" in
{options}
      esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ -n "$COMPREPLY" ] || COMPREPLY=($(compgen -f -- "$current"))
}}
complete -F _mockserver mockserver
"""

Options = Mapping[str, Sequence[str]]


def add_completion_options(parser: ArgumentParser) -> None:
    """Add the options of `completion`."""
    parser.add_argument("shell", choices=SHELLS, help="the shell to print a script for")


def script(parser: ArgumentParser, shell: str) -> str:
    """Return the script for `shell`."""
    commands = {name: _options(each) for name, each in _commands(parser).items()}
    if shell == "fish":
        return _fish(commands)
    bash = _bash(commands)
    # zsh reads completions of bash.
    return (
        bash
        if shell == "bash"
        else f"autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n{bash}"
    )


def _commands(parser: ArgumentParser) -> Mapping[str, ArgumentParser]:
    [found] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    chosen: Mapping[str, ArgumentParser] = found.choices
    return chosen


def _options(parser: ArgumentParser) -> Options:
    """Return the options, and other arguments, with their possible values."""
    found: dict[str, Sequence[str]] = {}
    for action in parser._actions:
        values = [str(each) for each in action.choices or _settings_choices(action)]
        for flag in action.option_strings:
            found[flag] = values
        if not action.option_strings:
            found[""] = [*found.get("", ()), *values]
    return found


def _settings_choices(action: argparse.Action) -> Sequence[str]:
    shown: Any = action.metavar
    is_list = isinstance(shown, str) and shown.startswith("{")
    return shown[1:-1].split(",") if is_list else ()


def _bash(commands: Mapping[str, Options]) -> str:
    values = [
        f'      "{name} {flag}") words="{" ".join(words)}" ;;'
        for name, options in commands.items()
        for flag, words in options.items()
        if flag and words
    ]
    options = [f'        {name}) words="{" ".join(_words(options))}" ;;' for name, options in commands.items()]
    return _BASH.format(commands=" ".join(commands), values="\n".join(values), options="\n".join(options))


def _words(options: Options) -> Sequence[str]:
    return [*filter(None, options), *options.get("", ())]


def _fish(commands: Mapping[str, Options]) -> str:
    lines = [f"complete -c mockserver -n __fish_use_subcommand -f -a '{' '.join(commands)}'"]
    for name, options in commands.items():
        begin = f"complete -c mockserver -n '__fish_seen_subcommand_from {name}'"
        for flag, words in options.items():
            given = f" -x -a '{' '.join(words)}'" if words else ""
            if flag.startswith("--"):
                lines.append(f"{begin} -l {flag[2:]}{given}")
            elif flag.startswith("-"):
                lines.append(f"{begin} -s {flag[1:]}")
            elif words:
                lines.append(f"{begin} -f -a '{' '.join(words)}'")
    return "\n".join(lines) + "\n"
