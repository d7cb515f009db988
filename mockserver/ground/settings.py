"""All settings, read once: a flag `--like-this`, a variable `MOCKSERVER_LIKE_THIS`, or the default."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mockserver.ground.dates import read_date
from mockserver.ground.did_you_mean import suggestion
from mockserver.ground.errors import SettingsInvalid

PREFIX = "MOCKSERVER_"

IN_MEMORY = "memory"
_SQLITE = "sqlite:///"

# A host has no port: names and IPv4 addresses have no colon, IPv6 addresses several.
_HOST = re.compile(r"[^\s/:]+|[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*")
_ORIGIN = re.compile(r"\*|null|[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]+")
_OBJECT_ID = re.compile(r"[0-9a-f]{24}", re.ASCII)


def _boolean(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if text.lower() not in words:
        raise ValueError(f'"{text}" is neither true nor false')
    return words[text.lower()]


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65_535):
        digits = "".join(character for character in text if character.isdecimal())
        hint = f"; did you mean {int(digits)}?" if digits and int(digits) <= 65_535 else ""
        raise ValueError(f'"{text}" is not a port number (0 to 65535){hint}')
    return int(text)


def whole_number(text: str) -> int:
    """Return the integer in `text`. Raises ValueError."""
    try:
        return int(text)
    except ValueError:
        raise ValueError(f'"{text}" is not a whole number') from None


def count(text: str) -> int:
    """Return the integer in `text`, which is not negative. Raises ValueError."""
    number = whole_number(text)
    if number < 0:
        raise ValueError(f'"{text}" is negative')
    return number


def amount(text: str, kind: str = "number", bound: str = "of 0 or more") -> float:
    """Return the number in `text`, which is finite and not negative. Raises ValueError with `kind` and `bound`."""
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f'"{text}" is not a {kind}') from None
    if not 0 <= number < inf:
        raise ValueError(f'"{text}" is not a {kind} {bound}')
    return number


def _seconds(text: str) -> float:
    return amount(text, "number of seconds", "from 0 up")


class OneOf:
    """Reads one of some names."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def __call__(self, text: str) -> str:
        if text not in self.names:
            raise ValueError(f'"{text}" is not one of {", ".join(self.names)}{suggestion(text, self.names)}')
        return text


def _date(text: str) -> date | None:
    return read_date(text) if text else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _hosts(text: str) -> tuple[str, ...]:
    return _words_like(_HOST, text, "a host name such as mock.test")


def _origins(text: str) -> tuple[str, ...]:
    return _words_like(_ORIGIN, text, "an origin such as http://localhost:3000")


def _words_like(form: re.Pattern[str], text: str, what: str) -> tuple[str, ...]:
    words = _words(text)
    for word in words:
        if not form.fullmatch(word):
            raise ValueError(f'"{word}" is not {what}')
    return words


def _directories(text: str) -> tuple[Path, ...]:
    return tuple(_directory(word) for word in _words(text))


