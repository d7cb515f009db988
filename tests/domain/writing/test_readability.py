"""Readability of generated texts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.names.naming import read_words
from mockserver.domain.generation.names.segments import segments_of
from mockserver.domain.generation.topics import TOPICS
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.writing import answer, chapters, hashtags, summary

NAMES = st.sampled_from([topic.keywords[0] for topic in TOPICS])


def _content(*seen: str, said: str = "It is quiet here.", topic: str = "Baking") -> Content:
    scenes = [
        Scene(
            at * 5, at * 5 + 5, f"Part {at}", (Moment(at * 5, at * 5 + 5, text),), (Moment(at * 5, at * 5 + 5, said),)
        )
        for at, text in enumerate(seen)
    ]
    return Content("A title", (topic,), (), tuple(scenes))


@pytest.mark.parametrize(
    ("topic", "phrase"),
    [
        ("Concert", "a concert"),
        ("Business meeting", "a business meeting"),
        ("Customer call", "a customer call"),
        ("Baking", "baking"),
        ("Interview", "an int"),
    ],
)
def test_a_countable_topic_has_its_article(topic: str, phrase: str) -> None:
    text = summary(_content("Rain falls", topic=topic), 5, None, 0)

    assert text.startswith(f'The video "A title" is about {phrase}')


@given(name=NAMES, digest=st.binary(max_size=2))
@settings(max_examples=20)
def test_no_sentence_has_two_introductions(name: str, digest: bytes) -> None:
    content = generate_content(digest, 180, title=name)
    told = " ".join([summary(content, 180, None), *(one.summary for one in chapters(content, 180, None))])

    assert not re.search(
        r"\b(?:At first|In the end|Then|Later|Later on|Next|After that), (?:in|on|at|under) [^,.]*,", told
    )


def test_the_first_heading_of_a_chapter_is_its_title() -> None:
    scenes = (Scene(0, 5, "Seasoning and tasting"), Scene(5, 10, "Serving the dish"))

    assert [one.title for one in chapters(Content("", (), (), scenes), 10, "one chapter")] == ["Seasoning and tasting"]


@pytest.mark.parametrize("person", ["A nurse", "Two firefighters", "An old woman", "Somebody"])
def test_a_question_about_people_is_answered_with_people(person: str) -> None:
    content = _content("Rain falls on a roof", "The camera pans across a field", f"{person} waves from a window")

    text = answer(content, 15, "Who is in the video?")

    assert f"{person} waves".lower() in text.lower()
    assert "Rain" not in text
    assert "quiet" not in text


def test_a_question_about_the_speaker_is_answered_with_a_name() -> None:
    content = _content("Rain falls", "Snow falls", said="Hi, my name is Ada.")

    assert "my name is Ada" in answer(content, 10, "Who is speaking?")


def test_a_question_about_people_in_a_video_without_people_describes_the_scenes() -> None:
    assert "rain falls" in answer(_content("Rain falls on a roof"), 5, "Who is in the video?")


CIRCUMSTANCES = (" in ", " during ", " beside ", " with ", " near ", " behind ", " under ", " just ")


@given(name=NAMES)
@settings(max_examples=20)
def test_lines_of_a_poem_are_complete_phrases(name: str) -> None:
    content = generate_content(b"poem", 60, title=name)
    told = [moment.text.casefold() for moment in content.moments(Modality.VISUAL)]

    lines = answer(content, 60, "Write a poem about it").split("\n")[2::2]

    for line in lines:
        head = ",".join(line.split(",")[:-2]).casefold()
        rests = [text.partition(head)[2] for text in told if head and head in text]
        assert not rests or any(
            not rest or rest.startswith((",", " while", " before", " as", " and", *CIRCUMSTANCES)) for rest in rests
        )


def test_a_line_of_a_poem_that_is_complete_keeps_its_last_word() -> None:
    line = "A cook by the old stove in the bright kitchen of our house slowly lets the steam out"

    assert line in answer(_content(line), 5, "Write a poem about it")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("womens_league_final.mp4", {"the women's league final"}),
        ("how to make pho at home", {"the pho"}),
        ("All-hands March 2024.mp4", {"the All-hands"}),
        ("protest march.mp4", {"the protest march"}),
    ],
)
def test_parts_of_the_subject_are_noun_phrases(name: str, parts: set[str]) -> None:
    named = read_words(segments_of(name))

    assert named
    assert set(named.parts) & parts
    assert not {"the home", "the women's", "the March", "the day"} & set(named.parts)


def test_hashtags_have_no_articles() -> None:
    tags = [tag for number in range(20) for tag in hashtags(generate_content(bytes([number]), 5))]
    subjects = ["".join(subject.split()) for topic in TOPICS for subject in topic.subjects if subject.startswith("a ")]

    assert not set(tags) & set(subjects)
