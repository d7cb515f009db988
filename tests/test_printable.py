"""Foreign texts, made printable for terminals and shells."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.ground.printable import is_printable, printable, shell_word

ANY_BYTES = st.binary().map(lambda raw: raw.replace(b"\0", b""))


@given(text=st.text(st.characters(codec=None)))
def test_printable_text_has_no_control_characters_and_is_unchanged_by_a_second_call(text: str) -> None:
    shown = printable(text)

    assert is_printable(shown)
    assert printable(shown) == shown
    assert (shown == text) == is_printable(text)


@pytest.mark.parametrize("text", ["größer → 🎬", "👩‍👧 می‌خواهم", 'plain "text"', ""])
def test_other_characters_are_printed_unchanged(text: str) -> None:
    assert printable(text) == text


@given(words=st.lists(ANY_BYTES, min_size=1, max_size=20))
def test_a_shell_reads_a_word_unchanged(words: list[bytes]) -> None:
    written = [shell_word(word) for word in words]

    assert all(map(is_printable, written))
    assert said_by_bash(written) == words


def said_by_bash(words: list[str]) -> list[bytes]:
    script = f"printf '%s\\0' {' '.join(words)}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"})
    return done.stdout.split(b"\0")[:-1]
