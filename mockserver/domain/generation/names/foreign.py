"""Noun phrases in names of other languages, for use in English sentences: "the Technikmuseum Speyer"."""

from collections.abc import Iterator
from itertools import dropwhile, groupby

from mockserver.domain.generation.names.spelling import is_german
from mockserver.domain.generation.words.foreign import GERMAN_WORDS
from mockserver.domain.generation.words.kind_lists import RELATIVES
from mockserver.domain.generation.words.noun_kinds import is_first_name
from mockserver.domain.generation.words.word import (
    FIRST_NAME,
    LITTLE,
    LITTLE_BESIDE_FOREIGN,
    MEASURE,
    NAME,
    NUMBER,
    PROPER,
    TELLS_GERMAN,
    UNIT,
    Word,
    Words,
    facts_of,
)
from mockserver.ground.late.patterns import late_pattern

_LONGEST_PART = 3  # words
_SHORTEST_WORD = 2  # letters
_MUCH = 5  # letters
_LONGEST_WHOLE = 7  # words
_LINKING_WORDS = """
    a de del des du di della dello dell da do dos das von aux au al alla ai à en em con com avec sans senza sin sem dans
    nel nella na chez per para por pour sur sul mit ohne vom met zonder van
"""
_LINKS = frozenset(_LINKING_WORDS.split())
_MORE_LINKS = "and y e et und la el le los las les il gli mi mon ma mes notre"
_LINKS_AND = _LINKS | frozenset(_MORE_LINKS.split())
_MY_WORDS = "mi mis mon ma mes meu minha mio mia mein meine mijn onze unser unsere notre nuestra nuestro"
_MY = frozenset(_MY_WORDS.split())
_ARTICLE_WORDS = "le la les un une el los las una il lo gli i os as um uma"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_ANDS = frozenset(["and", "und", "et", "y", "e", "en", "och", "og", "i"])
_HOW = frozenset(["como", "cómo", "comment", "come", "hoe", "wie"])
_WE = frozenset(["wir", "ich", "nous", "je", "ik"])
_BEFORE_INFINITIVES = frozenset(["man", "je", "se"])
_AFTER_DISHES = frozenset(
    ["receta", "recette", "ricetta", "receita", "recept", "rezept", "tarif", "przepis", "tuto", "tutoriel"]
)
_CAMERAS = frozenset(["camara", "cámara", "caméra", "kamera", "câmera", "camera", "cam"])
_BEFORE_NAMES = frozenset(["von", "in", "nach", "aus", "en", "à", "em"])
_LATIN = late_pattern(r"[A-Za-z\u00c0-\u024f]")
# Particles of Japanese are written in hiragana between words in other scripts.
_JAPANESE_WORD = late_pattern(r"[\u30a0-\u30ff\u3400-\u9fff\u3005]{2,}")


def foreign_parts(words: Words) -> tuple[str, ...]:
    """Return the noun phrases in `words`, the longest first; at least one.

    The first one of all stays the first, unless it is much shorter: "Clase" in "Clase de baile flamenco".
    """
    runs = list(dict.fromkeys(_runs(words)))
    longest = max(map(len, runs), default=0)
    first = runs[:1] if runs and len(runs[0]) + _MUCH > longest else []
    others = dict.fromkeys((*_unspaced(words), *runs))
    found = dict.fromkeys((*first, *sorted(others, key=len, reverse=True)))
    return tuple(found) or (" ".join([word.text for word in words]),)


def subject_of_foreign(words: list[Word]) -> list[Word]:
    """Return the words without "how to" or "we" and the verb, an article, and what kind of video it is after them."""
    if words[0].plain in _HOW | _WE and len(words) > 2:
        verb = 2 if words[1].plain in _BEFORE_INFINITIVES else 1
        words = [*dropwhile(_is_little, words[verb + 1 :])] or words
    end = next((at for at, word in enumerate(words) if at and word.plain in _AFTER_DISHES), len(words))
    return words[:end]


