"""Reports of `verify` in every format, and baselines."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mockserver.contract.source import packaged_contract
from mockserver.harness.inspection.finding import Severity
from mockserver.harness.reports import REPORTS
from mockserver.harness.verdict.allowances import Allowance, read_baseline
from mockserver.harness.verdict.judging import Judging, write_reports
from mockserver.harness.verdict.verdict import OperationUse, Outcome, Verdict
from mockserver.harness.verify.server import IN_PROCESS, VerifiedServer, server_at
from tests.harness.mutants.catalogue import Change
from tests.harness.mutants.faulty_app import Reply, Request
from tests.harness.verifying import changed, count_as_text, scenarios_about, verdict_on


def error_as_page(request: Request, reply: Reply) -> None:
    reply.headers["content-type"] = "text/html"
    reply.body = b"<h1>Not found</h1>"


@pytest.fixture(scope="module")
def broken() -> Verdict:
    """A verdict on a server whose counts are strings."""
    return verdict_on_mutant()


def verdict_on_mutant(
    judging: Judging | None = None, change: Change = count_as_text, operation: str = "retrieve-index", status: int = 200
) -> Verdict:
    scenarios = scenarios_about("an index can be created, renamed", "a gist has")
    return verdict_on(changed(change, operation, status), judging, scenarios=scenarios, versions=("v1.2",))


def faultless() -> VerifiedServer:
    return server_at(IN_PROCESS, "")


def test_the_text_report_says_what_is_broken_where_and_how_to_repeat_it(broken: Verdict) -> None:
    text = REPORTS["text"](broken)

    assert "error   invalid-reply-field · retrieve-index · reply.video_count · 1×" in text
    assert "contract /components/schemas/v1.2.Index/properties/video_count" in text
    assert 'curl -X GET "http://127.0.0.1:1212"/v1.2/indexes/' in text
    assert "$TWELVE_LABS_API_KEY" in text
    assert "tlk_SAMPLE" not in text
    assert "Not checked: a gist has exactly the requested types: no video became ready" in text
    share = "checked 1 of 2 scenarios and 4 of 43 operations of API v1.2"
    assert text.endswith(f"Broken: 1 violation of the contract; {share}.\n")


def test_the_text_report_has_a_row_for_each_used_operation(broken: Verdict) -> None:
    rows = [line.split() for line in REPORTS["text"](broken).splitlines()]

    assert ["retrieve-index", "1", "1", "1"] in rows
    assert ["create-index", "1", "1"] in rows


def test_the_text_report_counts_unused_operations_by_resource_and_names_those_of_used_resources() -> None:
    uses = {
        "list-indexes": OperationUse(2, 2, "v1.2", "indexes"),
        "create-index": OperationUse(0, 0, "v1.2", "indexes"),
        "list-engines": OperationUse(0, 0, "v1.2", "engines"),
        "retrieve-engine": OperationUse(0, 0, "v1.2", "engines"),
    }

    lines = REPORTS["text"](Verdict("check", "pytest", Severity.WARNING, operations=uses)).splitlines()

    start = lines.index("Not used, so not checked: 3 of 4 operations")
    assert lines[start + 1 : start + 3] == [
        "    indexes: create-index",
        "    all of engines (2); the reports json and html name each",
    ]


def test_the_text_report_names_each_operation_or_counts_it_with_its_resource() -> None:
    operations = [each for each in packaged_contract().api_operations if each.is_described]
    request = {each.id for each in operations[::3]}
    uses = {each.id: OperationUse(int(each.id in request), 0, each.version, each.tag) for each in operations}

    text = REPORTS["text"](Verdict("check", "pytest", Severity.WARNING, operations=uses))

    [section] = re.findall(r"^Not used.*?\n((?:    .*\n)+)", text, re.MULTILINE)
    named = set(re.findall(r"[\w-]+", section)) & uses.keys()
    counted = sum(map(int, re.findall(r"\((\d+)\)", section)))
    assert len(named) + counted == len(uses) - len(request)
    assert not named & request
    assert max(map(len, section.splitlines())) <= 100


def test_the_json_report_has_everything(broken: Verdict) -> None:
    written = json.loads(REPORTS["json"](broken))

    assert (written["command"], written["outcome"], written["exit_code"]) == ("verify", "broken", 1)
    assert written["operations"]["retrieve-index"] == {
        "requests": 1,
        "accepted": 1,
        "version": "v1.2",
        "resource": "indexes",
    }
    assert [found["rule"] for found in written["findings"]] == ["invalid-reply-field"]
    assert written["facts"]["scenarios"] == "1 of 2"
    [version] = written["checked"]
    assert (written["complete"], version["version"], version["complete"]) == (False, "v1.2", False)
    assert [scenario["reason"] for scenario in version["scenarios"]] == ["", "no video became ready"]


def test_the_junit_report_has_a_case_for_each_operation(broken: Verdict) -> None:
    [suite] = ElementTree.fromstring(REPORTS["junit"](broken))  # noqa: S314 - our own
    cases = {case.get("name"): case for case in suite}

    failure = cases["retrieve-index"].find("failure")
    assert failure is not None
    assert failure.get("type") == "invalid-reply-field"
    assert cases["create-index"].find("failure") is None
    assert cases["summarize"].find("skipped") is not None
    assert suite.get("failures") == "1"


def test_the_junit_report_skips_what_was_not_checked_and_has_an_error_if_the_run_is_incomplete() -> None:
    incomplete = verdict_on(faultless(), scenarios=scenarios_about("a gist", "the list of engines"), versions=("v1.2",))

    [suite] = ElementTree.fromstring(REPORTS["junit"](incomplete))  # noqa: S314 - our own
    cases = {case.get("name"): case for case in suite}

    assert incomplete.outcome is Outcome.INCOMPLETE
    assert cases["a gist has exactly the requested types"].find("skipped") is not None
    assert cases["the list of engines agrees with each engine"].find("skipped") is None
    assert cases["in-process"].find("error[@type='incomplete']") is not None


def test_an_incomplete_run_passes_only_if_that_is_accepted() -> None:
    judging = Judging(accepts_incomplete=True)

    verdict = verdict_on(faultless(), judging, scenarios=scenarios_about("the list of engines"), versions=("v1.2",))

    assert verdict.outcome is Outcome.KEPT
    assert verdict.sentence.startswith("Kept: no violation found; checked 1 of 1 scenarios and 2 of 43 operations")


class _Page(HTMLParser):
    """The text of a page, and the addresses that it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loaded: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "link", "img"):
            self.open.append(tag)
        named = [str(value) for name, value in attrs if name in ("src", "href", "action", "data")]
        self.loaded += [address for address in named if not address.startswith(("#", "data:"))]
        self.loaded += [tag] if tag in ("script", "iframe", "img") else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_is_one_file_and_needs_no_network(broken: Verdict) -> None:
    text = REPORTS["html"](broken)

    page = _Page(text)

    assert (page.open, page.loaded) == ([], [])
    assert "url(" not in text
    assert "@import" not in text


