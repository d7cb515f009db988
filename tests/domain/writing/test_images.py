"""Texts about images: they have no times, and a name made of words."""

import re

import pytest

from mockserver.domain.rules.sources import named_content
from mockserver.domain.writing.composer import compose
from mockserver.domain.writing.stills import content_of_stills, noun_of_stills
from mockserver.domain.writing.texts import source_for

_TIME = re.compile(r"\d:\d\d|\blasts\b")


def text_about(names: list[str], prompt: str) -> str:
    content = content_of_stills([named_content(name) for name in names])
    return compose(source_for(content, len(names), prompt, 0.2, noun=noun_of_stills(len(names))))


@pytest.mark.parametrize(
    "prompt",
    [
        "Describe the image",
        "What is in the picture?",
        "When does the dog appear?",
        "Is there a bicycle?",
        "How many dogs are there?",
        "How long is it?",
        "What happens at the beginning?",
        "List everything that you see",
        "Summarize it in 10 sentences",
        "List the objects as JSON",
        "Describe it as JSON",
        "Highlights in 3 bullet points",
        "What emotion does it show?",
        "Which text can be read?",
    ],
)
@pytest.mark.parametrize("names", [["golden-retriever-on-the-beach"], ["red-bicycle", "blue car"], ["IMG_2031"], [""]])
def test_a_text_about_images_names_no_times(names: list[str], prompt: str) -> None:
    assert not _TIME.search(text_about(names, prompt))


def test_the_title_of_an_image_is_made_of_words() -> None:
    assert named_content("golden-retriever_on the beach").title == "Golden retriever on the beach"
