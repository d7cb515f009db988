"""If sources of the API disagree, each documented answer is accepted and reported; any other is a finding."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import pytest

from mockserver.contract.doubts.doubts import ANY_CODE, Doubt, Doubts, ReplySignature, documented_signatures
from mockserver.contract.operations import Operation
from mockserver.contract.source import packaged_contract
from mockserver.handlers.exchanges.observed import Body, Observed
from mockserver.harness.inspection.as_documented import AnswerSeen, DoubtReader
from mockserver.harness.inspection.clauses import Clauses
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.inspection.replies import ReplyInspector
from mockserver.harness.verdict.doubts_seen import doubts_seen, remarks_on
from mockserver.harness.verdict.verdict import Verdict
from mockserver.harness.verify.server import IN_PROCESS, server_at
from tests.harness.mutants.faulty_app import Fault, FaultyApp, Reply, Request, Resend
from tests.harness.verifying import scenarios_about, verdict_on

CONTRACT = packaged_contract()
READER = DoubtReader(CONTRACT)
REPLIES = ReplyInspector(Clauses(CONTRACT.document))
INDEX = "/v1.3/indexes/67f7b2c4e8a13d5f20b96c71"
RATES = {f"x_ratelimit_{name}": "1" for name in ("limit", "remaining", "used", "reset")}
OLD_INDEX = "/v1.2/indexes/6527e59e74b5a5ab84015cf5"
UNKNOWN = {"message": "There is no such index."}


def replied(
    path: str, status: int, body: Any = None, method: str = "GET", media_type: str = "application/json", **headers: str
) -> Observed:
    raw = b"" if body is None else body if isinstance(body, bytes) else orjson.dumps(body)
    more = {name.replace("_", "-"): text for name, text in headers.items()}
    named = {"content-type": media_type} if raw else {}
    return Observed(
        method, path, headers={"x-api-key": "k"}, status=status, reply_headers=named | more, reply=Body(len(raw), raw)
    )


def seen_in(observed: Observed) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the findings about a reply, and the answers to doubts that it gives."""
    inspection = Inspector(CONTRACT).inspect(observed)
    server = [(each.rule, each.subject) for each in inspection.findings if each.side == "server"]
    return server, {answer.doubt: answer.answer for answer in inspection.answers}


@pytest.mark.parametrize(
    ("status", "code", "answers"),
    [
        (404, "resource_not_exists", ("404", "resource_not_exists")),
        (404, "resource_not_exist", ("404", "resource_not_exist")),
        (400, "resource_not_exists", ("400", "resource_not_exists")),
        (400, "resource_not_exist", ("400", "resource_not_exist")),
    ],
)
def test_each_documented_answer_to_an_unknown_identifier_is_accepted_and_reported(
    status: int, code: str, answers: tuple[str, str]
) -> None:
    found, seen = seen_in(replied(INDEX, status, {"code": code, **UNKNOWN}))

    assert found == []
    assert (seen["unknown-id-status"], seen["unknown-id-code"]) == answers


@pytest.mark.parametrize(
    ("observed", "rule"),
    [
        (replied(INDEX, 404, {"code": "index_lost", **UNKNOWN}), "undocumented-code"),
        (replied(INDEX, 400, {"code": "index_lost", **UNKNOWN}), "undocumented-code"),
        (replied(INDEX, 418, {"code": "resource_not_exists", **UNKNOWN}), "undocumented-status"),
        (replied(INDEX, 404, {"code": "resource_not_exist"}), "missing-reply-field"),
        (replied(INDEX, 404, UNKNOWN), "missing-reply-field"),
        (replied(INDEX, 404, {"error": {"code": "resource_not_exists", **UNKNOWN}}), "missing-reply-field"),
        (replied(OLD_INDEX, 403, {"code": "api_not_allowed", **UNKNOWN}), "undocumented-status"),
        (replied(INDEX, 200, {}, "DELETE"), "undocumented-status"),
        (replied(INDEX, 202, None, "DELETE"), "undocumented-status"),
        (replied("/v1.3/assets/67f7b2c4e8a13d5f20b96c71", 409, UNKNOWN, "DELETE"), "missing-reply-field"),
    ],
)
def test_an_answer_that_no_source_documents_is_a_finding(observed: Observed, rule: str) -> None:
    found, _ = seen_in(observed)

    assert rule in [each for each, _ in found]


def test_an_error_code_that_no_source_documents_may_be_any() -> None:
    found, seen = seen_in(
        replied("/v1.3/assets/67f7b2c4e8a13d5f20b96c71", 409, {"code": "asset_is_held", **UNKNOWN}, "DELETE")
    )

    assert (found, seen) == ([], {"unnamed-code": "another"})


