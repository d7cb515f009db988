"""Clients of a stand-in in a test, and their common steps."""

import httpx

from mockserver.testing import Account

MARENGO = {"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]}
PEGASUS = {"engine_name": "pegasus1.1", "engine_options": ["visual", "conversation"]}
CITY_BIKES = "https://example.com/city-bikes.mp4"


def client_of(account: Account) -> httpx.Client:
    """Return a client of `account` that needs no socket."""
    return httpx.Client(base_url=account.url_v12, headers={"x-api-key": account.api_key}, transport=account.transport())


def create_index(account: Account, name: str = "rides") -> str:
    """Create an index and return its id."""
    with client_of(account) as client:
        reply = client.post("/indexes", json={"index_name": name, "engines": [MARENGO, PEGASUS]})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


def index_names(account: Account) -> list[str]:
    with client_of(account) as client:
        return [index["index_name"] for index in client.get("/indexes").json()["data"]]


def upload(account: Account, index_id: str, url: str = CITY_BIKES) -> str:
    """Upload by address and return the id of the task."""
    with client_of(account) as client:
        reply = client.post("/tasks", data={"index_id": index_id, "video_url": url})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


def ready_video(account: Account, url: str = CITY_BIKES) -> tuple[str, str]:
    """Return the ids of an index and of a video in it."""
    index_id = create_index(account)
    task = upload(account, index_id, url)
    account.clock.advance_until_idle()
    with client_of(account) as client:
        return index_id, str(client.get(f"/tasks/{task}").json()["video_id"])
