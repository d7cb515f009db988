"""What is compiled from the topics is up to date, whatever changes."""

import sys
from pathlib import Path
from subprocess import run

import pytest
from msgspec import to_builtins

from mockserver.domain.generation import topics
from mockserver.domain.generation.topics import NAMED_TOPICS, SOURCES, TOPICS, listed
from mockserver.domain.generation.words_of_topics import _compile_words, words_of_topics

PACKAGE = Path(topics.__file__).parents[3]


def test_the_compiled_topics_are_those_of_the_modules() -> None:
    assert to_builtins(TOPICS) == to_builtins(listed.TOPICS)
    assert to_builtins(NAMED_TOPICS) == to_builtins(listed.TOPICS + listed.BY_NAME)


def test_the_compiled_words_are_those_of_the_topics() -> None:
    assert to_builtins(words_of_topics()) == to_builtins(_compile_words(None))


@pytest.mark.parametrize("compiling", ["topics.listed", "words_of_topics"])
def test_every_module_that_takes_part_is_a_source(compiling: str) -> None:
    code = (
        f"import sys, mockserver.domain.generation.{compiling}\n"
        "print(*[each.__file__ for name, each in sys.modules.items() if name.startswith('mockserver')], sep='\\n')"
    )
    files = run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.splitlines()
    names = [str(Path(file).relative_to(PACKAGE.parent)) for file in files]

    own = [name for name in names if not name.endswith("__init__.py") and "/ground/" not in name]
    assert len(own) > 30
    assert [name for name in own if not name.startswith(SOURCES)] == []
