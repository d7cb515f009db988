"""The path of the page. Access control needs it."""

UI_PATH = "/__admin/ui"


def is_of_ui(path: str) -> bool:
    """Return whether `path` belongs to the page."""
    return path == UI_PATH or path.startswith(f"{UI_PATH}/")


def way_to_root(path: str) -> str:
    """Return the relative address of the page's root, as seen from `path`.

    All links are relative: a reverse proxy may put a prefix before the paths that the server knows.
    """
    below = path.partition(f"{UI_PATH}/")[2]
    return "/".join([".."] * below.count("/")) or "."
