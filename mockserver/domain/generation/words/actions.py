"""What is done in the words of a name: tasks, activities, and sentences in the present tense."""

from itertools import pairwise

from mockserver.domain.generation.names.lists import (
    AFTER_ACTIVITIES,
    DEFINITE_TASKS,
    NOUNS_IN_ING,
    TASK_BEGINNINGS,
)
from mockserver.domain.generation.names.phrases import begins_compound, noun_phrases, with_article
from mockserver.domain.generation.words.kind_lists import ALSO_NOUNS, COUNTABLE_IN_ING, PROPER_PLACES, RELATIVES
from mockserver.domain.generation.words.noun_kinds import is_living, is_mass, kind_of
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.other_words import PAST_OF_VERBS
from mockserver.domain.generation.words.proper_names import is_titled
from mockserver.domain.generation.words.roles import TIMES
from mockserver.domain.generation.words.verbs import gerund
from mockserver.domain.generation.words.word import (
    DETERMINER,
    INFINITIVE,
    LIKE_FIRST_NAME,
    LITTLE,
    NAME,
    NO_NOUN,
    VERB,
    Word,
    Words,
    facts_of,
    word_of,
)

_TO = word_of("to")
_TASKS = frozenset((gerund(verb), noun) for verb, noun in TASK_BEGINNINGS)
_BEING = frozenset(["being", "getting", "taking", "having", "making", "trying", "wearing", "learning"])

_HAPPENS = (NounKind.EVENT, NounKind.ACTIVITY)
_AND_OR = frozenset(["and", "or"])
_CONJUNCTIONS = frozenset(["until", "before", "after", "when", "while", "if", "because"])


def place_of_participle(words: Words) -> int:
    """Return where it says what somebody or something is doing: "calf | being born"; 0 if nothing does."""
    for at, (before, word) in enumerate(pairwise(words[:-1]), 1):
        if word.plain.endswith("ing"):
            after = words[at + 1]
            is_of_person = is_participle(word, after) and (
                (at > 1 and is_titled(words[at - 2], before)) or _is_somebody_doing(before, word, after)
            )
            if is_of_person or (word.plain in _BEING and not before.facts & LITTLE):
                return 0 if word.plain == "making" and is_made(before, after) else at
    return 0


def is_made(thing: Word, after: Word) -> bool:
    """Return whether a word before "making" is what somebody makes: "candle | making", not "robot | making a noise"."""
    return not (thing.facts & NAME or is_living(thing) or after.facts & (DETERMINER | LITTLE | NO_NOUN))


def _is_somebody_doing(somebody: Word, verb: Word, after: Word) -> bool:
    """Return whether a word for a person or an animal, which is no name, has its verb after it: "man | stealing bike".

    With animals that is so before a preposition only, as "bird watching tower" shows.
    """
    if begins_compound(somebody, verb) or somebody.facts & NAME:
        return False
    is_before_preposition = after.facts & LITTLE and after.plain not in _AND_OR
    return somebody.kind is NounKind.PERSON or (bool(is_before_preposition) and is_living(somebody))


def is_participle(word: Word, after: Word) -> bool:
    """Return whether a word in -ing is no noun: in "Coach Tom tying knots", but not in "Coach Tom batting practice"."""
    return word.plain not in NOUNS_IN_ING and is_doing(word, after)


def with_articles(words: Words) -> str:
    """Return what follows a verb, with "the" before a single thing: "over the Christmas tree"."""
    texts, at = [word.text for word in words], 0
    for run in noun_phrases(words):
        at = words.index(run[0], at)
        if _takes_article(run, words[at - 1] if at else run[0]):
            texts[at] = f"the {texts[at]}"
        at += 1
    return " ".join(texts)


def _takes_article(run: Words, before: Word) -> bool:
    is_determined = before.facts & DETERMINER or before == _TO
    is_counted = not (run[-1].text.endswith("s") or run[-1].plain in TIMES | {"home"} or is_mass(run[-1]))
    return is_counted and not is_determined and with_article(run).startswith("the ")


