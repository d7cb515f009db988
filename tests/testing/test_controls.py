"""What a test orders of the stand-in: each method says in Python what an admin operation says over HTTP."""

import ast
import json
import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

import mockserver.testing
from mockserver import __version__
from mockserver.contract.contract import compile_contract
from mockserver.contract.source import contract_document
from mockserver.testing import Account, MockServer, Refused
from mockserver.testing.answers import Reply
from mockserver.testing.behaviour import BehaviourState
from mockserver.testing.conduct import Rule
from mockserver.testing.faults import FaultCounts
from mockserver.testing.journal import Exchange
from mockserver.testing.scenes import Scene
from tests.testing.clients import CITY_BIKES, MARENGO, client_of, create_index, index_names, upload

WORD = "open-sesame"
NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer(in_process=True) as server:
        yield server


@pytest.fixture
def mock(server: MockServer) -> Account:
    return server.account()


def asked_operations() -> set[str]:
    """Return the operations that the package asks for."""
    trees = (ast.parse(path.read_text("utf-8")) for path in Path(mockserver.testing.__path__[0]).rglob("*.py"))
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    asking = [call for call in calls if ast.unparse(call.func).rpartition(".")[2] in ("ask", "_ask", "ask_raw")]
    return {ast.literal_eval(call.args[0]) for call in asking if isinstance(call.args[0], ast.Constant)}


def test_there_is_a_method_for_every_admin_operation() -> None:
    operations = compile_contract(contract_document()).operations.values()

    assert asked_operations() == {operation.id for operation in operations if operation.is_admin}


def test_a_server_says_which_version_it_is(server: MockServer) -> None:
    assert server.health() == __version__


def test_what_the_server_refuses_is_raised_with_its_reason(mock: Account) -> None:
    with pytest.raises(Refused, match="change-clock: 400 parameter_invalid: The scale parameter is invalid") as raised:
        mock.clock.scale(-1)

    assert (raised.value.operation, raised.value.status, raised.value.code) == (
        "change-clock",
        400,
        "parameter_invalid",
    )


def test_an_account_that_the_server_does_not_know_is_refused(server: MockServer) -> None:
    with pytest.raises(Refused, match="401 api_key_invalid"):
        server.account("tlk_invalid").reset()


def test_the_methods_work_on_a_server_elsewhere_too() -> None:
    with MockServer() as server:
        mock = MockServer.at(server.url).account()
        mock.clock.freeze(NOON)

        assert mock.clock.now() == NOON


class TestClock:
    def test_a_clock_that_is_frozen_stands_where_it_was_set(self, mock: Account) -> None:
        state = mock.clock.freeze(NOON)

        assert (state.now, state.frozen, state.scale) == (NOON, True, 1)
        assert mock.clock.read() == state

    def test_a_time_of_another_zone_is_the_same_instant(self, mock: Account) -> None:
        assert mock.clock.freeze(datetime.fromisoformat("2024-06-01T14:00:00+02:00")).now == NOON

    def test_a_time_without_a_zone_is_in_utc(self, mock: Account) -> None:
        assert mock.clock.freeze(NOON.replace(tzinfo=None)).now == NOON

    def test_a_clock_goes_on_from_where_it_was_frozen(self, mock: Account) -> None:
        mock.clock.freeze(NOON)

        assert not mock.clock.unfreeze().frozen
        assert mock.clock.now() >= NOON

    def test_a_clock_that_is_set_stays_frozen(self, mock: Account) -> None:
        mock.clock.freeze()

        assert mock.clock.set(NOON).now == mock.clock.now() == NOON

    def test_time_may_go_faster(self, mock: Account) -> None:
        assert mock.clock.scale(60).scale == 60

    def test_advancing_tells_what_happened_in_order(self, mock: Account) -> None:
        mock.clock.freeze(NOON)
        task = upload(mock, create_index(mock))

        advanced = mock.clock.advance(minutes=5, seconds=1)

        assert advanced.now == NOON + timedelta(minutes=5, seconds=1)
        assert advanced.happened[-1].text == f"task {task} → ready"
        assert [(each.kind, each.id) for each in advanced.happened] == [("task", task)] * 4
        assert [each.became for each in advanced.happened] == ["pending", "queued", "indexing", "ready"]
        assert advanced.is_idle

    def test_advancing_until_idle_ends_when_the_last_task_is_done(self, mock: Account) -> None:
        mock.clock.freeze(NOON)
        upload(mock, create_index(mock))

        advanced = mock.clock.advance_until_idle()

        assert advanced.is_idle
        assert advanced.now == advanced.happened[-1].at


