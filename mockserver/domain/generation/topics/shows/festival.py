"""Festivals, parades and celebrations."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FESTIVAL = Topic(
    name="Festival",
    keywords=(
        "festival",
        "parade",
        "carnival",
        "procession",
        "fireworks",
        "lantern",
        "diwali",
        "holi",
        "midsummer",
        "glastonbury",
    ),
    decides=(
        *("street festival", "music festival", "food festival", "lantern festival", "diwali", "holi", "carnival"),
        *("parade", "fireworks", "carnaval", "carnevale", "karneval", "fasching", "oktoberfest", "mardi gras"),
        "desfile",
        *("midsommar", "sinterklaas", "vereinsfest", "schützenfest", "volksfest", "stadtfest", "fête de la musique"),
        *("feria", "matsuri", "祭り", "花火", "songkran", "drone show", "lunar new year", "chinese new year"),
        "blaskapelle",
        *("military tattoo", "edinburgh tattoo", "lohri", "bonfire night", "ganesh visarjan"),
    ),
    subjects=("a summer festival",),
    titles=("In the crowd: {subject}", "All day at {subject}"),
    people=(
        "a visitor with a paper lantern",
        "a visitor with face paint",
        "a dancer in a bright costume",
        "a visitor in a straw hat",
    ),
    places=("on a crowded square", "along the main street", "under strings of lights", "at the side of the stage"),
    details=(
        "drums can be heard",
        "people wave from windows",
        "confetti falls",
        "lights glow above the crowd",
        "a brass band comes closer",
        "the crowd cheers",
    ),
    stages=(
        Stage(
            "The square fills",
            (
                "waves at the crowd",
                "finds a good place",
                "lifts a child onto both shoulders",
                "tries a snack from a stall",
            ),
            (
                "Come here, {guest}, from the steps we don't miss anything.",
                "It's packed, the whole of {town} is on its feet.",
                "They say it starts in {number} minutes, so hold on to your drinks.",
                "I've waited all year for {part}, I'm not even joking.",
                "Can anyone tell me what's so special about {about}? Just look around you.",
            ),
        ),
        Stage(
            "Music and colours",
            ("moves to the music", "holds up a phone", "claps along with the drums", "dances with a stranger"),
            (
                "Oh, listen to that, {other}, I've got goose bumps!",
                "Those costumes took them {number} evenings, a woman from {home} told me.",
                "{other} is dancing, somebody please film that.",
                "I can't hear a word you're saying, but yes, {part}, incredible!",
                "Careful, {guest}, there's another wagon behind you.",
                "You can read about {about}, but you have to feel the drums in your stomach.",
            ),
        ),
        Stage(
            "The highlight",
            ("points at the sky", "sings along", "cheers with both arms in the air", "hugs a friend"),
            (
                "Here it comes, here it comes, {other}, look up!",
                "Wow, did you get that? That was better than {part} last year!",
                "I counted {number} bangs, or was it more?",
                "In {home} they have nothing like it, nothing at all.",
                "I wish {absent} were here, we'd never hear the end of {part}.",
                "Everybody is singing, and {guest} doesn't know a word.",
            ),
        ),
        Stage(
            "The last lights",
            ("sweeps up confetti", "walks home through the crowd", "picks up an empty cup", "waves from a distance"),
            (
                "My feet hurt, my voice is gone, and it was worth it for {part}.",
                "That was it for this year, says {other}, and I don't want to go home.",
                "We've lost {guest} again, check the chip stand.",
                "Only {number} steps to the bus, I'll manage that.",
                "If you ever come to {town}, come for this weekend.",
                "I could go on about {about}, but the last bus won't wait.",
            ),
        ),
    ),
    remarks=(
        "There are {number} thousand people here, they said on the radio, in a town like {town}!",
        "{absent} would be dancing by now.",
        "My phone is nearly dead, {guest}, you film {part}.",
        "We come every year, all the way from {home}.",
    ),
    signs=("Welcome", "Stage 2", "First aid", "Road closed", "Programme", "Lost and found"),
    brands=("Brightsquare", "Lantern & Co", "Midtown Days", "Paradeworks"),
    hashtags=("festival", "celebration", "streetlife", "culture", "colours", "tradition", "party"),
    genre=Genre.HOME_VIDEO,
)
