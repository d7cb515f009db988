"""Generates `docs/rules.md`, the rules that `--allow` and baselines can name: `make readme`."""

from pathlib import Path

from mockserver.harness.inspection.rules import RULES
from mockserver.harness.quirks import QUIRKS

PAGE = Path(__file__).parent.parent.parent / "docs" / "rules.md"


def page() -> str:
    """Return the whole page."""
    rows = [f"| `{name}` | {rule.side} | {rule.severity} | {rule.meaning} |" for name, rule in RULES.items()]
    quirks = [
        f"| {quirk.client} {', '.join(quirk.versions)} | `{quirk.agent}` | `{quirk.rule}` | `{quirk.operation}` | "
        f"`{quirk.subject}` | {quirk.why} |"
        for quirk in QUIRKS
    ]
    return _PAGE.format(rows="\n".join(rows), quirks="\n".join(quirks))


_PAGE = """\
# Rules

What `check`, `proxy`, `diff` and `drift` may find, by the name that `--allow` and baselines know it by. `--level` says
from which severity on a finding counts as a violation.

| rule | whose | severity | what it finds |
| --- | --- | --- | --- |
{rows}

## Known quirks

What published clients do by themselves, and servers tolerate, is a note that names the client, so that an application
without faults of its own is green at the usual level. Only what the contract tolerates is here. Clients for v1.2 do not
name themselves: the user agent is that of their HTTP library.

| client | user agent | rule | operation | subject | why |
| --- | --- | --- | --- | --- | --- |
{quirks}
"""

if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
