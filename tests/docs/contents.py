"""Tables of contents for pages of more than 150 lines."""

import re

from tests.docs.pages import headings, slug

LONG = 150

_BEGIN = "<!-- contents: made by `make readme` -->"
_END = "<!-- end of contents -->"


def with_contents(text: str) -> str:
    """Return the page `text` with its table of contents updated.

    A page of up to `LONG` lines, or with one section only, has none.
    """
    bare = re.sub(rf"{_BEGIN}\n.*?{_END}\n\n", "", text, flags=re.DOTALL)
    found = headings(bare)
    level = 2 if sum(level == 2 for level, _ in found) > 1 else 3
    titles = [title for each, title in found if each == level]
    if bare.count("\n") <= LONG or len(titles) < 2:
        return bare
    head, first, rest = bare.partition("\n## ")
    lines = [f"- [{title}](#{slug(title)})" for title in titles]
    return "\n".join([head.rstrip(), "", _BEGIN, *lines, _END, ""]) + first + rest
