"""Where the page is. Access control needs to know."""

UI_PATH = "/__admin/ui"


def is_of_ui(path: str) -> bool:
    """Return whether `path` belongs to the page."""
    return path == UI_PATH or path.startswith(f"{UI_PATH}/")
