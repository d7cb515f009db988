"""The parts of the README that are made, not written: `python -m tests.readme` makes them anew."""

import re
from dataclasses import fields
from pathlib import Path

from mockserver.cli.parser import shown_default
from mockserver.cli.table import operations_table
from mockserver.ground.settings import Settings, flag_of

README = Path(__file__).parent.parent / "README.md"


def made_anew(text: str) -> str:
    """Return the README `text` with its made parts as they should be now."""
    text = with_part(text, "operations", operations_table())
    return with_part(text, "settings", _settings_table())


def with_part(text: str, name: str, content: str) -> str:
    """Return `text` with `content` between the marks of the part `name`."""
    pattern = rf"(<!-- {name}: [^>]*-->\n).*?(<!-- end of {name} -->)"
    return re.sub(pattern, lambda match: f"{match[1]}{content}\n{match[2]}", text, flags=re.DOTALL)


def _settings_table() -> str:
    rows = [
        f"| `{flag_of(field.name)}` | {field.metadata['help']} | {shown_default(field.default)} |"
        for field in fields(Settings)
    ]
    return "\n".join(["| flag | | default |", "| --- | --- | --- |", *rows])


if __name__ == "__main__":
    README.write_text(made_anew(README.read_text("utf-8")), "utf-8")
