"""Parses questions about a knowledge store."""

import re
from collections.abc import Sequence

from msgspec import Struct

from mockserver.domain.records.knowledge import Selection
from mockserver.domain.writing.documents import Node, read_leniently
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values

_SCHEMA = "text.format.schema"
_MOST_CHARACTERS = 10_000

# The reference to a selection by its number; there are never as many as eight digits can count.
_TOKEN = re.compile(r"\{\{sel:(\d{1,8})\}\}")
_STANDS_FOR = "it"


class ResponseQuery(Struct, frozen=True):
    """A question, as `text` without references, and the numbers of the selections that it refers to.

    With a `schema` the answer is a document that fits it.
    """

    store_id: str
    text: str
    references: tuple[int, ...] = ()
    session_id: str | None = None
    instructions: str | None = None
    selections: tuple[Selection, ...] = ()
    schema: Node | None = None
    is_streamed: bool = False
    shows_steps: bool = False
    searches_web: bool = False

    def referred(self, earlier: Sequence[Selection]) -> tuple[Selection, ...]:
        """Return the selections that the question refers to: those of this request or, if it has none, earlier ones.

        Raises ParameterInvalid for an unknown number.
        """
        known = self.selections or earlier
        for number in self.references:
            if number >= len(known):
                raise ParameterInvalid("input", f"{{{{sel:{number}}}}} refers to none of the {len(known)} selections.")
        return tuple(known[number] for number in self.references)


def read_response(body: Values) -> ResponseQuery:
    """Return the question. Raises the errors of a schema."""
    asked = "\n".join(message["content"] for message in body["input"])
    return ResponseQuery(
        body["knowledge_store_id"],
        _TOKEN.sub(_STANDS_FOR, asked)[-_MOST_CHARACTERS:],
        tuple(dict.fromkeys(int(number) for number in _TOKEN.findall(asked))),
        body.get("session_id"),
        body.get("instructions"),
        tuple(Selection(one["id"], one["kind"] == "collection") for one in body.get("selections", ())),
        _schema(body.get("text", {}).get("format", {})),
        body["stream"],
        "intermediate_outputs" in body.get("include", ()),
        bool(body.get("tools")),
    )


def _schema(wanted: Values) -> Node | None:
    return read_leniently(wanted["schema"], _SCHEMA) if wanted.get("type") == "json_schema" else None
