"""Checks of restored mappings: keys are ids, and ids end in a running number (`fault-1`, `fault-2`)."""

from collections.abc import Iterable, Mapping


def check_keys(ids: Mapping[str, str]) -> None:
    """Check that each key is the id of its value. Raises ValueError, which names the first that is not."""
    for key, name in ids.items():
        if key != name:
            raise ValueError(f"{name!r:.50} is not the id that it is kept under")


def check_numbers(ids: Iterable[str], last_number: int) -> None:
    """Check that the ids can come from counting up to the last number.

    Raises ValueError, which names the first that cannot.
    """
    seen: set[int] = set()
    for name in ids:
        number = name.rpartition("-")[2]
        if not (number.isascii() and number.isdigit() and 0 < int(number) <= last_number) or int(number) in seen:
            raise ValueError(f"{name!r:.50} is none of {last_number} ids that were given")
        seen.add(int(number))
