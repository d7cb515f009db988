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
    """A file to upload as an asset, or its address; a `filename` overrides the name of the file."""

    source: MediaSource
    filename: str | None
    is_streamed: bool
    has_thumbnail: bool
    user_metadata: Mapping[str, Value]


class AssetList(Struct, frozen=True, gc=False):
    """A page of assets, and its conditions; empty ones are ignored."""

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
    """Return the upload. Raises ParameterNotProvided if the input for `method` is missing."""
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
    """Return the list query for assets."""
    return AssetList(
        ListQuery(PageQuery(query["page"], query["page_limit"]), {}),
        frozenset(query.get("asset_ids") or ()),
        frozenset(query.get("asset_types") or ()),
        (query.get("filename") or "").lower(),
    )


def read_transcript_parts(query: Values) -> frozenset[str]:
    """Return the requested parts: words, sentences, utterances; words by default."""
    return frozenset(query.get("include") or ("words",))


def read_metadata_update(body: Values) -> Mapping[str, Value | None]:
    """Return the new metadata of an asset, or the metadata to merge into it."""
    update: Mapping[str, Value | None] = body["user_metadata"]
    return update


def read_force(query: Values) -> bool:
    """Return whether to delete an asset even if an index holds it."""
    force: bool = query["force"]
    return force
