"""An upload on its way: its task, the states it goes through, and the video that comes of it."""

from datetime import datetime
from typing import Any

from mockserver.harness.verify.scenarios.scenario import Scenarios, Stage, make_index
from mockserver.harness.verify.visitor import Answer, ScenarioOver, Visitor, clause_of

scenarios = Scenarios()

_STATES = ("validating", "pending", "queued", "indexing", "ready")


@scenarios.scenario("a task goes through its states in order, and its video is there when it is ready")
def life_of_a_task(visitor: Visitor, stage: Stage) -> None:
    index_id = make_index(visitor, stage, "films", addons=["thumbnail"])
    stage.film_index = index_id
    made = visitor.granted("create-video-indexing-task", form={"index_id": index_id}, files=["video_file"])
    task_id = stage.film_task = made.json["_id"]
    task = until_ready(visitor, task_id, index_id)
    video_id = task.json.get("video_id", "")
    if not visitor.law(bool(video_id), task, "value", "video_id", "A ready task names no video.", "the video"):
        raise ScenarioOver
    stage.film_video = video_id
    _is_counted(visitor, index_id, task)
    _is_listed(visitor, index_id, task)
    visitor.refused(400, "task_cannot_be_deleted", "delete-video-indexing-task", {"task_id": task_id})


def until_ready(visitor: Visitor, task_id: str, index_id: str) -> Answer:
    """Follow a task until it is ready, and hold it to the order of its states."""
    last: dict[str, Any] = {}
    for _ in visitor.polls():
        answer = visitor.granted("retrieve-video-indexing-task", {"task_id": task_id})
        task = answer.json
        _moves_on(visitor, answer, last, task_id, index_id)
        last = task
        if task["status"] == "failed":
            visitor.note(answer, "value", "status", "The task failed.", "ready", clause_of(answer.operation))
            raise ScenarioOver
        if task["status"] == "ready":
            return answer
        visitor.wait()
    raise ScenarioOver(f"the task was not ready after {visitor.patience_seconds:g} seconds")


