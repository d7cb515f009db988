"""Answers in XML, with the elements that a prompt shows or names."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.lists.markup import markup_in

BREAD = generate_content(b"bread", 240, title="How to bake bread & rolls.mp4")
NAMES = st.sampled_from(["title", "summary", "topics", "mood", "steps", "chapter", "quotes", "score", "has_music"])
HINTS = st.sampled_from(["", "...", "0-100", "true|false", "MM:SS", "short text"])


def element(name: str, attributes: list[str], inner: str) -> str:
    begin = " ".join([name, *(f'{one}=""' for one in attributes)])
    return f"<{begin}>{inner}</{name}>"


LEAVES = st.builds(element, NAMES, st.lists(NAMES, max_size=2, unique=True), HINTS)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        element,
        st.sampled_from(["video", "scenes", "scene", "report"]),
        st.lists(NAMES, max_size=1),
        st.lists(inner, min_size=1, max_size=3).map("\n".join),
    ),
    max_leaves=6,
)


def read(xml: str) -> Element:
    return fromstring(xml)  # noqa: S314 - our own


def names_of(found: Element) -> set[str]:
    return {one.tag for one in found.iter()} | {name for one in found.iter() for name in one.attrib}


@given(TREES)
def test_an_answer_is_xml_with_the_elements_and_attributes_that_are_shown(shown: str) -> None:
    written = read(answer(BREAD, 240, f"Fill in this template:\n{shown}"))

    assert names_of(written) == names_of(read(shown))


def test_a_list_has_several_elements() -> None:
    found = read(answer(BREAD, 240, '<scenes><scene start=""><description/></scene></scenes>'))

    assert len(found.findall("scene/description")) > 1
    assert all(one.get("start") and one.findtext("description") for one in found)


@pytest.mark.parametrize("prompt", ["Describe the video as XML.", "XML with the fields title and mood, please"])
def test_xml_without_a_template_has_an_element_for_the_video(prompt: str) -> None:
    assert read(answer(BREAD, 240, prompt)).findtext("title") == BREAD.title


def test_tags_that_a_prompt_names_are_around_the_answer() -> None:
    prompt = "Put your reasons in <reasoning> tags and the verdict in <answer> tags: is there any bread?"

    found = read(f"<all>{answer(BREAD, 240, prompt)}</all>")

    assert found.findtext("reasoning")
    assert (found.findtext("answer") or "").startswith("Yes")


@pytest.mark.parametrize("prompt", ["Name the <brand> in a line", "if a < b and c > d", "[MM:SS] <event>"])
def test_other_angles_are_no_xml(prompt: str) -> None:
    assert markup_in(prompt) == ()
