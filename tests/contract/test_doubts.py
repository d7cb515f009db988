"""Doubts: the contract documents where sources disagree, with evidence; invalid doubts are refused."""

from typing import Any

import pytest

from mockserver.contract.check import check_contract
from mockserver.contract.contract import compile_contract
from mockserver.contract.doubts.doubts import ReplySignature, documented_signatures
from mockserver.contract.source import packaged_contract
from mockserver.ground.errors import ContractInvalid
from tests.contract.documents import document

SAYS = {"a page": "It says so."}
DOUBT: dict[str, Any] = {
    "question": "Which code does a broken filter get?",
    "of": {"codes": ["filter_invalid"]},
    "answers": {"own": {"evidence": SAYS}, "shared": {"code": "parameter_invalid", "evidence": SAYS}},
}


def with_doubt(**changes: Any) -> dict[str, Any]:
    changed = document()
    changed["x-doubts"] = {"v1.2": {"filter": {**DOUBT, **changes}}}
    return changed


def answers(**second: Any) -> dict[str, Any]:
    return {"own": {"evidence": SAYS}, "shared": {"evidence": SAYS, **second}}


def test_a_doubt_has_a_question_and_answers_with_evidence() -> None:
    check_contract(with_doubt())
    [doubt] = compile_contract(with_doubt()).doubts.by_version["v1.2"]

    assert doubt.question == "Which code does a broken filter get?"
    assert [answer.name for answer in doubt.answers] == ["own", "shared"]
    assert doubt.documented.evidence == SAYS


def test_an_answer_changes_only_the_named_members_of_a_documented_reply() -> None:
    contract = compile_contract(with_doubt())
    operation = contract.operations["create-thing"]
    [face] = [face for face in documented_signatures(operation) if contract.doubts.about(operation, face)]

    assert face == ReplySignature(400, "filter_invalid", "flat", "application/json")
    [doubt] = contract.doubts.about(operation, face)
    assert doubt.answers[1].changed(face) == ReplySignature(400, "parameter_invalid", "flat", "application/json")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"colour": "red"}, "it has a question, of and answers"),
        ({"question": "Which code."}, "its question ends in a question mark"),
        ({"of": {"colours": ["red"]}}, "of has lists of"),
        ({"of": {"codes": "filter_invalid"}}, "of has lists of"),
        ({"of": {"codes": ["filter_broken"]}}, "no reply that it could be about has filter_broken"),
        ({"of": {"operations": ["delete-thing"]}}, "no reply that it could be about has delete-thing"),
        ({"of": {"codes": ["filter_invalid"], "statuses": [201]}}, "no reply that it could be about has"),
        ({"of": {"forms": ["nested"]}}, "documents no reply that it is about"),
        ({"answers": {"own": {"evidence": SAYS}}}, "at least two answers"),
        ({"answers": answers()}, "answers that change nothing are about operations alone"),
        ({"answers": {**answers(code="x"), "third": {"evidence": SAYS}}}, "the answer third changes nothing"),
        ({"answers": answers(code="x", colour="red")}, "the answer shared has evidence and members of"),
        ({"answers": answers(code="x", evidence={})}, "the answer shared names no source"),
        ({"answers": answers(code="x", evidence={"a page": 1})}, "the answer shared names no source"),
        ({"answers": answers(form="curly")}, "the answer shared has no form of"),
        ({"answers": answers(status="400")}, "the answer shared has a status that is not a number"),
        (
            {"answers": {"own": {"code": "x", "evidence": SAYS}, "shared": {"code": "y", "evidence": SAYS}}},
            "the answer own is the documented one",
        ),
        ({"of": {}}, "of has lists of"),
        ({"of": {"operations": ["delete-thing"]}, "answers": answers()}, "no operation is delete-thing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_invalid_doubt_is_refused_by_name(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ContractInvalid, match=f"/x-doubts/v1.2/filter: .*{reason}"):
        check_contract(with_doubt(**changes))


def test_doubts_of_a_version_that_has_no_operation_are_refused() -> None:
    changed = with_doubt()
    changed["x-doubts"]["v9"] = {}

    with pytest.raises(ContractInvalid, match="/x-doubts: no operation is of version v9"):
        check_contract(changed)


def test_a_doubt_for_scenarios_names_an_operation_and_concerns_no_single_reply() -> None:
    changed = with_doubt(of={"operations": ["create-thing"]}, answers=answers())
    check_contract(changed)
    contract = compile_contract(changed)
    operation = contract.operations["create-thing"]

    assert not any(contract.doubts.about(operation, face) for face in documented_signatures(operation))
    assert contract.doubts.at(operation, "filter") is not None
    assert contract.doubts.at(operation, "order") is None


def test_every_doubt_of_the_contract_concerns_a_reply_or_has_a_scenario() -> None:
    contract = packaged_contract()
    found = {
        (doubt.version, doubt.name)
        for operation in contract.client_operations
        for face in documented_signatures(operation)
        for doubt in contract.doubts.about(operation, face)
    }
    every = [doubt for own in contract.doubts.by_version.values() for doubt in own]
    named = {(doubt.version, doubt.name) for doubt in every if not doubt.shows_in_replies}

    assert found | named == {(doubt.version, doubt.name) for doubt in every}
    assert not found & named
