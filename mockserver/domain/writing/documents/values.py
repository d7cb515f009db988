"""What is true and what is known of a video: the booleans and choices of a document, and which values may be null."""

from collections.abc import Iterable, Sequence

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.words import stem, tokenise
from mockserver.domain.writing.aspects.duties import NOT_MENTIONED
from mockserver.domain.writing.aspects.options import nearest_option, option_fits
from mockserver.domain.writing.aspects.verdicts import mood_of
from mockserver.domain.writing.documents.amounts import first_time, number_of, subject_of
from mockserver.domain.writing.documents.informed import informed_choice, truth_of
from mockserver.domain.writing.documents.naming import (
    BROKEN_WORDS,
    FOUND_WORDS,
    MODALITIES,
    VERDICT_WORDS,
    Meaning,
    Name,
)
from mockserver.domain.writing.documents.numbers import stated_number
from mockserver.domain.writing.documents.places import ANIMALS, Place
from mockserver.domain.writing.documents.text_values import told_of
from mockserver.domain.writing.documents.tree import Listing, Node, Number, Scalar, Text, Time, Whole
from mockserver.domain.writing.forms.rule_checks import keeps_all
from mockserver.domain.writing.people import people_in
from mockserver.domain.writing.prompts.asked import WHETHER
from mockserver.domain.writing.prompts.lists.verdicts import verdicts_among
from mockserver.domain.writing.questions import is_so
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.talks.answers import sentiment_by
from mockserver.domain.writing.talks.turns import talk_of

_NEUTRAL_WORDS = "general mixed na neutral none normal other unclear unknown unspecified"
_NEUTRAL = frozenset(map(stem, _NEUTRAL_WORDS.split()))


_NEAR = 30
"""The nearness, in hundredths, from which an option is no chance."""
_CLASSES = frozenset(["class", "classification", "type", "kind", "vertical", "industry", "domain", "sector", "label"])
_ANY_WORDS = """
    arguments bullets comments examples facts findings highlights ideas insights items lessons lines notes
    observations points reasons recommendations results sentences takeaways things
"""
_OPENINGS = frozenset(["intro", "introduction", "opening", "beginning", "start", "hook", "setup", "exposition"])
_ENDINGS = frozenset(["outro", "ending", "end", "closing", "conclusion", "credits", "resolution", "wrap-up"])
_OF_ANY = frozenset(_ANY_WORDS.split())
"""What every video has some of."""


def is_known(name: Name, place: Place, node: Node) -> bool:
    """Return whether the video tells the value of a property that may be null."""
    if name.meaning in MODALITIES and not name.is_count:
        return bool(place.moments(MODALITIES[name.meaning])) and not isinstance(node, Number | Whole)
    match node:
        case Text(form=None, pattern=None):
            return next(iter(told_of(name, place)), NOT_MENTIONED) != NOT_MENTIONED
        case Text(form=None):
            return any(node.pattern is None or node.pattern.fits(text) for text in told_of(name, place))
        case Text():
            return False
        case Listing():
            is_named = name.meaning is not Meaning.OTHER or name.aspect is not None or place.question is not None
            is_named = is_named or not ANIMALS.isdisjoint(name.words)
            return is_named or not _OF_ANY.isdisjoint(name.words) or bool(place.source.matching(name.words))
        case Number() | Whole() | Time():
            return _is_number_known(name, place)
    return True


def _is_number_known(name: Name, place: Place) -> bool:
    if name.is_count or name.is_rated or stated_number(name, place) is not None:
        return True
    if name.meaning is Meaning.START and place.is_whole:
        return first_time(name, place) is not None
    return name.meaning is not Meaning.OTHER


def is_true(name: Name, place: Place) -> bool:
    """Return whether the subject of the name is in `place`: `has_dog`, `is_music_playing`, `contains_speech`."""
    spec = place.source.spec
    if spec.asked == WHETHER and place.is_whole and _is_asked(name, place):
        return is_so(place.source)
    modality = Modality.TEXT if "text" in name.words else MODALITIES.get(name.meaning)
    if modality:
        return bool(place.moments(modality))
    if place.option and place.question:
        return place.option.casefold() == place.question.right.casefold()
    if place.check and not VERDICT_WORDS.isdisjoint(name.words):
        return (place.check.holds is not False) is BROKEN_WORDS.isdisjoint(name.words)
    if place.check and not FOUND_WORDS.isdisjoint(name.words):
        return place.check.holds is False
    if name.meaning is Meaning.PEOPLE:
        return next(people_in(place.source.content.scenes), None) is not None
    truth = truth_of(name, place.source)
    return _holds(place, subject_of(name)) if truth is None else truth


