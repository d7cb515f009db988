"""Who says each line of a video: its voice, if the line has one; else somebody who gives a name."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from mockserver.domain.records.scenes import Content, Modality, Moment, Voice
from mockserver.domain.writing.aspects.voices import own_name_in
from mockserver.domain.writing.talks.kinds import CONVERSATIONS, Kind, kind_of
from mockserver.ground.caches import OfOwners

_MOST_KEPT = 64
_kept: OfOwners[str, "Talk"] = OfOwners(_MOST_KEPT)
_ROLE = "speaker"
"""The role of somebody of whom only the name is known."""


class Turn(Struct, frozen=True, gc=False):
    """A line and its speaker, by name or else by role; empty if nothing tells who says it."""

    speaker: str
    moment: Moment
    text: str
    """What is said, with single spaces."""


class Talk(Struct, frozen=True):
    """The lines of a video with their speakers, and the role of each speaker, the host of a talk first."""

    kind: Kind | None
    roles: Mapping[str, str]
    turns: tuple[Turn, ...]
    lines: Mapping[str, tuple[Moment, ...]]
    """What each speaker says."""

    @property
    def people(self) -> tuple[str, ...]:
        """Those who speak, by name or else by role: "Ana", "Agent"."""
        return tuple(self.roles)

    def of(self, person: str) -> tuple[Moment, ...]:
        """Return what a person says."""
        return self.lines.get(person, ())


def talk_of(content: Content) -> Talk:
    """Return what is said in a video, and by whom. Kept for the latest videos."""
    return _kept.of(content, content.title, lambda: _heard(content))


def _heard(content: Content) -> Talk:
    kind = kind_of(content)
    moments = [*content.moments(Modality.SPEECH)]
    lines = [" ".join(moment.text.split()) for moment in moments]
    voices = [moment.voice for moment in moments]
    if not any(voices):
        voices = _of_those_with_a_name(lines, is_conversation=kind in CONVERSATIONS)
    speakers = [voice.label if voice else "" for voice in voices]
    roles = {voice.label: voice.role for voice in dict.fromkeys(filter(None, voices))}
    said: dict[str, list[Moment]] = {}
    for speaker, moment in zip(speakers, moments, strict=True):
        said.setdefault(speaker, []).append(moment)
    lines_by_speaker = {speaker: tuple(their_own) for speaker, their_own in said.items()}
    return Talk(kind, roles, tuple(map(Turn, speakers, moments, lines)), lines_by_speaker)


def _of_those_with_a_name(lines: Sequence[str], *, is_conversation: bool) -> list[Voice | None]:
    """Return who says each line: in a conversation those who give their name with it, else the first who does."""
    voices = [Voice(_ROLE, name) if (name := own_name_in(line)) else None for line in lines]
    return voices if is_conversation else [next(filter(None, voices), None)] * len(lines)
