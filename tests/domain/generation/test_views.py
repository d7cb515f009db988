"""What is seen: plans of sentences, and mentions of the subject by what kind of thing it is."""

import re

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.topics import NAMED_TOPICS, Topic
from mockserver.domain.generation.views import plans
from mockserver.domain.generation.views.mentions import MENTIONS, TALK, TALKED_OF, mentions_in_talk, texts_of_mentions
from mockserver.domain.generation.words.noun_kinds import kind_of
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.records.scenes import Modality

ALL = [*plans.OPENINGS, *plans.ORDINARY, *plans.CLOSINGS]
WATCHED = [*plans.WATCHED_OPENINGS, *plans.WATCHED, *plans.WATCHED_CLOSINGS]
MENTION = re.compile(r"{(?:shot|beside|backdrop|deals|camera|about|part|title)}", re.IGNORECASE)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the brake pads", NounKind.THING),
        ("the museum of natural history", NounKind.PLACE),
        ("Lisbon", NounKind.PLACE),
        ("the Q3 board meeting", NounKind.EVENT),
        ("the wedding", NounKind.EVENT),
        ("the Hochzeit", NounKind.EVENT),
        ("the Katze", NounKind.THING),
        ("12 Oak Drive", NounKind.PLACE),
        ("birdwatching", NounKind.ACTIVITY),
        ("yoga", NounKind.ACTIVITY),
        ("the new building", NounKind.THING),
        ("Maria Lopez", NounKind.PERSON),
        ("Grandpa", NounKind.PERSON),
        ("the two nurses", NounKind.PERSON),
        ("inflation", NounKind.IDEA),
        ("photosynthesis", NounKind.IDEA),
        ("Contoso", NounKind.NAME),
        ("iPhone 15", NounKind.NAME),
        ("the Honda Accord", NounKind.THING),
    ],
)
def test_a_noun_phrase_is_of_a_kind(phrase: str, kind: NounKind) -> None:
    assert kind_of(phrase) is kind


def test_every_kind_can_be_mentioned() -> None:
    assert MENTIONS.keys() == set(NounKind)
    assert all(text.count("{part}") == 1 for text in texts_of_mentions())


@pytest.mark.parametrize("plan", [*ALL, *WATCHED])
def test_every_plan_of_a_scene_mentions_the_subject(plan: str) -> None:
    assert MENTION.search(plan)
    assert not plan.endswith(".")


@pytest.mark.parametrize("plan", [*ALL, *WATCHED])
def test_a_plan_has_one_act_at_most_which_is_not_repeated(plan: str) -> None:
    assert plan.count("{act}") <= 1


@pytest.mark.parametrize("name", ["how to knit a scarf.mp4", "lobby camera 2.mp4", "Paris in spring.mov"])
def test_a_video_begins_and_ends_like_one(name: str) -> None:
    for number in range(8):
        first, *_, last = [
            moment.text for moment in generate_content(bytes([number]), 200, title=name).moments(Modality.VISUAL)
        ]

        is_watched = "lobby" in name
        assert fits(first, plans.WATCHED_OPENINGS if is_watched else plans.OPENINGS)
        assert fits(last, plans.WATCHED_CLOSINGS if is_watched else plans.CLOSINGS)


def test_a_picture_is_not_described_as_a_video() -> None:
    texts = [
        moment.text
        for number in range(60)
        for moment in generate_content(bytes([number]), 1, title="harbour.jpg").moments(Modality.VISUAL)
    ]

    assert texts
    assert not [text for text in texts if re.search(r"video|scene|camera|begins|first|ends", text)]


SIDES = [topic for topic in NAMED_TOPICS if topic.people_opposite]


@pytest.mark.parametrize("topic", SIDES, ids=lambda topic: topic.name)
def test_in_a_conversation_of_two_sides_each_side_does_what_is_its_own(topic: Topic) -> None:
    own = {act for stage in topic.stages for act in stage.acts}
    opposite = {act for stage in topic.stages for act in stage.acts_opposite}
    roles = {role(person) for person in topic.people}, {role(person) for person in topic.people_opposite}
    assert own.isdisjoint(opposite)
    assert roles[0].isdisjoint(roles[1])

    for seed in (b"a", b"b", b"c", b"d"):
        for moment in generate_content(seed, 600.0, title=topic.decides[0]).moments(Modality.VISUAL):
            for act in own | opposite:
                if f" {act}" in moment.text:
                    before = moment.text[: moment.text.index(f" {act}")].lower()
                    last = max(roles[0] | roles[1], key=before.rfind)
                    assert last in roles[act in opposite], moment.text


def role(person: str) -> str:
    return re.sub(r"^(?:an?|the) ", "", re.split(r" (?:in|with|at|wearing|holding) ", person)[0])


def test_teams_of_a_match_are_mentioned_as_teams_whatever_they_are_called() -> None:
    seen = [
        one.text for one in generate_content(b"a", 600.0, title="bulls vs hornets highlights").moments(Modality.VISUAL)
    ]

    assert any("fans of the bulls" in text or "the bulls on the attack" in text for text in seen)
    assert not [text for text in seen if re.search(r"(?:close-up of|beside|next to) the bulls", text)]


@pytest.mark.parametrize(
    ("phrase", "mentions"),
    [("the refund", TALKED_OF), ("the discovery call", TALK), ("photosynthesis", TALKED_OF), ("Contoso", TALKED_OF)],
)
def test_what_people_talk_about_is_not_beside_them(phrase: str, mentions: object) -> None:
    assert mentions_in_talk(phrase) is mentions


def fits(text: str, group: tuple[str, ...]) -> bool:
    patterns = [re.sub(r"\\{\w+\\}", ".+", re.escape(plan)) for plan in group]
    return any(re.fullmatch(pattern, text) for pattern in patterns)


@pytest.mark.parametrize(
    "name", ["baby's first steps.mov", "wedding vows.mp4", "top goals.mp4", "our silly traditions.mp4"]
)
def test_a_home_video_or_a_match_has_no_slides(name: str) -> None:
    for number in range(8):
        content = generate_content(bytes([number]), 300, title=name)
        assert not [
            moment.text
            for moment in content.moments(Modality.VISUAL)
            if re.search("slide|graphic|animation|notes on", moment.text)
        ]
