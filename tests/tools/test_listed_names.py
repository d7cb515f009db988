"""The lists of names in the package are those of Faker."""

from mockserver.domain.generation.people import listed
from mockserver.ground.package_data import package_data
from tools.listed_names import listed_names as names_of_faker


def test_the_names_in_the_package_are_those_of_faker() -> None:
    assert package_data("names.txt").decode() == names_of_faker()


def test_the_package_reads_each_list_in_its_order() -> None:
    assert listed.FIRST_NAMES[:2] == ("Aaron", "Adam")
    assert listed.LAST_NAMES[:2] == ("Smith", "Johnson")
    assert listed.TOWN_SUFFIXES[:2] == ("town", "ton")
    assert "and Sons" in listed.COMPANY_SUFFIXES
