"""The plan of a run: what it would send and spend."""

from collections.abc import Iterator

from mockserver.contract.source import packaged_contract
from mockserver.harness.verify.estimate import charges_of
from mockserver.harness.verify.options import VerifyOptions, asked_for
from mockserver.harness.verify.scenarios import VERSIONS
from mockserver.harness.verify.scenarios.common.scenario import VersionScenarios
from mockserver.harness.verify.server import VerifiedServer


def plan_of(server: VerifiedServer, options: VerifyOptions) -> str:
    """Return the plan for verifying `server`, as text. Nothing is sent."""
    return "\n".join(_lines(server, options))


def _lines(server: VerifiedServer, options: VerifyOptions) -> Iterator[str]:
    yield f"Plan for {server.name}. Nothing was sent."
    yield ""
    yield f"At most {options.max_requests} requests and {_minutes(server, options)}."
    if options.may_write:
        yield "The names of created records begin with verify-. They are deleted at the end; other records stay."
    else:
        yield "Only GET is sent, so nothing is changed or charged. --allow-writes checks the rest too."
    if not server.is_loopback:
        yield ""
        yield "Charged for the scenarios, as measured with the stand-in; generated requests use the rest of the limits:"
        yield from charges_of(options)
    for version in VERSIONS.values():
        if not options.versions or version.version in options.versions:
            yield from _version(version, options)


def _version(version: VersionScenarios, options: VerifyOptions) -> Iterator[str]:
    contract = packaged_contract()
    yield ""
    yield f"Scenarios of API {version.version}, if the server has it:"
    for scenario in options.chosen_scenarios(version):
        is_chosen = options.may_write or not scenario.writes
        yield f"  {'run ' if is_chosen else 'skip'}  {scenario.name}"
    names = asked_for(contract, options, version.version)
    yield ""
    yield f"Then, for each of {len(names)} operations, examples, edge cases and {options.examples} generated requests:"
    for name in names:
        operation = contract.operations[name]
        yield f"  {operation.method:<6} {operation.path}"
    if "stateful" in options.phases and not options.operations:
        yield f"At the end, {options.sequences} sequences of up to {options.steps} linked requests."


def _minutes(server: VerifiedServer, options: VerifyOptions) -> str:
    if not options.may_write:
        return "no uploads"
    return "any uploads" if server.is_loopback else f"{options.max_minutes:g} minutes of uploaded video"
