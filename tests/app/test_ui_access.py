"""The page has the same access control as the admin operations, and its input is bounded."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from mockserver.app.application import MockServerApp
from mockserver.app.ui.account_list import MOST_ACCOUNTS
from mockserver.app.ui.exchange_rows import Filters, exchange_rows
from mockserver.app.ui.task_lines import latest_tasks
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO
from tests.support.asgi import Answer, AsgiClient
from tests.support.multipart import Part
from tests.support.processes import running

UI = "/__admin/ui/"
TOKEN, WRONG_TOKEN = "s3cret", "guess"
HOST = "127.0.0.1:1212"
Open = Callable[..., AsgiClient]


@pytest.fixture
def client_of() -> Iterator[Open]:
    """A function that returns a client of a server with these settings, which has one account."""
    apps: list[MockServerApp] = []
    clients: list[AsgiClient] = []

    def make(**settings: Any) -> AsgiClient:
        apps.append(MockServerApp(Settings(**settings)))
        apps[-1].accounts  # noqa: B018 - opens the service
        clients.append(AsgiClient(apps[-1]))
        return clients[-1]

    yield make
    for client in clients:
        client.close()
    for app in apps:
        app.close()


def ask(client: AsgiClient, path: str = UI, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
    spelled = {name.replace("_", "-"): text for name, text in headers.items()}
    return client.send(method, path, body, headers={"host": HOST, **spelled}, local=("127.0.0.1", 1212))


def enter(client: AsgiClient, token: str) -> Answer:
    form: dict[str, Any] = {"content_type": "application/x-www-form-urlencoded"}
    return ask(client, f"{UI}enter", "POST", f"token={token}".encode(), **form)


@pytest.mark.parametrize("cors_origins", [(), ("*",)], ids=["no other origin", "every origin"])
@pytest.mark.parametrize("path", [UI, f"{UI}stream", f"{UI}static/page.js"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_origin_is_refused(client_of: Open, site: str, path: str, cors_origins: Any) -> None:
    client = client_of(cors_origins=cors_origins)

    sent: dict[str, Any] = {"sec_fetch_site": site, "origin": "http://evil.example"}
    answers = [
        ask(client, path, sec_fetch_mode="cors", sec_fetch_dest="empty", **sent),
        ask(client, path, sec_fetch_mode="navigate", sec_fetch_dest="iframe", **sent),
        ask(client, path, "POST", sec_fetch_mode="navigate", sec_fetch_dest="document", **sent),
        ask(client, path, origin="http://evil.example"),
    ]

    assert [answer.status for answer in answers] == [403] * 4


def test_a_link_may_lead_to_the_page(client_of: Open) -> None:
    answer = ask(client_of(), sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document")

    assert answer.status == 200
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_a_foreign_host_name_does_not_show_the_page_dns_rebinding(client_of: Open) -> None:
    assert client_of().send("GET", UI, headers={"host": "evil.example"}).status == 403


@pytest.mark.parametrize("path", [UI, f"{UI}stream", f"{UI}accounts/0/kit"])
def test_the_page_asks_for_the_admin_token_if_there_is_one(client_of: Open, path: str) -> None:
    client = client_of(admin_token=TOKEN)

    assert ask(client, path).status == 401
    assert ask(client, path, cookie="mockserver-ui=").status == 401
    assert "cookie" not in enter(client, WRONG_TOKEN).headers
    assert enter(client, WRONG_TOKEN).status == 401


def test_with_the_token_the_page_opens_and_the_cookie_is_not_the_token(client_of: Open) -> None:
    client = client_of(admin_token=TOKEN)

    entered = enter(client, TOKEN)
    cookie = entered.headers["set-cookie"]

    assert entered.status == 303
    assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert TOKEN not in cookie
    assert ask(client, cookie=cookie.partition(";")[0]).status == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"do=nothing", 400),
        (b"do=add&kind=error&status=" + b"9" * 5_000, 400),
        (b"do=add&kind=%FF&times=1e999", 400),
        (b"a=1&" * 200, 400),
        (b"do=remove&fault=../reset", 404),
        (b"do=" + b"x" * 100_000, 413),
    ],
)
def test_bad_forms_are_refused_and_change_nothing(client_of: Open, body: bytes, status: int) -> None:
    client = client_of()
    client.send("GET", "/v1.3/indexes", headers={"host": HOST})
    account = client.app.accounts.of(b"tlk_TEST")  # type: ignore[attr-defined]

    form: dict[str, Any] = {"content_type": "application/x-www-form-urlencoded"}
    answer = ask(client, f"{UI}accounts/{account.id}/kit", "POST", body, **form)

    assert answer.status == status
    assert len(account.kit.journal) == 1


@pytest.mark.parametrize(
    "path", ["accounts/nobody/requests", "accounts/nobody/kit", "static/NOTICE", "static/../x", "x"]
)
def test_unknown_pages_are_404(client_of: Open, path: str) -> None:
    assert ask(client_of(), f"{UI}{path}").status == 404


def test_an_open_page_does_not_keep_the_server_from_stopping() -> None:
    with running("--port", "0") as server, httpx2.stream("GET", f"{server.url}{UI}stream") as reply:
        events = reply.iter_lines()
        assert next(events) == ": open"

        assert server.stop() == 0

        assert list(events)[-1] == ""
        assert server.errors == ""


def test_a_list_of_thousands_of_accounts_is_bounded_and_says_so(client_of: Open) -> None:
    client = client_of(idle_accounts=5_000)
    for number in range(MOST_ACCOUNTS + 20):
        client.app.accounts.of(f"tlk_{number}".encode())  # type: ignore[attr-defined]

    shown = ask(client).body.decode()

    assert shown.count('<th scope="row">') == MOST_ACCOUNTS
    assert "20 less recently used accounts are not shown." in shown


def test_lists_of_tasks_and_videos_say_how_many_older_ones_there_are(
    client_of: Open, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mockserver.app.ui.task_lines.MOST_TASKS", 2)
    monkeypatch.setattr("mockserver.app.ui.video_lines.MOST_VIDEOS", 2)
    client = client_of(profile="instant")
    index = client.post("/indexes", {"index_name": "rides", "engines": [MARENGO]}).json()["_id"]
    for _ in range(5):
        parts = [Part("index_id", index.encode()), Part("video_file", film.read_bytes(), film.name)]
        assert client.upload("/tasks", parts).status == 201
    account = client.app.accounts.all()[-1].id  # type: ignore[attr-defined]

    shown = {view: ask(client, f"{UI}accounts/{account}/{view}").body.decode() for view in ("tasks", "videos")}

    assert [page.count('<th scope="row">') for page in shown.values()] == [2, 2]
    assert "3 older tasks are not shown." in shown["tasks"]
    assert "3 older videos are not shown." in shown["videos"]


def test_tasks_that_have_expired_are_not_counted(client_of: Open) -> None:
    client = client_of(profile="instant")
    form = [Part("engine_name", b"Marengo-retrieval-2.6"), Part("video_url", b"https://example.com/a.mp4")]
    assert client.upload("/embed/tasks", form).status == 200
    account = client.app.accounts.all()[-1]  # type: ignore[attr-defined]
    before = latest_tasks(account)
    client.send("POST", "/__admin/clock/advance", b'{"days": 8}', {"content-type": "application/json"})

    assert (len(before["tasks"]), latest_tasks(account)) == (1, {"tasks": [], "many_more": 0})


@pytest.mark.parametrize(
    ("filters", "shown", "left_out"),
    [(Filters(), 2, 4), (Filters(text="/v1.2/engines"), 2, 1), (Filters(status="4"), 2, 1), (Filters(text="x"), 0, 0)],
)
def test_requests_that_come_at_the_same_time_are_counted(
    client_of: Open, filters: Filters, shown: int, left_out: int
) -> None:
    client = client_of()
    for path in ["/v1.2/engines"] * 3 + ["/v1.2/nowhere"] * 3:
        client.send("GET", path)
    account, operations = client.app.accounts.all()[-1], client.app.contract.operations  # type: ignore[attr-defined]
    found = asyncio.run(exchange_rows(account.kit.journal.after(None), filters, operations, 2))

    assert (len(found.rows), found.left_out) == (shown, left_out)
