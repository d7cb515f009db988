"""How the vectors of an embedding task are computed, and their views in both forms of the API."""

from collections.abc import Iterable

from msgspec.structs import replace

from mockserver.domain.embedding.blends import uncertainty
from mockserver.domain.embedding.rows import Part, Row, rows_of_document, rows_of_stretch
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.job import Embedding
from mockserver.domain.records.recipe import Cutting, Pieces, Recipe
from mockserver.domain.records.upload import Upload
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.embed.files import image_vector, page_count
from mockserver.handlers.v1_3.words import EMBEDDING_OPTIONS, vectors_of

# The names in `/embed-v2` of options that `/embed` names otherwise.
_OPTION_NAMES = {"visual-text": "visual"}
_SCOPES = {Part.CLIP: "clip", Part.WHOLE: "asset", Part.PAGE: "page", Part.CHUNK: "chunk"}


def recipe_of(work: Embedding) -> Recipe:
    """Return how the vectors of a task are computed. A task that was created by a form has no recipe."""
    if work.recipe is not None:
        return work.recipe
    dimensions = vectors_of(work.model).dimensions
    pieces = Pieces(Cutting.FIXED, work.clip_length, keeps_rest=False)
    return Recipe(dimensions, dimensions, EMBEDDING_OPTIONS[work.model], pieces)


def rows_of(file: Asset | Upload, work: Embedding, options: Iterable[str] = ()) -> list[Row]:
    """Return all vectors of the work on a file, or only those of some options."""
    recipe = recipe_of(work)
    wanted = tuple(options)
    if wanted:
        recipe = replace(recipe, sources={name: recipe.sources[name] for name in wanted}, is_fused=False)
    match file.medium:
        case Medium.IMAGE:
            return [Row(image_vector(file, recipe.dimensions), Part.WHOLE, "")]
        case Medium.DOCUMENT:
            return rows_of_document(file.content, page_count(file), recipe, work.scopes)
        case Medium.VIDEO | Medium.AUDIO:
            return rows_of_stretch(file.content, work.start, work.end, recipe, work.scopes)


def row_view(row: Row, recipe: Recipe) -> View:
    """Return a vector for `/embed-v2`. Vectors of texts and images have no option, scope or time."""
    numbers = row.vector[: recipe.prefix]
    is_plain = not row.source
    view: View = {
        "embedding": numbers,
        "embedding_option": None if is_plain else option_name(row.source),
        "embedding_scope": None if is_plain else _SCOPES[row.part],
        "start_sec": row.start,
        "end_sec": row.end,
    }
    if recipe.has_uncertainty:
        view["embedding_uncertainty"] = uncertainty(row.vector)[: recipe.prefix]
    if row.page is not None:
        view |= {"start_page_number": row.page, "end_page_number": row.page}
        if row.quadrant is not None:
            view["quadrant"] = row.quadrant.value
    if row.chunk is not None:
        view["chunk_index"] = row.chunk
    return view


def option_name(source: str) -> str:
    """Return the name of an option in `/embed-v2`."""
    return _OPTION_NAMES.get(source, source)


def segment_view(row: Row, recipe: Recipe) -> View:
    """Return a vector of a video as `/embed` shows it."""
    return {
        "float": row.vector[: recipe.prefix],
        "start_offset_sec": row.start,
        "end_offset_sec": row.end,
        "embedding_option": row.source,
        "embedding_scope": "video" if row.part is Part.WHOLE else "clip",
    }
