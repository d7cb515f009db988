"""Between a client and a server, with both held against the contract: `mockserver proxy`."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from starlette.types import ASGIApp

from mockserver.app.http.listening import stop_signals
from mockserver.contract.contract import Contract
from mockserver.contract.source import packaged_contract
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from mockserver.harness.inspection.finding import Finding, Side
from mockserver.harness.inspection.inspector import Inspection, Inspector
from mockserver.harness.printable import printable
from mockserver.harness.recordings.recording import TrafficRecorder, read_recordings
from mockserver.harness.recordings.replaying import Replay
from mockserver.harness.spending import Allowed, SpendingGuard
from mockserver.harness.traffic.addresses import http_address, is_this_machine
from mockserver.harness.traffic.forwarding import Upstream
from mockserver.harness.traffic.observed import Ending, Observed
from mockserver.harness.traffic.own_replies import is_own
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.traffic.watching import Watched
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import Verdict, gone, judged_findings, share_used, uses, with_doubts

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Route:
    """Where requests go: to the server at `upstream` as far as `allowed`, or to the recordings in `replay`."""

    upstream: str = ""
    replay: Path | None = None
    record: Path | None = None
    allowed: Allowed = field(default_factory=lambda: Allowed(writes=False, most=None))


def route_of(
    upstream: str | None, replay: str | None, record: str | None, *, allow_writes: bool, spend_cap: int | None
) -> Route:
    """Return the route that these options describe. Raises SettingsInvalid for one that is not safe."""
    if bool(upstream) == bool(replay):
        raise SettingsInvalid("a proxy needs either --upstream, the server that it passes requests on to, or --replay")
    if replay and record:
        raise SettingsInvalid("--record: what is replayed is recorded already")
    if allow_writes and spend_cap is None:
        raise SettingsInvalid("--allow-writes needs --spend-cap, the number of requests that may cost something")
    if spend_cap is not None and spend_cap < 0:
        raise SettingsInvalid(f"--spend-cap: {spend_cap} is less than none")
    if replay:
        return Route(replay=Path(replay))
    host = _host_of(str(upstream))
    allowed = Allowed(writes=allow_writes or is_this_machine(host), most=spend_cap)
    return Route(str(upstream), record=Path(record) if record else None, allowed=allowed)


def _host_of(upstream: str) -> str:
    parts = http_address(upstream)
    if parts is None or parts.query or parts.fragment:
        raise SettingsInvalid(f'--upstream: "{upstream}" is not an address such as https://api.example.com')
    return str(parts.hostname)


@dataclass(slots=True)
class Passage:
    """What passes by: it is inspected, counted, told of the first time it breaks something, and recorded."""

    inspector: Inspector
    tell: Tell
    recorder: TrafficRecorder | None = None
    judges_server: bool = True
    tally: Tally = field(default_factory=Tally)

    def witness(self, observed: Observed) -> None:
        """Take in one exchange."""
        inspection = self._inspected(observed)
        for finding in inspection.findings:
            if finding.key not in self.tally.findings:
                self.tell(_line(finding))
        self.tally.add(inspection)
        if self.recorder is not None and observed.status and not is_own(observed.reply_headers):
            self.recorder.record(inspection)

    def _inspected(self, observed: Observed) -> Inspection:
        inspection = self.inspector.inspect(observed)
        is_endless = observed.reply.ending is Ending.ENDLESS  # then an answer of ours is about the server
        if self.judges_server and (is_endless or not is_own(observed.reply_headers)):
            return inspection
        about_client = tuple(finding for finding in inspection.findings if finding.side is Side.CLIENT)
        return replace(inspection, findings=about_client)


def _line(finding: Finding) -> str:
    return printable(f"{finding.side} {finding.severity}: {finding.rule} at {finding.operation}: {finding.message}")


def proxy(settings: Settings, route: Route, judging: Judging, tell: Tell) -> Verdict:
    """Stand between client and server until a signal comes, and return the verdict on both. Raises StartupError."""
    contract = packaged_contract()
    recorder = TrafficRecorder(route.record) if route.record else None
    passage = Passage(Inspector(contract), tell, recorder, judges_server=route.replay is None)
    app, close = _target(route, contract)
    watched = Watched(app, passage.witness, _everything)
    asyncio.run(_until_signal(Serving(watched, settings, dates=route.replay is not None), close, tell))
    return _verdict(route, judging, passage.tally, contract)


def _target(route: Route, contract: Contract) -> tuple[ASGIApp, Callable[[], Awaitable[None]]]:
    """Return what answers, and how to let go of it."""
    if route.replay is not None:
        return Replay(read_recordings(route.replay), contract), _nothing
    upstream = Upstream(route.upstream)
    return SpendingGuard(upstream, contract, route.allowed), upstream.close


def _everything(path: str) -> bool:
    return True


async def _nothing() -> None:
    """Let go of nothing."""


async def _until_signal(serving: Serving, close: Callable[[], Awaitable[None]], tell: Tell) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in stop_signals():
        loop.add_signal_handler(number, stopped.set)
    async with serving:
        tell(f"Ready at {serving.url} · point a client there: export TWELVELABS_BASE_URL={serving.url}")
        await stopped.wait()
    await close()


def _verdict(route: Route, judging: Judging, tally: Tally, contract: Contract) -> Verdict:
    operations = uses(contract, tally)
    verdict = Verdict(
        "proxy",
        route.upstream or str(route.replay),
        judging.level,
        judged_findings(tally, judging.level, judging.known),
        operations,
        {"requests": str(tally.requests), "operations used": share_used(operations)},
        gone(tally, judging.baseline),
        "" if tally.requests else "no request came",
    )
    return with_doubts(verdict, contract, tally)
