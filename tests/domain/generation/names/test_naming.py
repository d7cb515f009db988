"""The subject of a name: of file names, addresses and titles."""

from itertools import product
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.names.naming import LONGEST_TITLE, read_words
from mockserver.domain.generation.names.segments import segments_of
from mockserver.domain.generation.words.proper_lists import HOLIDAYS_OF_TWO_WORDS
from tests.support.names import named


@pytest.mark.parametrize(
    "name",
    [
        *(
            "IMG_2231.MOV",
            "20240113_142233.mp4",
            "PXL_20230812_101530123.mp4",
            "VID-20220301-WA0007.mp4",
            "DJI_0042.MP4",
        ),
        *(
            "a3f1c2d4-5b6e-4f70-8a9b-0c1d2e3f4a5b.mp4",
            "final_v3_EXPORT_1080p.mp4",
            "video (2).mp4",
            "untitled.mp4",
            "IMG_E4471.MOV",
            "0bd4e9c1-44d2-4b7e.mp4",
        ),
        "v09044g40000c8u3x.mp4",
        *("Screen Recording 2024-02-11 at 10.32.07.mov", "5f2b7c90e1d34a6b8c9d0e1f2a3b4c5d.mp4", "MVI_1190.AVI"),
        *("Bildschirmaufnahme 2024-01-30 um 09.15.44.mov", "A001_C005_0812XK.mov", "final_v2_USE_THIS.mp4"),
        *(
            "\U0001f525\U0001f525.mp4",
            "",
            "...",
            "2023",
            "-_-",
            "IMG_0098.HEVC.MOV",
            "WhatsApp Video 2023-04-05 at 18.22.31.mp4",
            None,
        ),
    ],
)
def test_a_name_with_only_noise_has_no_subject(name: str | None) -> None:
    assert read_words(segments_of(name or "")) is None


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("wheat harvest combine 2022", "the wheat harvest combine"),
        ("how to make pho at home", "making pho at home"),
        ("how-to-unclog-a-sink", "unclogging a sink"),
        ("how to cook", "cooking"),
        ("trainer shows how to push", "pushing"),
        ("Nonna teaches gnocchi", "how Nonna teaches gnocchi"),
        ("parrot says good morning", "how the parrot says good morning"),
        ("pruning rose bushes", "pruning rose bushes"),
        ("why volcanoes erupt", "why volcanoes erupt"),
        ("Parrot-learns-to-talk", "how the parrot learns to talk"),
        ("Git rebase explained", "the git rebase"),
        ("Tommy's first kite - beach day", "Tommy's first kite"),
        ("my dogs", "my dogs"),
        ("shoulder exercises week 2", "the shoulder exercises"),
        ("dna_replication", "the DNA replication"),
        ("cam12_quarry_gate", "the quarry gate"),
        ("camera 4 lobby", "the lobby"),
        ("CH02_loading_dock", "the loading dock"),
        ("camera basics", "the camera basics"),
        ("Grandpa repairs the cuckoo clock", "how Grandpa repairs the cuckoo clock"),
        ("noah kicks the ball", "how Noah kicks the ball"),
        ("emma blows out the candles", "how Emma blows out the candles"),
        ("robin feeds her chicks", "how the robin feeds her chicks"),
        ("seagull steals my lunch", "how the seagull steals my lunch"),
        ("why our bridge collapsed", "why our bridge collapsed"),
        ("intro to organic chemistry lecture 1", "organic chemistry"),
        ("drone shot old harbour", "the old harbour"),
        ("screen recording of a checkout bug", "a checkout bug"),
        ("robot vacuum review", "the robot vacuum"),
        ("forklift training module 2", "the forklift training"),
        ("Trailer - our school musical", "our school musical"),
        ("Ep. 12 - The future of robots", "the future of robots"),
        ("Part 3: brakes", "the brakes"),
        ("install laminate floor", "installing laminate floor"),
        ("replace toilet valve", "replacing the toilet valve"),
        ("fix leaking faucet", "fixing the leaking faucet"),
        ("regrout bathroom tiles", "regrouting bathroom tiles"),
        ("change brake pads", "changing brake pads"),
        ("recycling plant tour", "the recycling plant tour"),
        ("running shoe ad", "the running shoe ad"),
        ("running a marathon", "running a marathon"),
        ("TEDx why we sleep", "why we sleep"),
        ("lecture 5 linear algebra", "linear algebra"),
        ("podcast episode 42 sleep science", "sleep science"),
        ("wildlife trail cam deer at night", "the deer at night"),
        ("doorbell camera package thief", "the package thief"),
        ("front door security cam cat burglar", "the cat burglar"),
        ("trail cam setup guide", "the trail cam setup"),
        ("security camera installation", "the security camera installation"),
        ("podcast 12 sleep science", "sleep science"),
        ("river overflow drone footage", "the river overflow"),
        ("city council meeting march 12", "the city council meeting"),
        ("minecraft survival ep 14", "the Minecraft survival"),
        ("emma first steps", "Emma's first steps"),
        ("Emma dancing", "Emma dancing"),
        ("Robo en tienda camara 2", "the Robo"),
        ("change a tyre", "changing a tyre"),
        ("oil change", "the oil change"),
        ("yoga for back pain 20 min", "yoga for back pain"),
        ("Video 3 - how to change strings", "changing strings"),
        ("4K drone footage of Patagonia", "Patagonia"),
        ("video game tournament", "the video game tournament"),
        ("Weihnachtsmarkt_Nürnberg", "the Weihnachtsmarkt Nürnberg"),
        ("Wie man einen Kachelofen anheizt", "the Kachelofen"),
        ("Clase de baile flamenco para principiantes", "the baile flamenco"),
        ("phishing awareness training", "the phishing awareness training"),
        ("welding tutorial TIG aluminium", "the welding tutorial on TIG aluminium"),
        ("welding aluminium", "welding aluminium"),
        ("yoga for back pain 20min", "yoga for back pain"),
        ("Dad teaching me to drive", "Dad teaching me to drive"),
        ("energy drink spot vertical", "the energy drink spot"),
        ("lecture_07_linear_algebra", "linear algebra"),
        ("grandpa's 80th birthday party", "Grandpa's 80th birthday party"),
        ("store theft CCTV", "the store theft"),
        ("dashcam accident highway", "the accident on the highway"),
        ("Christmas morning 2022", "Christmas morning"),
        ("supply chain explained in 5 minutes", "the supply chain"),
        ("elephant bathing in river", "the elephant bathing in the river"),
        ("garage sale finds", "the garage sale finds"),
        ("marching band rehearsal", "the marching band rehearsal"),
        ("AWS re:Invent keynote", "the AWS re:Invent keynote"),
        ("iPhone 15 unboxing", "the iPhone 15"),
        ("interview candidate Sarah Chen", "the interview candidate Sarah Chen"),
        ("camping trip Yosemite with Dad", "the camping trip in Yosemite with Dad"),
        ("hiking Alps summer 2022", "hiking in the Alps in summer"),
        ("birdwatching estuary dawn", "birdwatching at the estuary at dawn"),
        ("surfing lessons Biarritz", "the Biarritz surfing lessons"),
        ("fly fishing Montana", "fly fishing in Montana"),
        ("ice skating Rockefeller Center", "ice skating at Rockefeller Center"),
        ("cycling race Alps", "the cycling race in the Alps"),
        ("fire drill office", "the fire drill at the office"),
        ("training room tour", "the training room tour"),
        ("stargazing desert", "stargazing in the desert"),
        ("family reunion lake house summer", "the family reunion at the lake house in summer"),
        ("basketball practice Saturday morning", "the basketball practice on Saturday morning"),
        ("movie night", "the movie night"),
        ("parking lot night", "the parking lot at night"),
        ("Paris in spring", "Paris in spring"),
        ("New York at night", "New York at night"),
        ("winter in the mountains", "winter in the mountains"),
        ("onboarding call acme", "the Acme onboarding call"),
        ("Globex onboarding", "Globex onboarding"),
        ("customer testimonial Northwind", "the Northwind customer testimonial"),
        ("Wedding Anna and Tom", "the wedding of Anna and Tom"),
        ("concert Coldplay", "the Coldplay concert"),
        ("Warriors vs Lakers highlights", "Warriors vs Lakers"),
        ("Tesla Model 3 test drive", "the Tesla Model 3 test drive"),
        ("investor pitch seed round", "the investor pitch on the seed round"),
        ("guitar lesson barre chords", "the guitar lesson on barre chords"),
        ("webinar GDPR compliance", "GDPR compliance"),
        ("photosynthesis", "photosynthesis"),
        ("history of Rome", "the history of Rome"),
        ("what is inflation", "inflation"),
        ("cat knocks over christmas tree", "how the cat knocks over the Christmas tree"),
        ("dog learns to swim", "how the dog learns to swim"),
        ("Mateusz plays piano", "how Mateusz plays the piano"),
        ("autumn leaves", "the autumn leaves"),
        ("how to tie a tie", "tying a tie"),
        ("replace battery iPhone 12", "replacing the battery of the iPhone 12"),
        ("Photoshop remove background", "removing the background in Photoshop"),
        ("security camera parking lot night", "the parking lot at night"),
        ("apartment for rent Brooklyn", "the apartment for rent in Brooklyn"),
        ("Sarah & Tom wedding ceremony.mp4", "Sarah and Tom's wedding ceremony"),
        ("Q2 earnings call NVDA.mp4", "the NVDA Q2 earnings call"),
        ("Sales demo - Northwind.mp4", "the sales demo"),
        ("CS50 Lecture 3 - Algorithms.mp4", "the algorithms"),
        ("BREAKING: dam collapse in Ohio.mp4", "the dam collapse in Ohio"),
        ("INTERVIEW CEO jane doe.mp4", "the interview with CEO Jane Doe"),
        ("bar mitzvah Daniel.mov", "the bar mitzvah of Daniel"),
        ("Park Avenue walking tour NYC.mp4", "the Park Avenue walking tour in NYC"),
        ("days until a tattoo heals.mp4", "the days until a tattoo heals"),
        ("Taylor Swift - Love Story.mp4", "Taylor Swift"),
        ("Are these running shoes worth it?", "the running shoes"),
        ("Lecture: the fall of the Roman Empire.mov", "the fall of the Roman Empire"),
        ("Recipe: lentil soup.mp4", "the lentil soup"),
        ("replace brake pads Honda Civic 2012.mp4", "replacing brake pads of the Honda Civic"),
        ("FAQ shipping.mp4", "shipping"),
        ("Mia first steps.mp4", "Mia's first steps"),
        ("ben first haircut.mov", "Ben's first haircut"),
        ("leo and mia at the pool.mov", "Leo and Mia at the pool"),
        ("theo crawling.mov", "Theo crawling"),
        ("rose and lavender garden.mov", "the rose and lavender garden"),
        ("Speeches - Priya and Tom.mp4", "the speeches"),
        ("matron of honor speech.mp4", "the matron of honor speech"),
        ("mother of the groom dance.mp4", "the mother of the groom dance"),
        ("webinar intro to bees.mp4", "the bees"),
        ("Podcast Ep 9 - salt.mp4", "the salt"),
        ("Screen Recording - login page.mov", "the login page"),
        ("night shift podcast S3E11.mp3", "the night shift podcast"),
        ("fire safety training warehouse operators.mp4", "the fire safety training for the warehouse operators"),
        ("Globex ledger product demo.mp4", "the Globex ledger"),
        ("evening service 7pm Pastor Ruth.mp4", "the evening service with Pastor Ruth"),
        ("valve inspection line 7.mp4", "the valve inspection at line 7"),
        ("call concerning a broken heater.wav", "the call concerning a broken heater"),
        ("support call wrong size.wav", "the support call about the wrong size"),
        ("parish council meeting footpath.mp4", "the parish council meeting on the footpath"),
    ],
)
def test_the_subject_of_a_name_reads_well_after_about(name: str, about: str) -> None:
    assert named(name).about == about


