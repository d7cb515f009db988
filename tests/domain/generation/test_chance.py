"""Generic parts of generated videos do not match searches for subjects."""

import re

from mockserver.domain.generation.invented_names import FIRST_NAMES, LAST_NAMES
from mockserver.domain.generation.sentences import CLOSINGS, ENDINGS, GREETINGS, LINES, OPENINGS
from mockserver.domain.generation.topics import TOPICS
from mockserver.domain.retrieval.vocabulary import any_resembles
from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise

_SUBJECTS = {stem(word) for topic in TOPICS for word in (*topic.keywords, *tokenise(topic.name))} - {
    stem(word) for word in STOP_WORDS
}

# Words about speaking itself, which occur with any subject.
_OF_SPEECH = set(map(stem, ["talk", "speak", "call", "hear", "learn", "live", "present", "video", "first", "fit"]))


def test_queries_about_topics_do_not_match_invented_names() -> None:
    names = {stem(name.lower()) for name in (*FIRST_NAMES, *LAST_NAMES)}

    met = {word for word in _SUBJECTS if word in names or any_resembles(names, word)}

    assert len(FIRST_NAMES) > 400
    assert len(LAST_NAMES) > 400
    assert not met


def test_generic_lines_do_not_match_queries_about_topics() -> None:
    lines = (*GREETINGS, *CLOSINGS, *LINES, *OPENINGS, *ENDINGS)

    named = {line: found for line in lines if (found := (_SUBJECTS - _OF_SPEECH) & _stems(line))}

    assert not named


def _stems(line: str) -> set[str]:
    return set(map(stem, tokenise(re.sub(r"\{\w+\}", " ", line))))
