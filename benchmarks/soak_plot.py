"""The plot of docs/soak.svg: the memory of a server over a million requests."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure


def draw(requests: Sequence[int], mebibytes: Sequence[float], path: Path) -> None:
    """Write the curve of memory to `path`, an SVG file; the same samples give the same bytes."""
    mpl.rcParams["svg.hashsalt"] = "mockserver"
    figure = Figure(figsize=(8, 3.5), layout="constrained")
    axes = figure.subplots()
    axes.plot(requests, mebibytes)
    axes.set(xlabel="requests", ylabel="MiB of resident memory", ylim=(0, None))
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.grid(visible=True, alpha=0.3)
    figure.savefig(path, metadata={"Date": None})
