"""The meaning of property names: `chapterTitle` is a title, `start_sec` a time, `has_dog` whether there is a dog."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from mockserver.domain.records.scenes import Modality
from mockserver.domain.writing.prompts.aspects import Aspect, aspects_in
from mockserver.ground.caches import short_cache
from mockserver.ground.late.patterns import late_pattern


class Meaning(Enum):
    """The meaning of a value."""

    TITLE = auto()
    SUMMARY = auto()
    ANSWER = auto()
    TOPIC = auto()
    TAG = auto()
    CHAPTER = auto()
    HIGHLIGHT = auto()
    PART = auto()
    START = auto()
    END = auto()
    LENGTH = auto()
    POSITION = auto()
    SHARE = auto()
    SPEECH = auto()
    SCREEN_TEXT = auto()
    LOGO = auto()
    LANGUAGE = auto()
    MOOD = auto()
    PEOPLE = auto()
    OTHER = auto()


MODALITIES: Mapping[Meaning, Modality] = {
    Meaning.SPEECH: Modality.SPEECH,
    Meaning.SCREEN_TEXT: Modality.TEXT,
    Meaning.LOGO: Modality.LOGO,
}

WHAT_IS_SAID = frozenset(
    ["text", "line", "utterance", "speech", "said", "transcript", "words", "sentence", "dialogue", "content", "message"]
)
"""Words in the name of what somebody says, beside the name of a speaker."""

_OF_VERDICTS = """
    verdict status result pass passed passes compliant compliance complies met outcome decision fail failed violated
    violation satisfied ok approved
