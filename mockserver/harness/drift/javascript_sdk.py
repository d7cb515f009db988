"""Reads an installed JavaScript SDK: the types of its arguments and replies."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.drift.faces import Face, Faces, Json, SchemaReader, Trait
from mockserver.harness.drift.fern_javascript import faces_of_fern
from mockserver.harness.drift.layouts import Sdk, unreadable
from mockserver.harness.drift.typescript import definitions_of, methods_of, schema_of

_PACKAGE = Path("node_modules") / "twelvelabs-js"


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The method that calls an operation, the declaration of its reply, and the renamed arguments.

    `unsent` are arguments that are sent elsewhere; without the argument `needed` the method does not call the
    operation.
    """

    method: str
    reply: str = ""
    names: tuple[tuple[str, str], ...] = ()
    unsent: tuple[str, ...] = ()
    needed: str = ""


_ID = (("id", "_id"),)
_NAME = ("name", "index_name")
_PAGE = "pageInfo: PageInfo"
_VALUES = "{data: VideoValue[]}"
_OPTIONS = (("options", "search_options"),)
_FILE = (("file", "video_file"), ("url", "video_url"))
_PART_OF_VIDEO = (
    ("start_offset_sec", "video_start_offset_sec"),
    ("end_offset_sec", "video_end_offset_sec"),
    ("clip_length", "video_clip_length"),
    ("scopes", "video_embedding_scope"),
)
_ENGINES = (("engines[].name", "engines[].engine_name"), ("engines[].options", "engines[].engine_options"))
_ANY_TO_VIDEO = ("query_text", "query_media_type", "query_media_file", "query_media_url")

# Declarations do not say where a method sends its arguments; this table does. No published SDK has a method for the
# operations that are missing here.
_OPERATIONS: dict[str, _Spoken] = {
    "GET /engines": _Spoken("Engine.list", "{data: EngineResponse[]}"),
    "GET /engines/{}": _Spoken("Engine.retrieve", "EngineResponse"),
    "GET /indexes": _Spoken("Index.list", f"{{data: IndexResponse[]; {_PAGE}}}", (*_ID, _NAME)),
    "GET /indexes/{}": _Spoken("Index.retrieve", "IndexResponse"),
    "POST /indexes": _Spoken("Index.create", names=(_NAME, *_ENGINES)),
    "PUT /indexes/{}": _Spoken("Index.update", names=(_NAME,)),
    "DELETE /indexes/{}": _Spoken("Index.delete"),
    "GET /indexes/{}/videos": _Spoken("Video.list", f"{{data: VideoResponse[]; {_PAGE}}}", _ID),
    "GET /indexes/{}/videos/{}": _Spoken("Video.retrieve", "VideoResponse"),
    "PUT /indexes/{}/videos/{}": _Spoken("Video.update", names=(("title", "video_title"),)),
    "DELETE /indexes/{}/videos/{}": _Spoken("Video.delete"),
    "GET /indexes/{}/videos/{}/transcription": _Spoken("Video.transcription", _VALUES),
    "GET /indexes/{}/videos/{}/text-in-video": _Spoken("Video.textInVideo", _VALUES),
    "GET /indexes/{}/videos/{}/logo": _Spoken("Video.logo", _VALUES),
    "GET /indexes/{}/videos/{}/thumbnail": _Spoken("Video.thumbnail"),
    "GET /tasks": _Spoken("Task.list", f"{{data: TaskResponse[]; {_PAGE}}}", _ID),
    "GET /tasks/{}": _Spoken("Task.retrieve", "TaskResponse"),
    "GET /tasks/status": _Spoken("Task.status", "TaskStatus"),
    "POST /tasks": _Spoken("Task.create", names=_FILE),
    "DELETE /tasks/{}": _Spoken("Task.delete"),
    "POST /tasks/transfers": _Spoken("Task.transfer"),
    "POST /tasks/external-provider": _Spoken("Task.externalProvider"),
    "POST /search": _Spoken("Search.query", "SearchResultResponse", _OPTIONS, _ANY_TO_VIDEO),
    "POST /search-v2": _Spoken("Search.query", "SearchResultResponse", _OPTIONS, ("query",), "query_text"),
    "GET /search/{}": _Spoken("Search.byPageToken", "SearchResultResponse"),
    "POST /classify": _Spoken("Classify.videos", "ClassifyPageResultResponse"),
    "POST /classify/bulk": _Spoken("Classify.index", "ClassifyPageResultResponse"),
    "GET /classify/{}": _Spoken("Classify.byPageToken", "ClassifyPageResultResponse"),
    "POST /gist": _Spoken("Generate.gist", "GenerateGistResult"),
    "POST /summarize": _Spoken("Generate.summarize", "GenerateSummarizeResult"),
    "POST /generate": _Spoken("Generate.text", "GenerateOpenEndedTextResult"),
    "POST /embed": _Spoken("Embed.create", "CreateEmbeddingsResultResponse"),
    "POST /embed/tasks": _Spoken("EmbedTask.create", names=(*_FILE, *_PART_OF_VIDEO)),
    "GET /embed/tasks/{}": _Spoken("EmbedTask.retrieve", "EmbeddingsTaskResponse"),
    "GET /embed/tasks/{}/status": _Spoken("EmbedTask.status", "EmbeddingsTaskStatusResponse"),
}


