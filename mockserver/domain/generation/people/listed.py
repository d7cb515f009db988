"""Names of people, and endings of names of towns and companies: lists of Faker.

`tools/listed_names.py` of the repository made the file.
"""

from mockserver.ground.package_data import package_lines

_LINES = package_lines("names.txt")

FIRST_NAMES, LAST_NAMES, TOWN_SUFFIXES, COMPANY_SUFFIXES = (
    tuple(_LINES[kind].split(", ")) for kind in ("first", "last", "town", "company")
)
