"""What people say in the videos of one genre, whatever the topic."""

from msgspec import Struct


class Phrases(Struct, frozen=True):
    """Sentences with slots. At least one slot of each differs between videos, so that few videos share a line.

    `{part}` is a noun phrase with its article, singular or plural, so it is never the subject of a verb in the present
    tense. `{about}` may be a clause, so it only follows words such as "about", or a colon. `{act}` follows a name.
    """

    greetings: tuple[str, ...]
    introductions: tuple[str, ...]
    """They name the subject: in a short video, one is said in place of a greeting."""
    leads: tuple[str, ...]
    """Each begins a stage."""
    lines: tuple[str, ...]
    """They can be said at any time."""
    transitions: tuple[str, ...]
    """Each ends a stage."""
    closings: tuple[str, ...]
    leads_to_step: tuple[str, ...] = ()
    """They begin a stage whose heading is a noun phrase, `{step}`: "kneading by hand"."""
    exchanges: tuple[tuple[str, str], ...] = ()
    """What somebody says and what somebody else replies, at any time."""
    matters: tuple[str, ...] = ()
    """What people may speak of beside the subject. A video has a few of these for the slot `{matter}`."""
