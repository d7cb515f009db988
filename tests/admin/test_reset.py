"""A reset returns an account, or a part of it, to the state of its first use."""

from weakref import ref

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server


def test_a_reset_account_is_empty(api: Api) -> None:
    index_id = api.create_index()
    api.ready_video(index_id)

    reply = api.client.post("/__admin/reset")

    assert reply.json() == {"reset": ["account"]}
    assert api.get("/indexes").json()["data"] == []
    assert api.get(f"/indexes/{index_id}").status_code == 404


def test_a_reset_sample_account_has_its_videos_again(api: Api) -> None:
    sample = api.as_key("tlk_SAMPLE")
    index_id = sample.get("/indexes").json()["data"][0]["_id"]
    sample.delete(f"/indexes/{index_id}")

    sample.client.post("/__admin/reset", json={})

    assert sample.get(f"/indexes/{index_id}").status_code == 200


def test_resetting_one_account_leaves_others_alone(api: Api) -> None:
    index_id = api.create_index()

    api.as_key("tlk_OTHER").client.post("/__admin/reset", json={"what": ["account"]})

    assert api.get(f"/indexes/{index_id}").status_code == 200


def test_the_clock_alone_can_be_reset(api: Api) -> None:
    index_id = api.create_index()
    api.client.post("/__admin/clock", json={"now": "2031-01-02T03:04:05Z", "frozen": True, "scale": 2})

    api.client.post("/__admin/reset", json={"what": ["clock", "faults"]})

    assert api.client.get("/__admin/clock").json() == {"now": "2024-06-01T12:00:00Z", "frozen": False, "scale": 1}
    assert api.get(f"/indexes/{index_id}").status_code == 200


def test_a_forgotten_account_is_not_listed_any_more(api: Api) -> None:
    forgotten = api.as_key("tlk_OTHER")
    index_id = forgotten.create_index()
    before = len(api.app.accounts.all())

    reply = forgotten.client.post("/__admin/reset", json={"forget": True})

    assert reply.json() == {"reset": ["account"]}
    assert len(api.app.accounts.all()) == before - 1
    assert forgotten.get(f"/indexes/{index_id}").status_code == 404
    assert forgotten.create_index() == index_id  # the key opens a new account


def test_only_a_whole_account_is_forgotten(api: Api) -> None:
    reply = api.client.post("/__admin/reset", json={"what": ["clock"], "forget": True})

    assert reply.status_code == 400
    assert reply.json()["message"].startswith("The forget parameter is invalid.")


def test_an_unknown_part_is_refused(api: Api) -> None:
    index_id = api.create_index()

    reply = api.client.post("/__admin/reset", json={"what": ["account", "videos"]})

    assert reply.status_code == 400
    assert "what[1]" in reply.json()["message"]
    assert api.get(f"/indexes/{index_id}").status_code == 200


def test_a_reset_frees_the_old_records(api: Api) -> None:
    api.ready_video(api.create_index())
    before = ref(api.app.accounts.of(b"tlk_TEST").videos)

    api.client.post("/__admin/reset")
    for _ in range(10):  # in steps, between which others are answered
        api.get("/indexes")

    assert before() is None


def test_all_accounts_can_be_reset_with_the_token(clock: VirtualClock) -> None:
    token = {"x-admin-token": "s3cret"}
    with Server(Settings(admin_token=token["x-admin-token"]), clock) as api:
        accounts = [api, api.as_key("tlk_OTHER")]
        for account in accounts:
            account.create_index()

        reply = api.client.post("/__admin/reset/all", headers=token)

        assert reply.json() == {"reset": ["account"], "accounts": 2}
        assert [account.get("/indexes").json()["data"] for account in accounts] == [[], []]
