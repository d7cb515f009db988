"""What a scenario is: a short story told to a server, with laws that the contract promises on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver

MARENGO = {"engine_name": "marengo2.6", "engine_options": ["visual", "conversation", "text_in_video", "logo"]}
PEGASUS = {"engine_name": "pegasus1.1", "engine_options": ["visual", "conversation"]}
NOBODY = "0" * 24


@dataclass(slots=True)
class ScenarioContext:
    """What scenarios share: a prefix for names, another key if there is one, and what earlier ones have found.

    `rich_index` is an index with several videos, `film_index` one of the run's own, with one ready video, `film_video`.
    """

    prefix: str
    other_key: str = ""
    rich_index: str = ""
    film_index: str = ""
    film_video: str = ""
    film_task: str = ""
    _count: int = 0

    def name(self, what: str) -> str:
        """Return a name that nothing else has."""
        self._count += 1
        return f"{self.prefix}{what} {self._count}"

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


def make_index(client: ApiClient, context: ScenarioContext, what: str = "index", **fields: Any) -> str:
    """Create an index and return its identifier."""
    body = {"index_name": context.name(what), "engines": [MARENGO, PEGASUS], **fields}
    return str(client.granted("create-index", json=body).json["_id"])


def walk(client: ApiClient, name: str, path: dict[str, str], query: dict[str, Any], most: int = 60) -> list[ApiReply]:
    """Return the pages of a numbered list, from the first to the last, but no more than `most`."""
    pages = [client.granted(name, path, {**query, "page": 1})]
    total = pages[0].json["page_info"]["total_page"]
    rest = range(2, min(total, most) + 1)
    return pages + [client.granted(name, path, {**query, "page": number}) for number in rest]
