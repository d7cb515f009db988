"""How long the moments of one video last, for classification."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from mockserver.domain.records.scenes import Modality, Moment
from mockserver.domain.retrieval.overlap import seconds_covered


class Told:
    """The moments of a video in some modalities, by number.

    Of equal moments of a modality only one counts; `repeated` has the others.
    """

    __slots__ = ("_covering", "_seconds", "_spans", "longest", "repeated")

    def __init__(self, moments: Mapping[Modality, Sequence[tuple[int, Moment]]]) -> None:
        self._spans: dict[int, tuple[float, float]] = {}
        self.repeated: set[int] = set()
        seconds = {}
        for modality, of_modality in moments.items():
            distinct: dict[tuple[float, float, str], int] = {}
            for number, one in of_modality:
                if distinct.setdefault((one.start, one.end, one.text), number) != number:
                    self.repeated.add(number)
            spans = {number: (start, end) for (start, end, _), number in distinct.items()}
            seconds[modality] = seconds_covered(sorted(spans.values()))
            self._spans |= spans
        self.longest = max([end - start for start, end in self._spans.values()], default=0.0)
        self._seconds = seconds_covered(sorted(self._spans.values()))
        self._covering = {modality for modality, covered in seconds.items() if covered == self._seconds}

    def seconds_of(self, whole: Mapping[Modality, range], others: Collection[int]) -> float:
        """Return how many seconds some moments cover: all of some modalities, and others. None is repeated."""
        if not self._covering.isdisjoint(whole):
            return self._seconds
        numbers = {*others, *chain.from_iterable(whole.values())} if whole else others
        return seconds_covered(sorted([self._spans[number] for number in numbers]))
