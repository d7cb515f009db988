"""A verdict as JUnit XML for CI systems: a case for each operation and scenario, and one for the whole run."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mockserver.harness.verdict.verdict import Judged, Outcome, Verdict, by_request


def junit_report(verdict: Verdict) -> str:
    """Return `verdict` as XML. Operations that break the contract fail; those that were not checked are skipped.

    Its texts must be printable: XML cannot represent all characters.
    """
    root = Element("testsuites")
    suite = SubElement(root, "testsuite", name=f"mockserver {verdict.command}")
    for operation in _operations(verdict):
        _add_case(suite, verdict, operation)
    for coverage in verdict.coverage:
        for name, reason in coverage.scenarios.items():
            _add_scenario(suite, f"scenarios.{verdict.command}.{coverage.version}", name, reason)
    _add_whole(suite, verdict)
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(tag) is not None for case in suite)))
    suite.set("tests", str(len(suite)))
    indent(root)
    return tostring(root, "unicode", xml_declaration=True) + "\n"


def _operations(verdict: Verdict) -> list[str]:
    """Return all operations of the contract, and requests to unknown ones."""
    return list(dict.fromkeys([*verdict.operations, *(judged.finding.operation for judged in verdict.judged)]))


def _add_case(suite: Element, verdict: Verdict, operation: str) -> None:
    case = SubElement(suite, "testcase", classname=f"contract.{verdict.command}", name=operation)
    found = [judged for judged in verdict.judged if judged.finding.operation == operation]
    violations = [judged for judged in found if judged.is_violation]
    if violations:
        failure = SubElement(case, "failure", message=violations[0].finding.message, type=violations[0].finding.rule)
        failure.text = _texts(violations)
    elif not found and operation in verdict.unused:
        SubElement(case, "skipped", message="no request asked for it")
    elif operation in verdict.not_accepted:
        SubElement(case, "skipped", message="it accepted no request, so it was not checked")
    others = [judged for judged in found if not judged.is_violation]
    if others:
        SubElement(case, "system-out").text = _texts(others)


def _add_scenario(suite: Element, group: str, name: str, reason: str) -> None:
    case = SubElement(suite, "testcase", classname=group, name=name)
    if reason:
        SubElement(case, "skipped", message=reason)


def _add_whole(suite: Element, verdict: Verdict) -> None:
    case = SubElement(suite, "testcase", classname=f"contract.{verdict.command}", name=verdict.subject or "run")
    if verdict.unable:
        SubElement(case, "error", message=verdict.sentence, type="unable")
    elif verdict.failure:
        SubElement(case, "failure", message=verdict.sentence, type="failure")
    elif verdict.outcome is Outcome.INCOMPLETE:
        SubElement(case, "error", message=verdict.sentence, type="incomplete")
    elif not verdict.is_complete:
        SubElement(case, "skipped", message=verdict.sentence)
    if verdict.remarks:
        SubElement(case, "system-out").text = "\n".join(verdict.remarks)


def _texts(found: Iterable[Judged]) -> str:
    return "\n\n".join(map(_text, by_request(found)))


def _text(group: Sequence[Judged]) -> str:
    """Return the findings of one request, with their evidence once."""
    finding = group[0].finding
    evidence = [finding.origin, finding.request, f"→ {finding.reply}" if finding.reply else ""]
    lines = [line for judged in group for line in _lines(judged)] + evidence
    return "\n".join(line for line in lines if line)


def _lines(judged: Judged) -> list[str]:
    finding = judged.finding
    return [
        f"{finding.severity} {finding.rule} {finding.subject} ({judged.count} times, {finding.side})",
        finding.message,
        f"known: {judged.known}" if judged.known else "",
        f"quirk of {finding.quirk}" if finding.quirk else "",
        f"contract: {finding.clause} {finding.expected}".rstrip() if finding.clause else "",
        f"now: {finding.successor}" if finding.successor else "",
    ]
