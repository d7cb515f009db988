"""What is refused, as a reply: in the words and the shape of the version that was asked."""

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


def test_a_spent_limit_is_said_by_headers_and_by_a_body_where_the_version_has_one() -> None:
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


def test_what_is_refused_before_an_operation_is_known_has_its_own_headers() -> None:
    reply = encode_refusal(MethodNotAllowed("no"), V12, ((b"allow", b"GET"),))

    assert (reply.status, reply.raw) == (405, b'{"code":"method_not_allowed","message":"no"}')
    assert reply.headers == ((b"allow", b"GET"),)


def test_a_failure_of_the_stand_in_has_the_shape_of_the_version_too() -> None:
    assert encode_failure(500, "mock_failed", "no", NESTED).raw == b'{"error":{"code":"mock_failed","message":"no"}}'


def test_a_fact_that_the_version_has_no_code_for_is_a_violation_of_the_contract() -> None:
    with pytest.raises(ContractViolation, match="v9 has no error code for NameTaken"):
        refuse(NameTaken("An index", "chess"), NESTED)


def test_of_a_very_long_message_the_middle_is_left_out() -> None:
    message = V12.body("parameter_invalid", "a" * 5_000 + "z")

    assert message == {"code": "parameter_invalid", "message": f"{'a' * 400} … {'a' * 199}z"}
