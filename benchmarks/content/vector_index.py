"""The videos of a list in a vector index, as users build one from `embed-v2`: one vector of each whole video."""

from collections.abc import Iterable
from typing import Any

import httpx
import numpy as np

from benchmarks.content.lists import address_of
from mockserver.testing import MockServer

_MODEL = "marengo3.0"
_OF_VIDEO = {
    "embedding_option": ["visual", "audio"],
    "embedding_scope": ["asset"],
    "embedding_type": ["fused_embedding"],
}


class VectorIndex:
    """The vectors of videos at addresses that end with their names."""

    def __init__(self, client: httpx.Client, names: Iterable[str]) -> None:
        self._client = client
        self._names = tuple(names)
        self._vectors = np.array([self._of_video(name) for name in self._names])

    def nearest(self, text: str) -> list[str]:
        """Return the names of all videos, the nearest to `text` first."""
        asked = self._send("POST", "/embed-v2", _input(text={"input_text": text}))
        products = self._vectors @ np.array(asked["data"][0]["embedding"])
        return [self._names[at] for at in np.argsort(-products, kind="stable")]

    def _of_video(self, name: str) -> list[float]:
        video = {"media_source": {"url": address_of(name)}, **_OF_VIDEO}
        task = self._send("POST", "/embed-v2/tasks", _input(video=video))
        [whole] = self._send("GET", f"/embed-v2/tasks/{task['_id']}")["data"]
        vector: list[float] = whole["embedding"]
        return vector

    def _send(self, method: str, path: str, body: Any = None) -> Any:
        return self._client.request(method, path, json=body).raise_for_status().json()


def _input(**given: Any) -> Any:
    [kind] = given
    return {"input_type": kind, "model_name": _MODEL, **given}


def ranks_by_vectors(named: Iterable[str], queries: Iterable[tuple[str, frozenset[str]]]) -> list[int]:
    """Return for each text the rank, from 1, of the first of its right videos among all that are `named`."""
    with MockServer(in_process=True, profile="instant") as mock:
        headers = {"x-api-key": mock.api_key}
        base = f"{mock.url}/v1.3"
        with httpx.Client(transport=mock.transport(), base_url=base, headers=headers, timeout=600) as client:
            index = VectorIndex(client, named)
            found = ((index.nearest(text), expected) for text, expected in queries)
            return [next(rank for rank, name in enumerate(names, 1) if name in right) for names, right in found]
