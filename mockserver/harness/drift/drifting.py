"""Compares three kinds of API descriptions: `mockserver drift`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mockserver.contract.contract import compile_contract
from mockserver.contract.schemas import Json
from mockserver.contract.source import contract_document, packaged_contract
from mockserver.ground.errors import SettingsInvalid
from mockserver.handlers.served import API
from mockserver.harness.drift.comparison import Party, disagreements
from mockserver.harness.drift.documents import faces_of_document, read_document
from mockserver.harness.drift.faces import Faces, operation_key
from mockserver.harness.drift.javascript_sdk import read_javascript
from mockserver.harness.drift.layouts import Sdk, unreadable
from mockserver.harness.drift.python_sdk import read_python
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.verdict.allowances import read_baseline
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import Verdict, gone, judged_findings


def parties_of(openapi: str | None, python: str | None, javascript: str | None) -> list[Party]:
    """Return the parties that the options name. Raises SettingsInvalid if there are none, or one cannot be read."""
    parties: list[Party] = []
    if openapi:
        parties.extend(_parties_of_document(read_document(Path(openapi))))
    if python:
        parties.append(_party("python", read_python(python)))
    if javascript:
        parties.append(_party("javascript", read_javascript(Path(javascript))))
    if not parties:
        raise SettingsInvalid("drift needs something to compare the contract with: --openapi, --python or --javascript")
    return parties


def _party(name: str, sdk: Sdk) -> Party:
    spoken = packaged_contract().api_versions.spoken_by(sdk.package, sdk.release)
    if spoken is None:
        raise unreadable(f"--{name}", f"{sdk.package} {sdk.release}")
    return Party(name, sdk.faces, False, spoken.name, sdk.keeps_underscores)


def _parties_of_document(document: Json) -> Iterator[Party]:
    """Yield a party for each version in the paths; otherwise one for the version of the servers, or for the default."""
    served = [version.name for version in packaged_contract().api_versions.served]
    named = [version for version in served if _paths_of(document, version)]
    for version in named:
        name = "openapi" if len(named) == 1 else f"openapi {version}"
        part = {**document, "paths": _paths_of(document, version)}
        yield Party(name, faces_of_document(part), describes_all=True, version=version)
    if not named:
        yield Party("openapi", faces_of_document(document), describes_all=True, version=_version_of_servers(document))


def _paths_of(document: Json, version: str) -> Json:
    return {path: item for path, item in document["paths"].items() if version in path.split("/")}


def _version_of_servers(document: Json) -> str:
    versions = packaged_contract().api_versions
    words = [word for server in document.get("servers", []) for word in str(server.get("url")).split("/")]
    known = [version.name for version in versions.served if version.name in words]
    default = versions.default or versions.served[0]
    return known[0] if known else default.name


def compared_document(version: str) -> Json:
    """Return the contract of one API version. Some paths are in two versions."""
    document = contract_document()
    return {**document, "paths": _paths_of(document, version)}


@dataclass(frozen=True, slots=True)
class Compared:
    """The contract of one API version: its implemented operations, their names, and the keys of ignored differences."""

    faces: Faces
    names: Mapping[str, str]
    unbuilt: frozenset[str]
    storage: frozenset[str]

    @classmethod
    def of(cls, version: str) -> "Compared":
        """Return the contract of `version`, for a party that describes it."""
        document = compared_document(version)
        contract = compile_contract(document)
        names = {operation_key(each.method, each.path): each.id for each in contract.api_operations}
        storage = {operation_key(each.method, each.path) for each in contract.operations.values() if each.is_storage}
        unbuilt = frozenset(key for key, name in names.items() if name not in API)
        faces = {key: face for key, face in faces_of_document(document).items() if key in names.keys() - unbuilt}
        return cls(faces, names, unbuilt, frozenset(storage))

    def findings(self, party: Party) -> Iterator[Finding]:
        """Yield the differences between `party` and the implemented operations, without the stand-in's storage."""
        left_out = self.unbuilt | self.storage
        built = {key: face for key, face in party.faces.items() if key not in left_out}
        return disagreements(self.faces, replace(party, faces=built), self.names)

    def described_by(self, party: Party) -> str:
        """Return how many of the operations `party` describes."""
        return f"{sum(key in party.faces for key in self.faces)} of {len(self.faces)} operations of API {party.version}"


def choices_of(version: str) -> Path:
    """Return the file that lists the deliberate differences between the contract and the SDKs, with their reasons."""
    return Path(__file__).parent / "choices" / f"{version}.yaml"


def with_choices(judging: Judging, parties: Sequence[Party]) -> Judging:
    """Return `judging` with the deliberate differences suppressed, so that only new ones remain."""
    versions = dict.fromkeys(party.version for party in parties)
    chosen = [choice for version in versions for choice in read_baseline(choices_of(version))]
    return replace(judging, allowed=(*judging.allowed, *chosen))


def drift(parties: Sequence[Party], judging: Judging) -> Verdict:
    """Return the differences between the contract and each of `parties`, by the API version of the party."""
    compared = {party.name: Compared.of(party.version) for party in parties}
    tally = Tally()
    for party in parties:
        for finding in compared[party.name].findings(party):
            tally.note(finding)
    is_any_described = any(compared[party.name].faces.keys() & party.faces.keys() for party in parties)
    return Verdict(
        "drift",
        ", ".join(party.name for party in parties),
        judging.level,
        judged_findings(tally, judging.level, judging.known),
        {},
        {party.name: compared[party.name].described_by(party) for party in parties},
        gone(tally, judging.baseline),
        "" if is_any_described else "no operation of the contract is described elsewhere",
    )
