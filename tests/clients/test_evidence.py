"""The page of evidence says what is so today, as far as no run of the clients is needed to know it."""

from tests.clients.evidence import PAGE, rows, rows_of


def test_the_evidence_page_has_all_operations() -> None:
    assert [row.without_runs for row in rows_of(PAGE.read_text("utf-8"))] == [row.without_runs for row in rows()], (
        "make clients makes docs/evidence.md anew"
    )
