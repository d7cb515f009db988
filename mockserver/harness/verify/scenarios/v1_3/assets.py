"""Assets, indexed assets, tasks and videos: one file from its upload into an index."""

from typing import Any

from mockserver.harness.suite.material import picture, silence
from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver
from mockserver.harness.verify.scenarios.common.jobs import finished, polled
from mockserver.harness.verify.scenarios.common.lists import everything
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.indexes import same
from mockserver.harness.verify.scenarios.v1_3.making import index_asset, make_asset, make_film, make_index

scenarios = Scenarios()

_STATES = ("validating", "pending", "queued", "indexing", "ready")
_INDEXED = "get_indexes_index_id_indexed_assets_indexed_asset_id"
_VIDEO = "get_indexes_index_id_videos_video_id"


@scenarios.scenario("an asset can be uploaded and indexed, and its video exists")
def film_is_made(client: ApiClient, context: ScenarioContext) -> None:
    make_film(client, context)
    index, video = {"index-id": context.film_index}, context.film_video
    context.things |= {
        "/v1.3/indexes/{index-id}": context.film_index,
        "/v1.3/indexes/{index-id}/videos/{video-id}": video,
        "/v1.3/indexes/{index-id}/indexed-assets/{indexed-asset-id}": video,
        "/v1.3/assets/{asset_id}": context.film_asset,
    }
    asset = client.accepted("get_assets_asset_id", {"asset_id": context.film_asset})
    for name, place in ((_VIDEO, {"video-id": video}), (_INDEXED, {"indexed-asset-id": video})):
        answer = client.accepted(name, {**index, **place})
        same(client, answer, "asset_id", answer.json["asset_id"], context.film_asset)
        measured = answer.json["system_metadata"]
        same(client, answer, "filename", measured["filename"], asset.json["filename"])
        close = abs(measured["duration"] - asset.json["duration"]) < 0.1
        message = f"It lasts {measured['duration']} s, its asset {asset.json['duration']} s."
        client.law(close, answer, "agreement", "duration", message, "the same")
    made = client.accepted("get_indexes_index_id", index)
    same(client, made, "video_count", made.json["video_count"], 1)
    places = everything(client, "get_assets_asset_id_indexed_assets", {"asset_id": context.film_asset})
    same(client, made, "indexes of the asset", [each["index"]["_id"] for each in places], [context.film_index])


@scenarios.scenario("an upload task goes through its states in order, and has an asset")
def life_of_a_task(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "tasks")
    made = client.accepted("post_tasks", form={"index_id": index_id}, files=["video_file"])
    where = {"task_id": made.json["_id"]}
    states: list[str] = []
    answer = made
    for answer in polled(client, "get_tasks_task_id", where):
        states.append(answer.json["status"])
        same(client, answer, "index_id", answer.json["index_id"], index_id)
        same(client, answer, "_id", answer.json["_id"], where["task_id"])
    ranks = [_STATES.index(state) if state in _STATES else len(_STATES) for state in states]
    in_order = ranks == sorted(ranks) and states[-1] == "ready"
    client.law(in_order, answer, "states", "status", f"The states were {states}.", "in order, up to ready")
    again = client.accepted("get_tasks_task_id", where)
    same(client, again, "status after ready", again.json["status"], "ready")
    video = client.accepted(_VIDEO, {"index-id": index_id, "video-id": made.json["video_id"]})
    asset = client.accepted("get_assets_asset_id", {"asset_id": video.json["asset_id"]})
    same(client, asset, "filename", asset.json["filename"], video.json["system_metadata"]["filename"])
    counts = client.accepted("get_tasks_status", query={"index_id": index_id})
    same(client, counts, "ready", counts.json["ready"], 1)
    listed = everything(client, "get_tasks", {})
    client.law(
        where["task_id"] in [each["_id"] for each in listed], again, "stale", "list", "It is not listed.", "it is"
    )
    client.refused(400, "task_cannot_be_deleted", "delete_tasks_task_id", where)


