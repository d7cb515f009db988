"""A verification from its first request to its last: contact, scenarios, drawn requests, and tidying up."""

import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from time import perf_counter, sleep

import orjson
from starlette.types import Receive, Scope, Send

from mockserver.contract.contract import Contract
from mockserver.contract.source import packaged_contract
from mockserver.ground.errors import MockserverError
from mockserver.handlers.served import API
from mockserver.harness.inspection.clauses import Clauses
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.inspection.replies import ReplyInspector
from mockserver.harness.suite.run import PHASES, RunOptions, Size, run
from mockserver.harness.suite.target import Target
from mockserver.harness.verify.api_client import ApiClient, ScenarioOver
from mockserver.harness.verify.guarded_app import GuardedApp
from mockserver.harness.verify.limits import Limits, RequestGuard
from mockserver.harness.verify.options import VerifyOptions, asked_for
from mockserver.harness.verify.ownership import Ownership
from mockserver.harness.verify.scenarios.scenario import Scenario, ScenarioContext
from mockserver.harness.verify.scenarios.uploads import life_of_a_task
from mockserver.harness.verify.server import VerifiedServer
from mockserver.harness.verify.sweep import sweep
from mockserver.harness.verify.verification import Verification

# What the examples of the contract name; on a server of somebody else these may be somebody's.
EXAMPLES = {
    "index": "6527e59e74b5a5ab84015cf5",
    "video": "65282b9043e8c47e4eb47e47",
    "task": "65282b8b8f9cd95a98cbcf47",
}
# One search through the links gives up after a few hundred sequences; a new one begins elsewhere.
_SEQUENCES_A_ROUND = 100

_LONGEST_SETTLING = 100
_SETTLING_SECONDS = 0.1

Progress = Callable[[str, int, int], None]


class CouldNotLook(MockserverError):
    """There is nothing to look at; the message says why."""


def verify_server(
    server: VerifiedServer, options: VerifyOptions, progress: Progress = lambda part, done, all_: None
) -> Verification:
    """Return what came of verifying `server`. What the run has made is deleted at the end, however it ends."""
    return _Verification(server, options, progress).run()


