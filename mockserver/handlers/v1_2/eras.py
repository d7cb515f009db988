"""The years of API v1.2: what its answers of one year had that those of another had not."""

from dataclasses import dataclass

from mockserver.domain.account.account import World


@dataclass(frozen=True, slots=True)
class Era:
    """What cannot be true at once. Where clients ignore what they do not know, all eras answer alike."""

    name: str
    has_queued_state: bool = True
    has_modules: bool = True
    has_indexed_at: bool = True
    thumbnail_seconds: int = 3600
    # In 2023 the `limit_per_page` of a classification was the number of results on the page.
    counts_classified: bool = False
    # In early 2024 the add-ons of an index were shown within its engines too.
    addons_in_engines: bool = False


ERAS = {
    era.name: era
    for era in (
        Era(
            "2023",
            has_queued_state=False,
            has_modules=False,
            has_indexed_at=False,
            thumbnail_seconds=604_799,
            counts_classified=True,
        ),
        Era("2024", addons_in_engines=True),
        Era("latest"),
    )
}


def era_of(world: World) -> Era:
    """Return the era in which the account lives."""
    return ERAS[world.account.era]
