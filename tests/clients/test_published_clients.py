"""Every published client, unmodified, over a real socket."""

from pathlib import Path

import pytest

from tests.clients import conformance, evidence
from tests.clients.environments import IN_EVERY_RUN, NEWEST_JAVASCRIPT, NEWEST_PYTHON, Client
from tests.clients.judging import judge
from tests.support.tiers import ALL, CI

NEWEST = (NEWEST_PYTHON, NEWEST_JAVASCRIPT)
EACH = [pytest.param(client, marks=CI if client in NEWEST else ALL) for client in IN_EVERY_RUN]


@pytest.mark.parametrize("client", EACH, ids=lambda client: client.name)
def test_a_published_client_has_no_complaints_and_agrees_with_the_evidence_page(client: Client, tmp_path: Path) -> None:
    judgement = judge(client, tmp_path)

    assert judgement.complaints == []
    proven = evidence.PAGE.read_text("utf-8")
    assert evidence.facts_of(client, evidence.page([judgement])) == evidence.facts_of(client, proven), "make clients"
    written = conformance.PAGE.read_text("utf-8")
    assert set(conformance.rows(judgement)) == conformance.rows_of(client, written), "make clients"
    warnings = {finding["rule"] for finding in conformance.about_client(judgement) if finding["severity"] == "warning"}
    assert warnings <= {"deprecated"}, "what the client does by itself is no warning to its users"
