"""The classes of `mockserver.testing`, with an example for each of their members, for the page `docs/python-api.md`."""

from dataclasses import dataclass

from mockserver.testing import Account, MockServer, Server
from mockserver.testing.controls.answers import Answers, FixedAnswer
from mockserver.testing.controls.behaviour import Behaviour
from mockserver.testing.controls.clock import Clock
from mockserver.testing.controls.conduct import Conduct
from mockserver.testing.controls.consent import Approval, Consent
from mockserver.testing.controls.fault_kinds import FaultKinds
from mockserver.testing.controls.fault_rules import Fault
from mockserver.testing.controls.faults import Faults
from mockserver.testing.controls.journal import Journal
from mockserver.testing.controls.profiles import Profiles
from mockserver.testing.controls.scenes import ExpectedScenes, Scenes
from mockserver.testing.controls.webhooks import Webhook, Webhooks


@dataclass(frozen=True, slots=True)
class Section:
    """A class of `mockserver.testing`: a heading, the name of an object of it, and an example for each member.

    `before` runs first and is not shown.
    """

    title: str
    kind: type
    name: str
    examples: dict[str, str]
    before: str = ""


_UPLOAD = """
models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
index_id = client.post("/v1.3/indexes", json={"index_name": "Rides", "models": models}).json()["_id"]
form = {"index_id": (None, index_id), "video_url": (None, "https://example.com/city-bikes.mp4")}
task_id = client.post("/v1.3/tasks", files=form).json()["_id"]
mock.clock.advance_until_idle()
video_id = client.get(f"/v1.3/tasks/{task_id}").json()["video_id"]
"""

_AUTHORIZE = """
wanted = {"provider": "google_drive", "redirect_uri": "http://localhost:3000/callback", "custom_id": "user-1"}
authorize_url = client.post("/v1.3/connections:authorize", json=wanted).json()["authorize_url"]
"""

