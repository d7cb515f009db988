"""Symbols that are a part of a word, and invisible characters."""

import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.names.segments import segments_of
from mockserver.domain.generation.subject import subject_of


def title_of(name: str) -> str:
    return subject_of(name, b"digest").things[0].title


@pytest.mark.parametrize("write", [str, quote])
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("C++ templates explained", "C++ templates explained"),
        ("learn c#_async_await", "Learn C# async await"),
        ("F# for beginners", "F# for beginners"),
        (".NET Core tutorial", ".NET Core tutorial"),
        ("asp.net routing", "ASP.NET routing"),
        ("node.js streams", "Node.js streams"),
        ("B+ trees", "B+ trees"),
        ("disney+ launch", "Disney+ launch"),
        ("prelude in C# minor", "Prelude in C# minor"),
        ("wwdc keynote", "WWDC keynote"),
    ],
)
def test_a_symbol_of_a_word_stays(name: str, title: str, write: "type[str]") -> None:
    assert title_of(f"{write(name)}.mp4") == title


@pytest.mark.parametrize(
    "name", ["dog+cat.mp4", "dog + cat", "dog#cat", "+dog+cat+", "dog.cat.mp4", "dog++cat", "dog+ cat"]
)
def test_a_symbol_between_words_parts_them(name: str) -> None:
    assert segments_of(name) == (("dog", "cat"),)


@given(
    st.sampled_from(["\0", "\t", "\x1b", "\x7f", "\u200b", "\u200f", "\u202e", "\u2066", "\ufeff"]), st.integers(0, 8)
)
def test_invisible_characters_are_not_in_titles(unseen: str, at: int) -> None:
    title = title_of(f"{'red dogs'[:at]}{unseen}{'red dogs'[at:]}.mp4")

    assert not {unicodedata.category(character) for character in title} & {"Cc", "Cf"}
    assert title.replace(" ", "").casefold() == "reddogs"


@pytest.mark.parametrize("escape", ["%00", "%1b", "%E2%80%AE"])
def test_escaped_invisible_characters_are_not_in_titles(escape: str) -> None:
    assert title_of(f"red{escape} dogs") == "Red dogs"
