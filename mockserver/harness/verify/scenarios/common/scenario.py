"""What a scenario is: a short story told to a server, with laws that the contract promises on the way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver

UNKNOWN_ID = "0" * 24


@dataclass(slots=True)
class ScenarioContext:
    """What the scenarios of one version share: a prefix for names, another key, and what earlier ones have made.

    `rich_index` is an index with several videos, `film_index` one of the run's own, with one ready video, `film_video`,
    the task that made it and the asset that it is of. `made` has the identifiers of anything else, by a name of the
    scenario's choice. `things` has those that laws of all resources are tried on, by the path that names one, such as
    `/v1.3/indexes/{index-id}`.
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
        """Return a name that nothing else has."""
        self._count += 1
        return f"{self.prefix}{what} {self._count}"

    def own(self, name: str) -> str:
        """Return the identifier that is called `name`, in a field of its own or in `made`; nothing where none is."""
        return str(getattr(self, name, "")) or self.made.get(name, "")

    def need(self, thing: str, why: str) -> str:
        """Return `thing`, without which the scenario cannot go on. Raises ScenarioOver."""
        if not thing:
            raise ScenarioOver(why)
        return thing


Play = Callable[[ApiClient, ScenarioContext], None]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A story by name. One that `writes` is told only where that is allowed."""

    name: str
    play: Play
    writes: bool


@dataclass(slots=True)
class Scenarios:
    """The scenarios of one subject, in the order in which they are told."""

    members: list[Scenario] = field(default_factory=list)

    def scenario(self, name: str, *, writes: bool = True) -> Callable[[Play], Play]:
        """Make the decorated function the scenario `name`."""

        def add(play: Play) -> Play:
            self.members.append(Scenario(name, play, writes))
            return play

        return add


@dataclass(frozen=True, slots=True)
class VersionScenarios:
    """What `verify` knows of one API version beside its contract.

    `scenarios` are told in order: later ones use what earlier ones have made. A server has the version if it answers
    the first of `contacts` that it knows. `make_film` makes an index with one ready video. `examples` says which field
    of the context stands for an identifier of the contract's examples, once the run has such a thing of its own.
    `charged` names the operations that are charged for the length of the film that a request names, beside those that
    are sent the film itself; `unmeasured` those that fetch videos of unknown length.
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
    """Return the pages of a numbered list, from the first to the last, but no more than `most`."""
    pages = [client.granted(name, path, {**query, "page": 1}, **options)]
    total = pages[0].json["page_info"]["total_page"]
    rest = range(2, min(total, most) + 1)
    return pages + [client.granted(name, path, {**query, "page": number}, **options) for number in rest]
