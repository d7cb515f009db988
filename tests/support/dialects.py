"""The same steps in each API version, for tests of behaviour that all versions share."""

from dataclasses import dataclass
from typing import Any

import httpx2

from tests.support.api import Api
from tests.support.api_1_3 import Api13


@dataclass(frozen=True)
class Dialect:
    """One version: its client, and its names of operations."""

    version: str
    speaker: type[Api]
    create_index: str
    list_indexes: str
    retrieve_index: str
    delete_index: str
    upload: str
    retrieve_task: str
    search: str
    search_page: str
    generate: str

    def of(self, api: Api) -> Api:
        """Return a client of this version with the key of `api`."""
        return self.speaker(api.app, api.clock, api.client.headers["x-api-key"], api._inside)


def search(api: Api, index_id: str, text: str, **fields: Any) -> httpx2.Response:
    """Search the speech in an index."""
    if isinstance(api, Api13):
        form = {"index_id": index_id, "search_options": "audio", "query_text": text, **fields}
        return api.post("/search", files={name: (None, str(value)) for name, value in form.items()})
    body = {"index_id": index_id, "search_options": ["conversation"], "query": text, **fields}
    return api.post("/search", json=body)


def write(api: Api, video_id: str, prompt: str, *, stream: bool = False) -> httpx2.Response:
    """Generate a text about a video."""
    path = "/analyze" if isinstance(api, Api13) else "/generate"
    return api.post(path, json={"video_id": video_id, "prompt": prompt, "stream": stream})


V1_2 = Dialect(
    version="v1.2",
    speaker=Api,
    create_index="create-index",
    list_indexes="list-indexes",
    retrieve_index="retrieve-index",
    delete_index="delete-index",
    upload="create-video-indexing-task",
    retrieve_task="retrieve-video-indexing-task",
    search="make-search-request",
    search_page="search-retrieve-specific-page",
    generate="generate-text-representation",
)
V1_3 = Dialect(
    version="v1.3",
    speaker=Api13,
    create_index="post_indexes",
    list_indexes="get_indexes",
    retrieve_index="get_indexes_index_id",
    delete_index="delete_indexes_index_id",
    upload="post_tasks",
    retrieve_task="get_tasks_task_id",
    search="post_search",
    search_page="get_search_page_token",
    generate="post_analyze",
)
