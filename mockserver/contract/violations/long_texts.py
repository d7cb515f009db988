"""Very long texts in values that do not fit a schema: they are cut, because each error has copies of them."""

from typing import Any

# Longer than any `maxLength` of the contract, so that a text that is too long stays so.
_LONGEST = 256 * 1024


def cut_texts(value: Any) -> Any:
    """Return a copy of `value` without the middle of very long texts; `value` itself if it has none."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else value[: _LONGEST // 2] + value[-_LONGEST // 2 :]
    if isinstance(value, dict):
        held = {name: cut_texts(inner) for name, inner in value.items()}
        return held if any(held[name] is not value[name] for name in held) else value
    if isinstance(value, list):
        items = list(map(cut_texts, value))
        return items if any(item is not whole for item, whole in zip(items, value, strict=True)) else value
    return value
