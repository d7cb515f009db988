"""The cost of texts and classifications beside that of another checkout: `python -m benchmarks.checkouts DIR`.

Both run in processes of their own, each with the `.venv` of its checkout, and take turns. Prints the processor time of
each work as a ratio to that of the other checkout, by the medians of all turns.
"""

import argparse
import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.checkout_worker import WORKS
from benchmarks.content.lists import read_uploads

_HERE = Path(__file__).parent
_WORKER = _HERE / "checkout_worker.py"


def main() -> None:
    """Measure, and print a row for each work."""
    parser = argparse.ArgumentParser(description="Compare the processor time of this checkout with another one.")
    parser.add_argument("other", type=Path, help="a checkout with an environment in .venv")
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--works", nargs="*", choices=WORKS, default=WORKS)
    given = parser.parse_args()
    with ExitStack() as stack:
        other, ours = (stack.enter_context(_worker(one)) for one in (given.other, _HERE.parent))
        seconds = {
            work: [(other.seconds(work), ours.seconds(work)) for _ in range(given.turns)] for work in given.works
        }
    print("| work | ratio | ms, other | ms |")
    print("| --- | --- | --- | --- |")
    for work, turns in seconds.items():
        before, after = (1000 * median(one) for one in zip(*turns, strict=True))
        print(f"| {work} | {after / before:.2f} | {before:.1f} | {after:.1f} |")


class _Worker:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def seconds(self, work: str) -> float:
        """Return the processor time of one turn."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(work, file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())


@contextmanager
def _worker(checkout: Path) -> Iterator[_Worker]:
    uploads = read_uploads("tuning")
    texts = [query.text for query in uploads.queries]
    Random(1).shuffle(texts)
    python = checkout.resolve() / ".venv" / "bin" / "python"
    command = [str(python), str(_WORKER), str(checkout.resolve()), json.dumps(uploads.named), json.dumps(texts)]
    with subprocess.Popen(command, cwd=checkout, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield _Worker(process)


if __name__ == "__main__":
    main()
