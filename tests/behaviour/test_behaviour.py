"""The server gives its recorded answers: unintended changes are found."""

from itertools import islice
from pathlib import Path

import pytest

from tests.behaviour.compare import differences, names_of_scenes, played
from tests.behaviour.record import RECORDINGS, SECTIONS

FILES = [RECORDINGS / f"{section}.jsonl" for section in SECTIONS]
SCENES = [pytest.param(path, name, id=name) for path in FILES for name in names_of_scenes(path)]


@pytest.mark.parametrize(("path", "scene"), SCENES)
def test_every_recorded_request_is_answered_as_recorded(path: Path, scene: str) -> None:
    found = list(islice(differences(played(path, scene)), 5))

    assert not found, "\n\n".join(["`python -m tests.behaviour.compare` shows all:", *found])
