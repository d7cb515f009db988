"""The page `docs/clients.md`: findings of `mockserver check` about published clients."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from mockserver.harness.inspection.rules import RULES
from tests.clients.environments import CHECKOUT, Client
from tests.clients.evidence import LANGUAGES
from tests.clients.judging import Judgement
from tests.docs.contents import with_contents

PAGE = CHECKOUT / "docs" / "clients.md"
NOTHING = "–"

Row = tuple[str, str, str]


def rows(judgement: Judgement) -> list[Row]:
    """Return rule, operation and subject of each finding about the client, without those that its driver provoked."""
    return [(found["rule"], found["operation"], found["subject"]) for found in about_client(judgement)]


def about_client(judgement: Judgement) -> list[dict[str, Any]]:
    findings = judgement.verdict["findings"]
    return [finding for finding in findings if finding["side"] == "client" and not finding["known"]]


def page(found: Sequence[Judgement]) -> str:
    """Return the whole page; equal reports give equal pages."""
    return with_contents(_PAGE.format(summary=_summary(found), rules="\n".join(_rules(found))))


def _summary(found: Iterable[Judgement]) -> str:
    lines = [
        "| client | version | operations used | errors | warnings | notes |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for each in found:
        # A known quirk is a note in the reports of users; here it counts as a finding.
        counts = Counter(str(RULES[finding["rule"]].severity) for finding in about_client(each))
        cells = [
            LANGUAGES[each.client.language],
            each.client.version,
            each.verdict["facts"]["operations used"],
            *(str(counts[severity]) for severity in ("error", "warning", "note")),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _rules(found: Sequence[Judgement]) -> Iterable[str]:
    by_row: dict[Row, list[Client]] = defaultdict(list)
    for each in found:
        for row in rows(each):
            by_row[row].append(each.client)
    for name, rule in RULES.items():
        of_rule = sorted(row for row in by_row if row[0] == name)
        if of_rule:
            yield f"### {name}\n\n{str(rule.severity).capitalize()}. {rule.meaning}\n"
            yield "| operation | subject | Python | JavaScript |\n| --- | --- | --- | --- |"
            yield from (_line(row, by_row[row]) for row in of_rule)
            yield ""


def _line(row: Row, clients: Sequence[Client]) -> str:
    _, operation, subject = row
    versions = (", ".join(client.version for client in clients if client.language == name) for name in LANGUAGES)
    cells = [f"`{operation}`", f"`{subject}`", *(text or NOTHING for text in versions)]
    return f"| {' | '.join(cells)} |"


def rows_of(client: Client, text: str) -> set[Row]:
    """Return the rows of `client` in the `text` of a page."""
    column = 2 + list(LANGUAGES).index(client.language)
    rule, found = "", set()
    for line in text.splitlines():
        if line.startswith("### "):
            rule = line.removeprefix("### ")
        cells = [cell.strip("` ") for cell in line.strip("| ").split(" | ")]
        if rule and line.startswith("| `") and client.version in cells[column].split(", "):
            found.add((rule, cells[0], cells[1]))
    return found


_PAGE = """\
# What published clients do against the contract

See where published clients break the contract: what a server must tolerate, and a new client should not copy.
`mockserver check` inspected every method of each client. All of them work with the stand-in, and many worked with the
service. `make clients` writes this page.

{summary}

The contract refuses an **error** and tolerates a **warning**; a **note** is only information. Requests that provoke a
refusal on purpose are left out.

## Findings

{rules}"""
