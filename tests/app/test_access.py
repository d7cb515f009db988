"""Access control: DNS rebinding, CSRF, and the admin token of a server that other machines can reach."""

from collections.abc import Callable, Iterator
from socket import create_connection
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from tests.support.asgi import Answer, AsgiClient
from tests.support.processes import LONGEST_SECONDS, running

HEALTH, CLOCK, INDEXES = "/__admin/health", "/__admin/clock", "/v1.2/indexes"
TOKEN, NO_TOKEN = "s3cret", ""
ADDRESS = ("127.0.0.1", 1212)
Open = Callable[..., "Attacker"]


class Attacker(AsgiClient):
    """A client that can send any Host and Origin; `local` is the address at which its requests arrive."""

    def __init__(self, app: MockServerApp, local: tuple[str, int] = ADDRESS) -> None:
        super().__init__(app)
        self._local = local

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        spelled = {name.replace("_", "-"): text for name, text in headers.items()}
        return self.send(method, path, headers={"host": "127.0.0.1:1212", **spelled}, local=self._local)


@pytest.fixture
def attack() -> Iterator[Open]:
    """A function that returns an attacker of a server with these settings."""
    attackers: list[Attacker] = []
    apps: list[MockServerApp] = []

    def make(local: tuple[str, int] = ADDRESS, **settings: Any) -> Attacker:
        apps.append(MockServerApp(Settings(**settings)))
        attackers.append(Attacker(apps[-1], local))
        return attackers[-1]

    yield make
    for attacker in attackers:
        attacker.close()
    for app in apps:
        app.close()


def code(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.json().get("code", "")


@pytest.mark.parametrize("path", [INDEXES, CLOCK, HEALTH, "/p/__admin/clock", "/docs", "/openapi.json", "/_media/x"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:1212", "localhost.evil.example", "127.0.0.1.evil.example", "127.1.evil"]
)
def test_a_foreign_host_name_is_rejected_dns_rebinding(attack: Open, host: str, path: str) -> None:
    assert code(attack().ask(path, host=host)) == (403, "host_not_allowed")


@pytest.mark.parametrize("names", [("evil.example", "127.0.0.1"), ("127.0.0.1", "evil.example")])
def test_several_host_headers_are_refused(names: tuple[str, str], server_url: str) -> None:
    address = urlsplit(server_url)
    with create_connection((address.hostname, address.port), LONGEST_SECONDS) as connection:
        hosts = "".join(f"Host: {name}\r\n" for name in names)
        connection.sendall(f"GET {CLOCK} HTTP/1.1\r\n{hosts}x-api-key: tlk_GATE\r\n\r\n".encode())

        assert connection.recv(12) == b"HTTP/1.1 403"


def test_a_refused_host_name_is_refused_again(attack: Open) -> None:
    attacker = attack()

    answers = [attacker.ask(INDEXES, host=host).status for host in ["evil.example", "localhost", "evil.example"]]

    assert answers == [403, 200, 403]


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:1212",
        "localhost.",
        "api.localhost:1212",
        "127.0.0.1",
        "[::1]:1212",
        "192.168.1.7:80",
        "",
    ],
)
def test_own_names_and_addresses_are_accepted(attack: Open, host: str) -> None:
    assert attack().ask(INDEXES, host=host).status == 200


@pytest.mark.parametrize(
    ("settings", "host"),
    [
        ({"allowed_hosts": ("mock", "Api.Test")}, "mock:1212"),
        ({"allowed_hosts": ("mock", "Api.Test")}, "api.test"),
        ({"public_url": "https://mock.example:8443/below"}, "mock.example:8443"),
        ({"host": "workstation"}, "workstation:1212"),
        ({"allowed_hosts": ("*",)}, "anything.example"),
    ],
)
def test_allowed_hosts_are_accepted(attack: Open, settings: dict[str, Any], host: str) -> None:
    assert attack(**settings).ask(INDEXES, host=host).status == 200


@pytest.mark.parametrize("path", [INDEXES, CLOCK])
@pytest.mark.parametrize(
    "said",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site", "origin": "http://evil.example"},
        {"sec_fetch_site": "same-site", "origin": "http://127.0.0.1:1212"},
        {"sec_fetch_site": "nonsense"},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:3000"},
        {"origin": "null"},
        {"origin": ""},
        {"sec_fetch_site": "cross-site", "x_admin_token": "", "referer": "http://127.0.0.1:1212/docs"},
    ],
)
def test_a_page_of_another_origin_cannot_drive_the_stand_in(attack: Open, said: dict[str, str], path: str) -> None:
    attacker = attack()
    attacker.ask(path)  # an accepted request gives later ones no trust

    assert code(attacker.ask(path, **said)) == (403, "origin_not_allowed")


