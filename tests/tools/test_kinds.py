"""The tool that writes the lists of kinds and the glossary, from its word lists and from WordNet."""

from pathlib import Path

import pytest

from mockserver.domain.retrieval.words import stem
from mockserver.ground.package_data import package_data
from tools.word_table.kinds import Nouns, glossary, kinds, source_lines

# In the format of WordNet: "animal" is above "dog", and "dog" above "poodle". A "dog" is also a "cad" (second sense).
_DATA = """\
  1 This is a licence line, which begins with two spaces.
00000001 05 n 01 animal 0 001 ~ 00000002 n 0000 | a living thing
00000002 05 n 02 dog 0 domestic_dog 0 003 @ 00000001 n 0000 ~ 00000003 n 0000 ~ 00000004 n 0000 | a pet
00000003 05 n 01 poodle 0 001 @ 00000002 n 0000 | curly
00000004 05 n 01 Fido 0 001 @ 00000002 n 0000 | a name
00000005 18 n 02 cad 0 dog 0 001 ~ 00000006 n 0000 | a man without honour
00000006 18 n 01 villain 0 001 @ 00000005 n 0000 | a worse one
"""
_INDEX = """\
  1 This is a licence line, which begins with two spaces.
animal n 1 1 ~ 1 1 00000001
dog n 2 2 @ ~ 2 1 00000002 00000005
domestic_dog n 1 1 @ 1 0 00000002
poodle n 1 1 @ 1 0 00000003
fido n 1 1 @ 1 0 00000004
cad n 1 1 ~ 1 0 00000005
villain n 1 1 @ 1 1 00000006
"""


@pytest.fixture
def nouns(tmp_path: Path) -> Nouns:
    (tmp_path / "data.noun").write_text(_DATA)
    (tmp_path / "index.noun").write_text(_INDEX)
    return Nouns(tmp_path)


def test_a_mark_includes_everything_below_the_first_sense_of_a_word(nouns: Nouns) -> None:
    assert set(nouns.below("animal", 1)) == {"animal", "dog", "poodle"}


def test_a_mark_with_a_number_means_that_sense(nouns: Nouns) -> None:
    assert set(nouns.below("dog", 2)) == {"cad", "villain"}


def test_a_line_has_the_stems_of_its_names_and_members(nouns: Nouns) -> None:
    assert kinds(["pet, house pets: @dog leash guinea_pig"], nouns) == "pet hous_pet: dog guinea_pig leash poodl\n"


def test_each_word_of_the_glossary_has_a_line_of_stems() -> None:
    assert glossary(["boda, hochzeit: wedding marriage"]) == "boda wed marriag\nhochzeit wed marriag\n"


def test_an_abbreviation_whose_stem_is_a_stop_word_is_not_explained() -> None:
    assert glossary(["aed: emergency"]) == ""


def test_the_glossary_of_the_package_is_made_from_the_list() -> None:
    assert package_data("glossary.txt").decode() == glossary(source_lines("glossary.txt"))


def test_every_kind_of_the_list_is_in_the_package_with_its_own_words() -> None:
    packaged = [line.split(":") for line in package_data("kinds.txt").decode().splitlines()]
    listed = [line.split(":") for line in source_lines("kinds.txt")]

    assert len(packaged) == len(listed)
    for (_, found), (_, members) in zip(packaged, listed, strict=True):
        own = {
            "_".join(map(stem, one.replace("_", " ").replace("-", " ").split()))
            for one in members.split()
            if "@" not in one
        }
        assert own <= set(found.split())


def test_the_package_has_each_noun_under_one_kind() -> None:
    lines = [line.split(":") for line in package_data("noun_kinds.txt").decode().splitlines()]
    nouns = [noun for _, listed in lines for noun in listed.split()]

    assert [kind for kind, _ in lines] == ["animal", "sight", "event", "person", "place", "notion"]
    assert len(nouns) == len({*nouns}) > 1_000
