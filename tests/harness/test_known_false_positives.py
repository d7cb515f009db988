"""Known false positives: requests that the check takes for valid, and that a server rejects correctly."""

from types import SimpleNamespace
from typing import Any

import pytest

from mockserver.harness.suite.known_false_positives import known_false_positive

ASSET = "67f7b3580d4b6e91c3a7f258"
REFUSED = SimpleNamespace(
    status_code=400,
    headers={},
    json=lambda: {"code": "parameter_not_provided", "message": "The video.asset_id parameter is required."},
)
FAILURE: Any = SimpleNamespace(checks=("positive_data_acceptance",), message="Valid data should have been accepted")


def refusal_of(operation: str, body: dict[str, Any], failure: Any = FAILURE) -> Any:
    definition = SimpleNamespace(definition=SimpleNamespace(raw={"operationId": operation}))
    case: Any = SimpleNamespace(path="", body=body, media_type="application/json", operation=definition)
    reply: Any = REFUSED
    return known_false_positive(failure, case, reply)


@pytest.mark.parametrize("operation", ["post_analyze_tasks", "post_analyze"])
@pytest.mark.parametrize("field", ["url", "asset_id", "base64_string"])
def test_a_null_counts_as_not_given_where_another_field_requires_it(operation: str, field: str) -> None:
    body = {"model_name": "pegasus1.5", "video": {"type": field, field: None}, "prompt": "What happens?"}

    assert refusal_of(operation, body) is not None


def test_a_null_that_may_be_left_out_does_not_excuse_a_refusal() -> None:
    body = {
        "model_name": "pegasus1.5",
        "video": {"type": "asset_id", "asset_id": ASSET, "url": None},
        "prompt": "What happens?",
    }

    assert refusal_of("post_analyze", body) is None


def test_a_valid_body_without_null_does_not_excuse_a_refusal() -> None:
    video = {"type": "asset_id", "asset_id": ASSET}

    assert refusal_of("post_analyze", {"model_name": "pegasus1.5", "video": video, "prompt": "What happens?"}) is None
