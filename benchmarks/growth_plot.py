"""The plot of docs/scale.md: how milliseconds grow with the number of videos."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from benchmarks.growth import Size

_SHOWN = (
    "videos, page 1",
    "videos, last page",
    "videos of a filename",
    "search without frequent words",
    "search with two frequent words",
    "classify one video",
)


def draw(sizes: Sequence[Size], path: Path) -> None:
    """Write the plot to `path`, an SVG file; the same measurements give the same bytes."""
    mpl.rcParams["svg.hashsalt"] = "mockserver"
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    for name in _SHOWN:
        axes.plot(
            [one.videos for one in sizes], [one.latencies[name].processor_p50 for one in sizes], marker="o", label=name
        )
    axes.set(
        xscale="log", yscale="log", xlabel="videos in the account, ten scenes each", ylabel="ms of processor time, p50"
    )
    axes.grid(visible=True, which="both", alpha=0.3)
    axes.legend(fontsize="small")
    figure.savefig(path, metadata={"Date": None})
