"""Names of uploads and queries for them, read from the YAML files beside this module."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

_FOLDER = Path(__file__).parent
SPELLINGS = ("misspelt", "compound", "number")


@dataclass(frozen=True)
class Query:
    """A query of one kind, and the names of the uploads that answer it; empty if anything or nothing does."""

    kind: str
    text: str
    expected: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Uploads:
    """The uploads into one index, and the queries for it."""

    named: tuple[str, ...]
    opaque: tuple[str, ...]
    queries: tuple[Query, ...]

    def of_kind(self, kind: str) -> list[Query]:
        """Return the queries of one kind."""
        return [query for query in self.queries if query.kind == kind]


def read_uploads(name: str) -> Uploads:
    """Return the list called `name`."""
    data = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text("utf-8"))
    named = data["named"]
    asked = [
        Query(kind, one[kind], frozenset({one["name"]})) for kind in ("own", "other") for one in named if kind in one
    ]
    return Uploads(
        named=tuple(one["name"] for one in named),
        opaque=tuple(data["opaque"]),
        queries=(
            *asked,
            *_kinds(named),
            *(Query(kind, text) for kind in ("generic", "absurd") for text in data[kind]),
        ),
    )


def address_of(name: str) -> str:
    """Return an address of a video whose last part is `name`."""
    return f"https://example.com/{quote(name, safe='%')}"


def read_spellings() -> Uploads:
    """Return uploads with queries for their names in other spellings."""
    named = yaml.safe_load((_FOLDER / "spelling.yaml").read_text("utf-8"))["named"]
    queries = (
        Query(kind, text, frozenset({one["name"]})) for one in named for kind in SPELLINGS for text in one.get(kind, [])
    )
    return Uploads(tuple(one["name"] for one in named), (), tuple(queries))


def _kinds(named: list[dict[str, Any]]) -> list[Query]:
    """Return one query for each kind of thing; all uploads of that kind answer it."""
    named_by_kind: defaultdict[str, set[str]] = defaultdict(set)
    for one in named:
        kinds = one.get("kind", [])
        for kind in [kinds] if isinstance(kinds, str) else kinds:
            named_by_kind[kind].add(one["name"])
    return [Query("kind", kind, frozenset(names)) for kind, names in named_by_kind.items()]
