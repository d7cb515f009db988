"""Pottery: thrown, hand-built, glazed and fired."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

POTTERY = Topic(
    name="Pottery",
    keywords=("pottery", "potter", "clay", "ceramic", "ceramics", "kiln", "vase", "glaze"),
    decides=("wheel throwing", "throwing bowl", "pottery wheel"),
    genre=Genre.TUTORIAL,
    subjects=("a tall vase", "a set of bowls", "a tea cup", "a garden pot"),
    titles=("Throwing {subject}", "From clay to {subject}", "Pottery: {subject}"),
    people=(
        "a potter with muddy hands",
        "a teacher in a linen apron",
        "a beginner with rolled-up sleeves",
        "a ceramic artist with a sponge",
        "a woman in a clay-stained shirt",
    ),
    places=(
        "in a studio full of shelves",
        "at a low workbench",
        "beside the kiln",
        "at the studio sink",
        "in front of rows of pots",
    ),
    details=(
        "grey water drips into a bucket",
        "pots dry on the shelves",
        "a pottery wheel hums nearby",
        "dust dances in the light",
        "an old radio plays",
    ),
    stages=(
        Stage(
            "Preparing the clay",
            (
                "kneads a lump of grey clay",
                "cuts the clay with a wire",
                "weighs a ball of clay",
                "covers the rest of the clay with plastic",
            ),
            (
                "Knead it until there are no bubbles, {guest}, a bubble can crack the pot.",
                "We start with a lump of clay about as big as a fist, and {part} can grow from there.",
                "This clay was dug near {town}, and it's full of iron.",
                "Keep the rest of it wrapped up, or it'll be as hard as a brick by the time we get to {part}.",
                "{absent} says that you can tell from the kneading what sort of day it'll be.",
                "My first {number} pots went straight back into the bucket, and that's normal.",
            ),
        ),
        Stage(
            "Finding the shape",
            (
                "presses both thumbs into the clay",
                "smooths the clay with wet fingers",
                "steadies both elbows on the knees",
                "turns the piece a little",
            ),
            (
                "Wet hands, slow hands, {other}, and let the clay tell you.",
                "If it wobbles now, it'll wobble all the way to the end, so take your time with {part}.",
                "Breathe out while you press, that's what they teach you in {home}.",
                "Even walls are more important than thin ones, so stop and check now and then, for the sake of {part}.",
                "I can hear from the sound whether {guest} is pushing too hard.",
                "It's only mud until this moment, and then suddenly you think of {part}.",
            ),
        ),
        Stage(
            "Drying and trimming",
            (
                "trims the foot with a metal loop",
                "scratches a mark into the base",
                "wipes the rim with a damp sponge",
                "sets the piece on a wooden board",
            ),
            (
                "Leather-hard, we call it, {guest}, when it no longer sticks to your finger.",
                "Dry it slowly, a draught from the door has ruined {part} for me before.",
                "Take off less than you think, because putting clay back never works, as {other} found out.",
                "The mark on the bottom is my mother's, she had a workshop in {home}.",
                "Now it rests for a few days, so let's talk about {about} meanwhile.",
                "Shavings go back into the bucket, nothing is wasted here, says {absent}.",
            ),
        ),
        Stage(
            "Glazing",
            (
                "stirs a bucket of glaze",
                "brushes blue glaze around the rim",
                "dips a test tile and counts to three",
                "wipes glaze off the foot with a sponge",
            ),
            (
                "It comes out of the bucket pink and out of the kiln blue, {other}, trust me.",
                "Three seconds are enough, any longer and the glaze will run all over {part}.",
                "Wipe the foot clean, or it sticks to the shelf for ever, ask {absent}.",
                "I have {number} test tiles on the wall, and not one of them looks like this.",
                "The recipe for this glaze comes from {home} and is older than I am.",
                "It's always a bit of a gamble what the glaze will do to {part}.",
            ),
        ),
        Stage(
            "Out of the kiln",
            (
                "opens the door of the kiln",
                "lifts a finished piece out with both hands",
                "taps the rim and listens",
                "holds the finished piece in the light",
            ),
            (
                "Wait until it's cooled below a hundred degrees, {guest}, even if it hurts.",
                "Every time I open the kiln, it's like a birthday, {absent} feels the same.",
                "That fine ringing sound is only the glaze, as {other} knows, and not a crack.",
                "It's a little smaller than before, clay shrinks by about a tenth, so plan {part} with that in mind.",
                "For something that started as mud from {town}, I'm very proud of it.",
                "So, that was our lesson about {about}, and I hope your hands are dirty by now.",
            ),
        ),
    ),
    remarks=(
        "The kiln was installed by {company}, and it eats electricity.",
        "There's an open studio in {town} on the first Saturday of the month.",
        "Every piece turns out a little different, and {part} will be no exception.",
        "Mind the shelf, {other}, everything on it is still wet.",
    ),
    signs=("1,240 °C", "Do not touch", "Glaze no. 7", "Studio open", "Wet clay", "Firing in progress"),
    brands=("Terralune", "Kilnstone", "Mudlark", "Slip & Fire"),
    hashtags=("pottery", "ceramics", "clay", "handmade", "studio", "potterylove", "ceramicart"),
)
