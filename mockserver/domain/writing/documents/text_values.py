"""The texts of a document, by the name of their property."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Modality
from mockserver.domain.writing.aspects.duties import (
    NOT_MENTIONED,
    WORDS_FOR_DUE,
    WORDS_FOR_OWNERS,
    due_in,
    owner_in,
)
from mockserver.domain.writing.aspects.speech import flat_sentences_in, spoken
from mockserver.domain.writing.aspects.titles import league_of, sport_of
from mockserver.domain.writing.aspects.verdicts import mood_of
from mockserver.domain.writing.aspects.voices import voices_in
from mockserver.domain.writing.documents.amounts import iso_duration, number_of, position_of, subject_of, time_of
from mockserver.domain.writing.documents.informed import (
    texts_of_aspect,
)
from mockserver.domain.writing.documents.naming import MODALITIES, VERDICT_WORDS, WHAT_IS_SAID, Meaning, Name
from mockserver.domain.writing.documents.numbers import stated_currency, stated_number
from mockserver.domain.writing.documents.places import Place
from mockserver.domain.writing.documents.tree import Text, TextForm, TimeForm
from mockserver.domain.writing.forms.material import quotes_of
from mockserver.domain.writing.forms.rule_checks import RuleCheck
from mockserver.domain.writing.gist import hashtags, topics
from mockserver.domain.writing.judgements import (
    OF_NAMED_PLACES,
    interest_of,
    main_thing,
    named_place,
    rivals_of,
)
from mockserver.domain.writing.people import people_in
from mockserver.domain.writing.phrases import clause, clip, first_words, without_loose_end
from mockserver.domain.writing.prompts.roles import names_only_roles, roles_in
from mockserver.domain.writing.prompts.vocabulary import PERSON_WORDS
from mockserver.domain.writing.questions import reply
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.talks.answers import quote_of, sentiment_by
from mockserver.domain.writing.talks.turns import talk_of
from mockserver.ground.identifiers import digest, uuid4_of
from mockserver.ground.late.patterns import late_pattern

_OF_QUESTIONS = frozenset(["question", "q", "front"])
_OF_TIME = frozenset([Meaning.START, Meaning.END, Meaning.LENGTH])
_LONGEST_TEXT, _ALT_TEXT = 700, 125
_PERSON = late_pattern(PERSON_WORDS)
_REMARKS = frozenset(["comment", "comments", "opinion", "remark", "remarks"])
_FOREMOST = frozenset(["primary", "main"])
_OF_FINDINGS = frozenset([Meaning.OTHER, Meaning.PART, Meaning.SUMMARY, Meaning.TITLE])
_BESIDE_ROLES = frozenset(["name", "speaker", "sentiment", "mood", "feeling", "emotion", "quote"])
_UNKNOWN_SPEAKER = "Speaker"
_AUDIENCE = frozenset(["audience", "demographic", "demographics"])
_ANSWERS = frozenset(["answer", "correct", "solution", "right", "back"])
_OF_ADDRESSES = frozenset(["slug", "permalink"])
_NO_LETTERS = late_pattern(r"[^a-z0-9]+")
_RARELY_KNOWN_WORDS = """
    address age amount assignee author budget calories company cuisine date deadline due email gender nationality owner
    album artist bpm coach director goalkeeper lyrics opponent phone player price quantity referee scorer singer song
    league make maker manufacturer
    team teams tempo tournament yield responsible result salary score servings sku unit url version winner
"""
_RARELY_KNOWN = frozenset(_RARELY_KNOWN_WORDS.split())
_MAIN_WORDS = "activity animal dish event item main meal model object primary product recipe service species thing"
_MAIN = frozenset(_MAIN_WORDS.split())
_REASONS_WORDS = """
    caption comment comments evidence feedback finding hook impression insight intent justification message meaning note
    observation opinion purpose rationale reason reasoning remark remarks takeaway why
