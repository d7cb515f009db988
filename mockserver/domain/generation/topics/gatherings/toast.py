"""Speeches at weddings, birthdays and farewells."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

TOAST = Topic(
    name="Speech at a celebration",
    keywords=("groomsman", "bridesmaid"),
    subjects=("thirty years of friendship", "a farewell to a colleague", "the happy couple"),
    titles=("Raise your glasses: {subject}", "A few words: {subject}"),
    people=(
        "a speaker with a glass in one hand",
        "a speaker in a dark suit",
        "a guest in an evening dress",
        "a friend with a folded page",
        "a relative with a flower in the buttonhole",
    ),
    places=(
        "between decorated tables",
        "under a string of lights",
        "in front of the head table",
        "beside a tall flower arrangement",
    ),
    details=(
        "glasses clink",
        "somebody laughs at the back",
        "a candle flickers on the table",
        "phones are held up to film",
        "somebody wipes away a tear",
        "a waiter fills the glasses",
    ),
    stages=(
        Stage(
            "Asking for silence",
            ("taps a spoon against a glass", "unfolds a page", "clears the throat", "waits until it is quiet"),
            (
                "Is this on? {other}, nod if you can hear me at the back.",
                "I've brought {number} pages, but don't worry, I write in large letters.",
                "I had a good opening about {part}, but {absent} used it already.",
                "Thank you all for coming to {town}, some of you from as far as {home}.",
                "My hands are shaking, so if I sit down, {other} will go on about {part}.",
            ),
        ),
        Stage(
            "How it began",
            (
                "points at somebody in the second row",
                "laughs at a memory",
                "holds up an old photograph",
                "spreads both arms",
            ),
            (
                "It all began {number} years ago in {home}, with {part}.",
                "I had just moved to {town}, and the only person I knew was {other}.",
                "We shared a kitchen in {home} for {number} months, and that tells you everything.",
                "Then came {part}, and after that we were friends.",
                "The first thing that {guest} ever said to me was: are you going to finish that?",
            ),
        ),
        Stage(
            "The story everybody waits for",
            (
                "waits for the laughter to end",
                "acts out a fall",
                "covers the face with one hand",
                "turns a page and grins",
            ),
            (
                "I wasn't going to mention {part}, but {other} has paid me.",
                "It was raining, it was three in the morning, and {absent} had the only key.",
                "So there we were, {number} kilometres from {home}, without any fuel.",
                "And what did {guest} say? It could be worse, it could be {part} again.",
                "We got there {number} hours late, and nobody in {town} believed us.",
                "Since then, nobody may say a word about {part} at our table.",
            ),
        ),
        Stage(
            "From the heart",
            ("puts the page away", "swallows and pauses", "lays one hand on the chest", "speaks more quietly"),
            (
                "But all joking aside, {guest} is the person whom I call first.",
                "When things were hard for me, {guest} drove {number} hours just to sit there.",
                "You don't forget that, and {part} will not change it.",
                "{other}, you make {guest} happy, and that was a job nobody else could do.",
                "If I could keep one day out of all those years, it would be {part}.",
            ),
        ),
        Stage(
            "Raising the glasses",
            ("raises the glass", "asks everybody to stand up", "hugs somebody at the head table", "bows and sits down"),
            (
                "Please get up, all of you, also {other} and the people by the door.",
                "To love, to laughter, and to never hearing about {part} again.",
                "I wish you {number} more years like the last one.",
                "{absent} can't be here tonight, so we drink for two.",
                "Thank you, {town}, you've been very kind to somebody who was afraid of {part}.",
            ),
        ),
    ),
    remarks=(
        "The wine comes from {company}, so please don't spill it.",
        "Sorry, I need a moment, it's because of {part}.",
        "No, {other}, I'm not going to skip that bit.",
        "If you don't like it, complain to {absent}, who read {part} first.",
    ),
    signs=("Reserved", "Table 1", "Cheers", "Bar", "With love", "Please be seated"),
    brands=("Clinkwell", "Ribbon & Bow", "Silver Spoon", "Goldrim"),
    hashtags=("speech", "toast", "celebration", "cheers", "friends", "family", "love"),
    genre=Genre.TOAST,
    shows_named_people=True,
)
