"""Recorded answers of the server, and a comparison with them, for changes that must not show.

`python -m tests.behaviour.record` writes the recordings; `python -m tests.behaviour.compare` prints what differs. They
use only `mockserver.testing.MockServer` and plain HTTP, so moves and renames inside the package do not affect them.
"""
