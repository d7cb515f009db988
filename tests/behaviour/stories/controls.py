"""The admin operations: their replies are in a separate section, because they may change with notice."""

from typing import Any

import orjson

from tests.behaviour.drawing import Drawer, operations_of
from tests.behaviour.exchange import Request
from tests.behaviour.scene import HOOK, Scene
from tests.behaviour.session import NOBODY, Session
from tests.behaviour.stories import Story
from tests.behaviour.stories.contract import fill_account
from tests.behaviour.stories.orders import BEHAVIOURS, FAULTS, PROFILES
from tests.behaviour.stories.snapshots import restore_file

# The replies to these depend on the machine's own time, or start to use it.
_TAKING_TIME = frozenset(
    [
        "list-unauthenticated-exchanges",
        "change-clock",
        "wait-for-exchanges",
        "list-accounts",
        "watch-events",
        "read-metrics",
        "reset-account",
        "reset-all-accounts",
        "check-health",
    ]
)


def order_everything(session: Session) -> None:
    """Use every control, and read it back."""
    for profile in PROFILES:
        session.admin("POST", "/profiles", profile)
    for fault in FAULTS:
        session.admin("POST", "/faults", {"match": {"operation": "delete-index"}, "fault": fault, "times": 3})
    session.admin("POST", "/faults", {"match": {"operation": "x"}, "fault": {"error": {"status": 999}}})
    for behaviour in BEHAVIOURS:
        session.admin("POST", "/behaviour", behaviour)
    for match in ({"operation": "retrieve-engine"}, {"operation": "summarize", "prompt": {"regex": "(a"}}):
        replies = [{"status": 404, "body": {"code": "resource_not_exist", "message": "Not yet."}}]
        session.admin("POST", "/answers", {"match": match, "replies": replies})
    session.admin("POST", "/answers", {"match": {"operation": "summarize"}, "replies": [{"status": 299}]})
    session.admin("POST", "/scenes", {"match": {"filenames": ["x.mp4"]}, "scenes": [{"span": [0, 5], "seen": "A dog"}]})
    session.admin("POST", "/webhooks", {"url": HOOK, "secret": "whs_secret"})
    session.admin("POST", "/webhooks", {"url": "https://elsewhere.example/hook"})
    session.admin("PUT", "/usage/limit", {"minutes_indexed": 500})
    for path in ("/profiles", "/faults", "/behaviour", "/answers", "/scenes", "/webhooks", "/usage", "/clock"):
        session.admin("GET", path)


def ask_journal(session: Session) -> None:
    for query in (
        "",
        "?operation=search&page_limit=2",
        "?status=404",
        "?sort_option=desc&page_limit=3",
        "?after=5",
        "?page=x",
    ):
        session.admin("GET", f"/journal{query}")
    matchers: list[dict[str, Any]] = [
        {"operation": "create-index"},
        {"operation": "tasks", "method": {"one_of": ["POST", "PUT"]}},
        {"body": {"video_url": {"regex": "city"}}},
        {"headers": {"content-type": {"exists": True}}},
        {"nothing": 1},
    ]
    for match in matchers:
        session.admin("POST", "/journal/search", {"match": match})
        session.admin("POST", "/verify", {"match": match, "exactly": 1})
        session.admin("POST", "/verify", {"match": match, "at_least": 2, "status": 201})
    session.admin("POST", "/journal/wait", {"match": {"operation": "create-index"}, "timeout_seconds": 0})
    session.admin("GET", "/conduct")
    session.admin("GET", "/conduct?rules=polling&poll_seconds=5")
    for name in ("x", NOBODY):
        session.admin("GET", f"/journal/{name}")


def use_controls(session: Session) -> None:
    """Fill an account, use every control, and read it; then draw requests of each operation."""
    fill_account(session)
    order_everything(session)
    session.task(session.seen["index"][0], "will-fail-too.mp4")
    session.advance(seconds=30)
    for path in ("/webhooks/deliveries", "/usage", "/snapshot"):
        session.admin("GET", path)
    session.admin("POST", "/webhooks/deliveries")
    for video_id in (*session.seen["video"][:2], NOBODY):
        session.admin("GET", f"/videos/{video_id}/scenes")
    ask_journal(session)
    for change in ({"now": "2024-07-01T00:00:00Z"}, {"scale": 0}, {"now": "1950-01-01T00:00:00Z"}, {"x": 1}, {}):
        session.admin("POST", "/clock", change)
    session.admin("POST", "/clock/advance", {"until_idle": True})
    draw_controls(session)
    order_everything(session)
    for name in ("faults/fault-1", "faults/fault-15", "answers/answer-1", "answers/answer-3"):
        session.admin("GET", f"/{name}")
        session.admin("DELETE", f"/{name}")
    session.admin("DELETE", "/scenes/scenes-1")
    for webhook in orjson.loads(session.admin("GET", "/webhooks").body)["data"]:
        session.admin("DELETE", f"/webhooks/{webhook['id']}")
    headers = dict(session.get("/engines").headers)
    session.admin("GET", f"/journal/{headers['x-mockserver-request-id']}")
    for what in (["faults", "answers"], ["journal"], ["x"]):
        session.admin("POST", "/reset", {"what": what})
    session.admin("GET", "/faults")
    restore_file(session, "format-1-full.jsonl")
    session.admin("GET", "/clock")
    session.admin("GET", "/faults")
    session.restore('{"snapshot": {"format": 7}}\n')
    session.restore("{}\n")
    session.restore("no JSON")


def draw_controls(session: Session) -> None:
    document = orjson.loads(session.stage.send(Request("GET", "/openapi.json")).body)
    drawer = Drawer(5, session.key, session.seen)
    for operation in operations_of(document, "/__admin/"):
        if operation.id not in _TAKING_TIME:
            for request in list(drawer.requests(operation))[::2]:
                session.exchange(request)


STORIES: list[Story] = [(Scene("admin operations", section="admin", has_receiver=True), use_controls)]
