"""Signs of several things in a prompt, such as forms or tones: the words for each."""

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from mockserver.domain.writing.prompts.vocabulary import as_whole, whole

T = TypeVar("T")


class Signs(Generic[T]):
    """The words for each of several things, in order of precedence.

    Most prompts have none of the words, so all are searched for together first, and the words for one thing are
    compiled when a prompt has any. With `before`, they count only after what that pattern matches.
    """

    def __init__(self, signs: Collection[tuple[T, str]], before: str = "") -> None:
        self._signs = tuple((one, f"{before}(?:{words})") for one, words in signs)
        # Compiled with the import, which runs in a thread: compiled by a prompt, it would delay other requests.
        self.any = re.compile(as_whole(f"{before}(?:{'|'.join(words for _, words in signs)})"))

    @cached_property
    def each(self) -> Sequence[tuple[T, re.Pattern[str]]]:
        """The pattern of each thing."""
        return [(one, whole(words)) for one, words in self._signs]

    def all_in(self, text: str) -> list[T]:
        """Return what the text has signs of."""
        return [one for one, sign in self._for(text) if sign.search(text)]

    def first_in(self, text: str) -> T | None:
        """Return the first thing that the text has signs of."""
        return next((one for one, sign in self._for(text) if sign.search(text)), None)

    def without(self, text: str) -> str:
        """Return the text with a space in place of each sign."""
        for _, sign in self._for(text):
            text = sign.sub(" ", text)
        return text

    def _for(self, text: str) -> Sequence[tuple[T, re.Pattern[str]]]:
        return self.each if self.any.search(text) else ()
