"""The numbers and times of a document, by the name of their property."""

from math import floor

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.aspects.titles import number_of as numbered_in_title
from mockserver.domain.writing.aspects.verdicts import is_content_shown, rating_of
from mockserver.domain.writing.documents.naming import MODALITIES, Meaning, Name, read_name
from mockserver.domain.writing.documents.numbers import stated_number
from mockserver.domain.writing.documents.places import Place
from mockserver.domain.writing.documents.tree import TimeForm, Whole
from mockserver.domain.writing.forms.quizzes import Question, options_of
from mockserver.domain.writing.people import people_in
from mockserver.domain.writing.phrases import clock
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.talks.answers import shares_of_speech
from mockserver.ground.identifiers import digest

_SCALES = frozenset([3, 4, 5, 6, 7, 10, 100])
_ADVERSE = frozenset(["risk", "threat", "danger", "severity", "toxicity", "violence", "urgency", "stress", "effort"])
_RIGHT = frozenset(["correct", "answer", "right", "solution"])
_STARS = frozenset(["rating", "stars", "grade"])
_OF_SPEECH = frozenset(["share", "percentage", "percent", "proportion"])
# Words in names of booleans and counts that do not belong to the subject.
_FRAME = """
    amount contain contains count depicted flag found include included includes mention mentioned mentions num number
    present quantity shown shows total video visible
"""
_POSITION_WORDS = """
    first seen appears appearance time timestamp timecode start begin at second seconds sec ms minute minutes
"""
_OF_POSITIONS = STOP_WORDS.union(_POSITION_WORDS.split())
_FRAME_WORDS = STOP_WORDS.union(_FRAME.split())


def time_of(form: TimeForm, seconds: float, last: float) -> str | float:
    """Return a position in a video that ends at `last`, in the format of `form`."""
    match form:
        case TimeForm.SECONDS:
            return seconds
        case TimeForm.WHOLE_SECONDS:
            return min(round(seconds), floor(last))
        case TimeForm.CLOCK:
            return clock_of(round(seconds) * 1000)[:-4]
        case TimeForm.MINUTES:
            return f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"
        case TimeForm.SHORT_MINUTES:
            return clock(seconds)
    return clock_of(round(seconds * 1000))


