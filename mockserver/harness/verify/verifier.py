"""A verification from start to end: contact, scenarios, generated requests, cleanup."""

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import chain
from time import perf_counter, sleep

import orjson
from starlette.types import Receive, Scope, Send

from mockserver.contract.contract import Contract
from mockserver.contract.source import packaged_contract
from mockserver.harness.inspection.clauses import Clauses
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.inspection.replies import ReplyInspector
from mockserver.harness.suite.hypothesis_home import temporary_home
from mockserver.harness.suite.run import PHASES, RunOptions, Size, run
from mockserver.harness.suite.target import Target
from mockserver.harness.verify.api_client import ApiClient, Retired, ScenarioOver
from mockserver.harness.verify.cleanup import clean_up
from mockserver.harness.verify.contact import NothingToVerify, versions_at
from mockserver.harness.verify.deletions import deletions
from mockserver.harness.verify.guarded_app import GuardedApp
from mockserver.harness.verify.limits import Limits, RequestGuard
from mockserver.harness.verify.options import VerifyOptions, asked_for, operations_of
from mockserver.harness.verify.ownership import UNKNOWN_ID, Ownership, ids_of
from mockserver.harness.verify.scenarios import VERSIONS
from mockserver.harness.verify.scenarios.common.scenario import Scenario, ScenarioContext, VersionScenarios
from mockserver.harness.verify.server import VerifiedServer
from mockserver.harness.verify.verification import Verification, VersionProgress

# One search through the links stops after a few hundred sequences; a new one starts elsewhere.
_SEQUENCES_A_ROUND = 100

# If there are too many edge cases, those that remain are spread over all kinds.
EDGE_CASES_AN_EXAMPLE = 5

_LONGEST_SETTLING = 100
_SETTLING_SECONDS = 0.1

Progress = Callable[[str, int, int], None]


def verify_server(
    server: VerifiedServer, options: VerifyOptions, progress: Progress = lambda part, done, all_: None
) -> Verification:
    """Verify `server` and return the results. The run's records are deleted at the end, in every case."""
    return _Verification(server, options, progress).run()


