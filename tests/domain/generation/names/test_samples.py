"""Names of sample videos, of stock footage and of downloads, and names that begin with where somebody is."""

import pytest

from mockserver.domain.generation.names.forms import without_recorder
from mockserver.domain.generation.names.naming import read_words
from mockserver.domain.generation.names.segments import segments_of
from mockserver.domain.generation.subject import subject_of


@pytest.mark.parametrize(
    "name",
    [
        *("index.m3u8", "playlist.m3u8", "manifest.mpd", "prog_index.m3u8", "small.mp4", "audio.mp3", "voice-memo.m4a"),
        *(
            "file_example_MP4_480_1_5MG.mp4",
            "SampleVideo_1280x720_1mb.mp4",
            "videoplayback (1).mp4",
            "lv_0_20230514.mp4",
        ),
        *("pexels-pixabay-854745.mp4", "production_id_4763824 (1080p).mp4", "AdobeStock_305876215.mp4"),
        *("RPReplay_Final1700000000.mov", "ssstik.io_1700000000000.mp4", "tiktok_7212345678901234567.mp4"),
        *("ch01_20230514100000.mp4", "NVR_ch3_main_20230514100000_20230514110000.mp4", "CAM1_20230514_150000.mp4"),
        *("Untitled design (3).mp4", "Timeline 1.mov", "FullSizeRender.mov", "snapsave-app_123456.mp4"),
    ],
)
def test_names_that_programs_give_say_nothing(name: str) -> None:
    assert read_words(segments_of(without_recorder(name))) is None


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("ForBiggerBlazes.mp4", "the bigger blazes"),
        ("big_buck_bunny_720p_1mb.mp4", "the big buck bunny"),
        ("jellyfish-25-mbps-hd-hevc.mkv", "the jellyfish"),
        ("coverr-a-man-typing-on-a-laptop-7389-1080p.mp4", "a man typing on a laptop"),
        ("mixkit-waves-in-the-water-1164-large.mp4", "the waves in the water"),
        ("y2mate.com - How to make sourdough bread_1080p.mp4", "making sourdough bread"),
        ("Rick Astley - Never Gonna Give You Up (Official Video) (4K Remaster).mp4", "Rick Astley"),
        ("Me at the zoo.mp4", "the zoo"),
        ("at the beach.mp4", "the beach"),
        ("In the kitchen with grandma.mp4", "the kitchen with Grandma"),
        ("for my daughter.mp4", "my daughter"),
        ("with love from Paris.mp4", "love from Paris"),
        ("Charlie bit my finger.mp4", "how Charlie bit my finger"),
        ("Lily_lost_first_tooth.MOV", "how Lily lost the first tooth"),
        ("grandpa fell asleep again.mp4", "how Grandpa fell asleep again"),
        ("candle making soy wax.mp4", "candle making and the soy wax"),
        ("slime making kids.mp4", "slime making with the kids"),
        ("pasta making class.mp4", "the pasta making class"),
        ("car making weird noise.mp4", "the car making the weird noise"),
        ("Black Friday teaser - 50% off.mp4", "Black Friday"),
        ("pov you adopt a greyhound #dogsoftiktok.mp4", "how you adopt a greyhound"),
        ("v_PlayingViolin_g02_c03.avi", "playing violin"),
        ("my dog ate my homework.mp4", "how my dog ate my homework"),
        ("steve_jobs_iphone_introduction.mp4", "the Steve Jobs iPhone"),
        ("Will Smith slap.mp4", "the Will Smith slap"),
        ("After Effects tutorial.mp4", "the After Effects"),
        ("in vitro fertilization.mp4", "the in vitro fertilization"),
        ("S01E03 - The Dragon's Lair.mkv", "the Dragon's lair"),
        ("The.Office.S02E01.720p.WEB-DL.x264.mkv", "the office"),
        ("1.2 Installing dependencies.mp4", "installing dependencies"),
        ("LIVE: White House press briefing.mp4", "the White House press briefing"),
        ("POV: you're a barista.mp4", "being a barista"),
        ("#shorts cat jumps into box.mp4", "how the cat jumps into the box"),
        ("Top 5 goals of the week.mp4", "the top 5 goals of the week"),
        ("Dad's 60th - surprise!!.mp4", "Dad's 60th"),
        ("my-first-vlog.mp4", "my first vlog"),
        ("official_trailer.mp4", "the official trailer"),
        ("history of rome documentary.mp4", "the history of Rome"),
        ("cooking_show_episode_4.mp4", "the cooking show"),
        ("ad_spot_shoes_15s.mp4", "the shoes"),
        ("Podcast - John Smith on AI safety.mp4", "John Smith on AI safety"),
        ("baby_first_steps.mp4", "baby's first steps"),
        ("man_stealing_bike.mp4", "the man stealing the bike"),
        ("person_falling_down_stairs.mp4", "the person falling down stairs"),
        ("horse grooming and hoof care.mp4", "horse grooming and hoof care"),
        ("bird watching tower.mp4", "the bird watching tower"),
        ("vegan pad thai.mp4", "the vegan pad Thai"),
        ("Hochzeit Anna und Max 2023.mp4", "the Hochzeit Anna und Max"),
        ("mariage Sophie et Paul.mp4", "the mariage Sophie et Paul"),
    ],
)
def test_names_of_well_known_videos_are_read(name: str, about: str) -> None:
    named = read_words(segments_of(name))

    assert named
    assert named.about == about


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("WeAreGoingOnBullrun.mp4", ("Bullrun",)),
        ("What happens when you quit sugar.mp4", ("the sugar",)),
        ("Why the Roman Empire fell.mp4", ("Roman Empire",)),
    ],
)
def test_what_somebody_does_is_no_thing(name: str, parts: tuple[str, ...]) -> None:
    named = read_words(segments_of(name))

    assert named
    assert named.parts == parts


def test_a_reaction_to_what_is_watched_is_no_chemistry() -> None:
    assert subject_of("Reaction to Beyoncé's new album.mp4", b"").topic.name != "Chemistry"
    assert subject_of("chemical reaction demo.mp4", b"").topic.name == "Chemistry"


@pytest.mark.parametrize(
    "name", ["man_stealing_bike", "two men fighting", "pickpocket metro", "unattended bag airport"]
)
def test_what_guards_look_for_is_seen_by_a_security_camera(name: str) -> None:
    assert subject_of(name, b"").topic.name == "Security camera"


@pytest.mark.parametrize("name", ["cat steals salmon", "street fighter 6 gameplay", "how to avoid pickpockets in Rome"])
def test_what_only_sounds_like_a_crime_is_seen_by_others(name: str) -> None:
    assert subject_of(name, b"").topic.name != "Security camera"


def test_recorders_of_security_cameras_suggest_their_topic() -> None:
    assert subject_of("ch01_20230514100000.mp4", b"").topic.name == "Security camera"
