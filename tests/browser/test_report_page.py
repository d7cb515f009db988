"""The HTML report in a browser."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.reports import REPORTS
from mockserver.harness.verdict.verdict import Judged, OperationUse, Verdict
from tests.browser.chromium import npm_package
from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab
from tests.harness.verifying import changed, count_as_text, scenarios_about, verdict_on
from tests.support.processes import run

PHONE, DESK = 375, 1280
CURL = """curl -X GET "$TWELVELABS_BASE_URL"'/v1.2/indexes?limit=5' -H "x-api-key: $TWELVE_LABS_API_KEY\""""
ASKS = f"""
import os, urllib.request
for target in ("engines", "indexes?limit=5", "indexes?{"very_long_name_" * 9}=1"):
    address = os.environ["TWELVELABS_BASE_URL"] + "/v1.2/" + target
    urllib.request.urlopen(urllib.request.Request(address, headers={{"x-api-key": "tlk_TEST"}}))
"""
BROKEN_CELLS = """
[...document.querySelectorAll(".number")].filter(cell => {
  const text = document.createRange()
  text.selectNodeContents(cell)
  return text.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(cell).lineHeight)
}).map(cell => cell.innerText)
"""
HOSTILE = (
    '200 </pre><script>document.title = "mine"</script><img src="http://127.0.0.1:9/x.png" onerror="alert(1)">'
    '<style>@import "http://127.0.0.1:9/x.css";</style>' + "0.0123456789," * 200
)


def finding(severity: Severity, number: int, reply: str = "204") -> Finding:
    return Finding(
        "list-indexes",
        Side.SERVER if severity is Severity.ERROR else Side.CLIENT,
        severity,
        "unknown-parameter",
        f"query.{'x' * 90}[{number}]",
        "list-indexes has no such parameter.",
        "/paths/~1v1.2~1indexes/get/" + "a" * 200,
        "one of: " + "b" * 200,
        CURL,
        reply,
        f"9f86d081-{number}",
        "2026-01-02T03:04:05Z",
        "tests/" + "deep/" * 40 + "test_app.py::test_it",
    )


HARD = Verdict(
    command="check",
    subject="/opt/" + "program" * 30,
    level=Severity.WARNING,
    judged=(
        Judged(finding(Severity.WARNING, 1), 12345, True),
        Judged(finding(Severity.WARNING, 2), 1, False, "seen in March"),
        Judged(finding(Severity.NOTE, 3), 1, False),
        Judged(finding(Severity.ERROR, 4, HOSTILE), 3, True),
    ),
    operations={
        "list-indexes": OperationUse(1234567, 5),
        "a-very-long-name-" * 5: OperationUse(3, 0),
        "list-engines": OperationUse(),
    },
    facts={"replies by status": ", ".join(f"{status}: 1" for status in range(200, 230))},
    gone=("wrong-status@delete-index:204",),
    remarks=("Not checked: a gist, since no video was made ready",),
)
VERDICTS = {
    "much to say": HARD,
    "all kept": Verdict("verify", "in-process", Severity.WARNING, operations={"list-engines": OperationUse(1, 1)}),
    "nothing to judge": Verdict("verify", "http://server.test", Severity.WARNING, unable="nobody answers there"),
}


