"""Parses requests about assets."""

from collections.abc import Mapping

from msgspec import Struct

from mockserver.domain.records.asset import Asset, Method
from mockserver.domain.records.metadata import Value
from mockserver.domain.rules.paging import PageQuery
from mockserver.ground.errors import ParameterNotProvided
from mockserver.handlers.call import Values
from mockserver.handlers.common.lists import ListQuery
from mockserver.handlers.common.metadata_text import read_metadata
from mockserver.handlers.common.uploads import MediaSource


class AssetUpload(Struct, frozen=True, gc=False):
    """A file that is to be an asset, or its address; a `filename` is a name instead of that of the file."""

    source: MediaSource
    filename: str | None
    is_streamed: bool
    has_thumbnail: bool
    user_metadata: Mapping[str, Value]


class AssetList(Struct, frozen=True, gc=False):
    """A page of assets, and what they have to meet; what is empty asks nothing."""

    page: ListQuery
    ids: frozenset[str]
    media: frozenset[str]
    part_of_name: str

    def wants(self, asset: Asset) -> bool:
        """Return whether `asset` meets all conditions."""
        if self.ids and asset.id not in self.ids:
            return False
        if self.media and asset.medium not in self.media:
            return False
        return self.part_of_name in asset.filename.lower()


def read_upload(body: Values) -> AssetUpload:
    """Return what is to be uploaded. Raises ParameterNotProvided where what `method` says does not come."""
    method = body["method"]
    wanted = "file" if method == Method.DIRECT else "url"
    source = body.get(wanted)
    if not source:
        raise ParameterNotProvided(wanted, f" (method is {method})")
    return AssetUpload(
        source,
        body.get("filename"),
        body["enable_hls"],
        body["enable_thumbnail"],
        read_metadata("user_metadata", body.get("user_metadata")),
    )


def read_asset_list(query: Values) -> AssetList:
    """Return which assets are asked for."""
    return AssetList(
        ListQuery(PageQuery(query["page"], query["page_limit"]), {}),
        frozenset(query.get("asset_ids") or ()),
        frozenset(query.get("asset_types") or ()),
        (query.get("filename") or "").lower(),
    )


def read_transcript_parts(query: Values) -> frozenset[str]:
    """Return which of words, sentences and utterances are asked for; words where nothing is."""
    return frozenset(query.get("include") or ("words",))


def read_metadata_update(body: Values) -> Mapping[str, Value | None]:
    """Return the metadata that an asset is to have, or to have merged into what it has."""
    update: Mapping[str, Value | None] = body["user_metadata"]
    return update


def read_force(query: Values) -> bool:
    """Return whether to delete an asset even if an index holds it."""
    force: bool = query["force"]
    return force
