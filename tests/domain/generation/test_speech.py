"""What is said in made-up videos: each line makes sense beside the others."""

import re
from collections import defaultdict
from collections.abc import Iterator

from mockserver.domain.generation.generator import generate_content

NAMES = (
    "golden_retriever_learns_fetch.mp4",
    "why volcanoes erupt.mp4",
    "hamlet_act3_dress_rehearsal.mp4",
    "espresso_machine_descaling.mp4",
    "interview with a beekeeper.mp4",
    "server_room_door_access.mp4",
)
_AT_AN_INSTANT = ("seconds", "counting", "reasons")  # another number at another time is no contradiction


def lines() -> Iterator[tuple[str, str]]:
    for name in NAMES:
        for seed in (b"a", b"b", b"c"):
            content = generate_content(seed, 900.0, title=name)
            yield from ((f"{name} {seed!r}", moment.text) for scene in content.scenes for moment in scene.said)


def test_a_number_is_the_same_wherever_a_video_speaks_of_the_same() -> None:
    numbers = defaultdict[tuple[str, str], set[str]](set)
    for video, line in lines():
        if not any(word in line for word in _AT_AN_INSTANT):
            numbers[video, re.sub(r"\d+", "#", line)].update(re.findall(r"\d+", line))

    assert [line for line, found in numbers.items() if len(found) > line[1].count("#")] == []


def test_a_clause_only_follows_words_that_introduce_one() -> None:
    clauses = re.compile(r"\b(?:of|for|to|in|that|enjoy|make|and|is) (?:how the golden|why volcanoes)")

    assert [line for _, line in lines() if clauses.search(line)] == []


def test_no_noun_has_two_articles() -> None:
    assert [line for _, line in lines() if re.search(r"\b(?:the|your|my|an?) the\b", line)] == []
