"""What is known of the words of a made-up video without reading its texts."""

import re
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import astuple

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.templates import framed, template_of, templates_of
from mockserver.domain.generation.topics import TOPICS
from mockserver.domain.generation.views.seen import views_of
from mockserver.domain.retrieval.small.videos import CorpusVideo
from mockserver.domain.retrieval.words import stems_of, tokenise

_JOINED = re.compile(r"[\w'\u2019]%s|%s[\w'\u2019]")

NAMES = (
    None,
    "IMG_2231",
    "how-to-unclog-a-sink.mp4",
    "GitRebaseExplained_final_v2",
    "Omas Kartoffelsalat à la crème",
    "Emma's first steps don't count, 100% 'true' story ''",
    "猫が好き",
)


@settings(max_examples=60, deadline=None)
@given(digest=st.binary(max_size=8), name=st.sampled_from(NAMES) | st.text(max_size=30), is_audio=st.booleans())
def test_the_stems_of_a_video_are_known_from_its_templates(digest: bytes, name: str | None, is_audio: bool) -> None:
    content = generate_content(digest, 400, title=name, is_audio=is_audio)

    video = CorpusVideo("a video", content, 0)

    assert video.shared
    written = set(chain.from_iterable(stems_of(tokenise(text)) for text in video.texts))
    assert written <= set(video.stems).union(*video.shared)


@pytest.mark.parametrize("is_audio", [False, True])
def test_a_template_joins_no_value_but_the_host_to_letters(is_audio: bool) -> None:
    templates = [templates_of(topic, is_audio=is_audio) for topic in TOPICS]
    frames = [frame for some in templates for group in some.frames.values() for frame in group]
    others = [
        one
        for some in templates
        for group in (some.greetings, some.closings, some.lines)
        for one in (*group, *map(template_of, chain(some.remarks, *some.sayings.values())))
    ]

    around = [(before + after, slots) for before, after, slots in frames]
    seen = chain.from_iterable(chain(*astuple(views_of(topic))) for topic in TOPICS)
    joined = {text: slots for text, slots in [*others, *around, *seen] if _JOINED.search(text)}

    assert joined == {"Here is %s's advice: ": ("host",)}


@pytest.mark.parametrize("line", ["Stir it.", "I stir it.", "Is it hot?", "Stir it!"])
def test_a_framed_line_is_made_of_the_line_and_its_frame(line: str) -> None:
    frames = templates_of(TOPICS[0], is_audio=False).frames[line[-1]]

    lines = [framed(template_of(line), frame) for frame in frames]

    assert len(lines) >= 3
    assert all(line[1:-1] in text and text.count("%s") == len(slots) > 0 for text, slots in lines)
    assert [words_of(text) for text, _ in lines] == [words_of(f"{before}{after} {line}") for before, after, _ in frames]


def words_of(template: str) -> list[str]:
    return sorted(tokenise(template.replace("%s", " ")))
