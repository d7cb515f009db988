"""Matching and scoring of moments."""

from dataclasses import replace
from itertools import pairwise
from math import nextafter

import pytest
from hypothesis import given, settings
from hypothesis.strategies import (
    SearchStrategy,
    builds,
    dictionaries,
    floats,
    integers,
    lists,
    one_of,
    permutations,
    sampled_from,
)

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.confidence import Confidence, confidence_of
from mockserver.domain.retrieval.needs import WORD_LENGTH
from mockserver.domain.retrieval.relevance import Corpus, Hit
from mockserver.domain.retrieval.scoring import (
    LITERAL_TEXT,
    PARTIAL_TEXT,
    WRITTEN,
    focus_of,
    rounded,
    score_meaning,
    scores_by_length,
    scores_by_subject,
)

WORDS = (
    "knit",
    "knitting",
    "red",
    "stitches",
    "yarn",
    "tent",
    "tents",
    "set",
    "up",
    "the",
    "pole",
    "ai",
    "snow",
    "snowboard",
)
# Whole libraries take long to generate, which must not fail a property test on a loaded machine.
law = settings(max_examples=40, deadline=None)

QUERIES = sampled_from(
    ["knit red stitches", "set up a tent", "the", "artificial intelligence", "snow", "red", "up", ""]
)
MODALITIES = sampled_from(list(Modality))


def moments(*texts: str) -> tuple[Moment, ...]:
    return tuple(Moment(10.0 * at, 10.0 * at + 8, text) for at, text in enumerate(texts))


def content(
    *, seen: tuple[str, ...] = (), said: tuple[str, ...] = (), read: tuple[str, ...] = (), branded: tuple[str, ...] = ()
) -> Content:
    scene = Scene(0, 600, "", moments(*seen), moments(*said), moments(*read), moments(*branded))
    return Content("", (), (), (scene,))


