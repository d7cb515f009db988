"""The short notation of faults, for clients that can only set a header or their API key.

`503;times=2`, `resource_not_exist`, `reset`, `truncate;share=0.5`, `delay=0.2`: first the fault, as a status, an error
code or a kind of fault; then its options and those of the rule.
"""

import re
from collections.abc import Collection
from typing import Any

# Exempts a request from fault injection.
SPARED = "none"

_OF_RULE = frozenset(["nth", "every", "probability", "seed", "times", "until"])
_LISTS = frozenset(["nth"])
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)


def described_by(text: str, error_codes: Collection[str]) -> dict[str, Any]:
    """Return the rule for `text` in its JSON form."""
    words = [word.strip() for word in text.split(";") if word.strip()]
    kind, options = _what(words[0], error_codes) if words and "=" not in words[0] else ("", {})
    rule: dict[str, Any] = {}
    for word in words[1:] if kind else words:
        name, _, value = word.partition("=")
        name = name.strip()
        if name == "delay":
            rule["delay"] = {"seconds": _value(value)}
        elif name in _OF_RULE:
            rule[name] = [_value(value)] if name in _LISTS else _value(value)
        else:
            options[name] = _value(value)
    if kind or options:
        rule["fault"] = {kind or "error": options}
    return rule


def _what(word: str, error_codes: Collection[str]) -> tuple[str, dict[str, Any]]:
    if word.isascii() and word.isdigit():
        return ("rate_limit", {}) if word == "429" else ("error", {"status": int(word[:9])})
    return ("error", {"code": word}) if word in error_codes else (word, {})


def _value(text: str) -> Any:
    """Return the JSON value of `text` if it is a number or a boolean, else `text`."""
    text = text.strip()
    if text in ("true", "false"):
        return text == "true"
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text
