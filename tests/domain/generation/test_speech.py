"""What is said in made-up videos: each line makes sense beside the others."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.subject import subject_of
from mockserver.domain.records.scenes import Modality

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


@pytest.mark.parametrize(
    ("name", "whole", "short"),
    [
        ("replacing a serpentine belt on an old truck", "a serpentine belt on an old truck", "the serpentine belt"),
        ("chem300 lecture 4 enzymes", "CHEM300 lecture 4 on enzymes", "the enzymes"),
        ("how to prune tomato plants in raised beds", "pruning tomato plants in raised beds", "the tomato plants"),
        (
            "first aid training for school bus drivers",
            "the first aid training for school bus",
            "the first aid training",
        ),
    ],
)
def test_a_long_subject_is_seldom_said_in_full(name: str, whole: str, short: str) -> None:
    for number in range(6):
        said = [moment.text for moment in generate_content(bytes([number]), 600, title=name).moments(Modality.SPEECH)]
        in_full = [line for line in said if whole in line]
        brief = [line for line in said if short in line and whole not in line]

        assert 1 <= len(in_full) <= 2 + len(brief) / 4


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("customer support call refund order 4471.mp4", "refund order"),
        ("support call about a broken router.mp4", "router"),
        ("helpdesk call printer not working.mp4", "printer"),
        ("helpdesk printer offline.mp4", "the printer"),
        ("call recording - login problem.mp4", "login problem"),
        ("refund call angry customer.mp4", "the refund"),
        ("helpdesk about late parcel.wav", "the late parcel"),
        ("call regarding wrong size.wav", "the wrong size"),
        ("refund helpdesk call.wav", "the refund"),
        ("billing complaint call 2024-05-01.mp3", "complaint"),
        ("warranty call.mp4", "the warranty"),
    ],
)
def test_in_a_call_people_speak_of_its_reason_and_not_of_the_call(name: str, reason: str) -> None:
    for number in range(4):
        said = [moment.text for moment in generate_content(bytes([number]), 400, title=name).moments(Modality.SPEECH)]

        assert sum(reason in line for line in said) >= 5
        assert not [line for line in said if re.search(r"(?:the|an?) [a-z ]*call (?:and|with|printer|about)\b", line)]


@pytest.mark.parametrize("name", ["sales_call_john_smith.mp4", "escalation call.mp4"])
def test_a_call_whose_name_tells_no_reason_is_seldom_about_itself(name: str) -> None:
    said = [moment.text for moment in generate_content(b"a", 400, title=name).moments(Modality.SPEECH)]

    assert sum("the offer" in line or "the account" in line for line in said) > 5
    assert sum(" the sales call" in line or " the escalation call" in line for line in said) <= 4


def test_a_spoken_title_has_no_marks_beside_those_of_its_sentence() -> None:
    digests = [seed.to_bytes(2, "big") for seed in range(2_000)]
    asked = [digest for digest in digests if subject_of(None, digest).things[0].title.endswith("?")]
    said = [
        moment.text for digest in asked for scene in generate_content(digest, 120.0).scenes for moment in scene.said
    ]

    assert len(asked) > 3
    assert [line for line in said if re.search(r"[?!.][?!.,]", line)] == []
