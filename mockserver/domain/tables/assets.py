"""The table of assets, with their files and the number of records that refer to each asset."""

from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import Protocol

from mockserver.domain.records.asset import Asset, Origin
from mockserver.domain.tables.kept_files import KeptFiles
from mockserver.domain.tables.table import DatedTable

_CREATED_AT = attrgetter("created_at")


class AssetTable(DatedTable[Asset]):
    """The assets of an account; `files` are their files."""

    __slots__ = ("_imported", "files")

    def __init__(self) -> None:
        super().__init__("asset", "assets")
        self.files = KeptFiles()
        self._imported: dict[Origin, dict[str, None]] = {}  # the ids of imported assets, in order of arrival

    def imported_from(self, origin: Origin) -> Sequence[Asset]:
        """Return the assets that were imported from `origin`, in order of creation."""
        return sorted(map(self.get, self._imported.get(origin, ())), key=_CREATED_AT)

    def delete_many(self, record_ids: Collection[str]) -> None:
        for asset in map(self._by_id.get, record_ids):
            if asset is not None:
                self._drop_origin(asset)
            self.files.drop(asset.file if asset is not None else None)
        super().delete_many(record_ids)

    def _add(self, record: Asset) -> None:
        super()._add(record)
        self._add_origin(record)
        self.files.add(record.file)

    def _replace(self, was: Asset, record: Asset) -> None:
        super()._replace(was, record)
        if record.origin != was.origin:
            self._drop_origin(was)
            self._add_origin(record)
        if record.file != was.file:
            self.files.add(record.file)
            self.files.drop(was.file)

    def _remove(self, record: Asset) -> None:
        super()._remove(record)
        self._drop_origin(record)
        self.files.drop(record.file)

    def _add_origin(self, asset: Asset) -> None:
        if asset.origin is not None:
            self._imported.setdefault(asset.origin, {})[asset.id] = None

    def _drop_origin(self, asset: Asset) -> None:
        if asset.origin is not None:
            ids = self._imported[asset.origin]
            del ids[asset.id]
            if not ids:
                del self._imported[asset.origin]


class OfAsset(Protocol):
    """A record that refers to an asset."""

    @property
    def id(self) -> str: ...
    @property
    def asset(self) -> Asset: ...


class References:
    """The records of a table that refer to each asset."""

    __slots__ = ("_ids",)

    def __init__(self) -> None:
        # Most assets have one record. The ids of several are keys of a dictionary, which keeps their order.
        self._ids: dict[str, str | dict[str, None]] = {}

    def __contains__(self, asset_id: str) -> bool:
        return asset_id in self._ids

    def of(self, asset_id: str) -> Sequence[str]:
        """Return the ids of the records that refer to an asset, in order of arrival."""
        ids = self._ids.get(asset_id, {})
        return (ids,) if isinstance(ids, str) else tuple(ids)

    def add(self, record: OfAsset) -> None:
        """Add a record."""
        ids = self._ids.setdefault(record.asset.id, record.id)
        if isinstance(ids, dict):
            ids[record.id] = None
        elif ids != record.id:
            self._ids[record.asset.id] = {ids: None, record.id: None}

    def remove(self, record: OfAsset) -> None:
        """Remove a record."""
        ids = self._ids[record.asset.id]
        if isinstance(ids, dict):
            del ids[record.id]
        if not ids or isinstance(ids, str):
            del self._ids[record.asset.id]