def iso_duration(seconds: float) -> str:
    """Return a duration as ISO 8601 writes it: "PT4M30S"."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    parts = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minute, "M"), (second, "S")) if number)
    return f"PT{parts or '0S'}"


def position_of(name: Name, place: Place) -> float:
    """Return the second for a time with this name; for a length, the number of seconds.

    In the whole video, "goal_time" is the time of the first goal.
    """
    if name.meaning is Meaning.LENGTH:
        return place.end - place.start
    if place.is_whole and name.meaning is Meaning.START and (first := first_time(name, place)) is not None:
        return first
    return place.end if name.meaning is Meaning.END else place.start


def first_time(name: Name, place: Place) -> float | None:
    """Return when the thing of a name is first in `place`: a logo, speech, or what its words name; None if never."""
    words = [word for word in name.words if word not in _OF_POSITIONS]
    modality = next((one for word in words if (one := MODALITIES.get(read_name(word).meaning))), None)
    if modality:
        return min((moment.start for moment in place.moments(modality)), default=None)
    scenes = place.source.matching(words)
    return min((scene.start for scene in scenes), default=None)


def number_of(name: Name, place: Place) -> float:
    """Return the number for a property with this name."""
    if (stated := stated_number(name, place)) is not None:
        return stated
    if name.is_count:
        return count_of(name, place)
    if place.is_whole and (not _STARS.isdisjoint(name.words) or name.words == ("overall",)):
        return rating_of(place.source, 5)
    if place.question and not _RIGHT.isdisjoint(name.words):  # an example such as `"correct": 0` is an index
        return _number_of_right(place.question, place)
    if (is_shown := is_content_shown(place.source, " ".join(name.words))) is not None:
        return 0.9 if is_shown else 0.01
    if "risk" in name.words or "toxicity" in name.words:
        return 0.05
    if place.role and not _OF_SPEECH.isdisjoint(name.words):
        return shares_of_speech(place.source).get(place.title, 0)
    match name.meaning:
        case Meaning.START | Meaning.END:
            return name.in_units(position_of(name, place))
        case Meaning.LENGTH:
            return round(name.in_units(place.end - place.start), 3)
        case Meaning.POSITION:
            return _number_in_title(name, place) or place.number + 1
        case Meaning.SHARE:
            return _share(name, place)
        case Meaning.PART | Meaning.CHAPTER if not name.is_plural and not place.is_whole:
            return place.number + 1
    if name.aspect is Aspect.TALK_TIME and (shares := shares_of_speech(place.source)):
        return next(iter(shares.values())) / 100
    return count_of(name, place)


def _number_in_title(name: Name, place: Place) -> int | None:
    """Return the number that the title has for a name such as "lecture_number"; None if it has none."""
    nouns = (word for word in name.words if place.is_whole and word not in _OF_POSITIONS)
    return next(filter(None, (numbered_in_title(place.source, noun) for noun in nouns)), None)


def whole_of(node: Whole, name: Name, place: Place) -> int:
    """Return the integer for a property with this name, within its bounds."""
    if place.question and not _RIGHT.isdisjoint(name.words):
        first = "index" not in name.words
        return max(node.least, min(node.most, _number_of_right(place.question, place) + first))
    if (rated := _rated(node, name, place)) is not None:
        return rated
    if name.meaning is Meaning.SHARE and not name.is_count:
        least, most = max(0, node.least), min(100, node.most)
        return max(node.least, min(node.most, round(least + _share(name, place) * max(0, most - least))))
    number = number_of(name, place)
    if name.meaning in (Meaning.START, Meaning.END):
        number = min(round(number), floor(name.in_units(place.source.duration)))
    return max(node.least, min(node.most, round(number)))


def _number_of_right(question: Question, place: Place) -> int:
    """Return the index of the right answer among those that the question offers."""
    options = [option.casefold() for option in options_of(question, place.number)]
    return options.index(question.right.casefold())


def _rated(node: Whole, name: Name, place: Place) -> int | None:
    """Return a rating for an integer on a scale whose name tells nothing that can be counted; None for another one."""
    is_scale = node.least in (0, 1) and node.most in _SCALES and not name.is_count
    if not is_scale or name.meaning not in (Meaning.OTHER, Meaning.SUMMARY):
        return None
    if (is_shown := is_content_shown(place.source, " ".join(name.words))) is not None:
        return round((2 * node.most + node.least) / 3) if is_shown else node.least
    if not _ADVERSE.isdisjoint(name.words):
        return node.least + bool(KINDS[Aspect.INCIDENTS].find(place.source))
    least = max(1, node.least)
    return max(least, rating_of(place.source, node.most) - digest("rating", *name.words)[0] % 2)


def _share(name: Name, place: Place) -> float:
    """Return a confidence value, the same for the same name and place."""
    return (70 + digest("share", place.title, place.start, *name.words)[0] % 30) / 100


def count_of(name: Name, place: Place) -> int:
    """Return the count for this name: the length of such a list, or the number of scenes with the subject."""
    if name.meaning is Meaning.PEOPLE:
        return len(set(people_in(place.source.content.scenes)))
    if name.meaning in MODALITIES:
        return len(place.moments(MODALITIES[name.meaning]))
    if name.meaning in (Meaning.CHAPTER, Meaning.HIGHLIGHT, Meaning.PART, Meaning.TOPIC, Meaning.TAG):
        return len(place.parts(name, len(place.source.content.scenes) or 1))
    if "cuts" in name.words:
        return max(0, len(place.source.content.scenes) - 1)
    if "word" in subject_of(name):
        return sum(len(tokenise(moment.text)) for moment in place.moments(Modality.SPEECH))
    return len(place.source.matching(name.words))


def subject_of(name: Name) -> frozenset[str]:
    """Return the stems of the words of a name that tell its subject: "car" in "number_of_cars_seen"."""
    return frozenset(stem(word) for word in name.words if word not in _FRAME_WORDS)


def clock_of(milliseconds: int) -> str:
    """Return a time as `HH:MM:SS.mmm`."""
    seconds, rest = divmod(max(0, milliseconds), 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}.{rest:03}"
