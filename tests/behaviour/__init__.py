"""Recorded answers of the server, which changes of the code must not affect.

`python -m tests.behaviour.record` writes the recordings; `python -m tests.behaviour.compare` prints differences. They
use only `mockserver.testing.MockServer` and plain HTTP, so moves and renames inside the package do not affect them.
"""
