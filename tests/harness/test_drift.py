"""The contract compared with other descriptions of the API: only disagreements are reported."""

import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import orjson
import pytest

from mockserver.cli.main import main
from mockserver.contract.contract import compile_contract
from mockserver.contract.source import contract_document
from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.drift.comparison import Party, disagreements
from mockserver.harness.drift.documents import faces_of_document, read_document
from mockserver.harness.drift.drifting import compared_document, parties_of
from mockserver.harness.drift.faces import Faces, SchemaReader, operation_key
from mockserver.harness.drift.javascript_sdk import faces_of_declarations, read_javascript
from mockserver.harness.drift.python_sdk import read_python
from mockserver.harness.drift.typescript import definitions_of, schema_of
from mockserver.harness.verdict.verdict import Outcome
from tests.harness.drift_page import GENERATIONS, PAGE, Generation, page, parties, verdict

DOCUMENT = compared_document("v1.2")
CONTRACT = faces_of_document(DOCUMENT)
NAMES = {operation_key(each.method, each.path): each.id for each in compile_contract(DOCUMENT).api_operations}
INDEXES = "/v1.2/indexes"


def found_in(faces: Faces, **options: Any) -> list[tuple[str, str, str]]:
    party = Party("other", faces, **{"describes_all": True, "version": "v1.2", **options})
    found = disagreements(CONTRACT, party, NAMES)
    return [(finding.rule, finding.operation, finding.subject) for finding in found]


def test_the_contract_does_not_disagree_with_itself() -> None:
    assert found_in(faces_of_document(deepcopy(DOCUMENT))) == []


def schema(document: Any, name: str) -> Any:
    return document["components"]["schemas"][f"v1.2.{name}"]


def without_operation(document: Any) -> None:
    del document["paths"]["/v1.2/gist"]


def further_operation(document: Any) -> None:
    document["paths"]["/v1.2/gists"] = document["paths"]["/v1.2/gist"]


def further_parameter(document: Any) -> None:
    parameter = {"name": "owner", "in": "query", "schema": {"type": "string"}}
    document["paths"][INDEXES]["get"]["parameters"].append(parameter)


def lacking_parameter(document: Any) -> None:
    document["paths"][INDEXES]["get"]["parameters"].pop(0)


def further_field(document: Any) -> None:
    schema(document, "IndexCreation")["properties"]["colour"] = {"type": "string"}


def optional_field(document: Any) -> None:
    schema(document, "IndexCreation")["required"].remove("engines")


def required_field(document: Any) -> None:
    schema(document, "IndexCreation")["required"].append("addons")


def further_reply_field(document: Any) -> None:
    schema(document, "Created")["properties"]["url"] = {"type": "string"}


def further_value(document: Any) -> None:
    schema(document, "ConfidenceThreshold")["enum"].append("sure")


def lacking_value(document: Any) -> None:
    schema(document, "ConfidenceThreshold")["enum"].remove("none")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (without_operation, ("no-operation", "generate-gist", "other")),
        (further_operation, ("other-operation", "POST /gists", "other")),
        (further_parameter, ("other-field", "list-indexes", "other parameters.owner")),
        (lacking_parameter, ("no-field", "list-indexes", "other parameters.page")),
        (further_field, ("other-field", "create-index", "other body.colour")),
        (optional_field, ("laxer", "create-index", "other body.engines")),
        (required_field, ("stricter", "create-index", "other body.addons")),
        (further_reply_field, ("other-reply-field", "create-index", "other reply.url")),
        (further_value, ("other-value", "make-search-request", "other body.threshold")),
        (lacking_value, ("no-value", "make-search-request", "other body.threshold")),
    ],
)
def test_a_document_that_differs_from_the_contract_is_reported(change: Any, found: tuple[str, str, str]) -> None:
    document = deepcopy(DOCUMENT)

    change(document)

    assert found in found_in(faces_of_document(document))


def test_operations_match_whatever_the_names_of_path_parameters_and_the_place_of_the_version() -> None:
    keys = {operation_key("get", path) for path in ("/v1.2/tasks/{task_id}", "tasks/<id>", "/p/v1.2/tasks/{id}/")}

    assert keys == {"GET /tasks/{}"}


def test_an_sdk_need_not_read_everything_and_may_always_send_what_is_optional() -> None:
    document = deepcopy(DOCUMENT)
    del schema(document, "Index")["properties"]["expires_at"]
    schema(document, "IndexCreation")["required"].append("addons")

    assert found_in(faces_of_document(document), describes_all=False) == []


def test_the_installed_python_sdk_is_read() -> None:
    faces = read_python(sys.executable).faces

    upload, search, index = faces["POST /tasks"], faces["POST /search-v2"], faces["GET /indexes/{}"]
    assert len(faces) == 40
    assert (upload.body["index_id"].is_required, upload.body["video_url"].is_required) == (True, False)
    assert search.body["group_by"].values == {"video", "clip"}
    assert index.reply["engines[].engine_name"].is_required
    assert not index.reply["updated_at"].is_required


