"""A server with events of every kind, for the pictures of the page."""

import re

import httpx2

VIEWS = ("accounts", "requests", "task", "video", "kit")
_INDEX = {"index_name": "rides", "models": [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]}
_EMPTY = {"data": [], "page_info": {"page": 1, "limit_per_page": 10, "total_page": 0, "total_results": 0}}
_FAULTS = [
    {"match": {"operation": "get_tasks"}, "fault": {"error": {"status": 503}}},
    {"match": {"operation": "post_search"}, "times": 2, "fault": {"rate_limit": {}}},
    {"match": {"operation": "get_indexes"}, "times": 1, "fault": {"break_contract": {"body": {"data": 1}}}},
]
_TESTS = {
    "tlk_TESTS_OF_RIDES": "tests/test_rides.py::test_a_ride_is_found",
    "tlk_TESTS_OF_UPLOADS": "tests/test_uploads.py::test_an_upload_is_indexed",
    "tlk_TESTS_OF_LARGE_UPLOADS": "tests/test_uploads.py::test_a_large_upload_is_refused",
}


def pictured_views(url: str) -> dict[str, str]:
    """Run clients at the server at `url`; return the addresses of VIEWS."""
    for key, test in reversed(_TESTS.items()):
        client = httpx2.Client(base_url=url, headers={"x-api-key": key})
        client.post("/__admin/reset", json={}, headers={"x-mockserver-test": test})
        index_id = client.post("/v1.3/indexes", json=_INDEX).json()["_id"]
    begin_faults(client)
    task_id, video_id = send_typical_requests(client, index_id)
    root = f"{url}/__admin/ui"
    [account] = re.findall(r"accounts/(\w+)/requests", client.get(f"{root}/").text)[:1]
    own = f"{root}/accounts/{account}"
    return {
        "accounts": f"{root}/",
        "requests": f"{own}/requests",
        "task": f"{own}/tasks/{task_id}",
        "video": f"{own}/videos/{video_id}?q=the+light+turns+green",
        "kit": f"{own}/kit",
    }


def begin_faults(client: httpx2.Client) -> None:
    """Create faults, a fixed answer and a webhook whose address does not answer, and freeze the clock."""
    client.post("/__admin/clock", json={"now": "2026-06-01T12:00:00Z", "frozen": True})
    client.post("/__admin/webhooks", json={"url": "http://127.0.0.1:9/hook"})
    for fault in _FAULTS:
        client.post("/__admin/faults", json=fault)
    answer = {"match": {"operation": "get_indexes"}, "replies": [{"status": 200, "body": _EMPTY}]}
    client.post("/__admin/answers", json=answer)


def send_typical_requests(client: httpx2.Client, index_id: str) -> tuple[str, str]:
    """Send typical requests, including mistakes; return the ids of a running task and of a video."""
    client.post("/v1.3/indexes", json={"index_name": "rides"})
    client.get("/v1.3/indexes?page_size=50")
    client.get("/v1.3/tasks")
    first = start_task(client, index_id, "city-bikes.mp4")
    client.get(f"/v1.3/tasks/{first}")
    client.post("/__admin/clock/advance", json={"seconds": 2})
    video_id = client.get(f"/v1.3/tasks/{first}").json()["video_id"]
    for _ in range(3):
        form = {"index_id": index_id, "query_text": "bike", "search_options": "visual"}
        client.post("/v1.3/search", files={name: (None, value) for name, value in form.items()})
    client.get("/v1.3/indexes")
    client.get("/v1.3/engines")
    task_id = start_task(client, index_id, "sunrise.mp4")
    client.get(f"/v1.3/tasks/{task_id}")
    client.post("/__admin/clock/advance", json={"milliseconds": 600})
    client.get(f"/v1.3/tasks/{task_id}")
    return task_id, str(video_id)


def start_task(client: httpx2.Client, index_id: str, video: str) -> str:
    """Start to index a video, and return the id of the task."""
    form = {"index_id": (None, index_id), "video_url": (None, f"https://example.com/{video}")}
    return str(client.post("/v1.3/tasks", files=form).json()["_id"])
