"""The page `docs/python-api.md`: each method of `mockserver.testing`, its HTTP operations, and an example that runs.

The operations are those that the example calls, so the page cannot name a wrong one.
"""

import inspect
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import httpx

from mockserver.testing import MockServer
from mockserver.testing.admin_client import AdminClient
from mockserver.testing.operation_places import operations
from tests.docs.contents import with_contents
from tests.docs.pages import DOCS
from tests.docs.python_api_examples import SECTIONS, Section

PAGE = DOCS / "python-api.md"


def members(kind: type) -> dict[str, Any]:
    """Return the public methods and properties that `kind` itself defines; a control has a section of its own."""
    return {
        name: member
        for name, member in vars(kind).items()
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property | staticmethod))
    }


def page() -> str:
    """Return the whole page."""
    return with_contents("\n".join([_HEAD, *(line for section in SECTIONS for line in _section(section))]) + "\n")


def operations_called_by(section: Section) -> dict[str, list[str]]:
    """Run the examples of a section in order, and return the operations that each calls."""
    with MockServer(in_process=True) as mock:
        transport, headers = mock.transport(), {"x-api-key": mock.api_key}
        with httpx.Client(transport=transport, base_url=mock.url, headers=headers) as client:
            names = {"mock": mock, "client": client, "MockServer": MockServer, "httpx": httpx, "os": os}
            names |= {"datetime": datetime, "UTC": UTC}
            exec(section.before, names)  # noqa: S102 - our own examples
            return {member: _asked(example, names) for member, example in section.examples.items()}


def _asked(example: str, names: dict[str, Any]) -> list[str]:
    with _recorded() as asked:
        exec(example, names)  # noqa: S102 - our own examples
    return list(dict.fromkeys(asked))


@contextmanager
def _recorded() -> Iterator[list[str]]:
    """Collect the operations that are called meanwhile."""
    asked: list[str] = []
    original, watch = AdminClient.send_raw, AdminClient.watch

    def send_raw(self: AdminClient, operation: str, *arguments: Any, **named: Any) -> bytes:
        asked.append(operation)
        return original(self, operation, *arguments, **named)

    def recorded_watch(self: AdminClient, operation: str, *arguments: Any) -> Generator[bytes]:
        asked.append(operation)
        return watch(self, operation, *arguments)

    AdminClient.send_raw, AdminClient.watch = send_raw, recorded_watch  # type: ignore[method-assign, assignment]
    try:
        yield asked
    finally:
        AdminClient.send_raw, AdminClient.watch = original, watch  # type: ignore[method-assign]


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.title}", "", *_about(section.kind))
    yield from ("", "| Python | | HTTP | example |", "| --- | --- | --- | --- |")
    asked = operations_called_by(section)
    for name, member in members(section.kind).items():
        places = "<br>".join("`{} {}`".format(*operations()[each]) for each in asked[name])
        call = f"`{section.name}.{name}{_arguments(member)}`"
        cells = (call, _first_sentence(member), places, f"`{section.examples[name]}`")
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _about(kind: type) -> list[str]:
    controls = [name for name, member in vars(kind).items() if isinstance(member, cached_property)]
    first = inspect.getdoc(kind) or ""
    shown = [first.partition("\n\n")[0].replace("\n", " ")]
    return [*shown, "", "Controls: " + ", ".join(f"`mock.{name}`" for name in controls) + "."] if controls else shown


def _arguments(member: Any) -> str:
    if isinstance(member, property):
        return ""
    function = member.__func__ if isinstance(member, staticmethod) else member
    names = [_argument(each) for each in inspect.signature(function).parameters.values() if each.name != "self"]
    return f"({', '.join(names)})"


def _argument(parameter: inspect.Parameter) -> str:
    return {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}.get(parameter.kind.name, "") + parameter.name


def _first_sentence(member: Any) -> str:
    return (inspect.getdoc(member) or "").partition("\n\n")[0].replace("\n", " ")


_HEAD = """\
# Python and HTTP

Each method of `mockserver.testing`, the operations that it calls, and an example. Over HTTP an operation is for the
account of the `x-api-key`; `/docs` of a running server shows its body and reply. All methods raise `Unreachable` if the
server does not answer, `NotRunning` if it has not been started, and `Refused`, with status, code and message, for what
the server does not accept.

The examples run in this order, section by section, in `with MockServer() as mock:`. [control.md](control.md) explains
what the operations do. `make readme` makes this page from the code."""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
