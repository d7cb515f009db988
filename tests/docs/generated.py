"""The generated parts of the documentation: `python -m tests.docs.generated` updates them."""

import re
from dataclasses import fields

from mockserver.cli.parser import shown_default
from mockserver.cli.table import operations_table
from mockserver.contract.source import packaged_contract
from mockserver.ground.settings import Settings, flag_of
from mockserver.handlers.served import API
from tests.docs.contents import with_contents
from tests.docs.migration_page import tables
from tests.docs.pages import DOCS, README, pages_with_contents

OPERATIONS = DOCS / "operations.md"
MIGRATION = DOCS / "migration.md"
SETTINGS = DOCS / "settings.md"


def readme(text: str) -> str:
    """Return the README `text` with its table of operations updated."""
    return with_part(text, "operations", _operations_summary())


def settings_page(text: str) -> str:
    """Return the page `docs/settings.md` with its table of flags updated."""
    return with_part(text, "settings", _settings_table())


def migration_page(text: str) -> str:
    """Return the page `docs/migration.md` with its tables updated."""
    for name, table in tables().items():
        text = with_part(text, name, table)
    return text


def operations_page() -> str:
    """Return the page `docs/operations.md`."""
    head, line, *rows = operations_table().splitlines()
    sections = []
    for version in packaged_contract().api_versions.served:
        table = [head, line, *(row for row in rows if f" /{version.name}/" in row)]
        sections.append("\n".join([f"## API {version.name}", "", *table]))
    return with_contents("\n\n".join(["# Operations", _operations_summary(), _PLACES, *sections]) + "\n")


def with_part(text: str, name: str, content: str) -> str:
    """Return `text` with `content` between the markers of the part `name`."""
    pattern = rf"(<!-- {name}: [^>]*-->\n).*?(<!-- end of {name} -->)"
    return re.sub(pattern, lambda match: f"{match[1]}{content}\n{match[2]}", text, flags=re.DOTALL)


_PLACES = """\
What is not built answers 501 `mock_not_built`. A path without a version is one of API v1.3, and `/v1.3/v1.3` is
understood as `/v1.3`. All paths work under `/p` too. A trailing slash or a doubled one makes no difference."""


def _operations_summary() -> str:
    contract = packaged_contract()
    rows = []
    for version in contract.api_versions.served:
        operations = [each for each in contract.api_operations if each.path.startswith(f"/{version.name}/")]
        built = sum(operation.id in API for operation in operations)
        sdks = ", ".join(f"`{sdk.text}`" for sdk in version.sdks)
        rows.append(f"| API {version.name} | {sdks} | {len(operations)} | {built} |")
    return "\n".join(["| | SDK releases | operations | built |", "| --- | --- | --- | --- |", *rows])


def _settings_table() -> str:
    rows = [
        f"| `{flag_of(field.name)}` | {field.metadata['help']} | {shown_default(field)} |" for field in fields(Settings)
    ]
    return "\n".join(["| flag | | default |", "| --- | --- | --- |", *rows])


def main() -> None:
    """Write all generated parts."""
    README.write_text(readme(README.read_text("utf-8")), "utf-8")
    SETTINGS.write_text(settings_page(SETTINGS.read_text("utf-8")), "utf-8")
    OPERATIONS.write_text(operations_page(), "utf-8")
    MIGRATION.write_text(migration_page(MIGRATION.read_text("utf-8")), "utf-8")
    for page in pages_with_contents():
        page.path.write_text(with_contents(page.text), "utf-8")


if __name__ == "__main__":
    main()
