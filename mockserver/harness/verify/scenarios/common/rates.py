"""The rate limit headers."""

from mockserver.harness.verify.api_client import ApiClient, ApiReply


def counts_requests(client: ApiClient, first: ApiReply, second: ApiReply) -> None:
    """Check that the rate headers of two consecutive replies count the request between them."""
    for answer in (first, second):
        limit, remaining, used = (_rate(answer, name) for name in ("limit", "remaining", "used"))
        message = f"{used} used and {remaining} remaining of {limit}."
        client.law(limit == remaining + used, answer, "rates", "sum", message, "used and remaining add up to the limit")
    spent = _rate(second, "used") - _rate(first, "used")
    is_new = _rate(second, "reset") != _rate(first, "reset")
    message = f"Between two requests X-Ratelimit-Used went from {_rate(first, 'used')} to {_rate(second, 'used')}."
    client.law(spent >= 1 or is_new, second, "rates", "used", message, "each request is counted")
    same = _rate(first, "limit") == _rate(second, "limit")
    client.law(same, second, "rates", "limit", "The limit changed between two requests.", "the same limit")
    early = _rate(second, "reset") < _rate(first, "reset")
    client.law(not early, second, "rates", "reset", "The window ends earlier than before.", "it never goes back")


def _rate(answer: ApiReply, name: str) -> int:
    return int(answer.headers[f"x-ratelimit-{name}"])
