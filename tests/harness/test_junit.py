"""A JUnit report is valid XML whatever a server has answered."""

from xml.etree import ElementTree

from hypothesis import example, given
from hypothesis import strategies as st

from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.reports import REPORTS
from mockserver.harness.verdict.verdict import Judged, Verdict

ANY_TEXT = st.text(st.characters(codec=None), min_size=1)


def verdict_with(text: str) -> Verdict:
    finding = Finding(text, Side.SERVER, Severity.ERROR, text, text, text, text, text, text, text)
    known = Judged(finding, 1, False, text)
    return Verdict("verify", text, Severity.ERROR, (Judged(finding, 1, True), known), remarks=(text,), failure=text)


@given(text=ANY_TEXT)
@example(text="\x00\x0b\x1f]]>&<\"'\ufffe\uffff\ud800")
def test_the_report_is_valid_xml_whatever_the_server_answered(text: str) -> None:
    raw = REPORTS["junit"](verdict_with(text)).encode()

    [suite] = ElementTree.fromstring(raw)  # noqa: S314 - our own
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "2", "0")


def test_characters_that_xml_allows_are_unchanged() -> None:
    text = "é漢🎬 <a & \"b\"> 'c' ]]>"

    [suite] = ElementTree.fromstring(REPORTS["junit"](verdict_with(text)))  # noqa: S314 - our own

    failure = suite[0].find("failure")
    assert failure is not None
    assert failure.get("type") == text
    assert text in (failure.text or "")
