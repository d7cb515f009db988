"""A table that a prompt shows with names in its first column and nothing in the others, to be filled in."""

from msgspec import Struct

from mockserver.domain.writing.prompts.lists.rules import Rule, Rules
from mockserver.domain.writing.prompts.lists.templates import Template
from mockserver.domain.writing.prompts.lists.verdicts import Verdicts, verdicts_in

_FEWEST, _MOST, _MOST_COLUMNS = 1, 20, 8  # rows
_OPEN = frozenset(["", "...", "\u2026", "?", "-", "\u2013"])
_USUAL = Verdicts("Yes", "No")


class ShownTable(Struct, frozen=True):
    """The questions or rules of the first column, and the line for each of them."""

    rules: Rules
    row: Template


def table_in(text: str) -> ShownTable | None:
    """Return the table of a prompt that has rows to be filled in; None if it shows none."""
    if "|-" not in text and "| -" not in text and "|:" not in text:
        return None
    # The first line may stand behind what is asked for: "Fill in: | Item | Seen? |".
    lines = [f"{bar}{rest}".strip() for _, bar, rest in (line.partition("|") for line in text.split("\n"))]
    for at in range(len(lines) - 2):
        if lines[at].startswith("|") and lines[at + 1].startswith("|") and {*lines[at + 1]} <= {*"|-: "}:
            heads, rows = _cells(lines[at]), _rows(lines, at + 2)
            if 1 < len(heads) <= _MOST_COLUMNS and _FEWEST <= len(rows) <= _MOST:
                verdicts = verdicts_in(lines[at]) or verdicts_in(text) or _USUAL
                rules = Rules(tuple([Rule("", row) for row in rows]), verdicts, head="\n".join(lines[at : at + 2]))
                return ShownTable(rules, Template(tuple(heads), ("| ", *[" | "] * (len(heads) - 1), " |")))
    return None


def _rows(lines: list[str], start: int) -> list[str]:
    """Return the names of the rows that have nothing but a name."""
    names = []
    for line in lines[start:]:
        name, *others = _cells(line) if line.startswith("|") else [""]
        if not name or not all(other in _OPEN for other in others):
            break
        names.append(name)
    return names


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]
