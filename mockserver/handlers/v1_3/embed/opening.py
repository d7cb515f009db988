"""Files for `/embed-v2`: opened and checked, with their segmentation."""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from msgspec import Struct, structs

from mockserver.domain.account.account import World
from mockserver.domain.embedding.segments import CLIP_LENGTH
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.job import Embedding, EmbeddingScope
from mockserver.domain.records.media import GIBIBYTE, MediaLimits, Use, check_media
from mockserver.domain.records.models import Model
from mockserver.domain.records.recipe import Cutting, Pieces, Recipe
from mockserver.domain.records.scenes import Modality
from mockserver.domain.records.upload import Upload
from mockserver.ground.errors import MediaUnrecognised, ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.common.opened_files import check_medium
from mockserver.handlers.v1_3.embed.files import page_count
from mockserver.handlers.v1_3.referenced_media import opened
from mockserver.handlers.v1_3.requests.embed.parts import Features, FileToEmbed
from mockserver.handlers.v1_3.requests.media import MediaReference, Place
from mockserver.handlers.v1_3.words import DOCUMENT_OPTIONS, EMBEDDING_OPTIONS, SOUND_OPTIONS, vectors_of

PDF = "application/pdf"

_MEBIBYTE = 1024**2
_LARGEST_SIZE = 4 * GIBIBYTE
_QUADRANT_PAGES = 5

# The name of a file in base64. It does not help: a document that is not a PDF is a text.
_NAMES = {Medium.DOCUMENT: "document.txt"}

# The possible vectors of a document: their option, and their scope (pieces or the whole).
_PIECES, _WHOLE = EmbeddingScope.CLIP, EmbeddingScope.VIDEO
_OF_PDF = frozenset([("visual", _PIECES), ("visual", _WHOLE), ("text", _WHOLE)])
_OF_TEXT = frozenset([("text", _WHOLE)])
_OF_CUT_TEXT = _OF_TEXT | {("text", _PIECES)}


class Bounds(Struct, frozen=True, gc=False):
    """The minimum and maximum length of a file, in seconds, and the pages that a mebibyte of a PDF may have."""

    shortest: float
    longest: float
    pages: int


SYNCHRONOUS = Bounds(1, 600, 16)
IN_BACKGROUND = Bounds(4, 4 * 3600, 64)


async def open_file(call: Call, world: World, media: MediaReference, medium: Medium) -> Asset | Upload:
    """Return the file; a damaged one has a fault. Raises ParameterInvalid if it is of another kind."""
    try:
        found = await opened(call, world, media, _NAMES.get(medium, ""), medium)
    except MediaUnrecognised as error:
        if medium is Medium.VIDEO:
            raise
        raise ParameterInvalid(media.parameter, str(error)) from None
    check_medium(found, medium, media.parameter)
    return found


def check_length(file: Asset | Upload, model: Model, bounds: Bounds, parameter: str) -> None:
    """Check that a video or a sound is neither too long nor too short. Raises the error that names the limit."""
    if file.medium is Medium.VIDEO:
        check_media(file.media, Use(_limits(model, bounds)))
    elif not bounds.shortest <= file.media.duration <= bounds.longest:
        reason = f"A sound lasts {bounds.shortest:g} to {bounds.longest:g} s, got {file.media.duration:g} s."
        raise ParameterInvalid(parameter, reason)


def excess_pages(file: Asset | Upload, bounds: Bounds, cutting: Cutting = Cutting.PAGES) -> str | None:
    """Return why a PDF has too many pages, or None."""
    if file.media_type != PDF:
        return None
    most = bounds.pages * max(1, ceil(file.media.size / _MEBIBYTE))
    pages = page_count(file) * (_QUADRANT_PAGES if cutting is Cutting.QUADRANTS else 1)
    return f"The document counts as {pages} pages; {most} are read." if pages > most else None


