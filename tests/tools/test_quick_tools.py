"""Tools of other people read the served documents: linters find no error, and what generators write is good code."""

import json
import sys
from pathlib import Path

import pytest

from mockserver.contract.contract import operation_items
from tests.tools.toolbox import import_everything, npm_tool, python_tool, run

# Files and conditions in one form.
FORMS = ("create-video-indexing-task", "create-video-embeding-task", "any-to-video-search")


def test_openapi_python_client_generates_a_client(document: Path) -> None:
    package, config = document.parent / "generated", document.parent / "config.yaml"
    # Of the media types of a snapshot it knows lines of JSON only if it is told what they are.
    config.write_text("content_type_overrides: {application/x-ndjson: application/octet-stream}\n", "utf-8")

    said = run(
        python_tool("openapi-python-client"),
        *("generate", "--path", str(document), "--config", str(config), "--fail-on-warning"),
        *("--meta", "none", "--output-path", str(package)),
        directory=document.parent,
    )

    assert "Warning" not in said
    # Release 0.29.1 forgets an import where a required body may be of several media types (its issue 1451).
    import_everything(package, but=operations_with_several_bodies(document))


def operations_with_several_bodies(document: Path) -> set[str]:
    found = operation_items(json.loads(document.read_bytes()))
    return {
        item[method]["operationId"].replace("-", "_")
        for _, method, item in found
        if len(item[method].get("requestBody", {}).get("content", {})) > 1
    }


def test_datamodel_code_generator_generates_models(document: Path) -> None:
    package = document.parent / "models"

    run(
        python_tool("datamodel-codegen"),
        *("--input", str(document), "--input-file-type", "openapi", "--output", str(package)),
        *("--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin"),
        directory=document.parent,
    )

    import_everything(package)


def test_openapi_typescript_generates_types_that_compile(document: Path) -> None:
    types = document.parent / "types.ts"

    run(npm_tool("openapi-typescript"), str(document), "--output", str(types), directory=document.parent)

    run(npm_tool("tsc"), "--noEmit", "--strict", str(types), directory=document.parent)


def test_spectral_finds_no_error(document: Path) -> None:
    rules = document.parent / "rules.yaml"
    rules.write_text('extends: ["spectral:oas"]\n', "utf-8")

    said = run(
        npm_tool("spectral"),
        *("lint", str(document), "--ruleset", str(rules), "--fail-severity", "error"),
        directory=document.parent,
    )

    assert "(0 errors" in said or "No results" in said


def test_redocly_finds_no_error(document: Path) -> None:
    run(npm_tool("redocly"), "lint", "--extends=minimal", str(document), directory=document.parent)


@pytest.mark.parametrize("operation", FORMS)
def test_plain_schemathesis_draws_forms_with_files(server_url: str, tmp_path: Path, operation: str) -> None:
    said = run(
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{server_url}/v1.2/openapi.json"),
        *("--include-operation-id", operation, "--phases", "coverage", "--checks", "not_a_server_error"),
        *("--header", "x-api-key: tlk_SCHEMATHESIS"),
        directory=tmp_path,
    )

    assert "Runtime Error" not in said
