"""Seeded generation: deterministic and plausible videos."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation import generator, imagined, imagined_content, imagined_speech
from mockserver.domain.generation.generator import Outline, generate_content
from mockserver.domain.generation.people.invented import FIRST_NAMES
from mockserver.domain.generation.scene_writer import SceneWriter
from mockserver.domain.generation.topics import EVERYDAY, NAMED_TOPICS, TOPICS, Topic
from mockserver.domain.records.scenes import Content, Modality
from mockserver.domain.retrieval.words import STOP_WORDS
from mockserver.state.codec import to_plain
from tests.support.calls import calls_of

_MOST_CALLS_PER_SCENE = 120

DIGESTS = st.binary(max_size=40)
CONTENT = generate_content(b"a", 30)
DURATIONS = st.one_of(
    st.floats(0.01, 600, allow_nan=False), st.integers(1, 400), st.integers(1, 12_800).map(lambda ticks: ticks / 32)
)
SCRIPT = """
import hashlib
from mockserver.domain.generation.generator import generate_content
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
def test_scenes_last_4_to_20_seconds_if_the_video_is_long_enough(digest: bytes, duration: float) -> None:
    lengths = [scene.end - scene.start for scene in generate_content(digest, duration).scenes]

    assert all(min(duration, 4) <= length <= 20 for length in lengths)


@given(digest=DIGESTS, duration=DURATIONS)
def test_every_moment_lies_within_its_scene(digest: bytes, duration: float) -> None:
    scenes = generate_content(digest, duration).scenes

    moments = [(scene, moment) for scene in scenes for modality in Modality for moment in scene.moments(modality)]

    assert all(scene.start <= moment.start < moment.end <= scene.end for scene, moment in moments)


@given(digest=DIGESTS, duration=DURATIONS)
def test_times_are_on_the_grid_of_their_source(digest: bytes, duration: float) -> None:
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
    is_silent = not any(scene.said for scene in scenes)  # of a topic in which the camera only observes
    assert is_silent or all(len(scene.said) >= 1 for scene in scenes if scene.end - scene.start >= 0.1)


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


def test_the_work_for_a_video_grows_with_its_length_and_not_much_faster() -> None:
    generate_content(b"warm", 60)

    calls = {seconds: calls_of(lambda length=seconds: generate_content(b"long", length)) for seconds in (3600, 7200)}  # type: ignore[misc]

    assert calls[7200] < 2.6 * calls[3600]
    assert calls[7200] < _MOST_CALLS_PER_SCENE * len(generate_content(b"long", 7200).scenes)


@pytest.mark.parametrize(
    "name",
    ["Wie man einen Kachelofen anheizt", "Visite guidée du château de Chambord", "Clase de baile para principiantes"],
)
def test_a_name_in_another_language_is_not_repeated_whole_in_every_line(name: str) -> None:
    contents = [generate_content(bytes([number]), 300, title=f"{name}.mp4") for number in range(10)]
    told = [
        text for one in contents for modality in (Modality.VISUAL, Modality.SPEECH) for text in texts_in(one, modality)
    ]

    assert 0 < sum(name in text for text in told) < len(told) / 8


def test_a_video_seldom_shows_the_same_twice() -> None:
    for number in range(10):
        seen = texts_in(generate_content(bytes([number]), 600), Modality.VISUAL)

        assert len(set(seen)) >= 0.9 * len(seen)


def test_hashtags_are_no_function_words_or_verbs() -> None:
    names = (
        "Wie man einen Kachelofen anheizt",
        "cat steals the fish",
        "Recette de la tarte tatin",
        "how to bake a pie",
    )
    tags = {tag for name in names for tag in generate_content(b"", 20, title=name).hashtags}

    assert not tags & {"wie", "man", "einen", "de", "la", "the", "to", "a", "steals", "how"}


def test_a_video_follows_the_stages_of_its_topic() -> None:
    content = generate_content(b"story", 120, title="sailing")
    topic = next(topic for topic in TOPICS if topic.name == "Sailing")

    headings = list(dict.fromkeys(scene.heading for scene in content.scenes))

    assert headings == [stage.heading for stage in topic.stages]