"""
_REASONS = frozenset(_REASONS_WORDS.split())
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
    if name.most_sentences:
        text = " ".join(flat_sentences_in(text)[: name.most_sentences])
    if name.most_words and len(text.split()) > name.most_words:
        text = _within_words(text, name.most_words)
    most = min(name.most_characters or _LONGEST_TEXT, _ALT_TEXT if "alt" in name.words else _LONGEST_TEXT)
    if len(text) <= most:
        return text
    end = text.rfind(". ", 0, most)
    return text[: end + 1] if end > most // 3 else clip(text, most)


def _within_words(text: str, most: int) -> str:
    """Return the first sentences of `text` with at most `most` words together, else its first words."""
    words = text.split()[:most]
    ends = [at for at, word in enumerate(words, start=1) if word.endswith((".", "!", "?"))]
    return " ".join(words[: ends[-1]]) if ends else without_loose_end(first_words(text, most))


def _texts(name: Name, place: Place, order: int) -> Iterable[str]:
    """Yield candidate texts for this name, best first."""
    content = place.source.content
    yield from told_of(name, place)
    yield place.facts[order % len(place.facts)]
    yield from (place.title, *place.title.split(), *topics(content), *hashtags(content))


def told_of(name: Name, place: Place) -> Iterator[str]:
    """Yield what the video tells of a property with this name, best first; nothing if it tells nothing of it."""
    content = place.source.content
    yield from _asked(name, place)
    if name.aspect:
        yield from texts_of_aspect(name, place)
    match name.meaning:
        case Meaning.TITLE:
            yield NOT_MENTIONED if _names_a_person(name) and not place.role else place.title
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
        case Meaning.START | Meaning.END | Meaning.LENGTH if name.is_iso:
            yield iso_duration(number_of(name, place))
        case Meaning.START | Meaning.END:
            seconds = position_of(name, place)
            forms = (TimeForm.CLOCK, TimeForm.MINUTES, TimeForm.SHORT_MINUTES, TimeForm.PRECISE_CLOCK)
            yield from (str(time_of(form, seconds, place.source.duration)) for form in forms)
        case Meaning.LENGTH | Meaning.POSITION | Meaning.SHARE:
            yield f"{number_of(name, place):g}"
        case Meaning.LANGUAGE:
            yield from ("English", "en", "en-US")
        case Meaning.MOOD:
            yield mood_of(place.source)
        case Meaning.PEOPLE:
            yield from _people(place)
        case Meaning.PART | Meaning.HIGHLIGHT | Meaning.CHAPTER if not place.is_whole:
            yield place.summary
        case Meaning.OTHER:
            yield from _others(name, place)


def _asked(name: Name, place: Place) -> Iterator[str]:
    """Yield what is known of a place that is a question, a finding or a person, or of a role in it."""
    yield from _of_role(name, place)
    for tell in (_said_or_felt, _of_video, _of_item, _of_finding, _of_audience):
        if (text := tell(name, place)) is not None:
            yield text
            return


def _said_or_felt(name: Name, place: Place) -> str | None:
    """Return what somebody says or feels; None if a property asks for something else."""
    if place.role and name.meaning is Meaning.SPEECH and (quote := quote_of(place.source, place.title)):
        return quote
    if place.role and name.meaning is Meaning.MOOD and place.title in talk_of(place.source.content).roles:
        return sentiment_by(place.source, place.title)
    if name.meaning is Meaning.SPEECH and not name.is_plural and "quote" in name.words and not place.is_moment:
        return next((f"{one.text}." for one in quotes_of(place.source, 1)), None)
    return place.summary if place.is_moment and not WHAT_IS_SAID.isdisjoint(name.words) else None


def _of_video(name: Name, place: Place) -> str | None:
    """Return an address, an alternative text, a named place, a sport or a team; None for other properties."""
    if not _OF_ADDRESSES.isdisjoint(name.words):
        letters = unicodedata.normalize("NFKD", place.title.lower()).encode("ascii", "ignore").decode()
        return _NO_LETTERS.sub("-", letters).strip("-")
    if "alt" in name.words:
        return place.source.statements(1)[0]
    if not OF_NAMED_PLACES.isdisjoint(name.words) and not name.is_plural:
        return named_place(place.source, name.words) or NOT_MENTIONED
    if "sport" in name.words:
        return sport_of(place.source) or NOT_MENTIONED
    if "league" in name.words:
        return league_of(place.source) or NOT_MENTIONED
    if "team" in name.words and (rivals := rivals_of(place.source)):
        return rivals[1] if "away" in name.words or "visiting" in name.words else rivals[0]
    return None


def _of_item(name: Name, place: Place) -> str | None:
    """Return what is known of a place that is a question, an option, a rule or a person; None for other places."""
    if place.question and not _ANSWERS.isdisjoint(name.words):
        return capitalised(place.question.right)
    if place.check and name.meaning not in _OF_TIME:
        return _of_check(name, place, place.check)
    if place.option:
        return place.option
    if place.question and not _OF_QUESTIONS.isdisjoint(name.words):
        return place.question.text
    if place.role and "role" in name.words:
        return place.role
    if place.question and "explanation" in name.words:
        return f"The {place.source.noun} answers this: {place.question.right}."
    return None


def _of_finding(name: Name, place: Place) -> str | None:
    """Return what is known of a finding, such as who has to do it; None if a property asks for something else."""
    if not WORDS_FOR_DUE.isdisjoint(name.words):
        return due_in(place.title) if place.found else NOT_MENTIONED
    if place.found and not WORDS_FOR_OWNERS.isdisjoint(name.words):
        return owner_in(place.title)
    if place.found and not _RARELY_KNOWN.isdisjoint(name.words):
        return NOT_MENTIONED
    is_itself = place.found and name.aspect in (None, place.found) and name.meaning in _OF_FINDINGS
    return place.title if is_itself else None


def _of_audience(name: Name, place: Place) -> str | None:
    """Return the main topic or the audience; None if a property asks for something else."""
    if name.meaning is Meaning.TOPIC and place.is_whole and not _FOREMOST.isdisjoint(name.words):
        return main_thing(place.source)
    if not _AUDIENCE.isdisjoint(name.words):
        return f"Everybody who is interested in {interest_of(place.source)}"
    return NOT_MENTIONED if "final" in name.words else None


def _of_check(name: Name, place: Place, check: RuleCheck) -> str:
    """Return what a property tells of a rule: its label, its verdict, the reason for that, or the rule itself."""
    rules = place.source.spec.rules
    if rules and not VERDICT_WORDS.isdisjoint(name.words):
        return rules.verdicts.word(check.holds)
    if name.meaning is Meaning.POSITION and check.rule.label:
        return check.rule.label
    return check.reason if name.meaning is Meaning.SUMMARY or not _REASONS.isdisjoint(name.words) else check.rule.text


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


def _names_a_person(name: Name) -> bool:
    """Return whether a property is the name of somebody with a role: "candidate_name"."""
    before, _, last = " ".join(name.words).rpartition(" ")
    return last == "name" and bool(_PERSON.fullmatch(before))


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
    if "currency" in name.words:
        yield stated_currency(place) or NOT_MENTIONED
    elif (stated := stated_number(name, place)) is not None and not name.is_plural:
        yield f"{stated:g}"
    elif not _RARELY_KNOWN.isdisjoint(name.words):
        yield NOT_MENTIONED
    elif not _MAIN.isdisjoint(name.words):
        yield main_thing(place.source) if place.is_whole else place.title
    elif not _REASONS.isdisjoint(name.words):
        said = [] if place.is_whole or _REMARKS.isdisjoint(name.words) else place.moments(Modality.SPEECH)
        yield said[0].text if said else place.summary
    elif place.is_whole and (sentence := _sentence_about(name, place)):
        yield sentence
    elif place.is_whole and subject_of(name) <= place.stems and (found := place.source.matching(name.words)):
        yield f"{capitalised(place.source.describe(found[0]))}."


def _sentence_about(name: Name, place: Place) -> str:
    """Return the sentence that is said with the words of the name; empty if none has all of them."""
    wanted = subject_of(name)
    said = (text for text, _ in spoken(place.source.scenes) if wanted and wanted <= stems([text]))
    return next((f"{clause(text)}." for text in said), "")


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
