"""Noun phrases within the words of an English name, and their articles."""

from collections.abc import Container, Iterable
from itertools import pairwise

from mockserver.domain.generation.names.lists import (
    AFTER_ACTIVITIES,
    ITEMS,
    NUMBERED_WORDS,
    POSSESSIVES,
    TASK_BEGINNINGS,
    TITLES_OF_NAMES,
)
from mockserver.domain.generation.names.spelling import is_foreign_name, is_german, is_person
from mockserver.domain.generation.words.compounds import COMPOUNDS, JOINED
from mockserver.domain.generation.words.kind_lists import (
    ABOUT_SOMETHING,
    OF_CHILDREN,
    OPEN_PLACES,
    PARTICIPLES,
    PROPER_PLACES,
    THE_PLACES,
)
from mockserver.domain.generation.words.noun_kinds import head_of, is_living, is_place_of_two_words
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.proper_names import (
    end_of_lesson,
    is_numbered_course,
    is_numbered_lesson,
    is_titled,
    size_of_street,
)
from mockserver.domain.generation.words.relations import is_holiday, is_time, time_at_end
from mockserver.domain.generation.words.roles import CAMERAS, TIMES
from mockserver.domain.generation.words.word import (
    ADJECTIVE_BEFORE,
    BEFORE_NAME,
    BEGINS_PAIR,
    COUNT,
    DETERMINER,
    FIRST_NAME,
    FOREIGN,
    LIKE_FIRST_NAME,
    LITTLE,
    MAKER,
    MAYBE_TASK,
    MEASURE,
    MUTE,
    NAME,
    NO_HEAD,
    NO_NOUN,
    NO_THING,
    NUMBER,
    PAST,
    PRONOUN,
    PROPER,
    SINGLE,
    STREET,
    TASK,
    TITLE_OF_PERSON,
    UNIT,
    VERSUS,
    Word,
    Words,
    facts_of,
    size_before_little,
    word_of,
)
from mockserver.domain.meaning.spelling import is_known
from mockserver.ground.caches import word_cache

_LONGEST_PART = 5  # words; a name at the end counts twice
_LONGEST_WITHOUT_END = 3  # words
_LONGEST_NUMBER = 2  # digits
_OF_BABIES = frozenset(["first", "birthday", "baptism", "christening"])
_RELATIVE_NAMES = "Dad Daddy Mom Mum Mommy Grandpa Grandma Granddad Grandad Nana Nonna Nonno Oma Opa Abuela Abuelo"
_RELATIVES = frozenset(_RELATIVE_NAMES.split())
_NO_OWNERS = frozenset(POSSESSIVES.values())
_NOT_IN_PHRASES = LITTLE | PRONOUN | VERSUS
# Tuples, because members of enumerations are compared sooner than they are hashed.
_NO_ARTICLE = (NounKind.ACTIVITY, NounKind.IDEA)
_HAPPENS = (NounKind.ACTIVITY, NounKind.EVENT)
_PLACES = OPEN_PLACES | PROPER_PLACES
_ORDINALS = frozenset(["first", "second", "third", "last", "next", "final", "best", "worst", "whole", "same"])
_AUXILIARIES = frozenset(["am", "are", "were"])
_OF, _NO_WORD = word_of("of"), Word("", "", 0)


def noun_phrases(words: Words) -> list[list[Word]]:
    """Return the noun phrases between function words, cut to a maximum length."""
    if not facts_of(words) & (_NOT_IN_PHRASES | PAST):
        return _parts_of([*words])  # most names
    found: list[list[Word]] = []
    run: list[Word] = []
    before = _NO_WORD
    for word, after in zip(words, (*words[1:], _OF), strict=False):
        is_verb = run and word.facts & PAST and after.facts & LITTLE  # "the bridge | collapsed"
        if before.facts & LITTLE and _is_where_or_when(before, word, after):
            pass
        elif not is_verb and (not (before.facts | word.facts) & _NOT_IN_PHRASES or _is_content(before, word, after)):
            run.append(word)
        else:
            found += _parts_of(run)
            run = []
        before = word
    return found + _parts_of(run)


def _is_where_or_when(before: Word, word: Word, after: Word) -> bool:
    """Return whether a word after a function word only says where or when: "at home", "temples in autumn"."""
    is_when = word.plain in TIMES and after.facts & LITTLE  # not in "the night sky"
    return bool(is_when) or (word.plain == "home" and before.plain == "at")


