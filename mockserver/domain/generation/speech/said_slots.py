"""The values of slots in what is said."""

import re
from collections.abc import Iterator, Sequence
from itertools import cycle, islice, repeat
from operator import attrgetter

from mockserver.domain.capitals import capitalised
from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, mixed
from mockserver.domain.generation.names.lists import LITTLE_WORDS
from mockserver.domain.generation.names.naming import Named
from mockserver.domain.generation.slots import Slots
from mockserver.domain.generation.speech.amounts import WithNumbers
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_words import WORDS_OF_GENRES
from mockserver.domain.generation.speech.guests import is_person
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.templates import Template
from mockserver.domain.generation.topics import Topic
from mockserver.domain.generation.words.noun_kinds import kind_of, seen_as
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.meaning.operations import names_operation

_END_MARKS = ".?!…"
"""A title has none of these at its end where it is said: the sentence has its own."""

_LONG = 3
"""A noun phrase with more words, beside its article, is not said again and again."""

_SHORT_MENTIONS = 4
"""So often something is said in short before it is said in full again."""

# What begins with the form of the video, before its subject.
_FORM = re.compile(
    r"(?:the |an? )?(?:interview|podcast|conversation|talk|lecture|keynote|webinar|documentary|report)"
    r"(?: with .+?(?= about ))? (?:with|about|on) "
)

# A call, with what says of which kind it is: "the refund call", "the helpdesk".
_CALL = re.compile(
    r"(?P<article>the |an? |)(?P<kind>(?:[\w'-]+ ){0,3}?)(?:calls?(?: recordings?)?|recordings?|helpdesk(?: calls?)?)\b"
)

# After a call comes what it is about: "the support call about the refund", "the helpdesk call printer".
_ABOUT_CALL = re.compile(
    r"(?P<link> (?:about|regarding|concerning) )|$| (?!cent|(?:with|from|to|of|at|for|on|in|recording)\b)"
)

_REASONS = frozenset([NounKind.NOTION, NounKind.IDEA, NounKind.EVENT, NounKind.ACTIVITY])
_NO_REASONS = """
    support sales customer client service phone video conference team discovery cold follow-up followup weekly monthly
    inbound outbound recorded test demo intro introduction check-in escalation churn retention hotline helpdesk zoom
    emergency prank angry first last long short
"""
_KINDS_OF_CALLS = frozenset(_NO_REASONS.split())

_FORMS = {
    genre: frozenset([word for text in WORDS_OF_GENRES[genre] for word in text.split()]) - LITTLE_WORDS
    for genre in (Genre.CONSULTATION, Genre.TESTIMONY, Genre.TOAST)
}
"""The genres that have lines about other things than the talk itself, such as a deposition, and the words for it."""

_OF_ANY_CALL = ("the offer", "the account")
"""What a call is about if its name tells only that it is a call."""

_OPERATION = "the operation"

_STEP = attrgetter("step")
_WITH_SOMEBODY = re.compile(r" (?:with|by|of|for) (?:the )?[A-Z].*")

_IN_FULL = {"about": "whole_about", "subject": "whole_subject"}


def in_full(template: Template) -> Template:
    """Return a template that says the subject in full, however long it is."""
    text, slots, said_by = template
    return text, tuple([_IN_FULL.get(slot, slot) for slot in slots]), said_by


