"""The documentation is complete: links work, tables are up to date, commands exist."""

import re
from pathlib import Path

import pytest

from mockserver.cli.parser import COMMANDS
from mockserver.contract.source import packaged_contract
from tests.docs.contents import with_contents
from tests.docs.generated import MIGRATION, OPERATIONS, SETTINGS, migration_page, operations_page, readme, settings_page
from tests.docs.pages import CHECKOUT, DOCS, README, Page, pages, pages_with_contents

TEXT = README.read_text("utf-8")
PAGES = pages()


def broken_links(page: Page) -> list[str]:
    """Return the links of a page to missing files of the checkout, or to missing headings."""
    return [link for link in page.links if not re.match(r"https?://", link) and not _leads_somewhere(page, link)]


def _leads_somewhere(page: Page, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = (page.path.parent / name).resolve() if name else page.path
    return target.exists() and (not anchor or anchor in Page(target).anchors)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_leads_to_a_file_and_a_heading(page: Page) -> None:
    assert broken_links(page) == []


def test_a_broken_link_is_detected(tmp_path: Path) -> None:
    page = Page(tmp_path / "page.md")
    page.path.write_text("# Page\n\n## A b\n\n[a](#a-b) [b](#a-c) [c](page.md#a-b) [d](missing.md)\n", "utf-8")

    assert broken_links(page) == ["#a-c", "missing.md"]


def test_the_readme_leads_to_every_page() -> None:
    named = {link.partition("#")[0] for link in Page(README).links}

    assert [page for page in map(str, PAGES) if page.startswith("docs/") and page not in named] == []


def test_the_readme_is_short() -> None:
    assert TEXT.count("\n") <= 250


def test_the_first_screen_names_api_versions_and_sdk_releases() -> None:
    first_screen = TEXT.partition("\n## ")[0]
    served = packaged_contract().api_versions.served

    assert all(f"API {version.name}" in first_screen for version in served)
    assert all(f"`{sdk.text}` ({sdk.language})" in first_screen for version in served for sdk in version.sdks)


def test_generated_tables_are_up_to_date() -> None:
    assert readme(TEXT) == TEXT, "make readme updates them"
    assert settings_page(SETTINGS.read_text("utf-8")) == SETTINGS.read_text("utf-8"), "make readme updates it"
    assert migration_page(MIGRATION.read_text("utf-8")) == MIGRATION.read_text("utf-8"), "make readme updates it"
    assert operations_page() == OPERATIONS.read_text("utf-8"), "make readme updates it"


@pytest.mark.parametrize("page", pages_with_contents(), ids=str)
def test_a_long_page_begins_with_a_table_of_contents(page: Page) -> None:
    assert with_contents(page.text) == page.text, "make readme updates it"


def test_every_command_is_described() -> None:
    described = re.findall(r"^\| `mockserver (\w+)` \|", SETTINGS.read_text("utf-8"), re.MULTILINE)

    assert described == list(COMMANDS)


# The pages that searches for these words should find.
SUBJECTS = {
    "fault injection": "control.md",
    "access control": "control.md",
    "CSRF": "control.md",
    "eviction": "control.md",
    "rate limit": "control.md",
    "unauthenticated": "control.md",
    "false positive": "harness.md",
    "suppressed": "harness.md",
    "pagination": "control.md",
    "polling": "control.md",
    "retry": "control.md",
    "idempotency": "control.md",
    "webhook signature": "control.md",
    "timeout": "control.md",
    "latency": "control.md",
    "eventual consistency": "control.md",
    "backpressure": "reliability.md",
    "graceful shutdown": "reliability.md",
}


@pytest.mark.parametrize(("word", "page"), SUBJECTS.items())
def test_each_page_has_the_standard_term_of_its_subject(word: str, page: str) -> None:
    assert word.lower() in (DOCS / page).read_text("utf-8").lower()


# A test that copies an operationId of v1.2 passes in vain with a client of v1.3: `verify("create-index", exactly=0)`.
@pytest.mark.parametrize("page", ["testing.md", "control.md", "terminal.md", "harness.md", "python-api.md"])
def test_examples_name_operations_of_the_default_version(page: str) -> None:
    old = [each.id for each in packaged_contract().api_operations if each.version == "v1.2"]
    lines = [line for line in (DOCS / page).read_text("utf-8").splitlines() if "v1.2" not in line]

    assert [(name, line) for line in lines for name in old if f'"{name}"' in line or f"`{name}`" in line] == []


# The package is not on PyPI, where anybody could take its name.
@pytest.mark.parametrize("file", [*map(str, PAGES), "Dockerfile", "compose.yaml"])
def test_the_package_is_installed_from_its_repository(file: str) -> None:
    commands = re.findall(r".*(?:pip3? install|pipx|uvx).*", (CHECKOUT / file).read_text("utf-8"))

    assert [command for command in commands if "twelvelabs-mockserver" in command and "git+" not in command] == []


def test_the_migration_page_names_every_operation_that_a_client_of_v1_2_may_call() -> None:
    page = (DOCS / "migration.md").read_text("utf-8")
    rows = {row.split("|")[1].strip() for row in page.splitlines() if row.startswith("|")}
    old = {each for each in packaged_contract().api_operations if each.path.startswith("/v1.2/")}

    assert {f"`{each.method} {each.path.removeprefix('/v1.2')}`" for each in old} - rows == set()


def test_successors_in_reports_are_on_the_migration_page() -> None:
    page = (DOCS / "migration.md").read_text("utf-8")

    for successor in packaged_contract().successors.values():
        file, _, anchor = successor.anchor.partition("#")
        assert file == "docs/migration.md"
        assert page.count(f'<a id="{anchor}"></a>') == 1


def test_the_migration_page_names_only_successors_of_v1_3() -> None:
    page = (DOCS / "migration.md").read_text("utf-8").partition("## Operations")[2]
    there = {f"{each.method} {each.path.removeprefix('/v1.3')}" for each in packaged_contract().api_operations}
    named = [
        name
        for row in page.splitlines()
        if row.startswith("|")
        for name in re.findall(r"`([A-Z]+ /[^`?…]+)`", row.split("|")[2])
    ]

    assert [name for name in named if name not in there] == []
    assert len(named) > 20
