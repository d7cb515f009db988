"""Every operation of an older version, and every retired one, has an entry for its replacement, possibly none."""

from copy import deepcopy
from typing import Any

import pytest

from mockserver.contract.contract import compile_contract
from mockserver.contract.other_versions.successors import SUCCESSORS, check_successors
from mockserver.contract.source import contract_document, packaged_contract
from mockserver.ground.errors import ContractInvalid


def check(document: dict[str, Any]) -> None:
    contract = compile_contract(document)
    check_successors(document, contract.operations.values(), contract.api_versions)


def test_every_older_and_every_retired_operation_has_an_entry_for_its_replacement() -> None:
    contract = packaged_contract()
    check(dict(contract_document()))

    old = {name for name, each in contract.operations.items() if each.path.startswith("/v1.2/")}
    retired = {name for name, each in contract.operations.items() if each.says.retired_on}
    assert contract.successors.keys() >= old | retired
    assert {place.split("/")[1] for each in contract.successors.values() for place in each.places} == {"v1.3"}


@pytest.mark.parametrize(
    ("name", "entry", "problem"),
    [
        ("create-index", None, "create-index has none"),
        ("post_gist", None, "post_gist has none"),
        ("create-index", {"operations": ["post_indices"]}, "create-index: there is no operation post_indices"),
        ("create-index", {"operations": ["read-clock"]}, "create-index: there is no operation read-clock"),
        ("create-indices", {"operations": []}, "create-indices: there is no operation create-indices"),
    ],
)
def test_a_replacement_table_with_missing_or_wrong_entries_is_refused(
    name: str, entry: dict[str, Any] | None, problem: str
) -> None:
    document = {**contract_document(), SUCCESSORS: deepcopy(contract_document()[SUCCESSORS])}
    document[SUCCESSORS].pop(name, None)
    if entry is not None:
        document[SUCCESSORS][name] = entry

    with pytest.raises(ContractInvalid, match=problem):
        check(document)
