"""A call of a method, its expected result, and the client versions with that method."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Any

from tests.clients.finding import BROKEN, FAILED, OK, Finding

Version = tuple[int, ...]

FIRST: Version = (0,)
NEVER: Version = (99,)
LONGEST_SECONDS = 30


class Stage:
    """What the calls of a run share: the client, the files to upload, and the records of earlier calls."""

    def __init__(self, client: Any, connect: Callable[[str], Any], version: Version, media: Path) -> None:
        self.client = client
        self.connect = connect
        self.version = version
        self.media = media
        self.made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        return self.made[name]

    def __setitem__(self, name: str, thing: Any) -> None:
        self.made[name] = thing

    def file(self, name: str) -> str:
        return str(self.media / name)


@dataclass(frozen=True, slots=True)
class Run:
    """A client to drive, and all its methods. The prefix distinguishes its findings from those of another run."""

    prefix: str
    client: Any
    connect: Callable[[str], Any]
    methods: frozenset[str]


@dataclass(frozen=True, slots=True)
class Broken:
    """The error that a method of the client raises, whatever the server answers, and the reason."""

    raises: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The expected error class of the client, and its text."""

    error: str
    says: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call that exists in the versions from `since` on and before `before`."""

    method: str
    operation: str
    act: Callable[[Stage], None]
    due: Broken | Refused | None
    since: Version
    before: Version

    def is_in(self, version: Version) -> bool:
        return self.since <= version < self.before

    def judge(self, stage: Stage, prefix: str = "") -> Finding:
        """Make the call and return the finding; a call that does not end has failed."""
        pool = ThreadPoolExecutor(1)
        error = pool.submit(self.act, stage).exception(LONGEST_SECONDS)
        pool.shutdown(wait=False)
        return Finding(prefix + self.method, self.operation, *self._outcome(error))

    def _outcome(self, error: BaseException | None) -> tuple[str, str]:
        name, text = type(error).__name__, str(error)
        match self.due:
            case None if error is None:
                return OK, ""
            case Broken() as broken if name == broken.raises:
                return BROKEN, broken.reason
            case Refused() as refused if name == refused.error and refused.says in text:
                return name, ""
        return FAILED, _story(error) if error else f"nothing was raised; expected {self.due}"


class Calls(list[Call]):
    """The calls of a chapter, in order."""

    def of(
        self,
        method: str,
        operation: str,
        due: Broken | Refused | None = None,
        *,
        since: Version = FIRST,
        before: Version = NEVER,
    ) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
        """Register the decorated function as a call of `method`, which must reach `operation`."""

        def add(act: Callable[[Stage], None]) -> Callable[[Stage], None]:
            self.append(Call(method, operation, act, due, since, before))
            return act

        return add


def _story(error: BaseException) -> str:
    places = " ← ".join(
        f"{Path(place.filename).name}:{place.lineno}" for place in reversed(extract_tb(error.__traceback__))
    )
    return f"{type(error).__name__}: {error} ({places})"
