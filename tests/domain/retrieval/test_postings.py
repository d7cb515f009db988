"""The postings of few videos: the moments that have a word, and the words that resemble one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.retrieval.small.postings import Postings
from mockserver.domain.retrieval.vocabulary import resembling_among
from tests.support.calls import calls_of

MANY = 100
STEMS = ("snow", "snowboard", "board", "tent", "red", "at", "okafor", "okaffor")
OTHER = "else"
texts = st.lists(st.lists(st.sampled_from(STEMS), max_size=4).map(" ".join), max_size=3)
shared = st.lists(st.sampled_from([frozenset(["snow", "at"]), frozenset(["tent", "snow", OTHER])]), unique=True)


@dataclass(frozen=True)
class Texts:
    """A video, by its texts. It may also have other stems, by what is known of its texts without reading them."""

    texts: Sequence[str]
    shared: Sequence[frozenset[str]] = ()

    @property
    def stems(self) -> dict[str, None]:
        stems = dict.fromkeys([*" ".join(self.texts).split(), OTHER])
        return {stem: None for stem in stems if not any(stem in some for some in self.shared)}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.builds(Texts, texts, shared) | st.integers(0, 12) | st.booleans(), max_size=25),
    st.sampled_from([*STEMS, "snowman", "red tent", OTHER]),
)
def test_postings_find_what_was_added_and_not_removed(changes: list[Texts | int], key: str) -> None:
    postings, known = Postings(), dict[int, Texts]()
    for number, change in enumerate(changes):
        if isinstance(change, Texts):
            known[10 * number] = change
            postings.add(10 * number, change)
        elif change is True:
            moments_with(postings, key)
            list(postings.resembling(key))
        elif change is False:
            list(map(postings.index, known))
        else:
            for first in [*known][change : change + 1]:
                del known[first]
                postings.remove(first)

    numbered = [(first + at, one) for first, video in known.items() for at, one in enumerate(video.texts)]
    assert moments_with(postings, key) == [number for number, one in numbered if f" {key} " in f" {one} "]
    resembling, words = [*postings.resembling(key)], {word for _, one in numbered for word in one.split()}
    assert {word for word in words if resembling_among([word], key)} <= {*resembling}
    stems = {stem for video in known.values() for stem in chain(video.stems, *video.shared)}
    assert len({*resembling}) == len(resembling)
    assert all(stem in stems and resembling_among([stem], key) for stem in resembling)


def test_a_video_that_is_asked_for_often_only_comes_up_for_words_that_it_has() -> None:
    postings = Postings()
    for first in range(0, 100, 10):
        postings.add(first, Texts(["red tent"], [frozenset(["snow", "tent"])]))
    assert len(postings.videos_with("snow")) == 10

    for first in postings.videos_with("snow"):
        for _ in range(20):
            assert list(postings.moments_with(first, "snow")) == []

    assert list(postings.videos_with("snow")) == []
    assert sorted(postings.videos_with("tent")) == sorted(postings.videos_with("red")) == [*range(0, 100, 10)]


def of_many_videos(number: int) -> Postings:
    postings = Postings()
    for first in range(number):
        postings.add(first, Texts(["snow red"], [frozenset(["snow"])]))
    return postings


def moments_with(postings: Postings, key: str) -> list[int]:
    return [number for first in sorted(postings.videos_with(key)) for number in postings.moments_with(first, key)]


def test_a_video_whose_words_are_looked_up_at_once_counts_as_larger_until_it_is_removed() -> None:
    postings = Postings()
    postings.add(0, Texts(["red tent", "snow"]))
    for _ in range(1_000):
        assert moments_with(postings, "snow") == [1]

    assert postings.indexed_bytes > 0
    postings.remove(0)
    assert postings.indexed_bytes == 0


@given(st.sets(st.integers(0, MANY - 1)))
def test_postings_of_very_many_videos_lose_those_that_are_removed(removed: set[int]) -> None:
    postings = of_many_videos(MANY)

    for number in removed:
        postings.remove(number)

    assert moments_with(postings, "snow") == [number for number in range(MANY) if number not in removed]


def test_the_work_of_a_removal_does_not_grow_with_the_number_of_videos() -> None:
    calls = [calls_of(partial(postings.remove, 0)) for postings in (of_many_videos(MANY), of_many_videos(4 * MANY))]

    assert calls[0] == calls[1]
