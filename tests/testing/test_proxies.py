"""With a proxy in the environment, clients still reach the stand-in directly, and other hosts as before."""

from urllib.request import proxy_bypass

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.ground.address import without_proxy
from mockserver.testing import MockServer

HOSTS = st.sampled_from(
    ["", "example.com", ".intranet.example", "localhost", "10.0.0.1", "127.0.0.1", " spaced.example "]
)
LISTS = st.lists(HOSTS, max_size=4).map(",".join)


def excluded(variables: dict[str, str], name: str) -> set[str]:
    return {host.strip() for host in variables.get(name, "").split(",")} - {""}


@given(environment=st.dictionaries(st.sampled_from(["no_proxy", "NO_PROXY"]), LISTS))
def test_the_server_is_added_to_no_proxy(environment: dict[str, str]) -> None:
    variables = without_proxy("127.0.0.1", environment)

    before = excluded(environment, "no_proxy") | excluded(environment, "NO_PROXY")
    assert excluded(variables, "no_proxy") == excluded(variables, "NO_PROXY") == before | {"127.0.0.1"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**variables, "http_proxy": "http://127.0.0.1:9"}.items():
            patch.setenv(name, value)
        assert proxy_bypass("127.0.0.1:1212")


@pytest.mark.parametrize("every", ["*", "example.com,*"])
def test_no_proxy_for_all_hosts_stays(every: str) -> None:
    assert without_proxy("127.0.0.1", {"NO_PROXY": every}) == {"no_proxy": "*", "NO_PROXY": "*"}


def test_a_client_with_a_proxy_in_its_environment_reaches_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    with MockServer() as mock:
        for name, value in mock.env().items():
            monkeypatch.setenv(name, value)
        reply = httpx.get(f"{mock.url_v12}/engines", headers={"x-api-key": mock.api_key})

    assert reply.status_code == 200
