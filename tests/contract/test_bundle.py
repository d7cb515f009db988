"""YAML files are bundled into one document."""

from pathlib import Path
from textwrap import dedent

import pytest

from mockserver.contract.bundle import bundle
from mockserver.ground.errors import ContractInvalid


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    write(
        tmp_path / "openapi.yaml",
        """
        openapi: 3.1.0
        paths:
          /v1.2/things: {$ref: "contracts/v1.2/things.yaml#/paths/things"}
        """,
    )
    write(
        tmp_path / "contracts/v1.2/things.yaml",
        """
        paths:
          things: {get: {responses: {"200": {$ref: "common.yaml#/responses/Thing"}}}}
        schemas:
          Tree: {properties: {branches: {items: {$ref: "#/schemas/Tree"}}}}
        """,
    )
    write(
        tmp_path / "contracts/v1.2/common.yaml",
        """
        responses:
          Thing: {content: {application/json: {schema: {$ref: "things.yaml#/schemas/Tree"}}}}
        """,
    )
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text))


def test_references_to_files_become_components_named_after_version_and_name(checkout: Path) -> None:
    document = bundle(checkout / "openapi.yaml")

    answer = document["paths"]["/v1.2/things"]["get"]["responses"]["200"]
    assert answer == {"$ref": "#/components/responses/v1.2.Thing"}
    tree = {"properties": {"branches": {"items": {"$ref": "#/components/schemas/v1.2.Tree"}}}}
    assert document["components"]["schemas"] == {"v1.2.Tree": tree}


def test_a_broken_reference_is_refused_with_its_file(checkout: Path) -> None:
    write(checkout / "contracts/v1.2/common.yaml", "responses: {}")

    with pytest.raises(ContractInvalid, match=r"things\.yaml: .*common\.yaml#/responses/Thing leads nowhere"):
        bundle(checkout / "openapi.yaml")


def test_two_components_of_one_name_are_refused(checkout: Path) -> None:
    things = checkout / "contracts/v1.2/things.yaml"
    both = '{oneOf: [{$ref: "#/schemas/Tree"}, {$ref: "common.yaml#/schemas/Tree"}]}'
    write(things, f"{things.read_text()}  Both: {both}\n")
    common = checkout / "contracts/v1.2/common.yaml"
    write(common, common.read_text().replace("#/schemas/Tree", "#/schemas/Both") + "schemas: {Tree: {type: string}}\n")

    with pytest.raises(ContractInvalid, match=r"schemas v1\.2\.Tree is defined twice"):
        bundle(checkout / "openapi.yaml")
