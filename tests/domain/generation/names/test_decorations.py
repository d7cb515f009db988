"""What people and programs add to the names of files."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.names.decorations import without_decorations
from mockserver.domain.generation.names.naming import read_words
from mockserver.domain.generation.names.segments import segments_of
from mockserver.domain.generation.subject import subject_of

_NAMES = (
    "parrot learns to talk",
    "humpback whale breaching alaska",
    "quarterly sales review",
    "yoga for beginners",
    "traffic accident on the highway",
)

_SPELLINGS: Mapping[str, Callable[[list[str]], str]] = {
    "spaces": " ".join,
    "underscores": "_".join,
    "hyphens": "-".join,
    "plus signs": "+".join,
    "camel case": lambda words: "".join(map(str.capitalize, words)),
}

_ADDITIONS = """
    {} (1)|{}(2)|{} - Copy|{} copy|{} Copy 2|Copy of {}|{}_final|{}_final_v2|{}-FINAL|{} FINAL|{} - final|{}_1080p_h264
    {} [1080p]|{}_4K|{} (edited)|{}_edited|{}-edit|{} (HD)|{}_HQ|{}_hq|2023-05-14 {}|{}_20230514|GOPR0123_{}|DJI_0042_{}
    {}_2023-05-14_0312|{}_20230514_031245|2023-05-14_1500_{}|{}.pptx|{}.srt
    {}_a1b2c3d4|{}-8f14e45f|001_{}|01 - {}|01. {}|{}_compressed|{}_export|{} export|{}_draft|{}_rough_cut|{} rough cut
    {}_25fps|{}_subtitled|{}_EN_subtitled|{}_en-US|[OFFICIAL] {}|{} (Official Video)|{} [OC]|{} - YouTube
    {} (online-video-cutter.com)|{}_trimmed|{}_stabilized|{}_audio_fixed|{}_no_sound|{}_low_res|{}_client_review
    {} full video|{} (final cut)|{} \u2013 edited|WhatsApp Video 2023-05-14 at 10.22.33 {}|{} 15s cutdown|{} #3
    {} part 2|test_upload_{}|sample video {}|my_video_{}|fixture-{}|{}_a8Zk|{}-x7Kd92|{}_q9w8e7|{} #dogsoftiktok
"""

_SET_APART = ["{}_web", "{}_youtube", "{}_square", "{}_60s", "{}_01", "{}_muted", "{}_test"]


@pytest.mark.parametrize("spelling", _SPELLINGS.values(), ids=_SPELLINGS)
@pytest.mark.parametrize("name", _NAMES)
def test_additions_do_not_change_what_a_video_is_about(name: str, spelling: Callable[[list[str]], str]) -> None:
    spelled = spelling(name.split())
    additions = [one.strip() for line in _ADDITIONS.split("\n") for one in line.split("|") if one.strip()]
    if "_" not in spelled:
        additions += _SET_APART

    subjects = {one: subject_of(f"{one.format(spelled)}.mp4", b"") for one in ("{}", *additions)}

    plain = subjects["{}"]
    changed = [
        one
        for one, subject in subjects.items()
        if (subject.things[0].about, subject.topic) != (plain.things[0].about, plain.topic)
    ]
    assert changed == []


@pytest.mark.parametrize(
    "name",
    [
        *("cup final", "basketball_final", "spelling-bee-final", "final", "crash-test", "volvo crash-test"),
        *("blood_test", "times square", "spider_web", "MySQL backup", "how to edit", "a new roof", "2-1", "leeds 2-1"),
        *("Back to the 80s", "nine to five (live)", "mother-in-law visits", "v2 rocket", "copy", "Copy of", ""),
        *("test_match", "sample sale", "lap_4x100m", "rebuild-r2d2", "holiday_Day2Hike", "review_rtx4090"),
        *("fans during covid-19", "landing of apollo-11", "f-16 takeoff", "partido sub-12", "80. Geburtstag Opa"),
    ],
)
def test_words_that_name_the_video_are_kept(name: str) -> None:
    assert without_decorations(name) == name


@given(
    st.lists(
        st.sampled_from(["a", "talk", "final", "copy", "(1)", "v2", "HD", "-", "_", " ", "#3", "[OC]"]), max_size=12
    )
)
def test_a_name_with_words_keeps_some(parts: list[str]) -> None:
    name = " ".join(parts).strip()

    kept = without_decorations(name)

    assert any(map(str.isalnum, kept)) or not any(map(str.isalpha, name)) or "[OC]" in parts


def test_a_number_of_a_series_is_in_the_title_only() -> None:
    named = read_words(segments_of("The Daily Scrum Show #88.mp4"))

    assert named
    assert (named.title, named.about) == ("The Daily Scrum Show number 88", "The Daily Scrum Show")


def test_several_words_with_hyphens_are_parted_beside_spaces() -> None:
    assert segments_of("parrot-learns-to-talk part 2.mp4") == (("parrot", "learns", "to", "talk", "part", "2"),)
    assert segments_of("my mother-in-law dances.mp4") == (("my", "mother-in-law", "dances"),)
