"""The server answers what it was recorded to answer: a change that is not meant to show does not show."""

from itertools import islice

import pytest

from tests.behaviour.compare import differences, played
from tests.behaviour.record import RECORDINGS, SECTIONS


@pytest.mark.parametrize("section", SECTIONS)
def test_every_recorded_request_is_answered_as_it_was(section: str) -> None:
    found = list(islice(differences(played(RECORDINGS / f"{section}.jsonl")), 5))

    assert not found, "\n\n".join(["`python -m tests.behaviour.compare` shows all:", *found])