def _is_content(before: Word, word: Word, after: Word) -> bool:
    """Return whether a word at or after a function word is in a noun phrase: no such word, no verb, not missing."""
    # "near" is a function word, "near miss" is not.
    is_verb = before.facts & PRONOUN or (before.plain == "to" and is_task(word, after))
    is_verb = is_verb or (before.plain in _AUXILIARIES and word.plain.endswith("ing"))  # "we are | going"
    is_missing = before.plain == "no" and not begins_compound(before, word)
    is_versus = word.facts & VERSUS and before is not _NO_WORD
    if not (is_verb or is_missing or is_versus or word.facts & LITTLE):
        return True
    is_acronym = word.text.isupper() and word.text != "I"
    return is_acronym or begins_compound(word, after) or (before.plain, word.plain, after.plain) in JOINED


def _parts_of(run: list[Word]) -> list[list[Word]]:
    """Return the noun phrases in a sequence of nouns, without numbers, measures and words that are no thing."""
    found: list[list[Word]] = []
    run = run[: len(run) - time_at_end(run)]
    while len(run) > 1 and run[-1].facts & (NO_NOUN | PAST):
        run = run[:-1]
    while run:
        size = _size_of_first(run)
        part, run = run[:size], run[size:]
        while part and part[0].facts & COUNT and not size_of_street(part):
            del part[: 2 if facts_of(part[1:2]) & UNIT else 1]
        while len(part) > 1 and _says_no_thing(part):
            del part[-1]
        if _is_thing(part):
            found.append(part)
    return found


def _says_no_thing(part: Words) -> bool:
    """Return whether the last word is no thing: a measure, a time, an adjective, or "playing" in "kittens playing"."""
    last = part[-1].facts
    # "parade 4th | of July", but "Dad's 60th"
    is_ordinal = last & COUNT and not last & NUMBER and not part[-2].text.endswith("'s")
    is_no_thing = (
        is_ordinal or last & (MEASURE | NO_THING | NO_NOUN | PAST) or time_at_end(part) or _is_doing(*part[-2:])
    )
    return bool(is_no_thing) and not is_holiday(part)


def _is_doing(noun: Word, verb: Word) -> bool:
    """Return whether the words name somebody and what they are doing: "kittens playing", but not "Emma dancing"."""
    return verb.plain in PARTICIPLES and not noun.facts & FIRST_NAME and is_living(noun)


def _is_thing(part: Words) -> bool:
    if len(part) == 1:
        return not (part[0].facts & (NO_THING | NO_NOUN | PAST | SINGLE | MUTE) or is_time(part[0].plain))
    return any(not word.facts & (SINGLE | MUTE) for word in part)


def _size_of_first(run: Words) -> int:
    """Return how many words the first noun phrase has in a sequence of nouns."""
    facts = facts_of(run)
    if len(run) == 1 or (facts & STREET and size_of_street(run) == len(run)):
        return len(run)
    if facts & NUMBER and (lesson := end_of_lesson(run)):
        return lesson
    if facts & (TITLE_OF_PERSON | STREET):
        run = run[: next((at for at in range(1, len(run)) if _begins_name(run[at:])), len(run))]
    spoken = len(run) - sum([word.facts & LITTLE > 0 for word in run]) if facts & LITTLE else len(run)
    size = _end_of_event(run) or (len(run) if spoken + bool(run[-1].facts & NAME) <= _LONGEST_PART else 2)
    while size < len(run) and (
        begins_compound(*run[size - 1 : size + 1]) or (run[size - 1].facts | run[size].facts) & LITTLE
    ):
        size += 1  # "near miss" is one thing, and so is "father of the bride"
    while size < len(run) and _belongs_to(run[size], run[size - 1]):
        size += 1
    if facts & NAME:
        size = min(size, _start_of_last_name(run) or size)
    if facts & TITLE_OF_PERSON and len(run) > 1 and is_titled(*run[:2]):
        size = (
            len(run[:3]) if all(word.facts & NAME and not word.facts & NO_THING for word in run[1:3]) else 2
        )  # "Dr Lee | malaria"
    if len(run) > 2 and _is_numbered(*run[-2:]) and (len(run) > _LONGEST_WITHOUT_END or run[-2].plain in ITEMS):
        size = min(size, len(run) - 2)  # "shoplifting suspect | aisle 4", "appendectomy | case 14"
    if facts & ADJECTIVE_BEFORE:
        for at, (before, word) in enumerate(pairwise(run[:size]), 1):
            if word.facts & ADJECTIVE_BEFORE and not _is_before_adjective(before):
                return at  # "ribbon cutting | new library"
    return size


def _is_numbered(noun: Word, number: Word) -> bool:
    """Return whether two words are a thing and its number or its letter: "aisle 4", "building C"."""
    is_number = number.facts & NUMBER or (len(number.text) == 1 and number.text.isupper())
    return bool(is_number) and (noun.plain in NUMBERED_WORDS or noun.plain in ITEMS)


