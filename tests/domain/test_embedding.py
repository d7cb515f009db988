"""Vectors: of one length, always the same, and near where the meaning is near."""

import hashlib
import json
import os
import subprocess
import sys
from functools import cache
from math import ceil, isclose
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import characters, floats, integers, sampled_from, text

import mockserver
from mockserver.domain.embedding import (
    DIMENSIONS,
    TOKEN_LIMIT,
    Scope,
    Segment,
    TextTooLong,
    Truncation,
    Vector,
    embed_audio,
    embed_image,
    embed_scene_span,
    embed_text,
    segments,
    similarity,
    truncate,
    video_segments,
)
from mockserver.domain.embedding.segments import clips
from mockserver.domain.retrieval.relevance import Corpus, Hit
from mockserver.domain.scenes import Content, Moment, Option, Scene
from mockserver.state.fixtures import load_sample_account

CHECKOUT = Path(mockserver.__file__).parents[1]

# The first vector after a pause is slow to make, and a machine under load must not fail a law.
law = settings(max_examples=50, deadline=None)

ANY_TEXT = text(characters(codec=None), max_size=60)

UNRELATED = (
    "quarterly earnings of airlines",
    "a neural network algorithm",
    "lipstick and mascara",
    "checkmate with queen and rook",
    "boil the noodles in the kitchen",
    "pitching tents at the campsite",
    "a volcano erupts under the sea",
    "two dogs chase a bus",
)

# A text, one that is near to it and one that is less near.
NEARER = (
    ("cooking pasta", "boil the noodles in the kitchen", "a football match"),
    ("Set up a tent", "Pitching tents at the campsite", "Bake a loaf of bread"),
    ("AI", "artificial intelligence", "machine learning"),
    ("soccer", "football", "a stadium"),
    ("a red car", "a red automobile", "a blue car"),
    ("a red car", "a blue car", "a blue whale"),
    ("a man cooks rice", "cooking rice", "a man eats soup"),
    ("a dog bites a man", "a dog bites the man", "a man bites a dog"),
    ("wedding photographs", "a photographer with a camera", "a carpenter with a hammer"),
    ("chess", "checkmate with queen and rook", "a queen in her castle"),
    ("snow in the mountains", "mountain snow", "a good place in the mountains"),
)

# What the recorded notebook asked for, and where it was found.
RECORDED_QUERIES = (
    ("Knit red stitches", Option.VISUAL),
    ("Set up a tent", Option.CONVERSATION),
    ("Time waits for no man", Option.TEXT_IN_VIDEO),
    ("TED", Option.LOGO),
)

CAMPING = Content(
    title="An Evening Outdoors",
    topics=("Camping",),
    hashtags=(),
    scenes=(
        Scene(0, 12, "", seen=(Moment(0, 12, "A red tent stands in the snow"),)),
        Scene(
            12,
            24,
            "",
            seen=(Moment(12, 24, "Steam rises from a kettle"),),
            said=(Moment(12, 24, "The tea is ready now. Later we sing songs with a guitar."),),
            read=(Moment(14, 16, "Chapter two"),),
            branded=(Moment(19, 23, "Nordkai"),),
        ),
    ),
)


def closeness(one: str, other: str) -> float:
    return similarity(embed_text(one), embed_text(other))


def spans_of(found: list[Segment]) -> list[tuple[float, float]]:
    return [(segment.start, segment.end) for segment in found]


def nearest(query: str, found: list[Segment]) -> Segment:
    asked = embed_text(query)
    return max(found, key=lambda segment: similarity(asked, segment.vector))


@cache
def sample_corpus() -> Corpus:
    corpus = Corpus()
    for video in load_sample_account().videos:
        corpus.add(video.id, video.content)
    return corpus


@cache
def sample_spans() -> tuple[tuple[str, float, float, Vector], ...]:
    """Every moment of the sample account: video id, start, end, vector."""
    return tuple(
        (video.id, moment.start, moment.end, embed_scene_span(video.content, moment.start, moment.end))
        for video in load_sample_account().videos
        for option in Option
        for moment in video.content.moments(option)
    )


