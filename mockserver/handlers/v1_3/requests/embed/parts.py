"""Parses which vectors of a file to compute: the part, the segmentation, and the options."""

from collections.abc import Mapping

from msgspec import Struct

from mockserver.domain.records.asset import Medium
from mockserver.domain.records.job import EmbeddingScope
from mockserver.domain.records.models import Model
from mockserver.domain.records.recipe import Cutting, Pieces
from mockserver.domain.records.scenes import Moment
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values
from mockserver.handlers.v1_3.requests.media import MediaReference, read_reference
from mockserver.handlers.v1_3.words import MULTIMODAL, embedder_of

LONGEST_BASE64 = 36 * 1024 * 1024 * 4 // 3 + 4

_SCOPES = {
    "clip": EmbeddingScope.CLIP,
    "local": EmbeddingScope.CLIP,
    "asset": EmbeddingScope.VIDEO,
}
_CUTTINGS = {"standard": Cutting.PAGES, "quadrants": Cutting.QUADRANTS}

# The minimum and maximum length of segments of Marengo 3.0, in seconds.
_LENGTHS = {Cutting.DYNAMIC: (2, 5), Cutting.FIXED: (2, 10)}
_LENGTH_NAMES = {Cutting.DYNAMIC: "min_duration_sec", Cutting.FIXED: "duration_sec"}

# The default embedding options.
_USUAL_OPTIONS: Mapping[tuple[str, Medium], tuple[str, ...]] = {
    ("marengo3.0", Medium.VIDEO): ("visual", "audio", "transcription"),
    ("marengo3.0", Medium.AUDIO): ("audio", "transcription"),
    (MULTIMODAL, Medium.VIDEO): ("visual", "audio"),
    (MULTIMODAL, Medium.AUDIO): ("audio",),
    (MULTIMODAL, Medium.IMAGE): ("visual",),
}
_USUAL_PIECES: Mapping[tuple[str, Medium], Pieces] = {
    ("marengo3.0", Medium.VIDEO): Pieces(Cutting.DYNAMIC, 4),
    ("marengo3.0", Medium.AUDIO): Pieces(Cutting.FIXED, 6),
    (MULTIMODAL, Medium.VIDEO): Pieces(Cutting.DYNAMIC, 2),
    (MULTIMODAL, Medium.AUDIO): Pieces(Cutting.DYNAMIC, 2),
}
_EVERY_SCOPE = (EmbeddingScope.CLIP, EmbeddingScope.VIDEO)


class Features(Struct, frozen=True, gc=False):
    """The model, and the options of one model only: shorter vectors, and their uncertainty."""

    model: Model
    dimension: int | None
    has_uncertainty: bool

    @property
    def is_multimodal(self) -> bool:
        return self.model.name == MULTIMODAL


class FileToEmbed(Struct, frozen=True, gc=False):
    """A file, and the requested vectors. The defaults for a document depend on its kind."""

    media: MediaReference
    medium: Medium
    start: float
    end: float | None
    pieces: Pieces | None
    options: tuple[str, ...]
    scopes: tuple[EmbeddingScope, ...]
    is_separate: bool
    is_fused: bool
    notes: tuple[Moment, ...]


def read_features(body: Values) -> Features:
    """Return the model and its options. Raises ParameterInvalid if it does not support them."""
    model = embedder_of(body["model_name"])
    features = Features(model, body.get("embedding_dimension"), bool(body.get("embedding_uncertainty")))
    if not features.is_multimodal:
        for name in ("embedding_dimension", "embedding_uncertainty", "auto_truncate"):
            if body.get(name):
                raise ParameterInvalid(name, f"{model.name} does not have it; use {MULTIMODAL}.")
    return features


