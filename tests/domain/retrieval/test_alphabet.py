"""The words of a large index are characters of strings."""

import pytest

from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.corpus import GrowingCorpus, find_clips
from mockserver.domain.retrieval.large import alphabet
from mockserver.domain.retrieval.large.alphabet import BETWEEN, Alphabet, AlphabetFullError
from mockserver.domain.retrieval.search import ClipQuery


def said(text: str) -> Content:
    return Content("", (), (), (Scene(0, 5, "", said=(Moment(0, 5, text),), seen=(Moment(0, 5, "a room"),)),))


def test_forms_of_a_word_are_one_character_and_texts_are_apart() -> None:
    letters = Alphabet()

    spelt = letters.spell(["A tent", "two tents", ""])

    first, second, third = spelt.split(BETWEEN)
    assert (len(first), len(second), third) == (2, 2, "")
    assert first[1] == second[1] == letters.spelling_of("tent")
    assert letters.spelling_of("a tent") == first
    assert letters.spelling_of("tent pole") is None


def test_a_new_stem_is_reported_once_even_if_the_cache_of_words_is_cleared() -> None:
    letters = Alphabet()
    spelt = letters.spell(["red tents"])
    letters.forget_words()

    again = letters.spell(["red tents", "a tent"])

    assert again.startswith(spelt)
    assert letters.new_stems() == ["red", "tent", "a"]
    assert letters.new_stems() == []


def test_a_full_alphabet_has_no_character_for_one_more_stem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alphabet, "_MOST_STEMS", 2)
    letters = Alphabet()
    letters.spell(["red tent"])

    with pytest.raises(AlphabetFullError):
        letters.spell(["red pole"])


def test_videos_whose_words_find_no_character_are_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alphabet, "_MOST_STEMS", 4)
    corpus = GrowingCorpus(0)
    for video_id, text in (("v1", "red tent"), ("v2", "snow on poles"), ("v3", "a tent")):
        corpus.add(video_id, said(text))

    found = [
        {clip.video_id for clip in find_clips(corpus, ClipQuery(word, (Modality.SPEECH,)))} for word in ("tent", "snow")
    ]

    assert found == [{"v1", "v3"}, {"v2"}]


def test_words_beyond_the_basic_plane_and_among_surrogates_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = GrowingCorpus(0)
    words = [f"w{number}x" for number in range(0x10100)]
    for number in range(0, len(words), 1_024):
        corpus.add(f"v{number:06}", said(" ".join(words[number : number + 1_024])))

    for number in (0xD7FF, 0xD800, 0xDFFF, 0xFEFF, 0xFFFF, 0x10000):
        [clip] = find_clips(corpus, ClipQuery(words[number], (Modality.SPEECH,)))
        assert clip.video_id == f"v{number // 1_024 * 1_024:06}"
