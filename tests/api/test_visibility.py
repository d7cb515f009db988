"""One account in both versions: an index and its videos are visible in versions that know all its models."""

from typing import Any

import pytest
from hypothesis import given, strategies

from mockserver.domain.account.account import world_at
from mockserver.domain.records.index import Index, ModelChoice
from mockserver.domain.records.models import MODELS
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.indexes import IndexCreation, create_index
from mockserver.domain.rules.tasks import create_task
from mockserver.domain.tables.indexes import IndexTable
from mockserver.ground.clock import EARLIEST
from tests.support.api import Api
from tests.support.records import MEDIA, NOTHING


def made_in(api: Api, model: str, name: str = "lectures") -> tuple[Index, Any]:
    """Create an index with a model, and a ready video in it."""
    api.get("/engines")
    account = api.app.accounts.of(b"tlk_TEST")
    world = world_at(account, account.clock.now())
    index = create_index(world, IndexCreation(name, (ModelChoice(model, MODELS[model].modalities),)))
    task = create_task(world, index, Upload("ride.mp4", MEDIA, NOTHING, content_key="ride"))
    api.clock.advance(minutes=5)
    return index, task


def test_an_index_with_a_model_of_another_version_is_not_listed(api: Api) -> None:
    made_in(api, "marengo3.0")
    visible = api.create_index("rides")

    listed = api.get("/indexes").json()

    assert [index["_id"] for index in listed["data"]] == [visible]
    assert listed["page_info"]["total_results"] == 1


def test_tasks_of_a_hidden_index_are_not_listed(api: Api) -> None:
    index, _ = made_in(api, "marengo3.0")
    visible = api.upload_url(api.create_index("rides"))

    assert [task["_id"] for task in api.get("/tasks").json()["data"]] == [visible]
    assert api.get("/tasks", params={"index_id": index.id}).json()["data"] == []


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/indexes/{index}", None),
        ("PUT", "/indexes/{index}", {"index_name": "mine"}),
        ("DELETE", "/indexes/{index}", None),
        ("GET", "/indexes/{index}/videos", None),
        ("GET", "/indexes/{index}/videos/{video}", None),
        ("DELETE", "/indexes/{index}/videos/{video}", None),
        ("GET", "/tasks/{task}", None),
        ("DELETE", "/tasks/{task}", None),
        ("GET", "/tasks/status?index_id={index}", None),
        ("POST", "/gist", {"video_id": "{video}", "types": ["title"]}),
        ("POST", "/search", {"index_id": "{index}", "query": "bikes", "search_options": ["visual"]}),
        ("POST", "/classify", {"video_ids": ["{video}"], "options": ["visual"], "classes": []}),
    ],
)
def test_videos_of_a_hidden_index_are_404(api: Api, method: str, path: str, body: dict[str, Any] | None) -> None:
    index, task = made_in(api, "marengo3.0")
    names = {"index": index.id, "video": task.work.video_id, "task": task.id}
    named = {"video_id": task.work.video_id, "index_id": index.id, "video_ids": [task.work.video_id]}
    if body is not None:
        body = {name: named.get(name, value) for name, value in body.items()}
        body |= {"classes": [{"name": "rides", "prompts": ["a ride"]}]} if "classes" in body else {}

    reply = api.request(method, path.format(**names), json=body)

    assert (reply.status_code, reply.json()["code"]) in [(404, "resource_not_exist"), (404, "resource_not_exists")]


def test_a_hidden_index_is_visible_to_admin_operations(api: Api) -> None:
    index, _ = made_in(api, "marengo3.0")

    assert index.id in api.client.get("/__admin/snapshot").text


@given(strategies.lists(strategies.tuples(strategies.sampled_from(sorted(MODELS)), strategies.booleans()), max_size=20))
def test_a_version_lists_indexes_whose_models_it_knows(changes: list[tuple[str, bool]]) -> None:
    table, kept = IndexTable(), {}
    for number, (model, is_removed) in enumerate(changes):
        index = Index(f"{number}", f"n{number}", (ModelChoice(model, ()),), False, EARLIEST, EARLIEST, None)
        table.put(index)
        kept[index.id] = index
        if is_removed:
            table.delete(index.id)
            del kept[index.id]

    for version in ("v1.2", "v1.3"):
        known = [index.id for index in kept.values() if version in MODELS[index.models[0].model].versions]
        assert [index.id for index in table.view_of(version)] == known
        assert table.all_are_of(version) is (len(known) == len(kept))
