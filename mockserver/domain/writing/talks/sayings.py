"""Who says what a prompt names, and who asks most."""

from collections import Counter

from mockserver.domain.capitals import capitalised
from mockserver.domain.retrieval.words import tokenise
from mockserver.domain.writing.aspects.speech import asks, sentences_in
from mockserver.domain.writing.phrases import clause, clock
from mockserver.domain.writing.prompts.vocabulary import whole
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.people import called
from mockserver.domain.writing.talks.turns import talk_of
from mockserver.ground.late.patterns import late_pattern

_SAYS = whole(
    r"who (?:first |also )?(?:says?|said|mentions?|mentioned|(?:talks?|talked|speaks?|spoke|asks?|asked) about"
    r"|(?:brings?|brought) up|raises?|raised|suggests?|suggested|proposes?|proposed|explains?|explained)"
)
_ASKS_MOST = whole(r"asks? (?:the )?most(?: of the)?(?: questions)?")
_QUOTED = late_pattern(r'"([^"]+)"')
_VERBS = stems(["says said mentions talks speaks asks brings raises suggests proposes explains first also up"])


def who_says(source: Source) -> str:
    """Return who says what the prompt names, or asks most; empty if it asks for neither, or no speaker is known."""
    flat = source.spec.text.lower()
    if source.spec.asked != "who" or not talk_of(source.content).people:
        return ""
    if _ASKS_MOST.search(flat):
        return _who_asks_most(source)
    quoted = _QUOTED.search(source.spec.text)
    wanted = stems([quoted[1]] if quoted else [*source.spec.subject, *source.spec.named]) - _VERBS
    return _who_says(source, wanted, quoted[1] if quoted else "") if wanted and _SAYS.search(flat) else ""


def _who_says(source: Source, wanted: frozenset[str], quoted: str) -> str:
    talk = talk_of(source.content)
    video = f'in the {source.noun} "{source.label}"'
    exact = " ".join(tokenise(quoted))
    said = [
        (exact in " ".join(tokenise(turn.text)), len(wanted & stems([turn.text])), turn)
        for turn in talk.turns
        if turn.speaker
    ]
    _, most, best = max(said, key=lambda one: one[:2])  # the first of those with as many words
    if most == 0:
        return f"Nobody says that {video}."
    who = capitalised(called(best.speaker, talk.roles))
    return f'{who} says "{clause(best.text)}" ({clock(best.moment.start)}) {video}.'


def _who_asks_most(source: Source) -> str:
    talk = talk_of(source.content)
    asked = Counter(
        turn.speaker for turn in talk.turns for text in sentences_in(turn.text) if turn.speaker and asks(text)
    )
    video = f'in the {source.noun} "{source.label}"'
    if not asked:
        return f"Nobody asks a question {video}."
    [(name, count)] = asked.most_common(1)
    questions = "question" if count == 1 else "questions"
    return f"{capitalised(called(name, talk.roles))} asks most {video}: {count} {questions} of {asked.total()}."
