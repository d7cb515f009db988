"""An upload: its task, the states of the task, and the resulting video."""

from datetime import datetime
from typing import Any

from mockserver.harness.suite.material import FILM_SECONDS
from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver, clause_of
from mockserver.harness.verify.scenarios.common.laws import lies_within, stays
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_2.making import film_path, make_index, names_of_videos

scenarios = Scenarios()

_HALF_A_FRAME = 0.05
# Fields that do not change any more once a task is ready.
_FOR_GOOD = ("_id", "index_id", "status", "video_id", "created_at", "updated_at")
_STATES = ("validating", "pending", "queued", "indexing", "ready")


@scenarios.scenario("a task goes through its states in order, and its video exists when it is ready")
def life_of_a_task(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "films", addons=["thumbnail"])
    context.film_index = index_id
    made = client.accepted("create-video-indexing-task", form={"index_id": index_id}, files=["video_file"])
    task_id = context.film_task = made.json["_id"]
    task = until_ready(client, task_id, index_id)
    video_id = task.json.get("video_id", "")
    if not client.law(bool(video_id), task, "value", "video_id", "A ready task names no video.", "the video"):
        raise ScenarioOver
    context.film_video = video_id
    stays(client, task, client.accepted("retrieve-video-indexing-task", {"task_id": task_id}), _FOR_GOOD)
    _is_as_long(client, task)
    _is_counted(client, index_id, task)
    _is_listed(client, index_id, task)
    client.refused(400, "task_cannot_be_deleted", "delete-video-indexing-task", {"task_id": task_id})


def _is_as_long(client: ApiClient, task: ApiReply) -> None:
    duration = task.json["metadata"]["duration"]
    is_as_long = abs(duration - FILM_SECONDS) < _HALF_A_FRAME
    client.law(
        is_as_long, task, "value", "metadata.duration", f"duration is {duration}.", f"{FILM_SECONDS}, as the film"
    )


def until_ready(client: ApiClient, task_id: str, index_id: str) -> ApiReply:
    """Follow a task until it is ready, and check the order of its states."""
    last: dict[str, Any] = {}
    for _ in client.polls():
        answer = client.accepted("retrieve-video-indexing-task", {"task_id": task_id})
        task = answer.json
        _moves_on(client, answer, last, task_id, index_id)
        last = task
        if task["status"] == "failed":
            client.note(answer, "value", "status", "The task failed.", "ready", clause_of(answer.operation))
            raise ScenarioOver
        if task["status"] == "ready":
            return answer
        client.wait()
    raise ScenarioOver(f"the task was not ready after {client.ready_timeout_seconds:g} seconds")


def _moves_on(client: ApiClient, answer: ApiReply, last: dict[str, Any], task_id: str, index_id: str) -> None:
    """Check one poll of a task against its identifiers and the poll before, if there was one."""
    task, is_ready = answer.json, answer.json["status"] == "ready"
    for field, expected in (("_id", task_id), ("index_id", index_id)):
        client.law(task[field] == expected, answer, "value", field, f"{field} is {task[field]}.", expected)
    clause = clause_of(answer.operation, "responses", "200")
    if not is_ready:
        message = f"A task that is {task['status']} names the video {task.get('video_id')}."
        client.law(
            "video_id" not in task, answer, "value", "video_id early", message, "no video before it is ready", clause
        )
    else:
        client.law(
            "process" not in task, answer, "value", "process", "A ready task is in progress.", "no process", clause
        )
    if last:
        _never_goes_back(client, answer, last)


def _never_goes_back(client: ApiClient, answer: ApiReply, last: dict[str, Any]) -> None:
    """Check that neither the status nor a date went back since the poll before."""
    task, clause = answer.json, clause_of(answer.operation, "responses", "200")
    steps = (_rank(last), _rank(task))
    message = f"The status went from {last['status']} to {task['status']}."
    client.law(
        steps[0] <= steps[1], answer, "states", "status", message, "the states follow each other in order", clause
    )
    changed = f"updated_at went from {last['updated_at']} to {task['updated_at']}."
    earlier = _moment(last["updated_at"])
    client.law(
        _moment(task["updated_at"]) >= earlier, answer, "dates", "updated_at", changed, "it never goes back", clause
    )
    client.law(
        task["created_at"] == last["created_at"],
        answer,
        "dates",
        "created_at",
        f"created_at went from {last['created_at']} to {task['created_at']}.",
        "it stays",
        clause,
    )


