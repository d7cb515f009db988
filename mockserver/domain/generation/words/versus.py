"""The phrase for two sides that stand against each other: in a match, in a test of products, before a court."""

from mockserver.domain.generation.names.phrases import joined, with_article
from mockserver.domain.generation.words.kind_lists import TALKS
from mockserver.domain.generation.words.proper_names import sides_of
from mockserver.domain.generation.words.word import MUTE, NAME, Words, word_of

_OF = word_of("of")


def match_in(words: Words) -> tuple[str, Words] | None:
    """Return what can follow "about" for the two sides that words name, and these parted; None without any."""
    first, second, rest = sides_of(words)
    if not first:
        return None
    event = words[: words.index(first[0])]
    parted = [*event, _OF, *first, _OF, *second, _OF, *rest]
    if event:
        link = "in " if event[-1].plain in TALKS else ""
        return f"{with_article(event)} {link}{joined(words[len(event) :])}", parted
    # An article is before a noun at the end only: "Spain vs Italy", "the Spain vs Italy final".
    is_alone = not rest or rest[-1].facts & (MUTE | NAME)
    return joined(words) if is_alone else f"the {joined(words)}", parted
