"""The pages of the documentation: their text, headings, links and snippets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
DOCS = CHECKOUT / "docs"
README = CHECKOUT / "README.md"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^(#{2,3}) (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Page:
    """A Markdown file."""

    path: Path

    def __str__(self) -> str:
        return self.path.relative_to(CHECKOUT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def prose(self) -> str:
        """The text without its snippets."""
        return _FENCE.sub("", self.text)

    @property
    def links(self) -> list[str]:
        """The targets of all links and pictures."""
        return _LINK.findall(self.prose)

    @property
    def anchors(self) -> set[str]:
        """The possible fragments of links to headings of this page."""
        return {slug(title) for _, title in headings(self.prose)}

    def snippets(self, *languages: str) -> Iterator[str]:
        """Yield the code of each snippet in one of `languages`."""
        for language, code in _FENCE.findall(self.text):
            if language in languages:
                yield code


def pages() -> list[Page]:
    """Return the README, the pages beside it, and all pages in docs/."""
    beside = [README, CHECKOUT / "CONTRIBUTING.md", CHECKOUT / "CHANGELOG.md", CHECKOUT / "fixtures" / "README.md"]
    return [Page(path) for path in [*beside, *sorted(DOCS.glob("*.md"))]]


def pages_with_contents() -> list[Page]:
    """Return the pages that have a table of contents if they are long: CONTRIBUTING and all pages in docs/."""
    return [page for page in pages() if page.path.parent == DOCS or page.path.name == "CONTRIBUTING.md"]


def headings(text: str) -> list[tuple[int, str]]:
    """Return level and title of each heading of `text` below its first."""
    return [(len(marks), title) for marks, title in _HEADING.findall(_FENCE.sub("", text))]


def slug(title: str) -> str:
    """Return the anchor of a heading, as GitHub and the site generate it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")
