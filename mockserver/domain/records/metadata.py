"""User metadata: values under keys that the owner chooses."""

from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = Scalar | list[str]
