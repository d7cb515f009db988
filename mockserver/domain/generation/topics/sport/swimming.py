"""Swimming: lessons, training and races."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

SWIMMING = Topic(
    name="Swimming",
    keywords=("swimming", "swim", "swimmer", "freestyle", "backstroke"),
    decides=(
        *("schwimmen", "schwimmkurs", "natación", "natation", "natação", "水泳", "butterfly final", "breaststroke"),
        *("backstroke", "freestyle", "swim meet", "lifeguard", "100m butterfly", "200m butterfly", "butterfly heat"),
        *("butterfly stroke", "diving board", "springboard", "springboard diving", "platform diving", "high diving"),
    ),
    subjects=("front crawl", "the butterfly stroke", "a relay race", "backstroke for beginners"),
    titles=("Swimming lesson: {subject}", "Better at {subject}", "Learning {subject} in the pool"),
    people=(
        "a swimmer in a black cap",
        "a teenager with blue goggles",
        "a lifeguard in a yellow shirt",
        "a team captain in a bathrobe",
    ),
    places=("at the edge of the pool", "beside the lane ropes", "in the water", "on the wet tiles"),
    details=(
        "water splashes over the edge",
        "light ripples on the water",
        "a whistle echoes",
        "the coach calls out a time",
        "wet footprints dry on the tiles",
    ),
    stages=(
        Stage(
            "Getting ready",
            (
                "stretches both arms beside the water",
                "adjusts a pair of goggles",
                "rinses off under the shower",
                "tucks the hair under a cap",
            ),
            (
                "Good morning from the pool in {town}, where it's all about {about}.",
                "{guest} is loosening the shoulders, and that's no waste of time.",
                "Eight lanes, {number} names on the list, and a lot of nervous faces.",
                "Goggles on, caps on, and then we turn to {part}.",
                "{absent} holds the club record, and everybody here knows it by heart.",
            ),
        ),
        Stage(
            "Into the water",
            ("slides into the water", "pushes off from the wall", "takes three deep breaths", "settles into the lane"),
            (
                "And off they go, a good clean start by {other}.",
                "Long and straight off the wall, that's worth half a second to {guest}.",
                "The first length tells us a lot about {part}.",
                "It takes about {number} strokes for one length, so every stroke counts.",
                "They come from {home} and from all over the county, and the hall is loud.",
            ),
        ),
        Stage(
            "Technique",
            (
                "pulls through the water with long strokes",
                "kicks with pointed toes",
                "listens to the coach",
                "repeats the arm movement on land",
            ),
            (
                "The elbow stays high and the hand goes in quietly, just as {guest} does it.",
                "Small, quick kicks, {other}, because big ones cost more than they bring.",
                "Breathe out under water, all of it, and {part} will feel much easier.",
                "Count them: {number} kicks from {other}, and not one too many.",
                "Good swimmers make {subject} look like no work at all.",
                "From up here, you notice very little of what people say about {about}.",
            ),
        ),
        Stage(
            "The turn",
            (
                "touches the wall",
                "turns and pushes off again",
                "checks the clock",
                "hangs on the lane rope for a moment",
            ),
            (
                "A fast turn, and {other} gains half a body length.",
                "At half-way it was {number} seconds, well within the plan.",
                "No rest for {guest} at the wall, because the wall is the fastest part.",
                "You lose more time there than anywhere else, and that goes for {part} too.",
                "Somebody in the stand is shouting for {home}, and it helps.",
            ),
        ),
        Stage(
            "The last length",
            (
                "reaches for the wall with both hands",
                "climbs out of the water and smiles",
                "dries off with a towel",
                "hugs a teammate",
            ),
            (
                "Now it hurts, and now we find out about {part}.",
                "{other} is ahead by a hand, and there's the wall!",
                "That's a personal best by {number} hundredths, what a swim!",
                "They'll talk about {guest} in {town} for a while.",
                "Well swum, everybody, and well done with {part}.",
            ),
        ),
    ),
    remarks=(
        "The water has twenty-six degrees, which {guest} calls freezing.",
        "{other} trained for {number} weeks to be here.",
        "The club in {town} lends out caps and goggles.",
        "Nobody is born knowing about {about}, so be patient.",
    ),
    signs=("Lane 4", "No running", "Depth 1.80 m", "00:58.21", "Please shower first", "Next heat"),
    brands=("Aquaflint", "Finwave", "Deeplane", "Tilemark"),
    hashtags=("swimming", "pool", "swimcoach", "training", "watersport", "swimmers", "fitness"),
    genre=Genre.COMMENTARY,
)
