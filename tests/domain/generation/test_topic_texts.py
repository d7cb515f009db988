"""The texts of topics: enough of them, each with a slot that makes it a line of one video."""

import re
from itertools import chain, islice, product
from math import prod

import pytest

from mockserver.domain.generation.draws import chance_of
from mockserver.domain.generation.speech.amounts import WithNumbers
from mockserver.domain.generation.speech.audible import is_audible
from mockserver.domain.generation.templates import speaker_of, template_of
from mockserver.domain.generation.topics import EVERYDAY, NAMED_TOPICS, Topic

TOPICS = (*NAMED_TOPICS, EVERYDAY)
OF_ALL = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
OF_SPEAKING = pytest.mark.parametrize(
    "topic", [topic for topic in TOPICS if not topic.is_watched_only], ids=lambda topic: topic.name
)

_SLOT = re.compile(r"{(\w+)}")
_SLOTS = frozenset(
    ["guest", "other", "host", "absent", "home", "town", "company", "client", "number", "part", "about", "subject"]
)
_OF_SUBJECT = frozenset(["part", "about", "subject"])
_ADDRESSED = re.compile(r"(?:^|[,.?!] ){(?:guest|other)},|, {(?:guest|other)}[.,?!]")
_SUBJECT_OF_A_PRESENT_VERB = re.compile(
    r"{(?:part|about|subject)} (?:is|are|was|were|has|have|does|do|(?!(?:always|as|this)\b)\w+[^s\W]s)\b"
)
_CLAUSE_WITHOUT_ABOUT = re.compile(r"(?<!about ){about}")
_PRESENT = re.compile(r"\w+s\b")


def words_of(text: str) -> list[str]:
    """Return the words of a text, without articles and prepositions."""
    return re.findall(r"\b(?!with\b|from\b)[a-z]{4,}\b", text.replace("{subject}", "").lower())


def lines_of(topic: Topic) -> list[str]:
    """Return what is said, without who says it."""
    plans = chain(topic.remarks, *(stage.lines for stage in topic.stages))
    return [speaker_of(plan)[1] for plan in plans]


@OF_ALL
def test_a_topic_has_enough_of_each_text(topic: Topic) -> None:
    assert len(topic.stages) >= 4
    assert all(len(stage.acts) >= 3 for stage in topic.stages)
    assert len(topic.details) >= 5
    assert min(map(len, (topic.people, topic.places, topic.brands))) >= 4
    assert all(len(stage.acts_opposite) >= 4 * bool(topic.people_opposite) for stage in topic.stages)
    assert min(len(topic.signs), len(topic.hashtags)) >= 6


@OF_ALL
def test_a_topic_has_something_to_say_at_each_stage_unless_the_camera_only_watches(topic: Topic) -> None:
    spoken = [*(len(stage.lines) >= 5 for stage in topic.stages), len(topic.remarks) >= 4]

    assert all(spoken) is not topic.is_watched_only
    assert bool(lines_of(topic)) is not topic.is_watched_only


@OF_ALL
def test_each_text_of_a_topic_is_there_once(topic: Topic) -> None:
    acts = [act for stage in topic.stages for act in stage.all_acts]
    for texts in (lines_of(topic), acts, topic.people, topic.places, topic.details, topic.signs, topic.brands):
        assert len(set(texts)) == len(texts)


@OF_ALL
def test_a_title_of_a_topic_has_a_capital_at_the_start_only(topic: Topic) -> None:
    for title in topic.titles:  # a capital within a title tells a name
        assert title.removeprefix("{subject}")[1:] == title.removeprefix("{subject}")[1:].lower()


@OF_ALL
def test_no_title_of_a_topic_repeats_a_word_of_its_subject(topic: Topic) -> None:
    for title, subject in product(topic.titles, topic.subjects):
        assert not {*words_of(title)} & {*words_of(subject)}


@OF_SPEAKING
def test_each_line_of_a_topic_has_slots_that_are_known(topic: Topic) -> None:
    slots = [set(_SLOT.findall(line)) for line in lines_of(topic)]

    assert all(slots)
    assert set().union(*slots) <= _SLOTS


@OF_SPEAKING
def test_a_third_of_a_topics_lines_speak_of_the_subject_and_few_address_somebody(topic: Topic) -> None:
    lines = lines_of(topic)

    of_subject = [line for line in lines if not _OF_SUBJECT.isdisjoint(_SLOT.findall(line))]
    addressing = [line for line in lines if _ADDRESSED.search(line)]

    assert 3 * len(of_subject) >= len(lines) >= 3 * len(addressing)


@OF_SPEAKING
def test_each_stage_of_a_topic_has_lines_for_an_audio_recording(topic: Topic) -> None:
    assert all(len(list(filter(is_audible, stage.lines))) >= 3 for stage in topic.stages)


@OF_ALL
def test_a_line_fits_a_subject_of_any_number(topic: Topic) -> None:
    lines = lines_of(topic)

    assert not list(filter(_SUBJECT_OF_A_PRESENT_VERB.search, lines))
    assert not list(filter(_CLAUSE_WITHOUT_ABOUT.search, lines))


@OF_ALL
def test_an_act_is_a_predicate_without_slots(topic: Topic) -> None:
    acts = [act for stage in topic.stages for act in stage.all_acts]

    assert all(_PRESENT.match(act) and not _SLOT.search(act) for act in acts)


@OF_SPEAKING
def test_a_line_differs_between_videos_by_more_than_a_small_number(topic: Topic) -> None:
    of_numbers = [(line, slots) for line in lines_of(topic) if (slots := template_of(line)[1])]
    alike = [line for line, slots in of_numbers if prod(map(count_of, slots)) < 25]

    assert alike == []


def count_of(slot: str) -> int:
    """Return how many values a slot has: few if it is a number of days, more if it is a name."""
    return len({*islice(WithNumbers({}, chance_of(b"", "numbers"))[slot], 100)}) if slot.startswith("number") else 100
