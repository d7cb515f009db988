"""Texts that a terminal or a reader takes for text only: control characters are written as escapes."""

import re
import unicodedata
from collections.abc import Mapping
from shlex import quote

# These make letters and pictures of several; they steer nothing.
_JOINERS = "\u200c\u200d"
_STEERING = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])
_NO_CHARACTERS = "\ufffe\uffff"
_SUSPECT = re.compile(r"[^ -~]")


def is_printable(text: str) -> bool:
    """Return whether nothing in `text` steers a terminal, the direction of writing or the layout of lines."""
    return not any(map(_is_steering, _SUSPECT.findall(text)))


def printable(text: str) -> str:
    """Return `text` on one line, with an escape such as `\\x1b` for each control character."""
    return _SUSPECT.sub(lambda found: _escaped(found[0]) if _is_steering(found[0]) else found[0], text)


def loggable(text: str, environment: Mapping[str, str]) -> str:
    """Return `text` without the commands that the runner of a GitHub workflow obeys in the middle of a line.

    This older form, such as "##[stop-commands]x", is not documented. A client or server that sends it could hide
    annotations. Source: github.com/actions/runner, ActionCommand.TryParse.
    """
    return text.replace("##[", r"##\u005b") if environment.get("GITHUB_ACTIONS") == "true" else text


def shell_word(text: str | bytes) -> str:
    """Return `text` quoted for a shell, in printable characters. A shell word cannot contain NUL."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "surrogateescape")
    if is_printable(text):
        return quote(text)
    return "$'" + "".join(map(_for_shell, text)) + "'"


def _for_shell(character: str) -> str:
    if character in "'\\":
        return f"\\{character}"
    if not _is_steering(character):
        return character
    return "".join(f"\\x{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))


def _is_steering(character: str) -> bool:
    if character in _JOINERS:
        return False
    return unicodedata.category(character) in _STEERING or character in _NO_CHARACTERS


_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(character: str) -> str:
    number = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def reason_of(error: Exception) -> str:
    """Return why something failed, without the error number of the system and the names of files."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
