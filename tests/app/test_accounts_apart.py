"""Identifiers of another account: a version with a code for them answers differently than for unknown ones."""

from collections.abc import Iterator

import pytest

from mockserver.app.application import MockServerApp
from mockserver.domain.account.account import World
from mockserver.ground.clock import VirtualClock
from mockserver.ground.identifiers import Identifiers
from mockserver.ground.settings import Settings
from mockserver.handlers.call import Call
from mockserver.handlers.reply import Reply
from mockserver.handlers.served import HANDLERS
from tests.support.api import Api

INDEX = "/v1.3/indexes/{}"


def _delete_index(call: Call, world: World) -> Reply:
    world.index(call.path["index-id"])
    return Reply(204)


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[Api]:
    handlers = {**HANDLERS, "delete_indexes_index_id": _delete_index}
    app = MockServerApp(Settings(), make_clock=lambda: clock, handlers=handlers)
    try:
        yield Api(app, clock)
    finally:
        app.close()


def test_an_identifier_of_another_account_gets_another_error_than_an_unknown_one(api: Api) -> None:
    foreign = api.as_key("tlk_OTHER").create_index()

    replies = [api.client.delete(INDEX.format(name)) for name in (foreign, "f" * 24)]

    codes = [(reply.status_code, reply.json()["code"]) for reply in replies]
    assert codes == [(403, "read_not_allowed"), (404, "resource_not_exists")]


def test_a_deleted_identifier_of_the_own_account_is_unknown(api: Api) -> None:
    index_id = api.create_index()
    api.delete(f"/indexes/{index_id}")

    assert api.client.delete(INDEX.format(index_id)).json()["code"] == "resource_not_exists"


def test_accounts_with_equal_identifiers_can_use_their_own(api: Api) -> None:
    other = api.as_key("tlk_OTHER")
    for each in (api, other):
        each.client.post("/__admin/reset", json={"scope": "one-test"})
    index_id, same = api.create_index(), other.create_index()
    api.delete(f"/indexes/{index_id}")

    assert index_id == same
    assert api.client.delete(INDEX.format(index_id)).json()["code"] == "resource_not_exists"


def test_v1_2_answers_not_found_to_both(api: Api) -> None:
    foreign = api.as_key("tlk_OTHER").create_index()

    assert api.get(f"/indexes/{foreign}").json()["code"] == "resource_not_exist"


@pytest.mark.parametrize("kind", ["front", "video", "asset"])
def test_an_account_recognises_its_identifiers(kind: str, clock: VirtualClock) -> None:
    own, other = Identifiers(0, "one"), Identifiers(0, "two")

    given = [own.object_id(clock.now(), kind) for _ in range(3)]

    assert all(map(own.are_of, given))
    assert not any(map(other.are_of, given))


@pytest.mark.parametrize("text", ["", "1", "g" * 24, "é" * 24, "f" * 25])
def test_a_malformed_identifier_belongs_to_no_account(text: str) -> None:
    assert not Identifiers(0, "one").are_of(text)
