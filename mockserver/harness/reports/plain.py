"""A verdict as text for a terminal or a log."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from mockserver.ground.colours import Paint, Style, plain
from mockserver.harness.inspection.finding import Severity, Side
from mockserver.harness.verdict.verdict import Coverage, Judged, OperationUse, Outcome, Verdict, by_request

_SEVERITIES = {Severity.ERROR: Style.BAD, Severity.WARNING: Style.DOUBTFUL, Severity.NOTE: Style.NEUTRAL}
_WIDTH = 100
_OUTCOMES = {Outcome.KEPT: Style.GOOD, Outcome.INCOMPLETE: Style.DOUBTFUL}


def text_report(verdict: Verdict, paint: Paint = plain) -> str:
    """Return `verdict` as text: the violations with their evidence, everything else in a line each."""
    return "\n".join(_lines(verdict, paint)) + "\n"


def _lines(verdict: Verdict, paint: Paint) -> Iterator[str]:
    yield paint(f"mockserver {verdict.command} {verdict.subject}".rstrip(), Style.STRONG)
    yield " · ".join(f"{name}: {text}" for name, text in verdict.facts.items())
    for side in Side:
        found = verdict.of_side(side)
        if found:
            yield f"\n{paint(side.heading, Style.STRONG)}"
            for group in by_request(found):
                yield from _group(group, paint)
    if verdict.unused and verdict.used and not verdict.coverage:
        yield f"\nNot used, so not checked: {len(verdict.unused)} of {len(verdict.operations)} operations"
        yield from _by_resource(verdict.unused, verdict.operations)
    yield from _table(verdict)
    for coverage in verdict.coverage:
        yield from _coverage(coverage, verdict.operations)
    if verdict.remarks:
        yield from ("", *verdict.remarks)
    for entry in verdict.gone:
        yield f"\nKnown, but no longer found: {entry}"
    yield f"\n{paint(verdict.sentence, _OUTCOMES.get(verdict.outcome, Style.BAD))}"


def _coverage(coverage: Coverage, operations: Mapping[str, OperationUse]) -> Iterator[str]:
    """Yield how much of a version was checked, and why the rest was not."""
    yield f"\nChecked {coverage}"
    for name, reason in coverage.scenarios.items():
        if reason:
            yield f"  Not checked: {name}: {reason}"
    silent = [name for name, is_checked in coverage.operations.items() if not is_checked]
    if silent:
        yield f"  Accepted no request, so not checked: {len(silent)} of {len(coverage.operations)} operations"
        yield from _by_resource(silent, operations)


def _by_resource(names: Sequence[str], operations: Mapping[str, OperationUse]) -> Iterator[str]:
    """Yield the resources of `names`: each name if other operations of the resource exist too, otherwise their number.

    If `operations` are of several versions, each resource is named with its version.
    """
    has_versions = len({use.version for use in operations.values()}) > 1
    resources: dict[tuple[str, str], list[str]] = {}
    for name, use in operations.items():
        resources.setdefault((use.version, use.resource), []).append(name)
    chosen, whole = set(names), []
    for (version, resource), own in resources.items():
        title = f"{version} {resource}" if has_versions else resource
        found = [name for name in own if name in chosen]
        if found and len(found) == len(own):
            whole.append(f"{title} ({len(own)})")
        elif found:
            yield from _wrapped(f"{title}: {', '.join(found)}")
    if whole:
        yield from _wrapped(f"all of {', '.join(whole)}; the reports json and html name each")


def _wrapped(text: str) -> list[str]:
    return wrap(
        text, _WIDTH, initial_indent="    ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
    )


def _table(verdict: Verdict) -> Iterator[str]:
    """Yield the results of each operation that was used."""
    if not verdict.used:
        return
    broken = Counter(judged.finding.operation for judged in verdict.violations)
    yield f"\n{'operation':<45} {'requests':>8} {'accepted':>8} {'violations':>10}"
    for name in verdict.used:
        use = verdict.operations[name]
        yield f"{name:<45} {use.requests:>8} {use.accepted:>8} {broken[name] or '':>10}".rstrip()


def _group(group: Sequence[Judged], paint: Paint) -> Iterator[str]:
    """Yield the findings of one request, with their evidence once."""
    for judged in group:
        yield from _finding(judged, paint)
    finding = group[0].finding
    evidence = (finding.request, finding.reply and f"→ {finding.reply}")
    shown = (finding.origin, *(evidence if any(judged.is_violation for judged in group) else ()))
    yield from (paint(f"          {text}", Style.FAINT) for text in shown if text)


def _finding(judged: Judged, paint: Paint) -> Iterator[str]:
    finding = judged.finding
    known = f" · known: {judged.known}" if judged.known else ""
    known += f" · quirk of {finding.quirk}" if finding.quirk else ""
    severity = paint(f"{finding.severity:<7}", _SEVERITIES[finding.severity])
    yield f"  {severity} {finding.rule} · {finding.operation} · {finding.subject} · {judged.count}×{known}"
    if not judged.is_violation:
        return
    yield f"          {finding.message}"
    if finding.clause:
        yield f"          contract {finding.clause}" + (f" · {finding.expected}" if finding.expected else "")
    if finding.successor:
        yield f"          now {finding.successor}"
