"""A run of schemathesis against a target: all its checks and our own, in the phases and the size asked for."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from schemathesis import BaseSchema, Case, HookContext, Response
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder

from contracts.suite import closed_replies as closed_replies  # a check more
from contracts.suite import uploads as uploads  # real files in forms
from contracts.suite.cascades import Cascades
from contracts.suite.document import testable
from contracts.suite.excuses import GONE_WITH_INDEX, Excuse, excuse_for
from contracts.suite.target import Target
from mockserver.contract.source import contract_document

# A request with a film in it would fill pages.
_LONGEST = 8_000

PHASES = ("examples", "coverage", "fuzzing", "stateful")


@dataclass(frozen=True, slots=True)
class Size:
    """How long to run: cases an operation and sequences of calls, steps a sequence, and where chance begins."""

    examples: int
    steps: int = 6
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken contract: what was expected, the request to repeat it with, and what came back."""

    phase: str
    operation: str
    check: str
    message: str
    request: str
    reply: str

    def __str__(self) -> str:
        request = self.request if len(self.request) <= _LONGEST else f"{self.request[:_LONGEST]} …"
        return f"{self.operation} · {self.check} · {self.phase}\n{self.message}\n{request}\n→ {self.reply}\n"


@dataclass(slots=True)
class Outcome:
    """What a run did: cases by phase and operation, findings, what kept schemathesis from looking, excuses used."""

    cases: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    excused: Counter[Excuse] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        return not (self.findings or self.errors)

    def add(self, other: "Outcome") -> None:
        """Count what `other` did, too."""
        self.cases += other.cases
        self.findings += other.findings
        self.errors += other.errors
        self.excused += other.excused

    def report(self) -> str:
        """Return all findings and errors as text, each once; empty if there are none."""
        return "\n".join(dict.fromkeys([*map(str, self.findings), *self.errors]))


def run(target: Target, size: Size, phases: Collection[str] = PHASES, operations: Collection[str] = ()) -> Outcome:
    """Return the outcome of testing `operations` of `target`, by operationId; all that it has, if none are named."""
    outcome = Outcome()
    schema = _schema(target, size, phases).include(operation_id=list(operations or target.operations))
    _excuse(schema, outcome)
    for event in from_schema(schema).execute():
        _note(event, outcome)
    return outcome


def _schema(target: Target, size: Size, phases: Collection[str]) -> BaseSchema:
    config: dict[str, Any] = {
        "seed": size.seed,
        "headers": {"x-api-key": target.key, "x-admin-token": target.admin_token},
        "continue-on-failure": True,
        "generation": {"max-examples": size.examples, "database": "none"},
        "phases": {name: {"enabled": name in phases} for name in PHASES},
        # The key of the sample account is no secret, and a command to repeat a failure needs it.
        "output": {"sanitization": {"enabled": False}},
    }
    # The links of the contract say what leads where; what could be guessed beside them only uses up steps.
    config["phases"]["stateful"] |= {"max-steps": size.steps, "inference": {"algorithms": []}}
    if target.url:
        config["base-url"] = target.url
    document = testable(contract_document())
    schema = schemathesis.openapi.from_dict(document, config=SchemathesisConfig.from_dict(config))
    schema.app = target.app
    return schema


def _excuse(schema: BaseSchema, outcome: Outcome) -> None:
    cascades = Cascades()

    @schema.hook
    def after_call(context: HookContext, case: Case[Any], response: Response) -> None:
        cascades.note(case, response)

    @schema.hook
    def filter_failure(context: HookContext, failure: Failure, case: Case[Any], response: Response) -> bool:
        excuse = GONE_WITH_INDEX if cascades.explain(failure, case) else excuse_for(failure, case, response)
        if excuse is not None:
            outcome.excused[excuse] += 1
        return excuse is None


def _note(event: events.EngineEvent, outcome: Outcome) -> None:
    if isinstance(event, events.ScenarioFinished):
        outcome.cases.update((event.phase, node.value.operation.label) for node in event.recorder.cases.values())
        outcome.findings.extend(_findings(event.phase, event.recorder))
    elif isinstance(event, events.NonFatalError):
        outcome.errors.append(f"{event.label}\n{event.info.format()}\n")
    elif isinstance(event, events.FatalError):
        raise event.exception


def _findings(phase: str, recorder: ScenarioRecorder) -> Iterator[Finding]:
    for case_id, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                failure = check.failure_info.failure
                response = recorder.interactions[failure.case_id or case_id].response
                reply = f"{response.status_code} {response.text[:1000]}" if response else "nothing"
                operation = failure.operation or recorder.cases[case_id].value.operation.label
                yield Finding(phase, operation, check.name, str(failure), check.failure_info.code_sample, reply)