"""
VERDICT_WORDS = frozenset(_OF_VERDICTS.split())
"""Words in the name of a verdict about a rule."""
FOUND_WORDS = frozenset(["flagged", "present", "detected", "found", "triggered", "unsafe", "occurs", "shown"])
"""Words in the name of whether something is in a video that should not be."""
BROKEN_WORDS = frozenset(["fail", "failed", "violated", "violation"])

_SIGNS: Mapping[Meaning, str] = {
    Meaning.TITLE: "title titles tagline taglines slogan slogans "
    "headline headlines heading name names label term terms concept "
    "titel titre titulo título titolo",
    Meaning.SUMMARY: "summary standfirst lede subheading blurb teaser "
    "description overview synopsis abstract logline text content detail details explanation "
    "recap definition happened happens "
    "beschreibung zusammenfassung inhalt resume résumé resumen descripcion descripción descrizione",
    Meaning.ANSWER: "answer response verdict",
    Meaning.TOPIC: "topic topics theme themes category categories genre genres subject subjects",
    Meaning.TAG: "tag tags hashtag hashtags keyword keywords schlagwort schlagwörter schlagworte cles clés palabras",
    Meaning.CHAPTER: "chapter chapters section sections contents outline kapitel chapitre chapitres capitulo capítulos",
    Meaning.HIGHLIGHT: "highlight highlights moment moments",
    Meaning.PART: "part parts segment segments scene scenes clip clips shot shots event events step steps timeline "
    "szene szenen scène escena escenas",
    Meaning.START: "start begin beginning offset from onset seen appears appearance anfang beginn début debut inicio",
    Meaning.END: "end finish until to ende fin fine",
    Meaning.LENGTH: "duration length runtime dauer durée duree duracion duración durata",
    Meaning.POSITION: "number index position rank order id",
    Meaning.SHARE: "score confidence probability relevance rating likelihood",
    Meaning.SPEECH: "transcript transcription speech quote quotes dialogue dialog said spoken narration narrator "
    "voiceover voiceovers subtitles",
    Meaning.SCREEN_TEXT: "texts screen onscreen ocr captions signs",
    Meaning.LOGO: "logo logos brand brands company companies sponsor sponsors organization organizations organisation "
    "organisations",
    Meaning.LANGUAGE: "language sprache langue idioma lingua",
    Meaning.MOOD: "mood sentiment tone emotion atmosphere feeling stimmung ambiance ambiente humeur",
    Meaning.PEOPLE: "people person persons speakers speaker characters character participants actors who "
    "personen personnes personas",
}
_MEANINGS = {word: meaning for meaning, words in _SIGNS.items() for word in words.split()}

_CUTS = {("in",): Meaning.START, ("out",): Meaning.END}
"""The ends of a clip, as editors call them."""

_TIME_SIGNS = (
    "time times timestamp timestamps timecode timecodes sec secs second seconds ms millis milliseconds mins minutes at "
    "zeit zeitpunkt zeitstempel horodatage temps heure tiempo hora"
)
_TIME_WORDS = frozenset(_TIME_SIGNS.split())
_PREPOSITIONS = frozenset(["to", "from", "at"])
_TIMED = frozenset(["cook", "cooking", "prep", "preparation", "total", "baking", "running", "watch", "reading"])
"""Words before "time" that make it a duration."""
_COUNT_WORDS = frozenset(["count", "num", "amount", "quantity", "total"])
_MILLISECONDS = frozenset(["ms", "millis", "milliseconds"])
_MINUTES = frozenset(["minutes", "mins"])

_OF_A_MATCH = frozenset(["goals", "saves", "cards", "fouls", "penalties", "substitutions", "injuries", "touchdowns"])
_RATED = frozenset(["rating", "stars", "score", "grade", "rated"])
_WITH_ASPECT = frozenset([Meaning.OTHER, Meaning.PART, Meaning.SUMMARY, Meaning.SHARE])
"""Meanings so general that the aspect of a name says more."""
_OF_DESCRIPTIONS = frozenset([*MODALITIES, Meaning.MOOD, Meaning.PEOPLE, Meaning.LANGUAGE])

_LONGEST_DESCRIPTION = 200
_UNIT = r" ?(?P<{}>characters?|chars?|letters?|words?|sentences?)\b"
_LIMIT = late_pattern(
    r"(?:\b(?:max(?:imum)?(?: of)?|under|up to|at most|no more than|not more than|less than|within|below|in"
    rf"|limit(?: of)?)[.:]? |[<\u2264]=? ?)(?P<number>\d{{1,4}}){_UNIT.format('unit')}"
    rf"|\b(?P<first>\d{{1,4}}){_UNIT.format('first_unit')}(?:,? (?:max(?:imum)?|at most|or less|or fewer|limit)\b|\Z)"
)
_BELOW = ("under", "below", "less than")
_WORD = late_pattern(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+")


@dataclass(frozen=True, slots=True)
class Name:
    """A parsed property name: its words, its meaning, the aspect it asks for, and whether it asks for a count."""

    words: tuple[str, ...]
    meaning: Meaning
    is_count: bool = False
    aspect: Aspect | None = None
    most_characters: int | None = None
    """The length that the description allows, if it names one."""
    most_words: int | None = None
    """The number of words that the description allows, if it names one."""
    most_sentences: int | None = None
    is_iso: bool = False
    """Whether the description asks for a duration such as "PT4M30S"."""

    @property
    def is_plural(self) -> bool:
        """Whether the name is that of several things."""
        return bool(self.words) and self.words[-1].endswith("s") and not self.words[-1].endswith("ss")

    @property
    def is_rated(self) -> bool:
        """Whether the name asks for a rating."""
        return not _RATED.isdisjoint(self.words)

    def in_units(self, seconds: float) -> float:
        """Return a time or duration in the unit of the name, which is seconds by default."""
        if not _MILLISECONDS.isdisjoint(self.words):
            return seconds * 1000
        return seconds / 60 if not _MINUTES.isdisjoint(self.words) else seconds


@short_cache(maxsize=1024)
def read_name(name: str, description: str = "") -> Name:
    """Parse a property name. The last word with a meaning decides; if none has one, those of the description do."""
    words = _words(name)
    is_count = not _COUNT_WORDS.isdisjoint(words) or words[:2] == ("number", "of")
    meaning, aspect = _meaning(words), _aspect(words)
    if meaning is Meaning.OTHER and aspect is None and description:
        described = _words(_LIMIT.sub(" ", description.lower()))
        aspect = _aspect(described)
        meaning = next((found for word in described if (found := _MEANINGS.get(word)) in _OF_DESCRIPTIONS), meaning)
    limit = _LIMIT.search(description[:_LONGEST_DESCRIPTION].lower()) if description else None
    most = max(1, int(limit["number"] or limit["first"]) - limit[0].startswith(_BELOW)) if limit else None
    unit = (limit["unit"] or limit["first_unit"])[:1] if limit else ""
    characters, of_words, of_sentences = (most if unit in units else None for units in ("cl", "w", "s"))
    aspect = aspect if meaning in _WITH_ASPECT else None
    is_iso = names_iso_time(description)
    return Name(words, meaning, is_count, aspect, characters, of_words, of_sentences, is_iso)


def is_event_of_match(name: Name) -> bool:
    """Return whether a list is of events that only those scenes have which mention them: "goals"."""
    return not _OF_A_MATCH.isdisjoint(name.words)


def names_iso_time(description: str) -> bool:
    """Return whether a description asks for a duration such as "PT4M30S"."""
    flat = description.lower()
    return "iso 8601" in flat or "iso8601" in flat or "pt#" in flat


def has_limit(description: str) -> bool:
    """Return whether a description limits the length of a text: "at most 60 characters"."""
    return bool(_LIMIT.search(description.lower()))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(text[:200]))


def _aspect(words: tuple[str, ...]) -> Aspect | None:
    found = [*aspects_in(words).values()] or [*aspects_in([f"{word}s" for word in words]).values()]
    return found[-1] if found else None


def _meaning(words: tuple[str, ...]) -> Meaning:
    if words[-3:] in (("time", "of", "day"), ("call", "to", "action")):
        return Meaning.OTHER
    if words in _CUTS:
        return _CUTS[words]
    for word in reversed(words):
        if word in _PREPOSITIONS and word != words[-1]:
            continue  # "to_improve" is no end
        if word in _TIME_WORDS:
            return _time_meaning(words)
        if word in _MEANINGS:
            return _MEANINGS[word]
    return Meaning.OTHER


def _time_meaning(words: tuple[str, ...]) -> Meaning:
    if not _TIMED.isdisjoint(words):
        return Meaning.LENGTH
    found = (_MEANINGS[word] for word in words if word in _MEANINGS)
    times = (Meaning.START, Meaning.END, Meaning.LENGTH)
    return next((meaning for meaning in found if meaning in times), Meaning.START)
