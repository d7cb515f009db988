"""A verdict as text for a terminal or a log."""

from collections.abc import Iterator

from mockserver.harness.finding import Side
from mockserver.harness.verdict import Judged, Verdict

_HEADS = {Side.CLIENT: "What the client does", Side.SERVER: "What the server does"}


def text_report(verdict: Verdict) -> str:
    """Return `verdict` as text: the violations with their evidence, all else in a line each."""
    return "\n".join(_lines(verdict)) + "\n"


def _lines(verdict: Verdict) -> Iterator[str]:
    yield f"mockserver {verdict.command} {verdict.subject}".rstrip()
    yield " · ".join(f"{name}: {text}" for name, text in verdict.facts.items())
    for side in Side:
        found = verdict.of_side(side)
        if found:
            yield f"\n{_HEADS[side]}"
            for judged in found:
                yield from _finding(judged)
    if verdict.unused and verdict.used:
        yield f"\nNot asked for, so not judged: {', '.join(verdict.unused)}"
    for entry in verdict.gone:
        yield f"\nKnown, but not seen any more: {entry}"
    yield f"\n{verdict.sentence}"


def _finding(judged: Judged) -> Iterator[str]:
    finding = judged.finding
    known = f" · known: {judged.known}" if judged.known else ""
    yield f"  {finding.severity:<7} {finding.rule} · {finding.operation} · {finding.subject} · {judged.count}×{known}"
    if not judged.is_violation:
        return
    yield f"          {finding.message}"
    if finding.clause:
        yield f"          contract {finding.clause}" + (f" · {finding.expected}" if finding.expected else "")
    if finding.request:
        yield f"          {finding.request}"
    if finding.reply:
        yield f"          → {finding.reply}"