def _begins_name(words: Words) -> bool:
    """Return whether a person with a title or a street begins: "interview | Dr Lee", "house tour | 12 Oak Lane"."""
    return (len(words) > 1 and is_titled(*words[:2])) or size_of_street(words) > 0


def _is_before_adjective(word: Word) -> bool:
    """Return whether an adjective after the word belongs to the same phrase: "Emma's | new bike"."""
    return bool(word.facts & (ADJECTIVE_BEFORE | FIRST_NAME)) or word.text.endswith("'s")


def _belongs_to(word: Word, before: Word) -> bool:
    """Return whether no phrase ends between the words: "my son's | bike", "Model | Y", "Tour | de | France"."""
    is_foreign = (word.facts | before.facts) & FOREIGN or before.facts & ADJECTIVE_BEFORE
    is_named = word.text[:1].isupper() and (before.plain in TITLES_OF_NAMES or _is_part_of_name(before, word))
    is_owned = before.text.endswith("'s") or len(word.text) == 1
    return bool(is_foreign or is_named or is_owned) or is_person(before, word)


def _is_part_of_name(before: Word, word: Word) -> bool:
    """Return whether two capitalised words are one name: "Golden Gate", but not "Anna | Berlin"."""
    return bool(before.facts & word.facts & NAME and not (before.facts | word.facts) & PROPER)


def _start_of_last_name(run: Words) -> int:
    """Return where the name begins that ends a phrase of other words, as in "camera trap Ladakh"; 0 without any."""
    at = len(run)
    if at > 1 and run[-1].facts & NUMBER and run[-2].facts & NAME:
        at -= 1  # "iPhone 12"
    while at and run[at - 1].facts & NAME:
        at -= 1
    if not 0 < at < len(run) or run[at - 1].facts & BEFORE_NAME or begins_compound(*run[at - 1 : at + 1]):
        return 0
    is_after_noun = at > 1 or (run[0].text.islower() and is_known(run[0].plain) and not is_living(run[0]))
    return at if is_after_noun else 0


def _end_of_event(run: Words) -> int:
    """Return where a phrase for what happens ends, before a phrase for where or about what that is; 0 without any."""
    for at, (before, word) in enumerate(pairwise(run), 1):
        if 1 < at < len(run) - 1 and not before.facts & (COUNT | LITTLE) and begins_compound(word, run[at + 1]):
            return at  # "team building | escape room"
        kind = before.kind
        if kind not in _HAPPENS or begins_compound(before, word) or word.facts & NUMBER:
            continue
        if word.plain in _PLACES and run[-1].kind is NounKind.PLACE:
            return at
        is_modifier = kind is NounKind.ACTIVITY and before.plain.endswith("ing")  # "running shoes"
        if is_modifier or word.kind in _HAPPENS or word.plain in AFTER_ACTIVITIES:
            continue
        if before.plain in ABOUT_SOMETHING or (len(run) > _LONGEST_WITHOUT_END and at > 1):
            return at
    return 0


def heads_of(phrases: Iterable[list[Word]]) -> list[list[Word]]:
    """Return what names the thing itself at the end of a phrase: a noun, or two that belong together.

    In "newborn sleeping" there is none.
    """
    found = [*phrases]
    nouns = [phrase[-1:] for phrase in found if len(phrase) > 1 and _has_head(*phrase[-2:])]
    return nouns + [phrase[-2:] for phrase in found if len(phrase) > 2 and _ends_with_compound(phrase)]


def _ends_with_compound(words: Words) -> bool:
    """Return whether somebody owns what two nouns at the end name together: "Grandpa's 80th birthday party"."""
    return words[0].text.endswith("'s") and begins_compound(*words[-2:])


def _has_head(before: Word, last: Word) -> bool:
    is_noun = not (last.facts & NO_HEAD or (last.facts & STREET and last.facts & NAME)) and is_known(last.plain)
    return is_noun and not begins_compound(before, last) and not before.facts & last.facts & NAME


def with_article(words: Words, names: Container[str] = ()) -> str:
    """Return a noun phrase, with "the" unless it is a name or has a determiner or an owner."""
    if len(words) > 1:
        return _with_article(words, names)
    word = words[0]
    return word.text if word.text in names and word.plain not in THE_PLACES else _word_with_article(word.text)


@word_cache(maxsize=4_096)
def _word_with_article(text: str) -> str:
    return _with_article([word_of(text)], ())