@scenarios.scenario("an asset has the kind of its file, and lists filter by it")
def kinds_of_assets(client: ApiClient, context: ScenarioContext) -> None:
    for kind, content in (("image", picture()), ("audio", silence())):
        asset_id = make_asset(client, content)
        asset = client.accepted("get_assets_asset_id", {"asset_id": asset_id})
        same(client, asset, "method", asset.json["method"], "direct")
        is_kind = asset.json["file_type"].startswith(f"{kind}/")
        client.law(is_kind, asset, "value", "file_type", f"file_type is {asset.json['file_type']}.", kind)
        for asked, expected in ((kind, True), ("document", False)):
            query = {"asset_types": asked, "asset_ids": asset_id}
            found = [each["_id"] for each in client.accepted("get_assets", query=query).json["data"]]
            message = f"Among assets of the type {asked} there are {found}."
            client.law(found == [asset_id] * expected, asset, "filter", "asset_types", message, str(expected))


@scenarios.scenario("user metadata can be merged, replaced and removed, and videos are found by it")
def user_metadata(client: ApiClient, context: ScenarioContext) -> None:
    asset = {"asset_id": context.need(context.film_asset, "no asset became ready")}
    steps: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
        ("put", {"shade": "grey", "number": 7}, {"shade": "grey", "number": 7}),
        ("patch", {"shade": "black", "new": True}, {"shade": "black", "number": 7, "new": True}),
        ("patch", {"number": None}, {"shade": "black", "new": True}),
        ("put", {"only": "this"}, {"only": "this"}),
    )
    for verb, body, expected in steps:
        client.accepted(f"{verb}_assets_asset_id_user_metadata", asset, json={"user_metadata": body})
        _has_metadata(client, "get_assets_asset_id", asset, expected)
    client.accepted("delete_assets_asset_id_user_metadata", asset)
    _has_metadata(client, "get_assets_asset_id", asset, {})
    _metadata_of_a_video(client, context)


def _metadata_of_a_video(client: ApiClient, context: ScenarioContext) -> None:
    where = {"index-id": context.film_index, "indexed-asset-id": context.film_video}
    name = "patch_indexes_index_id_indexed_assets_indexed_asset_id"
    client.accepted(name, where, json={"user_metadata": {"shade": "grey", "draft": True}})
    _has_metadata(client, _INDEXED, where, {"shade": "grey", "draft": True})
    client.accepted(name, where, json={"user_metadata": {"draft": None}})
    _has_metadata(client, _INDEXED, where, {"shade": "grey"})
    index = {"index-id": context.film_index}
    for shade, count in (("grey", 1), ("pink", 0)):
        for listing in ("get_indexes_index_id_videos", "get_indexes_index_id_indexed_assets"):
            found = client.accepted(listing, index, {"user_metadata[shade]": shade})
            total = found.json["page_info"]["total_results"]
            message = f"The shade {shade} finds {total}."
            client.law(total == count, found, "filter", "user_metadata", message, str(count))
    client.refused(400, "parameter_invalid", name, where, json={"user_metadata": {"nested": {"a": 1}}})
    _has_metadata(client, _INDEXED, where, {"shade": "grey"})
    # The same metadata under its other names.
    video = {"index-id": context.film_index, "video-id": context.film_video}
    for verb, shade in (("patch", "black"), ("put", "white")):
        body = {"user_metadata": {"shade": shade}}
        client.accepted(f"{verb}_indexes_index_id_videos_video_id", video, json=body)
        _has_metadata(client, _INDEXED, where, {"shade": shade})
        _has_metadata(client, _VIDEO, video, {"shade": shade})


def _has_metadata(client: ApiClient, name: str, where: dict[str, str], expected: dict[str, Any]) -> None:
    answer = client.accepted(name, where)
    got = answer.json.get("user_metadata") or {}
    client.law(got == expected, answer, "stale", "user_metadata", f"user_metadata is {got}.", str(expected))


@scenarios.scenario("vectors and the transcript of a video come on request")
def what_comes_with_a_video(client: ApiClient, context: ScenarioContext) -> None:
    video = context.need(context.film_video, "no video became ready")
    for name, key in ((_VIDEO, "video-id"), (_INDEXED, "indexed-asset-id")):
        where = {"index-id": context.film_index, key: video}
        plain = client.accepted(name, where)
        for field, query in (
            ("embedding", {"embedding_option": "visual"}),
            ("transcription", {"transcription": "true"}),
        ):
            asked = client.accepted(name, where, query)
            client.law(
                field in asked.json, asked, "value", field, "It is not there.", "present, since it was requested"
            )
            client.law(
                field not in plain.json, plain, "value", field, "It is there.", "absent, since it was not requested"
            )
        parts = client.accepted(name, where, {"embedding_option": "visual"}).json["embedding"]["video_embedding"][
            "segments"
        ]
        inside = all(
            0 <= part["start_offset_sec"] < part["end_offset_sec"] <= plain.json["system_metadata"]["duration"] + 1
            and part["embedding_option"] == "visual"
            for part in parts
        )
        client.law(bool(parts) and inside, plain, "value", "segments", "A part is out of bounds.", "within the video")