def test_the_page_shows_the_verdict_the_finding_and_every_operation(broken: Verdict) -> None:
    words = " ".join(_Page(REPORTS["html"](broken)).words)

    assert "Broken: 1 violation of the contract; checked 1 of 2 scenarios" in words
    assert "reply.video_count" in words
    assert all(operation in words for operation in broken.operations)
    assert "no video became ready" in words


def test_the_page_escapes_replies() -> None:
    text = REPORTS["html"](verdict_on_mutant(None, error_as_page, "list-videos", 404))

    assert "<h1>Not found" not in text
    assert "&lt;h1&gt;Not found" in text


def test_a_known_finding_is_not_a_violation(broken: Verdict) -> None:
    known = Allowance("invalid-reply-field", "retrieve-index", "reply.video_count", reason="seen in March")

    verdict = verdict_on_mutant(Judging(baseline=(known,)))

    assert broken.outcome is Outcome.BROKEN
    assert verdict.outcome is Outcome.INCOMPLETE
    assert [judged.known for judged in verdict.judged] == ["seen in March"]


def test_a_new_finding_beside_known_ones_is_a_violation() -> None:
    known = Allowance("invalid-reply-field", "list-videos", reason="seen in March")

    assert verdict_on_mutant(Judging(baseline=(known,))).outcome is Outcome.BROKEN


def test_a_known_finding_that_is_no_longer_found_is_reported() -> None:
    known = Allowance("wrong-status", "delete-index", "204", reason="seen in March", since="2026-03-01")

    verdict = verdict_on_mutant(Judging(baseline=(known,)))

    assert "Known, but no longer found: wrong-status@delete-index:204" in REPORTS["text"](verdict)


def test_a_baseline_can_be_written_with_dates_and_used_from_then_on(broken: Verdict, tmp_path: Path) -> None:
    path = tmp_path / "known.yaml"
    with (tmp_path / "out.txt").open("w") as out:
        write_reports(broken, Judging(new_baseline=path), out)

    known = read_baseline(path)

    assert [entry.subject for entry in known] == ["reply.video_count"]
    assert all(entry.since for entry in known)
    assert verdict_on_mutant(Judging(baseline=tuple(known))).outcome is Outcome.INCOMPLETE
