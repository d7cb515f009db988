"""Measure generated content on all lists and write the table to docs/content.md: `python -m benchmarks.content`.

With `--tuning`, print only the results of the lists on which the generator is tuned.
"""

import argparse
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.content.lists import read_spellings
from benchmarks.content.measures import measure_list, measure_ranks
from tests.docs.generated import with_part

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
_SPELLINGS = {
    "misspelt": "within one edit: *lighthuose*",
    "compound": "one word or two: *sun flower*",
    "number": "words or digits: *4th of July*",
}
_PAGE = Path(__file__).parents[2] / "docs" / "content.md"
_TUNED_ON = {"tuning": "tuned on", "tuning_2": "second", "tuning_3": "third", "tuning_4": "fourth"}
_LISTS = {
    **_TUNED_ON,
    "held_out": "held out",
    "fresh": "fresh",
    "unseen": "unseen",
    "wide": "wide",
    "everyday": "everyday",
}


def main() -> None:
    """Measure, print, and write the page if all lists were measured."""
    parser = argparse.ArgumentParser(description="Measure search and texts of generated content.")
    parser.add_argument("--tuning", action="store_true", help="only the lists that the generator is tuned on")
    names = list(_TUNED_ON if parser.parse_args().tuning else _LISTS)
    with ProcessPoolExecutor(max_tasks_per_child=1) as pool:  # the accounts of one list slow down the next one
        table = _table(dict(zip(map(_LISTS.__getitem__, names), pool.map(measure_list, names), strict=True)))
    spellings = _table_of_ranks(measure_ranks(read_spellings()))
    print(f"{table}\n\n{spellings}")
    if len(names) == len(_LISTS):
        page = with_part(_PAGE.read_text("utf-8"), "content", table)
        _PAGE.write_text(with_part(page, "spellings", spellings), "utf-8")


def _table(found: Mapping[str, Mapping[str, float]]) -> str:
    """Return a Markdown table with the results of each list and the targets."""
    measures = list(next(iter(found.values())))
    rows = [
        f"| {name} | {_AIMS.get(name, '')} | {' | '.join(f'{one[name]:.0f}' for one in found.values())} |"
        for name in measures
    ]
    return "\n".join([f"| percent | aim | {' | '.join(found)} |", f"| --- | ---: {'| ---: ' * len(found)}|", *rows])


def _table_of_ranks(ranks: Mapping[str, Sequence[int]]) -> str:
    """Return a Markdown table with the share of right videos that come first, and within the first five."""
    rows = [
        f"| {_SPELLINGS[kind]} | {len(found)} | {_share(found, 1):.0f} | {_share(found, 5):.0f} |"
        for kind, found in ranks.items()
    ]
    return "\n".join(
        ["| spelled otherwise | queries | first, percent | within five |", "| --- | ---: | ---: | ---: |", *rows]
    )


def _share(ranks: Sequence[int], most: int) -> float:
    return 100 * sum(rank <= most for rank in ranks) / len(ranks)


if __name__ == "__main__":
    main()
