"""A verdict as text for a terminal or a log."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mockserver.harness.inspection.finding import Side
from mockserver.harness.verdict.verdict import Coverage, Judged, Verdict, by_request


def text_report(verdict: Verdict) -> str:
    """Return `verdict` as text: the violations with their evidence, everything else in a line each."""
    return "\n".join(_lines(verdict)) + "\n"


def _lines(verdict: Verdict) -> Iterator[str]:
    yield f"mockserver {verdict.command} {verdict.subject}".rstrip()
    yield " · ".join(f"{name}: {text}" for name, text in verdict.facts.items())
    for side in Side:
        found = verdict.of_side(side)
        if found:
            yield f"\n{side.heading}"
            for group in by_request(found):
                yield from _group(group)
    if verdict.unused and verdict.used:
        yield f"\nNot asked for, so not judged: {', '.join(verdict.unused)}"
    yield from _table(verdict)
    for coverage in verdict.coverage:
        yield from _coverage(coverage)
    yield from (f"\n{remark}" for remark in verdict.remarks)
    for entry in verdict.gone:
        yield f"\nKnown, but not seen any more: {entry}"
    yield f"\n{verdict.sentence}"


def _coverage(coverage: Coverage) -> Iterator[str]:
    """Yield how much of a version was looked at, and why not at the rest."""
    yield f"\nLooked at {coverage}"
    for name, reason in coverage.scenarios.items():
        if reason:
            yield f"  Not looked at: {name}: {reason}"
    silent = [name for name, is_looked_at in coverage.operations.items() if not is_looked_at]
    if silent:
        yield f"  Granted no request, so not looked at: {', '.join(silent)}"


def _table(verdict: Verdict) -> Iterator[str]:
    """Yield the results of each operation that was used."""
    if not verdict.used:
        return
    broken = Counter(judged.finding.operation for judged in verdict.violations)
    yield f"\n{'operation':<45} {'requests':>8} {'granted':>8} {'violations':>10}"
    for name in verdict.used:
        use = verdict.operations[name]
        yield f"{name:<45} {use.requests:>8} {use.granted:>8} {broken[name] or '':>10}".rstrip()


def _group(group: Sequence[Judged]) -> Iterator[str]:
    """Yield the findings of one request, and their evidence once."""
    for judged in group:
        yield from _finding(judged)
    finding = group[0].finding
    evidence = (finding.request, finding.reply and f"→ {finding.reply}")
    shown = (finding.origin, *(evidence if any(judged.is_violation for judged in group) else ()))
    yield from (f"          {text}" for text in shown if text)


def _finding(judged: Judged) -> Iterator[str]:
    finding = judged.finding
    known = f" · known: {judged.known}" if judged.known else ""
    known += f" · quirk of {finding.quirk}" if finding.quirk else ""
    yield f"  {finding.severity:<7} {finding.rule} · {finding.operation} · {finding.subject} · {judged.count}×{known}"
    if not judged.is_violation:
        return
    yield f"          {finding.message}"
    if finding.clause:
        yield f"          contract {finding.clause}" + (f" · {finding.expected}" if finding.expected else "")