def nearest_span(query: str) -> tuple[float, str, float, float]:
    asked = embed_text(query)
    return max((similarity(asked, vector), video_id, start, end) for video_id, start, end, vector in sample_spans())


def meets(hit: Hit, video_id: str, start: float, end: float) -> bool:
    return hit.video_id == video_id and hit.start < end and start < hit.end


@law
@given(ANY_TEXT)
def test_any_text_has_a_vector_of_length_one(written: str) -> None:
    vector = embed_text(written)

    assert len(vector) == DIMENSIONS == 1024
    assert all(type(number) is float and -1 <= number <= 1 for number in vector)
    assert isclose(similarity(vector, vector), 1, abs_tol=1e-6)


@pytest.mark.parametrize(
    "written", ["", "  \n", "the", "to be or not to be", "?!", "🙂", "猫が好き", "приве́т", "\ud800"]
)
def test_texts_that_say_little_have_vectors_of_their_own(written: str) -> None:
    assert closeness(written, written) == pytest.approx(1, abs=1e-6)
    assert abs(closeness(written, "a red car")) < 0.15


@law
@given(ANY_TEXT)
def test_vectors_survive_json_exactly(written: str) -> None:
    vector = embed_text(written)

    assert tuple(json.loads(json.dumps(vector))) == vector


@law
@given(ANY_TEXT, ANY_TEXT)
def test_similarity_has_no_direction(one: str, other: str) -> None:
    assert closeness(one, other) == closeness(other, one)


def test_vectors_are_the_same_in_every_process_and_need_no_numpy() -> None:
    program = (
        "import hashlib, sys; from mockserver.domain.embedding import embed_text, embed_image, embed_audio;"
        f"vectors = [embed_text(text) for text in {UNRELATED!r}];"
        "vectors += [embed_image(b'1', 'a tent'), embed_audio(b'1', 9, 'a song')];"
        "print('numpy' in sys.modules, hashlib.sha256(repr(vectors).encode()).hexdigest())"
    )

    def printed(hash_seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(CHECKOUT)}
        command = [sys.executable, "-c", program]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    here = [*map(embed_text, UNRELATED), embed_image(b"1", "a tent"), embed_audio(b"1", 9, "a song")]
    expected = f"False {hashlib.sha256(repr(here).encode()).hexdigest()}\n"
    assert [printed("0"), printed("1")] == [expected] * 2


def test_vectors_stay_as_they_were_released() -> None:
    # Whoever keeps vectors from one run to the next must be told: a change here belongs in the changelog.
    vectors = [embed_text(query) for query, _ in RECORDED_QUERIES]

    assert (
        hashlib.sha256(repr(vectors).encode()).hexdigest()
        == "b82c4cd21a1dc8bc9b99545678d16ed206fff54fae8884d8b98841e9d9afea68"
    )


@pytest.mark.parametrize(("written", "near", "far"), NEARER)
def test_what_means_the_same_is_nearer_from_both_sides(written: str, near: str, far: str) -> None:
    assert closeness(written, near) > closeness(written, far) + 0.01
    assert closeness(near, written) > closeness(far, written) + 0.01


@pytest.mark.parametrize("one", UNRELATED)
def test_unrelated_texts_are_far_apart(one: str) -> None:
    assert all(abs(closeness(one, other)) < 0.15 for other in UNRELATED if other != one)


def test_inflection_and_case_hardly_matter() -> None:
    assert closeness("Two DOGS chased cars", "two dogs chase a car") > 0.99


def test_order_matters_a_little() -> None:
    assert 0.9 < closeness("a dog bites a man", "a man bites a dog") < 0.995


