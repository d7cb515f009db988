"""An installed JavaScript SDK as a party: its declarations of what methods take and of what replies hold."""

from dataclasses import dataclass
from pathlib import Path

from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.drift.faces import Face, Faces, Json, SchemaReader, Trait
from mockserver.harness.drift.typescript import definitions_of, schema_of

_PACKAGE = Path("node_modules") / "twelvelabs-js"


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Which declarations speak of an operation: of its reply, of its parameters or body, and the names that differ."""

    reply: str = ""
    parameters: str = ""
    body: str = ""
    names: tuple[tuple[str, str], ...] = ()


_ID = (("id", "_id"),)
_NAME = ("name", "index_name")
_PAGE = "pageInfo: PageInfo"
_VALUES = "{data: VideoValue[]}"
_SEARCH_NAMES = (("options", "search_options"),)

# Declarations do not say where a method sends what it is told; this does.
_OPERATIONS: dict[str, _Spoken] = {
    "GET /engines": _Spoken("{data: EngineResponse[]}"),
    "GET /engines/{}": _Spoken("EngineResponse"),
    "GET /indexes": _Spoken(f"{{data: IndexResponse[]; {_PAGE}}}", "ListIndexParams", names=(*_ID, _NAME)),
    "GET /indexes/{}": _Spoken("IndexResponse"),
    "POST /indexes": _Spoken(
        body="CreateIndexParams",
        names=(
            _NAME,
            ("engines[].name", "engines[].engine_name"),
            ("engines[].options", "engines[].engine_options"),
        ),
    ),
    "GET /indexes/{}/videos": _Spoken(f"{{data: VideoResponse[]; {_PAGE}}}", "ListVideoParams", names=_ID),
    "GET /indexes/{}/videos/{}": _Spoken("VideoResponse"),
    "PUT /indexes/{}/videos/{}": _Spoken(body="UpdateVideoParams", names=(("title", "video_title"),)),
    "GET /indexes/{}/videos/{}/transcription": _Spoken(_VALUES, "VideoFilterOptions"),
    "GET /indexes/{}/videos/{}/text-in-video": _Spoken(_VALUES, "VideoFilterOptions"),
    "GET /indexes/{}/videos/{}/logo": _Spoken(_VALUES, "VideoFilterOptions"),
    "GET /tasks": _Spoken(f"{{data: TaskResponse[]; {_PAGE}}}", "ListTaskParams", names=_ID),
    "GET /tasks/{}": _Spoken("TaskResponse"),
    "GET /tasks/status": _Spoken("TaskStatus"),
    "POST /tasks": _Spoken(body="CreateTaskParams", names=(("file", "video_file"), ("url", "video_url"))),
    "POST /search": _Spoken("SearchResultResponse"),
    "POST /search-v2": _Spoken("SearchResultResponse", body="SearchOptions", names=_SEARCH_NAMES),
    "POST /classify": _Spoken("ClassifyPageResultResponse", body="ClassifyVideosOptions"),
    "POST /classify/bulk": _Spoken("ClassifyPageResultResponse", body="ClassifyIndexOptions"),
    "POST /gist": _Spoken("GenerateGistResult"),
    "POST /summarize": _Spoken("GenerateSummarizeResult"),
    "POST /generate": _Spoken("GenerateOpenEndedTextResult"),
    "POST /embed": _Spoken("CreateEmbeddingsResultResponse", body="CreateEmbedParams"),
    "GET /embed/tasks/{}": _Spoken("EmbeddingsTaskResponse"),
    "GET /embed/tasks/{}/status": _Spoken("EmbeddingsTaskStatusResponse"),
}


def faces_of_javascript(directory: Path) -> Faces:
    """Return what the SDK that is installed in `directory` declares of the API. Raises SettingsInvalid."""
    package = directory / _PACKAGE if (directory / _PACKAGE).is_dir() else directory
    files = sorted(package.glob("dist/**/*.d.ts"))
    if not files:
        raise SettingsInvalid(f"--javascript: {directory} has no twelvelabs-js with type declarations")
    return faces_of_declarations(definitions_of(file.read_text("utf-8") for file in files))


def faces_of_declarations(document: Json) -> Faces:
    """Return what declarations, as a document of definitions, say of each operation that they speak of."""
    faces = {key: _face(spoken, document) for key, spoken in _OPERATIONS.items()}
    return {key: face for key, face in faces.items() if face.reply or face.body or face.parameters}


def _face(spoken: _Spoken, document: Json) -> Face:
    face = Face()
    face.reply = _traits(spoken.reply, "reply", face, document)
    face.parameters = _renamed(_traits(spoken.parameters, "query", face, document), spoken)
    face.body = _renamed(_traits(spoken.body, "body", face, document), spoken)
    return face


def _traits(text: str, place: str, face: Face, document: Json) -> dict[str, Trait]:
    if not text:
        return {}
    traits, is_open = SchemaReader(document).traits(schema_of(text))
    face.is_open |= {f"{place}.{name}".rstrip(".") for name in is_open}
    return traits


def _renamed(traits: dict[str, Trait], spoken: _Spoken) -> dict[str, Trait]:
    names = dict(spoken.names)
    return {names.get(name, name): trait for name, trait in traits.items()}
