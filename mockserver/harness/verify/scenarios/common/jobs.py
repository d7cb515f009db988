"""Jobs: what the contract says is polled (`x-poll`) is asked for again until it has ended."""

from collections.abc import Iterator
from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver

Path = dict[str, str]


def polled(client: ApiClient, name: str, path: Path) -> Iterator[ApiReply]:
    """Yield the replies of a job, from now until it has ended. Raises ScenarioOver where that takes too long."""
    poll = client.contract.operations[name].says.poll
    assert poll is not None, f"{name} is not polled"  # noqa: S101 - of our own scenarios
    for _ in client.polls():
        answer = client.granted(name, path)
        yield answer
        if not poll.is_unfinished(answer.json):
            return
        client.wait()
    raise ScenarioOver(f"{name} did not end within {client.ready_timeout_seconds:g} seconds")


def finished(client: ApiClient, name: str, path: Path, ends: str = "ready") -> ApiReply:
    """Wait until a job has ended, which has to be in the state `ends`, and return the last reply."""
    *_, last = polled(client, name, path)
    state: Any = last.json.get("status")
    client.law(state == ends, last, "value", "status", f"It ended as {state}.", ends)
    if state != ends:
        raise ScenarioOver
    return last
