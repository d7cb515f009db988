"""Hooks of MkDocs: pages whose source is elsewhere in the checkout, and links between all pages."""

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

_CHECKOUT = Path(__file__).resolve().parent.parent

# Files outside of docs/, by their path in the checkout, and their paths on the site.
_OUTSIDE = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "LICENSE": "license.txt",
    "fixtures/README.md": "fixtures.md",
    "examples": "examples.md",
}
_SOURCES = {site: source for source, site in _OUTSIDE.items()}
_LINK = re.compile(r"(\]\()([^)\s#]+)")
_LANGUAGES = {".py": "python", ".mjs": "javascript", ".cfg": "text"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages whose source is elsewhere."""
    for source, site in _OUTSIDE.items():
        path = _CHECKOUT / source
        content = _listing(path) if path.is_dir() else path.read_text("utf-8")
        files.append(File.generated(config, site, content=content))
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Rewrite links to pages of the site, and remove tables of contents, which the site shows itself."""
    source = _SOURCES.get(page.file.src_uri, f"docs/{page.file.src_uri}")
    bare = re.sub(r"<!-- contents:.*?<!-- end of contents -->\n", "", markdown, flags=re.DOTALL)
    bare = re.sub(r"^<!--[^>]*-->$", "", bare, flags=re.MULTILINE)
    return _LINK.sub(lambda link: link[1] + _on_site(source, link[2]), bare)


def _on_site(source: str, target: str) -> str:
    """Return the target of a link from the file `source` on the site. Links to other hosts stay unchanged."""
    if "://" in target:
        return target
    path = (_CHECKOUT / source).parent.joinpath(target).resolve().relative_to(_CHECKOUT)
    for place in (path, *path.parents):  # a file in a directory is on the page of the directory
        if place.as_posix() in _OUTSIDE:
            return _OUTSIDE[place.as_posix()]
    return path.relative_to("docs").as_posix()


def _listing(directory: Path) -> str:
    """Return a page with the contents of all files of a directory."""
    parts = [f"# {directory.name.capitalize()}"]
    for path in sorted(directory.rglob("*")):
        if path.suffix in _LANGUAGES:
            name = path.relative_to(directory).as_posix()
            parts.append(f"## {name}\n\n```{_LANGUAGES[path.suffix]}\n{path.read_text('utf-8')}```")
    return "\n\n".join(parts) + "\n"