def _rank(task: dict[str, Any]) -> int:
    return _STATES.index(task["status"]) if task["status"] in _STATES else len(_STATES)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _is_counted(client: ApiClient, index_id: str, task: ApiReply) -> None:
    counts = client.accepted("video-indexing-tasks-by-status", query={"index_id": index_id})
    by_state = {state: counts.json.get(state, 0) for state in (*_STATES, "failed")}
    message = f"The states count {sum(by_state.values())}, total_result says {counts.json['total_result']}."
    client.law(
        sum(by_state.values()) == counts.json["total_result"] == 1,
        counts,
        "count",
        "total_result",
        message,
        "1, their sum",
    )
    client.law(by_state["ready"] == 1, counts, "count", "ready", f"{by_state['ready']} tasks are ready.", "1")
    index = client.accepted("retrieve-index", {"index-id": index_id})
    duration = task.json["metadata"]["duration"]
    for field, expected in (("video_count", 1), ("total_duration", duration)):
        got = index.json[field]
        message = f"{field} is {got} after one video of {duration} seconds."
        client.law(abs(got - expected) < 0.01, index, "count", field, message, str(expected))


def _is_listed(client: ApiClient, index_id: str, task: ApiReply) -> None:
    tasks = client.accepted("list-video-indexing-tasks", query={"index_id": index_id})
    videos = client.accepted("list-videos", {"index-id": index_id})
    for answer, wanted in ((tasks, task.json["_id"]), (videos, task.json["video_id"])):
        found = [item["_id"] for item in answer.json["data"]]
        client.law(found == [wanted], answer, "stale", "list", f"The list has {found}.", f"exactly {wanted}")
    ready = client.accepted("list-video-indexing-tasks", query={"index_id": index_id, "status": "ready"})
    failed = client.accepted("list-video-indexing-tasks", query={"index_id": index_id, "status": "failed"})
    for answer, count in ((ready, 1), (failed, 0)):
        held = len(answer.json["data"])
        client.law(held == count, answer, "filter", "status", f"{held} tasks are found.", str(count))


@scenarios.scenario("a video matches its task, and its metadata can be changed")
def description_of_a_video(client: ApiClient, context: ScenarioContext) -> None:
    where = film_path(context)
    made = client.accepted("retrieve-video-information", where)
    task = client.accepted("retrieve-video-indexing-task", {"task_id": context.film_task})
    for field in ("duration", "width", "height", "filename"):
        got, expected = made.json["metadata"][field], task.json["metadata"][field]
        client.law(got == expected, made, "agreement", field, f"{field} is {got}.", f"{expected}, as its task says")
    listed = client.accepted("list-videos", {"index-id": context.film_index}).json["data"][0]
    client.law(
        listed["metadata"] == made.json["metadata"],
        made,
        "agreement",
        "metadata",
        "The list has other values.",
        "the same",
    )
    describe = {"video_title": "A grey film", "metadata": {"shade": "grey", "number": 7, "draft": True}}
    client.accepted("update-video-information", where, json=describe)
    _has_metadata(client, where, {"video_title": "A grey film", "shade": "grey", "number": 7, "draft": True})
    _is_found_by(client, context, {"shade": "grey"}, 1)
    _is_found_by(client, context, {"shade": "pink"}, 0)
    client.accepted("update-video-information", where, json={"metadata": {"shade": "black", "draft": None}})
    _has_metadata(client, where, {"shade": "black", "number": 7, "draft": None})
    for reserved in ("duration", "width", "filename"):
        client.refused(400, "parameter_invalid", "update-video-information", where, json={"metadata": {reserved: 1}})
    client.refused(400, "parameter_invalid", "update-video-information", where, json={"metadata": {"list": [1]}})
    _has_metadata(client, where, {"duration": made.json["metadata"]["duration"], "list": None})


def _has_metadata(client: ApiClient, where: dict[str, str], expected: dict[str, Any]) -> None:
    answer = client.accepted("retrieve-video-information", where)
    for key, value in expected.items():
        got = answer.json["metadata"].get(key)
        client.law(got == value, answer, "stale", f"metadata {key}", f"{key} is {got}.", str(value))


def _is_found_by(client: ApiClient, context: ScenarioContext, condition: dict[str, str], count: int) -> None:
    answer = client.accepted("list-videos", {"index-id": context.film_index}, condition)
    found = answer.json["page_info"]["total_results"]
    client.law(found == count, answer, "filter", "metadata", f"{condition} finds {found} videos.", str(count))


