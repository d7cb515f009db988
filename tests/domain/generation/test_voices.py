"""Who says each line of a made-up video."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genres import PHRASES
from mockserver.domain.generation.speech.voices import ROLES, exchange
from mockserver.domain.generation.templates import template_of
from mockserver.domain.records.scenes import Modality, Moment, Voice

CONVERSATIONS = (
    *("support call about a lost parcel", "refund call", "sales call with Initech", "weekly standup team blue"),
    *("board meeting", "city council meeting budget", "podcast on sleep", "interview with a beekeeper"),
    *(
        "deposition of Carla Jones",
        "podcast about carpentry",
        "interview on painting",
        "all hands meeting about the football club",
    ),
)
OTHERS = ("lecture on glaciers", "documentary on wolves", "cup final", "vlog moving house", "how to make lanterns")
_INTRODUCED = r"(?:I'm|name is|[Tt]his is|[Ii]t's|speaking with|oodbye from) {0}\b|\b{0},? (?:here|speaking|for)\b"
_CALLED = re.compile(r"(?P<name>\w+)(?:, over to you| has prepared something|, I think the next one is yours)")


def said_in(name: str, seconds: float = 600, digest: bytes = b"") -> list[Moment]:
    content = generate_content(digest or name.encode(), seconds, title=name)
    return [*content.moments(Modality.SPEECH)]


def voice_of(moment: Moment) -> Voice:
    assert moment.voice is not None
    return moment.voice


@pytest.mark.parametrize("name", CONVERSATIONS)
@given(digest=st.binary(min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_somebody_in_a_conversation_who_says_their_own_name_introduces_themselves(name: str, digest: bytes) -> None:
    for moment in said_in(name, 300, digest):
        own = voice_of(moment).name
        if own and re.search(rf"\b{own}\b", moment.text):
            assert re.search(_INTRODUCED.format(own), moment.text), moment


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_several_people_speak_in_a_conversation(name: str) -> None:
    voices = [voice_of(moment) for moment in said_in(name)]

    assert len({*voices}) > 1
    assert max(map(voices.count, {*voices})) < 0.8 * len(voices)


@pytest.mark.parametrize("name", OTHERS)
def test_one_person_says_everything_in_other_videos(name: str) -> None:
    assert len({voice_of(moment) for moment in said_in(name)}) == 1


@given(
    name=st.sampled_from([*CONVERSATIONS, *OTHERS]), digest=st.binary(max_size=4), seconds=st.sampled_from([20, 300])
)
@settings(max_examples=60, deadline=None)
def test_only_somebody_whom_a_line_or_the_title_names_has_a_name(name: str, digest: bytes, seconds: float) -> None:
    said = said_in(name, seconds, digest)

    text = " ".join([name, *(moment.text for moment in said)])

    assert all(voice_of(moment).name in text for moment in said)


@pytest.mark.parametrize("genre", [genre for genre in Genre if PHRASES[genre].exchanges], ids=lambda genre: genre.name)
def test_a_reply_is_said_by_somebody_else_whom_it_does_not_name(genre: Genre) -> None:
    for one, other in PHRASES[genre].exchanges:
        first, reply = exchange(template_of(one), template_of(other), genre)

        assert {first[2], reply[2]} <= ROLES[genre].keys()
        assert first[2] != reply[2]
        assert first[2] not in first[1]
        assert reply[2] not in reply[1]


def test_who_is_called_in_a_meeting_speaks_soon() -> None:
    for digest in range(20):
        said = said_in("weekly standup team blue", 600, bytes([digest]))
        for at, moment in enumerate(said):
            if called := _CALLED.search(moment.text):
                assert called["name"] in [voice_of(one).name for one in said[at + 1 : at + 4]]
