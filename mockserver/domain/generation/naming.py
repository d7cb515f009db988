"""What a file name says about a video: its topic, its subject and its title."""

import re
from collections.abc import Iterable
from random import Random

from mockserver.domain.generation.topics import TOPICS, Topic

_EXTENSION = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{2,4}$", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
LONGEST_TITLE = 80


def words_of(name: str) -> list[str]:
    """Return the words of a file name or title, as spelled: "Cooking-pasta.mp4" has the words Cooking and pasta."""
    stem = _EXTENSION.sub("", re.split(r"[/\\]", name.strip())[-1])
    return _WORD.findall(_HUMP.sub(" ", stem))


def topic_for(name: str | None, random: Random) -> tuple[Topic, bool]:
    """Return the topic with most of its keywords in `name` and True; without any, one by chance and False."""
    # Drawn in any case, so that what follows does not depend on whether a name was given.
    chance = random.randrange(len(TOPICS))
    scores = [_matches(topic.keywords, words_of(name or "")) for topic in TOPICS]
    if max(scores) == 0:
        return TOPICS[chance], False
    best = [topic for topic, score in zip(TOPICS, scores, strict=True) if score == max(scores)]
    return best[chance % len(best)], True


def subjects_for(topic: Topic, name: str | None, random: Random) -> list[str]:
    """Return the topic's subjects in some order, those that `name` speaks of first."""
    subjects = random.sample(topic.subjects, len(topic.subjects))
    named = words_of(name or "")
    return sorted(subjects, key=lambda subject: -_matches(words_of(subject.lower()), named))


def title_from(name: str) -> str:
    """Return `name` as a title: its words, the first one capitalised."""
    title = " ".join(words_of(name))[:LONGEST_TITLE].strip()
    return title[:1].upper() + title[1:]


def _matches(keywords: Iterable[str], words: Iterable[str]) -> int:
    known = {_singular(word) for word in keywords if len(word) > 1}
    return len(known & {_singular(word.casefold()) for word in words})


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