def test_a_page_of_another_origin_cannot_reset_the_account(attack: Open) -> None:
    attacker = attack()

    answer = attacker.ask("/__admin/reset", "POST", sec_fetch_site="cross-site", content_type="text/plain")

    assert code(answer) == (403, "origin_not_allowed")


@pytest.mark.parametrize(
    "said", [{"sec_fetch_site": "same-origin"}, {"sec_fetch_site": "none"}, {"origin": "http://127.0.0.1:1212"}]
)
def test_own_pages_and_the_address_bar_are_accepted(attack: Open, said: dict[str, str]) -> None:
    assert attack().ask(CLOCK, **said).status == 200


def test_a_cors_origin_is_accepted(attack: Open) -> None:
    attacker = attack(cors_origins=("http://localhost:3000",))

    allowed = attacker.ask(CLOCK, sec_fetch_site="cross-site", origin="http://localhost:3000")
    other = attacker.ask(CLOCK, sec_fetch_site="cross-site", origin="http://localhost:3001")

    assert (allowed.status, code(other)) == (200, (403, "origin_not_allowed"))


def test_cors_for_all_origins_does_not_open_admin_operations(attack: Open) -> None:
    attacker = attack(cors_origins=("*",))

    answers = [attacker.ask(path, origin="http://a.example").status for path in (INDEXES, CLOCK)]

    assert answers == [200, 403]


def test_any_page_may_embed_a_picture(attack: Open) -> None:
    answer = attack().ask("/_media/nothing", sec_fetch_site="cross-site")

    assert code(answer) == (404, "endpoint_not_exists")


EXPOSED: list[dict[str, Any]] = [{"host": "0.0.0.0"}, {"host": "::"}, {"host": "192.168.1.7"}, {"host": "workstation"}]  # noqa: S104 - as in a container


@pytest.mark.parametrize("settings", [*EXPOSED, {"admin_token": TOKEN}])
@pytest.mark.parametrize("token", [None, "", "wrong", "\xff"])
def test_an_exposed_server_refuses_admin_requests_without_the_token(
    attack: Open, settings: dict[str, Any], token: str | None
) -> None:
    attacker = attack(**settings)
    said = {} if token is None else {"x_admin_token": token}

    assert code(attacker.ask(CLOCK, **said)) == (401, "admin_token_invalid")
    assert code(attacker.ask("/p/__admin/clock", **said)) == (401, "admin_token_invalid")
    assert attacker.ask(CLOCK, "HEAD", **said).status == 401
    assert (attacker.ask(INDEXES).status, attacker.ask(HEALTH).status) == (200, 200)


@pytest.mark.parametrize("settings", [*EXPOSED, {"admin_token": TOKEN}])
def test_admin_requests_with_the_token_are_accepted(attack: Open, settings: dict[str, Any]) -> None:
    attacker = attack(**settings)
    app = attacker.app
    assert isinstance(app, MockServerApp)

    assert attacker.ask(CLOCK, x_admin_token=app.access.token).status == 200


def test_each_server_generates_its_own_token() -> None:
    apps = [MockServerApp(Settings(host="0.0.0.0")) for _ in range(2)]  # noqa: S104 - as in a container

    tokens = {app.access.token for app in apps}
    for app in apps:
        app.close()

    assert len(tokens) == 2
    assert min(map(len, tokens)) >= 32


def test_a_request_from_another_machine_always_needs_a_token(attack: Open) -> None:
    assert code(attack(("192.168.1.7", 1212)).ask(CLOCK)) == (401, "admin_token_invalid")


def test_reset_all_needs_a_token(attack: Open) -> None:
    open_to_this_machine, guarded = attack(), attack(admin_token=TOKEN)

    refused = open_to_this_machine.ask("/__admin/reset/all", "POST", x_admin_token=NO_TOKEN)
    done = guarded.ask("/__admin/reset/all", "POST", x_admin_token=TOKEN)

    assert code(refused) == (401, "admin_token_invalid")
    assert done.status == 200


def test_a_generated_token_is_printed_at_the_start() -> None:
    with running("--host", "0.0.0.0") as server:  # noqa: S104 - as in a container
        printed = server.ready_line.rpartition(" asks for X-Admin-Token: ")[2].strip()
        request = Request(f"{server.url}/__admin/clock", headers={"x-api-key": "tlk_ME", "x-admin-token": printed})

        with urlopen(request, timeout=LONGEST_SECONDS) as reply:
            assert reply.status == 200


def test_no_token_is_generated_on_loopback() -> None:
    with running() as server:
        assert "token" not in server.ready_line.lower()