class _Verification:
    def __init__(self, server: VerifiedServer, options: VerifyOptions, progress: Progress) -> None:
        self._server = server
        self._options = options
        self._progress = progress
        self._contract: Contract = packaged_contract()
        self._known = [each for each in VERSIONS.values() if not options.versions or each.version in options.versions]
        self._guard = RequestGuard(self._limits(), self._ownership())
        self._prefix = f"verify-{secrets.token_hex(3)} "
        self._guarded_app = GuardedApp(_nowhere, self._contract, self._guard, self._prefix)
        self._verification = Verification(server.name, replies=self._guarded_app.replies)
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

    def _limits(self) -> Limits:
        return Limits(
            self._options.max_requests,
            self._options.max_minutes,
            self._options.may_write,
            is_measured=not self._server.is_loopback,
            protects_others=not self._server.is_here,
            charged=frozenset(chain.from_iterable(each.charged for each in self._known)),
            unmeasured=frozenset(chain.from_iterable(each.unmeasured for each in self._known)),
        )

    def _ownership(self) -> Ownership:
        """Return who owns which records.

        On a remote server, the identifiers of the contract's examples may belong to others.
        """
        own = deletions(self._contract, [each.version for each in self._known])
        if self._server.is_here:
            return Ownership(deletions=own)
        return Ownership(_ids_in_examples(), own)

    def run(self) -> Verification:
        started = perf_counter()
        self._guarded_app.inspect_generated = self._client.inspect_generated
        try:
            with temporary_home():
                self._verify()
        except NothingToVerify as error:
            self._verification.obstacles.append(str(error))
        except KeyboardInterrupt:
            self._verification.obstacles.append("the run was stopped before its end")
        finally:
            self._guard.is_closed = True
            self._client.close()
        self._sum_up(perf_counter() - started)
        return self._verification

    def _verify(self) -> None:
        with self._server.opened(profile="polls") as app:
            self._guarded_app.set_target(app)
            try:
                self._verify_all()
                self._guarded_app.set_target(app)
                self._client.check_liveness()
            finally:
                if not self._server.is_here:
                    self._clean_up()

    def _verify_all(self) -> None:
        """Find the versions of the server, then verify each: scenarios first, then generated requests."""
        try:
            versions, self._verification.absent = versions_at(
                self._client, self._known, self._options.versions, self._server.name
            )
        finally:
            self._found(self._client.findings)
        for version in versions:
            names = tuple(operations_of(self._contract, version.version))
            unfinished = {
                scenario.name: "the run ended earlier" for scenario in self._options.chosen_scenarios(version)
            }
            self._verification.versions.append(VersionProgress(version.version, names, unfinished))
        # Names contain the version, because another version may list the same records.
        contexts = [ScenarioContext(f"{self._prefix}{each.version} ", self._server.other_key) for each in versions]
        for number, version in enumerate(versions):
            self._guard.share(len(versions) - number)
            self._run_scenarios(version, contexts[number], self._verification.versions[number])
        self._guard.until = self._guard.minutes_until = None
        for version, context in zip(versions, contexts, strict=True):
            self._generate_all(version, context)

    def _clean_up(self) -> None:
        """Delete the run's records after the last request: a stopped run may have one in flight."""
        self._guard.is_closed = True
        for _ in range(_LONGEST_SETTLING):
            if not self._guarded_app.under_way:
                break
            sleep(_SETTLING_SECONDS)
        self._verification.left_behind = clean_up(self._client, self._guard, self._prefix)

    def _run_scenarios(self, version: VersionScenarios, context: ScenarioContext, progress: VersionProgress) -> None:
        scenarios = self._options.chosen_scenarios(version)
        for number, scenario in enumerate(scenarios):
            if self._is_over():
                return
            self._progress(scenario.name, number, len(scenarios))
            progress.scenarios[scenario.name] = self._run_scenario(scenario, context)

    def _run_scenario(self, scenario: Scenario, context: ScenarioContext) -> str:
        """Run a scenario; return why it did not finish, or an empty text if it finished or found a violation."""
        if scenario.writes and not self._options.may_write:
            return "it writes, and --allow-writes was not given"
        before = len(self._client.findings)
        self._client.last, self._client.scenario = None, scenario.name
        try:
            scenario.play(self._client, context)
        except Retired:
            pass
        except ScenarioOver as over:
            if len(self._client.findings) == before:
                return str(over)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            self._note_unreadable(scenario, error)
        finally:
            self._client.scenario = ""
        self._found(self._client.findings[before:])
        return ""

    def _note_unreadable(self, scenario: Scenario, error: Exception) -> None:
        """Record that a reply is valid but unusable for a client. Raises `error` if there is no reply."""
        if self._client.last is None:
            raise error
        message = f"A client that reads it fails with {type(error).__name__}: {error}"
        self._client.note(self._client.last, "unreadable", "reply", message, "what the contract says", "")

    def _found(self, findings: list[Finding]) -> None:
        self._verification.add(findings)

    def _is_over(self) -> bool:
        return self._guard.is_spent or (self._options.fail_fast and self._is_broken())

    def _is_broken(self) -> bool:
        found = self._verification.tally.findings.values()
        return any(not any(entry.covers(finding) for entry in self._options.known) for finding in found)

    def _generate_all(self, version: VersionScenarios, context: ScenarioContext) -> None:
        """Let schemathesis generate requests for each operation, then sequences, with a new start now and then."""
        options = self._options
        names = asked_for(self._contract, options, version.version)
        replaced = {} if self._server.is_here else self._own_things(version, context)
        alone = [phase for phase in PHASES[:3] if phase in options.phases]
        for phases in [alone] if self._server.is_here else [[phase] for phase in alone]:
            for number, name in enumerate(names if phases else ()):
                if self._is_over():
                    return
                self._progress(name, number, len(names))
                edge_cases = options.examples * EDGE_CASES_AN_EXAMPLE
                size = Size(options.examples, options.steps, options.seed, edge_cases)
                self._generate([name], phases, size, replaced, self._share(len(names) - number))
        if options.operations or "stateful" not in options.phases:
            return
        for number in range(-(-options.sequences // _SEQUENCES_A_ROUND)):
            if self._is_over():
                return
            self._progress("sequences of requests", number * _SEQUENCES_A_ROUND, options.sequences)
            left = options.sequences - number * _SEQUENCES_A_ROUND
            size = Size(min(left, _SEQUENCES_A_ROUND), options.steps, options.seed + number)
            self._generate(names, PHASES[3:], size, replaced)

    def _own_things(self, version: VersionScenarios, context: ScenarioContext) -> dict[str, str]:
        """Return replacements for the contract's examples: the run's own records, newly created if possible."""
        if self._options.phases and self._options.may_write and not self._is_over():
            try:
                version.make_film(self._client, context)
            except ScenarioOver as over:
                self._verification.notes.append(
                    f"Requests were generated without a video of this run: API {version.version}: {over}"
                )
        own = {example: context.own(name) for example, name in version.examples.items()}
        return {example: name for example, name in own.items() if name}

    def _share(self, operations: int) -> int | None:
        """Return how many requests each of `operations` may get, so that the last ones get some too."""
        if self._server.is_here:
            return None
        return (self._options.max_requests - self._guard.sent) // operations

    def _generate(
        self,
        names: list[str],
        phases: Collection[str],
        size: Size,
        replaced: Mapping[str, str],
        share: int | None = None,
    ) -> None:
        if self._is_over():
            return
        self._guard.until = None if share is None else self._guard.sent + share
        target = Target(self._guarded_app, self._server.key, operations=names, url=self._server.base_url)
        before = len(self._client.findings)
        with self._aimed_at_fresh_target():
            generated = run(target, size, phases, names, self._run_options(replaced), self._is_over)
        self._guard.until = None
        self._verification.suppressed += generated.suppressed.total()
        for (phase, _), count in generated.cases.items():
            self._verification.generated[phase] += count
        self._found([*generated.findings, *self._client.findings[before:]])
        if not self._guard.is_closed:
            self._verification.obstacles += generated.errors
        if generated.is_interrupted:
            raise KeyboardInterrupt

    @contextmanager
    def _aimed_at_fresh_target(self) -> Iterator[None]:
        """Use a new server if possible, so that no operation sees state that another has left."""
        if not self._server.is_here:
            yield
            return
        with self._server.opened() as app:
            self._guarded_app.set_target(app)
            yield

    def _run_options(self, replaced: Mapping[str, str]) -> RunOptions:
        methods = None if self._server.is_here else ("TRACE", "QUERY")
        return RunOptions(self._options.is_strict, self._options.fail_fast, methods, replaced)

    def _sum_up(self, seconds: float) -> None:
        verification, guard = self._verification, self._guard
        before = len(self._client.findings)
        self._client.note_unanswered()
        self._found(self._client.findings[before:])
        verification.requests, verification.minutes, verification.seconds = guard.sent, guard.minutes, seconds
        verification.blocked, verification.minutes_by_version = guard.blocked, guard.minutes_by_version
        verification.tally.answers = self._guarded_app.answers
        if self._guarded_app.silent and self._guarded_app.silence not in verification.obstacles:
            verification.obstacles.append(self._guarded_app.silence)


@cache
def _ids_in_examples() -> frozenset[bytes]:
    return frozenset(ids_of(orjson.dumps(packaged_contract().document)) - {UNKNOWN_ID})


async def _nowhere(scope: Scope, receive: Receive, send: Send) -> None:
    raise NothingToVerify("no server was opened")
