"""What is compiled from the topics is up to date, whatever changes."""

import sys
from pathlib import Path
from subprocess import run

import pytest
from msgspec import to_builtins

from mockserver.domain.generation import topics
from mockserver.domain.generation.topics import NAMED_TOPICS, SOURCES, TOPICS, listed

PACKAGE = Path(topics.__file__).parents[3]


def test_the_compiled_topics_are_those_of_the_modules() -> None:
    assert to_builtins(TOPICS) == to_builtins(listed.TOPICS)
    assert to_builtins(NAMED_TOPICS) == to_builtins(listed.TOPICS + listed.BY_NAME)


@pytest.mark.parametrize("compiling", ["mockserver.domain.generation.topics.listed"])
def test_every_module_that_takes_part_is_a_source(compiling: str) -> None:
    code = (
        f"import sys, {compiling}\n"
        "print(*[each.__file__ for name, each in sys.modules.items() if name.startswith('mockserver')], sep='\\n')"
    )
    files = run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.splitlines()
    names = [str(Path(file).relative_to(PACKAGE.parent)) for file in files]

    own = [name for name in names if not name.endswith("__init__.py") and "/ground/" not in name]
    assert len(own) > 90
    assert [name for name in own if not name.startswith(SOURCES)] == []