@scenarios.scenario("an indexed asset can only be deleted with force, and its videos stay")
def asset_in_use(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "in use")
    asset = {"asset_id": make_asset(client)}
    video = index_asset(client, index_id, asset["asset_id"]).json["_id"]
    client.refused(409, "asset_in_use", "delete_assets_asset_id", asset)
    client.accepted("get_assets_asset_id", asset)
    client.accepted("delete_assets_asset_id", asset, {"force": "true"})
    client.refused(404, "resource_not_exists", "get_assets_asset_id", asset)
    client.accepted(_INDEXED, {"index-id": index_id, "indexed-asset-id": video})


@scenarios.scenario("deleting an index deletes its videos and tasks, but no assets")
def index_goes(client: ApiClient, context: ScenarioContext) -> None:
    index = {"index-id": make_index(client, context, "all at once")}
    asset_id = make_asset(client)
    video = index_asset(client, index["index-id"], asset_id).json["_id"]
    task = client.accepted("post_tasks", form={"index_id": index["index-id"]}, files=["video_file"]).json["_id"]
    client.accepted("delete_indexes_index_id", index)
    client.refused(404, "resource_not_exists", _INDEXED, {**index, "indexed-asset-id": video})
    client.refused(404, "resource_not_exists", _VIDEO, {**index, "video-id": video})
    client.refused(404, "resource_not_exists", "get_tasks_task_id", {"task_id": task})
    client.refused(404, "resource_not_exists", "get_tasks_status", query={"index_id": index["index-id"]})
    asset = client.accepted("get_assets_asset_id", {"asset_id": asset_id})
    same(client, asset, "status", asset.json["status"], "ready")
    held = everything(client, "get_assets_asset_id_indexed_assets", {"asset_id": asset_id})
    client.law(held == [], asset, "stale", "indexes of the asset", f"It is in {held}.", "in no index")


@scenarios.scenario("invalid uploads are refused as documented, and create nothing")
def what_an_upload_refuses(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "no uploads")
    client.refused(400, "parameter_not_provided", "post_tasks", form={"index_id": index_id})
    client.refused(400, "parameter_not_provided", "post_tasks", form={}, files=["video_file"])
    client.refused(400, "parameter_invalid", "post_tasks", form={"index_id": "x"}, files=["video_file"])
    client.refused(404, "resource_not_exists", "post_tasks", form={"index_id": UNKNOWN_ID}, files=["video_file"])
    broken = {"video_file": b"no film"}
    client.refused(400, "video_file_broken", "post_tasks", form={"index_id": index_id}, files=broken)
    client.refused(400, "parameter_not_provided", "post_assets", form={"method": "direct"})
    client.refused(400, "parameter_invalid", "post_assets", form={"method": "pigeon"}, files={"file": picture()})
    where = {"index-id": index_id}
    name = "post_indexes_index_id_indexed_assets"
    client.refused(400, "parameter_not_provided", name, where, json={})
    client.refused(400, "parameter_invalid", name, where, json={"asset_id": "x"})
    client.refused(404, "resource_not_exists", name, where, json={"asset_id": UNKNOWN_ID})
    tasks = client.accepted("get_tasks", query={"index_id": index_id})
    videos = client.accepted("get_indexes_index_id_indexed_assets", where)
    for answer in (tasks, videos):
        client.law(answer.json["data"] == [], answer, "count", "data", "Something was made.", "nothing")


def ready_task(client: ApiClient, context: ScenarioContext) -> tuple[str, ApiReply]:
    """Upload a film with a task, and return its index and the task when it is ready."""
    index_id = make_index(client, context, "task")
    made = client.accepted("post_tasks", form={"index_id": index_id}, files=["video_file"])
    task = finished(client, "get_tasks_task_id", {"task_id": made.json["_id"]})
    if not task.json.get("video_id"):
        raise ScenarioOver("the task names no video")
    return index_id, task
