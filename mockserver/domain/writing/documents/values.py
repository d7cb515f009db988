"""The scalar values of a document: texts, numbers, booleans and choices, by the name of their property."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from math import floor

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise
from mockserver.domain.writing.aspects.duties import (
    NOT_MENTIONED,
    WORDS_FOR_DUE,
    WORDS_FOR_OWNERS,
    due_in,
    owner_in,
)
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.aspects.verdicts import mood_of, rating_of
from mockserver.domain.writing.aspects.voices import voices_in
from mockserver.domain.writing.documents.informed import (
    informed_choice,
    texts_of_aspect,
    truth_of,
)
from mockserver.domain.writing.documents.naming import MODALITIES, WHAT_IS_SAID, Meaning, Name
from mockserver.domain.writing.documents.places import Place
from mockserver.domain.writing.documents.tree import Scalar, Text, TextForm, TimeForm, Whole
from mockserver.domain.writing.forms.material import quotes_of
from mockserver.domain.writing.forms.quizzes import Question, options_of
from mockserver.domain.writing.gist import hashtags, topics
from mockserver.domain.writing.judgements import interest_of, main_thing, nearest_option, rivals_of
from mockserver.domain.writing.people import people_in
from mockserver.domain.writing.phrases import clip
from mockserver.domain.writing.prompts.asked import WHETHER
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.roles import names_only_roles, roles_in
from mockserver.domain.writing.questions import is_so, reply
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.talks.answers import quote_of, sentiment_by, shares_of_speech
from mockserver.domain.writing.talks.turns import talk_of
from mockserver.ground.identifiers import digest, uuid4_of

_LONGEST_TEXT, _ALT_TEXT = 700, 125
_NEUTRAL_WORDS = "general mixed na neutral none normal other unclear unknown unspecified"
_NEUTRAL = frozenset(map(stem, _NEUTRAL_WORDS.split()))
_REMARKS = frozenset(["comment", "comments", "opinion", "remark", "remarks"])
_FOREMOST = frozenset(["primary", "main"])
_OF_FINDINGS = frozenset([Meaning.OTHER, Meaning.PART, Meaning.SUMMARY, Meaning.TITLE])
_SCALES = frozenset([3, 4, 5, 6, 7, 10, 100])
_ADVERSE = frozenset(["risk", "threat", "danger", "severity", "toxicity", "violence", "urgency", "stress", "effort"])
_STARS = frozenset(["rating", "stars", "grade"])
_OF_SPEECH = frozenset(["share", "percentage", "percent", "proportion"])
_BESIDE_ROLES = frozenset(["name", "speaker", "sentiment", "mood", "feeling", "emotion", "quote"])
_UNKNOWN_SPEAKER = "Speaker"
_AUDIENCE = frozenset(["audience", "demographic", "demographics"])
_ANSWERS = frozenset(["answer", "correct", "solution", "right"])
_RARELY_KNOWN_WORDS = """
    address age amount assignee author budget calories company cuisine date deadline due email gender nationality owner
    album artist bpm coach director goalkeeper lyrics opponent phone player price quantity referee scorer singer song
    team teams tempo responsible result salary score servings sku unit url version winner
"""
_RARELY_KNOWN = frozenset(_RARELY_KNOWN_WORDS.split())
_MAIN_WORDS = (
    "activity animal dish event item main meal model object primary product recipe service species sport thing"
)
_MAIN = frozenset(_MAIN_WORDS.split())
_REASONS_WORDS = """
    caption comment comments evidence feedback finding hook impression insight intent justification message meaning note
    observation opinion purpose rationale reason reasoning remark remarks takeaway why
"""
_REASONS = frozenset(_REASONS_WORDS.split())
# Words in names of booleans and counts that do not belong to the subject.
_FRAME = """
    amount contain contains count depicted flag found include included includes mention mentioned mentions num number
    present quantity shown shows total video visible
