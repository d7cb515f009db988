"""Answers to questions about one video."""

import pytest

from mockserver.domain.generation.topics import NAMED_TOPICS, Topic
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing import answer
from mockserver.domain.writing.people import first_people_in


def scene(start: float, heading: str, seen: str, said: str = "") -> Scene:
    spoken = (Moment(start, start + 10, said),) if said else ()
    return Scene(start, start + 10, heading, (Moment(start, start + 10, seen),), spoken)


PUPPY = Content(
    "Golden retriever puppy in the kitchen",
    ("dog training",),
    (),
    (
        scene(0, "Waiting", "A boy shows a treat to the puppy", "My name is Ana, and we start with a bowl of water."),
        scene(10, "Sitting", "The puppy sits next to the oven", "Let it rest for ten minutes before the next round."),
        scene(20, "Running", "A towel hangs over a chair", "That was a long way to go, well done."),
    ),
)


def ask(prompt: str) -> str:
    return answer(PUPPY, 30.0, prompt)


@pytest.mark.parametrize("prompt", ["Is there a dog?", "Do you see an animal?", "Does a pet appear?"])
def test_what_the_title_names_is_one_of_its_kind(prompt: str) -> None:
    assert ask(prompt).startswith('Yes, in the video "Golden retriever puppy in the kitchen": ')
    assert "puppy" in ask(prompt).partition(": ")[2]


@pytest.mark.parametrize("prompt", ["Is there a vehicle?", "Is a cat shown?", "Does a bird appear?"])
def test_what_no_word_of_the_title_is_a_kind_of_is_not_there(prompt: str) -> None:
    assert ask(prompt).startswith("No, ")


def test_how_long_something_takes_is_not_how_long_the_video_is() -> None:
    assert ask("How long is the video?") == 'The video "Golden retriever puppy in the kitchen" lasts 0:30 (30 seconds).'
    assert '"Let it rest for ten minutes before the next round" (0:10)' in ask("How long should it rest?")


def test_what_no_line_tells_the_length_of_is_not_told() -> None:
    silent = Content("Bread", (), (), (scene(0, "Baking", "A baker shuts the oven"),))

    assert answer(silent, 10.0, "How long does it bake?").startswith('The video "Bread" does not tell that; ')


@pytest.mark.parametrize("prompt", ["Who is teaching?", "Who presents?", "Who is the speaker?"])
def test_somebody_who_speaks_is_named(prompt: str) -> None:
    assert "Ana" in ask(prompt)


def test_moments_have_the_times_of_their_end_if_the_prompt_wants_them() -> None:
    assert "1. 0:00-0:10 Waiting" in ask("List the best moments with start and end times")
    assert "1. 0:00 Waiting" in ask("List the best moments")


def test_the_times_of_a_thing_are_those_of_its_moments() -> None:
    text = ask("Timestamps of the towel")

    assert "0:20" in text
    assert "0:00" not in text
    assert "0:00" in ask("Timestamps of the fireworks")  # all parts, since there are none


@pytest.mark.parametrize(
    "topic", [topic for topic in NAMED_TOPICS if topic.name != "Dashcam"], ids=lambda one: one.name
)
def test_the_people_of_each_topic_are_known_as_people(topic: Topic) -> None:
    people = [one for one in (*topic.people, *topic.people_opposite) if not one.startswith("somebody ")]
    unknown = [one for one in people if not first_people_in([scene(0, "", f"{one} waits")], 1)]

    assert unknown == []
