"""Parses requests for texts in fixed forms."""

from msgspec import Struct

from mockserver.domain.writing.documents import Node
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values
from mockserver.handlers.common.texts import GistQuery, SummaryQuery
from mockserver.handlers.v1_3.requests.analyze import INDEXED, MOST_INDEXED_TOKENS, check_tokens, read_answer_schema


class SummaryRequest(Struct, frozen=True, gc=False):
    """A summary, chapters or highlights; the maximum length of a summary, and the `schema` of its document."""

    query: SummaryQuery
    most_tokens: int
    schema: Node | None


def read_gist(body: Values) -> GistQuery:
    """Return the video, and the requested fields."""
    return GistQuery(body["video_id"], tuple(body["types"]))


def read_summary(body: Values) -> SummaryRequest:
    """Return the video, and the requested text. Raises the API's errors."""
    if body["type"] != "summary" and "response_format" in body:
        raise ParameterInvalid("response_format", f"Only a summary can have it, no {body['type']}.")
    prompt, most_tokens = body.get("prompt"), body.get("max_tokens", MOST_INDEXED_TOKENS)
    check_tokens(INDEXED, prompt or "", most_tokens)
    query = SummaryQuery(body["video_id"], body["type"], prompt, body["temperature"])
    return SummaryRequest(query, most_tokens, read_answer_schema(INDEXED, body.get("response_format")))
