"""The video understanding engines and what each can be asked."""

from dataclasses import dataclass
from enum import StrEnum

from mockserver.domain.records.scenes import Option


class Family(StrEnum):
    """Marengo embeds (search, classify); Pegasus generates (gist, summarize, generate)."""

    MARENGO = "marengo"
    PEGASUS = "pegasus"


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine as the API lists it. `created_at` is Go's text form of a date, which only engines have."""

    id: str
    family: Family
    options: tuple[Option, ...]
    created_at: str


_MARENGO = (Option.VISUAL, Option.CONVERSATION, Option.TEXT_IN_VIDEO, Option.LOGO)
_PEGASUS = (Option.VISUAL, Option.CONVERSATION)

# The dates of marengo2.6, marengo2 and pegasus1.1 are the documented ones; the other two are ours.
ENGINES = {
    engine.id: engine
    for engine in (
        Engine("marengo2.6", Family.MARENGO, _MARENGO, "2022-07-24 09:30:52.683 +0000 UTC"),
        Engine("marengo2.5", Family.MARENGO, _MARENGO, "2022-07-24 09:30:52.684 +0000 UTC"),
        Engine("marengo2", Family.MARENGO, _MARENGO, "2022-07-24 09:30:52.686 +0000 UTC"),
        Engine("pegasus1.1", Family.PEGASUS, _PEGASUS, "2023-04-12 11:49:26.663 +0000 UTC"),
        Engine("pegasus1", Family.PEGASUS, _PEGASUS, "2023-04-12 11:49:26.66 +0000 UTC"),
    )
}
