"""Vectors of opened files: images, audio, videos and documents, whole or in pieces."""

from mockserver.domain.account.account import World
from mockserver.domain.embedding import Vector, embed_image, embed_scene_span
from mockserver.domain.embedding.rows import embed_document
from mockserver.domain.records.asset import Asset, Medium, Method
from mockserver.domain.records.scenes import Content, Modality
from mockserver.domain.records.upload import Upload
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.common.embeddings import content_key_of_address
from mockserver.handlers.common.opened_files import check_medium
from mockserver.handlers.common.own_pictures import scene_pictured, seen_in

_IMAGE_TYPES = frozenset(["image/jpeg", "image/png"])
_SMALLEST_SIDE = 128


def check_image(image: Asset | Upload, parameter: str) -> None:
    """Check that an image can be embedded. Raises ParameterInvalid."""
    check_medium(image, Medium.IMAGE, parameter)
    if image.media_type not in _IMAGE_TYPES:
        raise ParameterInvalid(parameter, f"Expected a JPEG or PNG image, got {image.media_type}.")
    if min(image.media.width, image.media.height) < _SMALLEST_SIDE:
        size = f"{image.media.width}x{image.media.height}"
        raise ParameterInvalid(parameter, f"An image must have at least {_SMALLEST_SIDE}x{_SMALLEST_SIDE}, got {size}.")


def words_at(call: Call, world: World, address: str) -> str | None:
    """Return what a picture at one of our own addresses shows; None for any other address."""
    scene = scene_pictured(call, world, address)
    return seen_in(scene) if scene else None


def image_vector(image: Asset | Upload, dimensions: int, shown: str | None = None) -> Vector:
    """Return the vector of an image; `shown` is what it shows, if known, otherwise its name decides."""
    key = image.content_key or image.filename
    mark = content_key_of_address(key, "image") if image.method is Method.URL else bytes.fromhex(key)
    return embed_image(mark, _words_of(image.content) if shown is None else shown, dimensions=dimensions)


def whole_vector(file: Asset | Upload, dimensions: int, shown: str | None = None) -> Vector:
    """Return the one vector of a whole file of any kind."""
    match file.medium:
        case Medium.IMAGE:
            return image_vector(file, dimensions, shown)
        case Medium.DOCUMENT:
            return embed_document(file.content, dimensions)
        case Medium.VIDEO | Medium.AUDIO:
            return embed_scene_span(file.content, 0, file.media.duration, dimensions)


def page_count(file: Asset | Upload) -> int:
    """Return how many pages a document has."""
    counted = file.measured.get("document_page_count")
    return counted if isinstance(counted, int) else len(file.content.scenes)


def _words_of(content: Content) -> str:
    return " ".join(moment.text for modality in Modality for moment in content.moments(modality))
