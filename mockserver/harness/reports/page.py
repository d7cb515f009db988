"""A verdict as one HTML page, which needs nothing but itself: no script, no network."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from mockserver.harness.inspection.finding import Severity, Side
from mockserver.harness.verdict.verdict import Judged, Outcome, Use, Verdict, by_request

_HEADS = {Side.CLIENT: "What the client does", Side.SERVER: "What the server does"}
_TONES = {Outcome.KEPT: "good", Outcome.BROKEN: "bad", Outcome.UNABLE: "doubtful"}
_DOTS = {Outcome.KEPT: "#1a7431", Outcome.BROKEN: "#b3261e", Outcome.UNABLE: "#8a5300"}
_STYLE = Path(__file__).with_name("page.css")

# Replies stand in the page, and whoever wrote them shall not have a say in the browser of whoever reads it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html_report(verdict: Verdict) -> str:
    """Return `verdict` as a page."""
    title = escape(f"mockserver {verdict.command} {verdict.subject}".rstrip())
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{_dot(_DOTS[verdict.outcome])}">
<style>
{_STYLE.read_text("utf-8")}</style>
</head>
<body>
<main>
<h1>mockserver {escape(verdict.command)} <code class="subject">{escape(verdict.subject)}</code></h1>
<p class="verdict {_TONES[verdict.outcome]}">{escape(verdict.sentence)}</p>
{_facts(verdict)}
{_tags(verdict)}
{"".join(_side(verdict, side) for side in Side)}
{_list("Known, but not seen any more", (f"<code>{escape(entry)}</code>" for entry in verdict.gone))}
{_list("What else to know", map(escape, verdict.remarks))}
{_operations(verdict)}
</main>
</body>
</html>
"""


def _dot(colour: str) -> str:
    """Return a picture for the tab, which tells one verdict from another."""
    picture = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='4' fill='{colour}'/></svg>"
    )
    return "data:image/svg+xml," + quote(picture)


def _facts(verdict: Verdict) -> str:
    facts = (f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in verdict.facts.items())
    return f'<dl class="facts">{"".join(facts)}</dl>' if verdict.facts else ""


def _tags(verdict: Verdict) -> str:
    """Say in a line how many findings there are, and from where on they count."""
    if not verdict.judged:
        return ""
    counts = Counter(judged.finding.severity for judged in verdict.judged)
    tags = [_tag(severity, counts[severity]) for severity in reversed(Severity) if counts[severity]]
    known = sum(bool(judged.known) for judged in verdict.judged)
    if known:
        tags.append(f'<span class="tag known">{known} known</span>')
    return f'<p class="tags">{"".join(tags)}<span>What counts: {_counted(verdict.level)}.</span></p>'


def _tag(severity: Severity, number: int) -> str:
    return f'<span class="tag {severity}">{number} {severity}{"s" if number > 1 else ""}</span>'


def _counted(level: Severity) -> str:
    return " and ".join(f"{severity}s" for severity in reversed(Severity) if severity.reaches(level))


def _side(verdict: Verdict, side: Side) -> str:
    found = verdict.of_side(side)
    if not found:
        return ""
    return f'<section class="{side}"><h2>{_HEADS[side]}</h2>\n{"".join(map(_group, by_request(found)))}</section>'


def _group(group: Sequence[Judged]) -> str:
    """Return the findings of one request, which the first of them shows."""
    first, *others = group
    same = f'the same as for <a href="#{_anchor(first)}">{escape(first.finding.rule)}</a>'
    shown = {
        "Test": escape(first.finding.test),
        "Time": escape(first.finding.at),
        "Exchange": f"<code>{escape(first.finding.request_id)}</code>" if first.finding.request_id else "",
        "Request": _text(first.finding.request, "again"),
        "Reply": _text(first.finding.reply, "reply"),
    }
    return _finding(first, shown) + "".join(_finding(judged, {"Request": same}) for judged in others)


def _finding(judged: Judged, shown: Mapping[str, str]) -> str:
    finding = judged.finding
    known = '<span class="tag known">known</span>' if judged.known else ""
    return f"""<details id="{_anchor(judged)}"{" open" if judged.is_violation else ""}>
<summary><span class="tag {finding.severity}">{finding.severity}</span>{known}
<strong>{escape(finding.rule)}</strong> <span>{escape(finding.operation)}</span>
<code>{escape(finding.subject)}</code> <span class="count">{judged.count}×</span></summary>
<div class="opened"><p>{escape(finding.message)}</p>{_evidence(judged, shown)}</div>
</details>
"""


def _anchor(judged: Judged) -> str:
    return quote("-".join(judged.finding.key), errors="replace")


def _evidence(judged: Judged, shown: Mapping[str, str]) -> str:
    finding = judged.finding
    parts = {
        "Known": escape(judged.known),
        "Quirk of": escape(finding.quirk),
        "Contract": f"<code>{escape(finding.clause)}</code>" if finding.clause else "",
        "Expected": f"<code>{escape(finding.expected)}</code>" if finding.expected else "",
        **shown,
    }
    rows = "".join(f"<dt>{name}</dt><dd>{part}</dd>" for name, part in parts.items() if part)
    return f'<dl class="evidence">{rows}</dl>' if rows else ""


def _text(text: str, name: str) -> str:
    # What may be scrolled has to be within reach of the keyboard.
    return f'<pre class="{name}" tabindex="0">{escape(text)}</pre>' if text else ""


def _list(head: str, entries: Iterable[str]) -> str:
    items = "".join(f"<li>{entry}</li>" for entry in entries)
    return f"<h2>{head}</h2><ul>{items}</ul>" if items else ""


def _operations(verdict: Verdict) -> str:
    if not verdict.operations:
        return ""
    return f"<h2>Operations</h2>\n{_table(verdict)}\n{_unused(verdict.unused)}"


def _table(verdict: Verdict) -> str:
    if not verdict.used:
        return ""
    names = ("requests", "granted", "violations")
    numbers = "".join(f'<th class="number" scope="col">{name}</th>' for name in names)
    rows = "\n".join(_row(name, verdict.operations[name], _violations(verdict, name)) for name in verdict.used)
    return f'<table><thead><tr><th scope="col">operation</th>{numbers}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>'


def _row(operation: str, use: Use, violations: Sequence[Judged]) -> str:
    granted = "" if use.granted else " flagged doubtful"
    broken = f'<a href="#{_anchor(violations[0])}">{len(violations)}</a>' if violations else ""
    return (
        f'<tr><th scope="row"><code>{escape(operation)}</code></th><td class="number">{use.requests}</td>'
        f'<td class="number{granted}">{use.granted}</td><td class="number flagged bad">{broken}</td></tr>'
    )


def _violations(verdict: Verdict, operation: str) -> Sequence[Judged]:
    return [judged for judged in verdict.violations if judged.finding.operation == operation]


def _unused(names: Sequence[str]) -> str:
    if not names:
        return ""
    items = "".join(f"<li><code>{escape(name)}</code></li>" for name in names)
    return (
        f"<details><summary>Not asked for, so not judged: {len(names)}</summary>"
        f'<div class="opened"><ul class="names">{items}</ul></div></details>'
    )
