"""Error replies, in the codes and body shape of the requested version."""

from datetime import UTC, datetime, timedelta

import pytest

from mockserver.app.http.replies import encode_failure, encode_refusal, refuse
from mockserver.contract.errors import ErrorCatalogue
from mockserver.contract.source import packaged_contract
from mockserver.ground.errors import ContractViolation, MethodNotAllowed, NameTaken, RateExceeded

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
SPENT = RateExceeded(3, NOON + timedelta(seconds=90.5), NOON)
V12 = packaged_contract().errors["v1.2"].table()
NESTED = ErrorCatalogue(
    "v9",
    {
        "shape": "nested",
        "never": ["DomainError"],
        "codes": {"too_many_requests": {"status": 429, "facts": ["RateExceeded"]}},
    },
).table()


def test_a_spent_rate_limit_has_headers_and_in_v1_3_a_body() -> None:
    old, new = (refuse(SPENT, table) for table in (V12, NESTED))

    assert (old.status, old.body) == (429, None)
    assert new.body == {"error": {"code": "too_many_requests", "message": str(SPENT)}}
    assert dict(old.headers) == dict(new.headers)
    assert dict(old.headers) == {
        b"x-ratelimit-limit": b"3",
        b"x-ratelimit-remaining": b"0",
        b"x-ratelimit-used": b"3",
        b"x-ratelimit-reset": b"1717243290",
        b"retry-after": b"91",
    }


def test_refusals_before_an_operation_is_known_have_their_headers() -> None:
    reply = encode_refusal(MethodNotAllowed("no"), V12, ((b"allow", b"GET"),))

    assert (reply.status, reply.raw) == (405, b'{"code":"method_not_allowed","message":"no"}')
    assert reply.headers == ((b"allow", b"GET"),)


def test_an_internal_error_has_the_body_shape_of_the_version() -> None:
    assert encode_failure(500, "mock_failed", "no", NESTED).raw == b'{"error":{"code":"mock_failed","message":"no"}}'


def test_an_error_without_a_code_in_the_version_is_a_contract_violation() -> None:
    with pytest.raises(ContractViolation, match="v9 has no error code for NameTaken"):
        refuse(NameTaken("An index", "chess"), NESTED)


def test_a_very_long_message_loses_its_middle() -> None:
    message = V12.body("parameter_invalid", "a" * 5_000 + "z")

    assert message == {"code": "parameter_invalid", "message": f"{'a' * 400} … {'a' * 199}z"}