@given(st.text(max_size=300))
def test_any_name_can_be_parsed(name: str) -> None:
    found = read_words(segments_of(name))

    assert found is None or (found.title and len(found.title) <= LONGEST_TITLE and found.about and all(found.parts))


@pytest.mark.parametrize("length", range(1, 5))
def test_any_order_of_words_can_be_parsed(length: int) -> None:
    words = ("how", "to", "why", "learns", "install", "the", "Emma", "week", "7", "video")
    names = [" ".join(name) for name in product(words, repeat=length)]

    parsed = [found for name in names if (found := read_words(segments_of(name)))]

    assert [found for found in parsed if not (found.about and all(found.parts))] == []


@given(st.text(max_size=60), st.sampled_from(["mp4", "MOV", "mkv", "webm"]))
def test_a_file_extension_is_not_a_word(name: str, ending: str) -> None:
    assert read_words(segments_of(f"{name}.{ending}")) == read_words(segments_of(name))


INITIALS = sorted({*ascii_uppercase} - {"A", "I"})  # both are words


@given(st.sampled_from(["John", "Maria", "Daniel", "Anna"]), st.sampled_from(INITIALS))
def test_a_first_name_with_the_initial_of_the_last_one_takes_no_article(first: str, initial: str) -> None:
    assert f"{first} {initial}" in named(f"Exit interview - {first} {initial}.mp4").parts


@pytest.mark.parametrize("holiday", sorted(map(" ".join, HOLIDAYS_OF_TWO_WORDS)))
def test_a_holiday_is_no_thing_on_that_day(holiday: str) -> None:
    assert named(f"{holiday.title()}.mp4").about == holiday.title()
