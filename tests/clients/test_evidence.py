"""The evidence page is up to date, as far as that can be known without driving the clients."""

from tests.clients.evidence import PAGE, rows, rows_of


def test_the_evidence_page_has_all_operations() -> None:
    assert [row.without_runs for row in rows_of(PAGE.read_text("utf-8"))] == [row.without_runs for row in rows()], (
        "make clients updates docs/evidence.md"
    )
