"""Summaries that tell a video from its beginning to its end, chapters and hashtags."""

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Modality
from mockserver.domain.writing import chapters, hashtags, summary
from mockserver.domain.writing.people import introduced_once

NAMES = ("harbour tour.mp4", "kneading dough.mp4", "drone over fjords.mp4", "cat chases laser.mp4")


@pytest.mark.parametrize("name", NAMES)
def test_a_summary_quotes_what_is_said_and_ends_with_the_end(name: str) -> None:
    content = generate_content(b"narrated", 300, title=name)
    text = summary(content, 300, None)

    quotes = [one.rstrip(",") for one in text.split('"')[1::2] if one not in content.title]
    lines = " ".join(moment.text for moment in content.moments(Modality.SPEECH)).casefold()
    last = [moment.text for moment in content.moments(Modality.VISUAL)][-1]
    assert quotes
    assert all(quote.casefold() in lines for quote in quotes)
    assert last.split()[-1] in text.split(". ")[-1]


def test_somebody_is_introduced_once() -> None:
    texts = ["A baker in white kneads dough", "An apprentice watches a baker in white", "Flour is on the table"]

    assert introduced_once(texts) == [texts[0], "An apprentice watches the baker in white", texts[2]]


def test_two_people_of_one_kind_are_not_mixed_up() -> None:
    texts = ["A man in a red coat waits", "A man with a dog walks past"]

    assert introduced_once(texts) == texts


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("duration", [30, 120, 480, 900])
def test_chapters_of_a_made_up_video_have_titles_of_their_own(name: str, duration: float) -> None:
    titles = [one.title for one in chapters(generate_content(b"titles", duration, title=name), duration, None)]

    assert len(set(titles)) == len(titles)
    assert not any("(part" in title or ", then " in title for title in titles)


@pytest.mark.parametrize(
    ("name", "some", "none"),
    [
        ("replacing brake pads Honda Accord.mp4", {"brakepads", "hondaaccord"}, {"replacing", "accord", "pads"}),
        ("onboarding call acme.mp4", {"onboarding", "acme", "onboardingcall"}, {"call"}),
        ("Tokyo street food.mp4", {"tokyo", "streetfood"}, {"street", "food"}),
        ("morning yoga flow.mp4", {"yoga", "morningyogaflow"}, {"flow", "morning"}),
        ("10 tips for better sleep.mp4", {"bettersleep", "sleep"}, {"better", "for"}),
    ],
)
def test_hashtags_are_things_that_somebody_would_tag(name: str, some: set[str], none: set[str]) -> None:
    tags = set(hashtags(generate_content(b"tags", 20, title=name)))

    assert some <= tags
    assert not none & tags
