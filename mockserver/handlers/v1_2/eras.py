"""The eras of API v1.2: how its answers differed from year to year."""

from dataclasses import dataclass
from datetime import date

from mockserver.domain.account.account import World


@dataclass(frozen=True, slots=True)
class Era:
    """Answers that cannot be true at once. Where clients ignore unknown fields, all eras answer the same.

    An era ends on the day before `until`; the last one does not end.
    """

    until: date | None = None
    has_queued_state: bool = True
    has_modules: bool = True
    has_indexed_at: bool = True
    thumbnail_seconds: int = 3600
    # In 2023 the `limit_per_page` of a classification was the number of results on the page.
    counts_classified: bool = False
    # In early 2024 the add-ons of an index were shown within its engines too.
    addons_in_engines: bool = False


ERAS = (
    Era(
        until=date(2024, 1, 1),
        has_queued_state=False,
        has_modules=False,
        has_indexed_at=False,
        thumbnail_seconds=604_799,
        counts_classified=True,
    ),
    Era(until=date(2024, 11, 1), addons_in_engines=True),
    Era(),
)


def era_on(day: date | None) -> Era:
    """Return the era of `day`, or the last one without a day."""
    if day is None:
        return ERAS[-1]
    return next((era for era in ERAS if era.until and day < era.until), ERAS[-1])


def era_of(world: World) -> Era:
    """Return the era whose answers the account gives."""
    return era_on(world.account.as_of)
