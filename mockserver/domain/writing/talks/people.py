"""Those who speak in a video: who they are, and who talks with whom."""

from collections.abc import Mapping

from mockserver.domain.records.scenes import Content
from mockserver.domain.writing.phrases import joined
from mockserver.domain.writing.talks.turns import talk_of

_MOST_NAMED = 5


def who_talks(content: Content) -> str:
    """Return a clause that tells who talks with whom; empty if fewer than two are known."""
    roles = talk_of(content).roles
    if len(roles) < 2:
        return ""
    first, *others = [called(name, roles) for name in roles][:_MOST_NAMED]
    if "chair" in roles.values():
        return f"{first} leads the meeting, and {joined(others)} {'takes' if len(others) == 1 else 'take'} part"
    customer = ", the customer" * ("customer" in roles.values() and others[0] != "the customer")
    return f"{first} talks with {joined(others)}{customer}"


def speakers_by_role(content: Content) -> list[str]:
    """Return who speaks, each with the role if several do: "Ana (guest)"."""
    roles = talk_of(content).roles
    return [_in_list(name, roles) for name in roles]


def _in_list(name: str, roles: Mapping[str, str]) -> str:
    known = called(name, roles)
    return f"{name} ({roles[name]})" if known == name and len(roles) > 1 else known


def with_role(name: str, roles: Mapping[str, str]) -> str:
    """Return what a sentence calls a speaker, by name and role if several speak: "Ana, the guest", "the guest"."""
    known = called(name, roles)
    return f"{name}, {_the(roles[name])}" if known == name and len(roles) > 1 else known


def called(name: str, roles: Mapping[str, str]) -> str:
    """Return what a sentence calls a speaker: the name, or the role if that stands for the name."""
    if not name:
        return "the speaker"
    return name if name.lower() != roles[name] else _the(roles[name])


def _the(role: str) -> str:
    return f"a {role}" if role == "participant" else f"the {role}"
