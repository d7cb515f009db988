"""Common steps of tests of uploads in chunks."""

from typing import Any

import httpx2

from tests.support.api import Api

UPLOADS = "/v1.3/assets/multipart-uploads"


class ChunkedUpload:
    """An upload in chunks, which are counted from 1."""

    def __init__(self, api: Api, content: bytes, filename: str = "film.mp4", **fields: Any) -> None:
        body = {"filename": filename, "type": "video", "total_size": len(content), **fields}
        reply = api.client.post(UPLOADS, json=body)
        assert reply.status_code == 201, reply.text
        self.api = api
        self.content = content
        self.opened: dict[str, Any] = reply.json()
        self.asset_id = str(self.opened["asset_id"])
        self.path = f"{UPLOADS}/{self.opened['upload_id']}"
        self.indices = range(1, self.opened["total_chunks"] + 1)
        self.urls = {each["chunk_index"]: str(each["url"]) for each in self.opened["upload_urls"]}

    def chunk(self, index: int) -> bytes:
        size = int(self.opened["chunk_size"])
        return self.content[(index - 1) * size : index * size]

    def put(self, index: int, content: bytes | None = None, url: str = "") -> httpx2.Response:
        """Send a chunk to its first URL, or to `url`."""
        sent = self.chunk(index) if content is None else content
        return self.api.client.put(url or self.urls[index], content=sent)

    def fresh(self, index: int) -> str:
        """Return a new URL for a chunk."""
        reply = self.api.client.post(f"{self.path}/presigned-urls", json={"start": index, "count": 1})
        assert reply.status_code == 200, reply.text
        return str(reply.json()["upload_urls"][0]["url"])

    def entry(self, index: int, etag: str, **changes: Any) -> dict[str, Any]:
        size = len(self.chunk(index))
        return {"chunk_index": index, "proof": etag, "proof_type": "etag", "chunk_size": size, **changes}

    def report(self, *entries: dict[str, Any]) -> httpx2.Response:
        return self.api.client.post(self.path, json={"completed_chunks": entries})

    def send(self, *indices: int) -> Any:
        """Send chunks, report them together, and return the reply to the report."""
        sent = [(index, self.put(index)) for index in indices]
        reported = self.report(*(self.entry(index, reply.headers["etag"]) for index, reply in sent))
        assert reported.status_code == 200, reported.text
        return reported.json()

    def state(self, **query: Any) -> Any:
        return self.api.client.get(self.path, params={"page_limit": 50, **query}).json()

    def statuses(self) -> list[str]:
        """Return the status of each chunk."""
        return [chunk["status"] for chunk in self.state()["uploaded_chunks"]]

    def asset(self) -> Any:
        return self.api.client.get(f"/v1.3/assets/{self.asset_id}").json()