@pytest.mark.parametrize("generation", GENERATIONS, ids=lambda generation: generation.version)
def test_every_disagreement_with_the_sdks_has_a_chosen_side(generation: Generation) -> None:
    found = verdict(generation)

    assert (found.outcome, found.gone) == (Outcome.KEPT, ())


def test_the_page_has_the_chosen_side_of_each_disagreement() -> None:
    assert page() == PAGE.read_text("utf-8"), "make drift"


DECLARATIONS = """
import { PageInfo } from '../interfaces';
/** An index; its fields: { }. */
export interface IndexResponse extends Base {
    id: string;
    indexName?: string; // may lack
    engines: EngineResponse[];
    level: 'high' | 'low' | undefined;
    extra: Record<string, any>;
    next(): Promise<{ a: string } | null>;
}
interface Base { createdAt: string; }
interface EngineResponse { engineName: string; options: Array<'visual' | 'logo'>; inner?: { deepName: number; }[]; }
export interface CreateIndexParams { name: string; engines: { name: string; options: string[]; }[]; addons?: string[]; }
export declare class Index extends APIResource {
    video: VideoResource;
    constructor(client: TwelveLabs);
    retrieve(id: string, options?: RequestOptions): Promise<Models.Index>;
    create({ name, engines, addons }: CreateIndexParams, options?: RequestOptions): Promise<Models.Index>;
    update(id: string, name: string, options?: RequestOptions): Promise<void>;
}
export declare class Generate extends APIResource {
    gist(videoId: string, types: GistType[], prompt?: string, options?: RequestOptions): Promise<Models.Gist>;
}
type GistType = 'topic' | 'title';
"""


def test_declarations_of_typescript_are_read() -> None:
    traits, is_open = SchemaReader(definitions_of([DECLARATIONS])).traits(schema_of("{data: IndexResponse[]}"))

    assert {name.removeprefix("data[]."): trait.is_required for name, trait in traits.items()} == {
        "data": True,
        "id": True,
        "index_name": False,
        "engines": True,
        "engines[].engine_name": True,
        "engines[].options": True,
        "engines[].inner": False,
        "engines[].inner[].deep_name": True,
        "level": True,
        "extra": True,
        "created_at": True,
    }
    assert traits["data[].level"].values == {"high", "low"}
    assert traits["data[].engines[].options"].values == {"visual", "logo"}
    assert is_open == {"data[].extra"}


def test_requests_are_read_from_the_methods_of_a_javascript_sdk() -> None:
    faces = faces_of_declarations([DECLARATIONS])

    assert list(faces) == ["GET /indexes/{}", "POST /indexes", "PUT /indexes/{}", "POST /gist"]
    assert faces["PUT /indexes/{}"].body.keys() == {"index_name"}
    assert {name: trait.is_required for name, trait in faces["POST /gist"].body.items()} == {
        "video_id": True,
        "types": True,
        "prompt": False,
    }
    assert faces["POST /gist"].body["types"].values == {"topic", "title"}
    assert faces["POST /indexes"].body.keys() >= {"index_name", "engines[].engine_name", "addons"}
    assert faces["GET /indexes/{}"].parameters == {}


def test_an_sdk_for_javascript_is_compared_in_its_own_spelling() -> None:
    faces = faces_of_declarations([DECLARATIONS])

    found = found_in(faces, describes_all=False, keeps_underscores=False)

    about = [(rule, subject) for rule, operation, subject in found if operation in ("retrieve-index", "create-index")]
    assert ("other-reply-field", "other reply.level") in about
    assert ("other-reply-field", "other reply.id") not in about
    assert [subject for rule, subject in about if "body" in subject] == []
    assert ("no-operation", "delete-index", "other") in found


def test_the_installed_javascript_sdk_is_read_completely() -> None:
    _, javascript = parties(GENERATIONS[-1])
    faces = javascript.faces

    missing = {names[1] for names in found_in(faces, describes_all=False) if names[0] == "no-operation"}
    assert missing == {
        "any-to-video--retrieve-specific-page",
        "cloud-to-cloud-import-videos",
        "cloud-to-cloud-retrieve-import-logs",
        "cloud-to-cloud-retrieve-status",
        "combined-queries-make-search-request",
        "combined-queries-retrieve-specific-page",
        "create-text-image-audio-embedding-new",
        "list-video-embedding-tasks",
    }
    assert faces["POST /embed/tasks"].body["video_url"].is_required is False
    assert "query" in faces["POST /search"].body
    assert "query" not in faces["POST /search-v2"].body


