"""Jobs: operations with `x-poll` in the contract are polled until the job has ended."""

from collections.abc import Iterator
from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver

Path = dict[str, str]


def polled(client: ApiClient, name: str, path: Path) -> Iterator[ApiReply]:
    """Yield the replies about a job until it has ended. Raises ScenarioOver if that takes too long."""
    poll = client.contract.operations[name].says.poll
    assert poll is not None, f"{name} is not polled"  # noqa: S101 - of our own scenarios
    for _ in client.polls():
        answer = client.accepted(name, path)
        yield answer
        if not poll.is_unfinished(answer.json):
            return
        client.wait()
    raise ScenarioOver(f"{name} did not end within {client.ready_timeout_seconds:g} seconds")


def finished(client: ApiClient, name: str, path: Path, ends: str = "ready") -> ApiReply:
    """Wait until a job has ended, check that its state is `ends`, and return the last reply."""
    *_, last = polled(client, name, path)
    state: Any = last.json.get("status")
    client.law(state == ends, last, "value", "status", f"It ended as {state}.", ends)
    if state != ends:
        raise ScenarioOver
    return last
