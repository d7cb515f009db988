"""Vectors of any input, in the reply: one for several inputs together, or many for audio or video."""

import asyncio

from msgspec import Struct

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.embedding import TextTooLong, Truncation, Vector, embed_text, truncate
from mockserver.domain.embedding.blends import blend
from mockserver.domain.embedding.rows import Part, Row
from mockserver.domain.records.asset import Asset, Medium, Method
from mockserver.domain.records.job import Embedding
from mockserver.domain.records.recipe import Cutting, Pieces, Recipe
from mockserver.domain.records.upload import Upload
from mockserver.ground.errors import MediaBroken, ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.common.embeddings import source_view
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.embed.files import check_image, whole_vector, words_at
from mockserver.handlers.v1_3.embed.opening import (
    PDF,
    SYNCHRONOUS,
    check_length,
    embedding_of,
    excess_pages,
    input_name,
    open_file,
)
from mockserver.handlers.v1_3.embed.recipes import recipe_of, row_view, rows_of
from mockserver.handlers.v1_3.embed.task_views import metadata_view
from mockserver.handlers.v1_3.embed.usage import usage_view
from mockserver.handlers.v1_3.requests.embed.inputs import FileRequest, Inputs, PlainFile, read_inputs
from mockserver.handlers.v1_3.requests.media import Place
from mockserver.handlers.v1_3.words import vectors_of

operations = Registry()

_MEBIBYTE = 1024**2
_LARGEST_TOGETHER, _LONGEST_TOGETHER = 32 * _MEBIBYTE, 30


class OpenedFile(Struct, frozen=True, gc=False):
    """A file, and its content if it is one of our own pictures."""

    file: Asset | Upload
    shown: str | None


@operations.operation("post_embed_v2")
async def embed(call: Call, world: World) -> Reply:
    wanted = read_inputs(call.body)
    if isinstance(wanted, FileRequest):
        return await _embed_file(call, world, wanted)
    return await _embed_together(call, world, wanted)


async def _embed_file(call: Call, world: World, wanted: FileRequest) -> Reply:
    media, model = wanted.file.media, wanted.features.model
    file = _sound(await open_file(call, world, media, wanted.file.medium), media.parameter)
    check_length(file, model, SYNCHRONOUS, media.parameter)
    work = embedding_of(file, wanted.file, wanted.features)
    data = await asyncio.to_thread(_rows_view, file, work)
    return Reply(200, {"data": data, "metadata": metadata_view(file, work)})


def _rows_view(file: Asset | Upload, work: Embedding) -> list[View]:
    recipe = recipe_of(work)
    return [row_view(row, recipe) for row in rows_of(file, work)]


async def _embed_together(call: Call, world: World, wanted: Inputs) -> Reply:
    text, is_cut = _fitting(wanted)
    opened = [await _open(call, world, wanted, plain) for plain in wanted.files]
    _check_documents(wanted, [each.file for each in opened])
    dimensions = vectors_of(wanted.features.model.name).dimensions
    vector = await asyncio.to_thread(_vector_of, text, opened, dimensions)
    prefix, has_uncertainty = wanted.features.dimension or dimensions, wanted.features.has_uncertainty
    recipe = Recipe(dimensions, prefix, {}, Pieces(Cutting.PAGES), has_uncertainty=has_uncertainty)
    view: View = {"data": [row_view(Row(vector, Part.WHOLE, ""), recipe)], **_metadata(wanted, opened)}
    if wanted.features.is_multimodal:
        view["usage"] = usage_view(text, [each.file for each in opened], is_cut=is_cut)
    return Reply(200, view)


def _fitting(wanted: Inputs) -> tuple[str | None, bool]:
    """Return the truncated text, and whether it was truncated. Raises ParameterInvalid if that is not allowed."""
    if wanted.text is None:
        return None, False
    limit = vectors_of(wanted.features.model.name).text_tokens
    try:
        text = truncate(wanted.text, Truncation.END if wanted.truncates else Truncation.NONE, limit)
    except TextTooLong as error:
        reason = f"It has {error.tokens} tokens; {wanted.features.model.name} reads at most {limit}."
        raise ParameterInvalid(wanted.text_parameter, reason) from None
    return text, len(text) < len(wanted.text)


async def _open(call: Call, world: World, wanted: Inputs, plain: PlainFile) -> OpenedFile:
    parameter = plain.media.parameter
    file = _sound(await open_file(call, world, plain.media, plain.medium), parameter)
    if plain.medium is Medium.IMAGE:
        check_image(file, parameter)
    is_address = plain.media.place is Place.ADDRESS
    if wanted.features.is_multimodal and not is_address:
        _check_small(file, parameter)
    excess = excess_pages(file, SYNCHRONOUS)
    if excess:
        raise ApiError("request_too_large", excess)
    return OpenedFile(file, words_at(call, world, plain.media.value) if is_address else None)


def _check_small(file: Asset | Upload, parameter: str) -> None:
    """Check that a file is small enough to be embedded with others.

    The size of a file at an address is made up, so it is not checked.
    """
    if file.method is Method.URL:
        return
    if file.media.size > _LARGEST_TOGETHER:
        raise ParameterInvalid(parameter, f"It may have at most {_LARGEST_TOGETHER} bytes, got {file.media.size}.")
    if file.media.duration > _LONGEST_TOGETHER:
        reason = f"It may last at most {_LONGEST_TOGETHER} s, got {file.media.duration:g} s."
        raise ParameterInvalid(parameter, reason)


def _check_documents(wanted: Inputs, files: list[Asset | Upload]) -> None:
    documents = [file for file in files if file.medium is Medium.DOCUMENT]
    inputs = len(files) + (wanted.text is not None)
    if any(file.media_type == PDF for file in documents) and inputs > 1:
        raise ParameterInvalid("multi_input.media_sources", "A PDF is embedded by itself.")
    texts = len(documents) + (wanted.text is not None)
    if documents and texts > 1 and texts == inputs:
        raise ParameterInvalid("multi_input.media_sources", "Texts are not embedded together without other media.")


def _vector_of(text: str | None, opened: list[OpenedFile], dimensions: int) -> Vector:
    texts = [] if text is None else [embed_text(text, dimensions)]
    return blend([*texts, *(whole_vector(each.file, dimensions, each.shown) for each in opened)])


def _metadata(wanted: Inputs, opened: list[OpenedFile]) -> View:
    """Return metadata of the inputs, or None for a single text."""
    if wanted.kind == "text":
        return {}
    view: View = {"input_type": wanted.kind}
    if wanted.kind != "multi_input":
        name, is_address = input_name(opened[0].file, wanted.files[0].media)
        view |= source_view(name, is_address=is_address)
    elif wanted.features.is_multimodal:
        view["embedding_dimension"] = wanted.features.dimension or vectors_of(wanted.features.model.name).dimensions
    return {"metadata": view}


def _sound(file: Asset | Upload, parameter: str) -> Asset | Upload:
    """Return `file` if it is not damaged. Raises MediaBroken or ParameterInvalid."""
    if file.fault is None:
        return file
    if file.medium is Medium.VIDEO:
        raise MediaBroken(file.fault)
    raise ParameterInvalid(parameter, file.fault)
