"""Parses JSON for vectors: of one input or several together, in the reply or by a task."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from mockserver.domain.records.asset import Medium
from mockserver.ground.errors import ParameterInvalid, ParameterNotProvided
from mockserver.handlers.call import Values
from mockserver.handlers.v1_3.requests.embed.parts import (
    LONGEST_BASE64,
    Features,
    FileToEmbed,
    read_features,
    read_file,
)
from mockserver.handlers.v1_3.requests.media import MediaReference, read_reference
from mockserver.handlers.v1_3.words import MULTIMODAL

_PLACEHOLDER = re.compile(r"<@([^<>]+)>")

# What Marengo 3.0 embeds by tasks; the other model accepts every kind.
_FIRST_TASKS = frozenset(["audio", "video"])


class PlainFile(Struct, frozen=True, gc=False):
    """A file to embed as one vector."""

    media: MediaReference
    medium: Medium


class Inputs(Struct, frozen=True, gc=False):
    """Inputs to embed together as one vector: a text without its references, and files.

    `truncates` says whether to truncate a text that is too long.
    """

    kind: str
    features: Features
    text: str | None
    text_parameter: str
    files: tuple[PlainFile, ...] = ()
    truncates: bool = False


class FileRequest(Struct, frozen=True, gc=False):
    """A file to embed as many vectors."""

    features: Features
    file: FileToEmbed


def read_inputs(body: Values) -> Inputs | FileRequest:
    """Return the inputs to embed in the reply. Raises the API's errors if they do not fit together."""
    features, kind = read_features(body), body["input_type"]
    if features.is_multimodal and kind != "multi_input":
        raise ParameterInvalid("input_type", f"{MULTIMODAL} takes multi_input alone at once, got {kind}.")
    described = body[kind]
    match kind:
        case "audio" | "video":
            return FileRequest(features, read_file(body, kind, features))
        case "multi_input":
            return _read_together(body, features)
    files = (_image(described, kind),) if "media_source" in described else ()
    return Inputs(kind, features, described.get("input_text"), f"{kind}.input_text", files)


def read_task(body: Values) -> FileRequest:
    """Return the file to embed by a task. Raises ParameterInvalid if the model does not accept its kind."""
    features, kind = read_features(body), body["input_type"]
    if not features.is_multimodal and kind not in _FIRST_TASKS:
        raise ParameterInvalid("input_type", f"{features.model.name} takes no {kind} here; use {MULTIMODAL}.")
    request = FileRequest(features, read_file(body, kind, features))
    asks_for_whole = any(scope.value == "video" for scope in request.file.scopes)
    if features.has_uncertainty and kind in _FIRST_TASKS and asks_for_whole:
        raise ParameterInvalid("embedding_uncertainty", "It is available for clips only; leave out the scope asset.")
    return request


def _image(described: Values, kind: str) -> PlainFile:
    return PlainFile(read_reference(described["media_source"], f"{kind}.media_source", LONGEST_BASE64), Medium.IMAGE)


def _read_together(body: Values, features: Features) -> Inputs:
    described = body["multi_input"]
    text, media = described.get("input_text"), described.get("media_sources") or ()
    _check_sources(text, media, features)
    _check_names(text or "", media)
    files = tuple(
        PlainFile(read_reference(one, f"multi_input.media_sources[{at}]", LONGEST_BASE64), Medium(one["media_type"]))
        for at, one in enumerate(media)
    )
    if features.has_uncertainty and ((text and files) or any(file.medium is Medium.DOCUMENT for file in files)):
        raise ParameterInvalid("embedding_uncertainty", "It is not available for a text with media, or for documents.")
    words = _PLACEHOLDER.sub(" ", text).strip() if text else ""
    return Inputs(
        "multi_input", features, words or None, "multi_input.input_text", files, bool(body.get("auto_truncate"))
    )


def _check_sources(text: str | None, media: Sequence[Values], features: Features) -> None:
    kinds = {one["media_type"] for one in media}
    if not features.is_multimodal:
        if not media:
            raise ParameterNotProvided("multi_input.media_sources", f" (with {features.model.name})")
        if kinds != {"image"}:
            raise ParameterInvalid("multi_input.media_sources", f"{features.model.name} takes images alone here.")
    if not media and not text:
        raise ParameterNotProvided("multi_input.input_text", " (without media_sources)")
    if len(kinds) > 1 and not text:
        raise ParameterInvalid("multi_input.media_sources", "Media of several kinds need an input_text.")


def _check_names(text: str, media: Sequence[Values]) -> None:
    names = Counter(one["name"] for one in media if one.get("name"))
    repeated = [name for name, count in names.items() if count > 1]
    if repeated:
        raise ParameterInvalid("multi_input.media_sources", f"Two of them have the name {repeated[0]}.")
    for name in _PLACEHOLDER.findall(text):
        if name not in names:
            raise ParameterInvalid(
                "multi_input.input_text", f"No source has the name {name!r}, which <@{name}> refers to."
            )
