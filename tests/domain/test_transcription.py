"""Transcripts by words, sentences and utterances."""

from itertools import accumulate, pairwise

from hypothesis import given, settings
from hypothesis.strategies import floats, lists, text, tuples

from mockserver.domain import transcription
from mockserver.domain.records.scenes import Content, Moment, Scene, Voice

TALK = [Moment(0, 4, "White moves first. Then black"), Moment(4.5, 6, "answers!"), Moment(9, 10, "Mate.")]


def film(said: list[Moment]) -> Content:
    scene = Scene(0, max([1.0, *(one.end for one in said)]), "A talk", (), tuple(said), (), ())
    return Content("A talk", ("Talks",), ("talk",), (scene,))


@settings(max_examples=100)
@given(said=lists(tuples(floats(0.1, 5), text("ab .!?", max_size=30)), max_size=10))
def test_every_granularity_has_the_same_words_in_order(said: list[tuple[float, str]]) -> None:
    starts = accumulate((length * 1.5 for length, _ in said), initial=0.0)
    moments = [Moment(start, start + length, words) for start, (length, words) in zip(starts, said, strict=False)]
    content, whole = film(moments), " ".join(" ".join(one.text for one in moments).split())

    for parts in (transcription.words(content), transcription.sentences(content), transcription.utterances(content)):
        assert " ".join(one.text for one in parts) == whole
        assert all(one.start <= one.end for one in parts)
        assert all(before.end <= after.start + 0.001 for before, after in pairwise(parts))


def test_a_words_duration_is_its_share_of_the_letters() -> None:
    words = transcription.words(film([Moment(1, 5, "ab abcdef")]))

    assert words == [Moment(1, 2, "ab"), Moment(2, 5, "abcdef")]


def test_sentences_end_at_a_full_stop_or_at_the_end_of_speech() -> None:
    assert [one.text for one in transcription.sentences(film(TALK))] == [
        "White moves first.",
        "Then black",
        "answers!",
        "Mate.",
    ]


def test_an_utterance_ends_at_a_pause() -> None:
    assert transcription.utterances(film(TALK)) == [
        Moment(0, 6, "White moves first. Then black answers!"),
        Moment(9, 10, "Mate."),
    ]


def test_an_utterance_ends_where_somebody_else_speaks() -> None:
    host, guest = Voice("host", "Ana"), Voice("guest", "")
    said = [Moment(0, 2, "Welcome.", host), Moment(2, 4, "How are you?", host), Moment(4, 5, "Fine.", guest)]

    found = transcription.utterances(film(said))

    assert [(one.text, one.voice and one.voice.label) for one in found] == [
        ("Welcome. How are you?", "Ana"),
        ("Fine.", "Guest"),
    ]