def _is_asked(name: Name, place: Place) -> bool:
    """Return whether a property is the answer to the question of the prompt: `answer`, `found`, `has_dog`."""
    subject = subject_of(name)
    return name.meaning is Meaning.ANSWER or not subject or subject == stems(place.source.spec.subject)


def _holds(place: Place, wanted: frozenset[str]) -> bool:
    """Return whether `place` has all of the words with these stems, or what is of their kind: an airplane."""
    return all(place.source.named_by((stem,)) for stem in wanted - place.stems)


def chosen(values: Sequence[Scalar], name: Name, place: Place) -> Scalar:
    """Return the value that describes `place` best; if none does, a neutral one if possible."""
    if place.role in values:
        return place.role
    if place.role and place.title in talk_of(place.source.content).roles:
        felt = sentiment_by(place.source, place.title)
        if felt in values:
            return felt
    if (judged := _verdict(values, name, place)) is not None:
        return judged
    values = _of_position(values, place)
    evident = evident_values(values, place)
    if evident:
        return evident[0]
    texts = [value for value in values if isinstance(value, str)]
    if (informed := informed_choice(texts, name, place)) is not None:
        return informed
    truth = is_true(name, place)
    if any(value is truth for value in values):
        return truth
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    if numbers:
        wished = number_of(name, place)
        return min(numbers, key=lambda number: abs(number - wished))
    neutral = next((text for text in texts if _is_neutral(text)), None)
    if neutral is not None and place.is_whole and _is_class(name) and (near := _near_option(texts, place)):
        return near
    if neutral is None and len(texts) > 1:
        return nearest_option(place.source, texts, mood_of(place.source) if name.meaning is Meaning.MOOD else "")
    return neutral or next(iter((*texts, *values)))


def _of_position(values: Sequence[Scalar], place: Place) -> Sequence[Scalar]:
    """Return the values that suit where a part is: only the first one is an intro, only the last one an outro."""
    first = [value for value in values if isinstance(value, str) and value.lower() in _OPENINGS]
    last = [value for value in values if isinstance(value, str) and value.lower() in _ENDINGS]
    if place.is_whole or not (first and last):
        return values
    if place.number == 0:
        return first
    if place.is_last:
        return last
    return [value for value in values if value not in first and value not in last] or values


def _verdict(values: Sequence[Scalar], name: Name, place: Place) -> str | None:
    """Return the verdict about a rule, or about all rules of the prompt; None if the property is no verdict."""
    if not place.source.spec.rules or (VERDICT_WORDS.isdisjoint(name.words) and "overall" not in name.words):
        return None
    offered = verdicts_among(value for value in values if isinstance(value, str))
    if offered is None or not (place.check or place.is_whole):
        return None
    return offered.word(place.check.holds if place.check else keeps_all(place.rule_checks))


def evident_values(values: Iterable[Scalar], place: Place) -> list[str]:
    """Return the texts among `values` that occur in `place`, the best first."""
    shares = {value: _evidence(value, place) for value in values if isinstance(value, str)}
    return sorted((value for value, share in shares.items() if share), key=lambda value: -shares[value])


def _is_class(name: Name) -> bool:
    """Return whether a property tells of what kind the video is."""
    return name.meaning is Meaning.TOPIC or not _CLASSES.isdisjoint(name.words)


def _near_option(texts: Sequence[str], place: Place) -> str | None:
    """Return the text that means what the video is about; None if all are as far from it as chance."""
    fits = option_fits(place.source, [text for text in texts if not _is_neutral(text)])
    best = max(fits, key=fits.__getitem__, default=None)
    return best if best is not None and fits[best] >= _NEAR else None


def _is_neutral(text: str) -> bool:
    return not _NEUTRAL.isdisjoint(map(stem, tokenise(text)))


def _evidence(value: str, place: Place) -> float:
    words = stems([value.replace("_", " ")])
    return len(words & place.stems) / len(words) if words else 0
