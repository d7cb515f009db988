"""Entity references in the text of a search: each adds the words for what its images show."""

from collections.abc import Sequence

from msgspec.structs import replace

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Method
from mockserver.domain.records.entity import Entity
from mockserver.domain.records.index import Index
from mockserver.domain.records.job_profile import Status
from mockserver.domain.rules.entities.entities import entities
from mockserver.domain.rules.entities.images import status_of
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call, ReceivedFile
from mockserver.handlers.common.own_pictures import seen_in
from mockserver.handlers.common.search.pictures import seen_in_video
from mockserver.handlers.common.search.query import SearchQuery
from mockserver.handlers.common.uploads import MediaSource
from mockserver.handlers.v1_3.requests.entities import REFERENCE


def check_entities(world: World, query: SearchQuery) -> None:
    """Check that the entities of a search are ready and have images. Raises NotFound and ParameterInvalid."""
    for entity in map(entities(world).get, query.entities):
        status = status_of(world, entity)
        if status is not Status.READY:
            raise ParameterInvalid("query_text", f"Entity {entity.id} is {status}; wait until it is ready.")
        if not entity.asset_ids:
            raise ParameterInvalid("query_text", f"The images of entity {entity.id} were all deleted; add others.")


async def words_of_entities(call: Call, world: World, index: Index, query: SearchQuery) -> SearchQuery:
    """Return `query` with each entity reference replaced by the words for the entity."""
    # All are read before the first picture is examined: an entity may be deleted meanwhile.
    found = [(entity, _images_of(world, entity)) for entity in map(entities(world).get, query.entities)]
    words = {entity.id: await _words_of(call, world, index, entity.name, images) for entity, images in found}
    return replace(query, text=REFERENCE.sub(lambda match: words[match[1]], query.text))


def _images_of(world: World, entity: Entity) -> Sequence[Asset]:
    return [world.assets.get(asset_id) for asset_id in entity.asset_ids]


async def _words_of(call: Call, world: World, index: Index, name: str, images: Sequence[Asset]) -> str:
    """Return what is seen in the videos of the images, or else the names of entity and images."""
    seen = [await _seen_in_video(call, world, index, image) for image in images]
    known = [words for words in seen if words is not None]
    return " ".join(dict.fromkeys(known or [name, *map(_shown_by, images)]))


async def _seen_in_video(call: Call, world: World, index: Index, image: Asset) -> str | None:
    source = _source(image)
    return None if source is None else await seen_in_video(call, world, index, source)


def _source(image: Asset) -> MediaSource | None:
    """Return the file of an image, or its original address; None if the file is no longer kept."""
    if image.file is not None:
        return ReceivedFile(image.filename, image.file, image.media.size, image.content_key or "", is_borrowed=True)
    return image.content_key if image.method is Method.URL else None


def _shown_by(image: Asset) -> str:
    return " ".join(seen_in(scene) for scene in image.content.scenes)
