"""Runs schemathesis against a target: all its checks and our own, in the given phases and size."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from json import JSONDecodeError
from typing import Any, TypeVar

import schemathesis
from schemathesis import BaseSchema, Case, HookContext, Response
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder

from mockserver.contract.contract import operation_items
from mockserver.contract.json_pointer import pointer
from mockserver.contract.source import packaged_contract
from mockserver.handlers.exchanges.curl import curl_of
from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.suite import no_wait as no_wait  # valid requests to wait end at once
from mockserver.harness.suite import proxies as proxies  # do not search for any
from mockserver.harness.suite import uploads as uploads  # real files in forms
from mockserver.harness.suite.deleted_with_parent import DeletedWithParent
from mockserver.harness.suite.descriptions import undescribed_filters
from mockserver.harness.suite.document import keep_used, testable
from mockserver.harness.suite.known_false_positives import GONE_WITH_INDEX, KnownFalsePositive, known_false_positive
from mockserver.harness.suite.reply_checks import TOO_MUCH
from mockserver.harness.suite.target import Target
from mockserver.harness.traffic.evidence import reply_of
from mockserver.harness.traffic.exchange import BLOCKED_HEADER, ReceivedReply, SentExchange, SentRequest

PHASES = ("examples", "coverage", "fuzzing", "stateful")
_LONGEST_SUBJECT = 120
# Multiples of the golden ratio, modulo 1, are spread most evenly.
_GOLDEN = (5**0.5 - 1) / 2
Drawn = TypeVar("Drawn")


# What schemathesis raises for a reply that claims to be JSON and is not. The harness has reported it already.
_UNREADABLE = (JSONDecodeError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a run: cases per operation, sequences of calls, steps per sequence, and the seed.

    At most `edge_cases` edge cases of an operation are tried; None tries all.
    """

    examples: int
    steps: int = 6
    seed: int = 1
    edge_cases: int | None = None


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options: methods to try besides those of the contract, and whether an extra field is a violation."""

    is_strict: bool = True
    is_short: bool = False
    other_methods: Collection[str] | None = None
    replaced: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class SuiteRun:
    """The results of a run: cases by phase and operation, findings, errors of schemathesis, known false positives."""

    cases: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    suppressed: Counter[KnownFalsePositive] = field(default_factory=Counter)
    is_interrupted: bool = False

    @property
    def is_clean(self) -> bool:
        return not (self.findings or self.errors)

    def report(self) -> str:
        """Return all findings and errors as text, each once; empty if there are none."""
        texts = [
            f"{found.operation} · {found.rule} · {found.subject}\n{found.message}\n{found.request}\n→ {found.reply}\n"
            for found in self.findings
        ]
        return "\n".join(dict.fromkeys([*texts, *self.errors]))


def run(
    target: Target,
    size: Size,
    phases: Collection[str] = PHASES,
    operations: Collection[str] = (),
    options: RunOptions = RunOptions(),
    stop: Callable[[], bool] = lambda: False,
) -> SuiteRun:
    """Test `operations` of `target`, by operationId, or all if none are named, and return the results.

    It ends early when `stop` says so, and, with the option `is_short`, at the first finding.
    """
    done = SuiteRun()
    names = list(operations or target.operations)
    schema = _schema(target, size, phases, options, names).include(operation_id=names)
    if size.edge_cases is not None:
        _limit_edge_cases(schema, size.edge_cases, size.seed)
    try:
        with _hooked(schema, done, options), undescribed_filters():
            stream = from_schema(schema).execute()
            for event in stream:
                _note(event, done, target.url)
                if stop() or (options.is_short and done.findings) or done.is_interrupted:
                    stream.stop()
                    break
    finally:
        _empty_caches()
    return done


def _empty_caches() -> None:
    """Empty the caches of schemathesis. They hold compiled data of one document, which no other run uses."""
    with suppress(ImportError):  # not a public API; a later release may not need it
        from schemathesis.specs.openapi._caches import clear_all

        clear_all()


def _schema(
    target: Target, size: Size, phases: Collection[str], options: RunOptions, names: Collection[str]
) -> BaseSchema:
    config: dict[str, Any] = {
        "seed": size.seed,
        "headers": target.headers,
        "continue-on-failure": not options.is_short,
        "generation": {"max-examples": size.examples, "database": "none"},
        "phases": {name: {"enabled": name in phases} for name in PHASES},
        # Generated data must not depend on constants in the source code of the harness.
        "analysis": {"constants": {"enabled": False}},
        "output": {"sanitization": {"enabled": False}},
    }
    # The contract's links define the sequences; inferred links would only waste steps.
    config["phases"]["stateful"] |= {"max-steps": size.steps, "inference": {"algorithms": []}}
    if options.other_methods is not None:
        config["phases"]["coverage"]["unexpected-methods"] = list(options.other_methods)
    contract = dict(packaged_contract().document)
    if "stateful" not in phases:
        contract["paths"] = _paths_of(contract, names)
        keep_used(contract)
    document = testable(_replaced(contract, options.replaced))
    schema = schemathesis.openapi.from_dict(document, config=SchemathesisConfig.from_dict(config))
    schema.app = target.app
    return schema


def _limit_edge_cases(schema: BaseSchema, most: int, seed: int) -> None:
    """Limit the number of edge cases per operation: schemathesis has no option for that."""
    draw = schema.iter_coverage_cases

    def thinned(*arguments: Any, **options: Any) -> Iterator[Case[Any]]:
        yield from spread(list(draw(*arguments, **options)), most, seed)

    schema.iter_coverage_cases = thinned  # type: ignore[method-assign]  # of this schema alone


def spread(cases: Sequence[Drawn], most: int, seed: int) -> list[Drawn]:
    """Return at most this many of `cases`: the first, and others spread over all; which ones depends on the seed."""
    if len(cases) <= most:
        return list(cases)
    step = (len(cases) - 1) / max(1, most - 1)
    shift = seed * _GOLDEN % 1
    return [cases[0], *(cases[1 + int((number + shift) * step)] for number in range(most - 1))]


def _paths_of(contract: dict[str, Any], names: Collection[str]) -> dict[str, Any]:
    """Return the paths of operations with these `names`; schemathesis walks over all paths many times."""
    kept = {path for path, method, item in operation_items(contract) if item[method]["operationId"] in names}
    return {path: item for path, item in contract["paths"].items() if path in kept}


def _replaced(node: Any, names: Mapping[str, str]) -> Any:
    """Return a copy of `node` with texts replaced by the mapping `names`."""
    if not names:
        return node
    if isinstance(node, list):
        return [_replaced(inner, names) for inner in node]
    if isinstance(node, dict):
        return {key: _replaced(inner, names) for key, inner in node.items()}
    return names.get(node, node) if isinstance(node, str) else node


@contextmanager
def _hooked(schema: BaseSchema, done: SuiteRun, options: RunOptions) -> Iterator[None]:
    deleted = DeletedWithParent()

    @schema.hook
    def after_call(context: HookContext, case: Case[Any], response: Response) -> None:
        if BLOCKED_HEADER not in response.headers:
            deleted.note(case, response)

    @schema.hook
    def filter_failure(context: HookContext, failure: Failure, case: Case[Any], response: Response) -> bool:
        if BLOCKED_HEADER in response.headers:
            return False
        if not options.is_strict and failure.message.startswith(TOO_MUCH):
            return False
        known = GONE_WITH_INDEX if deleted.explain(failure, case) else known_false_positive(failure, case, response)
        if known is not None:
            done.suppressed[known] += 1
        return known is None

    yield


def _note(event: events.EngineEvent, done: SuiteRun, base_url: str) -> None:
    if isinstance(event, events.ScenarioFinished):
        done.cases.update((event.phase, node.value.operation.label) for node in event.recorder.cases.values())
        done.findings.extend(_findings(event.phase, event.recorder, base_url))
    elif isinstance(event, events.NonFatalError):
        if not isinstance(event.value, _UNREADABLE):
            done.errors.append(f"{event.label}\n{event.info.format()}\n")
    elif isinstance(event, events.FatalError):
        raise event.exception
    elif isinstance(event, events.Interrupted):
        done.is_interrupted = True


def _findings(phase: str, recorder: ScenarioRecorder, base_url: str) -> Iterator[Finding]:
    for case_id, checks in recorder.checks.items():
        case = recorder.cases[case_id].value
        for check in checks:
            if check.failure_info is None:
                continue
            failure = check.failure_info.failure
            exchange = _exchange(recorder, failure.case_id or case_id).as_it_came.observed()
            title, _, said = str(failure).partition("\n\n")
            yield Finding(
                operation=case.operation.definition.raw["operationId"],
                side=Side.SERVER,
                severity=Severity.ERROR,
                rule=check.name,
                subject=_subject(failure),
                message=said.strip() or title,
                clause=_clause(failure, case, exchange.status),
                expected=f"{title} ({phase})",
                request=curl_of(exchange, base_url),
                reply=reply_of(exchange),
            )


def _subject(failure: Failure) -> str:
    """Return the parts of a message that stay the same for the same problem: no values, no identifiers."""
    name = type(failure).__name__
    path = getattr(failure, "instance_path", None)
    if path is None:
        return name
    place = "/".join("*" if isinstance(step, int) else str(step) for step in path)
    keyword = str(failure.schema_path[-1]) if failure.schema_path else ""  # type: ignore[attr-defined]  # of JsonSchemaError
    return f"{name} {place} {keyword}".strip()[:_LONGEST_SUBJECT]


def _clause(failure: Failure, case: Case[Any], status: int) -> str:
    place = pointer("paths", case.path, case.method.lower())
    if failure.checks and "response" in failure.checks[0] and str(status) in case.operation.definition.raw["responses"]:
        return place + pointer("responses", str(status))
    return place + ("/responses" if "status" in " ".join(failure.checks) else "")


def _exchange(recorder: ScenarioRecorder, case_id: str) -> SentExchange:
    seen = recorder.interactions.get(case_id)
    if seen is None:
        return SentExchange(SentRequest("", ""), ReceivedReply(0))
    target = re.sub(r"^https?://[^/]+", "", seen.request.uri)
    headers = {name.lower(): str(values[0]) for name, values in seen.request.headers.items()}
    request = SentRequest(seen.request.method, target, headers, seen.request.body or b"")
    if seen.response is None:
        return SentExchange(request, ReceivedReply(0))
    replied = {name.lower(): str(values[0]) for name, values in seen.response.headers.items()}
    return SentExchange(request, ReceivedReply(seen.response.status_code, replied, seen.response.content or b""))
