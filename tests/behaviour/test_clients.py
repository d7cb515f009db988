"""Published clients send their recorded requests, and get the recorded answers."""

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.behaviour.clients import DRIVEN, drive, recording_of
from tests.clients.environments import Client


@pytest.mark.parametrize("client", DRIVEN, ids=lambda client: client.name)
def test_a_published_client_has_the_exchanges_that_were_recorded(client: Client, tmp_path: Path) -> None:
    recorded = recording_of(client).read_text("utf-8").splitlines()

    exchanges = drive(client, tmp_path)

    assert not list(unified_diff(recorded, exchanges, "recorded", "now", lineterm="", n=1))[:20]
