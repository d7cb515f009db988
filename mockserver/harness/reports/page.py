"""A verdict as one HTML page, which needs nothing but itself: no script, no network."""

from html import escape

from mockserver.harness.finding import Side
from mockserver.harness.verdict import Judged, Verdict

_HEADS = {Side.CLIENT: "What the client does", Side.SERVER: "What the server does"}

_STYLE = """
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.verdict { border-left: .4rem solid; padding: .6rem 1rem; margin: 1rem 0; font-weight: 600; }
.kept { border-color: #2e7d32; } .broken { border-color: #c62828; } .unable { border-color: #b26a00; }
dl { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 0; }
dt { opacity: .7; } dd { margin: 0; font-weight: 600; }
details { border-top: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
.tag { font-size: .75rem; padding: .05rem .5rem; border-radius: 1rem; border: 1px solid; }
.error { color: #c62828; } .warning { color: #b26a00; } .note { color: #546e7a; }
@media (prefers-color-scheme: dark) {
.error { color: #ff8a80; } .warning { color: #ffca6b; } .note { color: #b0bec5; } }
code, pre { font: .85rem/1.45 ui-monospace, monospace; } .count { margin-left: auto; opacity: .7; }
pre { white-space: pre-wrap; overflow-wrap: anywhere;
 padding: .6rem .8rem; border: 1px solid var(--line); margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .2rem .75rem .2rem 0;
border-top: 1px solid var(--line); } .number { text-align: right; } .unused { opacity: .55; }
"""


def html_report(verdict: Verdict) -> str:
    """Return `verdict` as a page."""
    title = escape(f"mockserver {verdict.command} {verdict.subject}".rstrip())
    facts = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in verdict.facts.items()
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p class="verdict {verdict.outcome.name.lower()}">{escape(verdict.sentence)}</p>
<dl>{facts}</dl>
{"".join(_side(verdict, side) for side in Side)}
{_gone(verdict)}
{_remarks(verdict)}
{_operations(verdict)}
</body>
</html>
"""


def _side(verdict: Verdict, side: Side) -> str:
    found = verdict.of_side(side)
    if not found:
        return ""
    return f'<section class="{side}"><h2>{_HEADS[side]}</h2>{"".join(map(_finding, found))}</section>'


def _finding(judged: Judged) -> str:
    finding = judged.finding
    evidence = [
        f"<p>{escape(finding.message)}</p>",
        f"<p>Known: {escape(judged.known)}</p>" if judged.known else "",
        f"<p>Contract: <code>{escape(finding.clause)}</code> <code>{escape(finding.expected)}</code></p>"
        if finding.clause
        else "",
        f"<pre>{escape(finding.request)}</pre>" if finding.request else "",
        f"<pre>{escape(finding.reply)}</pre>" if finding.reply else "",
    ]
    is_open = " open" if judged.is_violation else ""
    return (
        f'<details{is_open}><summary><span class="tag {finding.severity}">{finding.severity}</span>'
        f"<strong>{escape(finding.rule)}</strong> <span>{escape(finding.operation)}</span> "
        f'<code>{escape(finding.subject)}</code><span class="count">{judged.count}×</span></summary>'
        f"{''.join(evidence)}</details>\n"
    )


def _gone(verdict: Verdict) -> str:
    if not verdict.gone:
        return ""
    entries = "".join(f"<li><code>{escape(entry)}</code></li>" for entry in verdict.gone)
    return f"<h2>Known, but not seen any more</h2><ul>{entries}</ul>"


def _remarks(verdict: Verdict) -> str:
    entries = "".join(f"<li>{escape(remark)}</li>" for remark in verdict.remarks)
    return f"<h2>What else to know</h2><ul>{entries}</ul>" if entries else ""


def _operations(verdict: Verdict) -> str:
    rows = "".join(
        f'<tr class="{"used" if use.requests else "unused"}"><td><code>{escape(name)}</code></td>'
        f'<td class="number">{use.requests}</td><td class="number">{use.granted}</td>'
        f'<td class="number">{_violations(verdict, name)}</td></tr>'
        for name, use in verdict.operations.items()
    )
    if not rows:
        return ""
    numbers = "".join(f'<th class="number">{name}</th>' for name in ("requests", "granted", "violations"))
    head = f"<tr><th>operation</th>{numbers}</tr>"
    return f"<h2>Operations</h2><table>{head}{rows}</table>"


def _violations(verdict: Verdict, operation: str) -> str:
    number = sum(judged.finding.operation == operation for judged in verdict.violations)
    return str(number) if number else ""