def doing(verb: Word, rest: Words) -> str:
    """Return a task as a noun: "replace toilet valve" is about replacing the toilet valve."""
    article = ["the"] if verb.plain in DEFINITE_TASKS and rest and _is_one_thing(rest) else []
    runs = noun_phrases(rest)
    if len(runs) == 2 and runs[1][0].facts & NAME and sum(map(len, runs)) == len(rest):
        owner = with_article(runs[1])
        is_place = kind_of(owner) is NounKind.PLACE
        linked = f"in {owner}" if is_place else f"of the {owner.removeprefix('the ')}"
        rest = [*runs[0], *map(word_of, linked.split())]
    return " ".join([gerund(verb.plain), *article, *[word.text for word in rest]])


def _is_one_thing(words: Words) -> bool:
    """Return whether a noun in the singular without an article begins: "toilet valve"."""
    run = next(iter(noun_phrases(words)), [])
    begins = run[:1] == [words[0]] and not words[0].facts & DETERMINER
    return begins and words[0].text.islower() and not run[-1].text.endswith("s")


def is_doing(word: Word, after: Word) -> bool:
    """Return whether the first word says what is done: "pruning rose bushes", but not "recycling plant"."""
    if not word.plain.endswith("ing") or after.plain in AFTER_ACTIVITIES or begins_compound(word, after):
        return False
    if (word.plain, after.plain) in _TASKS:
        return True
    if (word.plain in COUNTABLE_IN_ING and not after.facts & DETERMINER) or (
        word.plain in NOUNS_IN_ING and after.plain in PROPER_PLACES
    ):
        return False
    return word.plain not in NOUNS_IN_ING or bool(after.facts & (DETERMINER | NAME))


def place_of_verb(words: Words) -> int:
    """Return where the first verb in the present tense is, as in "Grandpa repairs the clock"; 0 without any."""
    if _tells_of_person(words):
        return 1
    for at, (before, word) in enumerate(pairwise(words), 1):
        if word.facts & INFINITIVE and words[at + 1 :] and _are_doing(before, word):
            return at
        if word.facts & VERB and not before.facts & NO_NOUN:  # "cheap eats"
            if at == len(words) - 1 and word.plain in ALSO_NOUNS and not is_living(before):
                return 0  # "autumn leaves"
            return at
        is_before_object = facts_of(words[at + 1 : at + 2]) & DETERMINER
        if is_before_object and word.plain in PAST_OF_VERBS and _is_somebody(before):
            return at  # "Charlie bit my finger"
        has_subject = not (before.facts & LITTLE or before.plain.endswith("s"))
        if is_before_object and has_subject and len(word.plain) > 3 and _ends_in_s(word.plain):
            return at
    return 0


def _is_somebody(word: Word) -> bool:
    return bool(word.facts & LIKE_FIRST_NAME) or word.plain in RELATIVES or is_living(word)


def _tells_of_person(words: Words) -> bool:
    """Return whether somebody, named first, did something: "Lily lost first tooth", "Grandpa fell asleep"."""
    if len(words) < 3 or words[1].plain not in PAST_OF_VERBS or not words[0].text[:1].isupper():
        return False
    return bool(words[0].facts & LIKE_FIRST_NAME) or words[0].plain in RELATIVES


def _are_doing(subject: Word, verb: Word) -> bool:
    """Return whether several people or animals do something: "kids | eat", but not "kids | play area"."""
    return subject.plain.endswith("s") and verb.kind not in _HAPPENS and is_living(subject)


def place_of_main_verb(words: Words) -> int:
    """Return where the verb of a sentence is; 0 without any, or if it is that of a clause: "until a tattoo heals"."""
    verb = place_of_verb(words)
    return 0 if any(word.plain in _CONJUNCTIONS for word in words[:verb]) else verb


def _ends_in_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")
