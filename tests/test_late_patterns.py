"""Regular expressions that are compiled at their first use."""

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

from mockserver.domain import writing
from mockserver.ground.late.patterns import _CompiledPattern, late_pattern

WORDS = r"(?P<first>\w+) (?:and|or) (?P<second>\w+)"
TEXT = "a cat and a dog, Bread AND butter, one or two"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_a_late_pattern_finds_what_a_pattern_finds(flags: int) -> None:
    late, usual = late_pattern(WORDS, flags), re.compile(WORDS, flags)

    assert late.findall(TEXT) == usual.findall(TEXT)
    assert [found.span() for found in late.finditer(TEXT)] == [found.span() for found in usual.finditer(TEXT)]
    assert late.sub(r"\g<second>", TEXT) == usual.sub(r"\g<second>", TEXT)
    assert late.split(TEXT) == usual.split(TEXT)
    assert (late.pattern, late.flags, late.groups) == (usual.pattern, usual.flags, usual.groups)


def test_a_late_pattern_is_compiled_once_and_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_pattern = re.compile

    def noted(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return compile_pattern(text, flags)

    monkeypatch.setattr(re, "compile", noted)
    late = late_pattern(WORDS)
    before = list(compiled)

    found = late.search(TEXT), late.search(TEXT), late.fullmatch(TEXT)

    assert [each is not None for each in found] == [True, True, False]
    assert (before, compiled) == ([], [WORDS])


def test_a_late_pattern_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError, match="scanner"):
        late_pattern(WORDS).scanner("")  # type: ignore[attr-defined]


def test_every_late_pattern_of_the_package_can_be_compiled() -> None:
    for module in walk_packages(writing.__path__, f"{writing.__name__}."):
        import_module(module.name)
    late = [each for each in gc.get_objects() if isinstance(each, _CompiledPattern)]

    assert len(late) > 100
    assert {type(each.search("")) for each in late} <= {re.Match, type(None)}  # type: ignore[attr-defined]
