"""What is said in each genre of made-up videos: enough of it, in good English, in an order that makes sense."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.speech.audible import is_audible
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_of_name import genre_in
from mockserver.domain.generation.speech.genres import PHRASES
from mockserver.domain.generation.subject import subject_of
from mockserver.domain.generation.templates import speaker_of, template_of
from mockserver.domain.generation.topics import Stage
from mockserver.domain.generation.views.headings import as_heading
from mockserver.domain.generation.words_of_topics import texts_of
from mockserver.domain.records.scenes import Content, Modality, Scene

OF_ALL = pytest.mark.parametrize("genre", Genre, ids=lambda genre: genre.name)

_SLOT = re.compile(r"{(\w+)}")
# At least one of these is in each line: they differ between videos.
_OF_VIDEO = frozenset(
    [
        *("host", "guest", "other", "absent", "home", "town", "company", "client"),
        *("about", "subject", "title", "Title", "part", "matter"),
    ]
)
_SLOTS = _OF_VIDEO | {"act", "second_act", "detail", "person", "Person", "place", "Place", "step"}

# Awkward subjects: (what follows "about", a noun phrase).
_AWKWARD = (
    ("the Honda Accord 2019 walkaround", "the Honda Accord"),
    ("how my cat knocks over the tree", "the cat"),
    ("list comprehensions", "the list comprehensions"),
    ("an onboarding call", "an onboarding call"),
    ("replacing a bike chain", "the bike chain"),
    ("Grandma's 80th birthday", "Grandma's 80th birthday"),
)
# After these words a noun phrase is no subject of a verb.
_BEFORE_OBJECTS = ("about ", "of ", "on ", "to ", "with ", "into ", "for ", "around ", "from ", "without ")
_FAULTS = {
    "a verb in the singular after a noun phrase that may be a plural": re.compile(
        rf"(?<!{')(?<!'.join(_BEFORE_OBJECTS)})the list comprehensions (?:is|was|has|does|doesn't|[a-z]+[^s\W]s)\b"
    ),
    "a clause after another word than about": re.compile(r"(?<!about )(?<!: )\bhow my cat"),
    "two articles": re.compile(r"\b(?:an?|your|my|our) (?:an?|the) ", re.IGNORECASE),
    "a wrong article": re.compile(r"\ba [aeio]\w|\ban [^aeiouh\W]"),
    "a pronoun for a person": re.compile(r"\b(?:he|she|him|his|hers?|himself|herself)\b", re.IGNORECASE),
    "a word twice": re.compile(r"\b([a-z]+) \1\b"),
    "no sign at the end": re.compile(r"[^.!?]$"),
    "a small letter at the beginning": re.compile(r"(?:^|[.!?] )[a-z]"),
    "a space too many": re.compile(r"  | [,.?!]"),
}
_FILLED = {
    **{"host": "Sheryl", "guest": "Leroy", "other": "Vicki", "absent": "Bryce", "matter": "the delivery times"},
    **{"home": "Waltonfurt", "town": "West Aliton", "company": "Liu-Ibarra", "client": "Globex"},
    **{"act": "stirs the pot", "second_act": "lays the table", "detail": "steam rises", "step": "kneading by hand"},
    **{"person": "a baker in white", "Person": "A baker in white", "place": "at a table", "Place": "At a table"},
    **{"title": "Cup final", "Title": "Cup final"},
}


def lines_of(genre: Genre) -> list[str]:
    """Return all sentences of a genre, without the things that people speak of."""
    matters = frozenset(PHRASES[genre].matters)
    return [speaker_of(text)[1] for text in texts_of(genre) if text not in matters]


def filled(line: str) -> Iterator[str]:
    for about, part in _AWKWARD:
        subject = part if about.startswith("how ") else about
        text, slots, _ = template_of(line)
        yield text % tuple([{**_FILLED, "about": about, "part": part, "subject": subject}[slot] for slot in slots])


@OF_ALL
def test_a_genre_has_enough_of_each_kind_of_line(genre: Genre) -> None:
    phrases = PHRASES[genre]

    assert min(map(len, (phrases.greetings, phrases.introductions, phrases.transitions, phrases.closings))) >= 8
    assert len(phrases.leads) >= 6
    assert len(phrases.lines) + 2 * len(phrases.exchanges) >= 60
    assert not phrases.matters or len(phrases.matters) >= 50
    assert any("{title}" in text for text in phrases.introductions)


@OF_ALL
def test_a_genre_has_enough_for_an_audio_recording(genre: Genre) -> None:
    phrases = PHRASES[genre]
    titled = [text for text in phrases.introductions if "{title}" in text]
    said = (phrases.greetings, phrases.introductions, titled, phrases.leads, phrases.transitions, phrases.closings)

    assert all(any(map(is_audible, group)) for group in said)
    assert len(list(filter(is_audible, chain(phrases.lines, *phrases.exchanges)))) >= 50


@OF_ALL
def test_each_line_of_a_genre_is_a_line_of_one_video(genre: Genre) -> None:
    slots = {line: set(_SLOT.findall(line)) for line in lines_of(genre)}

    assert [line for line, found in slots.items() if found.isdisjoint(_OF_VIDEO)] == []
    assert set().union(*slots.values()) <= _SLOTS
    assert len(set(lines_of(genre))) == len(lines_of(genre))


@OF_ALL
@pytest.mark.parametrize("fault", _FAULTS)
def test_lines_of_a_genre_are_good_english_with_awkward_subjects(genre: Genre, fault: str) -> None:
    found = [line for plan in lines_of(genre) for line in filled(plan) if _FAULTS[fault].search(line)]

    assert found == []


@pytest.mark.parametrize(
    ("name", "genre"),
    [
        ("how-to-unclog-a-sink.mp4", Genre.TUTORIAL),
        ("how to back up a boat trailer", Genre.TUTORIAL),
        ("replace toilet valve.mp4", Genre.TUTORIAL),
        ("Weekly standup 2024-03-04", Genre.MEETING),
        ("Q2 earnings call", Genre.MEETING),
        ("onboarding call new employees", Genre.MEETING),
        ("customer support call refund order 4471.mp4", Genre.CALL),
        ("sales demo Globex discovery call", Genre.SALES_CALL),
        ("cold call recording Acme 2024-03-11.mp4", Genre.SALES_CALL),
        ("helpdesk printer offline", Genre.CALL),
        ("how to handle a support call", Genre.TUTORIAL),
        ("interview with a beekeeper", Genre.INTERVIEW),
        ("wolves of the north trailer", Genre.TRAILER),
        ("history of art lecture", Genre.LECTURE),
        ("depo_garcia_vol1.mpg", Genre.TESTIMONY),
        ("suppression hearing day 2", Genre.TESTIMONY),
        ("senate hearing on rail safety", Genre.MEETING),
        ("what is a deposition", Genre.LECTURE),
        ("mother of the groom speech", Genre.TOAST),
        ("how to write a best man speech", Genre.TUTORIAL),
        ("call concerning my order", Genre.CALL),
        ("Lap Appendectomy Case 14.mp4", Genre.OPERATION),
        ("appendectomy recovery vlog", Genre.VLOG),
        ("TKA_left_knee_robotic.mp4", Genre.OPERATION),
        ("BWC_Ofc-Ramirez_Traffic-Stop.mp4", Genre.PATROL),
        ("Telehealth_Consult_Migraine.mp4", Genre.CONSULTATION),
        ("cardiology appointment chest pain", Genre.CONSULTATION),
        ("how to prepare for a patient interview", Genre.TUTORIAL),
        ("the history of coffee documentary", Genre.DOCUMENTARY),
        ("chess tournament round 5", Genre.COMMENTARY),
        ("school play act 2", Genre.STAGE),
        ("Grandma's apple tree", Genre.HOME_VIDEO),
        ("day in my life as a nurse", Genre.VLOG),
        ("pottery", Genre.TUTORIAL),
        ("wedding highlights", Genre.HOME_VIDEO),
    ],
)
def test_the_name_decides_the_genre_before_the_topic(name: str, genre: Genre) -> None:
    assert subject_of(name, b"").genre is genre


def test_a_longer_expression_hides_the_words_in_it() -> None:
    assert genre_in(["movie", "trailer"]) is Genre.TRAILER
    assert genre_in(["boat", "trailer"]) is None
    assert genre_in([]) is None


_NAMES = {
    Genre.ADVERTISEMENT: "lantern promo",
    Genre.CALL: "lantern support call",
    Genre.CEREMONY: "lantern memorial service",
    Genre.COMMENTARY: "lantern league",
    Genre.CONSULTATION: "lantern patient consult",
    Genre.DOCUMENTARY: "lantern documentary",
    Genre.HOME_VIDEO: "grandma lanterns",
    Genre.INTERVIEW: "lantern podcast",
    Genre.JOB_INTERVIEW: "lantern job interview",
    Genre.LECTURE: "lantern lecture",
    Genre.MEETING: "lantern standup",
    Genre.NEWS_REPORT: "lantern news",
    Genre.OPERATION: "lantern live surgery",
    Genre.PATROL: "bodycam lantern",
    Genre.SALES_CALL: "lantern sales call",
    Genre.STAGE: "lantern recital",
    Genre.TESTIMONY: "lantern deposition",
    Genre.TOAST: "lantern wedding speech",
    Genre.TRAILER: "lantern trailer",
    Genre.TUTORIAL: "how to make lanterns",
    Genre.VLOG: "lantern vlog",
}


def said_in(genre: Genre, seconds: int) -> list[str]:
    content = generate_content(b"order", seconds, title=_NAMES[genre])
    return [moment.text for moment in content.moments(Modality.SPEECH)]


def is_from(line: str, plans: Iterable[str]) -> bool:
    return any(re.fullmatch(".+".join(map(re.escape, _SLOT.split(speaker_of(plan)[1])[::2])), line) for plan in plans)


@OF_ALL
def test_a_video_begins_with_a_greeting_and_the_subject_and_ends_with_a_closing(genre: Genre) -> None:
    phrases, said = PHRASES[genre], said_in(genre, 300)

    assert is_from(said[0], phrases.greetings)
    assert is_from(said[1], phrases.introductions)
    assert is_from(said[-1], phrases.closings)


@OF_ALL
def test_a_reply_follows_what_it_answers(genre: Genre) -> None:
    said = said_in(genre, 600)

    for first, reply in PHRASES[genre].exchanges:
        after = [line for before, line in pairwise(said) if is_from(before, [first])]
        assert all(is_from(line, [reply]) for line in after)


def scenes_of(stage: Stage, content: Content) -> list[Scene]:
    """Return the scenes from the one with the heading of the stage to the next stage; between are headings of acts."""
    acts = {as_heading(act) for act in stage.all_acts}
    return [scene for scene in content.scenes if scene.heading == stage.heading or scene.heading in acts]


def test_a_stage_begins_with_a_lead_and_has_lines_of_the_topic_in_their_order() -> None:
    content = generate_content(b"stages", 300, title="how to bake bread")
    topic = subject_of("how to bake bread", b"").topic
    of_genre = list(chain(PHRASES[Genre.TUTORIAL].leads, PHRASES[Genre.TUTORIAL].leads_to_step))

    shares = []
    for stage in topic.stages:
        said = [moment.text for scene in scenes_of(stage, content) for moment in scene.said]
        places = [at for line in said for at, plan in enumerate(stage.lines) if is_from(line, [plan])]
        if stage is not topic.stages[-1]:
            assert is_from(said[0], of_genre if stage is not topic.stages[0] else PHRASES[Genre.TUTORIAL].greetings)
        assert places == sorted(set(places))
        shares.append(sum(is_from(line, [*stage.lines, *topic.remarks]) for line in said) / len(said))

    assert sum(shares) / len(shares) >= 0.5
