"""A recording of what the server answers, and a comparison with it: a change that should not show can be seen not to.

`python -m tests.behaviour.record` writes the recording anew; `python -m tests.behaviour.compare` prints what differs.
Everything goes through `mockserver.testing.MockServer` and plain HTTP, so moves and renames inside the package do not
concern it.
"""