def whole_phrase(words: Words) -> str | None:
    """Return a noun with all that little words link to it, "the boda de Ana y Luis", or with its owner, "mi perro".

    Somebody who does something is that person. Return None for other words.
    """
    if len(words) > 1 and _is_person_doing(*words[:2]):
        return words[0].text  # "Oma erzählt vom Krieg"
    if words[0].plain in _MY and len(words) > 1:
        is_longer = words[2:] and words[2].plain in _LINKS - {"a"}  # "mon chat a peur"
        owned = whole_phrase(words[1:]) if is_longer else None
        return f"{words[0].text} {(owned or words[1].text).removeprefix('the ')}"
    words = _linked(words)
    little = [word.plain for word in words if _is_little(word)]
    first = words[0].facts if words else LITTLE
    begins_with_noun = not first & (LITTLE_BESIDE_FOREIGN | LITTLE | PROPER) and (
        first & TELLS_GERMAN or not first & NAME
    )
    is_linked = not _LINKS.isdisjoint(little) or any(map(_are_two_names, words, words[1:], words[2:]))
    if not begins_with_noun or len(words) > _LONGEST_WHOLE or not is_linked:
        return None
    is_of_nouns = not is_of_german(words) or not any(word.text.islower() and not _is_little(word) for word in words)
    return f"the {' '.join([word.text for word in words])}" if is_of_nouns else None


def _are_two_names(first: Word, link: Word, last: Word) -> bool:
    """Return whether words are two names with an "and" between them: "Anna und Max"."""
    return link.plain in _ANDS and bool(first.facts & last.facts & NAME)


def _is_person_doing(person: Word, after: Word) -> bool:
    is_person = person.plain in RELATIVES or (person.text.istitle() and is_first_name(person))
    return is_person and after.text.islower() and not _is_little(after)


def _linked(words: Words) -> Words:
    """Return the words of one phrase: "cumpleaños de Lucas | 5 años", "Apfelkuchen vom Blech | Oma"."""
    found: list[Word] = []
    for word in words:
        is_other = word.plain in _CAMERAS or (_is_little(word) and word.plain not in _LINKS_AND)
        is_added_person = word.plain in RELATIVES and found and not _is_little(found[-1])
        if word.facts & (MEASURE | NUMBER) or is_other or is_added_person:
            break
        found.append(word)
    while found and _is_little(found[-1]):
        found.pop()
    return found


def _is_little(word: Word) -> bool:
    return bool(word.facts & (LITTLE_BESIDE_FOREIGN | LITTLE))


def is_of_german(words: Words) -> bool:
    """Return whether a name in another language is German."""
    return bool(facts_of(words) & TELLS_GERMAN) or any(word.plain in GERMAN_WORDS for word in words) or is_german(words)


def _unspaced(words: Words) -> Iterator[str]:
    for word in words:
        if not (word.facts & (NUMBER | LITTLE_BESIDE_FOREIGN) or _LATIN.search(word.text)):
            yield from _JAPANESE_WORD.findall(word.text) or [word.text]


def _runs(words: Words) -> Iterator[str]:
    """Yield the phrases between function words. In German only nouns and names are capitalised."""
    is_in_german = is_of_german(words)
    has_nouns = is_in_german and _has_lower(words)

    def is_told(word: Word) -> bool:
        is_little = word.facts & (LITTLE | LITTLE_BESIDE_FOREIGN | MEASURE | UNIT) or len(word.text) < _SHORTEST_WORD
        if is_little or word.plain in _CAMERAS or not _LATIN.search(word.text):
            return False
        return word.text[:1].isupper() or not has_nouns

    before = ""
    for is_kept, group in groupby(words, is_told):
        run = [*group]
        if is_kept:
            run = run[:-1] if len(run) > 1 and _is_before_article(words, run[-1]) and not is_in_german else run
            phrase = " ".join([word.text for word in run[:_LONGEST_PART]])
            yield phrase if _is_name(run, before, is_of_german=is_in_german, words=words) else f"the {phrase}"
        if not is_kept and run[-1].plain != "und":
            before = run[-1].plain


def _is_before_article(words: Words, word: Word) -> bool:
    """Return whether a word must be a verb, between a noun and an article: "les enfants | ouvrent | les cadeaux"."""
    at = next(at for at in range(len(words)) if words[at] is word) + 1
    return facts_of(words[at : at + 1]) & LITTLE_BESIDE_FOREIGN > 0 and words[at].plain in _ARTICLES


def _has_lower(words: Words) -> bool:
    return any(word.text.islower() for word in words)


def _is_name(run: Words, before: str, *, is_of_german: bool, words: Words) -> bool:
    """Return whether a phrase is a name, which takes no article: "in Köln", "la boda de Ana"."""
    if all(word.facts & (PROPER | FIRST_NAME) for word in run) or run[0].text.endswith("'s"):
        return True
    if len(run) == 1 and run[0].text.istitle() and is_first_name(run[0]):
        return True
    if is_of_german:
        return len(run) == 1 and before in _BEFORE_NAMES
    return bool(before) and _has_lower(words) and all(word.text[:1].isupper() for word in run)