def read_javascript(directory: Path) -> Sdk:
    """Return what the SDK installed in `directory` declares. Raises SettingsInvalid."""
    package = directory / _PACKAGE if (directory / _PACKAGE).is_dir() else directory
    if not any(package.glob("**/*.d.ts")):
        raise SettingsInvalid(f"--javascript: {directory} has no twelvelabs-js with type declarations")
    release = _version_of(package)
    faces = faces_of_declarations([file.read_text("utf-8") for file in sorted(package.glob("dist/**/*.d.ts"))])
    if faces:
        return Sdk(_PACKAGE.name, release, faces, keeps_underscores=False)
    faces = faces_of_fern(package)
    if faces:
        return Sdk(_PACKAGE.name, release, faces)
    raise unreadable("--javascript", f"{_PACKAGE.name} {release}")


def _version_of(package: Path) -> str:
    try:
        return str(json.loads((package / "package.json").read_bytes())["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return "of an unknown version"


def faces_of_declarations(texts: Sequence[str]) -> Faces:
    """Return what the declarations in `texts` say of each operation that a declared method calls."""
    document = definitions_of(texts)
    methods = methods_of(texts, document)
    faces = {}
    for key, spoken in _OPERATIONS.items():
        arguments = {"allOf": methods.get(spoken.method, [])[key.count("{}") :]}  # path parameters come before others
        sent, is_open = SchemaReader(document).traits(arguments)
        if spoken.method in methods and (not spoken.needed or spoken.needed in sent):
            faces[key] = _face(key, spoken, (_sent(sent, spoken), is_open), document)
    return faces


def _face(key: str, spoken: _Spoken, sent: tuple[dict[str, Trait], set[str]], document: Json) -> Face:
    reply, open_in_reply = SchemaReader(document).traits(schema_of(spoken.reply)) if spoken.reply else ({}, set())
    is_query = key.startswith("GET")
    place = "query" if is_query else "body"
    return Face(
        parameters=sent[0] if is_query else {},
        body={} if is_query else sent[0],
        reply=reply,
        is_open={f"{place}.{name}".rstrip(".") for name in sent[1]} | {f"reply.{name}" for name in open_in_reply},
    )


def _sent(traits: dict[str, Trait], spoken: _Spoken) -> dict[str, Trait]:
    names = dict(spoken.names)
    return {names.get(name, name): trait for name, trait in traits.items() if name not in spoken.unsent}
