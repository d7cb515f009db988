"""The people of a talk that a prompt asks about, by their role: the agent, the guest, each speaker."""

from mockserver.domain.writing.prompts.signs import Signs
from mockserver.domain.writing.prompts.vocabulary import SIGHT_WORDS, whole
from mockserver.ground.caches import short_cache

EACH, SPEAKER = "each", "speaker"
_ROLES = Signs(
    [
        ("customer", "customers?|clients?|callers?|prospects?|buyers?"),
        ("agent", "agents?|reps?|representatives?|advisers?|advisors?|sales ?person|salesman|saleswoman|sellers?"),
        ("host", "hosts?|interviewers?|moderators?"),
        ("guest", "guests?|interviewees?"),
        ("counsel", "counsel|lawyers?|attorneys?|examiner"),
        ("witness", "witness|deponent"),
        ("chair", "chair(?:person|man|woman)?|organi[sz]er"),
        (
            SPEAKER,
            "speaker|lecturer|teacher|professor|presenter|instructor|trainer|narrator|narration|commentators?|reporter",
        ),
        (
            EACH,
            r"(?:per|by|for each|for every|each|every|all|both|the) (?:of the )?(?:speakers?|participants?|attendees?"
            r"|persons?"
            r"|people)|each of (?:them|the (?:speakers|participants|attendees|people))|each (?:one )?(?:say|said)"
            r"|(?:everyone|everybody) (?:say|said|feels?|thinks?)",
        ),
    ]
)
_OF_SIGHT = whole(SIGHT_WORDS)
_LABELLED = whole(
    r"speaker (?:labels?|names?|tags?)|with (?:the )?(?:names? of )?(?:the )?speakers?|diari[sz]\w*|who (?:says"
    r"|said) what"
    r"|(?:per|by) speaker|labell?ed by speakers?"
)


# Read only for talks, and cached because clients send the same prompt for many videos.
@short_cache(maxsize=256)
def roles_in(prompt: str) -> tuple[str, ...]:
    """Return the roles that a prompt names, in the order of the table.

    `EACH` is for everybody, and `SPEAKER` for a person who speaks alone.
    """
    return tuple(_ROLES.all_in(prompt.lower()))


@short_cache(maxsize=256)
def asks_for_sight(prompt: str) -> bool:
    """Return whether a prompt asks about what can be seen, not about what is said."""
    return bool(_OF_SIGHT.search(prompt.lower()))


def wants_speakers(flat: str) -> bool:
    """Return whether a prompt wants each line of a transcript with its speaker."""
    return any(map(flat.__contains__, ("speaker", "diari", "who sa"))) and bool(_LABELLED.search(flat))
