"""Checks the doubts of a contract when it is built."""

from collections.abc import Collection, Iterable
from typing import Any

from mockserver.contract.doubts.doubts import DOUBTS, documented_signatures, doubts_of
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Json
from mockserver.ground.errors import ContractInvalid

_KEYS = frozenset(["question", "of", "answers"])
# The selectors of a doubt that a single reply cannot decide.
_OF_SCENARIOS = frozenset(["operations"])
_OF_KEYS = frozenset(["codes", "statuses", "tags", "operations", "forms", "media-types", "headers"])
_CHANGES = frozenset(["status", "code", "form", "media-type", "headers"])
_FORMS = frozenset(["flat", "nested", "none", "numbered"])


def check_doubts(document: Json, operations: Iterable[Operation]) -> None:
    """Check that each doubt is well formed, has evidence and applies to some reply. Raises ContractInvalid."""
    known = list(operations)
    for version, table in document.get(DOUBTS, {}).items():
        own = [operation for operation in known if operation.version == version]
        if not own:
            raise ContractInvalid(f"/{DOUBTS}: no operation is of version {version}")
        for name, said in table.items():
            problem = _problem(said) or _applicability_problem(document, version, name, own)
            if problem:
                raise ContractInvalid(f"/{DOUBTS}/{version}/{name}: {problem}")


def _problem(said: Any) -> str:
    """Return what is wrong with the form of a doubt, or an empty text."""
    if not isinstance(said, dict) or said.keys() != _KEYS:
        return "it has a question, of and answers"
    of, answers = said["of"], said["answers"]
    if not isinstance(said["question"], str) or not said["question"].endswith("?"):
        return "its question ends in a question mark"
    if (
        not of
        or not isinstance(of, dict)
        or not of.keys() <= _OF_KEYS
        or not all(isinstance(each, list) for each in of.values())
    ):
        return f"of has lists of {', '.join(sorted(_OF_KEYS))}"
    if not isinstance(answers, dict) or len(answers) < 2:
        return "a doubt has at least two answers"
    wrongs = ((name, _answer_problem(answer)) for name, answer in answers.items())
    wrong = next((f"the answer {name} {wrong}" for name, wrong in wrongs if wrong), "")
    return wrong or _answers_problem(of, list(answers.items()))


def _answer_problem(answer: Any) -> str:
    if not isinstance(answer, dict) or not answer.keys() <= _CHANGES | {"evidence"}:
        return f"has evidence and members of {', '.join(sorted(_CHANGES))}"
    evidence = answer.get("evidence")
    if not isinstance(evidence, dict) or not evidence or not all(isinstance(text, str) for text in evidence.values()):
        return "names no source and what it says, as its evidence"
    if answer.get("form", "flat") not in _FORMS:
        return f"has no form of {', '.join(sorted(_FORMS))}"
    if type(answer.get("status", 200)) is not int or not isinstance(answer.get("headers", {}), dict):
        return "has a status that is not a number, or headers that are not a table"
    return ""


def _answers_problem(of: Json, answers: list[tuple[str, Json]]) -> str:
    """Return what is wrong with well-formed answers: either all but the first change replies, or none does."""
    (documented, first), *others = [(name, answer.keys() & _CHANGES) for name, answer in answers]
    if first:
        return f"the answer {documented} is the documented one, which changes nothing"
    if all(changes for _, changes in others):
        return ""
    if any(changes for _, changes in others):
        return f"the answer {next(name for name, changes in others if not changes)} changes nothing"
    return "" if of.keys() == _OF_SCENARIOS else "answers that change nothing are about operations alone"


def _applicability_problem(document: Json, version: str, name: str, own: Collection[Operation]) -> str:
    """Return why the doubt applies to no documented reply; empty if it applies to some or is not about replies."""
    only = {DOUBTS: {version: {name: document[DOUBTS][version][name]}}}
    doubts = doubts_of(only)
    [doubt] = doubts.by_version[version]
    if not doubt.shows_in_replies:
        unknown = sorted(set(doubt.of["operations"]) - {each.id for each in own})
        return f"no operation is {unknown[0]}" if unknown else ""
    faces = [face for each in own for face in documented_signatures(each) if doubts.about(each, face)]
    seen: dict[str, set[Any]] = {
        "codes": {face.code for face in faces},
        "statuses": {face.status for face in faces},
        "tags": {each.tag for each in own},
        "operations": {each.id for each in own},
    }
    for key in seen.keys() & doubt.of.keys():
        unknown = sorted(map(str, set(doubt.of[key]) - seen[key]))
        if unknown:
            return f"no reply that it could be about has {unknown[0]}"
    return "" if faces else "the contract documents no reply that it is about"