class SaidSlots(Slots):
    """The values of slots in what is said: also what comes up beside the subject, and what happens in a stage."""

    def __init__(
        self, topic: Topic, cast: Cast, chance: Chance, matters: Sequence[str], *, asks_people: bool = False
    ) -> None:
        super().__init__(topic, cast, chance)
        self._matters, self._asks_people = matters, asks_people
        self._values = WithNumbers(self._values, chance)
        self._values["matter"] = mixed(matters, chance)
        self._genre = topic.genre
        self._is_call = topic.genre in (Genre.CALL, Genre.SALES_CALL)
        # Dr Chen and who talks to him say "sleep", not "sleep with Dr Chen".
        present = (cast.host, *(cast.guests if topic.genre is Genre.INTERVIEW else ()))
        self._with_people = tuple([f" with {name}" for name in present])
        self._customer = (cast.people[1], cast.companies[1])

    def _begin(self, beat: StoryBeat) -> None:
        subject = self._subject
        super()._begin(beat)
        self._values["step"] = map(_STEP, repeat(beat))
        if beat.subject is not subject:
            self._speak_of(beat.subject)

    def _speak_of(self, subject: Named) -> None:
        """Say "a beekeeper" for "the interview with a beekeeper", and short noun phrases for long ones.

        A long subject is said in full at first, at the end, and now and then between.
        """
        values = self._values
        title = subject.title.rstrip(_END_MARKS)
        values["title"], values["Title"] = repeat(title), repeat(capitalised(title))
        about, of_all = _reason_for_call(subject, self._customer) if self._is_call else (subject.about, subject.parts)
        if of_all is _OF_ANY_CALL or self._genre in _FORMS:
            about = _WITH_SOMEBODY.sub("", about, count=1)  # who is called hears nothing about that
        about = next((about.removesuffix(end) for end in self._with_people if about.endswith(end)), about)
        about = _FORM.sub("", about, count=1)
        if about != subject.about:
            values["about"] = values["subject"] = repeat(about)
        values["whole_about"], values["whole_subject"] = values["about"], values["subject"]
        spoken = [part for part in of_all if not (_FORM.match(f"{part} about ") or _is_form(part, self._genre))]
        # People are spoken to: nobody asks guests about themselves as "the beekeeper".
        own = [part for part in spoken if not is_person(part) and not self._is_no_reason(part)]
        if self._genre is Genre.OPERATION:
            own = [part for part in own if any(map(names_operation, part.casefold().split()))] or [_OPERATION]
        matters = self._matters[:1] if self._genre is Genre.CONSULTATION else self._matters  # one complaint
        parts = own or [*(matters if self._asks_people else spoken or of_all)]
        short = [part for part in parts if not _is_long(part)]
        values["part"] = mixed(short or parts, self._chance)
        if self._genre in _FORMS and not own:
            return  # what people remember does not name the talk
        if self._asks_people and is_person(about):
            values["about"] = values["subject"] = values["whole_about"] = values["whole_subject"] = values["part"]
        elif short and (_is_long(about) or of_all is _OF_ANY_CALL):
            is_clause = next(values["subject"]) != about
            values["about"] = _mostly_in_short(about, _with_same_noun(short))
            values["subject"] = repeat(short[0]) if is_clause else values["about"]

    def _is_no_reason(self, part: str) -> bool:
        """Return whether a part tells where the police are, and not why."""
        return self._genre is Genre.PATROL and kind_of(part) is NounKind.PLACE


def _is_form(phrase: str, genre: Genre) -> bool:
    """Return whether a phrase names the talk itself, or a side of it: "the retirement speech", "State" v "Carter"."""
    forms = _FORMS.get(genre)
    return forms is not None and (kind_of(phrase) is NounKind.NAME or not forms.isdisjoint(phrase.casefold().split()))


def _reason_for_call(subject: Named, customer: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return what a call is about, and the parts of that: neither the call itself nor `customer`, who is called."""
    parts, about = (
        [one for one in dict.fromkeys(map(_without_call, phrases)) if one and not any(map(one.__contains__, customer))]
        for phrases in (subject.parts, subject.about.split(" and "))
    )
    if not parts or (about == [subject.about] and not all(map(_without_call, subject.parts))):
        reason = _told_by_call(subject.parts[0])
        return (reason, [reason]) if reason else (subject.about, _OF_ANY_CALL)
    about = [f"the {one}" if f"the {one}" in parts else one for one in about]  # "the call about late parcel"
    return " and ".join(about) or parts[0], parts


def _without_call(phrase: str) -> str:
    """Return what is left of a phrase without the call that it begins with; "" if that is all."""
    call = _CALL.match(phrase)
    after = _ABOUT_CALL.match(phrase, call.end()) if call else None
    if call is None or after is None:
        return phrase
    rest = phrase[after.end() :]
    return rest if after["link"] or not rest else call["article"] + rest


def _told_by_call(phrase: str) -> str:
    """Return the reason that the name of a call tells, as in "the refund call with a customer"; "" if it tells none."""
    call = _CALL.match(phrase)
    words = call["kind"].split() if call else []
    if not words or words[-1] in _KINDS_OF_CALLS or seen_as(words[-1]) not in _REASONS:
        return ""
    return f"the {' '.join([word for word in words if word not in _KINDS_OF_CALLS])}"


def _is_long(phrase: str) -> bool:
    return phrase.removeprefix("the ").count(" ") >= _LONG


def _with_same_noun(phrases: Sequence[str]) -> list[str]:
    """Return the first phrase, and those that name the same in other words: "the brake pads", "the pads"."""
    noun = phrases[0].rpartition(" ")[2]
    return [phrase for phrase in phrases if phrase.rpartition(" ")[2] == noun]


def _mostly_in_short(phrase: str, short: Sequence[str]) -> Iterator[str]:
    return cycle([phrase, *islice(cycle(short), _SHORT_MENTIONS)])
