"""The page of rules has every rule."""

from tests.harness.rules_page import PAGE, page


def test_the_page_of_rules_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "make readme"
