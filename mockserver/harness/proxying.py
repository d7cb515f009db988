"""A proxy that checks a client and a server against the contract: `mockserver proxy`."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from starlette.types import ASGIApp

from mockserver.app.http.listening import stop_signals
from mockserver.contract.contract import Contract
from mockserver.contract.source import packaged_contract
from mockserver.ground.counting import counted
from mockserver.ground.errors import StartupError
from mockserver.ground.printable import printable
from mockserver.ground.settings import Settings
from mockserver.handlers.exchanges.observed import Ending, Observed
from mockserver.harness.inspected import is_of_api
from mockserver.harness.inspection.finding import Finding, Side
from mockserver.harness.inspection.inspector import Inspection, Inspector
from mockserver.harness.recordings.reading import read_sources
from mockserver.harness.recordings.recording import TrafficRecorder
from mockserver.harness.recordings.replaying import Replay
from mockserver.harness.routing import Route
from mockserver.harness.spending import SpendingGuard
from mockserver.harness.traffic.addresses import is_this_machine
from mockserver.harness.traffic.forwarding import Upstream
from mockserver.harness.traffic.own_replies import is_own
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.traffic.watching import Watched
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import Verdict, gone, judged_findings, share_used, uses, with_doubts

PrintLine = Callable[[str], None]

# Other paths than the API: admin operations, and media, which are too large to record.
_UNWATCHED = ("/__admin", "/_media")

_PORTS = {"http": 80, "https": 443}
_ANY_OR_LOCAL = ("localhost", "0.0.0.0", "::")  # noqa: S104 - compared, not listened on


@dataclass(slots=True)
class ProxySession:
    """Inspects and counts the exchanges of a proxy, prints each new finding, and records them.

    `answered` counts those that the server or a recording answered, and not the proxy itself.
    """

    inspector: Inspector
    print_line: PrintLine
    recorder: TrafficRecorder | None = None
    judges_server: bool = True
    tally: Tally = field(default_factory=Tally)
    answered: int = 0
    unrecorded: int = 0

    def observe(self, observed: Observed) -> None:
        """Inspect one exchange. An exchange outside the API, such as with a page, is only recorded."""
        inspection = self._inspected(observed)
        if not is_of_api(observed.path):
            self._record(replace(inspection, findings=()))
            return
        for finding in inspection.findings:
            if finding.key not in self.tally.findings:
                self.print_line(_line(finding))
        self.tally.add(inspection)
        self.answered += not is_own(observed.reply_headers)
        self._record(inspection)

    def _record(self, inspection: Inspection) -> None:
        """Record an exchange. If that fails, clients still get their answers, and the verdict reports it."""
        observed = inspection.observed
        if self.recorder is None or not observed.status or is_own(observed.reply_headers):
            return
        try:
            self.recorder.record(inspection)
        except OSError as error:
            if not self.unrecorded:
                self.print_line(f"An exchange cannot be recorded: {error.strerror}.")
            self.unrecorded += 1

    def _inspected(self, observed: Observed) -> Inspection:
        inspection = self.inspector.inspect(observed)
        is_endless = observed.reply.ending is Ending.ENDLESS  # then our own answer concerns the server
        if self.judges_server and (is_endless or not is_own(observed.reply_headers)):
            return inspection
        if inspection.operation is not None and inspection.operation.is_storage:
            return replace(inspection, findings=())  # a replayed address is no longer signed
        about_client = tuple(finding for finding in inspection.findings if finding.side is Side.CLIENT)
        return replace(inspection, findings=about_client)


def _line(finding: Finding) -> str:
    return printable(f"{finding.side} {finding.severity}: {finding.rule} at {finding.operation}: {finding.message}")


def proxy(settings: Settings, route: Route, judging: Judging, print_line: PrintLine) -> Verdict:
    """Forward requests from client to server until a signal comes; return the verdict on both. Raises StartupError."""
    _check_upstream(route.upstream, settings)
    contract = packaged_contract()
    recorder = TrafficRecorder(route.record) if route.record else None
    session = ProxySession(Inspector(contract), print_line, recorder, judges_server=route.replay is None)
    app, close = _target(route, contract, print_line)
    watched = Watched(app, session.observe, _is_watched)
    asyncio.run(_until_signal(Serving(watched, settings, dates=route.replay is not None), close, print_line))
    return _verdict(route, judging, session, contract)


def _check_upstream(url: str, settings: Settings) -> None:
    """Check that `url` is not the address of the proxy: each request would come back to it. Raises StartupError."""
    upstream = urlsplit(url)
    host, port = upstream.hostname or "", upstream.port or _PORTS.get(upstream.scheme, 0)
    is_same_host = is_this_machine(host) and (host in ("localhost", settings.host) or settings.host in _ANY_OR_LOCAL)
    if port == settings.port and is_same_host:
        raise StartupError(f"--upstream {url} is the address of the proxy itself; give the proxy another --port")


def _target(route: Route, contract: Contract, print_line: PrintLine) -> tuple[ASGIApp, Callable[[], Awaitable[None]]]:
    """Return the application that answers, and the function that closes it."""
    if route.replay is not None:
        sources = read_sources(route.replay)
        for reason in sources.left_out:
            print_line(f"left out of the file: {reason}")
        return Replay(sources.recordings, contract), _nothing
    upstream = Upstream(route.upstream)
    return SpendingGuard(upstream, contract, route.allowed), upstream.close


def _is_watched(path: str) -> bool:
    return not path.startswith(_UNWATCHED)


async def _nothing() -> None:
    """Do nothing: a replay has nothing to close."""


async def _until_signal(serving: Serving, close: Callable[[], Awaitable[None]], print_line: PrintLine) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in stop_signals():
        loop.add_signal_handler(number, stopped.set)
    async with serving:
        print_line(f"Ready at {serving.url} · point a client there: export TWELVELABS_BASE_URL={serving.url}")
        await stopped.wait()
    await close()


def _verdict(route: Route, judging: Judging, session: ProxySession, contract: Contract) -> Verdict:
    tally, unrecorded = session.tally, session.unrecorded
    operations = uses(contract, tally)
    verdict = Verdict(
        "proxy",
        route.upstream or str(route.replay),
        judging.level,
        judged_findings(tally, judging.level, judging.known),
        operations,
        {"requests": str(tally.requests), "operations used": share_used(operations)},
        gone(tally, judging.baseline),
        _unable(route, session),
        f"{unrecorded} exchanges could not be recorded" if unrecorded else "",
    )
    return with_doubts(verdict, contract, tally)


def _unable(route: Route, session: ProxySession) -> str:
    """Return why nothing could be checked; empty if something was."""
    tally = session.tally
    if not tally.requests:
        return "no request came"
    if session.answered or tally.findings:
        return ""
    return f"{route.upstream or route.replay} answered none of {counted(tally.requests, 'request')}"