def test_a_success_without_a_body_may_have_either_status() -> None:
    assert seen_in(replied(INDEX, 200, None, "DELETE")) == ([], {"empty-success-status": "200"})
    assert seen_in(replied(INDEX, 204, None, "DELETE")) == ([], {"empty-success-status": "204"})


def test_a_stream_may_have_either_media_type_and_a_whole_text_only_json() -> None:
    lines = [
        {"event_type": "stream_start", "metadata": {"generation_id": "4f6a2f0a-7c0c-4c3e-9a2d-0d6c8a1f7f11"}},
        {"event_type": "text_generation", "text": "Hello"},
        {
            "event_type": "stream_end",
            "finish_reason": "stop",
            "metadata": {
                "generation_id": "4f6a2f0a-7c0c-4c3e-9a2d-0d6c8a1f7f11",
                "usage": {"output_tokens": 1, "input_tokens": 1},
            },
        },
    ]
    stream = b"".join(orjson.dumps(line) + b"\n" for line in lines)
    whole = {
        "id": "4f6a2f0a-7c0c-4c3e-9a2d-0d6c8a1f7f11",
        "data": "Hello",
        "finish_reason": "stop",
        "usage": {"output_tokens": 1, "input_tokens": 1},
    }

    for media_type in ("application/x-ndjson", "application/json"):
        found, seen = seen_in(replied("/v1.3/analyze", 200, stream, "POST", media_type, **RATES))
        assert (found, seen["stream-media-type"]) == ([], media_type)
    found, seen = seen_in(replied("/v1.3/analyze", 200, whole, "POST", **RATES))
    assert (found, "stream-media-type" in seen) == ([], False)
    assert seen_in(replied("/v1.3/analyze", 200, b'{"id": ', "POST", **RATES))[0] != []


def test_rate_limit_headers_may_be_of_either_family_but_must_be_of_one() -> None:
    spent = {"code": "too_many_requests", "message": "Wait."}
    by_request = {f"x_ratelimit_request_{name}": "1" for name in ("limit", "remaining", "used", "reset")}
    came = {
        family: seen_in(replied("/v1.3/indexes", 429, spent, retry_after="1", **headers))
        for family, headers in (("both", RATES | by_request), ("plain", RATES), ("request", by_request), ("none", {}))
    }

    assert [came[family][0] for family in ("both", "plain", "request")] == [[], [], []]
    assert [came[family][1]["rate-limit-headers"] for family in ("both", "plain", "request")] == [
        "both",
        "X-Ratelimit",
        "X-RateLimit-Request",
    ]
    assert "missing-header" in [rule for rule, _ in came["none"][0]]


def cases() -> Iterator[tuple[Operation, ReplySignature, list[tuple[Doubt, str]], ReplySignature]]:
    """Yield each documented reply of each operation, changed to each single other answer."""
    for operation in CONTRACT.client_operations:
        for documented in documented_signatures(operation):
            for doubt in CONTRACT.doubts.about(operation, documented):
                for answer in doubt.answers:
                    yield operation, documented, [(doubt, answer.name)], answer.changed(documented)


def observed_as(face: ReplySignature) -> Observed:
    error_body = {"code": face.code.replace(ANY_CODE, "something_else"), "message": "No."}
    bodies = {"flat": error_body, "nested": {"error": error_body}, "numbered": {"error_code": 7, "message": "No."}}
    raw = orjson.dumps(bodies[face.form]) if face.form in bodies else b"x" if face.media_type else b""
    headers = {"content-type": face.media_type} if face.media_type else {}
    return Observed("GET", "/", status=face.status, reply_headers=headers, reply=Body(len(raw), raw))


def test_every_answer_of_every_doubt_is_normalised_to_the_documented_reply() -> None:
    count = 0
    for operation, documented, [(doubt, name)], face in cases():
        if documented.status < 400 and documented.media_type:
            continue  # only a body distinguishes these answers
        read = READER.read_as(operation, documented.status, documented.code, observed_as(face))
        assert read is not None, (operation.id, documented, name)
        assert read.observed.status == documented.status
        assert AnswerSeen(doubt.version, doubt.name, name) in read.answers or doubt.of.get("headers")
        misfits = [each.rule for each in REPLIES.inspect(operation, read.observed) if each.severity == "error"]
        assert misfits == [], (operation.id, documented, name, misfits)
        count += 1
    assert count > 1000


@dataclass
class OtherAnswer(Fault):
    """A server whose replies `answer` changes, as another source of the API has them."""

    answer: Callable[[Reply], None]

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        self.answer(reply)


