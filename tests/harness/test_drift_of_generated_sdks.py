"""SDKs that Fern generated: what their clients send and read is found in their code."""

from pathlib import Path

import pytest

from mockserver.harness.drift.drifting import Compared, parties_of
from mockserver.harness.drift.faces import Faces, SchemaReader
from mockserver.harness.drift.fern_javascript import faces_of_fern, raw_definitions
from mockserver.harness.drift.fern_python import faces_of_fern_probe
from mockserver.harness.drift.javascript_sdk import read_javascript
from mockserver.harness.drift.python_sdk import read_python
from tests.clients.environments import NEWEST_JAVASCRIPT, NEWEST_PYTHON, installed

READERS = {
    "python": lambda: read_python(str(installed(NEWEST_PYTHON) / "bin" / "python")).faces,
    "javascript": lambda: read_javascript(installed(NEWEST_JAVASCRIPT)).faces,
}

# Operations for which neither of the newest SDKs has a method.
IN_NO_SDK = {
    "GET /entities",
    "GET /tasks/status",
    "GET /tasks/transfers/import/{}/logs",
    "GET /tasks/transfers/import/{}/status",
    "PATCH /knowledge-stores/{}/items/{}/item-metadata",
    "POST /generate",
    "POST /gist",
    "POST /summarize",
    "POST /tasks/transfers/import/{}",
    "PUT /indexes/{}/videos/{}",
    "PUT /knowledge-stores/{}/items/{}/item-metadata",
}
ONLY_IN_THE_OTHER_SDK = {"python": set(), "javascript": {"POST /analyze/tasks/{}/cancel"}}


@pytest.fixture(params=READERS)
def sdk(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def faces(sdk: str) -> Faces:
    return READERS[sdk]()


def test_every_built_operation_that_the_sdks_have_is_found(sdk: str, faces: Faces) -> None:
    assert Compared.of("v1.3").faces.keys() - faces.keys() == IN_NO_SDK | ONLY_IN_THE_OTHER_SDK[sdk]


def test_queries_bodies_and_replies_have_the_names_of_the_api(faces: Faces) -> None:
    assert {"page_limit", "model_family"} <= faces["GET /indexes"].parameters.keys()
    assert {"data[]._id", "data[].models[].model_name", "page_info.total_page"} <= faces["GET /indexes"].reply.keys()
    assert {"models[].model_name", "addons"} <= faces["POST /indexes"].body.keys()
    assert {"prompt_v2.media_sources[].name", "video.base64_string"} <= faces["POST /analyze"].body.keys()
    assert {"id", "data", "event_type", "metadata.usage"} <= faces["POST /analyze"].reply.keys()


def test_forms_with_files_are_read(faces: Faces) -> None:
    body = faces["POST /search"].body

    assert {"query_media_file", "query_text", "filter"} <= body.keys()
    assert (body["index_id"].is_required, body["query_text"].is_required) == (True, False)
    assert body["search_options"].values == {"visual", "audio", "transcription"}


def test_types_of_one_name_are_those_of_the_resource_that_asks(faces: Faces) -> None:
    assert "data[].video_id" in faces["GET /tasks"].reply
    assert "data[].custom_id" in faces["GET /analyze/tasks"].reply


def test_a_party_speaks_the_version_of_its_sdk() -> None:
    (party,) = parties_of(None, None, str(installed(NEWEST_JAVASCRIPT)))

    assert party.version == "v1.3"


def test_a_choice_of_types_has_what_each_of_them_has() -> None:
    document = raw_definitions(
        [
            """
export declare namespace Video {
    type Raw = Video.Url | Video.AssetId;
    interface Url extends Source.Raw { type: "url"; }
    interface AssetId extends Stored.Raw { type: "asset_id"; asset_id?: string | null; }
}
export declare namespace Source {
    interface Raw { url: string; }
}
"""
        ]
    )

    traits, _ = SchemaReader(document).traits({"$ref": "#/definitions/Video"})

    assert {name: trait.is_required for name, trait in traits.items()} == {
        "type": True,
        "url": False,
        "asset_id": False,
    }
    assert traits["type"].values == {"url", "asset_id"}


def test_a_parameter_is_distinguished_from_the_field_that_carries_it() -> None:
    call = {
        "method": "POST",
        "path": "indexes/<index_id>/things",
        "params": {},
        "json": {"in": "in_"},
        "data": {},
        "files": {},
        "parameters": {"in_": {"is_required": True, "schema": {"type": "array", "items": {"enum": ["a", "b"]}}}},
        "reply": {"type": "object", "properties": {"_id": {"type": "string"}}},
    }

    face = faces_of_fern_probe({"calls": [call]})["POST /indexes/{}/things"]

    assert face.body["in"].values == {"a", "b"}
    assert face.body["in"].is_required
    assert list(face.reply) == ["_id"]


def test_a_package_of_another_layout_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "Client.js").write_text("class Client {}\n")

    assert faces_of_fern(tmp_path) == {}
