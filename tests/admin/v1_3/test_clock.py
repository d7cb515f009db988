"""What a moved clock lists: every kind of change is in the contract, also the ends of connections."""

from pathlib import Path
from typing import Any

from mockserver.app.application import MockServerApp
from mockserver.contract.source import contract_document
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api_1_3 import Api13
from tests.support.asgi import JSON, AsgiClient
from tests.support.connecting import connect, page_for
from tests.support.full_account import BUCKET, fill


def test_the_contract_names_every_kind_of_change(film: Path, clock: VirtualClock) -> None:
    named = contract_document()["components"]["schemas"]["admin.Happening"]["properties"]["kind"]["enum"]
    app = MockServerApp(Settings(integration=((BUCKET, film.parent),)), make_clock=lambda: clock)
    with AsgiClient(app) as client:
        fill(client, clock, film)
        body = b'{"provider": "google_drive", "redirect_uri": "https://app.example.com/callback"}'
        assert client.send("POST", "/v1.3/connections:authorize", body, {"content-type": JSON}).status == 200
        account = app.accounts.of(b"tlk_TEST")

        changes = {
            kind.name: {change.kind for record in table.all() for change in kind.events(account, record)}
            for kind, table in account.tables
            if kind.events is not None
        }
    app.close()

    # Only some plans have indexes that expire.
    assert [name for name, kinds in changes.items() if not kinds] == ["index"]
    assert set().union(*changes.values()) <= set(named)


def test_advance_lists_the_ends_of_connections_and_of_authorizations(api: Api13) -> None:
    connection_id = connect(api)
    page_for(api)

    reply = api.client.post("/__admin/clock/advance", json={"days": 365})

    assert reply.status_code == 200, reply.text
    happened: list[Any] = reply.json()["happened"]
    assert [(each["kind"], each["became"]) for each in happened] == [
        ("authorization", "expired"),
        ("connection", "expired"),
    ]
    assert happened[1]["id"] == connection_id
