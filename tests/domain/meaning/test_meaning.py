"""Semantic similarity of words and texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.meaning import subjects, vectors
from mockserver.domain.meaning.generic import generic_nearness
from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.kinds import KindNamed, kinds_named, kinds_of
from mockserver.domain.meaning.stem_exceptions import OTHER_WORDS, WORDS_OF_THEIR_OWN
from mockserver.domain.meaning.subjects import NEAREST_OTHERWISE, QuerySubject, Subjects
from mockserver.domain.meaning.vector_block import VectorBlock
from mockserver.domain.meaning.vectors import LENGTH, Meaning, coordinates_of, meaning_of, nearness
from mockserver.domain.meaning.word_forms import word_forms
from mockserver.domain.meaning.word_table import word_table
from mockserver.domain.records.scenes import Content, Modality
from mockserver.domain.retrieval.needs import understand
from mockserver.domain.retrieval.words import STOP_WORDS, stem, stems_of, tokenise
from mockserver.ground.package_data import package_data
from mockserver.ground.steps import run_blocking

law = settings(max_examples=40, deadline=None)

TEXTS = st.lists(
    st.sampled_from(
        [
            "dog",
            "puppy",
            "car",
            "engine",
            "soup",
            "kitchen",
            "glacier",
            "tent",
            "violin",
            "the",
            "of",
            "qwxz",
            "snowboard",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


def meaning(text: str) -> Meaning:
    found = meaning_of(stems_of(tokenise(text)))
    assert found is not None
    return found


def near(one: str, other: str) -> int:
    return nearness(meaning(one), meaning(other))


@pytest.mark.parametrize(
    ("text", "alike", "unlike"),
    [
        ("rescued kitten", "a young cat that was saved", "quarterly earnings"),
        ("retriever", "dog", "vegetable"),
        ("dog", "animal", "furniture"),
        ("replacing a punctured wheel", "how to change a flat tyre", "how to make pho"),
        ("gathering grain", "wheat harvest", "git rebase"),
        ("physician", "doctor", "bricklayer"),
    ],
)
def test_paraphrases_are_nearer_than_unrelated_texts(text: str, alike: str, unlike: str) -> None:
    assert near(text, alike) > near(text, unlike) + 15


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tyre", "tire"),
        ("colours", "colors"),
        ("crystallised", "crystallized"),
        ("mice", "mouse"),
        ("swam", "swimming"),
        ("seven", "7"),
        ("wolves", "wolf"),
    ],
)
def test_word_forms_and_spelling_variants_have_the_same_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["saw", "leaves", "left", "ground", "skill", "vertical"])
def test_a_word_form_that_is_also_another_word_keeps_its_stem(word: str) -> None:
    assert stem(word) not in word_forms()


def test_an_unknown_compound_has_the_meaning_of_its_parts() -> None:
    assert not word_table().neighbours_of("goatkitchen")

    assert near("goatkitchen", "goat kitchen") >= 99  # rounded down


def test_the_neighbours_of_a_word_have_a_similar_meaning() -> None:
    found = dict(word_table().neighbours_of(stem("doctor")))

    assert stem("physician") in found
    assert stem("doctor") not in found


def test_unknown_words_have_no_meaning() -> None:
    assert meaning_of(["qwxz", "zarvl"]) is None
    assert not word_table().neighbours_of("qwxz")


@law
@given(TEXTS)
def test_meaning_ignores_word_order_and_repetition(text: str) -> None:
    words = text.split()

    assert meaning_of(reversed(stems_of(words))) == meaning_of(stems_of(words * 2))


@law
@given(TEXTS)
def test_all_vectors_have_the_same_length_except_for_rounding(text: str) -> None:
    found = meaning_of(stems_of(tokenise(text)))

    if found is not None:
        length = sum(each * each for each in coordinates_of(found)) ** 0.5
        assert abs(length - LENGTH) < LENGTH / 50


@law
@given(st.lists(st.sampled_from(sorted(word_table().stems)), min_size=1, max_size=300))
def test_the_length_of_a_vector_is_exact_for_few_and_for_many_words(stems: list[str]) -> None:
    found = meaning_of(stems)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "_MOST_ROUNDED", 0)
        assert meaning_of(stems) == found


@law
@given(st.lists(TEXTS, max_size=20), TEXTS, st.integers(-100, 100))
def test_a_vector_block_gives_the_same_nearness_as_single_vectors(texts: list[str], query: str, least: int) -> None:
    meanings = [found for found in (meaning_of(stems_of(tokenise(text))) for text in texts) if found]
    asked = meaning_of(stems_of(tokenise(query))) or meaning("tent")

    by_itself = [(at, nearness(each, asked)) for at, each in enumerate(meanings)]
    assert VectorBlock(meanings).nearness_to(asked, least) == [one for one in by_itself if one[1] >= least]


@pytest.mark.parametrize(
    ("query", "modality"),
    [
        ("somebody talks", Modality.SPEECH),
        ("a person speaking", Modality.SPEECH),
        ("people", Modality.VISUAL),
        ("outdoors", Modality.VISUAL),
        ("text on the screen", Modality.TEXT),
        ("words on a sign", Modality.TEXT),
        ("a company's name", Modality.LOGO),
    ],
)
def test_a_generic_query_is_recognised(query: str, modality: Modality) -> None:
    assert generic_nearness(meaning(query))[modality] > 0


@pytest.mark.parametrize("query", ["a red tent", "choir of forks", "kneading dough", "volcano"])
def test_a_specific_query_is_not_generic(query: str) -> None:
    assert not any(generic_nearness(meaning(query)).values())


def test_a_query_is_compared_with_very_many_videos_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subjects, "_VIDEOS_IN_BLOCK", 2)
    known = Subjects()
    for number in range(40):
        known.add(f"{number}", Content("a tent" if number % 3 else "quarterly earnings", (), (), ()))
    asked = QuerySubject(meaning("camping in a tent"), ())

    steps = known.compared_with(asked)

    assert [next(steps), next(steps)] == [None, None]  # 20 blocks, 8 at a time
    assert run_blocking(steps) == known.near_to(asked)
    assert known.near_to(asked).keys() == {f"{number}" for number in range(40) if number % 3}


@pytest.mark.parametrize(
    ("thing", "kind"),
    [
        ("Grey bulldog on a sofa", "dog"),
        ("Grey bulldog on a sofa", "animals"),
        ("Lasagna from scratch", "italian food"),
        ("Ice hockey overtime", "a winter sport"),
        ("Kayaking in Norway", "water sports"),
        ("Two cellos", "musical instrument"),
        ("Picking cherries", "fruit"),
        ("Violinist in the subway", "musicians"),
        ("Trout in the river", "fish"),
        ("Labrador at the vet", "dogs"),
        ("Courgette and aubergine", "vegetables"),
        ("Tornado over Kansas", "storms"),
        ("PS5 teardown", "playstation"),
        ("Xbox controller repair", "game consoles"),
        ("RTX 4090 benchmark", "graphics card"),
        ("Bearded dragon feeding", "reptiles"),
        ("寿司の作り方", "sushi"),
        ("김치 만들기", "asian food"),
        ("A350 walkaround", "plane"),
        ("Nikon overheating", "camera"),
    ],
)
def test_a_video_has_the_kinds_of_the_things_in_its_title(thing: str, kind: str) -> None:
    stems = stems_of(word for word in tokenise(kind) if word not in STOP_WORDS)
    named = {each.kind for each in kinds_named(stems) if len(each.stems) == len(stems)}

    assert named & set(kinds_of(stems_of(tokenise(thing))))


@pytest.mark.parametrize("text", ["winter sport {}", "the {} tents of 2031", "{}", "qqxz {} choir"])
def test_queries_that_differ_in_numbers_of_equal_length_have_the_same_subject(text: str) -> None:
    assert understand(text.format(48123)).about == understand(text.format(59234)).about


def test_the_number_of_unknown_words_in_a_query_counts() -> None:
    one, two = (understand(text).about for text in ("winter sport 48123", "winter sport 48123 59234"))

    assert (one.word_count, two.word_count) == (3, 4)
    assert one.weight < two.weight


def test_only_a_video_of_the_requested_kind_is_nearer() -> None:
    about = understand("a winter sport").about
    known = Subjects()
    for title in ("Curling finals", "Water polo finals"):
        known.add(title, Content(title, (), (), ()))

    with_kinds, without = known.nearness_to(about), known.nearness_to(about._replace(kinds=()))

    assert with_kinds["Curling finals"] > without["Curling finals"] + 20
    assert with_kinds["Water polo finals"] < with_kinds["Curling finals"]


def nearness_of(query: str, *titles: str) -> list[int]:
    """Return how near videos with these titles are to a query."""
    known = Subjects()
    for title in titles:
        known.add(title, Content(title, (), (), ()))
    found = known.nearness_to(understand(query).about)
    return [found[title] for title in titles]


VIDEOS_BY_KIND = {
    "dog": ("Poodle haircut", "Beagle learns to walk", "Spaniel puppy"),
    "musical instrument": ("Cello recital", "Tuning an old piano", "First violin lesson"),
    "dessert": ("Chocolate cake recipe", "Cheesecake with berries", "Apple pie"),
    "winter sport": ("Curling finals", "Downhill skiing in the Alps", "Snowboard jump"),
    "fish": ("Trout in the river", "Salmon farm", "Great white shark"),
}


@law
@given(st.data(), st.permutations(sorted(VIDEOS_BY_KIND)))
def test_a_video_of_the_kind_that_a_query_asks_for_is_nearer_than_any_other(
    data: st.DataObject, kinds: list[str]
) -> None:
    asked, *others = kinds
    article = data.draw(st.sampled_from(["", "a ", "the "]))

    of_kind, *rest = nearness_of(
        article + asked, *(data.draw(st.sampled_from(VIDEOS_BY_KIND[kind])) for kind in (asked, *others))
    )

    assert of_kind > NEAREST_OTHERWISE >= max(rest)


@pytest.mark.parametrize(
    ("query", "of_kind", "other_sense"),
    [
        ("team sport", "Penalty shootout at the football final", "Penalty for late tax returns"),
        ("horse", "Foal in the stable", "Stable release of the software"),
        ("insect", "Cricket chirping at night", "Cricket world cup final"),
        ("bird", "Duck pond feeding", "Duck tape repairs"),
    ],
)
def test_a_word_in_another_sense_makes_no_video_of_the_kind_that_a_query_asks_for(
    query: str, of_kind: str, other_sense: str
) -> None:
    near, other = nearness_of(query, of_kind, other_sense)

    assert near > NEAREST_OTHERWISE >= other


@pytest.mark.parametrize(
    ("query", "both", "one"),
    [
        ("a car crash on the motorway", "Two cars in an accident", "Wheel change of a car"),
        ("a dog on a boat", "Beagle on a sailing yacht", "Beagle on a skateboard"),
        ("birds at a lake", "Flamingos at the lake", "Flamingos in a zoo"),
    ],
)
def test_kinds_of_a_video_add_up(query: str, both: str, one: str) -> None:
    about = understand(query).about._replace(meaning=None)
    known = Subjects()
    for title in (both, one):
        known.add(title, Content(title, (), (), ()))

    found = known.near_to(about)

    assert found[both] > found[one] > 1


@law
@given(st.permutations(kinds_named(["car", "crash", "dog", "boat", "bird"])))
def test_the_order_of_the_kinds_in_a_query_does_not_matter(kinds: list[KindNamed]) -> None:
    known = Subjects()
    for title in ("Two cars in an accident", "Beagle on a sailing yacht", "Herons at the lake"):
        known.add(title, Content(title, (), (), ()))
    about = QuerySubject(None, kinds_named(["car", "crash", "dog", "boat", "bird"]), ("car", "crash", "dog", "boat"))

    assert known.near_to(about._replace(kinds=tuple(kinds))) == known.near_to(about)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("a choir of staplers", "Gospel choir at Easter"),
        ("a tractor regrets the opera", "Tractor repair"),
        ("a parrot signs the treaty of quarks", "Parrot learns to talk"),
        ("shadows shopping for shoes", "Running shoes"),
        ("a dog audits the moon", "Beagle learns to walk"),
    ],
)
def test_a_video_is_not_near_to_a_query_for_one_of_its_words(query: str, title: str) -> None:
    known = Subjects()
    known.add("video", Content(title, (), (), ()))

    part, whole = (known.near_to(understand(text).about)["video"] for text in (query, title))

    assert part <= 52 < whole


def test_of_videos_near_to_a_part_of_a_query_the_nearest_is_nearer() -> None:
    practice, concert, singing = nearness_of(
        "a choir of staplers", "Choir practice", "Choir and organ concert", "Gospel singing"
    )

    assert 52 > practice > concert > singing


@pytest.mark.parametrize(
    ("word", "meaning_of_it"),
    [
        ("Hochzeit", "wedding"),
        ("cumpleaños", "birthday"),
        ("mtg", "meeting"),
        ("bldg", "building"),
        ("vids", "video"),
        ("univ", "university"),
        ("khutbah", "sermon in a mosque"),
        ("JWST", "space telescope"),
        ("腕 桜", "cherry blossom"),
        ("souvlaki", "grilled meat"),
        ("capybara", "wild rodent"),
        ("labradoodle", "dog"),
        ("duvet", "blanket"),
    ],
)
def test_a_word_of_the_glossary_has_the_meaning_of_its_explanation(word: str, meaning_of_it: str) -> None:
    assert near(word, meaning_of_it) > 60


def test_each_word_of_the_glossary_is_near_to_its_explanation_whatever_else_it_means() -> None:
    lines = (line.split() for line in package_data("glossary.txt").decode().splitlines())
    meanings = [(word, meaning_of([word]), meaning_of(words)) for word, *words in lines]

    assert [word for word, own, explained in meanings if own and explained and nearness(own, explained) < 50] == []


def test_explanations_are_in_lower_case_like_the_words_of_names() -> None:
    lines = package_data("glossary.txt").decode().splitlines()

    assert [line for line in lines if line != line.lower()] == []


def test_no_stop_word_is_explained() -> None:
    assert not [word for word in STOP_WORDS if explanation_of(stem(word))]


def test_a_removed_video_has_no_kind() -> None:
    known = Subjects()
    known.add("pet", Content("Beagle", (), (), ()))
    about = QuerySubject(None, kinds_named(["dog"]), ("dog",))
    assert known.near_to(about)

    known.remove("pet")

    assert not known.near_to(about)


@pytest.mark.parametrize(
    ("word", "other"), [("animation", "animal"), ("animated", "animals"), ("training", "train"), ("boxing", "boxes")]
)
def test_words_with_a_common_prefix_can_have_different_stems(word: str, other: str) -> None:
    assert stem(word) != stem(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("wellness", "well"),
        ("personal", "person"),
        ("fitness", "fitting"),
        ("busy", "business"),
        ("experience", "experiment"),
        ("physical", "physics"),
        ("polite", "politics"),
        ("apart", "apartment"),
        ("engine", "engineer"),
        ("procession", "process"),
        ("audition", "audit"),
        ("conversion", "conversation"),
        ("leaves", "leave"),
        ("lambing", "lamb"),
        ("federer", "federal"),
        ("mets", "meetings"),
        ("celtics", "celtic"),
        ("valorant", "valor"),
        ("longeing", "longer"),
        ("dooring", "doors"),
        ("filles", "filling"),
        ("presentes", "presentation"),
        ("holi", "holy"),
        ("nativity", "natives"),
        ("improv", "improvement"),
        ("frosting", "frosty"),
    ],
)
def test_words_of_different_meanings_have_different_stems(word: str, other: str) -> None:
    assert stem(word) != stem(other)


@pytest.mark.parametrize("word", sorted({*OTHER_WORDS.values(), *WORDS_OF_THEIR_OWN}))
def test_each_exception_of_the_stemmer_has_a_meaning(word: str) -> None:
    assert stem(word) in word_table() or explanation_of(stem(word))
