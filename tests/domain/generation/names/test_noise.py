"""Words of a name about its file, and the same words where they have a meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.names.segments import segments_of
from mockserver.domain.generation.subject import subject_of


def words_of(name: str) -> list[str]:
    return [word for segment in segments_of(name) for word in segment]


@pytest.mark.parametrize(
    "name",
    [
        *("NFL draft 2024 highlights", "draft beer pouring", "proxy war explained", "whatsapp sticker tutorial"),
        *("compressed air leak test", "copy machine repair", "3D render farm tour", "converted barn tour"),
        *("V8 engine rebuild", "90s hip hop mix", "roaring 20s party", "30s plank challenge", "16bit game music"),
        *(
            "1000hp supra dyno run",
            "1200ft cliff jump",
            "ISO 9001 audit training",
            "RX 7900 benchmark",
            "DJI Mini 3 Pro review",
        ),
    ],
)
def test_a_word_that_also_has_a_meaning_stays_before_another_word(name: str) -> None:
    assert words_of(f"{name}.mp4") == name.split()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("keynote draft 2", ["keynote"]),
        ("beach walk export final", ["beach", "walk"]),
        ("interview_render_v3", ["interview"]),
        ("Export_sunset beach", ["sunset", "beach"]),
        ("promo v12 final", ["promo"]),
        ("promo v2 spring collection", ["promo", "spring", "collection"]),
        ("shoe 30s spot", ["shoe", "spot"]),
        ("shoe commercial 30s director's cut", ["shoe", "commercial", "director's", "cut"]),
        ("10bit prores sunset", ["sunset"]),
    ],
)
def test_it_is_left_out_at_the_end_and_beside_others_about_the_file(name: str, words: list[str]) -> None:
    assert words_of(f"{name}.mp4") == words


@pytest.mark.parametrize("gap", [" ", "_", "-"])
@given(
    maker=st.sampled_from(["Airbus", "Mercedes", "Nikon", "Yamaha", "Dyson"]),
    model=st.one_of(
        st.builds("{}{}".format, st.sampled_from("ABCDP"), st.integers(100, 999)),
        st.builds("V{}".format, st.integers(6, 99)),
        st.builds("{}i".format, st.integers(100, 450)),
    ),
    rest=st.sampled_from([(), ("review",), ("repair",)]),
)
def test_the_model_of_a_maker_is_in_title_and_subject(gap: str, maker: str, model: str, rest: tuple[str, ...]) -> None:
    thing = subject_of(f"{gap.join([maker, model, *rest])}.mp4", b"").things[0]

    assert model in thing.title.split()
    assert model in thing.about.split()


@pytest.mark.parametrize("reel", ["A001_C005_0812XK", "C0012", "P1040377", "GX010233", "GOPR1187", "IMG_2231"])
def test_the_number_of_a_clip_is_no_word(reel: str) -> None:
    assert words_of(f"{reel}.mov") == []
    assert words_of(f"{reel} harbour.mov") == ["harbour"]


def test_capitals_of_a_model_stay() -> None:
    assert subject_of("Sony A7 IV vs A7S III.mp4", b"").things[0].title == "Sony A7 IV vs A7S III"


@given(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=5),
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=5, max_size=5),
    st.text("23456789", min_size=5, max_size=5),
)
def test_letters_of_both_cases_and_digits_by_turns_are_an_identifier(small: str, large: str, digits: str) -> None:
    identifier = "".join(map("".join, zip(small, digits, large, strict=True)))

    assert words_of(f"{identifier}.mp4") == []
    assert words_of(f"Parrots Talk-{identifier}.mp4") == ["Parrots", "Talk"]


@pytest.mark.parametrize(
    "name",
    [
        "iPhone15Pro",
        "LiveAtMSG2024",
        "Day2HikeAlps",
        "T20WorldCup2024",
        "PS5vsXboxOne",
        "A7iv_vs_R5_Z6",
        "PS5-vs-XBX_2",
        "A7IVvsR5Cam",
    ],
)
def test_words_with_capitals_and_numbers_are_no_identifier(name: str) -> None:
    assert words_of(name)


@pytest.mark.parametrize("name", ["null", "undefined", "NaN.mp4", "[object Object]", "undefined-null"])
def test_what_programs_write_for_a_missing_name_says_nothing(name: str) -> None:
    assert subject_of(name, b"digest").things[0].words == ()
