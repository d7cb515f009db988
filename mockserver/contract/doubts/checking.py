"""Whether the doubts of a contract make sense: looked at when it is built."""

from collections.abc import Collection, Iterable
from typing import Any

from mockserver.contract.doubts.doubts import DOUBTS, doubts_of, faces_of
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Json
from mockserver.ground.errors import ContractInvalid

_KEYS = frozenset(["question", "of", "answers"])
# What a doubt selects that no reply alone settles.
_OF_SCENARIOS = frozenset(["operations"])
_OF_KEYS = frozenset(["codes", "statuses", "tags", "operations", "forms", "media-types", "headers"])
_CHANGES = frozenset(["status", "code", "form", "media-type", "headers"])
_FORMS = frozenset(["flat", "nested", "none", "numbered"])


def check_doubts(document: Json, operations: Iterable[Operation]) -> None:
    """Check that each doubt has a known form, evidence, and replies that it is about. Raises ContractInvalid."""
    known = list(operations)
    for version, table in document.get(DOUBTS, {}).items():
        own = [operation for operation in known if operation.version == version]
        if not own:
            raise ContractInvalid(f"/{DOUBTS}: no operation is of version {version}")
        for name, said in table.items():
            problem = _problem(said) or _unmet(document, version, name, own)
            if problem:
                raise ContractInvalid(f"/{DOUBTS}/{version}/{name}: {problem}")


def _problem(said: Any) -> str:
    """Return what is wrong with the form of a doubt, or nothing."""
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
    wrongs = ((name, _wrong_answer(answer)) for name, answer in answers.items())
    wrong = next((f"the answer {name} {wrong}" for name, wrong in wrongs if wrong), "")
    return wrong or _wrong_together(of, list(answers.items()))


def _wrong_answer(answer: Any) -> str:
    if not isinstance(answer, dict) or not answer.keys() <= _CHANGES | {"evidence"}:
        return f"has evidence and members of {', '.join(sorted(_CHANGES))}"
    evidence = answer.get("evidence")
    if not isinstance(evidence, dict) or not evidence or not all(isinstance(text, str) for text in evidence.values()):
        return "names no source and what it says, as its evidence"
    if answer.get("form", "flat") not in _FORMS:
        return f"has no form of {', '.join(sorted(_FORMS))}"
    if type(answer.get("status", 200)) is not int or not isinstance(answer.get("headers", {}), dict):
        return "has a status that is no number, or headers that are no table"
    return ""


def _wrong_together(of: Json, answers: list[tuple[str, Json]]) -> str:
    """Return what is wrong with answers that are well formed each: all but the first change replies, or none does."""
    (documented, first), *others = [(name, answer.keys() & _CHANGES) for name, answer in answers]
    if first:
        return f"the answer {documented} is the documented one, which changes nothing"
    if all(changes for _, changes in others):
        return ""
    if any(changes for _, changes in others):
        return f"the answer {next(name for name, changes in others if not changes)} changes nothing"
    return "" if of.keys() == _OF_SCENARIOS else "answers that change nothing are about operations alone"


def _unmet(document: Json, version: str, name: str, own: Collection[Operation]) -> str:
    """Return why no documented reply is what the doubt is about; nothing where there are some, or none are meant."""
    only = {DOUBTS: {version: {name: document[DOUBTS][version][name]}}}
    doubts = doubts_of(only)
    [doubt] = doubts.by_version[version]
    if not doubt.is_told_by_replies:
        unknown = sorted(set(doubt.of["operations"]) - {each.id for each in own})
        return f"no operation is {unknown[0]}" if unknown else ""
    faces = [face for each in own for face in faces_of(each) if doubts.about(each, face)]
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
