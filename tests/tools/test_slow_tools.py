"""The slowest tool that reads the served documents: openapi-generator, which needs Java."""

from pathlib import Path

import pytest

from tests.tools.toolbox import python_tool, run


@pytest.mark.parametrize("language", ["python", "typescript-fetch", "java"])
def test_openapi_generator_generates_a_client(document: Path, language: str) -> None:
    generated = document.parent / "generated"

    run(
        python_tool("openapi-generator-cli"),
        *("generate", "-i", str(document), "-g", language, "-o", str(generated)),
        directory=document.parent,
    )

    assert any(generated.rglob("*Api.*")) or any(generated.rglob("*_api.py"))
