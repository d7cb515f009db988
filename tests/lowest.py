"""Run tests with the lowest versions of all dependencies: `python -m tests.lowest [PATH …]`, as `make lowest` does."""

import sys

import pytest

# All tests except those that need the extra `verify`, a browser, the published clients, or developer tools.
_FLOORS = ("admin", "api", "app", "cli", "contract", "domain", "media", "state", "testing")
_HARNESS = (
    "checking",
    "diffing",
    "importing",
    "inspection_of_clients",
    "inspection_of_servers",
    "proxying",
    "recording",
)
_PATHS = (*_FLOORS, *(f"harness/test_{name}.py" for name in _HARNESS))
# NumPy 2.0 cannot be imported with pyfakefs.
_NOT = ("contract/test_reply_validation.py", "testing/test_fake_files.py")
# The project's own options need pytest 8.4. Old releases cause warnings in newer ones of others.
_OPTIONS = ("addopts=-ra --strict-config --strict-markers --import-mode=importlib", "filterwarnings=")


def main(paths: list[str]) -> int:
    """Run the tests below `paths`, or all that can run, and return the exit code."""
    options = [argument for option in _OPTIONS for argument in ("--override-ini", option)]
    left_out = [f"--ignore=tests/{name}" for name in _NOT]
    return pytest.main([*options, *left_out, "-q", "-nauto", *(paths or [f"tests/{name}" for name in _PATHS])])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