def _moves_on(visitor: Visitor, answer: Answer, last: dict[str, Any], task_id: str, index_id: str) -> None:
    task, is_ready = answer.json, answer.json["status"] == "ready"
    for field, expected in (("_id", task_id), ("index_id", index_id)):
        visitor.law(task[field] == expected, answer, "value", field, f"{field} is {task[field]}.", expected)
    clause = clause_of(answer.operation, "responses", "200")
    if not is_ready:
        message = f"A task that is {task['status']} names the video {task.get('video_id')}."
        visitor.law(
            "video_id" not in task, answer, "value", "video_id early", message, "no video before it is ready", clause
        )
    else:
        visitor.law(
            "process" not in task, answer, "value", "process", "A ready task is in progress.", "no process", clause
        )
    if not last:
        return
    steps = (_rank(last), _rank(task))
    message = f"The status went from {last['status']} to {task['status']}."
    visitor.law(
        steps[0] <= steps[1], answer, "states", "status", message, "the states follow each other in order", clause
    )
    changed = f"updated_at went from {last['updated_at']} to {task['updated_at']}."
    earlier = _moment(last["updated_at"])
    visitor.law(
        _moment(task["updated_at"]) >= earlier, answer, "dates", "updated_at", changed, "it never goes back", clause
    )
    visitor.law(
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


def _is_counted(visitor: Visitor, index_id: str, task: Answer) -> None:
    counts = visitor.granted("video-indexing-tasks-by-status", query={"index_id": index_id})
    by_state = {state: counts.json.get(state, 0) for state in (*_STATES, "failed")}
    message = f"The states count {sum(by_state.values())}, total_result says {counts.json['total_result']}."
    visitor.law(
        sum(by_state.values()) == counts.json["total_result"] == 1,
        counts,
        "count",
        "total_result",
        message,
        "1, their sum",
    )
    visitor.law(by_state["ready"] == 1, counts, "count", "ready", f"{by_state['ready']} tasks are ready.", "1")
    index = visitor.granted("retrieve-index", {"index-id": index_id})
    duration = task.json["metadata"]["duration"]
    for field, expected in (("video_count", 1), ("total_duration", duration)):
        got = index.json[field]
        message = f"{field} is {got} after one video of {duration} seconds."
        visitor.law(abs(got - expected) < 0.01, index, "count", field, message, str(expected))


def _is_listed(visitor: Visitor, index_id: str, task: Answer) -> None:
    tasks = visitor.granted("list-video-indexing-tasks", query={"index_id": index_id})
    videos = visitor.granted("list-videos", {"index-id": index_id})
    for answer, wanted in ((tasks, task.json["_id"]), (videos, task.json["video_id"])):
        found = [item["_id"] for item in answer.json["data"]]
        visitor.law(found == [wanted], answer, "stale", "list", f"The list has {found}.", f"exactly {wanted}")
    ready = visitor.granted("list-video-indexing-tasks", query={"index_id": index_id, "status": "ready"})
    failed = visitor.granted("list-video-indexing-tasks", query={"index_id": index_id, "status": "failed"})
    for answer, count in ((ready, 1), (failed, 0)):
        held = len(answer.json["data"])
        visitor.law(held == count, answer, "filter", "status", f"{held} tasks are found.", str(count))


@scenarios.scenario("a video is what its task said, and can be described")
def description_of_a_video(visitor: Visitor, stage: Stage) -> None:
    where = _film(stage)
    made = visitor.granted("retrieve-video-information", where)
    task = visitor.granted("retrieve-video-indexing-task", {"task_id": stage.film_task})
    for field in ("duration", "width", "height", "filename"):
        got, expected = made.json["metadata"][field], task.json["metadata"][field]
        visitor.law(got == expected, made, "agreement", field, f"{field} is {got}.", f"{expected}, as its task says")
    listed = visitor.granted("list-videos", {"index-id": stage.film_index}).json["data"][0]
    visitor.law(
        listed["metadata"] == made.json["metadata"],
        made,
        "agreement",
        "metadata",
        "The list says otherwise.",
        "the same",
    )
    describe = {"video_title": "A grey film", "metadata": {"shade": "grey", "number": 7, "draft": True}}
    visitor.granted("update-video-information", where, json=describe)
    _has_metadata(visitor, where, {"video_title": "A grey film", "shade": "grey", "number": 7, "draft": True})
    _is_found_by(visitor, stage, {"shade": "grey"}, 1)
    _is_found_by(visitor, stage, {"shade": "pink"}, 0)
    visitor.granted("update-video-information", where, json={"metadata": {"shade": "black", "draft": None}})
    _has_metadata(visitor, where, {"shade": "black", "number": 7, "draft": None})
    for reserved in ("duration", "width", "filename"):
        visitor.refused(400, "parameter_invalid", "update-video-information", where, json={"metadata": {reserved: 1}})
    visitor.refused(400, "parameter_invalid", "update-video-information", where, json={"metadata": {"list": [1]}})
    _has_metadata(visitor, where, {"duration": made.json["metadata"]["duration"], "list": None})


def _film(stage: Stage) -> dict[str, str]:
    return {"index-id": stage.film_index, "video-id": stage.need(stage.film_video, "no video was made ready")}


def _has_metadata(visitor: Visitor, where: dict[str, str], expected: dict[str, Any]) -> None:
    answer = visitor.granted("retrieve-video-information", where)
    for key, value in expected.items():
        got = answer.json["metadata"].get(key)
        visitor.law(got == value, answer, "stale", f"metadata {key}", f"{key} is {got}.", str(value))


def _is_found_by(visitor: Visitor, stage: Stage, condition: dict[str, str], count: int) -> None:
    answer = visitor.granted("list-videos", {"index-id": stage.film_index}, condition)
    found = answer.json["page_info"]["total_results"]
    visitor.law(found == count, answer, "filter", "metadata", f"{condition} finds {found} videos.", str(count))


@scenarios.scenario("what is said, written and branded in a video lies within it, in order")
def findings_of_a_video(visitor: Visitor, stage: Stage) -> None:
    where = _film(stage)
    places = [(where, ())]
    if stage.rich_index:
        listed = visitor.granted("list-videos", {"index-id": stage.rich_index}, {"page_limit": 3}).json["data"]
        places += [({"index-id": stage.rich_index, "video-id": video["_id"]}, ()) for video in listed]
    for place, _ in places:
        video = visitor.granted("retrieve-video-information", place).json
        for name in ("retrieve-transcription", "retrieve-ocr", "identify-logos"):
            _within(visitor, name, place, video["metadata"]["duration"])


def _within(visitor: Visitor, name: str, place: dict[str, str], duration: float) -> None:
    answer = visitor.granted(name, place)
    for field, expected in (("id", place["video-id"]), ("index_id", place["index-id"])):
        got = answer.json[field]
        visitor.law(got == expected, answer, "value", field, f"{field} is {got}.", expected)
    pieces = answer.json["data"] or []
    visitor.law(answer.json["data"] != [], answer, "value", "data", "It found [].", "null where there is nothing")
    starts = [piece["start"] for piece in pieces]
    visitor.law(starts == sorted(starts), answer, "order", "start", f"They start at {starts[:9]}.", "time order")
    for piece in pieces:
        inside = 0 <= piece["start"] <= piece["end"] <= duration + 1
        message = f"{piece['start']} to {piece['end']} s in a video of {duration} s."
        if not visitor.law(inside, answer, "value", "times", message, "within the video"):
            break
    if len(pieces) > 1:
        last = pieces[-1]
        part = visitor.granted(name, place, {"start": last["start"] + 0.001}).json["data"] or []
        wrong = [piece for piece in part if piece["end"] < last["start"]]
        message = f"{len(wrong)} pieces end before {last['start']} s."
        visitor.law(not wrong, answer, "filter", "start", message, "only pieces from `start` on")
        early = visitor.granted(name, place, {"end": pieces[0]["end"]}).json["data"] or []
        late = [piece for piece in early if piece["start"] > pieces[0]["end"]]
        message = f"{len(late)} pieces begin after {pieces[0]['end']} s."
        visitor.law(not late, answer, "filter", "end", message, "only pieces up to `end`")


@scenarios.scenario("a picture of a video, and its vectors, are there when asked for")
def pictures_and_vectors(visitor: Visitor, stage: Stage) -> None:
    where = _film(stage)
    path = {"index_id": where["index-id"], "video_id": where["video-id"]}
    visitor.granted("retrieve-thumbnail", path)
    visitor.granted("retrieve-thumbnail", path, {"time": 1})
    visitor.refused(400, "parameter_invalid", "retrieve-thumbnail", path, {"time": "noon"})
    with_vectors = visitor.granted("retrieve-video-information", where, {"embed": "true"})
    visitor.law(
        "embedding" in with_vectors.json,
        with_vectors,
        "value",
        "embedding",
        "There are no vectors.",
        "vectors, as asked for",
    )
    without = visitor.granted("retrieve-video-information", where)
    visitor.law(
        "embedding" not in without.json, without, "value", "embedding", "There are vectors.", "none, not asked for"
    )


@scenarios.scenario("an upload refuses what the contract says it refuses, and makes no task then")
def what_an_upload_refuses(visitor: Visitor, stage: Stage) -> None:
    index_id = make_index(visitor, stage, "no uploads")
    name = "create-video-indexing-task"
    visitor.refused(400, "parameter_not_provided", name, form={"index_id": index_id})
    visitor.refused(400, "parameter_not_provided", name, form={}, files=["video_file"])
    visitor.refused(400, "parameter_invalid", name, form={"index_id": "x"}, files=["video_file"])
    visitor.refused(400, "parameter_invalid", name, form={"index_id": index_id, "language": "xx"}, files=["video_file"])
    visitor.refused(404, "resource_not_exist", name, form={"index_id": "0" * 24}, files=["video_file"])
    visitor.refused(
        400, "video_file_broken", name, form={"index_id": index_id}, files=["video_file"], contents=b"no film"
    )
    tasks = visitor.granted("list-video-indexing-tasks", query={"index_id": index_id})
    found = len(tasks.json["data"])
    visitor.law(found == 0, tasks, "count", "tasks", f"{found} tasks were made.", "none")


def leave(visitor: Visitor, stage: Stage) -> None:
    """Delete the video, then its task, then the index, each in the order that the contract wants."""
    where = _film(stage)
    visitor.granted("delete-video-information", where)
    visitor.refused(404, "resource_not_exist", "retrieve-video-information", where)
    visitor.refused(404, "resource_not_exist", "retrieve-transcription", where)
    visitor.refused(404, "resource_not_exist", "delete-video-information", where)
    index = visitor.granted("retrieve-index", {"index-id": stage.film_index})
    for field in ("video_count", "total_duration"):
        got = index.json[field]
        visitor.law(got == 0, index, "stale", field, f"{field} is {got} after the only video was deleted.", "0")
    videos = visitor.granted("list-videos", {"index-id": stage.film_index})
    visitor.law(not videos.json["data"], videos, "stale", "list", "A deleted video is listed.", "no video")
    task = {"task_id": stage.film_task}
    visitor.granted("retrieve-video-indexing-task", task)
    visitor.granted("delete-video-indexing-task", task)
    visitor.refused(404, "resource_not_exist", "retrieve-video-indexing-task", task)
    counts = visitor.granted("video-indexing-tasks-by-status", query={"index_id": stage.film_index})
    total = counts.json["total_result"]
    visitor.law(
        total == 0, counts, "stale", "total_result", f"{total} tasks are counted after the only one was deleted.", "0"
    )
    listed = visitor.granted("list-video-indexing-tasks", query={"index_id": stage.film_index})
    visitor.law(not listed.json["data"], listed, "stale", "list", "A deleted task is listed.", "no task")


farewell = Scenarios()
farewell.scenario("a video, its task and its index are gone once deleted, and nothing counts them")(leave)


@farewell.scenario("deleting an index deletes its videos and tasks with it")
def all_at_once(visitor: Visitor, stage: Stage) -> None:
    index_id = make_index(visitor, stage, "all at once")
    made = visitor.granted("create-video-indexing-task", form={"index_id": index_id}, files=["video_file"])
    visitor.granted("delete-index", {"index-id": index_id})
    visitor.refused(404, "resource_not_exist", "retrieve-video-indexing-task", {"task_id": made.json["_id"]})
    visitor.refused(404, "resource_not_exist", "video-indexing-tasks-by-status", query={"index_id": index_id})
