"""Fixed answers."""

import pytest

from mockserver.testing import Account, Refused
from mockserver.testing.controls.answers import Reply
from tests.testing.clients import client_of, create_index, ready_video


def test_a_fixed_text_answers_a_prompt(mock: Account) -> None:
    _, video_id = ready_video(mock)
    answer = mock.answer("generate-text-representation", text="Roses are red.", match={"prompt": {"regex": "poem"}})

    with client_of(mock) as client:
        reply = client.post("/generate", json={"video_id": video_id, "prompt": "A poem", "stream": False})

    assert reply.json()["data"] == "Roses are red."
    assert (answer.matched, answer.given) == (1, 1)


def test_replies_are_given_in_turn_and_then_normal_answers_follow(mock: Account) -> None:
    late: list[Reply] = [{"status": 404, "body": {"code": "resource_not_exist", "message": "Not yet."}}]
    index_id = create_index(mock)
    mock.answers.add("retrieve-index", late, then="fall_through")

    with client_of(mock) as client:
        statuses = [client.get(f"/indexes/{index_id}").status_code for _ in range(2)]

    assert statuses == [404, 200]


def test_a_fixed_body_and_status_are_sent(mock: Account) -> None:
    mock.answer("list-engines", body={"data": []}, status=200)

    with client_of(mock) as client:
        assert client.get("/engines").json() == {"data": []}


def test_an_answer_that_the_contract_does_not_allow_is_refused(mock: Account) -> None:
    with pytest.raises(Refused, match="create-index may not answer 200"):
        mock.answer("create-index", status=200, body={})


def test_answers_can_be_removed(mock: Account) -> None:
    first, second = (mock.answer("list-engines", body={"data": []}) for _ in range(2))

    first.remove()
    left = [answer.id for answer in mock.answers.list()]
    mock.answers.clear()

    assert left == [second.id]
    assert mock.answers.list() == []
