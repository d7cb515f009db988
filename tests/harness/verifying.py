"""Servers to verify in process, without a socket."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Receive, Scope, Send

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.verdict import Verdict
from mockserver.harness.verify.options import VerifyOptions
from mockserver.harness.verify.scenarios import SCENARIOS
from mockserver.harness.verify.scenarios.common.scenario import Scenario
from mockserver.harness.verify.server import IN_PROCESS, VerifiedServer, server_at
from mockserver.harness.verify.verifier import verify_server
from tests.harness.mutants.catalogue import Change
from tests.harness.mutants.faulty_app import Changed, FaultyApp, Reply, Request

KEY, OTHER_KEY = "tlk_MINE", "tlk_OTHERS"


@dataclass(slots=True)
class Recorder:
    """An application in front of another that records its requests."""

    app: ASGIApp
    requests: list[tuple[str, str]] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self.requests.append((scope["method"], scope["path"]))
        await self.app(scope, receive, send)

    @property
    def methods(self) -> set[str]:
        return {method for method, _ in self.requests}


@contextmanager
def stand_in(settings: Settings | None = None) -> Iterator[MockServerApp]:
    """Yield the stand-in, an application that keeps its state."""
    app = MockServerApp(settings or Settings(profile="instant"))
    try:
        yield app
    finally:
        app.close()


def elsewhere(app: ASGIApp, *, is_loopback: bool = True) -> VerifiedServer:
    """Return `app` as a server at an address: its indexes and videos may belong to other people."""
    return VerifiedServer("http://server.test", KEY, OTHER_KEY, False, is_loopback, lambda _remote: app)


def changed(change: Change, operation: str, status: int = 200) -> VerifiedServer:
    """Return the stand-in with `change` made to replies of one operation and status."""
    fault = Changed(change, frozenset([operation]), frozenset([status]))
    return server_at(IN_PROCESS, "", wrap=lambda app: FaultyApp(app, fault))


def count_as_text(request: Request, reply: Reply) -> None:
    """Break the reply of `retrieve-index`: its number of videos becomes a string."""
    reply.body["video_count"] = str(reply.body["video_count"])


def verdict_on(server: VerifiedServer, judging: Judging | None = None, **options: object) -> Verdict:
    """Return the verdict on `server`; no requests are drawn unless `options` name phases."""
    chosen = VerifyOptions(**{"phases": (), "pause_seconds": 0, **options})  # type: ignore[arg-type]  # fields of Options
    return verify_server(server, chosen).verdict_for(judging or Judging())


def scenarios_about(*words: str) -> Sequence[Scenario]:
    """Return the scenarios whose names have one of `words`; each word is in at least one name."""
    assert all(any(word in scenario.name for scenario in SCENARIOS) for word in words), words
    return [scenario for scenario in SCENARIOS if any(word in scenario.name for word in words)]
