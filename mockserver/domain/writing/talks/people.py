"""Sentences about those who talk: who they are, how much each of them says, and how they feel about it."""

from mockserver.domain.records.scenes import Content
from mockserver.domain.writing.phrases import joined
from mockserver.domain.writing.talks.kinds import Kind
from mockserver.domain.writing.talks.turns import talk_of

_MOST_NAMED = 5


def who_talks(content: Content) -> list[str]:
    """Return a sentence that names who talks; none if nobody is named, or the video is no talk."""
    talk = talk_of(content)
    if talk is None or not talk.people:
        return []
    first, *others = talk.people[:_MOST_NAMED]
    if first.lower() == talk.roles[first]:
        first = f"The {talk.roles[first]}"
    if not others:
        return [f"The speaker is {first}."]
    if talk.kind is Kind.MEETING:
        return [f"{first} leads the meeting, and {joined(others)} {'takes' if len(others) == 1 else 'take'} part."]
    return [f"{first} talks with {others[0]}{', the customer' * (talk.kind is Kind.CALL)}."]
