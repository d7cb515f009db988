"""What people tell of themselves: when they can start, what they earn, what they studied, where they live."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mockserver.domain.writing.aspects.speech import asks, sentences_in
from mockserver.domain.writing.phrases import clause, clock, joined
from mockserver.domain.writing.prompts.vocabulary import whole
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.answers import lines_of, people_asked
from mockserver.domain.writing.talks.people import with_role
from mockserver.domain.writing.talks.turns import talk_of
from mockserver.ground.caches import short_cache

_MOST_QUOTES = 2
_SOMEBODY = r"(?:he|she|they|guest|speaker|candidate|applicant|interviewee|customer|caller|patient|witness|[a-z]+ee)"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|next (?:week|month|year)|the (?:first|end) of)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_TONGUES = r"(?:english|german|french|spanish|italian|portuguese|dutch|polish|russian|chinese|japanese|arabic|hindi)"


class Fact(Struct, frozen=True):
    """A kind of fact: its name in a sentence, the words of prompts for it, and those of sentences that tell it."""

    name: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


_FACTS = (
    Fact(
        "a start date or a notice period",
        whole(
            r"notice(?: period)?|start(?:ing)? date|availability|available"
            r"|(?:when|how soon|what date|which day) (?:can|could|would|will|is|does|do)\b[^.?!]{0,50}"
            r"\b(?:start|begin|join)"
        ),
        whole(
            rf"notice|(?:start|begin|join)(?: work| the job)? (?:on|in|from|as soon|right away|{_MONTH}|{_DAY})"
            rf"|(?:i'm|i am) available|available (?:from|on|in|{_MONTH}|{_DAY})"
        ),
    ),
    Fact(
        "a salary",
        whole(
            r"salar(?:y|ies)|wages?|pay expectations?|compensation|remuneration|day rate|hourly rate|pay range"
            r"|(?:want|expect|hope)s? to (?:earn|be paid|make)"
        ),
        whole(r"salary|per (?:year|hour|day)|an hour|day rate|(?:thousand|k)\b.{0,20} (?:a|per) year"),
    ),
    Fact(
        "any experience",
        whole(
            r"years of (?:[a-z]+ )?experience|experience|(?:previous|last|former|earlier) (?:jobs?|employers?|roles?)"
            r"|worked before"
        ),
        whole(rf"{_NUMBER} years (?:as|in|at|with|of)|experience|i(?:'ve| have)? worked (?:as|at|for|in|with)"),
    ),
    Fact(
        "an education",
        whole(
            r"degrees?|qualifications?|qualified|certificat(?:e|es|ions?)|education|universit(?:y|ies)"
            rf"|graduat(?:e|ed)|(?:did|does|do) (?:the )?{_SOMEBODY} study|stud(?:y|ied) at"
        ),
        whole(r"degree|diploma|certificate|universit(?:y|ies)|college|graduated|i studied|apprenticeship|i trained"),
    ),
    Fact(
        "the languages somebody speaks",
        whole(r"languages? (?:do|does|can|is|are)\b[^.?!]{0,40}\bspeak|fluent|mother tongue|native language"),
        whole(rf"(?:speak|speaks|learned|fluent in|native) (?:a little |some )?{_TONGUES}|mother tongue"),
    ),
    Fact(
        "a job",
        whole(
            r"current (?:job|role|position|employer|occupation)|occupation|profession|job title|for a living"
            rf"|do(?:es)? for work|{_SOMEBODY} works?(?: (?:as|for|at))?"
        ),
        whole(r"i work (?:as|at|for|in)|i'm (?:an?|the) [a-z-]+er|my (?:job|role|work) is|for a living|i run|i sort"),
    ),
    Fact(
        "where somebody lives or comes from",
        whole(
            r"where (?:do|does|did|is|are|was|were)\b[^.?!]{0,40}\b(?:lives?|from|based|born|grow up)|home ?town"
            r"|home address"
        ),
        whole(r"i (?:live|grew up|was born|come from|moved)|i'm from|based in|when i was a child in"),
    ),
    Fact(
        "an age",
        whole(rf"how old|(?:his|her|their|what) age|age of the {_SOMEBODY}|date of birth"),
        whole(rf"{_NUMBER} years old|turn(?:ed|ing) {_NUMBER}|born in \d{{4}}"),
    ),
    Fact(
        "a budget",
        whole(r"budgets?|how much (?:can|could|will|would|do|does)\b[^.?!]{0,40}\bspend"),
        whole(r"budget|spend|afford"),
    ),
    Fact(
        "a phone number or an address",
        whole(r"phone numbers?|e-?mail address|contact details|telephone number|account number|customer number"),
        whole(r"(?:phone|telephone|account|customer) number|e-?mail(?: address)? is|call me (?:at|on)|reach me"),
    ),
    Fact(
        "a reason to leave or to apply",
        whole(
            r"why (?:do|does|did|is|are|would)\b[^.?!]{0,50}"
            r"\b(?:leav(?:e|ing)|apply|applying|want (?:the|this) (?:job|role|position)|quit|join)"
            r"|reasons? (?:for|to) (?:leav|appl|quit|chang|join)[a-z]*"
        ),
        whole(r"i(?:'d| would) like (?:to|a)|i want(?:ed)? (?:to|a)|i'm looking for|i left|i applied"),
    ),
)


@short_cache(maxsize=256)
def facts_asked(prompt: str) -> tuple[Fact, ...]:
    """Return the kinds of facts that a prompt asks for."""
    flat = prompt.lower()
    return tuple([fact for fact in _FACTS if fact.asked.search(flat)])


def facts_of(source: Source, fact: Fact) -> list[tuple[str, str, float]]:
    """Return who tells a fact, with the sentence and its time: those about whom the prompt asks, else anybody."""
    told = [*_told(source, fact, people_asked(source))]
    return told or [*_told(source, fact, talk_of(source.content).people)]


def _told(source: Source, fact: Fact, people: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    for person in people:
        for line in lines_of(source, person):
            for text in sentences_in(line.text):
                if not asks(text) and fact.told.search(text.lower()):
                    yield person, text, line.start


def told_fact(source: Source, fact: Fact) -> str:
    """Return a sentence that quotes what people say about a fact. If they say nothing, the sentence says that."""
    found = facts_of(source, fact)[:_MOST_QUOTES]
    if not found:
        return f'Nobody in the {source.noun} "{source.label}" mentions {fact.name}.'
    person = found[0][0]
    quotes = joined([f'"{clause(text)}" ({clock(time)})' for who, text, time in found if who == person])
    known = with_role(person, talk_of(source.content).roles)
    return f'In the {source.noun} "{source.label}", {known}{"," if ", the " in known else ""} says {quotes}.'
