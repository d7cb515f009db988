"""The choice of a topic by a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation.choosing import fitting
from mockserver.domain.generation.names.naming import read_words
from mockserver.domain.generation.names.segments import segments_of
from mockserver.domain.generation.topics import EVERYDAY, NAMED_TOPICS, Topic
from mockserver.domain.retrieval.words import STOP_WORDS
from tests.support.topics import topic_of

_KEYWORDS = {word for topic in NAMED_TOPICS for word in topic.keywords}


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("grooming a poodle", "Dogs"),
        ("haircut fade", "Fashion and beauty"),
        ("tsunami warning", "Natural disaster"),
        ("snowstorm in buffalo", "Weather"),
        ("a barking chihuahua", "Dogs"),
    ],
)
def test_a_name_without_a_topics_keywords_gets_the_topic_by_meaning(name: str, topic: str) -> None:
    words = name.split()

    assert _KEYWORDS.isdisjoint(words)
    assert topic_of(words).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("office space for lease", "Real estate"),
        ("my niece learns the violin", "Concert"),
        ("how to change a flat tyre", "Cars"),
        ("nba finals game highlights", "Sports match"),
        ("hotel lobby renovation proposal", "Home improvement"),
        ("marriage proposal on the beach", "Family celebration"),
        ("screen recording of a bug in safari", "Software"),
        ("iron chef style cook off", "Cooking"),
        ("interview with the ceo about cloud", "Interview"),
        ("champions league goals", "Football"),
    ],
)
def test_among_several_keywords_the_one_that_fits_the_whole_name_wins(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("origami crane", "Handicraft"), ("crane lifts steel beams", "Construction")),
        (("galaxy s23 camera test", "Product review"), ("milky way galaxy timelapse", "Astronomy")),
        (("windows 11 install", "Software"), ("replacing old windows", "Home improvement")),
        (("safari private browsing", "Software"), ("safari at the waterhole", "Wildlife")),
        (("fruit bat bottle feeding", "Wildlife"), ("baseball bat flip", "Sports match")),
        (("wild mustang herd", "Wildlife"), ("mustang gt drag race", "Cars")),
        (("ball python feeding", "Pets"), ("python pandas groupby", "Software")),
        (("office space to let", "Real estate"), ("space station flyover", "Space flight")),
        (("stock market crash", "Finance"), ("flea market stalls", "Street market")),
        (("powerpoint animations", "Software"), ("animals of the savanna", "Wildlife")),
        (("train ride to zurich", "Train journey"), ("bike ride to zurich", "Cycling")),
        (("python hunting in everglades", "Wildlife"), ("python for programmers", "Software")),
        (("dyson v15 vs shark", "Product review"), ("shark vs seal", "Sea life")),
        (("shark vs dyson", "Product review"), ("cat vs dyson", "Pets")),
        (("jaguar vs bmw", "Cars"), ("jaguar vs caiman", "Wildlife")),
        (("puma vs adidas", "Product review"), ("puma cubs in the wild", "Wildlife")),
        (("r&b mix", "Concert"), ("mix the dough", "Baking")),
        (("cocktail old fashioned", "Cooking"), ("cocktail dress", "Fashion and beauty")),
        (("electric scooter crash", "Accident"), ("electric scooter unboxing", "Product review")),
        (("haul zara", "Fashion and beauty"), ("zara moves house on moving day", "Moving home")),
        (("campus tour stanford", "Travel"), ("stanford commencement", "Public speaking")),
        (("street magic", "Theatre"), ("street in the rush hour", "City traffic")),
        (("2000s throwback playlist", "Concert"), ("2000s video games", "Video games")),
        (("bowling night", "Games at the table"), ("bowling championship", "Sports match")),
        (("fire pit build", "Home improvement"), ("barn build", "Construction")),
        (("fire pit night with friends", "Camping"), ("fire in a coal pit", "Fire")),
        (("tesco haul", "Shopping"), ("zara haul", "Fashion and beauty")),
        (("martini racing", "Racing"), ("dry martini", "Cooking")),
        (("camel case variable names", "Software"), ("camels at the zoo", "Wildlife")),
        (("kebab case variable names", "Software"), ("kebab on the grill", "Cooking")),
        (("c# async", "Software"), ("piano scale c# minor", "Concert")),
        (("football pitch maintenance", "Football"), ("pitch for new investors", "Business meeting")),
    ],
)
def test_an_ambiguous_keyword_is_resolved_by_its_context(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert [topic_of(name.split()).name for name, _ in (one, other)] == [topic for _, topic in (one, other)]


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Boeing 737 cockpit startup checklist", "Aviation"),
        ("cessna preflight inspection", "Aviation"),
        ("transformer oil sampling substation", "Engineering"),
        ("hydraulic pump rebuild", "Engineering"),
        ("elevator motor replacement", "Engineering"),
        ("wind turbine gearbox oil change", "Engineering"),
        ("wind tunnel smoke test", "Engineering"),
        ("ship engine room startup procedure", "Engineering"),
    ],
)
def test_a_technical_name_gets_technical_scenery(name: str, topic: str) -> None:
    words = name.casefold().split()

    assert topic_of(words).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("rocket launch at night", "Space flight"),
        ("mars rover landing", "Space flight"),
        ("rocket salad recipe", "Cooking"),
        ("police chase downtown", "Police"),
        ("police car restoration", "Cars"),
        ("supermarket checkout", "Shopping"),
        ("grocery store opening day", "Shopping"),
        ("flea market finds", "Street market"),
        ("100m butterfly heat", "Swimming"),
        ("diving board practice", "Swimming"),
        ("reef diving with turtles", "Sea life"),
        ("landing in crosswind", "Aviation"),
        ("laying laminate", "Home improvement"),
        ("metro cab ride", "Train journey"),
        ("b737 max walkaround", "Aviation"),
        ("a350 walkaround", "Aviation"),
        ("sony a7iv vs canon r5", "Product review"),
        ("nikon z8 overheating", "Product review"),
        ("bmw vs mercedes", "Cars"),
        ("ps5 teardown", "Product review"),
        ("rtx 4090 benchmark", "Product review"),
        ("n64 memories", "Video games"),
        ("rx 7900 xtx benchmark", "Product review"),
        ("canon eos r6", "Product review"),
        ("宫保鸡丁", "Cooking"),
        ("tortilla española", "Cooking"),
        ("寿司の作り方", "Cooking"),
        ("пельмени", "Cooking"),
        ("24h le mans", "Racing"),
        ("skate park", "Athletics"),
        ("skateboarding tricks", "Athletics"),
        ("clay pigeon shoot", "Athletics"),
        ("timing belt golf mk5", "Cars"),
        ("hens in the coop", "Farming"),
        ("c++ templates", "Software"),
    ],
)
def test_a_name_gets_the_scenery_that_it_speaks_of(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("vegan tacos", "Cooking"),
        ("meerkats in the kalahari", "Wildlife"),
        ("total hip replacement posterior approach", "Medicine"),
        ("hanging drywall alone", "Home improvement"),
        ("bagpipes march", "Concert"),
    ],
)
def test_a_name_without_a_fitting_keyword_gets_the_topic_that_names_a_kind_of_its_things(name: str, topic: str) -> None:
    words = name.split()

    assert _KEYWORDS.isdisjoint(words)
    assert topic_of(words).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("house fire", "Fire"),
        ("barn fire seen from the road", "Fire"),
        ("kitchen grease fire demonstration", "Fire"),
        ("car accident intersection 5th and main", "Accident"),
        ("train derailment caught on camera", "Accident"),
        ("bike theft at the station", "Security camera"),
        ("basement flooding after the storm", "Natural disaster"),
        ("inundação no centro", "Natural disaster"),
        ("hausbrand in köln", "Fire"),
        ("garage fire neighbors house", "Fire"),
        ("motorcycle crash highway 1", "Accident"),
        ("landslide blocks mountain road", "Natural disaster"),
    ],
)
def test_what_happens_decides_and_not_where_it_happens(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("fire engine polishing", "Fire"),
        ("react crash course", "Accident"),
        ("st elmo's ring of fire", "Fire"),
        ("flood light installation", "Natural disaster"),
        ("underwater wreck dive", "Accident"),
    ],
)
def test_a_word_for_an_event_does_not_decide_before_a_noun_of_another_meaning(name: str, topic: str) -> None:
    assert topic_of(name.split()).name != topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("tedx why we ignore climate change", "Public speaking"),
        ("webinar zero trust security", "Webinar"),
        ("sunday service sermon on forgiveness", "Worship"),
        ("deposition of the plant manager", "Testimony"),
        ("call about a house fire", "Customer call"),
        ("wedding speech of the best man", "Speech at a celebration"),
        ("running shoe ad", "Advertisement"),
        ("trail cam deer at night", "Wildlife"),
        ("lecture on volcanoes", "University lecture"),
        ("post-match interview goalkeeper", "Interview"),
        ("podcast on machine ethics", "Interview"),
        ("flight simulator landing", "Video games"),
        ("dashcam near miss roundabout", "Dashcam"),
        ("police bodycam traffic stop", "Body camera"),
        ("school play lena as a tree", "Theatre"),
        ("elevator camera building b", "Security camera"),
        ("trail camera bobcat", "Wildlife"),
    ],
)
def test_the_form_of_a_video_decides_and_not_its_subject(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("water treatment plant", "Engineering"), ("watering a tomato plant", "Gardening")),
        (("power plant control room", "Engineering"), ("potted plant care in the garden", "Gardening")),
        (("recycling plant sorting line", "Manufacturing"), ("plant a rose", "Gardening")),
        (("replace toilet valve", "Home improvement"), ("replace turbine valve", "Engineering")),
        (("tour de france stage 13", "Cycling"), ("tour of the castle in france", "Travel")),
        (("cutting a whole chicken", "Cooking"), ("feeding chickens on the farm", "Farming")),
    ],
)
def test_an_expression_of_several_words_decides_against_each_of_them(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert [topic_of(name.split()).name for name, _ in (one, other)] == [topic for _, topic in (one, other)]


@pytest.mark.parametrize("topic", NAMED_TOPICS, ids=lambda topic: topic.name)
def test_each_expression_of_a_topic_decides_in_a_name_that_consists_of_it(topic: Topic) -> None:
    assert [text for text in topic.decides if text not in topic_of(text.split()).decides] == []


@pytest.mark.parametrize(
    ("name", "topic"),
    [("coffee machine product demo", "Product review"), ("trousers size guide", "Product review")],
)
def test_an_expression_decides_if_it_has_a_word_for_the_form_of_a_video(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize("name", ["parking garage hit and run cam2.mp4", "parking_garage_hit_and_run_camera_4.mp4"])
def test_what_a_numbered_camera_records_has_no_presenter(name: str) -> None:
    named = read_words(segments_of(name))

    assert named
    assert topic_of(named.words).is_watched_only


@given(st.sampled_from(sorted(STOP_WORDS)))
def test_a_function_word_decides_as_part_of_its_expression_only(word: str) -> None:
    assert (topic_of(["call", word, "parcels"]).name == "Customer call") is (word == "about")


@pytest.mark.parametrize(
    "name",
    [
        *("ch02 lobby", "cam12_quarry_gate_0211", "camera 3 stairwell", "security camera parking lot"),
        *("pool area camera.mp4", "playground_incident_camB.mp4", "Camera C stairs.mp4"),
    ],
)
def test_a_camera_with_a_number_a_letter_or_a_place_is_a_security_camera(name: str) -> None:
    named = read_words(segments_of(name))

    assert named
    assert topic_of(named.words).name == "Security camera"


@pytest.mark.parametrize(
    ("name", "topic"), [("cat knocks over vase", "Pets"), ("the bear catches salmon at the oven", "Wildlife")]
)
def test_an_animal_that_does_something_is_the_subject(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("wesele kasi i tomka", "Family celebration"),
        ("düğün videosu", "Family celebration"),
        ("przepis na pierogi", "Cooking"),
        ("fietstocht door de duinen", "Cycling"),
        ("fussballtraining der jugend", "Sports match"),
        ("猫カフェ", "Pets"),
        ("제주도 여행", "Travel"),
        ("урок математики", "School lesson"),
    ],
)
def test_a_name_in_another_language_gets_the_topic_of_its_meaning(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize("name", ["camera basics", "camera settings explained", "best camera for beginners"])
def test_a_word_that_belongs_to_many_topics_does_not_decide_alone(name: str) -> None:
    assert topic_of(name.split()).name != "Security camera"


@pytest.mark.parametrize(
    "name",
    [
        *("open pit copper mine", "charity appeal clean water", "zorb quandle", "of the and", ""),
    ],
)
def test_a_name_that_fits_no_topic_clearly_gets_neutral_scenery(name: str) -> None:
    assert topic_of(name.split()) is EVERYDAY


@pytest.mark.parametrize("word", ["pho", "sql", "cctv"])
def test_a_keyword_without_a_vector_is_enough(word: str) -> None:
    assert word in topic_of([word]).keywords


@given(st.permutations(["goat", "milking", "in", "the", "barn", "at", "dawn"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    assert topic_of(words).name == "Farming"


WORDS = st.sampled_from(
    sorted({word for topic in NAMED_TOPICS for text in (topic.name, *topic.keywords) for word in text.lower().split()})
) | st.sampled_from(
    ["meerkat", "lasagna", "poodle", "quarterly", "violin", "tyre", "origami", "beams", "zorb", "camera"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_topics_that_are_far_from_a_name_do_not_change_its_topic(words: list[str]) -> None:
    topic = topic_of(words)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitting, "_LEAST_COUNTED", 1)
        assert topic_of(words) is topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("baby elephant bath", "Wildlife"),
        ("newborn calf first hour", "Farming"),
        ("newborn baby twins at home", "Family life"),
    ],
)
def test_a_young_animal_is_no_child(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    "name",
    [
        *("customer support call refund order", "helpdesk call printer not working", "escalation call"),
        *("churn call initech", "call center recording"),
        *("client call website redesign", "collections call overdue invoice"),
        *("customer service call internet outage", "call recording customer complaint late delivery"),
        *("client onboarding call acme", "renewal call umbrella corp"),
    ],
)
def test_a_call_with_a_customer_is_no_meeting(name: str) -> None:
    assert topic_of(name.split()).name == "Customer call"


@pytest.mark.parametrize(
    "name",
    [
        *("sales demo globex discovery call", "cold call recording acme", "discovery call with jane", "sales call"),
        *("demo call acme crm", "sales call recording initech", "closing call hooli", "pricing call umbrella"),
    ],
)
def test_a_call_that_sells_is_a_sales_call(name: str) -> None:
    assert topic_of(name.split()).name == "Sales call"


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("conference call", "Business meeting"),
        ("earnings call q2", "Business meeting"),
        ("team call", "Business meeting"),
        ("onboarding call new employees", "Workplace training"),
        ("call of duty gameplay", "Video games"),
        ("curtain call", "Theatre"),
        ("bird call", "Birdwatching"),
        ("customer service training", "Workplace training"),
        ("customer testimonial", "Advertisement"),
        ("emergency call 911", "News"),
    ],
)
def test_other_calls_are_no_calls_with_customers(name: str, topic: str) -> None:
    assert topic_of(name.split()).name == topic


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("zoom q3 pipeline review", "Business meeting"),
        ("q1 marketing plan", "Business meeting"),
        ("fy25 hiring", "Business meeting"),
        ("webex budget sync", "Business meeting"),
        ("oil pipeline inspection", "Engineering"),
        ("zoom yoga class", "Yoga"),
        ("call about a broken router", "Customer call"),
    ],
)
def test_a_quarter_or_a_meeting_platform_tells_a_business_meeting_beside_what_companies_do(
    name: str, topic: str
) -> None:
    assert topic_of(name.split()).name == topic