def sentences() -> SearchStrategy[tuple[str, ...]]:
    sentence = lists(sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
    return lists(sentence, max_size=4).map(tuple)


def libraries() -> SearchStrategy[dict[str, Content]]:
    contents = builds(content, seen=sentences(), said=sentences(), read=sentences(), branded=sentences())
    return dictionaries(sampled_from(["v1", "v2", "v3", "v4"]), contents, max_size=4)


def corpus_of(videos: dict[str, Content]) -> Corpus:
    corpus = Corpus()
    for video_id, known in videos.items():
        corpus.add(video_id, known)
    return corpus


def said(*texts: str) -> Corpus:
    return corpus_of({"v": content(said=texts)})


def seen(*texts: str) -> Corpus:
    return corpus_of({"v": content(seen=texts)})


def score(corpus: Corpus, query: str, modality: Modality) -> float:
    hits = corpus.match(query, modality)
    return hits[0].score if hits else 0.0


def test_a_moment_with_all_the_words_scores_high_as_recorded() -> None:
    assert 83.06 <= score(said("First we set up the tent near the river."), "Set up a tent", Modality.SPEECH) <= 86.4
    assert 83.06 <= score(seen("Hands knit stitches of red yarn"), "Knit red stitches", Modality.VISUAL) <= 84.81


def test_most_of_the_words_score_medium() -> None:
    assert 74 <= score(seen("Hands knit a row of stitches"), "Knit red stitches", Modality.VISUAL) <= 82.7


def test_some_of_the_words_score_low() -> None:
    assert 46 <= score(seen("A red bus"), "Knit red stitches", Modality.VISUAL) <= 72.1


def test_very_few_of_the_words_score_extremely_low() -> None:
    query = "giraffes drinking water beside tall acacia trees"

    assert 0 < score(seen("A glass of water"), query, Modality.VISUAL) < 20


def test_an_unrelated_query_finds_nothing() -> None:
    assert said("Now roll out the tent").match("quarterly earnings of airlines", Modality.SPEECH) == []


def test_a_query_without_words_finds_nothing() -> None:
    corpus = said("Anything at all")

    assert corpus.match(" ?! ", Modality.SPEECH) == []
    assert corpus.match("", Modality.SPEECH, exact=True) == []


def test_inflection_does_not_matter() -> None:
    assert score(seen("A man cooks rice"), "cooking", Modality.VISUAL) >= 83


@pytest.mark.parametrize(
    ("query", "speech"),
    [
        ("Artificial Intelligence", "AI will change medicine"),
        ("AI", "Artificial intelligence will change medicine"),
        ("Robotics", "Our robots learn to walk"),
        ("Big Data", "We store big data in racks"),
    ],
)
def test_a_short_topic_is_matched_in_full_by_its_words_or_synonyms(query: str, speech: str) -> None:
    assert score(said(speech), query, Modality.SPEECH) >= 83.06


def test_a_synonym_scores_less_than_the_word_itself() -> None:
    by_word = score(said("Our robots use artificial intelligence"), "artificial intelligence", Modality.SPEECH)
    by_synonym = score(said("Our latest robots use some AI"), "artificial intelligence", Modality.SPEECH)

    assert by_word > by_synonym


def test_words_of_a_topic_give_a_low_score() -> None:
    assert 46 <= score(seen("Onions in a hot pan"), "cooking", Modality.VISUAL) <= 72.1


def test_a_compound_and_its_first_part_match_each_other() -> None:
    assert 20 <= score(seen("A snowboarder"), "snow", Modality.VISUAL) < 73
    assert 20 <= score(seen("Deep snow"), "snowboard", Modality.VISUAL) < 73


def test_a_word_with_a_common_prefix_does_not_match() -> None:
    assert seen("The engine will start").match("star", Modality.VISUAL) == []


def test_stop_words_alone_match_with_a_low_score() -> None:
    assert 0 < score(said("The tent"), "the", Modality.SPEECH) < 73


def test_among_full_matches_the_more_focused_one_scores_higher() -> None:
    corpus = said("In the morning after breakfast we carried our heavy tent down to the windy beach", "Our tent")

    hits = corpus.match("tent", Modality.SPEECH)

    assert hits[0].text == "Our tent"


def test_recognised_text_with_all_the_words_in_order_has_the_recorded_score() -> None:
    corpus = corpus_of({"v": content(read=("And time waits for no man.",))})

    assert score(corpus, "Time waits for no man", Modality.TEXT) == LITERAL_TEXT


@pytest.mark.parametrize("shown", ["No man waits for time", "A man waiting"])
def test_recognised_text_with_words_missing_or_out_of_order_is_a_partial_hit(shown: str) -> None:
    corpus = corpus_of({"v": content(read=(shown,))})

    assert score(corpus, "Time waits for no man", Modality.TEXT) == PARTIAL_TEXT


def test_recognised_text_is_compared_literally() -> None:
    corpus = corpus_of({"v": content(read=("AI today", "Recipes of the week"))})

    assert corpus.match("artificial intelligence", Modality.TEXT) == []
    assert corpus.match("cooking", Modality.TEXT) == []


def test_a_logo_is_found_in_any_case_and_word_order() -> None:
    corpus = corpus_of({"v": content(branded=("Ted", "Health Organization World"))})

    assert score(corpus, "TED", Modality.LOGO) == LITERAL_TEXT
    assert score(corpus, "world health organization", Modality.LOGO) == LITERAL_TEXT


def test_a_brand_named_like_a_stop_word_is_found_when_it_is_the_whole_logo() -> None:
    corpus = corpus_of({"v": content(branded=("WHO", "Who cares"))})

    assert [hit.text for hit in corpus.match("who", Modality.LOGO)] == ["WHO"]


def test_a_saying_of_stop_words_is_found_in_recognised_text() -> None:
    corpus = corpus_of({"v": content(read=("To be, or not to be", "not for me"))})

    assert [hit.text for hit in corpus.match("to be or not", Modality.TEXT)] == ["To be, or not to be"]


def test_exact_matching_needs_adjacent_words_and_ignores_case() -> None:
    corpus = said("Now we SET UP a tent", "Set the tent up", "Setting up a tent")

    hits = corpus.match("set up a tent", Modality.SPEECH, exact=True)

    assert [hit.text for hit in hits] == ["Now we SET UP a tent"]
    assert hits[0].score >= 83.06


def test_an_option_matches_only_its_own_moments() -> None:
    corpus = corpus_of({"v": content(seen=("A tent",), said=("A tent",))})

    assert [hit.modality for hit in corpus.match("tent", Modality.VISUAL)] == [Modality.VISUAL]


def test_a_hit_has_the_moment_unchanged() -> None:
    moment = Moment(34.84375, 42.1875, "A tent")
    corpus = corpus_of({"v": Content("", (), (), (Scene(0, 50, "", seen=(moment,)),))})

    [hit] = corpus.match("tent", Modality.VISUAL)

    assert (hit.video_id, hit.start, hit.end, hit.text) == ("v", 34.84375, 42.1875, "A tent")


def test_equal_scores_are_sorted_by_video_and_start() -> None:
    corpus = corpus_of({"b": content(seen=("A tent", "A tent")), "a": content(seen=("A tent",))})

    hits = corpus.match("tent", Modality.VISUAL)

    assert [(hit.video_id, hit.start) for hit in hits] == [("a", 0), ("b", 0), ("b", 10)]


def test_adding_a_video_again_replaces_its_moments() -> None:
    corpus = said("A tent")

    corpus.add("v", content(said=("A stove",)))

    assert corpus.match("tent", Modality.SPEECH) == []
    assert len(corpus.match("stove", Modality.SPEECH)) == 1


def test_removing_an_unknown_video_does_nothing() -> None:
    corpus = said("A tent")

    corpus.remove("other")

    assert len(corpus.match("tent", Modality.SPEECH)) == 1


@law
@given(libraries(), QUERIES, MODALITIES)
def test_scores_are_descending_between_0_and_100_with_two_decimals(
    videos: dict[str, Content], query: str, modality: Modality
) -> None:
    scores = [hit.score for hit in corpus_of(videos).match(query, modality)]

    assert all(0 < score <= 100 and score == round(score, 2) for score in scores)
    assert scores == sorted(scores, reverse=True)


@law
@given(
    libraries().flatmap(lambda videos: permutations(list(videos.items())).map(lambda order: (videos, order))), QUERIES
)
def test_the_order_of_adding_does_not_matter(
    library: tuple[dict[str, Content], list[tuple[str, Content]]], query: str
) -> None:
    videos, order = library

    for modality in Modality:
        assert corpus_of(videos).match(query, modality) == corpus_of(dict(order)).match(query, modality)


@law
@given(libraries(), QUERIES, sampled_from(["v1", "v2", "v3", "v4"]))
def test_removing_a_video_removes_its_hits_and_changes_no_other(
    videos: dict[str, Content], query: str, gone: str
) -> None:
    corpus = corpus_of(videos)
    before = {modality: corpus.match(query, modality) for modality in Modality}

    corpus.remove(gone)

    for modality in Modality:
        assert corpus.match(query, modality) == [hit for hit in before[modality] if hit.video_id != gone]


@law
@given(libraries(), QUERIES)
def test_exact_matches_are_also_matches_by_meaning(videos: dict[str, Content], query: str) -> None:
    corpus = corpus_of(videos)

    def places(hits: list[Hit]) -> set[tuple[str, float]]:
        return {(hit.video_id, hit.start) for hit in hits}

    speech = Modality.SPEECH
    assert places(corpus.match(query, speech, exact=True)) <= places(corpus.match(query, speech))


@law
@given(lists(sampled_from(WORDS), min_size=1, max_size=6, unique=True))
def test_a_moment_with_the_text_of_the_query_scores_highest(words: list[str]) -> None:
    query = " ".join((*words, "tent"))
    longer = f"{query} and a lighthouse"

    best, less = (
        {
            modality: score(
                corpus_of({"v": content(seen=(text,), said=(text,), read=(text,), branded=(text,))}), query, modality
            )
            for modality in Modality
        }
        for text in (query, longer)
    )

    assert 84.2 < best[Modality.VISUAL] <= 84.81
    assert 85.2 < best[Modality.SPEECH] <= 86.4
    assert best[Modality.TEXT] == best[Modality.LOGO] == LITERAL_TEXT
    assert all(less[modality] < best[modality] for modality in (Modality.VISUAL, Modality.SPEECH))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("lighthuose", "the keeper of the lighthouse"),
        ("snowbord", "a snowboard leans on the wall"),
        ("helicoptor", "a helicopter lands"),
        ("strawbery", "a bowl of strawberries"),
        ("camles", "two camels drink"),
        ("watterfall", "a hike to the waterfall"),
        ("inspetcion", "an inspection of the roof"),
        ("acousstic", "an acoustic guitar"),
        ("Okaffor", "an interview with Okafor"),
        ("light house", "the keeper of the lighthouse"),
        ("sun flowers", "a field of sunflowers"),
        ("fire fighter", "firefighters climb a ladder"),
        ("fourth of July", "a parade on July 4"),
        ("4 elephants", "four elephants bathe"),
    ],
)
def test_misspelt_words_parted_compounds_and_numbers_match(query: str, text: str) -> None:
    for modality, shown in ((Modality.VISUAL, seen(text)), (Modality.SPEECH, said(text))):
        assert confidence_of(score(shown, query, modality)) in (Confidence.HIGH, Confidence.MEDIUM)


