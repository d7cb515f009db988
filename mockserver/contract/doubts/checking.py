"""Whether the doubts of a contract make sense: looked at when it is built."""

from collections.abc import Collection, Iterable
from typing import Any

from mockserver.contract.doubts.doubts import DOUBTS, doubts_of, faces_of
from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Json
from mockserver.ground.errors import ContractInvalid

_KEYS = frozenset(["question", "of", "answers"])
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
    if not isinstance(said, dict) or not {"question", "answers"} <= said.keys() <= _KEYS:
        return "it has a question, answers and, perhaps, of"
    of, answers = said.get("of", {}), said["answers"]
    if not isinstance(said["question"], str) or not said["question"].endswith("?"):
        return "its question ends in a question mark"
    if not isinstance(of, dict) or not of.keys() <= _OF_KEYS or not all(isinstance(each, list) for each in of.values()):
        return f"of has lists of {', '.join(sorted(_OF_KEYS))}"
    if not isinstance(answers, dict) or len(answers) < 2:
        return "a doubt has at least two answers"
    for number, (name, answer) in enumerate(answers.items()):
        wrong = _wrong_answer(answer, is_documented=number == 0, changes_replies=bool(of))
        if wrong:
            return f"the answer {name} {wrong}"
    return ""


def _wrong_answer(answer: Any, *, is_documented: bool, changes_replies: bool) -> str:
    if not isinstance(answer, dict) or not answer.keys() <= _CHANGES | {"evidence"}:
        return f"has evidence and members of {', '.join(sorted(_CHANGES))}"
    evidence = answer.get("evidence")
    if not isinstance(evidence, dict) or not evidence or not all(isinstance(text, str) for text in evidence.values()):
        return "names no source and what it says, as its evidence"
    changes = answer.keys() & _CHANGES
    if bool(changes) is (is_documented or not changes_replies):
        return (
            "is the documented one, which changes nothing" if changes and is_documented else "changes what, and of what"
        )
    if answer.get("form", "flat") not in _FORMS:
        return f"has no form of {', '.join(sorted(_FORMS))}"
    if type(answer.get("status", 200)) is not int or not isinstance(answer.get("headers", {}), dict):
        return "has a status that is no number, or headers that are no table"
    return ""


def _unmet(document: Json, version: str, name: str, own: Collection[Operation]) -> str:
    """Return why no documented reply is what the doubt is about; nothing where there are some, or none are meant."""
    only = {DOUBTS: {version: {name: document[DOUBTS][version][name]}}}
    doubts = doubts_of(only)
    doubt = doubts.named(version, name)
    if not doubt.of:
        return ""
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
