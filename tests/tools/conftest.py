"""The served OpenAPI documents as files: one of them, or all in one directory."""

from pathlib import Path

import httpx2
import pytest

DOCUMENTS = {"v1.2": "/v1.2/openapi.json", "v1.3": "/v1.3/openapi.json", "admin": "/__admin/openapi.json"}


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest, server_url: str, tmp_path: Path) -> Path:
    """The file of one served document."""
    file = tmp_path / "openapi.json"
    file.write_bytes(httpx2.get(server_url + DOCUMENTS[request.param]).raise_for_status().content)
    return file


@pytest.fixture
def documents(server_url: str, tmp_path: Path) -> list[str]:
    """The names of the files of all served documents, in the directory of the test."""
    for name, path in DOCUMENTS.items():
        (tmp_path / f"{name}.json").write_bytes(httpx2.get(server_url + path).raise_for_status().content)
    return [f"{name}.json" for name in DOCUMENTS]
