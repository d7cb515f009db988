"""What is seen and said in one video, as lists of numbers for classification."""

from collections.abc import Iterable, Sequence
from itertools import chain, compress

from mockserver.domain.records.scenes import TIE_ORDER, Modality, Moment
from mockserver.domain.retrieval.needs import lengths_of
from mockserver.domain.retrieval.overlap import seconds_covered


class Told:
    """The moments of a video in some modalities, one modality after the other; equal moments count once.

    `lengths` tells how much each moment says, by modality. `places` has the place of a moment in the lists, its length
    and which of the modalities it belongs to, by the number of the moment in the video.
    """

    __slots__ = ("_by_time", "_seconds", "lengths", "longest", "places", "spans")

    def __init__(self, modalities: Sequence[Modality], moments: Sequence[Iterable[tuple[int, Moment]]]) -> None:
        distinct = [{(one.start, one.end, one.text): number for number, one in some} for some in moments]
        self.lengths = [lengths_of([text for _, _, text in some]) for some in distinct]
        lengths = chain.from_iterable(self.lengths)
        numbers = [(of, number) for of, some in enumerate(distinct) for number in some.values()]
        self.places = {
            number: (at, length, of) for at, ((of, number), length) in enumerate(zip(numbers, lengths, strict=True))
        }
        self.spans = [
            (start, end, TIE_ORDER[modality])
            for modality, some in zip(modalities, distinct, strict=True)
            for start, end, _ in some
        ]
        self._by_time = sorted(range(len(self.spans)), key=self.spans.__getitem__)
        self.longest = max([end - start for start, end, _ in self.spans], default=0.0)
        self._seconds: float | None = None

    def seconds(self) -> float:
        """Return how many seconds all moments cover."""
        if self._seconds is None:
            self._seconds = self.seconds_of([True] * len(self.spans))
        return self._seconds

    def seconds_of(self, is_wanted: Sequence[bool]) -> float:
        """Return how many seconds the wanted moments cover."""
        spans, by_time = self.spans, self._by_time
        return seconds_covered([spans[at][:2] for at in compress(by_time, map(is_wanted.__getitem__, by_time))])