class TestReset:
    def test_an_account_is_empty_afterwards(self, mock: Account) -> None:
        create_index(mock)

        mock.reset()

        assert index_names(mock) == []

    def test_a_part_is_reset_alone(self, mock: Account) -> None:
        create_index(mock)
        mock.clock.freeze(NOON)

        mock.reset("clock")

        assert index_names(mock) == ["rides"]
        assert not mock.clock.read().frozen

    def test_all_accounts_of_a_server_are_reset_together(self) -> None:
        with MockServer(in_process=True) as server:
            mine, yours = server.account(), server.account()
            create_index(mine)
            create_index(yours)

            count = server.reset_all()

            assert (count, index_names(mine), index_names(yours)) == (2, [], [])

    def test_only_its_owner_resets_all_accounts_of_a_server(self) -> None:
        with MockServer() as server, pytest.raises(Refused, match="401 admin_token_invalid"):
            MockServer.at(server.url).reset_all()

    def test_whoever_has_the_token_is_an_owner(self) -> None:
        with MockServer(admin_token=WORD) as server:
            create_index(server)

            count = MockServer.at(server.url, admin_token=WORD).reset_all()

        assert count == 1


class TestFaults:
    def test_so_many_requests_of_an_operation_fail(self, mock: Account) -> None:
        fault = mock.fail("list-engines", times=2, status=429)

        with client_of(mock) as client:
            statuses = [client.get(path).status_code for path in ("/indexes", *["/engines"] * 3)]

        assert statuses == [200, 429, 429, 200]
        assert fault.counts() == FaultCounts(matched=3, fired=2, passed_over=1, seconds_delayed=0)

    def test_an_error_has_the_code_message_and_headers_that_were_ordered(self, mock: Account) -> None:
        mock.fail(code="index_locked", message="Later.", headers={"x-why": "because"})

        with client_of(mock) as client:
            reply = client.get("/engines")

        assert reply.json() == {"code": "index_locked", "message": "Later."}
        assert reply.headers["x-why"] == "because"

    def test_a_request_that_fails_may_be_carried_out_all_the_same(self, mock: Account) -> None:
        mock.fail("create-index", status=500, processed=True)

        with client_of(mock) as client:
            client.post("/indexes", json={"index_name": "rides", "engines": [MARENGO]})

        assert index_names(mock) == ["rides"]

    def test_a_fault_befalls_what_matches_when_it_is_to(self, mock: Account) -> None:
        fault = mock.fail(status=500, nth=2, match={"query": {"page": "1"}}, until=NOON + timedelta(days=9_000))

        with client_of(mock) as client:
            statuses = [client.get(f"/indexes?page={page}").status_code for page in (1, 2, 1, 1)]

        assert statuses == [200, 200, 500, 200]
        assert (fault.fired, fault.rule["nth"]) == (1, [2])

    def test_any_other_fault_is_added_by_its_name(self, mock: Account) -> None:
        mock.faults.add({"truncate": {"share": 0.5}}, "list-engines", delay={"seconds": 0.001})

        with client_of(mock) as client, pytest.raises(json.JSONDecodeError):
            client.get("/engines").json()

        assert mock.faults.list()[0].counts().seconds_delayed == 0.001

    def test_a_fault_can_be_taken_back(self, mock: Account) -> None:
        first, second = mock.fail(status=500), mock.fail(status=503)

        first.remove()

        assert [fault.id for fault in mock.faults.list()] == [second.id]

    def test_all_faults_can_be_taken_back(self, mock: Account) -> None:
        mock.fail(status=500)

        mock.faults.clear()

        assert mock.faults.list() == []
        assert index_names(mock) == []