def code_of(reply: Reply) -> str:
    return str(reply.body.get("code", "")) if isinstance(reply.body, dict) else ""


def unknown_is_400(reply: Reply) -> None:
    if code_of(reply) == "resource_not_exist":
        reply.become(400, {"code": "resource_not_exists", "message": "There is no such thing."})


def unknown_is_410(reply: Reply) -> None:
    if code_of(reply) == "resource_not_exist":
        reply.become(410, {"code": "resource_not_exist", "message": "There is no such thing."})


def verified(answer: Callable[[Reply], None], **options: Any) -> Verdict:
    server = server_at(IN_PROCESS, "", wrap=lambda app: FaultyApp(app, OtherAnswer(answer)))
    return verdict_on(server, scenarios=scenarios_about("index", "task", "upload"), versions=("v1.2",), **options)


def test_verify_accepts_each_answer_and_says_which_one_came() -> None:
    verdict = verified(unknown_is_400, phases=("coverage",), operations=("retrieve-index",), examples=2)

    assert [judged.finding.to_json() for judged in verdict.violations] == []
    seen = {doubt.doubt: set(doubt.answers) for doubt in verdict.doubts}
    assert (seen["unknown-id-status"], seen["unknown-id-code"]) == ({"400"}, {"resource_not_exists"})
    [remark] = [remark for remark in verdict.remarks if "unknown-id-status" in remark]
    assert re.search(r"This server: 400 \(\d+×\), documented is 404\. Sources: 404 by error codes page", remark)


def test_a_remark_names_question_answer_and_sources_of_a_doubt_with_the_documented_answer() -> None:
    doubts = Doubts({"v1.3": (CONTRACT.doubts.by_version["v1.3"][1],)})

    seen = doubts_seen(doubts, {AnswerSeen("v1.3", "unknown-id-code", "resource_not_exists"): 2})

    heading, remark = remarks_on(seen)
    assert "disagree, met by this run: 1." in heading
    assert remark == (
        "How is the error code of an unknown identifier spelled? This server: resource_not_exists (2×), as documented. "
        "Sources: resource_not_exists by types of the vendor's front end; resource_not_exist by error codes page. "
        "(v1.3 unknown-id-code)"
    )


def test_verify_finds_an_answer_that_no_source_documents() -> None:
    verdict = verified(unknown_is_410)

    assert "undocumented-status" in {judged.finding.rule for judged in verdict.violations}


def test_the_stand_in_gives_the_documented_answer_of_every_doubt() -> None:
    verdict = verified(lambda reply: None)

    assert verdict.violations == []
    assert [doubt.doubt for doubt in verdict.doubts if not doubt.is_as_documented] == []
    assert {"unknown-id-status", "unknown-id-code", "upload-status"} <= {doubt.doubt for doubt in verdict.doubts}


def test_evidence_of_a_finding_is_the_reply_as_it_came() -> None:
    def other_code_and_a_number(reply: Reply) -> None:
        if code_of(reply) == "resource_not_exist":
            reply.become(400, {"code": "resource_not_exists", "message": 7})

    verdict = verified(other_code_and_a_number, phases=("coverage",), operations=("retrieve-index",), examples=2)

    assert verdict.violations
    shown = {judged.finding.reply for judged in verdict.violations if "message" in judged.finding.subject}
    assert shown
    assert all(reply.startswith("400") and "resource_not_exists" in reply for reply in shown)


def clips_are_counted(reply: Reply) -> None:
    """Count clips instead of groups, as another source documents."""
    info = reply.body.get("page_info", {}) if isinstance(reply.body, dict) else {}
    if "total_inner_matches" in info:
        info["total_results"] = info["total_inner_matches"]


def neither_is_counted(reply: Reply) -> None:
    clips_are_counted(reply)
    info = reply.body.get("page_info", {}) if isinstance(reply.body, dict) else {}
    if "total_inner_matches" in info:
        info["total_results"] += 1


def test_an_answer_that_only_a_scenario_sees_is_accepted_and_reported_too() -> None:
    words = ("the list of indexes agrees", "grouped by video")
    server = server_at(IN_PROCESS, "", wrap=lambda app: FaultyApp(app, OtherAnswer(clips_are_counted)))
    verdict = verdict_on(server, scenarios=scenarios_about(*words), versions=("v1.2",))
    wrong = server_at(IN_PROCESS, "", wrap=lambda app: FaultyApp(app, OtherAnswer(neither_is_counted)))

    assert verdict.violations == []
    assert {doubt.doubt: set(doubt.answers) for doubt in verdict.doubts}["results-of-groups"] == {"clips"}
    assert verdict_on(wrong, scenarios=scenarios_about(*words), versions=("v1.2",)).violations != []
