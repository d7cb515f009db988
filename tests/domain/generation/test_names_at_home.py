"""Names as private people give them: whom and what their videos are about, and which scenery fits."""

import pytest

from mockserver.domain.generation.names.naming import read_words
from mockserver.domain.generation.names.segments import segments_of
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.subject import subject_of
from tests.support.topics import topic_of


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("tarte aux poires sans beurre recette", "the tarte aux poires sans beurre"),
        ("zwiebelkuchen vom blech rezept", "the Zwiebelkuchen vom Blech"),
        ("orecchiette alla barese ricetta facile", "the orecchiette alla barese"),
        ("viaje en barco por la costa", "the viaje en barco por la costa"),
        ("como pintar a parede da sala", "the parede da sala"),
        ("mi loro canta en la ducha", "mi loro"),
        ("mon chat a peur du tonnerre", "mon chat"),
        ("quittengelee kochen mit onkel", "the Quittengelee"),
        ("oma backt mit den kindern plätzchen", "Oma"),
        ("mamie chante une chanson", "Mamie"),
        ("katze schläft mit dem hund", "the Katze"),
        ("les enfants décorent le sapin", "the enfants"),
        ("gita a venezia con gli zii", "the gita a Venezia con gli zii"),
    ],
)
def test_the_subject_of_a_name_in_another_language_is_its_first_thing_with_what_belongs_to_it(
    name: str, about: str
) -> None:
    named = read_words(segments_of(name))

    assert named
    assert named.about == about


def test_a_word_with_a_german_ending_makes_a_name_german() -> None:
    named = read_words(segments_of("ida rotkehlchen entdeckt"))

    assert named
    assert named.title == "Ida Rotkehlchen entdeckt"


@pytest.mark.parametrize(
    "name", ["our dog and the sprinkler", "spaniel puppies 5 weeks", "golden retriever in the sea"]
)
def test_dogs_that_learn_nothing_are_not_trained(name: str) -> None:
    assert topic_of(name.split()).name == "Dogs"


@pytest.mark.parametrize("name", ["teach your puppy to wait", "dog agility finals", "loose leash walking dog"])
def test_dogs_that_learn_something_are_trained(name: str) -> None:
    assert topic_of(name.split()).name == "Dog training"


@pytest.mark.parametrize("name", ["barbecue at aunt mary", "pancake breakfast with the neighbours", "raclette mit oma"])
def test_a_meal_with_company_is_a_celebration_and_no_recipe(name: str) -> None:
    assert topic_of(name.split()).name == "Family celebration"


@pytest.mark.parametrize("name", ["barbecue ribs with honey", "dinner at six", "lunch box ideas"])
def test_a_meal_without_company_is_no_celebration(name: str) -> None:
    assert topic_of(name.split()).name != "Family celebration"


@pytest.mark.parametrize("name", ["snowboard crash", "kite crash at the beach", "bmx crash in slow motion"])
def test_a_crash_of_what_people_ride_or_fly_for_fun_is_no_accident(name: str) -> None:
    assert topic_of(name.split()).name != "Accident"


def test_an_animal_and_its_rival_are_no_product_test() -> None:
    assert topic_of(["kitten", "vs", "robot", "vacuum"]).name == "Pets"


@pytest.mark.parametrize("name", ["nans 70th birthday lunch speech.mp4", "dads speech at our wedding.mov"])
def test_a_speech_at_a_celebration_is_no_lecture(name: str) -> None:
    assert subject_of(name, b"").genre is Genre.TOAST


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("snorkeling with the kids", "Sea life"),
        ("fishing with grandpa at the pier", "Fishing"),
        ("rando avec les enfants", "Hiking"),
        ("giggles liam 5mo", "Family life"),
        ("a day with the kids", "Family life"),
    ],
)
def test_with_whom_something_is_done_decides_only_if_nothing_else_does(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("wir bauen ein insektenhotel aus holz", "Wir bauen ein Insektenhotel aus Holz"),
        ("opas gartenbahn im urlaub", "Opas Gartenbahn im Urlaub"),
        ("das neue boot von onkel", "Das neue Boot von Onkel"),
        ("limonade machen mit oma im garten", "Limonade machen mit Oma im Garten"),
    ],
)
def test_german_nouns_get_their_capitals(name: str, title: str) -> None:
    named = read_words(segments_of(name))

    assert named
    assert named.title == title


@pytest.mark.parametrize("tries", ["1st time", "second try", "last attempt"])
def test_how_often_something_is_tried_is_no_part_of_it(tries: str) -> None:
    named = read_words(segments_of(f"kayak roll {tries}"))

    assert named
    assert named.about == "the kayak roll"


def test_a_phrase_of_up_to_five_words_is_not_parted() -> None:
    named = read_words(segments_of("lego pirate ship speed build"))

    assert named
    assert named.about == "the Lego pirate ship speed build"


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("sack race final nana wins", "the sack race final"),
        ("go kart track uncle ray wins again", "the go kart track"),
        ("leo the budgie talks to the mirror", "how Leo the budgie talks to the mirror"),
        ("our kite didn't fly", "our kite"),
    ],
)
def test_a_sentence_about_somebody_after_a_thing_is_no_part_of_it(name: str, about: str) -> None:
    named = read_words(segments_of(name))

    assert named
    assert named.about == about


def test_a_word_after_an_adjective_is_no_verb() -> None:
    named = read_words(segments_of("cheap eats in hanoi"))

    assert named
    assert named.about == "the cheap eats in Hanoi"


def test_a_german_noun_is_no_compound_of_another() -> None:
    assert topic_of(["einschulung", "ida"]).name == "Family celebration"