DOG: list[Scene] = [{"span": [0, 5], "seen": "A dog at the door"}, {"span": [6, 8], "said": "Hello"}]


def said_in(account: Account, index_id: str, video_id: str) -> list[str]:
    with client_of(account) as client:
        reply = client.get(f"/indexes/{index_id}/videos/{video_id}/transcription")
    return [item["value"] for item in reply.json()["data"]]


def ready_video(account: Account, url: str = CITY_BIKES) -> tuple[str, str]:
    """Return the ids of an index and of a video in it."""
    index_id = create_index(account)
    task = upload(account, index_id, url)
    account.clock.advance_until_idle()
    with client_of(account) as client:
        return index_id, str(client.get(f"/tasks/{task}").json()["video_id"])


class TestScenes:
    @pytest.mark.parametrize("name", ["final.mp4", "https://example.com/final.mp4"])
    def test_a_video_to_come_shows_the_scenes_that_were_said(self, mock: Account, name: str) -> None:
        expected = mock.video(name, scenes=DOG, title="A Dog")

        index_id, video_id = ready_video(mock, "https://example.com/final.mp4")

        assert said_in(mock, index_id, video_id) == ["Hello"]
        assert mock.scenes.of(video_id)["title"] == expected.video["title"] == "A Dog"

    def test_a_video_that_is_there_shows_other_scenes(self, mock: Account) -> None:
        index_id, video_id = ready_video(mock)

        mock.scenes.put(video_id, DOG)

        assert said_in(mock, index_id, video_id) == ["Hello"]

    def test_scenes_that_wait_for_their_video_can_be_forgotten(self, mock: Account) -> None:
        first, second = mock.video("a.mp4", DOG), mock.scenes.add({"pattern": "b"}, DOG, metadata={"duration": 9})

        first.remove()
        left = [scenes.id for scenes in mock.scenes.list()]
        mock.scenes.clear()

        assert left == [second.id]
        assert mock.scenes.list() == []


class TestAnswers:
    def test_a_text_is_written_for_a_prompt(self, mock: Account) -> None:
        _, video_id = ready_video(mock)
        answer = mock.answer("generate-text-representation", text="Roses are red.", match={"prompt": {"regex": "poem"}})

        with client_of(mock) as client:
            reply = client.post("/generate", json={"video_id": video_id, "prompt": "A poem", "stream": False})

        assert reply.json()["data"] == "Roses are red."
        assert (answer.matched, answer.given) == (1, 1)

    def test_replies_are_given_in_turn_and_then_none(self, mock: Account) -> None:
        late: list[Reply] = [{"status": 404, "body": {"code": "resource_not_exist", "message": "Not yet."}}]
        index_id = create_index(mock)
        mock.answers.add("retrieve-index", late, then="fall_through")

        with client_of(mock) as client:
            statuses = [client.get(f"/indexes/{index_id}").status_code for _ in range(2)]

        assert statuses == [404, 200]

    def test_a_body_and_a_status_are_answered(self, mock: Account) -> None:
        mock.answer("list-engines", body={"data": []}, status=200)

        with client_of(mock) as client:
            assert client.get("/engines").json() == {"data": []}

    def test_an_answer_that_the_contract_does_not_allow_is_refused(self, mock: Account) -> None:
        with pytest.raises(Refused, match="create-index may not answer 200"):
            mock.answer("create-index", status=200, body={})

    def test_answers_can_be_taken_back(self, mock: Account) -> None:
        first, second = (mock.answer("list-engines", body={"data": []}) for _ in range(2))

        first.remove()
        left = [answer.id for answer in mock.answers.list()]
        mock.answers.clear()

        assert left == [second.id]
        assert mock.answers.list() == []


class TestProfiles:
    def test_tasks_progress_as_a_test_says(self, mock: Account) -> None:
        mock.profiles.set(filename="*.avi", fails="validating", code="video_file_broken")
        set_profiles = mock.profiles.set(stuck="indexing")

        task = upload(mock, create_index(mock))
        advanced = mock.clock.advance_until_idle()

        assert advanced.happened[-1].text == f"task {task} → indexing"
        assert mock.profiles.list() == set_profiles
        assert [profile.get("stuck") for profile in set_profiles.profiles] == [None, "indexing"]

    def test_tasks_go_by_the_settings_again(self, mock: Account) -> None:
        mock.profiles.set(stuck="indexing")

        profiles = mock.profiles.clear()

        assert profiles.profiles == ()
        assert profiles.otherwise["pace"] == "seconds"