def embedding_of(file: Asset | Upload, wanted: FileToEmbed, features: Features) -> Embedding:
    """Return the work on an opened file. Raises ParameterInvalid if the file does not have the requested parts."""
    if file.medium is Medium.DOCUMENT:
        wanted = _with_document_defaults(file, wanted, features)
    name, is_address = input_name(file, wanted.media)
    start, end = (0, 0) if file.fault is not None else _part(file, wanted)
    return Embedding(
        name,
        is_address,
        start,
        end,
        CLIP_LENGTH,
        wanted.scopes,
        features.model.name,
        _recipe(wanted, features),
        file.fault,
    )


def input_name(file: Asset | Upload, media: MediaReference) -> tuple[str, bool]:
    """Return the name of a file, and whether it is an address; a file in the request has none."""
    match media.place:
        case Place.ADDRESS:
            return media.value, True
        case Place.ASSET:
            return file.filename, False
        case Place.REQUEST:
            return "", False


def _limits(model: Model, bounds: Bounds) -> MediaLimits:
    return replace(
        model.limits,
        shortest_seconds=bounds.shortest,
        longest_seconds=bounds.longest,
        largest_size=_LARGEST_SIZE,
    )


def _part(file: Asset | Upload, wanted: FileToEmbed) -> tuple[float, float]:
    """Return the selected part of a file; only audio and video have parts."""
    duration = file.media.duration
    if file.medium in (Medium.IMAGE, Medium.DOCUMENT):
        return 0, 0
    end = duration if wanted.end is None else wanted.end
    if end > duration:
        raise ParameterInvalid(f"{wanted.medium}.end_sec", f"The file ends at {duration:g} s, got {end:g} s.")
    if wanted.start >= end:
        raise ParameterInvalid(f"{wanted.medium}.start_sec", f"It must be less than {end:g}, got {wanted.start:g}.")
    return wanted.start, end


def _with_document_defaults(file: Asset | Upload, wanted: FileToEmbed, features: Features) -> FileToEmbed:
    """Return the options of a document with defaults. Raises ParameterInvalid if it has no such vectors."""
    is_pdf, pieces = file.media_type == PDF, wanted.pieces
    is_sequential = pieces is not None and pieces.cutting is Cutting.SENTENCES
    if pieces is not None and is_pdf is is_sequential:
        kind, usual = ("PDF", "spatial") if is_pdf else ("text", "sequential")
        raise ParameterInvalid("document.segmentation", f"A {kind} has {usual} segmentation.")
    options = wanted.options or (("visual",) if is_pdf else ("text",))
    scopes = wanted.scopes or ((_PIECES,) if (is_pdf and options == ("visual",)) or is_sequential else (_WHOLE,))
    known = _OF_PDF if is_pdf else _OF_CUT_TEXT if is_sequential else _OF_TEXT
    for pair in ((option, scope) for option in options for scope in scopes):
        if pair not in known:
            of_what = "pieces" if pair[1] is _PIECES else "the whole"
            raise ParameterInvalid("document.embedding_option", f"Of {of_what} there are no {pair[0]} vectors here.")
    if wanted.is_fused and len(options) == 1:
        raise ParameterInvalid("document.embedding_type", "Fusing needs at least two options.")
    if features.has_uncertainty and (is_pdf or _WHOLE in scopes):
        raise ParameterInvalid("embedding_uncertainty", "For documents it is available only for the pieces of a text.")
    return structs.replace(wanted, options=options, scopes=scopes, pieces=pieces or Pieces(Cutting.PAGES))


def _recipe(wanted: FileToEmbed, features: Features) -> Recipe:
    known = _sources(wanted.medium, features.model)
    dimensions = vectors_of(features.model.name).dimensions
    return Recipe(
        dimensions,
        features.dimension or dimensions,
        {name: known[name] for name in wanted.options},
        wanted.pieces or Pieces(Cutting.PAGES),
        wanted.is_separate,
        wanted.is_fused,
        features.has_uncertainty,
        wanted.notes,
    )


def _sources(medium: Medium, model: Model) -> Mapping[str, tuple[Modality, ...]]:
    match medium:
        case Medium.AUDIO:
            return SOUND_OPTIONS
        case Medium.DOCUMENT:
            return DOCUMENT_OPTIONS
        case Medium.VIDEO | Medium.IMAGE:
            return EMBEDDING_OPTIONS[model.name]
