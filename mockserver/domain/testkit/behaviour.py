"""Degraded behaviour of an account: retrieval quality, eventual consistency, pagination."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mockserver.domain.testkit.consistency import Consistency, Lag
from mockserver.domain.testkit.quality import Quality
from mockserver.domain.testkit.unstable_paging import UnstablePaging


@dataclass(slots=True)
class Behaviour:
    """Retrieval quality, lag of lists, and changing pages; without changes, everything is ideal."""

    described: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    quality: Quality = field(default_factory=Quality)
    consistency: Consistency = field(default_factory=Consistency)
    paging: UnstablePaging = field(default_factory=UnstablePaging)

    def change(self, change: Mapping[str, Mapping[str, Any]]) -> None:
        """Apply the described parts; parts that are left out stay unchanged."""
        if "quality" in change:
            self.quality = Quality(**change["quality"])
        if "paging" in change:
            self.paging = UnstablePaging(**change["paging"])
        if "consistency" in change:
            described = change["consistency"]
            self.consistency.appear = Lag(described.get("appear_after_reads"), described.get("appear_after_seconds"))
            self.consistency.linger = Lag(described.get("linger_for_reads"), described.get("linger_for_seconds"))
        self.described.update(change)
