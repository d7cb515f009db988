"""A scenario: a sequence of requests to a server, with laws that the contract promises."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver

UNKNOWN_ID = "0" * 24


@dataclass(slots=True)
class ScenarioContext:
    """What the scenarios of one version share: a name prefix, another key, and the records of earlier scenarios.

    `rich_index` is an index with several videos, `film_index` one of the run's own, with one ready video, `film_video`,
    its task and its asset. `made` has the identifiers of other records, by a name that a scenario chooses. `things` are
    the records for the laws of all resources, by the path that names one, such as `/v1.3/indexes/{index-id}`.
    """

    prefix: str
    other_key: str = ""
    rich_index: str = ""
    film_index: str = ""
    film_video: str = ""
    film_task: str = ""
    film_asset: str = ""
    made: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    _count: int = 0

    def name(self, what: str) -> str:
        """Return a unique name."""
        self._count += 1
        return f"{self.prefix}{what} {self._count}"

    def own(self, name: str) -> str:
        """Return the identifier called `name`, in a field or in `made`; empty if there is none."""
        return str(getattr(self, name, "")) or self.made.get(name, "")

    def need(self, thing: str, why: str) -> str:
        """Return `thing`, which the scenario requires. Raises ScenarioOver if it is missing."""
        if not thing:
            raise ScenarioOver(why)
        return thing


Play = Callable[[ApiClient, ScenarioContext], None]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named scenario. One that `writes` runs only if writing is allowed."""

    name: str
    play: Play
    writes: bool


@dataclass(slots=True)
class Scenarios:
    """The scenarios of one subject, in the order in which they run."""

    members: list[Scenario] = field(default_factory=list)

    def scenario(self, name: str, *, writes: bool = True) -> Callable[[Play], Play]:
        """Register the decorated function as the scenario `name`."""

        def add(play: Play) -> Play:
            self.members.append(Scenario(name, play, writes))
            return play

        return add


@dataclass(frozen=True, slots=True)
class VersionScenarios:
    """What `verify` knows of one API version besides its contract.

    `scenarios` run in order: later ones use records of earlier ones. A server has the version if it answers the first
    of `contacts` that it knows. `make_film` creates an index with one ready video. `examples` maps identifiers of the
    contract's examples to fields of the context, for when the run has its own records. `charged` are operations that
    charge for the length of a film that a request only names; `unmeasured` are those that fetch videos of unknown
    length.
    """

    version: str
    scenarios: Sequence[Scenario]
    contacts: Sequence[str]
    make_film: Play
    examples: Mapping[str, str]
    charged: frozenset[str] = frozenset()
    unmeasured: frozenset[str] = frozenset()


def walk(
    client: ApiClient, name: str, path: Mapping[str, str], query: Mapping[str, Any], most: int = 60, **options: Any
) -> list[ApiReply]:
    """Return the pages of a numbered list, from the first to the last, at most `most`."""
    pages = [client.accepted(name, path, {**query, "page": 1}, **options)]
    total = pages[0].json["page_info"]["total_page"]
    rest = range(2, min(total, most) + 1)
    return pages + [client.accepted(name, path, {**query, "page": number}, **options) for number in rest]
