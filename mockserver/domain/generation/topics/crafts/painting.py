"""Painting and drawing, in any medium."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

PAINTING = Topic(
    name="Painting",
    keywords=(
        *("painting", "paint", "painter", "watercolour", "watercolor", "canvas", "brush", "art", "drawing", "sketch"),
    ),
    decides=("watercolor", "watercolour", "oil painting", "acrylic painting"),
    genre=Genre.TUTORIAL,
    subjects=("a stormy sea", "a bowl of pears", "a winter landscape", "a city at night"),
    titles=("Painting {subject}", "{subject} in watercolour", "A blank canvas and {subject}"),
    people=(
        "a painter with a stained smock",
        "an art teacher in black",
        "a young artist with short hair",
        "a retired man with a sketchbook",
        "an illustrator in a striped top",
    ),
    places=(
        "in a light studio",
        "at an easel by the window",
        "at a table covered with newspaper",
        "in an attic with a skylight",
        "in front of a wall of pictures",
    ),
    details=(
        "pencils stand in a jar",
        "a lamp lights the paper from the side",
        "finished pictures lean against the wall",
        "paint stains cover the table",
        "clouds pass over the skylight",
    ),
    stages=(
        Stage(
            "A first sketch",
            (
                "sketches a few light outlines",
                "holds up a pencil to measure",
                "sharpens a pencil with a knife",
                "tapes down the edges of the paper",
            ),
            (
                "Only a few lines, {guest}, nothing that you'd mind losing.",
                "Before I draw anything, I squint until there's nothing to {part} but simple shapes.",
                "Don't start in the middle, start with the largest shape, as {absent} used to say.",
                "I did {number} tiny sketches last night, and this is the one I liked.",
                "Nobody in {town} ever sees my first sketches, and that's a good thing.",
                "The paper is bigger than you think, so give {part} some room.",
            ),
        ),
        Stage(
            "Finding the tones",
            (
                "tries a tone on a scrap of paper",
                "tilts the paper towards the light",
                "cleans a brush in a jar",
                "lays out the materials in a row",
            ),
            (
                "Three tones are enough, {other}: light, middle and dark.",
                "Try it out on a scrap first, that has saved {part} more than once.",
                "Forget what you know about {about}, and only draw what's really there.",
                "The good brushes are from {company}, the ones that I actually use are from the kitchen.",
                "A picture needs one darkest place, and then {part} can be as light as it likes.",
                "They taught us in {home} to wait ten minutes before we correct anything.",
            ),
        ),
        Stage(
            "Filling the picture",
            (
                "works with quick, broad movements",
                "turns the picture upside down",
                "dabs at a spot with a rag",
                "leans in close to the paper",
            ),
            (
                "Work all over it, {guest}, not just in one corner.",
                "Go from large to small, and {part} will come together by itself.",
                "This is the ugly stage, every picture has one, so keep going, says {other}.",
                "If you're bored with {part}, work on something else for a bit.",
                "{other} and I put the kettle on about {number} times during this stage.",
                "Turn it upside down, it's the oldest trick in {home}, and mistakes jump out at you.",
            ),
        ),
        Stage(
            "Light and details",
            (
                "adds a fine line with a steady hand",
                "darkens one edge",
                "takes a step back and tilts the head",
                "picks a smaller brush",
            ),
            (
                "Decide where the light comes from, and stick to it for {part} as well.",
                "Shadows are never just black, {other}, put some colour in.",
                "One sharp edge says more about {part} than a hundred little lines.",
                "{absent} would stop right here, and {absent} would be right.",
                "Hold your breath for the thin lines, that's my whole technique, as {guest} knows.",
                "I could fiddle with {part} for another hour and only make it worse.",
            ),
        ),
        Stage(
            "Signing it",
            (
                "steps back with folded arms",
                "signs the corner of the picture",
                "peels off the tape",
                "props the picture against the wall",
            ),
            (
                "And stop. Brush down, {guest}.",
                "From the other side of the room it suddenly works, and so does everything about {part}.",
                "There are no mistakes in it, only decisions, that's how {company} will sell it.",
                "It'll hang in a cafe in {town} until somebody takes it home.",
                "Tape off, slowly, and that clean edge makes {part} look twice as good.",
                "Thank you for joining in, and send {host} a picture of yours.",
            ),
        ),
    ),
    remarks=(
        "There's an exhibition in {town} next month, and the coffee is free.",
        "The easel comes from {company} and has survived four moves.",
        "Somebody once paid {absent} in eggs for a portrait.",
        "You can learn a lot about {about} just by copying, nobody will tell.",
    ),
    signs=("Ultramarine", "Step 3: light", "Studio 5", "Exhibition in May", "Wet paint", "Sketch no. 4"),
    brands=("Palettine", "Ochre House", "Fine & Flat", "Inkwell Lane"),
    hashtags=("painting", "art", "sketchbook", "artist", "studio", "artprocess", "drawing"),
)