class _Verification:
    def __init__(self, server: VerifiedServer, options: VerifyOptions, progress: Progress) -> None:
        self._server = server
        self._options = options
        self._progress = progress
        self._contract: Contract = packaged_contract()
        limits = Limits(
            options.max_requests,
            options.max_minutes,
            options.may_write,
            is_measured=not server.is_loopback,
            protects_others=not server.is_here,
        )
        reserved = frozenset() if server.is_here else frozenset(name.encode() for name in EXAMPLES.values())
        self._guard = RequestGuard(limits, Ownership(reserved))
        prefix = f"verify-{secrets.token_hex(3)} "
        self._context = ScenarioContext(prefix, server.other_key)
        self._guarded_app = GuardedApp(_nowhere, self._contract, self._guard, prefix)
        self._verification = Verification(server.name, tuple(API), replies=self._guarded_app.replies)
        self._client = ApiClient(
            self._guarded_app,
            self._contract,
            ReplyInspector(Clauses(self._contract.document)),
            server.key,
            server.base_url,
            options.is_strict,
            0 if server.is_here else options.pause_seconds,
            options.ready_timeout_seconds,
            server.is_here,
        )

    def run(self) -> Verification:
        started = perf_counter()
        self._guarded_app.look_at_drawn = self._client.look_at_drawn
        try:
            self._look()
        except CouldNotLook as error:
            self._verification.obstacles.append(str(error))
        except KeyboardInterrupt:
            self._verification.obstacles.append("the run was stopped before its end")
        finally:
            self._guard.is_closed = True
            self._client.close()
        self._sum_up(perf_counter() - started)
        return self._verification

    def _look(self) -> None:
        with self._server.opened(profile="polls") as app:
            self._guarded_app.aim(app)
            try:
                self._contact()
                self._tell_scenarios()
                if not self._server.is_here:
                    self._draw_elsewhere()
                self._client.settle_silence()
            finally:
                if not self._server.is_here:
                    self._tidy_up()
        if self._server.is_here:
            self._draw_all()

    def _tidy_up(self) -> None:
        """Delete what was made, once nothing more can be: a run that was stopped may have a request under way."""
        self._guard.is_closed = True
        for _ in range(_LONGEST_SETTLING):
            if not self._guarded_app.under_way:
                break
            sleep(_SETTLING_SECONDS)
        self._verification.left_behind = sweep(self._client, self._guard, self._context.prefix)

    def _contact(self) -> None:
        """Return if an API answers. Raises CouldNotLook."""
        said = []
        for name in ("list-engines", "list-indexes"):
            reply = self._client.send("GET", self._contract.operations[name].path)
            if reply.blocked:
                said.append(reply.blocked)
                continue
            if reply.status == 401:
                raise CouldNotLook(f"{self._server.name} does not accept the key: {reply.status}")
            if _is_api(reply.media_type, reply.body):
                return
            said.append(f"GET {self._contract.operations[name].path} answers {reply.status}")
        if self._guarded_app.silent == len(said):
            raise CouldNotLook(self._guarded_app.silence)
        raise CouldNotLook(f"there is no Twelve Labs API at {self._server.name}: {'; '.join(said)}")

    def _tell_scenarios(self) -> None:
        scenarios = self._options.scenarios
        for number, scenario in enumerate(scenarios):
            if self._is_over():
                return
            self._progress(scenario.name, number, len(scenarios))
            self._tell(scenario)

    def _tell(self, scenario: Scenario) -> None:
        if scenario.writes and not self._options.may_write:
            self._verification.unfinished[scenario.name] = "it writes, and --allow-writes was not given"
            return
        before = len(self._client.findings)
        try:
            scenario.play(self._client, self._context)
        except ScenarioOver as over:
            if len(self._client.findings) == before:
                self._verification.unfinished[scenario.name] = str(over)
                return
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            self._note_unreadable(scenario, error)
        self._verification.finished.append(scenario.name)
        self._found(self._client.findings[before:])

    def _note_unreadable(self, scenario: Scenario, error: Exception) -> None:
        """Note that a reply is valid, and yet not what a client can work with. Raises `error` where there is none."""
        if self._client.last is None:
            raise error
        message = f"{scenario.name}: its reader failed with {type(error).__name__}: {error}"
        self._client.note(self._client.last, "unreadable", "reply", message, "what the contract says", "")

    def _found(self, findings: list[Finding]) -> None:
        self._verification.add(findings)

    def _is_over(self) -> bool:
        return self._guard.is_spent or (self._options.fail_fast and self._is_broken())

    def _is_broken(self) -> bool:
        found = self._verification.tally.findings.values()
        return any(not any(entry.covers(finding) for entry in self._options.known) for finding in found)

    def _draw_elsewhere(self) -> None:
        """Let requests be drawn to a server whose contents stay: they are to be about what is our own."""
        if self._options.phases and self._options.may_write and not self._is_over():
            try:
                life_of_a_task(self._client, self._context)
            except ScenarioOver as over:
                self._verification.unfinished["requests about a video of our own"] = str(over)
        self._draw_all()

    def _draw_all(self) -> None:
        """Let schemathesis draw requests for each operation, then sequences of them, which begin anew now and then."""
        options = self._options
        names = asked_for(self._contract, options)
        alone = [phase for phase in PHASES[:3] if phase in options.phases]
        for phases in [alone] if self._server.is_here else [[phase] for phase in alone]:
            for number, name in enumerate(names if phases else ()):
                self._progress(name, number, len(names))
                size = Size(options.examples, options.steps, options.seed)
                self._draw([name], phases, size, self._share(len(names) - number))
        if options.operations or "stateful" not in options.phases:
            return
        for number in range(-(-options.sequences // _SEQUENCES_A_ROUND)):
            self._progress("sequences of requests", number * _SEQUENCES_A_ROUND, options.sequences)
            left = options.sequences - number * _SEQUENCES_A_ROUND
            self._draw(names, PHASES[3:], Size(min(left, _SEQUENCES_A_ROUND), options.steps, options.seed + number))

    def _share(self, operations: int) -> int | None:
        """Return how many requests each of `operations` may get, so that the last are not left without any."""
        if self._server.is_here:
            return None
        return (self._options.max_requests - self._guard.sent) // operations

    def _draw(self, names: list[str], phases: Collection[str], size: Size, share: int | None = None) -> None:
        if self._is_over():
            return
        self._guard.until = None if share is None else self._guard.sent + share
        target = Target(self._guarded_app, self._server.key, operations=names, url=self._server.base_url)
        before = len(self._client.findings)
        with self._aimed():
            drawn = run(target, size, phases, names, self._run_options(), self._is_over)
        self._guard.until = None
        self._verification.suppressed += drawn.suppressed.total()
        for (phase, _), count in drawn.cases.items():
            self._verification.drawn[phase] += count
        self._found([*drawn.findings, *self._client.findings[before:]])
        if not self._guard.is_closed:
            self._verification.obstacles += drawn.errors
        if drawn.is_interrupted:
            raise KeyboardInterrupt

    @contextmanager
    def _aimed(self) -> Iterator[None]:
        """Aim at a new server where there can be one, so that no operation lives with what another has left."""
        if not self._server.is_here:
            yield
            return
        with self._server.opened() as app:
            self._guarded_app.aim(app)
            yield

    def _run_options(self) -> RunOptions:
        own = {"index": self._context.film_index, "video": self._context.film_video, "task": self._context.film_task}
        replaced = {} if self._server.is_here else {EXAMPLES[what]: name for what, name in own.items() if name}
        methods = None if self._server.is_here else ("TRACE", "QUERY")
        return RunOptions(self._options.is_strict, self._options.fail_fast, methods, replaced)

    def _sum_up(self, seconds: float) -> None:
        verification, guard = self._verification, self._guard
        before = len(self._client.findings)
        self._client.note_silences()
        self._found(self._client.findings[before:])
        verification.requests, verification.minutes, verification.seconds = guard.sent, guard.minutes, seconds
        verification.blocked = guard.blocked
        verification.tally.answers = self._guarded_app.answers
        if self._guarded_app.silent and self._guarded_app.silence not in verification.obstacles:
            verification.obstacles.append(self._guarded_app.silence)


def _is_api(media_type: str, body: bytes) -> bool:
    """Tell whether a reply could be one of the API, good or bad: a JSON object that is a list or an error."""
    try:
        value = orjson.loads(body) if media_type == "application/json" else None
    except ValueError:
        return False
    return isinstance(value, dict) and ("data" in value or {"code", "message"} <= value.keys())


async def _nowhere(scope: Scope, receive: Receive, send: Send) -> None:
    raise CouldNotLook("no server was opened")