def test_the_command_compares_with_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = deepcopy(DOCUMENT)
    further_field(document)
    (tmp_path / "official.json").write_bytes(orjson.dumps(document))

    assert main(["drift", "--openapi", str(tmp_path / "official.json")]) == 1
    assert "other-field · create-index · openapi body.colour" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "version"),
    [
        (lambda document: None, "v1.3"),
        (lambda document: document["servers"].append({"url": "https://api.example/v1.2/"}), "v1.2"),
        (lambda document: document["paths"].update({"/v1.2/gist": {}}), "v1.2"),
    ],
    ids=["names none", "its server", "its paths"],
)
def test_a_file_is_compared_with_the_version_that_it_names(tmp_path: Path, change: Any, version: str) -> None:
    document: dict[str, Any] = {"servers": [], "paths": {"/indexes": {}}}
    change(document)
    (tmp_path / "official.json").write_bytes(orjson.dumps(document))

    parties = parties_of(str(tmp_path / "official.json"), None, None)

    assert [party.version for party in parties] == [version]


def test_a_file_of_several_versions_is_compared_with_each(tmp_path: Path) -> None:
    (tmp_path / "official.json").write_bytes(orjson.dumps(contract_document()))

    assert main(["drift", "--openapi", str(tmp_path / "official.json")]) == 0


def test_an_sdk_for_python_of_another_layout_is_named_with_those_that_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "twelvelabs").mkdir()
    (tmp_path / "twelvelabs" / "__init__.py").touch()
    (tmp_path / "twelvelabs-9.0.0.dist-info").mkdir()
    (tmp_path / "twelvelabs-9.0.0.dist-info" / "METADATA").write_text("Name: twelvelabs\nVersion: 9.0.0\n")
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH={tmp_path} exec {sys.executable} "$2"\n')  # without the flag -I
    python.chmod(0o755)

    assert main(["drift", "--python", str(python)]) == 2
    assert capsys.readouterr() == (
        "",
        "mockserver: --python: this is twelvelabs 9.0.0; drift reads versions 0.1 to 1.3 of the SDK\n",
    )


@pytest.mark.parametrize(
    ("package", "named"),
    [
        ('{"version": "9.0.0"}', "twelvelabs-js 9.0.0;"),
        ("{}", "twelvelabs-js of an unknown version;"),
        ("", "twelvelabs-js of an unknown version;"),
    ],
)
def test_declarations_without_a_known_method_are_reported_as_an_unknown_layout(
    tmp_path: Path, package: str, named: str
) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "index.d.ts").write_text("export declare class Anything {}")
    (tmp_path / "package.json").write_text(package)

    with pytest.raises(SettingsInvalid, match=named):
        read_javascript(tmp_path)


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ([], "drift needs something to compare the contract with"),
        (["--openapi", "/no/such.yaml"], "--openapi: /no/such.yaml cannot be read: No such file or directory"),
        (["--openapi", __file__], f"--openapi: {__file__} "),
        (["--python", "/no/such"], "--python: /no/such cannot be run"),
        (["--python", "true"], "--python: true is not a Python interpreter"),
        (["--javascript", "/no/such"], "--javascript: /no/such has no twelvelabs-js"),
    ],
)
def test_a_document_or_sdk_that_cannot_be_read_is_refused(
    capsys: pytest.CaptureFixture[str], flags: list[str], message: str
) -> None:
    assert main(["drift", *flags]) == 2

    assert capsys.readouterr().err.startswith(f"mockserver: {message}")


@pytest.mark.parametrize(
    ("item", "where"),
    [
        (7, "paths./indexes: 7 is not of type"),
        ({"get": {"responses": []}}, "paths./indexes.get.responses: [] is not of type"),
        ({"get": {"parameters": [{"in": "query"}]}}, 'paths./indexes.get.parameters[0]: "name" is a required property'),
    ],
)
def test_a_document_that_is_no_openapi_is_refused_with_the_place(tmp_path: Path, item: Any, where: str) -> None:
    (tmp_path / "api.json").write_bytes(orjson.dumps({"paths": {"/indexes": item}}))

    with pytest.raises(SettingsInvalid) as raised:
        read_document(tmp_path / "api.json")

    assert where in str(raised.value)


def test_a_value_that_contains_values_of_its_own_kind_is_read() -> None:
    node = {"$ref": "#/components/schemas/Any"}
    kinds = {"anyOf": [{"enum": ["x"]}, {"type": "array", "items": node}]}
    reply = {"content": {"application/json": {"schema": {"type": "object", "properties": {"any": node}}}}}
    paths = {"/indexes": {"get": {"responses": {"200": reply}}}}

    faces = faces_of_document({"paths": paths, "components": {"schemas": {"Any": kinds}}})

    assert faces["GET /indexes"].reply["any"].values == {"x"}
