"""Writes the names of people, towns and companies that Faker lists to the package: `python -m tools.listed_names`.

Importing Faker takes longer than a first search. The server only needs four of its lists.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from faker.providers.address.en_US import Provider as Addresses
from faker.providers.company.en_US import Provider as Companies
from faker.providers.person.en_US import Provider as People

FILE = Path(__file__).parent.parent / "mockserver" / "data" / "names.txt"

_LISTS: Mapping[str, Iterable[str]] = {
    "first": People.first_names,
    "last": People.last_names,
    "town": Addresses.city_suffixes,
    "company": Companies.company_suffixes,
}


def main() -> None:
    """Write the file of the package."""
    FILE.write_text(listed_names(), "utf-8")


def listed_names() -> str:
    """Return the lists of the installed Faker, each in a line, in Faker's order."""
    return "".join(f"{kind}: {', '.join(names)}\n" for kind, names in _LISTS.items())


if __name__ == "__main__":
    main()