@pytest.mark.parametrize(
    ("query", "text"), [("goat", "a red coat"), ("horse", "a white house"), ("model", "Lake Mosel")]
)
def test_a_word_that_is_spelled_right_does_not_match_a_similar_one(query: str, text: str) -> None:
    assert score(seen(text), query, Modality.VISUAL) < 20


def test_a_page_of_clips_for_what_every_video_has_has_many_different_scores() -> None:
    names = (
        "Baking rye bread",
        "Street football",
        "Fixing a bike",
        "A day at the zoo",
        "Quarterly results",
        "Old trains",
    )
    corpus = corpus_of({name: generate_content(name.encode(), 600, title=name) for name in names})

    for query in ("a person talking", "outdoors", "a close-up", "a wide shot"):
        scores = [hit.score for hit in corpus.match(query, Modality.VISUAL)[:50]]

        assert len(scores) == 50
        assert len(set(scores)) >= 12, query


@given(MODALITIES, floats(0, 1), integers(1, 9), integers(1, 100), integers(0, 4_000))
def test_scores_by_length_are_those_of_the_modality(
    modality: Modality, share: float, met: int, nearness: int, length: int
) -> None:
    brevity = WORD_LENGTH / (WORD_LENGTH + length)
    focus, of_subject = (brevity, brevity) if modality in WRITTEN else (focus_of(met, length), focus_of(0, length))

    by_words = scores_by_length(modality, share, met, nearness)[length]
    by_subject = scores_by_subject(modality, nearness)[length]

    assert by_words == score_meaning(modality, share, focus, nearness)
    assert by_subject == score_meaning(modality, 0.0, of_subject, nearness)


