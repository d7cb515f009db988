"""Fixed answers: by matcher, in sequences, and always within the contract."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server

POEM = {"operation": "generate-text-representation", "prompt": {"regex": "(?i)poem"}}
NOT_YET = {"status": 404, "body": {"code": "resource_not_exist", "message": "Not yet."}}
UNKNOWN_ID = "0" * 24


def fix(api: Api, match: Any, *replies: Any, **more: Any) -> str:
    reply = api.client.post("/__admin/answers", json={"match": match, "replies": list(replies), **more})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["id"])


def refused(api: Api, match: Any, *replies: Any) -> str:
    reply = api.client.post("/__admin/answers", json={"match": match, "replies": list(replies)})
    assert reply.status_code == 400, reply.text
    return str(reply.json()["message"])


def counted(api: Api, answer_id: str) -> tuple[int, int]:
    answer = api.client.get(f"/__admin/answers/{answer_id}").json()
    return answer["matched"], answer["given"]


@pytest.fixture
def video_id(api: Api) -> str:
    return api.ready_video(api.create_index())


def written(api: Api, video_id: str, prompt: str, **options: Any) -> str:
    reply = api.post("/generate", json={"video_id": video_id, "prompt": prompt, **options})
    assert reply.status_code == 200, reply.text
    if options.get("stream"):
        return "".join(orjson.loads(line).get("text", "") for line in reply.content.splitlines())
    return str(reply.json()["data"])


def test_a_fixed_text_answers_a_prompt_streamed_or_not(api: Api, video_id: str) -> None:
    answer_id = fix(api, {**POEM, "video_id": video_id}, {"text": "Roses are red."})

    texts = [written(api, video_id, "A poem, please"), written(api, video_id, "A Poem", stream=True)]

    assert texts == ["Roses are red."] * 2
    assert written(api, video_id, "A list") != "Roses are red."
    assert counted(api, answer_id) == (2, 2)


def test_a_fixed_summary_text_applies_only_to_text_summaries(api: Api, video_id: str) -> None:
    fix(api, {"operation": "summarize"}, {"text": "All is well."})

    def summary(kind: str) -> Any:
        return api.post("/summarize", json={"video_id": video_id, "type": kind}).json()

    assert summary("summary")["summary"] == "All is well."
    assert summary("chapter")["chapters"]


def test_a_fixed_text_does_not_hide_an_unknown_video(api: Api) -> None:
    fix(api, {"operation": "summarize"}, {"text": "All is well."})

    reply = api.post("/summarize", json={"video_id": UNKNOWN_ID, "type": "summary"})

    assert reply.json()["code"] == "resource_not_exist"


def test_a_fixed_body_answers_matching_requests(api: Api) -> None:
    body = {"id": "0a5c3f52-91a8-4d3c-b6a2-3f9b2f9e6b71", "summary": "Short."}
    fix(api, {"operation": "summarize", "body": {"type": "summary"}}, {"body": body})

    reply = api.post("/summarize", json={"video_id": UNKNOWN_ID, "type": "summary"})

    assert (reply.status_code, reply.json()) == (200, body)


@pytest.mark.parametrize(
    ("then", "statuses", "given"), [("repeat", [404, 204, 204, 204], 4), ("fall_through", [404, 204, 404, 404], 2)]
)
def test_replies_are_given_in_turn_and_the_last_repeats_unless_then_says_otherwise(
    then: str, statuses: list[int], given: int, api: Api
) -> None:
    answer_id = fix(api, {"operation": "delete-index"}, NOT_YET, {"status": 204}, then=then)

    seen = [api.delete(f"/indexes/{UNKNOWN_ID}").status_code for _ in range(4)]

    assert seen == statuses
    assert counted(api, answer_id) == (4, given)


def test_the_newest_matching_answer_wins(api: Api) -> None:
    fix(api, {"operation": "list-engines"}, {"body": {"data": []}})
    younger = fix(api, {"operation": "list-engines", "headers": {"x-test": "1"}}, {"status": 401, "body": _denied()})

    assert api.get("/engines", headers={"x-test": "1"}).status_code == 401
    assert api.get("/engines").json() == {"data": []}
    assert counted(api, younger) == (1, 1)


def test_a_fixed_answer_wins_over_a_recorded_one(api: Api) -> None:
    sample = api.as_key("tlk_SAMPLE")
    request = {"video_id": "65282b9043e8c47e4eb47e47", "type": "summary"}
    recorded = sample.post("/summarize", json=request).json()
    fix(sample, {"operation": "summarize"}, {"text": "Mine."}, then="fall_through")

    seen = [sample.post("/summarize", json=request).json() for _ in range(2)]

    assert seen[0]["summary"] == "Mine."
    assert seen[1] == recorded


def test_a_reply_that_breaks_the_contract_is_refused_with_a_hint_to_break_contract(api: Api) -> None:
    message = refused(api, {"operation": "create-index"}, {"status": 200, "body": {"_id": UNKNOWN_ID}})

    assert "create-index may not answer 200" in message
    assert "break_contract" in message


def test_an_error_code_of_another_operation_is_refused(api: Api) -> None:
    body = {"code": "video_not_ready", "message": "?"}

    assert "video_not_ready" in refused(api, {"operation": "list-engines"}, {"status": 400, "body": body})


def test_every_operation_that_is_named_must_allow_the_reply(api: Api) -> None:
    both = {"operation": {"one_of": ["retrieve-index", "create-index"]}}

    assert "create-index may not answer 404" in refused(api, both, NOT_YET)


@pytest.mark.parametrize(
    ("match", "replies", "word"),
    [
        ({"prompt": "x"}, [{"text": "x"}], "operation"),
        ({"operation": {"regex": "summ"}}, [{"text": "x"}], "names its operations"),
        ({"operation": "sumarize"}, [{"text": "x"}], "did you mean summarize"),
        ({"operation": "create-index"}, [{"text": "x"}], "writes no text"),
        ({"operation": "summarize"}, [{"text": "x"}, NOT_YET], "Either all replies are texts"),
        ({"operation": "summarize", "prompt": {"regex": "("}}, [{"text": "x"}], "RE2"),
        ({"operation": "summarize"}, [], "replies"),
    ],
)
def test_an_invalid_answer_is_refused(match: Any, replies: Any, word: str, api: Api) -> None:
    assert word in refused(api, match, *replies)
    assert api.client.get("/__admin/answers").json() == {"data": []}


def test_answers_are_removed_one_by_one_or_all_at_once(api: Api) -> None:
    ids = [fix(api, {"operation": "list-engines"}, {"body": {"data": []}}) for _ in range(3)]

    api.client.delete(f"/__admin/answers/{ids[1]}")
    listed = [answer["id"] for answer in api.client.get("/__admin/answers").json()["data"]]
    api.client.delete("/__admin/answers")

    assert listed == [ids[0], ids[2]]
    assert api.get("/engines").json()["data"]


def test_a_reset_of_the_answers_leaves_the_rest(api: Api) -> None:
    index_id = api.create_index()
    fix(api, {"operation": "list-engines"}, {"body": {"data": []}})

    api.client.post("/__admin/reset", json={"what": ["answers"]})

    assert api.get("/engines").json()["data"]
    assert api.get(f"/indexes/{index_id}").status_code == 200


def test_an_answer_of_one_account_is_given_in_no_other(api: Api) -> None:
    fix(api, {"operation": "list-engines"}, {"body": {"data": []}})

    assert api.as_key("tlk_OTHER").get("/engines").json()["data"]


def _denied() -> dict[str, str]:
    return {"code": "api_key_invalid", "message": "No more."}


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    (tmp_path / "answers").mkdir()
    return tmp_path


def test_a_file_fixes_an_answer_in_every_account_also_after_a_reset(fixtures: Path, clock: VirtualClock) -> None:
    (fixtures / "answers/none.yaml").write_text("match: {operation: list-engines}\nreplies: [{body: {data: []}}]\n")

    with Server(Settings(fixtures=(fixtures,)), clock) as api:
        api.client.delete("/__admin/answers")
        cleared = api.get("/engines").json()["data"]
        api.client.post("/__admin/reset", json={})

        assert cleared
        assert api.get("/engines").json() == api.as_key("tlk_OTHER").get("/engines").json() == {"data": []}


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("match: {operation: list-engines}\nreplies: [{status: 201}]\n", "may not answer 201"),
        ("match: {operation: list-engines}\n", "replies"),
        ("match: [\n", "while parsing"),
    ],
)
def test_an_invalid_answer_file_is_a_startup_error(text: str, slip: str, fixtures: Path, clock: VirtualClock) -> None:
    (fixtures / "answers/mine.yaml").write_text(text)

    with pytest.raises(SettingsInvalid, match=f"mine.yaml cannot be used.*{slip}"):
        Server(Settings(fixtures=(fixtures,)), clock)
