"""Laws of every stream, whatever its content."""

from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver


def objects_of(client: ApiClient, answer: ApiReply) -> list[Any]:
    """Return the objects of a stream, whose form has been checked. Raises ScenarioOver if the reply is not a stream."""
    reply = answer.exchange.reply
    stream = answer.operation.answers[answer.status].streams.get(reply.media_type)
    if stream is None:
        message = f"It came as {reply.media_type}."
        client.note(answer, "stream", "media type", message, "the requested stream", "")
        raise ScenarioOver
    return list(stream.objects(reply.body.decode()))


def is_bracketed(client: ApiClient, answer: ApiReply, kinds: list[str], first: str, lasts: tuple[str, ...]) -> None:
    """Check that a stream begins with `first` and ends with one of `lasts`, and that neither occurs in between."""
    begins, ends = kinds[:1] == [first], kinds[-1:] and kinds[-1] in lasts
    client.law(begins, answer, "stream", "first", f"It begins with {kinds[:1]}.", first)
    client.law(bool(ends), answer, "stream", "last", f"It ends with {kinds[-1:]}.", " or ".join(lasts))
    inner = [kind for kind in kinds[1:-1] if kind == first or kind in lasts]
    client.law(not inner, answer, "stream", "between", f"{inner[:3]} came in between.", "a stream begins and ends once")
