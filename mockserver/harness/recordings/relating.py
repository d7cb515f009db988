"""Maps recorded identifiers to those of the stand-in: learnt from replies, used in requests."""

from typing import Any

from mockserver.harness.recordings.value_classes import NAMES, PAGE_TOKEN, class_of, is_reference


class Relations:
    """Pairs of a recorded name and the stand-in's name at the same place of a reply."""

    def __init__(self) -> None:
        self._own: dict[str, str] = {}
        self._recorded: dict[str, str] = {}
        # The latest token of the stand-in for each recorded page token.
        self._tokens: dict[str, str] = {}

    def translated(self, value: Any) -> Any:
        """Return `value`, a part of a recorded request, with the stand-in's names."""
        if isinstance(value, dict):
            return {name: self.translated(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.translated(inner) for inner in value]
        if isinstance(value, str):
            for token, own in self._tokens.items():
                value = value.replace(token, own)
            return NAMES.sub(lambda found: self._own.get(found[0], found[0]), value)
        return value

    def unknown(self, *texts: str) -> set[str]:
        """Return the names in `texts`, of a recorded request, that no reply has contained so far."""
        return {name for text in texts for name in NAMES.findall(text)} - self._own.keys() - self._tokens.keys()

    def relate(self, recorded: Any, answered: Any, place: str = "", name: str = "") -> list[str]:
        """Learn pairs from two replies to the same request; return the places that contradict earlier pairs."""
        if isinstance(recorded, dict) and isinstance(answered, dict):
            pairs = [(key, recorded[key], answered[key]) for key in recorded if key in answered]
            return [wrong for key, left, right in pairs for wrong in self.relate(left, right, _inside(place, key), key)]
        if isinstance(recorded, list) and isinstance(answered, list) and len(recorded) == len(answered):
            # Lists of different length cannot be compared item by item.
            items = zip(recorded, answered, strict=True)
            return [wrong for left, right in items for wrong in self.relate(left, right, f"{place}[]", name)]
        if isinstance(recorded, str) and isinstance(answered, str):
            return self._relate_texts(recorded, answered, place, name)
        return []

    def _relate_texts(self, recorded: str, answered: str, place: str, name: str) -> list[str]:
        kind = class_of(recorded, name)
        if kind != class_of(answered, name):
            return []
        if kind == "address":
            self._relate_addresses(recorded, answered)
            return []
        if not is_reference(kind):
            return []
        if kind == PAGE_TOKEN:  # a token is only followed; whether two are equal means nothing
            self._tokens[recorded] = answered
            return []
        there, here = NAMES.findall(recorded), NAMES.findall(answered)
        if len(there) != len(here):
            return [place]
        agreed = [self._pair(*pair) for pair in zip(there, here, strict=True)]  # each pair is learnt
        return [] if all(agreed) else [place]

    def _relate_addresses(self, recorded: str, answered: str) -> None:
        """Learn the names in two addresses of the same structure; other addresses are ignored."""
        there, here = _path_of(recorded), _path_of(answered)
        if NAMES.sub("", there) == NAMES.sub("", here):
            for pair in zip(NAMES.findall(there), NAMES.findall(here), strict=True):
                self._pair(*pair)

    def _pair(self, recorded: str, answered: str) -> bool:
        """Pair two names that are both unknown; return whether the names are paired."""
        if recorded not in self._own and answered not in self._recorded:
            self._own[recorded], self._recorded[answered] = answered, recorded
        return self._own.get(recorded) == answered


def _path_of(address: str) -> str:
    """Return an address without the server and the signature."""
    return address.partition("?")[0].partition("://")[2].partition("/")[2]


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
