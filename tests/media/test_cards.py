"""Drawn cards: they differ visibly, and show what they are about."""

from collections import Counter

import pytest
from PIL import Image, ImageDraw, ImageFont

from mockserver.domain.generation.topics import TOPICS
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.media.cards.drawing import HEIGHT, WIDTH, draw_card
from mockserver.media.cards.glyphs import in_known_glyphs
from mockserver.media.cards.marks import Mark, mark_of, read_mark
from mockserver.media.cards.pictograms import LAYOUTS, card_style, draw_pictogram
from mockserver.media.cards.shapes import SHAPES

MARK = Mark(mark_of("video"), 7)
SCENE = Scene(0, 60, "A heading", seen=(Moment(0, 60, "A boat leaves"),), said=(Moment(0, 60, "Goodbye, everybody."),))


def content(title: str, *topics: str, scene: Scene = SCENE) -> Content:
    return Content(title, topics, (), (scene,))


def card(title: str, topic: str, scene: Scene = SCENE, seconds: float = 7) -> Image.Image:
    return draw_card(content(title, topic, scene=scene), f"{title}.mp4", seconds, MARK)


def test_videos_of_one_topic_share_colours_and_pictogram() -> None:
    first, second = (card_style(content(title, "Sailing"), "a.mp4") for title in ("One", "Two"))

    assert first[:-1] == second[:-1]


def test_topics_differ_in_colour_and_each_has_a_pictogram_of_its_own() -> None:
    looks = [card_style(Content("A video", (topic.name,), topic.hashtags, (SCENE,)), "a.mp4") for topic in TOPICS]

    assert len({look.panel for look in looks}) > 0.8 * len(looks)
    assert Counter(look.pictogram for look in looks).most_common(1)[0][1] == 1
    assert "film" not in {look.pictogram for look in looks}


@pytest.mark.parametrize(("one", "other"), [("Astronomy", "Wedding"), ("Repair", "Factory"), ("Wedding", "Birthday")])
def test_things_that_have_little_in_common_have_different_pictograms(one: str, other: str) -> None:
    first, second = (card_style(content("A video", topic), "a.mp4") for topic in (one, other))

    assert first.pictogram != second.pictogram


def test_cards_have_several_layouts() -> None:
    assert {card_style(content(f"Video {number}", "Sailing"), "").layout for number in range(30)} == set(range(LAYOUTS))


@pytest.mark.parametrize("number", range(6))
def test_the_mark_of_a_card_is_readable_in_each_layout(number: int) -> None:
    drawn = card(f"Video {number}", "Sailing")

    assert drawn.size == (WIDTH, HEIGHT)
    assert read_mark(drawn) == MARK


@pytest.mark.parametrize("title", ["One", "Two", "Three", "Four"])
def test_a_card_shows_name_time_and_what_happens(title: str) -> None:
    other = Scene(0, 60, "A heading", seen=(Moment(0, 60, "A boat arrives"),), said=SCENE.said)

    assert card(title, "Sailing").tobytes() != card(title, "Sailing", seconds=8).tobytes()
    assert card(title, "Sailing").tobytes() != card(title, "Sailing", scene=other).tobytes()
    # Both names have the same layout where they have the same title; only the name differs.
    names = [draw_card(content(title, "Sailing"), name, 7, MARK).tobytes() for name in ("a.mp4", "b.mp4")]
    assert names[0] != names[1]


@pytest.mark.parametrize("text", ["", "\ud800", "?" * 500, "猫"])
def test_any_name_and_topic_can_be_drawn(text: str) -> None:
    assert card_style(content(text, text), text).layout in range(LAYOUTS)


@pytest.mark.parametrize("pictogram", SHAPES)
def test_a_pictogram_stays_within_its_square(pictogram: str) -> None:
    look = card_style(content("A video", "Any topic"), "")._replace(pictogram=pictogram)
    image = Image.new("RGB", (140, 140), look.panel)

    draw_pictogram(ImageDraw.Draw(image), look, 20, 20, 100)

    edges = [image.getpixel((at, line)) for at in range(140) for line in (2, 137)]
    assert set(edges) == {look.panel}
    assert len(image.getcolors() or ()) > 1


@pytest.mark.parametrize("word", ["leaky_tap_washer_replacement_upstairs_bathroom", "W" * 90, "a-b." * 30])
def test_a_long_name_stays_within_its_column(word: str) -> None:
    names = [f"{number}{word}.mp4" for number in range(20)]
    beside = next(name for name in names if card_style(content("A video", "Sailing"), name).layout == 0)
    look = card_style(content("A video", "Sailing"), beside)

    drawn = draw_card(content("A video", "Sailing"), beside, 7, MARK)

    panel = drawn.crop((WIDTH - 165, 0, WIDTH, HEIGHT - 40))
    assert look.ink not in {colour for _, colour in panel.getcolors(1 << 20) or ()}


@pytest.mark.parametrize("number", range(0x20, 0x3000, 37))
def test_a_card_has_no_character_that_its_font_cannot_draw(number: int) -> None:
    font = ImageFont.load_default(20)
    empty_box = bytes(font.getmask("\uffff"))

    drawn = in_known_glyphs(f"a{chr(number)}b")

    assert all(bytes(font.getmask(sign)) != empty_box for sign in drawn)


def test_names_with_accents_stay_readable_on_cards() -> None:
    assert in_known_glyphs("Visite guidée de Gießen – 京都の紅葉.mp4") == "Visite guidee de Giessen - ….mp4"
