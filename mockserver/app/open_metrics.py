"""OpenMetrics, the text that Prometheus reads: https://prometheus.io/docs/specs/om/open_metrics_spec/.

The client library of Prometheus is not used: it counts behind locks, which costs more than half of a small request.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

END = "# EOF\n"

# The upper bounds of the classes of a histogram, in seconds.
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_BOUNDS_AS_TEXT = (*map(str, BOUNDS), "+Inf")

_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


class Type(StrEnum):
    """The type of a metric family."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"
    INFO = "info"


@dataclass(slots=True)
class Histogram:
    """Durations in seconds: how many fall into each class, and their sum. The last class is for those above all."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    sum: float = 0.0

    def observe(self, seconds: float) -> None:
        """Count one duration."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.sum += seconds

    def merge(self, other: "Histogram") -> None:
        """Add the durations of `other`."""
        self.counts = [mine + its for mine, its in zip(self.counts, other.counts, strict=True)]
        self.sum += other.sum


Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Family:
    """A metric: its values by labels. The values of a histogram are `Histogram`s, those of all others numbers."""

    name: str
    type: Type
    help: str
    samples: Iterable[tuple[Labels, float | Histogram]]

    def text(self) -> str:
        """Return the family as text."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"# TYPE {self.name} {self.type}"
        if self.name.endswith(("_seconds", "_bytes")):
            yield f"# UNIT {self.name} {self.name.rpartition('_')[2]}"
        yield f"# HELP {self.name} {self.help.translate(_ESCAPES)}"
        for labels, value in self.samples:
            if isinstance(value, Histogram):
                yield from self._histogram(labels, value)
            else:
                yield f"{self.name}{_SUFFIXES.get(self.type, '')}{_braced(labels)} {value}"

    def _histogram(self, labels: Labels, histogram: Histogram) -> Iterator[str]:
        total, inner = 0, "".join(f"{label}," for label in _written(labels))
        for bound, count in zip(_BOUNDS_AS_TEXT, histogram.counts, strict=True):
            total += count
            yield f'{self.name}_bucket{{{inner}le="{bound}"}} {total}'
        yield f"{self.name}_count{_braced(labels)} {total}"
        yield f"{self.name}_sum{_braced(labels)} {histogram.sum}"


_SUFFIXES = {Type.COUNTER: "_total", Type.INFO: "_info"}


def _braced(labels: Labels) -> str:
    return f"{{{','.join(_written(labels))}}}" if labels else ""


def _written(labels: Labels) -> list[str]:
    return [f'{name}="{value.translate(_ESCAPES)}"' for name, value in labels.items()]
