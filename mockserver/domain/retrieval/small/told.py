"""How long the moments of one video last, for classification."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from mockserver.domain.records.scenes import Modality, Moment
from mockserver.domain.retrieval.overlap import seconds_covered


class Told:
    """The moments of a video in some modalities, by number.

    Of equal moments of a modality only one counts; `repeated` has the others.
    """

    __slots__ = ("_covering", "_seconds", "_spans", "longest", "repeated")

    def __init__(self, moments: Mapping[Modality, Sequence[tuple[int, Moment]]]) -> None:
        self._spans: list[tuple[float, float, int]] = []
        self.repeated: set[int] = set()
        seconds = {}
        for modality, of_modality in moments.items():
            distinct: dict[tuple[float, float, str], int] = {}
            for number, one in of_modality:
                if distinct.setdefault((one.start, one.end, one.text), number) != number:
                    self.repeated.add(number)
            spans = sorted([(start, end, number) for (start, end, _), number in distinct.items()])
            seconds[modality] = _seconds_of(spans)
            self._spans += spans
        self._spans.sort()
        self.longest = max([end - start for start, end, _ in self._spans], default=0.0)
        self._seconds = _seconds_of(self._spans)
        self._covering = {modality for modality, covered in seconds.items() if covered == self._seconds}

    def seconds_of(self, whole: Mapping[Modality, range], others: Collection[int]) -> float:
        """Return how many seconds some moments cover: all of some modalities, and others. None is repeated."""
        if not self._covering.isdisjoint(whole):
            return self._seconds
        numbers = {*others, *chain.from_iterable(whole.values())}
        return _seconds_of([one for one in self._spans if one[2] in numbers])


def _seconds_of(spans: Iterable[tuple[float, float, int]]) -> float:
    return seconds_covered([(start, end) for start, end, _ in spans])
