"""How thoroughly a server is verified, and what may be spent on it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mockserver.contract.contract import Contract
from mockserver.ground.did_you_mean import nearest
from mockserver.ground.errors import SettingsInvalid
from mockserver.handlers.served import API
from mockserver.harness.suite.run import PHASES
from mockserver.harness.verdict.allowances import Allowance
from mockserver.harness.verify.scenarios import SCENARIOS
from mockserver.harness.verify.scenarios.scenario import Scenario
from mockserver.harness.verify.server import VerifiedServer


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """How thoroughly to look, and what may be spent."""

    may_write: bool = True
    is_strict: bool = True
    max_requests: int = 20_000
    max_minutes: float = 2.0
    examples: int = 5
    sequences: int = 20
    steps: int = 8
    seed: int = 1
    fail_fast: bool = False
    operations: Collection[str] = ()
    phases: Collection[str] = PHASES
    scenarios: Sequence[Scenario] = SCENARIOS
    ready_timeout_seconds: float = 60.0
    pause_seconds: float = 0.1
    known: Sequence[Allowance] = ()

    @classmethod
    def for_server(
        cls, server: VerifiedServer, given: Mapping[str, Any], known: Sequence[Allowance] = ()
    ) -> "VerifyOptions":
        """Return the options that flags give, with what is safe for `server` where they say nothing.

        Raises SettingsInvalid for an operation that the contract does not have.
        """
        for name in given["operation"]:
            if name not in API:
                near = nearest(name, API)
                raise SettingsInvalid(f'--operation: "{name}" is not an operation; did you mean {near}?')
        near_by = server.is_loopback
        may_write, tolerant = given["allow_writes"], given["tolerate_unknown_fields"]
        return cls(
            may_write=near_by if may_write is None else may_write,
            is_strict=near_by if tolerant is None else not tolerant,
            max_requests=given["max_requests"] or (20_000 if near_by else 500),
            max_minutes=given["max_minutes"],
            examples=given["examples"],
            sequences=given["sequences"],
            seed=given["chance"],
            fail_fast=given["fail_fast"],
            operations=tuple(given["operation"]),
            ready_timeout_seconds=given["ready_timeout"] or (60.0 if near_by else 900.0),
            pause_seconds=0.1 if near_by else 5.0,
            known=known,
        )


def asked_for(contract: Contract, options: VerifyOptions) -> list[str]:
    """Return the operations that requests are drawn for; what deletes comes last, so that there is something left."""
    names = [
        name for name in options.operations or API if options.may_write or contract.operations[name].method == "GET"
    ]
    return sorted(names, key=lambda name: (contract.operations[name].method == "DELETE", name == "delete-index"))
