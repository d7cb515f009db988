"""How deep JSON may be nested. No schema needs as much, and code that walks a value by recursion would fail."""

from typing import Any

DEEPEST = 200


def is_too_deep(value: Any) -> bool:
    """Return whether `value` is nested more than DEEPEST levels deep, without recursion."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            item
            for outer in level
            for item in (outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ())
        ]
        if not level:
            return False
    return True


def may_be_too_deep(raw: bytes) -> bool:
    """Return whether JSON may be nested too deep: each level takes two bytes. Most texts clearly are not."""
    return len(raw) > 2 * DEEPEST and raw.count(b"[") + raw.count(b"{") > DEEPEST
