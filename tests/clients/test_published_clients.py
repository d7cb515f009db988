"""Every published client, as it is published, over a real socket."""

from pathlib import Path

import pytest

from tests.clients.environments import CLIENTS, Client
from tests.clients.evidence import PAGE, page, said_of
from tests.clients.judging import judge


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_a_published_client_has_nothing_to_complain_of_and_is_as_the_evidence_says(
    client: Client, tmp_path: Path
) -> None:
    judgement = judge(client, tmp_path)

    assert judgement.complaints == []
    assert said_of(client, page([judgement])) == said_of(client, PAGE.read_text("utf-8")), "make clients"
