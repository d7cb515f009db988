"""Three descriptions of one API held side by side: `mockserver drift`."""

from collections.abc import Sequence
from pathlib import Path

from mockserver.contract.contract import compile_contract
from mockserver.contract.schemas import Json
from mockserver.contract.source import contract_document
from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.drift.comparison import Party, disagreements
from mockserver.harness.drift.documents import faces_of_document, read_document
from mockserver.harness.drift.faces import operation_key
from mockserver.harness.drift.javascript_sdk import faces_of_javascript
from mockserver.harness.drift.python_sdk import faces_of_python
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import Verdict, gone, judged_findings

# That of the SDKs whose layout is known.
_VERSION = "v1.2"


def parties_of(openapi: str | None, python: str | None, javascript: str | None) -> list[Party]:
    """Return the parties that are named. Raises SettingsInvalid where none is, or one cannot be read."""
    parties = []
    if openapi:
        parties.append(Party("openapi", faces_of_document(read_document(Path(openapi))), describes_all=True))
    if python:
        parties.append(Party("python", faces_of_python(python), describes_all=False))
    if javascript:
        faces = faces_of_javascript(Path(javascript))
        parties.append(Party("javascript", faces, describes_all=False, keeps_underscores=False))
    if not parties:
        raise SettingsInvalid("drift needs something to compare the contract with: --openapi, --python or --javascript")
    return parties


def compared_document() -> Json:
    """Return the contract of the version that others are compared with: two versions have some paths in common."""
    document = contract_document()
    paths = {path: item for path, item in document["paths"].items() if path.startswith(f"/{_VERSION}/")}
    return {**document, "paths": paths}


def drift(parties: Sequence[Party], judging: Judging) -> Verdict:
    """Return where the contract and each of `parties` disagree."""
    document = compared_document()
    contract = faces_of_document(document)
    names = {operation_key(each.method, each.path): each.id for each in compile_contract(document).api_operations}
    tally = Tally()
    for party in parties:
        for finding in disagreements(contract, party, names):
            tally.note(finding)
    described = [sum(key in party.faces for key in contract) for party in parties]
    return Verdict(
        "drift",
        ", ".join(party.name for party in parties),
        judging.level,
        judged_findings(tally, judging.level, judging.known),
        {},
        {party.name: f"{count} of {len(contract)} operations" for party, count in zip(parties, described, strict=True)},
        gone(tally, judging.baseline),
        "" if any(described) else "no operation of the contract is described elsewhere",
    )