@pytest.mark.parametrize(
    ("name", "topic", "title"),
    [
        ("cooking-pasta.mp4", "Cooking", "Cooking pasta"),
        ("uploads/My_Dogs.MOV", "Dogs", "My dogs"),
        ("CityTraffic.mp4", "City traffic", "City traffic"),
        ("robots in the lab", "Robotics", "Robots in the lab"),
        ("zorb%20quandle.mp4", "Zorb quandle", "Zorb quandle"),
    ],
)
def test_a_name_that_says_something_decides_topic_and_title(name: str, topic: str, title: str) -> None:
    contents = [generate_content(bytes([number]), 30, title=name) for number in range(10)]

    assert {content.topics for content in contents} == {(topic,)}
    assert {content.title for content in contents} == {title}


@pytest.mark.parametrize("name", ["wheat harvest combine 2022.mp4", "Q2_earnings_call.mp4", "ferris-wheel-at-dusk.mov"])
def test_a_video_shows_and_says_what_its_name_says(name: str) -> None:
    content = generate_content(b"any", 120, title=name)
    words = [word for word in re.findall(r"[a-z]{3,}", content.title.lower()) if word not in STOP_WORDS]

    def texts_of_modality(modality: Modality) -> str:
        return " ".join(moment.text for moment in content.moments(modality)).lower()

    assert all(word in texts_of_modality(modality) for word in words for modality in (Modality.VISUAL, Modality.SPEECH))
    assert content.title in texts_in(content, Modality.TEXT)
    assert any(words[0] in tag for tag in content.hashtags)


def texts_in(content: Content, modality: Modality) -> list[str]:
    return [moment.text for moment in content.moments(modality)]


def test_a_name_without_a_topic_is_not_described_by_one() -> None:
    content = generate_content(b"any", 120, title="zorb quandle.mp4")
    texts_of_modality = " ".join(texts_of(content))

    assert not any(act in texts_of_modality for topic in TOPICS for stage in topic.stages for act in stage.acts)


@given(digest=DIGESTS, duration=st.floats(60, 900), name=st.sampled_from(["tide pools oregon.mov", "IMG_0042.MOV"]))
@settings(max_examples=30)
def test_lines_of_up_to_fifteen_minutes_are_mostly_distinct(digest: bytes, duration: float, name: str) -> None:
    lines = texts_in(generate_content(digest, duration, title=name), Modality.SPEECH)

    assert len(set(lines)) >= 0.85 * len(lines)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_saying_of_the_topic_occurs_once_in_a_video(topic: Topic) -> None:
    sayings = [re.split(r"{\w+}", line) for stage in topic.stages for line in (*stage.lines, *topic.remarks)]

    said = texts_in(generate_content(b"a", 900, title=topic.keywords[0]), Modality.SPEECH)

    patterns = [re.compile(".+".join(map(re.escape, parts))) for parts in sayings if max(map(len, parts)) > 12]
    assert max((len(list(filter(one.fullmatch, said))) for one in patterns), default=0) <= 1


@given(digest=DIGESTS)
def test_the_speech_of_an_audio_recording_mentions_nothing_visible(digest: bytes) -> None:
    content = generate_content(digest, 120, title="old stories.mp3", is_audio=True)

    assert not re.search(r"\b(?:videos?|watch|see|look)\b", " ".join(texts_in(content, Modality.SPEECH)))


@pytest.mark.parametrize("topic", [*NAMED_TOPICS, EVERYDAY], ids=lambda topic: topic.name)
def test_every_sentence_begins_with_a_capital(topic: Topic) -> None:
    title = f"{topic.keywords[0]} of grandma" if topic.keywords else "qwe asdf"
    scenes = generate_content(b"capitals", 900, title=title).scenes

    texts = [text for scene in scenes for text in (scene.heading, *(one.text for one in (*scene.seen, *scene.said)))]

    assert not [text for text in texts if text[:1].islower()]


def test_few_videos_share_a_line() -> None:
    names = [f"{topic.keywords[0]} {keyword}" for topic in TOPICS for keyword in topic.keywords[1:3]]
    contents = [generate_content(name.encode(), 120, title=name) for name in names]

    holders = Counter(line for content in contents for line in set(texts_in(content, Modality.SPEECH)))

    assert max(holders.values()) <= 3


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_videos_of_one_topic_share_few_lines(topic: Topic) -> None:
    titles = [f"{topic.keywords[0]} {name}" for name in FIRST_NAMES[:12]]
    videos = [generate_content(title.encode(), 300, title=title) for title in titles]

    holders = Counter(line for video in videos for line in {one.text for one in video.moments(Modality.SPEECH)})

    assert max(holders.values(), default=0) <= 3