def _directory(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise ValueError(f'"{path}" is not a directory')
    return path


def _folder(text: str) -> Path | None:
    return _directory(text) if text else None


def _file(text: str) -> str:
    if text and not Path(text).is_file():
        raise ValueError(f'"{text}" is not a file')
    return text


def _integrations(text: str) -> tuple[tuple[str, Path], ...]:
    folders: dict[str, Path] = {}
    for word in _words(text):
        integration_id, equals, directory = word.partition("=")
        if not (equals and directory):
            raise ValueError(f'"{word}" is not of the form ID=DIR')
        if not _OBJECT_ID.fullmatch(integration_id):
            raise ValueError(f'"{integration_id}" is not the id of an integration, 24 hexadecimal digits in lower case')
        if integration_id in folders:
            raise ValueError(f"the integration {integration_id} is given twice")
        folders[integration_id] = _directory(directory)
    return tuple(folders.items())


def _address(text: str) -> str:
    parts = urlsplit(text)
    if text and not (parts.scheme in ("http", "https") and parts.hostname):
        raise ValueError(f'"{text}" is not an address such as http://mock.test:1212')
    return text


def _token(text: str) -> str:
    if not re.fullmatch(r"[!-~]*", text):
        raise ValueError("a token consists of visible ASCII characters")
    return text


def _store(text: str) -> str:
    if text != IN_MEMORY and not (text.startswith(_SQLITE) and text.removeprefix(_SQLITE).strip("/")):
        raise ValueError(f'"{text}" is not {IN_MEMORY} or an address such as sqlite:///state.db')
    return text


def files_beside(store: str) -> str:
    """Return the directory for the uploads of a store, where the settings name none."""
    return f"{store.removeprefix(_SQLITE)}-files"


def _keyed_files(text: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of a key, empty for all accounts, and a path. Raises ValueError where a key stands twice."""
    files: dict[str, str] = {}
    for word in _words(text):
        key, equals, path = word.partition("=")
        if not equals or "/" in key:  # the path itself has the sign
            key, path = "", word
        if not path:
            raise ValueError(f'"{word}" is not of the form FILE or KEY=FILE')
        if key in files:
            raise ValueError(f"{key or 'a file for all accounts'} is given twice")
        files[key] = path
    return tuple(files.items())


def _new_files(text: str) -> tuple[tuple[str, str], ...]:
    """Return pairs as `_keyed_files`, for files to write. Raises ValueError also where no file can be."""
    files = _keyed_files(text)
    for _, path in files:
        if Path(path).is_dir():
            raise ValueError(f'"{path}" is a directory')
        _directory(str(Path(path).parent))
    return files


def _webhooks(text: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of a key, empty for every account, and an address."""
    return tuple(_webhook(word) for word in _words(text))


def _webhook(word: str) -> tuple[str, str]:
    key, equals, url = word.partition("=")
    if not equals or "://" in key:
        key, url = "", word
    if not _address(url):
        raise ValueError(f'"{word}" is not of the form URL or KEY=URL')
    return key, url


def _setting(default: Any, read: Callable[[str], Any], what: str, unset: str = "") -> Any:
    """Return a field of `Settings`; `unset` says what happens by default, if the default value does not say it."""
    return field(default=default, metadata={"read": read, "help": what, "unset": unset})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a server. Build it directly in tests; `read_settings` reads variables and flags."""

    host: str = _setting("127.0.0.1", str, "address to listen on")
    port: int = _setting(1212, _port, "port to listen on; 0 picks a free one")
    seed: int = _setting(0, whole_number, "identifiers, scores and texts follow from it")
    profile: str = _setting("seconds", OneOf("seconds", "instant", "polls"), "how tasks progress")
    plan: str = _setting(
        "unlimited", OneOf("free", "developer", "unlimited"), "plan with its rate limits, upload limits and retention"
    )
    as_of: date | None = _setting(  # noqa: RUF009 - it makes a field, as the others do
        None, _date, "emulate the API of this date, without what was retired by then", "nothing is retired"
    )
    strict: bool = _setting(False, _boolean, "refuse parameters that the contract does not know")
    fixtures: tuple[Path, ...] = _setting((), _directories, "directories with fixtures of your own, comma-separated")
    integration: tuple[tuple[str, Path], ...] = _setting(
        (),
        _integrations,
        "folders to import from, as ID=DIR, comma-separated",
        "every integration exists and is empty",
    )
    drive: Path | None = _setting(  # noqa: RUF009 - as above
        None,
        _folder,
        "folder with the files for imports through connections",
        "every file exists, with generated content",
    )
    recorded_answers: bool = _setting(True, _boolean, "answer recorded requests as recorded")
    sample_account: tuple[str, ...] = _setting((), _words, "more keys that open the sample account, comma-separated")
    api_keys: tuple[str, ...] = _setting((), _words, "the only valid keys, comma-separated", "any key")
    allowed_hosts: tuple[str, ...] = _setting(
        (), _hosts, "more host names that the server answers to, comma-separated; * allows any"
    )
    admin_token: str = _setting(
        "", _token, "token for /__admin in X-Admin-Token", "none on loopback, elsewhere a random one"
    )
    webhook: tuple[tuple[str, str], ...] = _setting(
        (), _webhooks, "webhooks for finished tasks, as URL for every key or KEY=URL for one, comma-separated"
    )
    webhook_secret: str = _setting("", str, "secret that signs webhook events", "one for each account")
    webhook_hosts: tuple[str, ...] = _setting(
        (), _hosts, "hosts that webhooks may call, comma-separated", "this machine only"
    )
    cors_origins: tuple[str, ...] = _setting(
        (), _origins, "web origins whose pages may call the server, comma-separated"
    )
    public_url: str = _setting("", _address, "base of URLs in replies", "the address of the request")
    data_dir: str = _setting(
        "", str, "directory for uploaded files, for one server only", "a temporary one, removed at the end"
    )
    store: str = _setting(
        IN_MEMORY,
        _store,
        "where accounts are kept: memory, or sqlite:///FILE, with uploads in FILE-files or --data-dir",
    )
    store_journal: bool = _setting(False, _boolean, "keep the journals in the store too")
    restore: tuple[tuple[str, str], ...] = _setting(
        (), _keyed_files, "snapshots to start from, as FILE for all accounts or KEY=FILE for one, comma-separated"
    )
    save: tuple[tuple[str, str], ...] = _setting(
        (), _new_files, "files to write at the end, as FILE for all accounts or KEY=FILE for one, comma-separated"
    )
    largest_body: int = _setting(
        1024 * 1024,
        count,
        "maximum size in bytes of a body that is not a file, unless the contract says otherwise",
    )
    receive_seconds: float = _setting(
        60, _seconds, "seconds for the head of a request, and for each 4 KiB of its body, to arrive; 0 sets no limit"
    )
    send_seconds: float = _setting(
        60, _seconds, "seconds in which a client must take a part of a waiting reply; 0 sets no limit"
    )
    journal_bytes: int = _setting(32 * 1024 * 1024, count, "maximum size in bytes of an account's journal")
    all_journals_bytes: int = _setting(
        1024 * 1024 * 1024, count, "maximum size in bytes of the journals of all accounts together"
    )
    idle_accounts: int = _setting(
        0, count, "seconds after which an idle account without changes is evicted; 0 keeps all"
    )
    prices: str = _setting("", _file, "table of prices for the usage meter, as YAML or JSON")
    log_level: str = _setting(
        "info",
        OneOf("debug", "info", "warning", "error"),
        "minimum severity that is logged; debug adds a line for each request",
    )
    log_format: str = _setting("text", OneOf("text", "json"), "format of the log")


# Variables, but not settings, that `mockserver check` sets: the server that a program's tests use.
URL_VARIABLE = f"{PREFIX}URL"


def flag_of(name: str) -> str:
    """Return the command-line flag of the setting `name`."""
    return "--" + name.replace("_", "-")


def variable_of(name: str) -> str:
    """Return the environment variable of the setting `name`."""
    return PREFIX + name.upper()


def read_settings(environment: Mapping[str, str], flags: Mapping[str, str]) -> Settings:
    """Return the settings that `flags` (by setting name) and `environment` give; flags win.

    Raises SettingsInvalid with one line that says what is wrong, what was expected and the nearest valid name.
    """
    known = {field.name: field for field in fields(Settings)}
    variables = {variable_of(name): name for name in known}
    for variable in sorted(environment):
        if variable.startswith(PREFIX) and variable not in variables and variable != URL_VARIABLE:
            raise SettingsInvalid(f"{variable} is not a setting{suggestion(variable, variables)}")
    given = {name: (variable, environment[variable]) for variable, name in variables.items() if variable in environment}
    given |= {name: (flag_of(name), text) for name, text in flags.items()}
    values: dict[str, Any] = {}
    for name, (source, text) in given.items():
        try:
            values[name] = known[name].metadata["read"](text)
        except ValueError as error:
            raise SettingsInvalid(f"{source}: {error}") from None
    return Settings(**values)
