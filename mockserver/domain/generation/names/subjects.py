"""What the words of a title are about, as a phrase: "how cats purr", "painting the fence", "Max dances"."""

from typing import TypeAlias

from mockserver.domain.generation.names.ends import place_of_comment
from mockserver.domain.generation.names.forms import FIGHTS
from mockserver.domain.generation.names.lists import AFTER_ACTIVITIES, QUESTION_WORDS
from mockserver.domain.generation.names.phrases import is_task, joined, noun_phrases, with_article
from mockserver.domain.generation.names.spelling import is_person
from mockserver.domain.generation.words.actions import (
    doing,
    is_doing,
    is_made,
    place_of_main_verb,
    place_of_participle,
    with_articles,
)
from mockserver.domain.generation.words.noun_kinds import is_first_name, is_living
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.other_words import PAST_OF_VERBS
from mockserver.domain.generation.words.relations import joined_by_meaning, thing_of_couple
from mockserver.domain.generation.words.verbs import gerund
from mockserver.domain.generation.words.versus import match_in
from mockserver.domain.generation.words.word import (
    DETERMINER,
    EXPLAINED,
    INFINITIVE,
    LITTLE,
    NAME,
    PAST,
    PRONOUN,
    VERB,
    VERSUS,
    Words,
    facts_of,
    word_of,
)
from mockserver.domain.meaning.spelling import is_known

_PASSIVE, _MAKING = "being", "making"
_BEING = frozenset(["i'm", "you're", "we're", "they're", "he's", "she's"])
_QUESTIONING = frozenset(["are", "is", "do", "does", "can", "should", "will"])
_OF, _TO = word_of("of"), word_of("to")

About: TypeAlias = tuple[str | None, Words]
"""The phrase after "about", and its words that contain nouns; without a phrase if it is these words."""


def phrase_about(words: Words) -> About:
    """Return what `words` are about. Each step takes what the steps before have left open."""
    found = _of_first_words(words) or _of_question_word(words)
    if found:
        return found
    first, later = words[0], facts_of(words[1:])
    if len(words) > 2 and first.facts & NAME and is_task(*words[1:3]):  # "Photoshop remove background"
        return f"{doing(words[1], words[2:])} in {first.text}", [first, _OF, *words[2:]]
    asked = _place_of_question(words) if later & EXPLAINED else 0
    if asked and not words[asked - 1].facts & LITTLE:
        about, core = phrase_about(words[asked:])
        return about, [*words[:asked], _OF, *core]
    if len(words) > 1 and is_task(*words[:2]):
        return doing(first, words[1:]), words[1:]
    may_have_verb = later & (VERB | INFINITIVE | DETERMINER) or (words[2:] and words[1].plain in PAST_OF_VERBS)
    if verb := place_of_main_verb(words) if may_have_verb else 0:
        return _of_verb(words, verb)
    if len(words) > 1 and is_doing(*words[:2]):
        return joined(words), words[1:]
    if words[2:] and words[1].plain == _MAKING and _is_craft(words):
        return _of_craft(words[:2], words[2:])
    if at := place_of_participle(words):
        return _of_participle(words, at)
    return (match_in(words) if later & VERSUS else None) or (None, words)


def _of_first_words(words: Words) -> About | None:
    """Return what words are about that begin with a fight, a couple or a pronoun; None for others."""
    if len(words) > 2 and words[0].plain in FIGHTS and words[1].plain == "with":
        return joined(words), words[2:]  # "wrestling with depression"
    if of_both := thing_of_couple(words):
        return of_both, [words[0], _OF, words[2], _OF, *words[3:]]
    if words[0].plain in _BEING and words[2:] and words[1].facts & DETERMINER:
        return f"being {joined(words[1:])}", words[1:]  # "you're a barista"
    if len(words) > 1 and words[0].facts & PRONOUN:
        return f"how {joined(words)}", words  # "I tried the viral pasta"
    return None


def _of_question_word(words: Words) -> About | None:
    """Return what words are about that begin with a question word; None for others."""
    first = words[0].plain
    if first == "how" and len(words) > 2 and words[1].plain == "to":
        return doing(words[2], words[3:]), words[3:] or [word_of(gerund(words[2].plain))]
    if first == "what" and len(words) > 2 and words[1].plain in ("is", "are"):
        return joined(words[2:]), words[2:]
    if first in _QUESTIONING and not is_person(*words[:2]) and (things := noun_phrases(words[1:])):
        return with_article(things[0]), words[1:]  # "are these running shoes worth it"
    if first not in QUESTION_WORDS or len(words) < 2:
        return None
    is_plural_with_verb = (
        len(words) == 3 and words[1].plain.endswith("s") and not words[1].facts & LITTLE
    )  # "why cats purr"
    verb = next((at for at in range(1, len(words) - 1) if words[at].facts & VERB), 0)
    is_verb_last = is_plural_with_verb or (len(words) > 2 and words[-1].plain in PAST_OF_VERBS)
    core = [*words[1:verb], _OF, *words[verb + 1 :]] if verb else words[1 : -1 if is_verb_last else None]
    return f"{first} {joined(words[1:])}", core


def _of_verb(words: Words, verb: int) -> About:
    """Return what words are about whose main verb is at a place: "Max dances", "Max the beagle howls"."""
    if (end := place_of_comment(words, verb)) > 0:
        return phrase_about(words[:end])  # "baby shower games | Aunt Linda wins"
    after = words[verb + 1 :] if words[verb + 1 : verb + 2] != [_TO] else words[verb + 3 :]
    names = [words[0].text] if verb == 1 and not is_known(words[0].plain) else []
    if is_first_name(words[0]) and (verb == 1 or words[1].plain == "the"):
        words = [word_of(words[0].plain.capitalize()), *words[1:]]
        names = [words[0].text]
    told = f"{words[verb].text} {with_articles(words[verb + 1 :])}".strip()
    return f"how {with_article(words[:verb], names)} {told}", [*words[:verb], _TO, *after]


def _of_participle(words: Words, at: int) -> About:
    """Return what words are about whose participle is at a place: "Emma painting", "being cut"."""
    is_passive = words[at].plain == _PASSIVE or words[at + 1].facts & PAST  # "being cut", "getting vaccinated"
    after = [] if is_passive else [_OF, *words[at + 1 :]]
    is_child = at == 1 and words[0].facts & NAME and is_first_name(words[0])
    who = words[0].text if is_child else with_article(words[:at])
    done = joined(words[at:]) if is_passive else f"{words[at].text} {with_articles(words[at + 1 :])}"
    return f"{who} {done}", [*words[:at], *after]


def _is_craft(words: Words) -> bool:
    """Return whether words are about making something, and then of what or by whom: "candle making soy wax"."""
    after = words[2]
    is_more = words[3:] and after.kind is not NounKind.EVENT and after.plain not in AFTER_ACTIVITIES
    return bool(is_more or is_living(after)) and is_made(words[0], after)


def _of_craft(made: Words, others: Words) -> About:
    """Return what words are about that begin with a craft: "candle making and the soy wax"."""
    runs = [(run, with_article(run)) for run in noun_phrases(others)]
    return joined_by_meaning([(made, joined(made)), *runs]), [*made, _OF, *others]


def _place_of_question(words: Words) -> int:
    """Return where a question begins, as in "TEDx why we sleep"; 0 without any."""
    return next((at for at in range(1, len(words) - 1) if words[at].facts & EXPLAINED), 0)
