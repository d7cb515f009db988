"""The table of assets, which knows the files that they are in, and how many records refer to an asset."""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from mockserver.domain.records.asset import Asset
from mockserver.domain.tables.table import DatedTable


class AssetTable(DatedTable[Asset]):
    """The assets of an account. `unused` are the files that lost their last asset, to be removed from the disk."""

    __slots__ = ("_files", "unused")

    def __init__(self) -> None:
        super().__init__("asset", "assets")
        self.unused: list[str] = []
        self._files: Counter[str] = Counter()

    def has_file(self, file: str) -> bool:
        """Return whether an asset is in `file`."""
        return file in self._files

    def files(self) -> Iterable[str]:
        """Return every file that an asset is in, or was until now."""
        return [*self.unused, *self._files]

    def _add(self, record: Asset) -> None:
        super()._add(record)
        if record.file is not None:
            self._files[record.file] += 1

    def _replace(self, was: Asset, record: Asset) -> None:
        super()._replace(was, record)
        if record.file != was.file:
            if record.file is not None:
                self._files[record.file] += 1
            self._drop(was.file)

    def _remove(self, record: Asset) -> None:
        super()._remove(record)
        self._drop(record.file)

    def _drop(self, file: str | None) -> None:
        if file is None:
            return
        self._files[file] -= 1
        if not self._files[file]:
            del self._files[file]
            self.unused.append(file)


class OfAsset(Protocol):
    """A record that refers to an asset."""

    @property
    def asset(self) -> Asset: ...


class References:
    """How many records of a table refer to each asset."""

    __slots__ = ("_counts",)

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def __contains__(self, asset_id: str) -> bool:
        return asset_id in self._counts

    def add(self, record: OfAsset) -> None:
        """Count a record that came."""
        asset_id = record.asset.id
        self._counts[asset_id] = self._counts.get(asset_id, 0) + 1

    def remove(self, record: OfAsset) -> None:
        """Count a record that went."""
        asset_id = record.asset.id
        left = self._counts[asset_id] - 1
        if left:
            self._counts[asset_id] = left
        else:
            del self._counts[asset_id]
