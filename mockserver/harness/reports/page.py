"""A verdict as one self-contained HTML page, without scripts or network."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mockserver.harness.inspection.finding import Severity, Side
from mockserver.harness.verdict.verdict import Outcome, Verdict, by_request

if TYPE_CHECKING:
    from jinja2 import Template

_TONES = {Outcome.KEPT: "good", Outcome.BROKEN: "bad", Outcome.UNABLE: "doubtful", Outcome.INCOMPLETE: "doubtful"}
_DOUBT = "#8a5300"
_DOTS = {Outcome.KEPT: "#1a7431", Outcome.BROKEN: "#b3261e", Outcome.UNABLE: _DOUBT, Outcome.INCOMPLETE: _DOUBT}


def html_report(verdict: Verdict) -> str:
    """Return `verdict` as a page."""
    severities = Counter(judged.finding.severity for judged in verdict.judged)
    serious_first = list(reversed(Severity))
    return _template().render(
        verdict=verdict,
        tone=_TONES[verdict.outcome],
        icon=_dot(_DOTS[verdict.outcome]),
        severities={severity: severities[severity] for severity in serious_first if severities[severity]},
        known=sum(bool(judged.known) for judged in verdict.judged),
        counted=[f"{severity}s" for severity in serious_first if severity.reaches(verdict.level)],
        sides={side: by_request(verdict.of_side(side)) for side in Side},
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only this report needs it

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["address"] = lambda text: quote(text, errors="replace")
    return environment.get_template("page.html.jinja")


def _dot(colour: str) -> str:
    """Return an icon for the browser tab, in the colour of the verdict."""
    picture = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='4' fill='{colour}'/></svg>"
    )
    return "data:image/svg+xml," + quote(picture)