@scenarios.scenario("speech, text and logos of a video are in order, within it")
def findings_of_a_video(client: ApiClient, context: ScenarioContext) -> None:
    where = film_path(context)
    places = [(where, ())]
    if context.rich_index:
        listed = client.accepted("list-videos", {"index-id": context.rich_index}, {"page_limit": 3}).json["data"]
        places += [({"index-id": context.rich_index, "video-id": video["_id"]}, ()) for video in listed]
    for place, _ in places:
        video = client.accepted("retrieve-video-information", place).json
        for name in ("retrieve-transcription", "retrieve-ocr", "identify-logos"):
            _within(client, name, place, video["metadata"]["duration"])


def _within(client: ApiClient, name: str, place: dict[str, str], duration: float) -> None:
    answer = client.accepted(name, place)
    for field, expected in (("id", place["video-id"]), ("index_id", place["index-id"])):
        got = answer.json[field]
        client.law(got == expected, answer, "value", field, f"{field} is {got}.", expected)
    pieces = answer.json["data"] or []
    client.law(answer.json["data"] != [], answer, "value", "data", "It found [].", "null where there is nothing")
    starts = [piece["start"] for piece in pieces]
    client.law(starts == sorted(starts), answer, "order", "start", f"They start at {starts[:9]}.", "time order")
    for piece in pieces:
        if not lies_within(client, answer, "times", (piece["start"], piece["end"]), duration):
            break
    if len(pieces) > 1:
        last = pieces[-1]
        part = client.accepted(name, place, {"start": last["start"] + 0.001}).json["data"] or []
        wrong = [piece for piece in part if piece["end"] < last["start"]]
        message = f"{len(wrong)} pieces end before {last['start']} s."
        client.law(not wrong, answer, "filter", "start", message, "only pieces from `start` on")
        early = client.accepted(name, place, {"end": pieces[0]["end"]}).json["data"] or []
        late = [piece for piece in early if piece["start"] > pieces[0]["end"]]
        message = f"{len(late)} pieces begin after {pieces[0]['end']} s."
        client.law(not late, answer, "filter", "end", message, "only pieces up to `end`")


@scenarios.scenario("a thumbnail and the vectors of a video can be requested")
def pictures_and_vectors(client: ApiClient, context: ScenarioContext) -> None:
    where = film_path(context)
    path = {"index_id": where["index-id"], "video_id": where["video-id"]}
    client.accepted("retrieve-thumbnail", path)
    client.accepted("retrieve-thumbnail", path, {"time": 1})
    client.refused(400, "parameter_invalid", "retrieve-thumbnail", path, {"time": "noon"})
    with_vectors = client.accepted("retrieve-video-information", where, {"embed": "true"})
    client.law(
        "embedding" in with_vectors.json,
        with_vectors,
        "value",
        "embedding",
        "There are no vectors.",
        "the requested vectors",
    )
    without = client.accepted("retrieve-video-information", where)
    client.law(
        "embedding" not in without.json,
        without,
        "value",
        "embedding",
        "There are vectors.",
        "none, since it was not requested",
    )


@scenarios.scenario("invalid uploads are refused as documented, and create no task")
def what_an_upload_refuses(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "no uploads")
    name = "create-video-indexing-task"
    client.refused(400, "parameter_not_provided", name, form={"index_id": index_id})
    client.refused(400, "parameter_not_provided", name, form={}, files=["video_file"])
    client.refused(400, "parameter_invalid", name, form={"index_id": "x"}, files=["video_file"])
    client.refused(400, "parameter_invalid", name, form={"index_id": index_id, "language": "xx"}, files=["video_file"])
    client.refused(404, "resource_not_exist", name, form={"index_id": "0" * 24}, files=["video_file"])
    client.refused(
        400, "video_file_broken", name, form={"index_id": index_id}, files=["video_file"], contents=b"no film"
    )
    tasks = client.accepted("list-video-indexing-tasks", query={"index_id": index_id})
    found = len(tasks.json["data"])
    client.law(found == 0, tasks, "count", "tasks", f"{found} tasks were made.", "none")


def leave(client: ApiClient, context: ScenarioContext) -> None:
    """Delete the video and then its task, in the order that the contract requires."""
    _delete_video(client, context)
    _delete_task(client, context)