@given(one_of(floats(0, 100), integers(0, 100_000).map(lambda thousandths: thousandths / 1_000)))
def test_a_score_is_rounded_as_python_rounds(score: float) -> None:
    around = (nextafter(score, 0.0), score, nextafter(score, 200.0))

    assert [rounded(one) for one in around] == [round(one, 2) for one in around]


@given(MODALITIES, floats(0.001, 1), floats(0.001, 1), floats(0, 1))
def test_a_larger_share_of_the_query_never_scores_lower(
    modality: Modality, one: float, other: float, focus: float
) -> None:
    less, more = sorted((one, other))

    assert score_meaning(modality, less, focus) <= score_meaning(modality, more, focus)


@given(sampled_from(Modality), floats(0.01, 1), integers(1, 9), integers(0, 100), integers(0, 20 * WORD_LENGTH))
def test_a_moment_never_scores_less_because_it_has_words_of_the_query(
    modality: Modality, share: float, met: int, nearness: int, length: int
) -> None:
    by_subject = scores_by_subject(modality, nearness)[length] if nearness else 0.0

    assert scores_by_length(modality, share, met, nearness)[length] >= by_subject


@pytest.mark.parametrize("modality", [Modality.VISUAL, Modality.SPEECH])
def test_a_moment_without_words_of_a_query_never_scores_less_because_its_video_is_nearer(modality: Modality) -> None:
    lengths = range(0, 4_000, 7)

    scores = [[scores_by_subject(modality, nearness)[length] for length in lengths] for nearness in range(1, 101)]

    for less, more in pairwise(scores):
        assert all(one <= other for one, other in zip(less, more, strict=True))


def test_short_texts_have_different_scores_for_queries_for_any_text() -> None:
    corpus = Corpus()
    corpus.add("v1", content(read=("New", "Garage", "Medium heat", "Platform 4", "A 7 of 9 now")))

    scores = [hit.score for hit in corpus.match("text on the screen", Modality.TEXT)]

    assert len(set(scores)) == len(scores) == 5


@pytest.mark.parametrize(
    ("query", "title", "text", "scenery"),
    [
        ("dog", "Poodle haircut", "someone combs a poodle", "a dog runs across the yard"),
        ("boat", "Gondola ride", "a gondola under a bridge", "a boat far away"),
        ("musical instruments", "Cello recital", "a cello on a stage", "musical instruments on a wall"),
        ("winter sport", "Snowboard jump", "someone on a snowboard", "winter sport on an old poster"),
    ],
)
def test_a_video_of_the_kind_that_a_query_asks_for_comes_before_one_that_only_shows_such_a_thing(
    query: str, title: str, text: str, scenery: str
) -> None:
    corpus = corpus_of(
        {
            "of the kind": replace(content(seen=(text,)), title=title),
            "with scenery": replace(content(seen=(scenery,)), title="Milking robot for cows"),
        }
    )

    found = corpus.match(query, Modality.VISUAL)

    assert [hit.video_id for hit in found] == ["of the kind", "with scenery"]
    assert all(confidence_of(hit.score) is Confidence.HIGH for hit in found)
