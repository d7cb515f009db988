"""The people of a talk that a prompt asks about, by their role: the agent, the guest, each speaker."""

import re
from collections.abc import Iterable, Sequence

from mockserver.domain.writing.prompts.signs import Signs
from mockserver.domain.writing.prompts.vocabulary import SIGHT_WORDS, whole
from mockserver.ground.caches import short_cache

EACH, SPEAKER = "each", "speaker"
_ROLES = Signs(
    [
        ("customer", "customers?|clients?|callers?|prospects?|buyers?"),
        ("agent", "agents?|reps?|representatives?|advisers?|advisors?|sales ?person|salesman|saleswoman|sellers?"),
        ("host", "hosts?|interviewers?|interviewing|moderators?"),
        ("guest", "guests?|interviewees?|interviewed"),
        ("interviewer", "interviewers?|recruiters?|hiring managers?"),
        ("candidate", "candidates?|applicants?|interviewees?"),
        ("doctor", "doctors?|physicians?|clinicians?"),
        ("patient", "patients?"),
        ("officer", "officers?|polic(?:e|eman|ewoman)|deputy"),
        ("civilian", "civilians?|suspects?"),
        ("counsel", "counsel|lawyers?|attorneys?|examiner"),
        ("witness", "witness|deponent"),
        (
            "chair",
            "chairs?|chair(?:person|man|woman)|organi[sz]er|(?:leads|runs|opens|led) the (?:meeting|discussion|team)",
        ),
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
_SIGNS_OF_LABELS = ("speaker", "diari", "who sa", "between", "names", "as a ")
_LABELLED = whole(
    r"speaker (?:labels?|names?|tags?)|with (?:the )?(?:names? of )?(?:the )?speakers?|diari[sz]\w*|who (?:says"
    r"|said) what"
    r"|(?:per|by) speaker|labell?ed by speakers?"
    r"|(?:dialogue?s?|conversation|script|transcript)\b.{0,30}\b(?:between|names)|as a (?:script|dialogue?)"
    r"|speakers? ?: ?\W?(?:texts?|lines?|words|sentences?|quotes?|what)"
)


_SHORTEST_NAME = 3  # letters: "Dr" names nobody
_CAPITALS = re.compile(r"\b[A-Z][\w'-]+")
_SIGNS_AROUND = ".,;:!?\"'()"
_WHO_SAYS = re.compile(
    r"\b(?:does|did|do) (?P<name>(?:[A-Z][\w.'-]* ?){1,4})"
    r"(?= ?\b(?:say|tell|mention|talk|think|want|ask|claim|explain)\b)"
)
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_ORDINAL = "|".join(_PLACES)
_PLACE = whole(
    rf"(?P<place>{_ORDINAL}) (?:speaker|person (?:to speak|to talk|who speaks))"
    rf"|(?:speaks?|spoke|talks?) (?P<after>{_ORDINAL})"
)
_NAMES = whole("names?|called")
_BESIDE_ROLES = whole("being|meeting|call|interview|podcast|video|here")
_QUESTIONS = whole("asks?|asked|questions?")


# Read only for talks, and cached because clients send the same prompt for many videos.
@short_cache(maxsize=256)
def roles_in(prompt: str) -> tuple[str, ...]:
    """Return the roles that a prompt names, in the order of the table.

    `EACH` is for everybody, and `SPEAKER` for a person who speaks alone.
    """
    return tuple(_ROLES.all_in(prompt.lower()))


def names_in(prompt: str, people: Iterable[str]) -> list[str]:
    """Return those of some people whom a prompt names, in whole or in part: "Okafor" for "Dr Okafor"."""
    words = _CAPITALS.findall(prompt) if prompt != prompt.lower() else [word.capitalize() for word in prompt.split()]
    named = {word.strip(_SIGNS_AROUND).removesuffix("'s") for word in words}
    return [one for one in people if not named.isdisjoint(word for word in one.split() if len(word) >= _SHORTEST_NAME)]


def name_asked(prompt: str) -> str:
    """Return the name of the person whose words a prompt asks for: "Ana" in "What does Ana say?"; or nothing."""
    found = _WHO_SAYS.search(prompt)
    return found["name"].strip() if found else ""


def place_asked(prompt: str) -> int | None:
    """Return which of the speakers a prompt asks about, as in "the second speaker" and "who speaks last"; or None."""
    found = _PLACE.search(prompt.lower())
    return None if found is None else _PLACES[found["place"] or found["after"]]


def wants_names(prompt: str) -> bool:
    """Return whether a prompt asks for names."""
    return bool(_NAMES.search(prompt.lower()))


def wants_questions(prompt: str) -> bool:
    """Return whether a prompt asks what somebody asks."""
    return bool(_QUESTIONS.search(prompt.lower()))


def names_only_roles(subject: Sequence[str]) -> bool:
    """Return whether the subject of a prompt is a role and nothing else, as in "Who is the interviewer?"."""
    return not _BESIDE_ROLES.sub("", _ROLES.without(" ".join(subject))).strip()


@short_cache(maxsize=256)
def asks_for_sight(prompt: str) -> bool:
    """Return whether a prompt asks about what can be seen, not about what is said."""
    return bool(_OF_SIGHT.search(prompt.lower()))


def wants_speakers(flat: str) -> bool:
    """Return whether a prompt wants each line of a transcript with its speaker."""
    return any(map(flat.__contains__, _SIGNS_OF_LABELS)) and bool(_LABELLED.search(flat))
