"""The page `docs/rules.md`: what `--allow` and baselines can name, made from the rules themselves: `make readme`."""

from pathlib import Path

from mockserver.harness.inspection.rules import RULES

PAGE = Path(__file__).parent.parent.parent / "docs" / "rules.md"


def page() -> str:
    """Return the whole page."""
    rows = [f"| `{name}` | {rule.side} | {rule.severity} | {rule.meaning} |" for name, rule in RULES.items()]
    return _PAGE.format(rows="\n".join(rows))


_PAGE = """\
# Rules

What `check`, `proxy`, `diff` and `drift` may find, by the name that `--allow` and baselines know it by. `--level` says
from which severity on a finding counts as a violation.

| rule | whose | severity | what it finds |
| --- | --- | --- | --- |
{rows}
"""

if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
