"""Views of a knowledge store search: a page of videos and images, each with its rank."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import ResultPage
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.job import STORE_ITEM, StoreItem
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.search import Clip, VideoGroup
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.words import options_of


class SharedByPages(NamedTuple):
    """What all pages of a search share: its modalities in videos, and whether to show metadata."""

    options: Sequence[str] | None
    with_metadata: bool


def view_page(world: World, page: ResultPage) -> View:
    """Return the body of a search reply, with a token if there is another page."""
    shared = SharedByPages(*page.results.about)
    view: View = {
        "data": [
            _hit(world, found, rank, with_metadata=shared.with_metadata)
            for rank, found in enumerate(page.items, page.first + 1)
        ]
    }
    if page.next_token:
        view["next_page_token"] = page.next_token
    options = {} if shared.options is None else {"video": {"modalities": list(shared.options)}}
    return {**view, "effective_search_options": options}


def _hit(world: World, found: Clip | VideoGroup, rank: int, *, with_metadata: bool) -> View:
    item = world.jobs.get_of(STORE_ITEM, found.video_id)
    view: View = {"asset_type": item.asset.medium.value, "rank": rank, "item_id": item.id}
    if item.asset.medium is Medium.VIDEO:
        view["matches"] = _matches(found.clips if isinstance(found, VideoGroup) else (found,))
    return {**view, "metadata": _metadata(item)} if with_metadata else view


def _matches(clips: Iterable[Clip]) -> list[View]:
    return [_match(clip) for clip in clips]


def _match(clip: Clip) -> View:
    view: View = {
        "start_sec": clip.start,
        "end_sec": clip.end,
        "modalities": options_of(source.modality for source in clip.sources),
    }
    said = next((source.text for source in clip.sources if source.modality is Modality.SPEECH), None)
    return {**view, "transcription": said} if said else view


def _metadata(item: StoreItem) -> View:
    """Return the file's metadata, and the user metadata of the asset and of the item."""
    media = item.asset.media
    duration = {"duration": media.duration} if item.asset.medium is Medium.VIDEO else {}
    return {
        "system": {**duration, "width": media.width, "height": media.height, "size": media.size},
        "user": {**item.asset.user_metadata, **item.work.metadata},
    }
