"""How long the moments of one video last, for classification."""

from collections.abc import Collection, Iterable

from mockserver.domain.records.scenes import Moment
from mockserver.domain.retrieval.overlap import seconds_covered


class Told:
    """The moments of a video in some modalities, by number.

    Of equal moments of a modality only one counts; `repeated` has the others.
    """

    __slots__ = ("_seconds", "_spans", "longest", "repeated")

    def __init__(self, moments: Iterable[Iterable[tuple[int, Moment]]]) -> None:
        self._spans: list[tuple[float, float, int]] = []
        self.repeated: set[int] = set()
        for of_modality in moments:
            distinct: dict[tuple[float, float, str], int] = {}
            for number, one in of_modality:
                if distinct.setdefault((one.start, one.end, one.text), number) == number:
                    self._spans.append((one.start, one.end, number))
                else:
                    self.repeated.add(number)
        self._spans.sort()
        self.longest = max([end - start for start, end, _ in self._spans], default=0.0)
        self._seconds: float | None = None  # that all moments cover

    def seconds_of(self, numbers: Collection[int]) -> float:
        """Return how many seconds these moments cover, of which none is repeated."""
        if len(numbers) < len(self._spans):
            return seconds_covered([(start, end) for start, end, number in self._spans if number in numbers])
        if self._seconds is None:
            self._seconds = seconds_covered([(start, end) for start, end, _ in self._spans])
        return self._seconds
