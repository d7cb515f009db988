"""Every rule stands on the page that users look it up on."""

from tests.harness.rules_page import PAGE, page


def test_the_page_has_the_rules_of_today() -> None:
    assert PAGE.read_text("utf-8") == page(), "make readme"
