"""What every video has: pictures with people and a place, speech, readable text, a logo."""

from collections.abc import Mapping
from functools import cache

from mockserver.domain.meaning.vector_block import VectorBlock
from mockserver.domain.meaning.vectors import Meaning, meaning_of
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.words import stems_of, tokenise

_COMMON_TO_ALL = {
    Modality.VISUAL: (
        "a person",
        "people",
        "a man or a woman",
        "someone's face",
        "somebody's hands",
        "close-up",
        "close-up shot",
        "wide angle view",
        "outdoors",
        "indoors",
        "a room",
        "movement",
        "something happens",
    ),
    Modality.SPEECH: (
        "someone speaking",
        "a person talking to the camera",
        "people talk",
        "a voice",
        "narrator explains",
        "people converse",
        "what somebody says",
    ),
    Modality.TEXT: (
        "text on screen",
        "words on a sign",
        "written words",
        "a caption or title",
        "letters and numbers to read",
    ),
    Modality.LOGO: ("a logo", "a company's name", "brand name", "trademark of a company"),
}

# A query at least this near means one of these things; below, it means something similar.
_LEAST = 62

# The match is never more than loose, even if the query names the thing literally.
_MOST = 50
_NOTHING: Mapping[Modality, int] = dict.fromkeys(Modality, 0)


def generic_nearness(meaning: Meaning | None) -> Mapping[Modality, int]:
    """Return for each modality how near a query is to what it finds in every video, in hundredths; mostly 0."""
    if meaning is None:
        return _NOTHING
    block, modalities = _all()
    found = dict(_NOTHING)
    for at, nearness in block.nearness_to(meaning, _LEAST):
        found[modalities[at]] = min(nearness, _MOST)
    return found


@cache
def _all() -> tuple[VectorBlock, tuple[Modality, ...]]:
    texts = [(modality, text) for modality, texts in _COMMON_TO_ALL.items() for text in texts]
    meanings = [(modality, meaning_of(stems_of(tokenise(text)))) for modality, text in texts]
    known = [(modality, meaning) for modality, meaning in meanings if meaning is not None]
    return VectorBlock([meaning for _, meaning in known]), tuple(modality for modality, _ in known)
