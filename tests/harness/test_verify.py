"""`mockserver verify`: a server keeps the contract, breaks it, or cannot be checked; each has its own exit code."""

import re
import signal
import subprocess
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import Request, urlopen

import orjson
import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from mockserver.cli.main import main
from mockserver.contract.source import packaged_contract
from mockserver.ground.settings import Settings
from mockserver.harness.traffic.bounds import Bounds, ReplyEndless
from mockserver.harness.verdict.verdict import Outcome
from mockserver.harness.verify.deletions import deletions
from mockserver.harness.verify.remote import Remote
from mockserver.harness.verify.scenarios import SCENARIOS, VERSIONS
from tests.harness.mutants.catalogue import catalogue
from tests.harness.mutants.runs import run_mutant
from tests.harness.verifying import KEY, Recorder, elsewhere, scenarios_about, stand_in, verdict_on
from tests.support.api import Api
from tests.support.endless import endless_server
from tests.support.processes import COMMAND, LONGEST_SECONDS, clean_environment, running
from tests.support.tiers import CI

Capture = pytest.CaptureFixture[str]
DRAWN_ONCE = ("--operation", "list-engines")
READ = ("list-engines", "retrieve-index", "list-video-embedding-tasks", "retrieve-engine")


def answering(reply: Response) -> ASGIApp:
    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        await reply(scope, receive, send)

    return serve


