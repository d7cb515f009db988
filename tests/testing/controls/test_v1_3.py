"""The controls, for a client of v1.3 that sends paths without a version, like SDKs from 1.0 on."""

import httpx
import pytest

from mockserver.testing import Account

MODELS = [{"model_name": name, "model_options": ["visual", "audio"]} for name in ("marengo3.0", "pegasus1.2")]


@pytest.fixture
def client(mock: Account) -> httpx.Client:
    url = mock.env()["TWELVELABS_BASE_URL"]
    return httpx.Client(base_url=url, headers={"x-api-key": mock.api_key}, transport=mock.transport())


@pytest.fixture
def index_id(client: httpx.Client) -> str:
    reply = client.post("/indexes", json={"index_name": "rides", "models": MODELS})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


@pytest.fixture
def video_id(mock: Account, client: httpx.Client, index_id: str) -> str:
    form = {"index_id": (None, index_id), "video_url": (None, "https://example.com/city-bikes.mp4")}
    task_id = client.post("/tasks", files=form).json()["_id"]
    mock.clock.advance_until_idle()
    return str(client.get(f"/tasks/{task_id}").json()["video_id"])


def search(client: httpx.Client, index_id: str) -> httpx.Response:
    form = {"index_id": index_id, "search_options": "visual", "query_text": "a bicycle"}
    return client.post("/search", files={name: (None, text) for name, text in form.items()})


def test_a_search_fails_so_many_times(mock: Account, client: httpx.Client, index_id: str) -> None:
    mock.fail("search", status=500, times=1)

    assert [search(client, index_id).status_code for _ in range(2)] == [500, 200]
    mock.verify("post_search", match={"query_text": "a bicycle", "index_id": index_id}, exactly=2)


def test_a_fixed_text_answers_a_prompt(mock: Account, client: httpx.Client, video_id: str) -> None:
    mock.answer("post_analyze", text="Roses are red.", match={"prompt": {"regex": "poem"}})

    reply = client.post("/analyze", json={"video_id": video_id, "prompt": "A poem", "stream": False})

    assert reply.json()["data"] == "Roses are red."


def test_a_snapshot_restores_the_account(mock: Account, client: httpx.Client, index_id: str, video_id: str) -> None:
    snapshot = mock.snapshot()
    mock.reset()
    assert client.get(f"/indexes/{index_id}").status_code == 404

    mock.restore(snapshot)

    assert client.get(f"/indexes/{index_id}/videos/{video_id}").status_code == 200


def test_calls_and_usage_are_counted(mock: Account, client: httpx.Client, video_id: str) -> None:
    client.get("/assets")

    assert [call.operation for call in mock.calls("assets")] == ["get_assets"]
    assert mock.usage().videos == 1
    assert mock.conduct("used_after_deletion", "unknown_field") == []
    assert video_id
