"""What is known of the words of a made-up video without reading its texts."""

import re
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import astuple

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.templates import template_of
from mockserver.domain.generation.topics import NAMED_TOPICS, TOPICS
from mockserver.domain.generation.views.seen import views_of
from mockserver.domain.generation.words_of_topics import texts_of
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


def test_a_template_joins_no_value_to_letters() -> None:
    seen = chain.from_iterable(chain(*astuple(views_of(topic))) for topic in TOPICS)
    said = [line for genre in Genre for line in texts_of(genre)]
    sayings = [line for topic in NAMED_TOPICS for line in chain(topic.remarks, *(one.lines for one in topic.stages))]

    assert not [text for text, _, _ in (*seen, *map(template_of, [*said, *sayings])) if _JOINED.search(text)]
