"""The vectors of a file by a recipe: of its clips, pages or chunks, and of the whole."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from enum import StrEnum
from math import ceil

from msgspec import Struct, structs

from mockserver.domain.embedding.blends import blend
from mockserver.domain.embedding.segments import CLIP_LENGTH, DECIMALS, clips
from mockserver.domain.embedding.space import Vector
from mockserver.domain.embedding.spans import embed_scene_span
from mockserver.domain.embedding.text import embed_passage
from mockserver.domain.records.job import EmbeddingScope
from mockserver.domain.records.recipe import Cutting, Pieces, Recipe
from mockserver.domain.records.scenes import Content, Modality, Scene

# The name of the fused vector of all sources.
FUSED = "fused"

_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")


class Part(StrEnum):
    """What a vector covers."""

    CLIP = "clip"
    WHOLE = "whole"
    PAGE = "page"
    CHUNK = "chunk"


class Quadrant(StrEnum):
    """A quarter of a page."""

    TOP_LEFT = "top_left"
    TOP_RIGHT = "top_right"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM_RIGHT = "bottom_right"


class Row(Struct, frozen=True, gc=False):
    """A vector, what it covers and its source; `start` and `end` are seconds, pages count from 1."""

    vector: Vector
    part: Part
    source: str
    start: float | None = None
    end: float | None = None
    page: int | None = None
    quadrant: Quadrant | None = None
    chunk: int | None = None


def rows_of_stretch(
    content: Content, start: float, end: float, recipe: Recipe, scopes: Collection[EmbeddingScope]
) -> list[Row]:
    """Return the vectors of the video from `start` to `end`: by source, clips before the whole."""
    stretches: list[tuple[float, float, Part]] = []
    if EmbeddingScope.CLIP in scopes:
        stretches += [(*piece, Part.CLIP) for piece in _pieces(start, end, recipe.pieces)]
    if EmbeddingScope.VIDEO in scopes:
        stretches.append((start, end, Part.WHOLE))
    return [
        Row(embed_scene_span(said, begins, ends, recipe.dimensions, modalities), part, source, begins, ends)
        for source, said, modalities in _sources(content, recipe)
        for begins, ends, part in stretches
    ]


def rows_of_document(
    content: Content, page_count: int, recipe: Recipe, scopes: Collection[EmbeddingScope]
) -> list[Row]:
    """Return the vectors of a document, whose pages are scenes: of its segments, then of the whole.

    For pages beyond those that were read, only the title is known.
    """
    pages = [_text_of(page, content) for page in content.scenes]
    pages += [content.title] * (page_count - len(pages))
    rows: list[Row] = []
    for source, _, _ in _sources(content, recipe):
        if EmbeddingScope.CLIP in scopes:
            rows += _document_pieces(pages, recipe, source)
        if EmbeddingScope.VIDEO in scopes:
            rows.append(Row(embed_pages(pages, recipe.dimensions), Part.WHOLE, source))
    return rows


def embed_document(content: Content, dimensions: int) -> Vector:
    """Return the vector of a whole document."""
    return embed_pages([_text_of(page, content) for page in content.scenes], dimensions)


def embed_pages(pages: Collection[str], dimensions: int) -> Vector:
    """Return one vector for several texts."""
    return blend([embed_passage(page, dimensions) for page in pages])


def _sources(content: Content, recipe: Recipe) -> Iterator[tuple[str, Content, frozenset[Modality]]]:
    """Yield each source, its content, and the modalities that it covers."""
    if recipe.is_separate:
        for source, modalities in recipe.sources.items():
            yield source, content, frozenset(modalities)
    if recipe.is_fused:
        every = frozenset(modality for modalities in recipe.sources.values() for modality in modalities)
        yield FUSED, _with_notes(content, recipe), every | ({Modality.TEXT} if recipe.notes else set())


def _with_notes(content: Content, recipe: Recipe) -> Content:
    """Return `content` with the notes as readable text."""
    first, *others = content.scenes
    return replace(content, scenes=(structs.replace(first, read=(*first.read, *recipe.notes)), *others))


def _pieces(start: float, end: float, pieces: Pieces) -> Iterator[tuple[float, float]]:
    """Yield start and end of each segment, in seconds."""
    length = pieces.length or CLIP_LENGTH
    if not pieces.keeps_rest:
        yield from clips(start, end, length)
        return
    count = ceil((end - start) / length) if pieces.cutting is Cutting.FIXED else int((end - start) / length)
    for number in range(max(1, count)):
        begins = round(start + number * length, DECIMALS)
        is_last = number >= count - 1
        # A DYNAMIC segment is never shorter than its length, so the last one includes the rest.
        yield begins, round(end if is_last else begins + length, DECIMALS)


def _document_pieces(pages: list[str], recipe: Recipe, source: str) -> Iterator[Row]:
    dimensions, pieces = recipe.dimensions, recipe.pieces
    if pieces.cutting is Cutting.SENTENCES:
        for number, chunk in enumerate(_chunks("\n\n".join(pages), int(pieces.length), pieces.overlap)):
            yield Row(embed_passage(chunk, dimensions), Part.CHUNK, source, chunk=number)
        return
    for number, page in enumerate(pages, 1):
        yield Row(embed_passage(page, dimensions), Part.PAGE, source, page=number)
        if pieces.cutting is Cutting.QUADRANTS:
            for quadrant, text in _quarters(page):
                yield Row(embed_passage(text, dimensions), Part.PAGE, source, page=number, quadrant=quadrant)


def _chunks(text: str, length: int, overlap: int) -> Iterator[str]:
    """Yield chunks of `length` sentences, each of which begins with the last `overlap` sentences of the one before."""
    sentences = [sentence for sentence in _END_OF_SENTENCE.split(text) if sentence.strip()]
    at = 0
    while True:
        yield " ".join(sentences[at : at + length])
        if at + length >= len(sentences):
            return
        at += length - overlap


def _quarters(page: str) -> Iterator[tuple[Quadrant, str]]:
    """Yield the quarters of a page. The layout is not known: each gets a quarter of the words, in order."""
    words = page.split()
    share = ceil(len(words) / len(Quadrant))
    for number, quadrant in enumerate(Quadrant):
        yield quadrant, " ".join(words[number * share : (number + 1) * share]) or page


def _text_of(page: Scene, content: Content) -> str:
    """Return the text of a page; if it has none, what is seen there, or the title of the document."""
    read = page.read or page.seen
    return " ".join(moment.text for moment in read) or content.title
