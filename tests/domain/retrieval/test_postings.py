"""The postings of few videos: the moments that have a word, and the words that resemble one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.retrieval.small.postings import Postings
from mockserver.domain.retrieval.vocabulary import any_resembles
from tests.support.calls import calls_of

MANY = 100
STEMS = ("snow", "snowboard", "board", "tent", "red", "at")
moments = st.lists(st.lists(st.sampled_from(STEMS), max_size=4), max_size=3)
OTHER = "else"
changes = st.lists(moments | st.integers(0, 12) | st.none(), max_size=25)


@dataclass(frozen=True)
class Texts:
    """A video, by its texts. It may also have `OTHER`, by what is known of its texts without reading them."""

    texts: Sequence[str]

    @property
    def stems(self) -> dict[str, None]:
        return dict.fromkeys([*" ".join(self.texts).split(), OTHER])


@settings(max_examples=100, deadline=None)
@given(changes, st.sampled_from([*STEMS, "snowman", "red tent", OTHER]))
def test_postings_find_what_was_added_and_not_removed(changes: list[list[list[str]] | int | None], key: str) -> None:
    postings, known = Postings(), dict[int, list[list[str]]]()
    for number, change in enumerate(changes):
        if isinstance(change, int):
            for first in [*known][change : change + 1]:
                del known[first]
                postings.remove(first)
        elif change is None:
            moments_with(postings, key)
            list(postings.resembling(key))
        else:
            known[10 * number] = change
            postings.add(10 * number, Texts([*map(" ".join, change)]))

    numbered = [(first + at, one) for first, texts in known.items() for at, one in enumerate(texts)]
    assert moments_with(postings, key) == [number for number, one in numbered if f" {key} " in f" {' '.join(one)} "]
    words = {word for _, one in numbered for word in one}
    assert sorted(postings.resembling(key)) == sorted(word for word in words if any_resembles([word], key))


def of_many_videos(number: int) -> Postings:
    postings = Postings()
    for first in range(number):
        postings.add(first, Texts(["snow red"]))
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