class TestWebhooks:
    def test_an_address_is_told_of_a_finished_task(self, mock: Account) -> None:
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{nobody.getsockname()[1]}/hook"
            webhook = mock.webhooks.add(url, secret="hush", retry_seconds=[])  # noqa: S106 - none
            task = upload(mock, create_index(mock))
            mock.clock.advance_until_idle()

            mock.webhooks.deliver()

        [delivery] = mock.webhooks.deliveries()
        assert (delivery.webhook_id, delivery.url, delivery.outcome) == (webhook.id, url, "failed")
        assert delivery.event["data"]["id"] == task
        assert len(delivery.attempts) == 1

    def test_a_webhook_can_be_removed(self, mock: Account) -> None:
        webhook = mock.webhooks.add("http://127.0.0.1:9/hook")

        webhook.remove()

        assert mock.webhooks.list() == []


class TestJournal:
    def test_an_exchange_has_all_that_the_contract_tells_of_it(self) -> None:
        schema = contract_document()["components"]["schemas"]["admin.Exchange"]

        assert [field.name for field in fields(Exchange)] == list(schema["properties"])

    def test_calls_of_an_operation_are_found(self, mock: Account) -> None:
        create_index(mock, "one")
        create_index(mock, "two")
        index_names(mock)

        calls = mock.calls("create-index")

        assert [call.body["index_name"] for call in calls] == ["one", "two"]
        assert (calls[0].method, calls[0].path, calls[0].status) == ("POST", "/v1.2/indexes", 201)
        assert calls.is_complete

    def test_calls_are_chosen_by_what_they_asked_and_got(self, mock: Account) -> None:
        create_index(mock, "one")
        first = mock.calls()[0]
        create_index(mock, "two")

        matching = mock.calls(match={"body": {"index_name": "two"}}, status=201)

        assert matching == mock.journal.calls(after=first.request_id)
        assert len(matching) == 1

    def test_more_calls_than_a_page_holds_are_all_found(self, mock: Account) -> None:
        with client_of(mock) as client:
            for _ in range(501):
                client.get("/engines")

        assert len(mock.calls("list-engines")) == 501

    def test_an_exchange_is_known_by_its_reply(self, mock: Account) -> None:
        with client_of(mock) as client:
            reply = client.get("/nowhere/at/all?a=b")
            known = client.get("/engines")

        exchange = mock.journal.exchange(known.headers["x-mockserver-request-id"])

        assert reply.status_code == 404
        assert (exchange.operation, exchange.reply) == ("list-engines", known.json())

    def test_waiting_ends_as_soon_as_there_are_enough(self, mock: Account) -> None:
        with ThreadPoolExecutor() as pool:
            waiting = pool.submit(mock.journal.wait_for, "create-index", count=2, timeout_seconds=30)
            create_index(mock, "one")
            create_index(mock, "two")

            assert [call.body["index_name"] for call in waiting.result()] == ["one", "two"]

    def test_waiting_in_vain_says_what_there_is(self, mock: Account) -> None:
        create_index(mock)

        with pytest.raises(TimeoutError, match=r"2 exchanges .* there are 1\n  .* POST /v1.2/indexes → 201"):
            mock.journal.wait_for("create-index", count=2, timeout_seconds=0)

    def test_the_last_exchanges_are_shown_oldest_first(self, mock: Account) -> None:
        mock.clock.freeze(NOON)
        mock.fail("list-engines", status=500)
        with client_of(mock) as client:
            for path in ("/indexes", "/indexes?page=x", "/engines"):
                client.get(path)

        lines = list(map(str, mock.journal.tail(2)))

        assert re.fullmatch(r"12:00:00.000000 GET /v1.2/indexes → 400 \(list-indexes; .*page.*\)", lines[0])
        assert lines[1] == "12:00:00.000000 GET /v1.2/engines → 500 (list-engines; fault error (fault-1))"

    def test_a_journal_that_is_cleared_is_empty(self, mock: Account) -> None:
        create_index(mock)

        mock.journal.clear()

        assert mock.calls() == []

    def test_strangers_belong_to_no_account(self, server: MockServer, mock: Account) -> None:
        with client_of(server.account("tlk_invalid")) as client:
            client.get("/engines")

        assert mock.calls() == []
        assert [(call.path, call.status) for call in mock.journal.strangers()] == [("/v1.2/engines", 401)]


