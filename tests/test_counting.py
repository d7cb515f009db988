"""Numbers of things, in words."""

import pytest

from mockserver.domain.account.tables import KINDS
from mockserver.ground.counting import counted

PLURALS = (
    "analyze batches, assets, authorizations, connection imports, connections, entities, entity collections, imports, "
    "indexes, item collections, jobs, knowledge stores, redirect uris, result pages, sessions, uploads, videos"
)


@pytest.mark.parametrize(
    ("count", "noun", "words"),
    [
        (1, "index", "1 index"),
        (2, "index", "2 indexes"),
        (0, "fault", "0 faults"),
        (3, "entity", "3 entities"),
        (2, "result_pages", "2 result pages"),
        (12_000, "knowledge_store", "12,000 knowledge stores"),
    ],
)
def test_a_number_goes_with_the_right_form_of_the_noun(count: int, noun: str, words: str) -> None:
    assert counted(count, noun) == words


def test_every_kind_of_record_has_the_right_plural() -> None:
    assert ", ".join(sorted(counted(2, kind.name).removeprefix("2 ") for kind in KINDS)) == PLURALS
