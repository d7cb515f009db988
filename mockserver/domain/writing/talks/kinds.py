"""Which videos are talks, by their topics: a meeting, a call, an interview, a lecture."""

from collections.abc import Mapping
from enum import Enum, auto

from mockserver.domain.records.scenes import Content
from mockserver.domain.retrieval.words import tokenise
from mockserver.ground.caches import short_cache


class Kind(Enum):
    """Who talks with whom."""

    CALL = auto()
    """Somebody of a company talks with a customer."""
    INTERVIEW = auto()
    MEETING = auto()
    LECTURE = auto()
    """One person talks to an audience."""


CONVERSATIONS = frozenset([Kind.CALL, Kind.INTERVIEW, Kind.MEETING])
"""Several people speak, so what each of them says tells more than the picture."""

_WORDS: Mapping[Kind, str] = {
    Kind.CALL: "call",
    Kind.INTERVIEW: "interview podcast conversation testimony consultation",
    Kind.MEETING: "meeting negotiation hearing",
    Kind.LECTURE: "lecture webinar lesson speaking training speech keynote",
}
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words.split()}
WORDS_FOR_TALKS = tuple(_KIND_OF)


def kind_of(content: Content) -> Kind | None:
    """Return the kind of talk that the topics of a video name; None if it is no talk, or nothing is said in it."""
    kind = _named(content.topics)
    return kind if kind and any(scene.said for scene in content.scenes) else None


@short_cache(maxsize=256)
def _named(topics: tuple[str, ...]) -> Kind | None:
    return next((_KIND_OF[word] for topic in topics for word in tokenise(topic) if word in _KIND_OF), None)