def test_each_video_has_a_host_and_a_town_of_its_own() -> None:
    contents = [generate_content(bytes([number]), 300, title="baking bread.mp4") for number in range(20)]
    hosts = {tuple(re.findall(r"[A-Z][a-z]+", texts_in(content, Modality.SPEECH)[0])) for content in contents}

    assert len(hosts) >= 15


def test_a_name_without_meaning_leaves_topic_and_title_to_the_digest() -> None:
    assert generate_content(b"any", 30, title="IMG_0042.MOV") == generate_content(b"any", 30)


def test_every_topic_generates_a_video() -> None:
    contents = [generate_content(b"each", 300, title=topic.keywords[0]) for topic in TOPICS]

    assert len(TOPICS) >= 20
    assert [content.topics[0] for content in contents] == [topic.name for topic in TOPICS]
    assert all("{" not in text and "}" not in text for content in contents for text in texts_of(content))


def test_text_and_brands_appear_now_and_then() -> None:
    scenes = generate_content(b"signs", 1200).scenes

    assert 0.1 < sum(bool(scene.read) for scene in scenes) / len(scenes) < 0.6
    assert 0.05 < sum(bool(scene.branded) for scene in scenes) / len(scenes) < 0.5


def texts_of(content: Content) -> list[str]:
    texts_of_modality = [moment.text for modality in Modality for moment in content.moments(modality)]
    return [content.title, *content.hashtags, *texts_of_modality, *(scene.heading for scene in content.scenes)]


@settings(deadline=None, max_examples=20)
@given(DIGESTS, DURATIONS, st.sampled_from(["title", "topics", "hashtags", "scenes"]))
def test_lazy_content_equals_generated_content_whatever_is_read_first(
    digest: bytes, duration: float, first: str
) -> None:
    imagined, generated = imagined_content(digest, duration), generate_content(digest, duration)

    assert getattr(imagined, first) == getattr(generated, first)
    assert imagined == generated


@given(digest=DIGESTS, duration=DURATIONS, order=st.permutations(list(Modality)), is_audio=st.booleans())
@settings(deadline=None, max_examples=30)
def test_lazy_content_finds_the_same_in_whatever_order_modalities_are_read(
    digest: bytes, duration: float, order: list[Modality], is_audio: bool
) -> None:
    content = (imagined_speech if is_audio else imagined_content)(digest, duration)
    length = content.duration

    found = {modality: list(content.moments(modality)) for modality in order}

    in_scenes = {one: [moment for scene in content.scenes for moment in scene.moments(one)] for one in Modality}
    assert length == content.duration == (content.scenes[-1].end if content.scenes else 0)
    assert found == in_scenes
    assert {one: list(content.moments(one)) for one in Modality} == in_scenes


def test_what_one_modality_finds_is_generated_without_the_rest() -> None:
    outline, whole = Outline(b"a part", 300), Outline(b"a part", 300)

    calls = calls_of(lambda: outline.writer.moments(Modality.TEXT))

    assert calls < calls_of(lambda: whole.scenes) / 2


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
def test_lazy_content_behaves_like_generated_content(look: Callable[[Content], bool]) -> None:
    assert look(imagined_content(b"a", 30))


def test_content_is_not_generated_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    outlined, written = Mock(wraps=Outline), Mock(wraps=SceneWriter)
    monkeypatch.setattr(imagined, "_outlines", lambda: outlined)
    monkeypatch.setattr(generator, "SceneWriter", written)

    content = imagined_content(b"seen nowhere else", 30)
    counts = [(outlined.call_count, written.call_count)]
    for name in ("title", "topics", "hashtags", "scenes", "scenes"):
        assert getattr(content, name)
        counts.append((outlined.call_count, written.call_count))

    assert counts == [(0, 0), (1, 0), (1, 0), (1, 0), (1, 1), (1, 1)]


def test_threads_that_read_the_same_content_see_the_same_scenes() -> None:
    contents = [imagined_content(b"read by many", 600) for _ in range(8)]

    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(lambda content: (content.scenes, content.title), contents * 4))

    assert set(map(repr, read)) == {repr((contents[0].scenes, contents[0].title))}


def test_videos_of_the_same_file_share_generated_content() -> None:
    assert imagined_content(b"shared", 30).scenes is imagined_content(b"shared", 30).scenes
