"""Headings of scenes in long stages: what somebody does in them."""

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.topics import NAMED_TOPICS
from mockserver.domain.generation.views.headings import as_heading


@pytest.mark.parametrize(
    ("act", "heading"),
    [
        ("pulls out a dipstick", "Pulling out a dipstick"),
        ("carries a full bucket", "Carrying a full bucket"),
        ("stirs the pot", "Stirring the pot"),
        ("reads a recipe", "Reading a recipe"),
        ("ties both boots", "Tying both boots"),
        ("goes through a list", "Going through a list"),
        ("watches the clock", "Watching the clock"),
        ("tapes the edge", "Taping the edge"),
        ("begins again", "Beginning again"),
        ("shakes the head and starts again", "Shaking the head and starting again"),
        ("closes the notebook and smiles", "Closing the notebook and smiling"),
        ("lays out forks and napkins", "Laying out forks and napkins"),
    ],
)
def test_what_somebody_does_becomes_a_heading(act: str, heading: str) -> None:
    assert as_heading(act) == heading


def test_the_acts_of_all_topics_become_headings() -> None:
    acts = [act for topic in NAMED_TOPICS for stage in topic.stages for act in stage.all_acts]

    assert [act for act in acts if not as_heading(act).split()[0].endswith("ing")] == []


@pytest.mark.parametrize("name", ["kneading dough.mp4", "harbour tour.mp4"])
def test_a_long_video_has_headings_of_what_is_seen_then(name: str) -> None:
    content = generate_content(b"long", 900, title=name)

    assert len({scene.heading for scene in content.scenes}) > 10


@pytest.mark.parametrize("name", ["how i label my spice rack", "how grandpa fixes the loom"])
def test_a_heading_names_a_thing_and_no_sentence(name: str) -> None:
    content = generate_content(b"short", 75, title=name)

    headings = {word for scene in content.scenes for word in scene.heading.split()}
    assert headings.isdisjoint(["how", "label", "fixes"])
