"""Generic parts of generated videos do not match searches for subjects."""

import re

import pytest

from mockserver.domain.generation.people.invented import FIRST_NAMES, LAST_NAMES
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics import TOPICS
from mockserver.domain.generation.words_of_topics import texts_of
from mockserver.domain.retrieval.vocabulary import resembling_among
from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise

_SUBJECTS = {stem(word) for topic in TOPICS for word in (*topic.keywords, *tokenise(topic.name))} - {
    stem(word) for word in STOP_WORDS
}

# Words about speaking itself, which occur with any subject.
_OF_SPEECH = set(map(stem, ["talk", "speak", "call", "hear", "learn", "live", "present", "video", "first", "fit"]))

# Words about the genre itself.
_OF_GENRE = {
    Genre.COMMENTARY: ["sport", "coach", "finish"],
    Genre.CONSULTATION: ["doctor", "medicine"],
    Genre.HOME_VIDEO: ["camera", "family"],
    Genre.JOB_INTERVIEW: ["language"],
    Genre.LECTURE: ["student", "teacher", "formula"],
    Genre.MEETING: [
        *("agenda", "meeting", "team", "list", "track", "vote", "budget", "contract", "office", "test", "roadmap"),
        *("forecast", "report"),
    ],
    Genre.NEWS_REPORT: ["report", "news", "headline", "press", "conference", "studio"],
    Genre.OPERATION: ["family", "skin", "nurse"],
    Genre.PATROL: ["officer", "camera", "car", "report", "address", "ambulance", "traffic"],
    Genre.TESTIMONY: ["court", "report", "witness", "contract"],
    Genre.TUTORIAL: ["lesson"],
}


def test_queries_about_topics_do_not_match_invented_names() -> None:
    names = {stem(name.lower()) for name in (*FIRST_NAMES, *LAST_NAMES)}

    met = {word for word in _SUBJECTS if word in names or resembling_among(names, word)}

    assert len(FIRST_NAMES) > 400
    assert len(LAST_NAMES) > 400
    assert not met


@pytest.mark.parametrize("genre", Genre, ids=lambda genre: genre.name)
def test_generic_lines_do_not_match_queries_about_topics(genre: Genre) -> None:
    subjects = _SUBJECTS - _OF_SPEECH - set(map(stem, _OF_GENRE.get(genre, [])))

    named = {line: found for line in texts_of(genre) if (found := subjects & _stems(line))}

    assert not named


def _stems(line: str) -> set[str]:
    return set(map(stem, tokenise(re.sub(r"\{\w+\}", " ", line))))