def read_file(body: Values, name: str, features: Features) -> FileToEmbed:
    """Return the file in the field `name`, and the requested vectors. Raises ParameterInvalid."""
    described, medium, model = body[name], Medium(name), features.model.name
    is_lasting = medium in (Medium.VIDEO, Medium.AUDIO)
    types = described.get("embedding_type") or ("separate_embedding",)
    file = FileToEmbed(
        read_reference(described["media_source"], f"{name}.media_source", LONGEST_BASE64),
        medium,
        described.get("start_sec", 0),
        described.get("end_sec"),
        _pieces(described.get("segmentation"), name, features) or _USUAL_PIECES.get((model, medium)),
        _each_once(described.get("embedding_option")) or _USUAL_OPTIONS.get((model, medium), ()),
        tuple(dict.fromkeys(_SCOPES[scope] for scope in described.get("embedding_scope") or ()))
        or (_EVERY_SCOPE if is_lasting else (EmbeddingScope.VIDEO,) if medium is Medium.IMAGE else ()),
        "separate_embedding" in types,
        "fused_embedding" in types,
        _notes(described.get("time_based_metadata"), name, features),
    )
    _check(file, name, features)
    return file


def _check(file: FileToEmbed, name: str, features: Features) -> None:
    if file.end is not None and file.end <= file.start:
        raise ParameterInvalid(f"{name}.end_sec", f"It must be greater than start_sec, {file.start:g}.")
    if not file.is_fused:
        return
    if len(file.options) == 1:
        raise ParameterInvalid(f"{name}.embedding_type", "Fusing needs at least two options.")
    if features.is_multimodal and file.medium is not Medium.DOCUMENT and not file.notes:
        reason = f"{features.model.name} fuses options with time_based_metadata alone."
        raise ParameterInvalid(f"{name}.time_based_metadata", reason)


def _pieces(described: Values | None, name: str, features: Features) -> Pieces | None:
    if described is None:
        return None
    parameter = f"{name}.segmentation"
    if name == Medium.DOCUMENT:
        return _document_pieces(described, parameter)
    if features.is_multimodal:
        if described.get("strategy"):
            raise ParameterInvalid(f"{parameter}.strategy", f"{MULTIMODAL} has it in segmentation.temporal.")
        return _lasting_pieces(described["temporal"])
    if described.get("temporal"):
        raise ParameterInvalid(f"{parameter}.temporal", f"{MULTIMODAL} alone has it; name the strategy itself.")
    pieces = _lasting_pieces(described)
    least, most = _LENGTHS[pieces.cutting]
    if not least <= pieces.length <= most:
        length = f"{parameter}.{pieces.cutting}.{_LENGTH_NAMES[pieces.cutting]}"
        raise ParameterInvalid(length, f"It must be between {least} and {most}, got {pieces.length}.")
    return pieces


def _lasting_pieces(described: Values) -> Pieces:
    cutting = Cutting(described["strategy"])
    return Pieces(cutting, described[cutting][_LENGTH_NAMES[cutting]])


def _document_pieces(described: Values, parameter: str) -> Pieces:
    sequential = described.get("sequential")
    if not sequential:
        spatial = described.get("spatial") or {}
        return Pieces(_CUTTINGS[spatial.get("strategy") or "standard"])
    most, overlap = sequential["max_sentences"], sequential.get("overlap_sentences", 0)
    if overlap >= most:
        raise ParameterInvalid(
            f"{parameter}.sequential.overlap_sentences", f"It must be less than {most}, got {overlap}."
        )
    return Pieces(Cutting.SENTENCES, most, overlap)


def _notes(entries: list[Values] | None, name: str, features: Features) -> tuple[Moment, ...]:
    parameter = f"{name}.time_based_metadata"
    if entries and not features.is_multimodal:
        raise ParameterInvalid(parameter, f"{features.model.name} does not have it; use {MULTIMODAL}.")
    for at, entry in enumerate(entries or ()):
        if entry["end"] <= entry["start"]:
            raise ParameterInvalid(f"{parameter}[{at}].end", f"It must be greater than start, {entry['start']:g}.")
    return tuple(Moment(entry["start"], entry["end"], entry["text"]) for entry in entries or ())


def _each_once(names: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names or ()))