@pytest.fixture(scope="module", params=VERDICTS)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of each verdict in turn."""
    return written(VERDICTS[request.param], tmp_path_factory.mktemp("reports"))


@pytest.fixture
def hard(open_tab: OpenTab, tmp_path: Path) -> Tab:
    """The page with the longest report, opened."""
    return opened(open_tab(), written(HARD, tmp_path))


def written(verdict: Verdict, directory: Path) -> Path:
    page = directory / "report.html"
    page.write_text(REPORTS["html"](verdict), "utf-8")
    return page


def opened(tab: Tab, report: Path) -> Tab:
    tab.page.goto(report.as_uri())
    return tab


def checked(directory: Path) -> Path:
    """Check a small client and return the report."""
    report = directory / "report.html"
    done = run("check", "--report", f"html={report}", "--", sys.executable, "-c", ASKS)
    assert done.returncode == 1, done.stderr
    return report


def verified(directory: Path) -> Path:
    """Verify a server that breaks the contract and return the report."""
    server = changed(count_as_text, "retrieve-index")
    # In a separate thread, since Playwright's event loop runs in this one.
    with ThreadPoolExecutor(1) as pool:
        verdict = pool.submit(
            verdict_on, server, scenarios=scenarios_about("an index can be created, renamed"), versions=("v1.2",)
        ).result()
    return written(verdict, directory)


@pytest.mark.parametrize(("make", "sentence"), [(checked, "2 violations"), (verified, "1 violation")])
def test_the_report_is_complete_on_any_screen(
    open_tab: OpenTab, tmp_path: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    report = make(tmp_path)

    for width in (PHONE, DESK):
        tab = opened(open_tab(viewport={"width": width, "height": 800}), report)
        assert f"Broken: {sentence} of the contract" in tab.page.locator(".verdict").inner_text()
        assert (tab.asked, tab.complaints, tab.overflow_pixels) == ([report.as_uri()], [], 0)


def test_a_report_makes_no_requests_and_logs_no_errors(open_tab: OpenTab, report: Path) -> None:
    tab = opened(open_tab(), report)

    assert (tab.asked, tab.complaints) == ([report.as_uri()], [])


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_report_is_never_wider_than_the_screen(open_tab: OpenTab, tmp_path: Path, width: int) -> None:
    tab = opened(open_tab(viewport={"width": width, "height": 800}), written(HARD, tmp_path))
    tab.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")

    assert tab.overflow_pixels == 0


def test_the_table_is_readable_on_a_phone(open_tab: OpenTab, tmp_path: Path) -> None:
    tab = opened(open_tab(viewport={"width": PHONE, "height": 800}), written(HARD, tmp_path))

    number, name = tab.page.locator("tbody .number").first, tab.page.locator("tbody th").first

    assert tab.page.evaluate(BROKEN_CELLS) == []
    assert name.evaluate("name => name.offsetWidth") > number.evaluate("number => number.offsetWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_is_accessible(open_tab: OpenTab, tmp_path: Path, scheme: str) -> None:
    tab = opened(open_tab(color_scheme=scheme), written(HARD, tmp_path))
    tab.page.evaluate((npm_package("axe-core", "4.14.1") / "axe.min.js").read_text("utf-8"))

    accessibility_violations = tab.page.evaluate(
        "axe.run().then(found => found.violations.map(each => [each.help, each.nodes[0].html]))"
    )

    assert accessibility_violations == []


def test_a_report_follows_the_dark_colour_scheme(open_tab: OpenTab, tmp_path: Path) -> None:
    papers = [
        opened(open_tab(color_scheme=scheme), written(HARD, tmp_path)).page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]

    assert papers == ["rgb(255, 255, 255)", "rgb(20, 24, 29)"]


def test_each_finding_has_a_line_and_violations_are_open(hard: Tab) -> None:
    findings = hard.page.locator("section > details")

    assert [line.is_visible() for line in findings.locator("summary").all()] == [True] * len(HARD.judged)
    is_open = [evidence.is_visible() for evidence in findings.locator(".again").all()]
    assert is_open == [judged.is_violation for judged in HARD.judged]


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_the_evidence_of_suppressed_findings_can_be_opened(hard: Tab, way: str) -> None:
    known = hard.page.locator("details", has_text="seen in March")

    if way == "mouse":
        known.locator("summary").click()
    else:
        known.locator("summary").press("Enter")

    assert known.locator(".again").inner_text() == CURL
    assert known.get_by_text("seen in March").is_visible()


def test_a_click_selects_the_whole_command(hard: Tab) -> None:
    hard.page.locator(".again").first.click()

    assert hard.page.evaluate("getSelection().toString()") == CURL


def test_the_number_of_violations_links_to_the_first_one(hard: Tab) -> None:
    hard.page.locator("table a").click()

    assert hard.page.locator(":target .count").inner_text() == "12345×"
    assert hard.page.evaluate("document.querySelector(':target > summary').getBoundingClientRect().top") < 800


def test_unused_operations_are_counted_and_can_be_shown(hard: Tab) -> None:
    hard.page.get_by_text("Not used, so not checked: 1").click()

    assert hard.page.locator(".names").inner_text() == "list-engines"


def test_html_in_a_reply_is_escaped(hard: Tab) -> None:
    assert hard.page.title() == f"mockserver check {HARD.subject}"
    assert HOSTILE in [reply.inner_text() for reply in hard.page.locator(".reply").all()]
