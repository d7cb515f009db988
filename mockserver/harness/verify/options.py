"""How thoroughly a server is verified, and what the run may spend."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mockserver.contract.contract import Contract
from mockserver.contract.source import packaged_contract
from mockserver.ground.did_you_mean import nearest
from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.suite.run import PHASES
from mockserver.harness.verdict.allowances import Allowance
from mockserver.harness.verify.scenarios import VERSIONS
from mockserver.harness.verify.scenarios.common.scenario import Scenario, VersionScenarios
from mockserver.harness.verify.server import VerifiedServer


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """How thoroughly to verify, and what to spend.

    `versions` are the API versions to verify; all that the server has if it is empty. `scenarios` are those to run; all
    if it is None.
    """

    versions: Sequence[str] = ()
    may_write: bool = True
    is_strict: bool = True
    max_requests: int = 20_000
    max_minutes: float = 2.0
    examples: int = 3
    sequences: int = 10
    steps: int = 8
    seed: int = 1
    fail_fast: bool = False
    operations: Collection[str] = ()
    phases: Collection[str] = PHASES
    scenarios: Sequence[Scenario] | None = None
    ready_timeout_seconds: float = 60.0
    pause_seconds: float = 0.1
    known: Sequence[Allowance] = ()

    @classmethod
    def for_server(
        cls, server: VerifiedServer, given: Mapping[str, Any], known_findings: Sequence[Allowance] = ()
    ) -> "VerifyOptions":
        """Return the options of the flags, with safe defaults for `server`.

        Raises SettingsInvalid for a version or an operation that the contract does not have.
        """
        versions = tuple(dict.fromkeys(name for text in given["api"] for name in text.split(",")))
        for name in versions:
            _check("--api", name, VERSIONS, "a version of the API")
        operations = [each for name in given["operation"] for each in _operations_named(name, versions)]
        near_by = server.is_loopback
        may_write, tolerant = given["allow_writes"], given["tolerate_unknown_fields"]
        most, ready_timeout = given["max_requests"], given["ready_timeout"]
        return cls(
            versions=versions,
            may_write=near_by if may_write is None else may_write,
            is_strict=near_by if tolerant is None else not tolerant,
            max_requests=(20_000 if near_by else 500) if most is None else most,
            max_minutes=given["max_minutes"],
            examples=given["examples"],
            sequences=given["sequences"],
            seed=given["chance"],
            fail_fast=given["fail_fast"],
            operations=operations,
            ready_timeout_seconds=(60.0 if near_by else 900.0) if ready_timeout is None else ready_timeout,
            pause_seconds=0.1 if near_by else 5.0,
            known=known_findings,
        )

    def chosen_scenarios(self, version: VersionScenarios) -> list[Scenario]:
        """Return the scenarios of `version` to run."""
        return [each for each in version.scenarios if self.scenarios is None or each in self.scenarios]


def _check(flag: str, name: str, known: Collection[str], kind: str) -> None:
    if name not in known:
        raise SettingsInvalid(f'{flag}: "{name}" is not {kind}; did you mean {nearest(name, known)}?')


def _operations_named(name: str, versions: Collection[str]) -> list[str]:
    """Return the operationIds in `versions`, or in all, of the operations with this operationId or tag."""
    contract = packaged_contract()
    _check("--operation", name, contract.names, "an operationId or a tag")
    found = [each for each in contract.named(name) if not each.is_storage]
    chosen = [each.id for each in found if not versions or each.version in versions]
    if not chosen:
        theirs = " and ".join(dict.fromkeys(f"API {each.version}" for each in found)) or "the storage"
        raise SettingsInvalid(f'--operation: "{name}" is of {theirs}, which --api leaves out')
    return chosen


def operations_of(contract: Contract, version: str) -> list[str]:
    """Return the operations of one API version."""
    return [operation.id for operation in contract.api_operations if operation.version == version]


def asked_for(contract: Contract, options: VerifyOptions, version: str) -> list[str]:
    """Return the operations of `version` to generate requests for; deletions come last, those of containers at the end.

    So earlier operations find records.
    """
    operations = [contract.operations[name] for name in operations_of(contract, version)]
    asked = [
        each
        for each in operations
        if (each.id in options.operations or not options.operations) and (options.may_write or each.method == "GET")
    ]
    return [
        each.id
        for each in sorted(
            asked, key=lambda each: (each.method == "DELETE", -each.path.count("/") if each.method == "DELETE" else 0)
        )
    ]