def _with_article(words: Words, names: Container[str]) -> str:
    phrase, facts = joined(words), facts_of(words)
    main = words[: size_before_little(words)] if facts & LITTLE else words
    if is_place_of_two_words(*main) or is_holiday(words):
        return phrase
    if len(main) < len(words) and (_are_names(main, names) or (len(main) == 2 and _is_full_name(*main))):
        return phrase
    if (facts & NUMBER and is_numbered_lesson(main)) or (facts & STREET and size_of_street(main) == len(main)):
        return phrase
    if len(words) == 1 and words[0].plain in THE_PLACES:
        return f"the {phrase}"
    if _has_no_article(words) or _are_names(words, names) or (is_foreign_name(words) and not is_german(words)):
        return phrase
    if _is_uncountable(words):
        return phrase
    # "Emma's first steps", "Emma dancing"
    if len(words) > 1 and words[1].text.islower() and _may_own(words[0], words[1]):
        is_owner = not (words[1].text.endswith("ing") or words[1].facts & LITTLE)
        return f"{words[0].text}'s {joined(words[1:])}" if is_owner else phrase
    return f"the {phrase}"


def _may_own(word: Word, owned: Word) -> bool:
    """Return whether a word is a first name; another word too may be one before what children have: "Mia | first"."""
    if word.plain in TIMES and owned.plain not in _OF_BABIES:
        return False  # "Summer graduation"
    return bool(word.facts & FIRST_NAME) or (
        word.text.istitle() and bool(word.facts & LIKE_FIRST_NAME) and owned.plain in OF_CHILDREN
    )


def _has_no_article(words: Words) -> bool:
    """Return whether the first two words take none: "my dogs", "Tom's boat", "Dr Lee", "court 3", "Dad teaching me"."""
    first = words[0]
    if first.facts & (DETERMINER | NUMBER) or (first.text.endswith("'s") and first.text not in _NO_OWNERS):
        return True
    if len(words) == 1:
        return False
    second = words[1]
    if len(words) == 2 and (_is_full_name(first, second) or first.plain == "st"):
        return True
    if second.facts & VERSUS and first.facts & NAME:
        return True
    is_titled = first.facts & TITLE_OF_PERSON and second.text[:1].isupper()
    is_relative = first.text in _RELATIVES and second.text.endswith("ing")
    return bool(is_titled) or is_relative or (len(words) == 2 and _takes_number(first, second))


def _is_full_name(first: Word, last: Word) -> bool:
    """Return whether two words are a first name and a last one, or its initial: "John Doe", "John D"."""
    if first.facts & FIRST_NAME and len(last.text) == 1 and last.text.isupper():
        return True
    return bool(first.facts & last.facts & NAME) and is_person(first, last)


def _is_uncountable(words: Words) -> bool:
    """Return whether a phrase is about what takes no article: "yoga for beginners", but not "the history of Rome"."""
    head = head_of(words)
    if head.kind not in _NO_ARTICLE or words[0].plain in _ORDINALS:
        return False
    after = words.index(head) + 1
    if after > 1 and _is_doing(words[after - 2], head):
        return False  # "the elephant bathing in the river"
    return after == len(words) or words[after].plain != "of"


def _are_names(words: Words, names: Container[str]) -> bool:
    if words[0].facts & MAKER and len(words) > 1:
        return False  # "the Honda Civic"
    return _is_named(words[0], names) and all(_is_named(word, names) for word in words[1:])


def _is_named(word: Word, names: Container[str]) -> bool:
    return bool(word.facts & (PROPER | MUTE)) or word.text in names


def _takes_number(noun: Word, number: Word) -> bool:
    """Return whether a noun with a number has no article: "court 3", "aisle 104", but not "the drones 2"."""
    if noun.text[:1].islower() and noun.facts & NAME:
        return False  # "the iPhone 15"
    if not number.facts & NUMBER:
        is_lettered = noun.text in CAMERAS or (noun.plain in NUMBERED_WORDS and number.text.isupper())
        return len(number.text) == 1 and is_lettered  # "cam B", "building C"
    is_short = len(number.text) <= _LONGEST_NUMBER and not noun.text.endswith("s")
    return is_short or noun.plain in NUMBERED_WORDS or is_numbered_course([noun, number])


def is_task(verb: Word, after: Word) -> bool:
    """Return whether the first word of a name says what to do, as in "install laminate floor" or "change a tyre"."""
    if not verb.facts & MAYBE_TASK:
        return False
    is_task = verb.facts & TASK or after.facts & DETERMINER
    return bool(is_task) or (verb.plain, after.plain) in TASK_BEGINNINGS


def begins_compound(word: Word, after: Word) -> bool:
    """Return whether two words name one thing together: "ice cream"."""
    return bool(word.facts & BEGINS_PAIR) and (word.plain, after.plain) in COMPOUNDS


def joined(words: Words) -> str:
    """Return the text of words, with spaces between them."""
    return " ".join([word.text for word in words])