def test_the_page_for_users_tells_the_similarities_as_they_are() -> None:
    page = (CHECKOUT / "docs" / "embeddings.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
    table = [row for row in rows if len(row) == 3][2:]

    assert len(table) >= 12
    assert [(*row[:2], f"{closeness(row[0], row[1]):.2f}") for row in table] == [tuple(row) for row in table]


@law
@given(text("ab ,.!'猫 \n", max_size=300), sampled_from([Truncation.START, Truncation.END]))
def test_a_cut_text_is_an_end_of_it_and_short_enough(written: str, rule: Truncation) -> None:
    kept = truncate(written, rule)

    assert written.endswith(kept) if rule is Truncation.START else written.startswith(kept)
    assert truncate(kept, Truncation.NONE) == kept


def test_a_text_within_the_limit_is_left_alone() -> None:
    written = " ".join(["word"] * (TOKEN_LIMIT - 1)) + " . "

    assert [truncate(written, rule) for rule in Truncation] == [written] * 3


def test_a_long_text_loses_its_start_or_its_end() -> None:
    written = " ".join(f"word{number}" for number in range(80))

    assert truncate(written, Truncation.START).split()[0] == "word3"
    assert truncate(written, Truncation.END).split()[-1] == "word76"


def test_a_long_text_that_may_not_be_cut_is_refused_with_its_number_of_tokens() -> None:
    with pytest.raises(TextTooLong) as refused:
        truncate("Really? " * 40 + "猫が", Truncation.NONE)

    assert refused.value.tokens == 82


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ("a red tent", 0, 6),
        ("a kettle of tea", 12, 18),
        ("songs with a guitar", 18, 24),
        ("Chapter two", 12, 18),
        ("Nordkai", 18, 24),
    ],
)
def test_the_nearest_clip_is_the_one_where_it_is_seen_said_read_or_branded(
    query: str, start: float, end: float
) -> None:
    clip = nearest(query, segments(CAMPING, 24))

    assert (clip.start, clip.end) == (start, end)
    assert similarity(embed_text(query), clip.vector) > 0.3


def test_a_stretch_where_nothing_happens_is_near_to_what_the_video_is_about() -> None:
    vector = embed_scene_span(CAMPING, 30, 36)

    assert similarity(vector, embed_text("camping outdoors in the evening")) > 0.5


def test_a_moment_that_is_barely_touched_counts_little() -> None:
    kettle = embed_text("steam from a kettle")

    barely = similarity(kettle, embed_scene_span(CAMPING, 0, 12.5))

    assert barely < 0.25 < similarity(kettle, embed_scene_span(CAMPING, 11, 17))


def test_content_without_any_words_has_a_vector_too() -> None:
    vector = embed_scene_span(Content("", (), (), ()), 0, 6)

    assert isclose(similarity(vector, vector), 1, abs_tol=1e-6)


@pytest.mark.parametrize(("query", "option"), RECORDED_QUERIES)
def test_the_stretch_nearest_to_a_recorded_query_is_one_that_search_finds(query: str, option: Option) -> None:
    hits = sample_corpus().match(query, option)

    closeness_found, video_id, start, end = nearest_span(query)

    found = [hit for hit in hits if meets(hit, video_id, start, end)]
    assert video_id == hits[0].video_id
    assert found[0].score > hits[0].score - 0.5
    assert closeness_found > 0.4


def test_an_unrelated_query_is_near_to_no_stretch() -> None:
    assert nearest_span("submarine espionage")[0] < 0.15


def test_moments_of_a_video_are_nearest_to_their_own_stretch() -> None:
    [content] = [video.content for video in load_sample_account().videos if video.content.title.startswith("How Books")]
    moments = [moment for option in Option for moment in content.moments(option)]
    stretches = [
        Segment(moment.start, moment.end, Scope.CLIP, embed_scene_span(content, moment.start, moment.end))
        for moment in moments
    ]

    found = [nearest(moment.text, stretches) for moment in moments]

    assert all(
        stretch.start < moment.end and moment.start < stretch.end
        for moment, stretch in zip(moments, found, strict=True)
    )


