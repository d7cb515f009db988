"""Things that are kept under their ids, and ids that end in a number which goes on: `fault-1`, `fault-2`."""

from collections.abc import Iterable, Mapping


def check_keys(ids: Mapping[str, str]) -> None:
    """Return if each key is the id of what it stands for. Raises ValueError, which names the first that is not."""
    for key, name in ids.items():
        if key != name:
            raise ValueError(f"{name!r:.50} is not the id that it is kept under")


def check_numbers(ids: Iterable[str], last_number: int) -> None:
    """Return if counting to the last number made these ids. Raises ValueError, which names the first it did not."""
    seen: set[int] = set()
    for name in ids:
        number = name.rpartition("-")[2]
        if not (number.isascii() and number.isdigit() and 0 < int(number) <= last_number) or int(number) in seen:
            raise ValueError(f"{name!r:.50} is none of {last_number} ids that were given")
        seen.add(int(number))