class TestBehaviour:
    def test_each_part_is_changed_alone(self, mock: Account) -> None:
        mock.behaviour.quality(recall=0.5, noise=3)
        mock.behaviour.consistency(appear_after_reads=2)
        mock.behaviour.paging(removed=1)

        state = mock.behaviour.read()

        assert state == BehaviourState({"recall": 0.5, "noise": 3}, {"appear_after_reads": 2}, {"removed": 1})

    def test_a_part_is_at_its_best_again(self, mock: Account) -> None:
        mock.behaviour.quality(empty=1)

        assert mock.behaviour.quality().quality == {}


class TestSnapshot:
    def test_an_account_is_what_it_was(self, mock: Account) -> None:
        mock.clock.freeze(NOON)
        create_index(mock, "before")
        snapshot = mock.snapshot()
        create_index(mock, "after")

        mock.restore(snapshot)

        assert index_names(mock) == ["before"]
        assert mock.snapshot() == snapshot

    def test_what_is_no_snapshot_is_refused(self, mock: Account) -> None:
        with pytest.raises(Refused, match="restore-snapshot: 400 snapshot_invalid"):
            mock.restore("dear diary")


class TestVerify:
    def test_what_was_asked_as_often_as_it_should_be_passes(self, mock: Account) -> None:
        create_index(mock)

        verdict = mock.verify("create-index", match={"body": {"index_name": "rides"}}, exactly=1)

        assert (verdict.count, verdict.request_ids) == (1, (mock.calls()[0].request_id,))

    def test_what_was_not_fails_and_says_where_the_closest_call_differs(self, mock: Account) -> None:
        create_index(mock, "ridez")

        with pytest.raises(AssertionError, match=r'body\.index_name: expected "rides", got "ridez"'):
            mock.verify("create-index", match={"body": {"index_name": "rides"}}, status=201)


class TestConduct:
    def test_a_client_that_behaves_has_nothing_to_hear(self, mock: Account) -> None:
        create_index(mock)

        conduct = mock.conduct()

        assert (conduct, conduct.examined, conduct.is_complete) == ([], 1, True)

    def test_what_a_client_should_not_have_done_is_found_by_its_rule(self, mock: Account) -> None:
        mock.clock.freeze(NOON)
        task = upload(mock, create_index(mock))
        with client_of(mock) as client:
            asked = [client.get(f"/tasks/{task}").headers["x-mockserver-request-id"] for _ in range(2)]

        [finding] = mock.conduct("polled_too_fast", "key_in_url", poll_seconds=60)

        assert (finding.rule, finding.operation) == ("polled_too_fast", "retrieve-video-indexing-task")
        assert set(finding.request_ids) <= set(asked)

    def test_the_rules_are_those_of_the_contract(self) -> None:
        schema = contract_document()["components"]["schemas"]["admin.ConductRule"]

        assert list(get_args(Rule)) == schema["enum"]


class TestUsage:
    def test_what_is_used_is_counted(self, mock: Account) -> None:
        upload(mock, create_index(mock))

        usage = mock.usage()

        assert (usage.videos, usage.calls, usage.cost) == (1, 2, None)
        assert usage.calls_by_operation == {"create-index": 1, "create-video-indexing-task": 1}

    def test_uploads_beyond_a_limit_are_refused(self, mock: Account) -> None:
        mock.limit_usage(videos=1)
        index_id = create_index(mock)
        upload(mock, index_id)

        with pytest.raises(AssertionError, match="usage_limit_exceeded"):
            upload(mock, index_id)

        assert mock.limit_usage().limit == {}
