"""Hints for clients of an API version that is not served."""

import pytest

from tests.support.api import Api

OLD = "API v1.2 (SDKs twelvelabs<0.4 for Python, twelvelabs-js<0.4 for JavaScript)"
NEW = "API v1.3 (SDKs twelvelabs>=0.4 for Python, twelvelabs-js>=0.4 for JavaScript)"
SERVED = f"this server has {OLD} and {NEW}."
NEWEST = {"x-fern-language": "Python", "x-fern-sdk-name": "twelvelabs", "x-fern-sdk-version": "1.3.6"}
ELSEWHERE = ["/v1.1/indexes", "/v2/", "/p/v1.4/tasks", "/v1/engines", "/engines", "/classify"]


@pytest.mark.parametrize("path", ELSEWHERE)
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("key", ["tlk_OTHER", "tlk_OTHER+fault=429", ""])
def test_every_request_for_another_version_is_answered_404_with_one_sentence(
    api: Api, method: str, path: str, key: str
) -> None:
    reply = api.client.request(method, path, headers={"x-api-key": key} if key else {})

    assert reply.status_code == 404
    assert reply.json().keys() == {"code", "message"}
    assert reply.json()["code"] == "endpoint_not_exists"
    assert reply.json()["message"].startswith(f"{method} {path} ")
    assert reply.json()["message"].endswith(SERVED)
    assert reply.headers["x-mockserver-request-id"]


def test_head_gets_no_sentence(api: Api) -> None:
    reply = api.client.head("/v1.1/indexes")

    assert (reply.status_code, reply.content) == (404, b"")


def test_a_method_of_another_version_is_refused_with_the_allowed_methods_and_the_sentence(api: Api) -> None:
    path = "/v1.2/indexes/1/videos/2"

    reply = api.client.patch(path, headers=NEWEST)

    allowed, _, sentence = reply.json()["message"].partition(". ")
    assert (reply.status_code, reply.json()["code"]) == (405, "method_not_allowed")
    assert allowed.startswith(f"PATCH is not a method of {path}; allowed: DELETE, GET")
    assert sentence == (f"PATCH {path} comes from the SDK twelvelabs 1.3.6, which speaks API v1.3; {SERVED}")


def test_a_request_for_another_version_is_in_the_journal_of_its_account(api: Api) -> None:
    identifier = api.client.get("/v1.1/indexes", headers={"x-api-key": "tlk_LOST"}).headers["x-mockserver-request-id"]

    entry = api.client.get(f"/__admin/journal/{identifier}", headers={"x-api-key": "tlk_LOST"}).json()

    assert (entry["path"], entry["status"]) == ("/v1.1/indexes", 404)
