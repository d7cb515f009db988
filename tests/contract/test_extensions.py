"""The `x-` members of operations are known, valid, and consistent with the rest of the contract."""

from typing import Any

import pytest

from mockserver.contract.check import check_contract
from mockserver.contract.contract import compile_contract
from mockserver.contract.extensions import GeneratedText, NextPage, Poll, read_extensions
from mockserver.contract.operations import Operation
from mockserver.contract.source import packaged_contract
from mockserver.ground.errors import ContractInvalid
from tests.contract.documents import document

OPERATIONS = packaged_contract().api_operations


def with_extension(name: str, value: Any) -> dict[str, Any]:
    changed = document()
    changed["paths"]["/v1.2/things"]["post"][name] = value
    return changed


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x-rate-group", "things"),
        ("x-safe", True),
        ("x-meter", "tokens_generated"),
        ("x-text", {"field": "name", "when": {"size": 3}}),
        ("x-poll", {"field": "name", "until": ["ready"]}),
        ("x-next-page", {"token": "part.depth"}),
        ("x-next-page", {"page": "size", "last": "part.depth"}),
    ],
)
def test_a_valid_extension_is_accepted(name: str, value: Any) -> None:
    check_contract(with_extension(name, value))


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("x-retreival", True, r"create-thing: x-retreival: it is not one of .*x-retrieval"),
        ("x-retrieval", False, "true, or left out"),
        ("x-rate-group", 5, "a word"),
        ("x-largest-body", True, "a whole number"),
        ("x-largest-body", 0, "a whole number"),
        ("x-retired", "2026-02-31", "a date in quotes"),
        ("x-retired", "15.02.2026", "a date in quotes"),
        ("x-retired", "2026-02-15", "no reply of it has the error code"),
        ("x-meter", "minutes", "tokens_generated"),
        ("x-orders", "pizza", "answer or fault"),
        ("x-text", "name", "it has the members field"),
        ("x-text", {"field": "text"}, "no successful reply has text"),
        ("x-text", {"field": "name", "when": {"kind": "long"}}, "no request body has kind"),
        ("x-poll", {"field": "name"}, "it has the members field and until"),
        ("x-poll", {"field": "name", "until": "ready"}, "until is a list"),
        ("x-next-page", {"token": 5}, "token is a text"),
        ("x-poll", {"field": "part.status", "until": []}, r"no successful reply has part\.status"),
        ("x-next-page", {"page": "size"}, "it has the members token or last and page"),
        ("x-next-page", {"token": "part.next"}, r"no successful reply has part\.next"),
    ],
)
def test_an_unknown_or_invalid_extension_is_refused_by_name(name: str, value: Any, problem: str) -> None:
    with pytest.raises(ContractInvalid, match=problem):
        check_contract(with_extension(name, value))


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_every_paginated_list_declares_its_next_page(operation: Operation) -> None:
    properties = {name for reply in operation.replies_in_json for name in reply.properties}

    assert (operation.says.next_page is not None) is bool(properties & {"page_info", "next_page_token"})


def test_a_job_is_unfinished_until_it_reaches_a_final_state() -> None:
    poll = Poll("status", frozenset(["ready", "failed"]))

    assert poll.is_unfinished({"status": "whatever comes next"})
    assert not poll.is_unfinished({"status": "failed"})
    assert not poll.is_unfinished({"message": "not found"})
    assert not poll.is_unfinished(None)


@pytest.mark.parametrize(
    ("states", "is_unfinished"),
    [
        (["ready", "processing"], True),
        (["ready", "failed"], False),
        (["failed", None, "processing"], True),
        ([], False),
    ],
)
def test_several_jobs_are_unfinished_until_each_reaches_a_final_state(
    states: list[str | None], is_unfinished: bool
) -> None:
    reply = {"items": [{"status": state} if state else {"error": "rejected"} for state in states]}

    assert Poll("items.status", frozenset(["ready", "failed"])).is_unfinished(reply) is is_unfinished


@pytest.mark.parametrize(
    ("reply", "following"),
    [
        ({"page_info": {"page": 2, "total_page": 3}}, 3),
        ({"page_info": {"page": 3, "total_page": 3}}, None),
        ({"page_info": None}, None),
        (b"broken", None),
    ],
)
def test_the_next_page_has_the_next_number(reply: Any, following: int | None) -> None:
    assert NextPage(page="page_info.page", last="page_info.total_page").after(reply) == following


@pytest.mark.parametrize(
    ("reply", "following"), [({"next": "t-1"}, "t-1"), ({"next": ""}, None), ({"next": 5}, None), ({}, None)]
)
def test_the_next_page_is_known_by_its_token(reply: Any, following: str | None) -> None:
    assert NextPage(token="next").after(reply) == following  # noqa: S106 - a place, no secret


def test_generated_text_is_expected_if_the_request_meets_its_condition() -> None:
    text = GeneratedText("summary", {"type": "summary"})

    assert text.is_asked_for({"type": "summary"})
    assert not text.is_asked_for({"type": "chapter"})
    assert not text.is_asked_for(None)


def test_an_operation_without_extensions_has_the_defaults() -> None:
    says = read_extensions({})

    assert not any((says.rate_group, says.is_retrieval, says.is_safe, says.meter, says.text, says.poll, says.next_page))


@pytest.mark.parametrize(
    ("path", "deleted"), [("/v1.2/things/{thing-id}", "thing-id"), ("/v1.2/things/{thing-id}/metadata", None)]
)
def test_a_deletion_deletes_the_last_path_parameter(path: str, deleted: str | None) -> None:
    changed = document()
    gone = {"responses": {"204": {"description": "Gone."}}, "operationId": "delete-thing"}
    changed["paths"][path] = {"delete": gone}

    assert compile_contract(changed).operations["delete-thing"].deletes == deleted