SECTIONS = (
    Section(
        "Server",
        Server,
        "mock",
        {
            "start": "mock.start()",
            "stop": "MockServer().start().stop()",
            "health": "assert mock.health()",
            "metrics": 'assert "mockserver_accounts" in mock.metrics()',
            "account": "other = mock.account()",
            "reset_all": "mock.reset_all()",
            "accounts": "everyone = mock.accounts()",
            "watch_all": 'with mock.watch_all("exchange", seconds=0) as events: list(events)',
        },
    ),
    Section("MockServer", MockServer, "MockServer", {"at": "elsewhere = MockServer.at(mock.url)"}),
    Section(
        "Account",
        Account,
        "mock",
        {
            "url": 'assert mock.url.startswith("http://")',
            "url_v12": 'assert mock.url_v12 == mock.url + "/v1.2"',
            "env": "environment = os.environ | mock.env()",
            "transport": "other = httpx.Client(transport=mock.transport(), base_url=mock.url_v12)",
            "fail": 'mock.fail("search", status=429, times=2)',
            "answer": 'mock.answer("post_analyze", text="Roses are red.")',
            "video": 'mock.video("final.mp4", scenes=[{"span": [0, 5], "seen": "A dog at the door"}])',
            "calls": 'assert mock.calls("post_indexes") == []',
            "verify": 'mock.verify("post_indexes", exactly=0)',
            "verify_in_order": 'client.get("/v1.3/indexes"); mock.verify_in_order("get_indexes")',
            "verify_no_other_calls": "mock.verify_no_other_calls()",
            "conduct": "mock.conduct().assert_clean()",
            "watch": 'with mock.watch("job", seconds=0) as events: list(events)',
            "usage": "assert mock.usage().minutes_indexed == 0",
            "limit_usage": "mock.limit_usage(minutes_indexed=10)",
            "snapshot": "saved = mock.snapshot()",
            "restore": "mock.restore(saved)",
            "reset": 'mock.reset("clock", "faults")',
            "forget": "mock.forget()",
        },
    ),
    Section(
        "Clock",
        Clock,
        "mock.clock",
        {
            "now": "assert mock.clock.now().tzinfo",
            "read": "assert not mock.clock.read().frozen",
            "freeze": "mock.clock.freeze()",
            "unfreeze": "mock.clock.unfreeze()",
            "set": "mock.clock.set(datetime(2024, 6, 1, tzinfo=UTC))",
            "scale": "mock.clock.scale(60)",
            "advance": "mock.clock.advance(minutes=5)",
            "advance_until_idle": "mock.clock.advance_until_idle()",
        },
    ),
    Section(
        "Job profiles",
        Profiles,
        "mock.profiles",
        {
            "set": 'mock.profiles.set(filename="*.avi", fails="validating", code="video_file_broken")',
            "list": "mock.profiles.list()",
            "clear": "mock.profiles.clear()",
        },
    ),
    Section(
        "Faults",
        Faults,
        "mock.faults",
        {
            "add": 'fault = mock.faults.add({"truncate": {"share": 0.5}}, "search", times=1)',
            "list": "mock.faults.list()",
            "clear": "mock.faults.clear()",
        },
    ),
    Section(
        "Kinds of faults",
        FaultKinds,
        "mock.faults",
        {
            "error": 'mock.faults.error("search", status=503)',
            "rate_limit": 'mock.faults.rate_limit("search", retry_after=2, times=2)',
            "reset": 'mock.faults.reset("indexes", processed=True)',
            "close": "mock.faults.close(every=3)",
            "empty": 'mock.faults.empty("videos")',
            "garbage": 'mock.faults.garbage("search", times=2)',
            "truncate": 'mock.faults.truncate("search", share=0.2)',
            "content_type": 'mock.faults.content_type("tasks", value="text/plain")',
            "break_contract": 'mock.faults.break_contract("search", body={"data": None})',
            "slow_body": 'mock.faults.slow_body("analyze", seconds=1)',
            "cut_stream": 'mock.faults.cut_stream("analyze", events=3)',
            "reset_upload": 'mock.faults.reset_upload("tasks", after_kib=64)',
            "stall_upload": 'mock.faults.stall_upload("assets", seconds=5)',
            "refuse_upload": 'mock.faults.refuse_upload("tasks", code="video_file_broken")',
        },
    ),
    Section(
        "A fault",
        Fault,
        "fault",
        {
            "counts": "assert fault.counts().fired == 0",
            "fired": "assert fault.fired == 0",
            "remove": "fault.remove()",
        },
        before='fault = mock.fail("search", status=429)',
    ),
    Section(
        "Answers",
        Answers,
        "mock.answers",
        {
            "add": 'answer = mock.answers.add("post_analyze", [{"text": "One"}, {"text": "Two"}])',
            "list": "mock.answers.list()",
            "clear": "mock.answers.clear()",
        },
    ),
    Section(
        "A fixed answer",
        FixedAnswer,
        "answer",
        {
            "matched": "assert answer.matched == 0",
            "given": "assert answer.given == 0",
            "remove": "answer.remove()",
        },
        before='answer = mock.answer("post_analyze", text="One")',
    ),
    Section(
        "Scenes",
        Scenes,
        "mock.scenes",
        {
            "add": 'scenes = mock.scenes.add({"pattern": "final"}, [{"span": [0, 5], "said": "Hello"}])',
            "list": "mock.scenes.list()",
            "clear": "mock.scenes.clear()",
            "of": "mock.scenes.of(video_id)",
            "put": 'mock.scenes.put(video_id, [{"span": [0, 5], "seen": "A dog at the door"}])',
        },
        before=_UPLOAD,
    ),
    Section(
        "Scenes of a video to come",
        ExpectedScenes,
        "scenes",
        {"remove": "scenes.remove()"},
        before='scenes = mock.video("final.mp4", scenes=[{"span": [0, 5], "said": "Hello"}])',
    ),
    Section(
        "Webhooks",
        Webhooks,
        "mock.webhooks",
        {
            "add": 'webhook = mock.webhooks.add("http://127.0.0.1:9000/hook")',
            "list": "mock.webhooks.list()",
            "deliver": "mock.webhooks.deliver()",
            "deliveries": "mock.webhooks.deliveries()",
        },
    ),
    Section(
        "A webhook",
        Webhook,
        "webhook",
        {"remove": "webhook.remove()"},
        before='webhook = mock.webhooks.add("http://127.0.0.1:9000/hook")',
    ),
    Section(
        "Journal",
        Journal,
        "mock.journal",
        {
            "calls": 'mock.journal.calls("post_indexes", status=201)',
            "tail": "last = mock.journal.tail(1)",
            "exchange": "mock.journal.exchange(last[0].request_id)",
            "wait_for": 'mock.journal.wait_for("post_indexes", timeout_seconds=5)',
            "verify": 'mock.journal.verify("post_indexes", at_least=1)',
            "verify_in_order": 'mock.journal.verify_in_order({"operation": "post_indexes", "status": 201}, "tasks")',
            "verify_no_other_calls": 'mock.journal.verify_no_other_calls("post_indexes")',
            "conduct": 'assert mock.journal.conduct("polled_too_fast") == []',
            "unauthenticated": "mock.journal.unauthenticated()",
            "clear": "mock.journal.clear()",
        },
        before=_UPLOAD,
    ),
    Section(
        "Conduct",
        Conduct,
        "conduct",
        {
            "is_clean": "assert conduct.is_clean",
            "by_rule": "assert not conduct.by_rule()",
            "assert_clean": "conduct.assert_clean()",
        },
        before="conduct = mock.conduct()",
    ),
    Section(
        "Behaviour",
        Behaviour,
        "mock.behaviour",
        {
            "read": "mock.behaviour.read()",
            "quality": "mock.behaviour.quality(recall=0.5, noise=3)",
            "consistency": "mock.behaviour.consistency(appear_after_reads=2)",
            "paging": "mock.behaviour.paging(short=1)",
        },
    ),
    Section(
        "Consent",
        Consent,
        "mock.consent",
        {
            "approve": "approval = mock.consent.approve(authorize_url)",
            "deny": "mock.consent.deny(another_authorize_url)",
        },
        before=f"{_AUTHORIZE}\nanother_authorize_url = authorize_url\n{_AUTHORIZE}",
    ),
    Section(
        "An approval",
        Approval,
        "approval",
        {"revoke": "approval.revoke()"},
        before=f"{_AUTHORIZE}\napproval = mock.consent.approve(authorize_url)",
    ),
)