def _delete_video(client: ApiClient, context: ScenarioContext) -> None:
    where = film_path(context)
    before = client.accepted("retrieve-video-information", where)
    client.law(bool(_found_by(client, context)), before, "stale", "found", "No search finds it.", "found")
    client.accepted("delete-video-information", where)
    for answer in _found_by(client, context):
        client.note(
            answer, "stale", "found", "A deleted video is found.", "no deleted video", clause_of(answer.operation)
        )
    client.refused(404, "resource_not_exist", "retrieve-video-information", where)
    client.refused(404, "resource_not_exist", "retrieve-transcription", where)
    client.refused(404, "resource_not_exist", "delete-video-information", where)
    index = client.accepted("retrieve-index", {"index-id": context.film_index})
    for field in ("video_count", "total_duration"):
        got = index.json[field]
        client.law(got == 0, index, "stale", field, f"{field} is {got} after the only video was deleted.", "0")
    videos = client.accepted("list-videos", {"index-id": context.film_index})
    client.law(not videos.json["data"], videos, "stale", "list", "A deleted video is listed.", "no video")


def _delete_task(client: ApiClient, context: ScenarioContext) -> None:
    task = {"task_id": context.film_task}
    ready = client.accepted("retrieve-video-indexing-task", task)
    client.law(
        ready.json["status"] == "ready",
        ready,
        "states",
        "status after the end",
        f"The task was ready, and is {ready.json['status']} now.",
        "still ready",
    )
    client.accepted("delete-video-indexing-task", task)
    client.refused(404, "resource_not_exist", "retrieve-video-indexing-task", task)
    counts = client.accepted("video-indexing-tasks-by-status", query={"index_id": context.film_index})
    total = counts.json["total_result"]
    client.law(
        total == 0, counts, "stale", "total_result", f"{total} tasks are counted after the only one was deleted.", "0"
    )
    listed = client.accepted("list-video-indexing-tasks", query={"index_id": context.film_index})
    client.law(not listed.json["data"], listed, "stale", "list", "A deleted task is listed.", "no task")


def _found_by(client: ApiClient, context: ScenarioContext) -> list[ApiReply]:
    """Return the searches and classifications that find something in the index with one video."""
    base = {"index_id": context.film_index, "search_options": ["visual"], "threshold": "none"}
    classes = {
        "options": ["visual"],
        "classes": [{"name": "any", "prompts": [_WORDS, *names_of_videos(client, context.film_index)]}],
        "threshold": _ANY,
    }
    answers = (
        client.accepted("make-search-request", json={**base, "query": _WORDS}),
        client.accepted("any-to-video-search", form={**base, "query_text": _WORDS}),
        client.accepted("combined-queries-make-search-request", json={**base, "query": {"text": _WORDS}}),
        client.accepted("classify-bulk", json={**classes, "index_id": context.film_index}),
    )
    return [each for each in answers if each.json["data"]]


_WORDS = "a grey film"
_ANY = {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.01}
farewell = Scenarios()
farewell.scenario("a deleted video, task and index are gone from all lists and counts")(leave)


@farewell.scenario("deleting an index deletes its videos and tasks")
def all_at_once(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "all at once", addons=["thumbnail"])
    ready, fresh = (
        client.accepted("create-video-indexing-task", form={"index_id": index_id}, files=["video_file"]).json["_id"]
        for _ in range(2)
    )
    video_id = until_ready(client, ready, index_id).json["video_id"]
    place = {"index-id": index_id, "video-id": video_id}
    for name in _OF_A_VIDEO:
        client.accepted(name, place)
    client.accepted("delete-index", {"index-id": index_id})
    for task_id in (ready, fresh):
        client.refused(404, "resource_not_exist", "retrieve-video-indexing-task", {"task_id": task_id})
    for name in _OF_A_VIDEO:
        client.refused(404, "resource_not_exist", name, place)
    client.refused(404, "resource_not_exist", "list-videos", {"index-id": index_id})
    client.refused(404, "resource_not_exist", "video-indexing-tasks-by-status", query={"index_id": index_id})
    client.refused(404, "resource_not_exist", "generate-gist", json={"video_id": video_id, "types": ["title"]})
    search = {"index_id": index_id, "query": "grey", "search_options": ["visual"]}
    client.refused(404, "resource_not_exist", "make-search-request", json=search)
    listed = client.accepted("list-video-indexing-tasks", query={"page_limit": 50})
    left = [item["_id"] for item in listed.json["data"] if item["_id"] in (ready, fresh)]
    client.law(not left, listed, "stale", "list", f"{left} are listed, and their index is gone.", "no task of it")


_OF_A_VIDEO = ("retrieve-video-information", "retrieve-transcription", "retrieve-ocr", "identify-logos")