"""
_FRAME_WORDS = STOP_WORDS.union(_FRAME.split())
# A fixed date, because videos do not say when they were filmed.
_FIRST_DAY, _DAYS = datetime(2024, 1, 1, tzinfo=UTC), 365


def text_of(node: Text, name: Name, place: Place, order: int) -> str:
    """Return the text for a property with this name, which is number `order` in its object."""
    candidates = _formed(node.form, name, place, order) if node.form else _texts(name, place, order)
    if node.pattern is None:
        return _short(next(iter(candidates)), name)
    variants = (variant for text in candidates for variant in (text, text.lower(), text.upper()))
    return next((text for text in variants if node.pattern.fits(text)), node.pattern.example)


def _short(text: str, name: Name) -> str:
    """Return a text in the length that its property allows: whole sentences, if one of them fits."""
    most = min(name.most_characters or _LONGEST_TEXT, _ALT_TEXT if "alt" in name.words else _LONGEST_TEXT)
    if len(text) <= most:
        return text
    end = text.rfind(". ", 0, most)
    return text[: end + 1] if end > most // 3 else clip(text, most)


def time_of(form: TimeForm, seconds: float, last: float) -> str | float:
    """Return a position in a video that ends at `last`, in the format of `form`."""
    match form:
        case TimeForm.SECONDS:
            return seconds
        case TimeForm.WHOLE_SECONDS:
            return min(round(seconds), floor(last))
        case TimeForm.CLOCK:
            return _clock(round(seconds) * 1000)[:-4]
    return _clock(round(seconds * 1000))


def position_of(name: Name, place: Place) -> float:
    """Return the second for a time with this name."""
    return place.end if name.meaning is Meaning.END else place.start


def number_of(name: Name, place: Place) -> float:
    """Return the number for a property with this name."""
    if name.is_count:
        return _count(name, place)
    if place.is_whole and (not _STARS.isdisjoint(name.words) or name.words == ("overall",)):
        return rating_of(place.source, 5)
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
            return place.number + 1
        case Meaning.SHARE:
            return _share(name, place)
    return _count(name, place)


def whole_of(node: Whole, name: Name, place: Place) -> int:
    """Return the integer for a property with this name, within its bounds."""
    if place.question and "correct" in name.words:
        return max(node.least, min(node.most, _number_of_right(place.question, name, place)))
    if (rated := _rated(node, name, place)) is not None:
        return rated
    if name.meaning is Meaning.SHARE and not name.is_count:
        least, most = max(0, node.least), min(100, node.most)
        return max(node.least, min(node.most, round(least + _share(name, place) * max(0, most - least))))
    number = number_of(name, place)
    if name.meaning in (Meaning.START, Meaning.END):
        number = min(round(number), floor(name.in_units(place.source.duration)))
    return max(node.least, min(node.most, round(number)))


def _number_of_right(question: Question, name: Name, place: Place) -> int:
    """Return the number of the right answer among those that the question offers; an index begins with 0."""
    options = [option.casefold() for option in options_of(question, place.number)]
    return options.index(question.right.casefold()) + ("index" not in name.words)


def _rated(node: Whole, name: Name, place: Place) -> int | None:
    """Return a rating for an integer on a scale whose name tells nothing that can be counted; None for another one."""
    is_scale = node.least in (0, 1) and node.most in _SCALES and not name.is_count
    if not is_scale or name.meaning not in (Meaning.OTHER, Meaning.SUMMARY):
        return None
    if not _ADVERSE.isdisjoint(name.words):
        return node.least + bool(KINDS[Aspect.INCIDENTS].find(place.source))
    least = max(1, node.least)
    return max(least, rating_of(place.source, node.most) - digest("rating", *name.words)[0] % 2)


def is_true(name: Name, place: Place) -> bool:
    """Return whether the subject of the name is in `place`: `has_dog`, `is_music_playing`, `contains_speech`."""
    spec = place.source.spec
    if name.meaning is Meaning.ANSWER and spec.asked == WHETHER:
        return is_so(place.source)
    modality = Modality.TEXT if "text" in name.words else MODALITIES.get(name.meaning)
    if modality:
        return bool(place.moments(modality))
    if place.option and place.question:
        return place.option.casefold() == place.question.right.casefold()
    truth = truth_of(name, place.source)
    return _subject(name) <= place.stems if truth is None else truth


def chosen(values: Sequence[Scalar], name: Name, place: Place) -> Scalar:
    """Return the value that describes `place` best; if none does, a neutral one if possible."""
    if place.role in values:
        return place.role
    if place.role and place.title in talk_of(place.source.content).roles:
        felt = sentiment_by(place.source, place.title)
        if felt in values:
            return felt
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
    if neutral is None and len(texts) > 1:
        return nearest_option(place.source, texts, mood_of(place.source) if name.meaning is Meaning.MOOD else "")
    return neutral or next(iter((*texts, *values)))


def evident_values(values: Iterable[Scalar], place: Place) -> list[str]:
    """Return the texts among `values` that occur in `place`, the best first."""
    shares = {value: _evidence(value, place) for value in values if isinstance(value, str)}
    return sorted((value for value, share in shares.items() if share), key=lambda value: -shares[value])


def _is_neutral(text: str) -> bool:
    return not _NEUTRAL.isdisjoint(map(stem, tokenise(text)))


def _evidence(value: str, place: Place) -> float:
    words = stems([value.replace("_", " ")])
    return len(words & place.stems) / len(words) if words else 0


def _texts(name: Name, place: Place, order: int) -> Iterable[str]:
    """Yield candidate texts for this name, best first."""
    content = place.source.content
    yield from _asked(name, place)
    if name.aspect:
        yield from texts_of_aspect(name, place)
    match name.meaning:
        case Meaning.TITLE:
            yield place.title
        case Meaning.SUMMARY:
            yield place.summary
        case Meaning.ANSWER if place.is_whole and place.source.spec.asked:
            yield reply(place.source)
        case Meaning.TOPIC:
            yield from topics(content) if place.is_whole else (place.title,)
        case Meaning.TAG:
            yield from hashtags(content) if place.is_whole else (place.title,)
        case Meaning.SPEECH | Meaning.SCREEN_TEXT | Meaning.LOGO if place.is_moment:
            yield place.summary
        case Meaning.LOGO:
            brands = Counter(moment.text for moment in place.moments(Modality.LOGO)).most_common()
            yield ", ".join(brand for brand, _ in (brands if name.is_plural else brands[:1]))
        case Meaning.SPEECH | Meaning.SCREEN_TEXT:
            yield " ".join(moment.text for moment in place.moments(MODALITIES[name.meaning]))
        case Meaning.START | Meaning.END:
            yield _clock(round(position_of(name, place) * 1000))[:-4]
        case Meaning.LENGTH | Meaning.POSITION | Meaning.SHARE:
            yield f"{number_of(name, place):g}"
        case Meaning.LANGUAGE:
            yield from ("English", "en", "en-US")
        case Meaning.MOOD:
            yield mood_of(place.source)
        case Meaning.PEOPLE:
            yield from _people(place)
        case Meaning.OTHER:
            yield from _others(name, place)
    yield place.facts[order % len(place.facts)]
    yield from (place.title, *place.title.split(), *topics(content), *hashtags(content))


def _asked(name: Name, place: Place) -> Iterable[str]:
    """Yield what is known of a place that is a question, a finding or a person, or of a role in it."""
    yield from _of_role(name, place)
    if place.role and name.meaning is Meaning.SPEECH and (quote := quote_of(place.source, place.title)):
        yield quote
    elif place.role and name.meaning is Meaning.MOOD and place.title in talk_of(place.source.content).roles:
        yield sentiment_by(place.source, place.title)
    elif name.meaning is Meaning.SPEECH and not name.is_plural and "quote" in name.words and not place.is_moment:
        yield from (f"{one.text}." for one in quotes_of(place.source, 1))
    elif place.is_moment and not WHAT_IS_SAID.isdisjoint(name.words):
        yield place.summary
    elif "alt" in name.words:
        yield place.source.statements(1)[0]
    elif "team" in name.words and (rivals := rivals_of(place.source)):
        yield rivals[1] if "away" in name.words or "visiting" in name.words else rivals[0]
    elif place.question and not _ANSWERS.isdisjoint(name.words):
        yield capitalised(place.question.right)
    elif place.option:
        yield place.option
    elif place.question and "question" in name.words:
        yield place.question.text
    elif place.role and "role" in name.words:
        yield place.role
    elif place.question and "explanation" in name.words:
        yield f"The {place.source.noun} answers this: {place.question.right}."
    elif not WORDS_FOR_DUE.isdisjoint(name.words):
        yield due_in(place.title) if place.found else NOT_MENTIONED
    elif place.found and not WORDS_FOR_OWNERS.isdisjoint(name.words):
        yield owner_in(place.title)
    elif place.found and not _RARELY_KNOWN.isdisjoint(name.words):
        yield NOT_MENTIONED
    elif place.found and name.aspect in (None, place.found) and name.meaning in _OF_FINDINGS:
        yield place.title
    elif name.meaning is Meaning.TOPIC and place.is_whole and not _FOREMOST.isdisjoint(name.words):
        yield main_thing(place.source)
    elif not _AUDIENCE.isdisjoint(name.words):
        yield f"Everybody who is interested in {interest_of(place.source)}"
    elif "final" in name.words:
        yield NOT_MENTIONED


def _of_role(name: Name, place: Place) -> Iterable[str]:
    """Yield who has the role that the name is, or what that person feels or says: "host", "customer_sentiment"."""
    role = [word for word in name.words if word not in _BESIDE_ROLES]
    roles = roles_in(" ".join(role)) if role and place.is_whole and names_only_roles(role) else ()
    people = [person for person, own in talk_of(place.source.content).roles.items() if own in roles] if roles else []
    for person in people:
        match name.meaning:
            case Meaning.MOOD:
                yield sentiment_by(place.source, person)
            case Meaning.SPEECH:
                yield quote_of(place.source, person)
            case _:
                yield person


def _people(place: Place) -> Iterable[str]:
    if place.role:
        yield place.title
    if place.is_moment:
        yield place.speaker or _UNKNOWN_SPEAKER
    voices = voices_in(place.source.scenes, place.source.content.title)
    yield from [voices.speaker] if voices and voices.speaker else []
    yield from people_in(place.source.content.scenes)


def _others(name: Name, place: Place) -> Iterable[str]:
    """Yield texts for a name without a known meaning: the main thing, a reason, or the scene with its words."""
    if not _RARELY_KNOWN.isdisjoint(name.words):
        yield NOT_MENTIONED
    elif not _MAIN.isdisjoint(name.words):
        yield main_thing(place.source) if place.is_whole else place.title
    elif not _REASONS.isdisjoint(name.words):
        said = [] if place.is_whole or _REMARKS.isdisjoint(name.words) else place.moments(Modality.SPEECH)
        yield said[0].text if said else place.summary
    elif place.is_whole and (found := place.source.matching(name.words)):
        yield f"{capitalised(place.source.describe(found[0]))}."


def _formed(form: TextForm, name: Name, place: Place, order: int) -> Iterable[str]:
    key = digest("document", place.title, place.start, *name.words, order)
    if form is TextForm.UUID:
        yield uuid4_of(key)
        return
    moment = _FIRST_DAY + timedelta(days=key[0] * _DAYS // 256, seconds=position_of(name, place) % 86400)
    text = moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
    match form:
        case TextForm.DATE_TIME:
            yield text
        case TextForm.DATE:
            yield text[:10]
        case TextForm.TIME:
            yield text[11:]


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(max(0, milliseconds), 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}.{rest:03}"


def _share(name: Name, place: Place) -> float:
    """Return a confidence value, the same for the same name and place."""
    return (70 + digest("share", place.title, place.start, *name.words)[0] % 30) / 100


def _subject(name: Name) -> frozenset[str]:
    return frozenset(stem(word) for word in name.words if word not in _FRAME_WORDS)


def _count(name: Name, place: Place) -> int:
    """Return the count for this name: the length of such a list, or the number of scenes with the subject."""
    if name.meaning is Meaning.PEOPLE:
        return len(set(people_in(place.source.content.scenes)))
    if name.meaning in MODALITIES:
        return len(place.moments(MODALITIES[name.meaning]))
    if name.meaning in (Meaning.CHAPTER, Meaning.HIGHLIGHT, Meaning.PART, Meaning.TOPIC, Meaning.TAG):
        return len(place.parts(name, len(place.source.content.scenes) or 1))
    if "word" in _subject(name):
        return sum(len(tokenise(moment.text)) for moment in place.moments(Modality.SPEECH))
    return len(place.source.matching(name.words))