def test_a_video_is_cut_into_clips_and_a_short_last_piece_is_dropped() -> None:
    found = segments(CAMPING, 31)

    assert spans_of(found) == [(0, 6), (6, 12), (12, 18), (18, 24), (24, 30)]
    assert {segment.scope for segment in found} == {Scope.CLIP}


@pytest.mark.parametrize(
    ("duration", "last"), [(12.46, (6, 12)), (13.5, (6, 12)), (14, (12, 14)), (14.88, (12, 14.88)), (18, (12, 18))]
)
def test_a_last_piece_of_two_seconds_or_more_is_kept(duration: float, last: tuple[float, float]) -> None:
    assert spans_of(segments(CAMPING, duration))[-1] == last


def test_an_interval_and_a_clip_length_can_be_chosen() -> None:
    assert spans_of(segments(CAMPING, 24, start=0.1, end=8.1, clip_length=3)) == [(0.1, 3.1), (3.1, 6.1), (6.1, 8.1)]


def test_the_whole_comes_last_and_begins_at_zero() -> None:
    found = segments(CAMPING, 24, start=12, end=24, scopes=["clip", "video"])

    assert [(segment.start, segment.end, segment.scope) for segment in found] == [
        (12, 18, "clip"),
        (18, 24, "clip"),
        (0, 12, "video"),
    ]
    assert found[-1].vector == embed_scene_span(CAMPING, 12, 24)


@given(floats(0, 7_200), floats(0, 600), integers(2, 10))
def test_clips_follow_each_other_and_leave_out_less_than_two_seconds(start: float, length: float, clip: int) -> None:
    pieces = list(clips(start, start + length, clip))

    assert [begins for begins, _ in pieces[1:]] == [ends for _, ends in pieces[:-1]]
    assert all(2 <= round(ends - begins, 6) <= clip for begins, ends in pieces)
    reached = pieces[-1][1] if pieces else start
    assert start + length - reached < 2.00001


def test_a_video_of_an_index_has_the_recorded_windows() -> None:
    found = spans_of(video_segments(CAMPING, 112.361667))

    assert len(found) == 12
    assert found[0] == (0, 9.363472)
    assert found[-1][1] == 112.361667


@law
@given(floats(0.5, 90))
def test_windows_of_a_video_are_equal_and_cover_it(duration: float) -> None:
    found = spans_of(video_segments(CAMPING, duration))

    assert len(found) == ceil(duration / 10)
    assert all(isclose(end - start, duration / len(found), abs_tol=1e-5) for start, end in found)
    assert [found[0][0], *(end for _, end in found)] == [*(start for start, _ in found), round(duration, 6)]


def test_an_image_is_near_to_the_words_of_its_name() -> None:
    image = embed_image(b"one", "red-tent_in_snow")

    assert similarity(image, embed_text("a red tent in snow")) > 0.8
    assert similarity(image, embed_scene_span(CAMPING, 0, 6)) > 0.5


def test_images_without_words_are_near_to_themselves_only() -> None:
    one, other = embed_image(b"one"), embed_image(b"other")

    assert one == embed_image(b"one")
    assert abs(similarity(one, other)) < 0.15
    assert abs(similarity(one, embed_text("a red tent"))) < 0.15


def test_images_of_one_name_are_alike_but_not_the_same() -> None:
    assert 0.5 < similarity(embed_image(b"one", "tent"), embed_image(b"other", "tent")) < 0.99


def test_a_sound_is_cut_like_a_video_and_each_window_speaks_of_its_words() -> None:
    windows = embed_audio(b"one", 20, "guitar song", start=2)

    assert [offset for offset, _ in windows] == [2, 8, 14]
    assert len({vector for _, vector in windows}) == 3
    assert all(similarity(vector, embed_text("a song on the guitar")) > 0.7 for _, vector in windows)


@pytest.mark.parametrize(("duration", "start"), [(0.5, 0), (0, 0), (5, 60)])
def test_a_sound_has_a_window_however_short_it_is(duration: float, start: float) -> None:
    assert [offset for offset, _ in embed_audio(b"one", duration, start=start)] == [start]
