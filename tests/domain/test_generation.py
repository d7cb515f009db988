"""Seeded generation: the same bytes make the same video, and the video makes sense."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation import generate_content, imagined, imagined_content
from mockserver.domain.generation.naming import words_of
from mockserver.domain.generation.topics import TOPICS
from mockserver.domain.records.scenes import Content, Modality
from mockserver.state.codec import to_plain

DIGESTS = st.binary(max_size=40)
CONTENT = generate_content(b"a", 30)
DURATIONS = st.one_of(
    st.floats(0.01, 600, allow_nan=False), st.integers(1, 400), st.integers(1, 12_800).map(lambda ticks: ticks / 32)
)
SCRIPT = """
import hashlib
from mockserver.domain.generation import generate_content
for number in range(20):
    content = generate_content(bytes([number]), 61.7, title="some cooking" if number % 2 else None)
    print(hashlib.sha256(repr(content).encode()).hexdigest())
"""


def printed_with_hash_seed(seed: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    ).stdout


@given(digest=DIGESTS, duration=DURATIONS)
def test_scenes_cover_the_whole_duration_without_gaps(digest: bytes, duration: float) -> None:
    scenes = generate_content(digest, duration).scenes

    assert (scenes[0].start, scenes[-1].end) == (0, duration)
    assert all(before.end == after.start for before, after in pairwise(scenes))


@given(digest=DIGESTS, duration=DURATIONS)
def test_scenes_last_between_4_and_20_seconds_where_the_video_does(digest: bytes, duration: float) -> None:
    lengths = [scene.end - scene.start for scene in generate_content(digest, duration).scenes]

    assert all(min(duration, 4) <= length <= 20 for length in lengths)


@given(digest=DIGESTS, duration=DURATIONS)
def test_every_moment_lies_within_its_scene(digest: bytes, duration: float) -> None:
    scenes = generate_content(digest, duration).scenes

    moments = [(scene, moment) for scene in scenes for modality in Modality for moment in scene.moments(modality)]

    assert all(scene.start <= moment.start < moment.end <= scene.end for scene, moment in moments)


@given(digest=DIGESTS, duration=DURATIONS)
def test_times_lie_on_the_grid_of_their_source(digest: bytes, duration: float) -> None:
    content = generate_content(digest, duration)

    def times(modality: Modality) -> list[float]:
        return [time for moment in content.moments(modality) for time in (moment.start, moment.end)]

    assert all(time * 32 % 1 == 0 or time == duration for time in times(Modality.VISUAL))
    assert all(time == round(time, 2) for time in times(Modality.SPEECH))
    assert all(float(time).is_integer() for time in (*times(Modality.TEXT), *times(Modality.LOGO)))


@given(digest=DIGESTS, duration=DURATIONS)
def test_each_scene_has_one_description_and_up_to_three_sentences(digest: bytes, duration: float) -> None:
    scenes = generate_content(digest, duration).scenes

    assert all(len(scene.seen) == 1 and len(scene.said) <= 3 for scene in scenes)
    assert all(len(scene.said) >= 1 for scene in scenes if scene.end - scene.start >= 0.1)


@given(digest=DIGESTS, duration=DURATIONS, title=st.none() | st.text(max_size=60))
@settings(max_examples=50)
def test_the_same_arguments_always_give_the_same_content(digest: bytes, duration: float, title: str | None) -> None:
    assert generate_content(digest, duration, title=title) == generate_content(digest, duration, title=title)


def test_content_does_not_depend_on_the_hash_seed_of_the_process() -> None:
    assert printed_with_hash_seed("1") == printed_with_hash_seed("4242")


def test_different_digests_give_different_content() -> None:
    contents = {generate_content(bytes([first, second]), 20) for first in range(16) for second in range(16)}

    assert len(contents) == 256
    assert len({content.title for content in contents}) > 60


@pytest.mark.parametrize("duration", [4, 4.0, 0.5, 0.01])
def test_a_short_video_has_one_scene(duration: float) -> None:
    scenes = generate_content(b"short", duration).scenes

    assert [(scene.start, scene.end) for scene in scenes] == [(0, duration)]


def test_an_empty_video_has_no_scenes() -> None:
    assert generate_content(b"empty", 0).scenes == ()


@pytest.mark.parametrize("duration", [float("nan"), float("inf")])
def test_a_duration_that_is_no_number_is_refused(duration: float) -> None:
    with pytest.raises(ValueError, match="finite number of seconds"):
        generate_content(b"", duration)


def test_two_hours_are_told_within_a_blink() -> None:
    generate_content(b"warm", 60)

    def seconds() -> float:
        started = time.process_time()
        generate_content(b"long", 7200)
        return time.process_time() - started

    # 0.02 to 0.05 s where this was written; the limit leaves room for slower machines and still forbids detours.
    assert min(seconds() for _ in range(5)) < 0.1


def test_a_video_follows_the_stages_of_its_topic() -> None:
    content = generate_content(b"story", 120, title="sailing")
    topic = next(topic for topic in TOPICS if topic.name == "Sailing")

    headings = list(dict.fromkeys(scene.heading for scene in content.scenes))

    assert headings == [stage.heading for stage in topic.stages]


@pytest.mark.parametrize(
    ("name", "topic", "title"),
    [
        ("cooking-pasta.mp4", "Cooking", "Cooking pasta"),
        ("uploads/My_Dogs.MOV", "Dog training", "My Dogs"),
        ("CityTraffic.mp4", "City traffic", "City Traffic"),
        ("robots in the lab", "Robotics", "Robots in the lab"),
    ],
)
def test_a_name_that_speaks_of_a_topic_decides_topic_and_title(name: str, topic: str, title: str) -> None:
    contents = [generate_content(bytes([number]), 30, title=name) for number in range(10)]

    assert {content.topics for content in contents} == {(topic,)}
    assert {content.title for content in contents} == {title}


def test_a_name_that_speaks_of_a_subject_brings_that_subject() -> None:
    contents = [generate_content(bytes([number]), 60, title="cooking-pasta.mp4") for number in range(10)]

    assert all("freshpasta" in content.hashtags for content in contents)


def test_a_name_without_meaning_leaves_topic_and_title_to_the_digest() -> None:
    assert generate_content(b"any", 30, title="IMG_0042.MOV") == generate_content(b"any", 30)


def test_every_topic_can_be_told() -> None:
    contents = [generate_content(b"each", 300, title=topic.keywords[0]) for topic in TOPICS]

    assert len(TOPICS) >= 20
    assert [content.topics[0] for content in contents] == [topic.name for topic in TOPICS]
    assert all("{" not in text and "}" not in text for content in contents for text in texts_of(content))


def test_text_and_brands_appear_now_and_then() -> None:
    scenes = generate_content(b"signs", 1200).scenes

    assert 0.1 < sum(bool(scene.read) for scene in scenes) / len(scenes) < 0.6
    assert 0.05 < sum(bool(scene.branded) for scene in scenes) / len(scenes) < 0.5


def test_file_names_are_read_without_folder_and_extension() -> None:
    assert words_of("videos/2023/cooking-pasta_v2.mp4") == ["cooking", "pasta", "v2"]


def texts_of(content: Content) -> list[str]:
    told = [moment.text for modality in Modality for moment in content.moments(modality)]
    return [content.title, *content.hashtags, *told, *(scene.heading for scene in content.scenes)]


@settings(deadline=None, max_examples=20)
@given(DIGESTS, DURATIONS, st.sampled_from(["title", "topics", "hashtags", "scenes"]))
def test_imagined_content_is_what_is_generated_whatever_of_it_is_looked_at_first(
    digest: bytes, duration: float, first: str
) -> None:
    imagined, generated = imagined_content(digest, duration), generate_content(digest, duration)

    assert getattr(imagined, first) == getattr(generated, first)
    assert imagined == generated


@pytest.mark.parametrize(
    "look",
    [
        lambda content: content == CONTENT,
        lambda content: [CONTENT].index(content) == 0,
        lambda content: hash(content) == hash(CONTENT),
        lambda content: repr(content) == repr(CONTENT),
        lambda content: replace(content, title="Other") == replace(CONTENT, title="Other"),
        lambda content: content.fitted(10) == CONTENT.fitted(10),
        lambda content: list(content.moments(Modality.VISUAL)) == list(CONTENT.moments(Modality.VISUAL)),
        lambda content: to_plain(content) == to_plain(CONTENT),
        lambda content: deepcopy(content) == CONTENT,
    ],
)
def test_nobody_can_tell_imagined_content_from_generated(look: Callable[[Content], bool]) -> None:
    assert look(imagined_content(b"a", 30))


def test_content_is_not_imagined_before_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    generated = Mock(wraps=generate_content)
    monkeypatch.setattr(imagined, "generate_content", generated)

    content = imagined_content(b"a", 30)
    before = generated.call_count
    assert content.title
    assert content.scenes

    assert (before, generated.call_count) == (0, 1)
