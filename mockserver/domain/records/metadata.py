"""Metadata that an owner gives: values under keys of the owner's own."""

from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = Scalar | list[str]
