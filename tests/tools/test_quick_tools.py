"""Third-party tools read the served documents: linters find no error, and generated code works."""

import json
import sys
from pathlib import Path

from mockserver.contract.contract import operation_items
from tests.tools.toolbox import import_everything, npm_tool, python_tool, run

# Files and conditions in one form.
FORMS = ("create-video-indexing-task", "create-video-embeding-task", "any-to-video-search")

# openapi-python-client needs a hint for these.
UNKNOWN_MEDIA_TYPES = (
    "application/x-ndjson",
    "application/jsonl",
    "application/openmetrics-text; version=1.0.0; charset=utf-8",
)


def test_openapi_python_client_generates_a_client(document: Path) -> None:
    package, config = document.parent / "generated", document.parent / "config.yaml"
    overrides = "".join([f"  {media_type}: application/octet-stream\n" for media_type in UNKNOWN_MEDIA_TYPES])
    config.write_text(f"content_type_overrides:\n{overrides}", "utf-8")

    output = run(
        python_tool("openapi-python-client"),
        *("generate", "--path", str(document), "--config", str(config), "--fail-on-warning"),
        *("--meta", "none", "--output-path", str(package)),
        directory=document.parent,
    )

    assert "Warning" not in output
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


def test_openapi_typescript_generates_types_that_compile(documents: list[str], tmp_path: Path) -> None:
    types = [f"{document}.ts" for document in documents]

    for document, file in zip(documents, types, strict=True):
        run(npm_tool("openapi-typescript"), document, "--output", file, directory=tmp_path)

    run(npm_tool("tsc"), "--noEmit", "--strict", *types, directory=tmp_path)


def test_spectral_finds_no_error(documents: list[str], tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text('extends: ["spectral:oas"]\n', "utf-8")

    output = run(
        npm_tool("spectral"),
        *("lint", *documents, "--ruleset", "rules.yaml", "--fail-severity", "error"),
        directory=tmp_path,
    )

    assert "(0 errors" in output or "No results" in output


def test_redocly_finds_no_error(documents: list[str], tmp_path: Path) -> None:
    run(npm_tool("redocly"), "lint", "--extends=minimal", *documents, directory=tmp_path)


def test_plain_schemathesis_draws_forms_with_files(server_url: str, tmp_path: Path) -> None:
    output = run(
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{server_url}/v1.2/openapi.json"),
        *(word for operation in FORMS for word in ("--include-operation-id", operation)),
        *("--phases", "coverage", "--checks", "not_a_server_error", "--header", "x-api-key: tlk_SCHEMATHESIS"),
        directory=tmp_path,
    )

    assert f"{len(FORMS)} selected / " in output
    assert "Runtime Error" not in output
