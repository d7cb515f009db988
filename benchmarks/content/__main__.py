"""Measure made-up content on both lists and print the table of docs/content.md: `python -m benchmarks.content`.

With `--tuning`, only on the list that the generator is tuned on.
"""

import argparse

from benchmarks.content.lists import read_uploads
from benchmarks.content.measures import measure

_AIMS = {
    "own name first": "≥ 98",
    "other words for it first": "≥ 60",
    "kind or scene within the first five": "≥ 80",
    "right video first, mean of the three": "≥ 72",
    "nothing found": "≤ 2",
    "absurd above low": "≤ 5",
    "a line said in a video finds that video": "≥ 95",
    "distinct lines of a transcript, mean": "≥ 70",
    "title has words of the name": "≥ 95",
    "summary has words of the name": "≥ 95",
    "transcript has them in a sentence": "≥ 80",
}
_LISTS = {"tuning": "tuned on", "held_out": "held out"}


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description="Measure how made-up content serves search and readers.")
    parser.add_argument("--tuning", action="store_true", help="only the list that the generator is tuned on")
    names = list(_LISTS)[:1] if parser.parse_args().tuning else list(_LISTS)
    found = [measure(read_uploads(name)) for name in names]
    print(f"| percent | aim | {' | '.join(_LISTS[name] for name in names)} |")
    print(f"| --- | ---: {'| ---: ' * len(names)}|")
    for name in found[0]:
        print(f"| {name} | {_AIMS.get(name, '')} | {' | '.join(f'{one[name]:.0f}' for one in found)} |")


if __name__ == "__main__":
    main()
