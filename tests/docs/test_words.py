"""Code and pages use the field's words: names that an engineer would not search for are found here."""

import re
from pathlib import Path

import pytest

from mockserver.harness.verify.scenarios import VERSIONS
from tests.docs.pages import CHECKOUT, Page, pages

# The former word, and the one to use.
BANNED = {
    r"whoever": "name the actor: the client, the test, the server",
    r"befall\w*|befell": "affect",
    r"strangers": "unauthenticated",
    r"oddit(?:y|ies)": "tolerated issue",
    r"Studio|DiskStudio": "VideoIngest",
    r"courier": "dispatcher",
    r"to be had|can be had": "available",
    r"that is none\b(?! of)": "that is not one",
    r"let in\b(?! the)": "accepted, access control",
    r"looked at": "checked, read",
    r"_?at_once": "blocking, synchronous",
    r"tell_\w+|_told|told_\w+": "report, print, notify",
    r"anew|in vain|for ever": "again, without effect, without end",
    r"Noted\w*|noted_\w+": "change tracker, change set",
}
# Unclear phrases in names of tests.
_RIDDLE = re.compile(
    r"nobody|anybody|whoever|let_in|that_is_none|_is_none(?:_|$)|told_of|_(?:is|are)_told(?!_apart)|that_there_is_not"
)
# Unclear phrases in names of scenarios.
_RIDDLE_OF_A_SCENARIO = re.compile(r"asked for|whatever|nobody|is told|nowhere|as it was|at work|any more|\balone\b")
_PATTERN = re.compile("|".join(rf"\b(?:{word})\b" for word in BANNED))

# Generated content of videos has words of its own.
_CONTENT = ("domain/generation", "domain/writing", "domain/retrieval", "data")
# History, and the names of planted faults.
_LEFT_OUT = ("CHANGELOG.md", "mutants.md", "client-mutants.md")
_PACKAGE = CHECKOUT / "mockserver"


def words_in(text: str) -> list[str]:
    """Return the banned words in `text`."""
    return sorted(set(_PATTERN.findall(text)))


def modules(folder: Path) -> list[Path]:
    """Return the modules below a folder of the package, without generated content."""
    left_out = tuple(str(_PACKAGE / each) for each in _CONTENT)
    return [path for path in folder.rglob("*.py") if not str(path).startswith(left_out)]


@pytest.mark.parametrize("folder", sorted(path.name for path in _PACKAGE.iterdir() if (path / "__init__.py").exists()))
def test_no_module_has_a_banned_word(folder: str) -> None:
    found = {str(path): words for path in modules(_PACKAGE / folder) if (words := words_in(path.read_text("utf-8")))}

    assert found == {}


@pytest.mark.parametrize("page", [page for page in pages() if page.path.name not in _LEFT_OUT], ids=str)
def test_no_page_has_a_banned_word(page: Page) -> None:
    assert words_in(page.text) == []


def test_names_of_tests_have_no_riddles() -> None:
    found = {
        name
        for path in (CHECKOUT / "tests").rglob("*.py")
        for name in re.findall(r"^(?: {4})?(?:async )?def (test_\w+)", path.read_text("utf-8"), re.M)
        if _RIDDLE.search(name)
    }

    assert found == set()


def test_names_of_scenarios_have_no_riddles() -> None:
    names = [scenario.name for version in VERSIONS.values() for scenario in version.scenarios]

    assert [name for name in names if _RIDDLE_OF_A_SCENARIO.search(name)] == []


def test_a_riddle_in_a_name_is_detected() -> None:
    assert _RIDDLE.search("test_whoever_asks_is_let_in")
    assert _RIDDLE_OF_A_SCENARIO.search("without a key, nothing is told")
    assert not _RIDDLE.search("test_a_foreign_host_name_is_rejected")


def test_a_banned_word_is_detected() -> None:
    assert words_in("whoever asks; the studio; a fault befalls it") == ["befalls", "whoever"]