@pytest.fixture
def static_files(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text("<h1>Not an API</h1>")
    handler = partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the library
        pass


def test_the_stand_in_keeps_the_contract(capsys: Capture) -> None:
    assert main(["verify", "in-process", *DRAWN_ONCE]) == 3

    printed = capsys.readouterr().out
    assert "list-engines" in printed
    assert "API versions: v1.2, v1.3" in printed
    for version in VERSIONS.values():
        assert f" {len(version.scenarios)} of {len(version.scenarios)} scenarios" in printed
    assert "\nIncomplete: no violation found; checked" in printed


def test_an_incomplete_run_ends_with_0_only_if_that_is_accepted(capsys: Capture) -> None:
    assert main(["verify", "in-process", *DRAWN_ONCE, "--api", "v1.2", "--accept-incomplete"]) == 0

    printed, count = capsys.readouterr().out, len(VERSIONS["v1.2"].scenarios)
    assert "API versions: v1.2 " in printed
    assert f"\nKept: no violation found; checked {count} of {count} scenarios and" in printed


def test_a_version_that_the_server_lacks_is_reported_and_is_not_a_failure() -> None:
    with stand_in() as app:
        verdict = verdict_on(
            elsewhere(_WithoutVersion(app, "/v1.3/")), scenarios=scenarios_about("the list of engines")
        )

    absent = "http://server.test does not have it: GET /v1.3/indexes answers 404"
    assert [each.version for each in verdict.coverage] == ["v1.2"]
    assert f"Not checked: API v1.3: {absent}" in verdict.remarks
    assert verdict.violations == []


def test_a_requested_version_must_exist() -> None:
    with stand_in() as app:
        verdict = verdict_on(elsewhere(_WithoutVersion(app, "/v1.3/")), versions=("v1.3",))

    assert verdict.outcome is Outcome.UNABLE
    assert "API v1.3: http://server.test does not have it" in verdict.unable


@pytest.mark.parametrize(
    "body",
    [b'{"a', b'"\xff"', *(b"[" * depth + b"]" * depth for depth in (201, 1_000, 100_000))],
    ids=["cut off", "not UTF-8", "deeper than the contract", "deeper than Python reads", "deeper than orjson reads"],
)
def test_replies_that_are_no_json_are_findings_and_end_nothing(body: bytes) -> None:
    with stand_in() as app:
        server = elsewhere(_WithBody(app, "/v1.2/engines", body))
        verdict = verdict_on(
            server, scenarios=(), phases=("coverage",), operations=("list-engines",), versions=("v1.2",)
        )

    assert "broken-reply" in {judged.finding.rule for judged in verdict.violations}
    assert not [remark for remark in verdict.remarks if remark.startswith("Stopped: ")]


class _WithBody:
    """A server that answers with this body at one path once it has answered there as it should."""

    def __init__(self, app: ASGIApp, path: str, body: bytes) -> None:
        self._app = app
        self._path = path
        self._body = body
        self._count = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._count += scope["path"] == self._path
        is_broken = scope["path"] == self._path and self._count > 1
        reply = Response(self._body, media_type="application/json")
        await (reply if is_broken else self._app)(scope, receive, send)


class _WithoutVersion:
    """A server of one version only."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_absent = scope["path"].startswith(self._prefix)
        await (PlainTextResponse("Not Found", 404) if is_absent else self._app)(scope, receive, send)


def test_every_record_that_a_run_creates_is_deleted() -> None:
    making = (
        "post_tasks",
        "post_assets",
        "post_analyze_tasks",
        "post_entity_collections",
        "post_knowledge_stores",
        "post_assets_multipart_uploads",
        "post_connections_redirect_uris",
    )
    with stand_in() as app:
        server = elsewhere(app)
        verdict = verdict_on(server, scenarios=(), phases=("examples",), versions=("v1.3",), operations=making)

        mine = Api(app, app.accounts, KEY).client  # type: ignore[arg-type]  # no clock is needed
        left = {path: mine.get(path).json()["data"] for path in deletions(packaged_contract(), ["v1.3"]).of}

    assert not [name for name in making if not verdict.operations[name].accepted]
    assert not any(left.values()), left
    assert any(
        remark.startswith("Left behind: ")
        and remark.endswith(" of /v1.3/assets/multipart-uploads, which no operation deletes")
        for remark in verdict.remarks
    )


@CI
def test_verify_leaves_nothing_in_the_working_directory(tmp_path: Path) -> None:
    subprocess.run(
        [*COMMAND, "verify", "in-process", *DRAWN_ONCE, "--api", "v1.2"],
        env=clean_environment(),
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        check=False,
    )

    assert list(tmp_path.iterdir()) == []


@CI
def test_a_server_at_an_address_is_verified_and_left_unchanged(capsys: Capture) -> None:
    with running("--profile", "polls") as server:
        before = _indexes(server.url)
        code = main(["verify", server.url, *DRAWN_ONCE])
        after = _indexes(server.url)

    printed = capsys.readouterr().out
    assert code == 3, printed
    assert f"scenarios: {len(SCENARIOS)} of {len(SCENARIOS)}" in printed
    assert before == after
    assert before


def _indexes(url: str) -> list[dict[str, Any]]:
    with urlopen(Request(f"{url}/v1.2/indexes?page_limit=50", headers={"x-api-key": "tlk_SAMPLE"})) as reply:
        listed: list[dict[str, Any]] = orjson.loads(reply.read())["data"]
    return listed


def test_without_a_key_nothing_is_sent_to_the_real_api(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWELVE_LABS_API_KEY", raising=False)

    assert main(["verify", "https://api.twelvelabs.io"]) == 2

    message = "the real API needs a key: set TWELVE_LABS_API_KEY or use --key; nothing was sent"
    assert capsys.readouterr().err == f"mockserver: {message}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["verify", "nowhere"], '"nowhere" is neither in-process nor an address such as http://127.0.0.1:1212'),
        (["verify", "http://[::1"], '"http://[::1" is neither in-process nor an address'),
        (["verify", "http://127.0.0.1:99999"], '"http://127.0.0.1:99999" is neither in-process nor an address'),
        (["verify", "in-process", "--operation", "list-engine"], "did you mean list-engines?"),
    ],
)
def test_an_unusable_argument_is_reported_in_one_line(capsys: Capture, arguments: list[str], message: str) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_a_run_without_an_answer_fails(capsys: Capture) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Quiet) as server:
        port = server.server_port

    assert main(["verify", f"http://127.0.0.1:{port}"]) == 2

    assert f"Could not check: 127.0.0.1:{port} did not answer" in capsys.readouterr().out


def test_a_server_of_static_files_is_not_verified(capsys: Capture, static_files: str) -> None:
    assert main(["verify", static_files]) == 2

    assert "there is no Twelve Labs API" in capsys.readouterr().out


@pytest.mark.parametrize(
    "app",
    [
        Starlette(),
        StaticFiles(directory=Path(__file__).parent),
        answering(PlainTextResponse("")),
        answering(PlainTextResponse("Everything is fine.")),
        answering(JSONResponse([])),
        answering(JSONResponse({"status": "ok"})),
        answering(Response(status_code=204)),
        answering(Response(status_code=500)),
    ],
    ids=["empty-app", "static-files", "empty", "text", "json-list", "json-object", "no-content", "failing"],
)
def test_an_unrelated_server_is_not_verified(app: ASGIApp) -> None:
    assert verdict_on(elsewhere(app)).outcome is Outcome.UNABLE


@pytest.mark.parametrize(
    "app",
    [
        answering(JSONResponse({"data": []})),
        answering(JSONResponse({"code": "resource_not_exist", "message": "Nothing is here."}, 404)),
        answering(JSONResponse({"code": "mock_not_built", "message": "Not yet."}, 501)),
    ],
    ids=["always-empty", "never-found", "never-built"],
)
def test_a_server_that_only_resembles_the_api_is_broken(app: ASGIApp) -> None:
    assert verdict_on(elsewhere(app)).outcome is Outcome.BROKEN


def test_a_run_whose_key_is_refused_does_not_pass() -> None:
    refusing = answering(JSONResponse({"code": "api_key_invalid", "message": "No."}, 401))

    verdict = verdict_on(elsewhere(refusing))

    assert verdict.outcome is Outcome.UNABLE
    assert "does not accept the key" in verdict.unable


def test_a_run_whose_server_stops_answering_does_not_pass() -> None:
    with stand_in() as app:
        verdict = verdict_on(elsewhere(_StopsAnswering(app, 40)))

    assert verdict.outcome is not Outcome.KEPT


class _StopsAnswering:
    """Answers a number of requests, and then fails."""

    def __init__(self, app: ASGIApp, often: int) -> None:
        self._app = app
        self._left = often

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._left -= 1
        if self._left < 0:
            raise ConnectionResetError
        await self._app(scope, receive, send)


def test_only_gets_are_sent_if_writes_are_not_allowed() -> None:
    with stand_in() as app:
        recorder = Recorder(app)
        verdict = verdict_on(elsewhere(recorder), may_write=False, phases=("examples", "coverage"), operations=READ)

    assert recorder.methods <= {"GET", "HEAD", "OPTIONS", "TRACE"}
    reasons = [reason for each in verdict.coverage for reason in each.scenarios.values()]
    assert verdict.outcome is Outcome.INCOMPLETE
    assert "it writes, and --allow-writes was not given" in reasons


def test_a_limit_of_no_requests_is_not_the_default_limit(capsys: Capture) -> None:
    assert main(["verify", "in-process", "--dry-run", "--max-requests", "0"]) == 0

    assert "At most 0 requests and any uploads." in capsys.readouterr().out


def test_a_server_elsewhere_is_only_read_unless_writes_are_allowed(capsys: Capture) -> None:
    assert main(["verify", "https://api.twelvelabs.io", "--dry-run"]) == 0
    reading = capsys.readouterr().out
    assert main(["verify", "https://api.twelvelabs.io", "--plan", "--allow-writes"]) == 0
    writing = capsys.readouterr().out

    assert "Only GET is sent" in reading
    assert "POST" not in reading
    assert "At most 500 requests and no uploads." in reading
    assert "2 minutes of uploaded video" in writing
    assert re.search(r"API v1.2: \d+ requests, 0.0 minutes of video\n", reading)
    assert re.search(r"API v1.3: \d+ requests, [01]\.\d minutes of video\n    by rate limit: ", writing)
    assert "POST   /v1.2/tasks" in writing


def test_no_more_requests_are_sent_than_are_allowed() -> None:
    with stand_in() as app:
        recorder = Recorder(app)
        verdict = verdict_on(elsewhere(recorder), max_requests=60, phases=("examples",))

        left = _names(app)

    tidying = [request for request in recorder.requests if request[0] == "DELETE"]
    looking = [request for request in recorder.requests[60:] if request[0] == "GET"]
    assert len(recorder.requests) <= 60 + len(tidying) + len(looking)
    assert left == []
    assert any("all 60 requests of --max-requests are used" in remark for remark in verdict.remarks)


def _names(app: Any) -> list[str]:
    listed = Api(app, app.accounts, "tlk_MINE").get("/indexes", params={"page_limit": 50}).json()
    return [index["index_name"] for index in listed["data"]]


def test_a_small_number_of_requests_is_shared_among_the_operations() -> None:
    with stand_in() as app:
        verdict = verdict_on(
            elsewhere(app),
            may_write=False,
            scenarios=(),
            max_requests=60,
            phases=("examples", "coverage"),
            operations=READ,
        )

    assert all(verdict.operations[name].requests >= 5 for name in READ)


@CI
def test_records_of_others_are_not_changed() -> None:
    with stand_in() as app:
        mine = Api(app, app.accounts, "tlk_MINE")  # type: ignore[arg-type]  # no clock is needed
        kept = [mine.create_index(f"kept {number}") for number in range(3)]
        before = [mine.get(f"/indexes/{name}").json() for name in kept]
        verdict_on(elsewhere(app), phases=("examples", "coverage"), operations=("update-index", "delete-index"))

        after = [mine.get(f"/indexes/{name}").json() for name in kept]

    assert after == before
    assert sorted(_names(app)) == ["kept 0", "kept 1", "kept 2"]


def test_allowed_writes_elsewhere_keep_to_the_limit_and_are_deleted_again() -> None:
    with stand_in() as app:
        far = elsewhere(app, is_loopback=False)
        verdict = verdict_on(
            far,
            max_minutes=0.6,
            versions=("v1.2",),
            phases=("examples",),
            operations=("create-video-indexing-task", "upload-external-provider"),
        )
        left = _names(app)

    assert verdict.violations == []
    assert left == []
    assert any("the length of its video is unknown" in remark for remark in verdict.remarks)
    assert any("all 0.6 minutes of --max-minutes are used" in remark for remark in verdict.remarks)


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=CI)])
def test_created_records_are_deleted_after_ctrl_c_too(number: signal.Signals) -> None:
    with running("--profile", "seconds") as server:
        process = subprocess.Popen(
            [*COMMAND, "verify", server.url], env=clean_environment(), stdout=subprocess.PIPE, text=True
        )
        while not any(index["index_name"].startswith("verify-") for index in _indexes(server.url)):
            assert process.poll() is None
        process.send_signal(number)
        printed, _ = process.communicate(timeout=LONGEST_SECONDS)
        left = [index["index_name"] for index in _indexes(server.url)]

    assert process.returncode == 2, printed
    assert "Could not check: the run was stopped before its end" in printed
    assert not any(name.startswith("verify-") for name in left)


def test_a_deviation_of_a_proxy_in_between_is_found() -> None:
    with stand_in() as app:
        verdict = verdict_on(elsewhere(_CountsOneMore(app)), scenarios=scenarios_about("lists of indexes are paged"))

    [found] = [judged.finding for judged in verdict.violations if judged.finding.subject == "total_results"][:1]
    assert verdict.outcome is Outcome.BROKEN
    assert found.operation == "list-indexes"
    assert found.request.startswith("curl -X GET")
    assert "tlk_MINE" not in found.request


class _Unreadable:
    """A server whose replies are all unreadable, in the given `way`; it counts requests."""

    def __init__(self, way: str) -> None:
        self.way = way
        self.requests = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.requests += 1
        headers = {"content-type": "application/json"}
        match self.way:
            case "endless":
                raise ReplyEndless("The reply has more than 32 MiB.")
            case "broken":
                await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"99")]})
                await send({"type": "http.response.body", "body": b'{"data": [', "more_body": True})
            case "not packed":
                await Response(b'{"data": []}', headers={**headers, "content-encoding": "gzip"})(scope, receive, send)
            case "unknown coding":
                await Response(b'{"data": []}', headers={**headers, "content-encoding": "x"})(scope, receive, send)
            case "other length":
                await Response(b'{"data": []}', headers={**headers, "content-length": "99"})(scope, receive, send)
            case "no JSON":
                await Response(b'{"data": [', headers=headers)(scope, receive, send)


@pytest.mark.parametrize("way", ["endless", "broken", "not packed", "unknown coding", "other length", "no JSON"])
def test_a_server_whose_replies_are_all_unreadable_is_broken(way: str) -> None:
    server = _Unreadable(way)

    verdict = verdict_on(elsewhere(server), scenarios=scenarios_about("the list of engines"))

    assert verdict.outcome is Outcome.BROKEN
    assert {judged.finding.rule for judged in verdict.violations} == {
        "endless-reply" if way == "endless" else "broken-reply"
    }


def test_a_version_whose_replies_are_all_unreadable_is_broken_even_if_the_other_is_valid() -> None:
    with stand_in() as app:

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            is_bad = scope["path"].startswith("/v1.3/")
            await (_Unreadable("no JSON") if is_bad else app)(scope, receive, send)

        verdict = verdict_on(elsewhere(serve), scenarios=scenarios_about("the list of engines"))

    assert verdict.outcome is Outcome.BROKEN
    assert {judged.finding.operation for judged in verdict.violations} == {"get_indexes"}


def test_a_server_of_endless_replies_gets_only_a_few_requests() -> None:
    server = _Unreadable("endless")

    verdict_on(elsewhere(server), phases=("examples",))

    assert server.requests <= 3


@pytest.mark.parametrize("way", ["drip", "drip-headers"])
def test_a_server_whose_replies_all_drip_is_broken(way: str) -> None:
    with endless_server(way) as server:
        remote = Remote(server.url, Bounds(seconds=0.2))
        verdict = verdict_on(elsewhere(remote))
        remote.close()

    assert verdict.outcome is Outcome.BROKEN
    assert {judged.finding.rule for judged in verdict.violations} == {"endless-reply"}


def test_a_reply_that_never_ends_is_a_finding_that_says_so() -> None:
    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith("/v1.2/engines"):
            raise ReplyEndless("The reply has more than 32 MiB.")
        await app(scope, receive, send)

    with stand_in() as app:
        verdict = verdict_on(
            elsewhere(endless), scenarios=scenarios_about("the list of engines", "an index can be created, renamed")
        )

    found = [judged.finding for judged in verdict.violations if "engine" in judged.finding.operation]
    assert verdict.outcome is Outcome.BROKEN
    assert [(finding.rule, finding.message) for finding in found] == [
        ("endless-reply", "The reply has more than 32 MiB.")
    ]


class _CountsOneMore:
    """A proxy whose lists count one index too many."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def add_one(message: Any) -> None:
            if scope["path"] == "/v1.2/indexes" and message["type"] == "http.response.body":
                body = orjson.loads(message["body"])
                if "page_info" in body:
                    body["page_info"]["total_results"] += 1
                message = {**message, "body": orjson.dumps(body)}
            await send(message)

        await self._app(scope, receive, add_one)


def test_a_server_with_only_one_key_is_not_broken() -> None:
    with stand_in(Settings(profile="instant", api_keys=(KEY,))) as app:
        verdict = verdict_on(
            elsewhere(app), scenarios=scenarios_about("another account cannot see"), versions=("v1.2",)
        )

    [reason] = [reason for each in verdict.coverage for reason in each.scenarios.values()]
    assert "does not accept the second key" in reason
    assert verdict.violations == []


@pytest.mark.parametrize(
    "settings",
    [
        Settings(profile="polls", plan="free"),
        Settings(profile="polls", as_of=date(2023, 12, 31)),
        Settings(profile="polls", as_of=date(2024, 10, 31), strict=True),
        Settings(profile="instant", plan="developer", recorded_answers=False),
    ],
    ids=["free", "2023", "2024-strict", "developer"],
)
def test_the_stand_in_keeps_the_contract_with_any_plan_and_date(settings: Settings) -> None:
    with stand_in(settings) as app:
        verdict = verdict_on(elsewhere(app), ready_timeout_seconds=1, versions=("v1.2",))

    assert verdict.violations == []
    assert not [reason for each in verdict.coverage for reason in each.scenarios.values() if reason]


def test_scenarios_that_cannot_run_are_named() -> None:
    with stand_in() as app:
        verdict = verdict_on(elsewhere(app), scenarios=scenarios_about("a gist has"), versions=("v1.2",))

    [(name, reason)] = [each for coverage in verdict.coverage for each in coverage.scenarios.items()]
    assert (name[:6], reason) == ("a gist", "no video became ready")
    assert verdict.outcome is Outcome.UNABLE


def test_a_finding_of_a_scenario_says_what_the_scenario_is_about() -> None:
    run = run_mutant(catalogue()["limit-clamped"])

    finding = run.findings[0]
    assert finding.message == f"{finding.operation} answered 200."
    assert finding.expected == f"400 ({run.part})"
