"""`mockserver verify` on API v1.3: each broken law is found, and a valid server has no findings."""

from collections.abc import Callable
from datetime import date

import pytest
from starlette.types import ASGIApp

from mockserver.ground.settings import Settings
from mockserver.harness.verdict.verdict import Outcome
from mockserver.harness.verify.scenarios import VERSIONS
from mockserver.harness.verify.server import IN_PROCESS, server_at
from tests.harness.mutants.faulty_app import Fault, FaultyApp, Reply, Request, Resend
from tests.harness.verifying import elsewhere, stand_in, verdict_on
from tests.support.tiers import CI

# Others need what it uploads.
UPLOADING = "an asset can be uploaded and indexed"
Change = Callable[[Request, Reply], None]


class _ChangedReplies(Fault):
    def __init__(self, change: Change) -> None:
        self._change = change

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        self._change(request, reply)


def one_too_many(request: Request, reply: Reply) -> None:
    if reply.status == 200 and request.operation in ("get_assets", "get_analyze_tasks"):
        reply.body["page_info"]["total_results"] += 1


def reversed_pages(request: Request, reply: Reply) -> None:
    if reply.status == 200 and request.operation == "get_indexes" and request.query.get("page_limit") == "2":
        reply.body["data"].reverse()


def bent_limit(request: Request, reply: Reply) -> None:
    if reply.status == 400 and request.operation == "get_tasks" and request.query.get("page_limit") == "51":
        info = {"limit_per_page": 50, "page": 1, "total_page": 0, "total_results": 0}
        reply.become(200, {"data": [], "page_info": info})


def other_in_list(request: Request, reply: Reply) -> None:
    if reply.status == 200 and request.operation == "get_assets":
        for row in reply.body["data"]:
            row["filename"] = "another.mp4"


def renamed_nothing(request: Request, reply: Reply) -> None:
    if reply.status == 200 and request.operation == "get_indexes_index_id":
        reply.body["index_name"] = reply.body["index_name"].split(" ")[0]


def goes_back(request: Request, reply: Reply) -> None:
    if reply.status == 200 and request.operation == "get_analyze_tasks_task_id" and reply.body["status"] == "ready":
        reply.body["status"] = "queued"


def forgets_the_kind(request: Request, reply: Reply) -> None:
    if (
        reply.status == 200
        and request.operation == "get_assets_asset_id"
        and "image" in reply.body.get("file_type", "")
    ):
        reply.body["file_type"] = "video/mp4"


def ranks_from_zero(request: Request, reply: Reply) -> None:
    if reply.status == 200 and request.operation in ("post_search", "get_search_page_token"):
        for row in reply.body["data"]:
            if "rank" in row:
                row["rank"] += 1


def never_ends(request: Request, reply: Reply) -> None:
    if reply.status == 200 and request.operation == "post_analyze" and isinstance(reply.body, bytes):
        reply.body = reply.body[: reply.body.rstrip(b"\n").rfind(b"\n")]


def takes_the_asset_along(request: Request, reply: Reply) -> None:
    if reply.status == 409 and request.operation == "delete_assets_asset_id":
        reply.become(204)


@pytest.mark.parametrize(
    ("change", "operation", "scenario"),
    [
        (one_too_many, "get_assets", "every list shows the same rows with any page_limit"),
        (reversed_pages, "get_indexes", "every list shows the same rows with any page_limit"),
        (bent_limit, "get_tasks", "every list refuses values out of range"),
        (other_in_list, "get_assets_asset_id", "every list agrees with its items"),
        (renamed_nothing, "get_indexes_index_id", "an index can be created and renamed"),
        (goes_back, "get_analyze_tasks_task_id", "an analyze task goes through its states in order"),
        (forgets_the_kind, "get_assets_asset_id", "an asset has the kind of its file"),
        (ranks_from_zero, "post_search", "results are paged, best first"),
        (never_ends, "post_analyze", "a streamed analysis equals the analysis in one reply"),
        (takes_the_asset_along, "delete_assets_asset_id", "an indexed asset can only be deleted with force"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_broken_law_is_found_by_its_scenario(change: Change, operation: str, scenario: str) -> None:
    def with_fault(app: ASGIApp) -> ASGIApp:
        return FaultyApp(app, _ChangedReplies(change))

    chosen = [each for each in VERSIONS["v1.3"].scenarios if each.name.startswith((UPLOADING, scenario))]
    server = server_at(IN_PROCESS, "", wrap=with_fault)
    verdict = verdict_on(server, versions=("v1.3",), scenarios=chosen, ready_timeout_seconds=1)

    assert verdict.outcome is Outcome.BROKEN
    assert operation in {judged.finding.operation for judged in verdict.violations}


@pytest.mark.parametrize(
    ("settings", "unseen"),
    [
        (Settings(profile="polls", plan="free"), 0),
        (Settings(profile="polls", as_of=date(2026, 6, 1), strict=True), 4),
    ],
    ids=["free", "without-pegasus"],
)
@CI
def test_the_stand_in_keeps_the_contract_with_any_plan_and_date(settings: Settings, unseen: int) -> None:
    with stand_in(settings) as app:
        verdict = verdict_on(elsewhere(app), versions=("v1.3",), ready_timeout_seconds=1)

    [coverage] = verdict.coverage
    assert verdict.violations == []
    assert sum(bool(reason) for reason in coverage.scenarios.values()) == unseen
