"""A known finding is identified by rule, operation and subject; a baseline keeps its reasons."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import lists, sampled_from, text

from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.verdict.allowances import Allowance, baseline_of, read_allowance, read_baseline

TODAY = date(2024, 6, 1)


def finding(rule: str = "unknown-field", operation: str = "create-index", subject: str = "body.x[gte]") -> Finding:
    return Finding(operation, Side.CLIENT, Severity.WARNING, rule, subject, "It is so.")


@pytest.mark.parametrize(
    "allowed", ["unknown-field", "unknown-*", "unknown-field@create-index", "*@create-*:body.x[gte]", "*@*:body.*"]
)
def test_an_allowance_covers_what_it_names(allowed: str) -> None:
    assert read_allowance(allowed).covers(finding())


@pytest.mark.parametrize("allowed", ["unknown", "unknown-field@update-index", "unknown-field@create-index:body.xg"])
def test_an_allowance_covers_nothing_else(allowed: str) -> None:
    assert not read_allowance(allowed).covers(finding())


@settings(max_examples=25)
@given(lists(text(alphabet="abc:*[]{}'\"#\n é", min_size=1), min_size=1, max_size=3), sampled_from(list(Side)))
def test_a_baseline_covers_exactly_what_it_was_made_of(
    tmp_path_factory: pytest.TempPathFactory, subjects: list[str], side: Side
) -> None:
    path = tmp_path_factory.mktemp("baseline") / "known.yaml"
    found = [Finding("list-indexes", side, Severity.ERROR, "rule", subject, "It is so.") for subject in subjects]

    path.write_text(baseline_of(found, [], TODAY), "utf-8")

    known = read_baseline(path)
    assert all(any(entry.covers(each) for entry in known) for each in found)
    assert not any(entry.covers(finding(subject="other")) for entry in known)


def test_reason_and_date_of_what_was_known_before_stay(tmp_path: Path) -> None:
    known = Allowance("unknown-field", reason="the client of 2023", since="2023-10-13")

    (tmp_path / "known.yaml").write_text(baseline_of([finding(), finding("null-field")], [known], TODAY), "utf-8")

    reasons = [(entry.reason, entry.since) for entry in read_baseline(tmp_path / "known.yaml")]
    assert reasons == [("the client of 2023", "2023-10-13"), ("not reviewed yet", "2024-06-01")]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("- {operation: x}", '[0]: "rule" is a required property'),
        ("rule: x", "is not of type"),
        ("- {rule: x, wherefore: y}", "[0]: "),
        ("- {rule: [", "cannot be read"),
    ],
)
def test_an_invalid_baseline_is_refused_with_the_place(tmp_path: Path, written: str, message: str) -> None:
    path = tmp_path / "known.yaml"
    path.write_text(written, "utf-8")

    with pytest.raises(SettingsInvalid) as refused:
        read_baseline(path)

    assert message in str(refused.value)
