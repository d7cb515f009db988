"""Advertising."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

ADVERTISEMENT = Topic(
    name="Advertisement",
    keywords=(
        *("ad", "ads", "advert", "advertisement", "commercial", "spot", "promo", "campaign", "sponsored", "brand"),
        *("marketing", "superbowl", "teaser", "slogan", "perfume"),
    ),
    decides=(
        *("ad", "advert", "tv spot", "brand film", "super bowl commercial", "werbespot", "promo"),
        "customer testimonial",
    ),
    happens=("commercial", "advertisement", "spot"),
    subjects=("a new fragrance", "a bar of chocolate", "a pair of sneakers", "a summer sale"),
    titles=("Introducing {subject}", "The story of {subject}", "Made for you: {subject}"),
    people=(
        "a model in white linen",
        "an actor with a bright smile",
        "a customer in sunglasses",
        "a runner in a plain shirt",
    ),
    places=("on a rooftop", "in a white studio", "on an empty road", "in front of a large window"),
    details=(
        "music swells",
        "light sweeps across the scene",
        "a slogan fades in",
        "the colours grow warmer",
        "everything slows down",
    ),
    stages=(
        Stage(
            "A longing",
            ("gazes into the distance", "walks in slow motion", "wakes up and smiles", "opens a window"),
            (
                "Some mornings in {town} begin like any other.",
                "What if today were different? What if today were about {about}?",
                "{guest} used to say: there has to be something better.",
                "We asked {number} people what they really wanted, and one answer came up again and again: {part}.",
                "You have waited long enough for {part}.",
            ),
        ),
        Stage(
            "The promise",
            ("turns it in the light", "opens a door", "reaches out with one hand", "laughs out loud"),
            (
                "Made without compromise, by {company}.",
                "Feel the difference with {part}, from the very first day.",
                "Simple, honest, and made for people like {other}.",
                "At {company} it took us {number} attempts to get this right, so that you only need one.",
                "More of what you love about {about}, and none of what you do not.",
            ),
        ),
        Stage(
            "In real life",
            ("laughs with friends", "shares a quiet moment", "dances across the room", "throws both arms in the air"),
            (
                "I was not sure at first, says {guest} from {home}, but I would never go back.",
                "{other} has tried everything, and {other} stayed with {part}.",
                "From {town} to the end of the world, wherever life takes you.",
                "Because {number} minutes can change a day.",
                "For everyone who cares about {about}, and for everyone who soon will.",
            ),
        ),
        Stage(
            "The slogan",
            ("smiles into the camera", "walks out of the picture", "nods with confidence", "holds up one thumb"),
            (
                "Find out more about {about} today.",
                "Life is better with {part}.",
                "Only from {company}, only for a short time.",
                "Call us, visit us in {town}, or simply ask {guest}.",
                "Try it for {number} days, as they do in {town}, and pay nothing if it is not for you.",
            ),
        ),
    ),
    remarks=(
        "{company}: always a step ahead.",
        "Now also in {town}.",
        "Every day, {number} people discover {part} for the first time.",
        "Ask {guest}, ask {other}, ask anybody.",
    ),
    signs=("New", "Only this week", "Terms apply", "Available now", "Find yours", "Try it free"),
    brands=("Auralis", "Velvet & Sons", "Brightly", "Lumenhaus"),
    hashtags=("advertisement", "commercial", "brand", "marketing", "new", "lifestyle", "ad"),
    genre=Genre.ADVERTISEMENT,
)
