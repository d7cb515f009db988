"""Every verdict can be written in every format and encoding."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.printable import is_printable, printable
from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.reports import REPORTS
from mockserver.harness.verdict.judging import Judging, write_reports
from mockserver.harness.verdict.verdict import Judged, Verdict


def verdict_about(text: str) -> Verdict:
    finding = Finding("o", Side.CLIENT, Severity.ERROR, "r", text, text, "", text, text, text)
    return Verdict("check", text, Severity.ERROR, (Judged(finding, 1, True),), remarks=(text,), failure=text)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), min_size=1))
@example(text="→ \udcff \x00")
def test_every_report_is_written_whatever_the_encoding_of_the_output(tmp_path: Path, encoding: str, text: str) -> None:
    out = TextIOWrapper(BytesIO(), encoding)
    reports = (("text", None), *((name, tmp_path / name) for name in REPORTS))
    judging = Judging(Severity.ERROR, new_baseline=tmp_path / "known", reports=reports)

    assert write_reports(verdict_about(text), judging, out) == 1

    assert json.loads((tmp_path / "json").read_text("utf-8"))["subject"] == printable(text)


@pytest.mark.parametrize("name", REPORTS)
@given(text=st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Lu", "So"]), min_size=1))
@example(text="\x1b]0;mine\x07\x9b2J\x7f\u202e\u2066\u2028\r\n\t\x00")
def test_no_report_has_a_control_character_of_its_subject(name: str, text: str) -> None:
    report = REPORTS[name](verdict_about(text))

    # Line breaks and indentation are the report's own.
    assert all(map(is_printable, report.split("\n")))
    assert report.count("\n") == REPORTS[name](verdict_about("x")).count("\n")


def test_writable_characters_are_unchanged(tmp_path: Path) -> None:
    judging = Judging(Severity.ERROR, reports=(("text", tmp_path / "text"),))

    write_reports(verdict_about("größer → 🎬"), judging, TextIOWrapper(BytesIO(), "ascii"))

    assert "größer → 🎬" in (tmp_path / "text").read_text("utf-8")


def test_a_report_that_cannot_be_written_is_named_after_the_others_are_written(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    reports = (("json", tmp_path / "taken"), ("json", tmp_path / "taken" / "free"))

    with pytest.raises(SettingsInvalid, match=r"^Broken: 1 violation.*taken cannot be written: Is a directory$"):
        write_reports(verdict_about("x"), Judging(Severity.ERROR, reports=reports), TextIOWrapper(BytesIO()))

    assert (tmp_path / "taken" / "free").exists()
