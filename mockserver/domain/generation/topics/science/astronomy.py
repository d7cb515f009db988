"""Astronomy and space."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

ASTRONOMY = Topic(
    name="Astronomy",
    keywords=("astronomy", "star", "planet", "telescope", "galaxy", "moon", "space", "comet", "eclipse", "saturn"),
    decides=(
        "astrophotography",
        "hubble",
        "james webb",
        "space telescope",
        "deep field",
        "star trails",
        "star party",
        "black hole",
        "event horizon",
        "dark matter",
        "big bang",
    ),
    subjects=("the rings of Saturn", "a lunar eclipse", "the winter sky", "a distant galaxy"),
    titles=("Astronomy: {subject}", "Looking at {subject}", "A night with {subject}"),
    people=(
        "an astronomer in a thick coat",
        "a student with a star map",
        "a guide with a red torch",
        "an amateur astronomer with a flask",
    ),
    places=(
        "beside a large telescope",
        "under an open dome",
        "on a hill with a clear view",
        "in front of a star chart",
    ),
    details=(
        "the dome turns slowly",
        "a motor hums on the mount",
        "the sky is clear from edge to edge",
        "a shutter clicks",
        "breath hangs in the cold air",
    ),
    stages=(
        Stage(
            "Before it begins",
            ("walks up to the telescope", "opens the dome", "unpacks a case", "looks up at the sky"),
            (
                "It is cold on the hill above {town}, and nobody minds.",
                "For {number} nights there has been nothing but cloud over {town}, and now this.",
                "What everybody is here for can be said in three words: {part}, at last.",
                "{guest} has brought tea, and it will be needed.",
                "People have wondered about {about} for as long as there have been people.",
            ),
        ),
        Stage(
            "Setting up",
            ("aligns the telescope", "screws in an eyepiece", "levels the tripod", "balances the tube with one hand"),
            (
                "First the mount is set up, level and exact, and {other} checks it with a compass.",
                "Everything in the sky moves, so a small motor follows {part} all the time.",
                "The eye takes twenty minutes to get used to the dark, and {guest} takes thirty.",
                "A telescope like this one weighs {number} kilograms and can be ruined by a fingerprint.",
                "From {home} you would need a clear horizon and a lot of luck.",
            ),
        ),
        Stage(
            "The search",
            ("unfolds a map of the sky", "points upwards", "counts from star to star", "turns a wheel by a hair"),
            (
                "A fist at arm's length covers about ten degrees, a trick that {other} teaches every child.",
                "Turn a little to the left, wait, and there is no mistaking {part}.",
                "Old maps are full of mistakes, and {number} of them have been found in {home} alone.",
                "Without a chart you could search for {part} all night.",
                "Most of what we know about {about} began with somebody who looked up and could not sleep.",
                "In the finder it is no more than a grain of salt, says {guest}.",
            ),
        ),
        Stage(
            "Through the eyepiece",
            (
                "looks through the eyepiece",
                "turns the focus wheel",
                "steps back and lets others look",
                "makes a quick sketch",
            ),
            (
                "And there it is, sharp and clear, and {other} says nothing at all for a while.",
                "The light that arrives now set out long before {home} had a name.",
                "It trembles a little, because all the air above {town} is in the way.",
                "A photograph is brighter, but nothing compares with the real thing, nor with {part}.",
                "Some see it at once, others need patience, and that is true of {subject} as a whole.",
            ),
        ),
        Stage(
            "What it tells us",
            (
                "explains a diagram in red light",
                "checks a long exposure on a laptop",
                "compares two pictures",
                "writes down the time",
            ),
            (
                "Distance is the hardest thing to grasp about {about}.",
                "If the sun were a fist in {town}, the next star would be some two thousand kilometres away.",
                "They stack {number} pictures into one, and the noise disappears.",
                "A hundred years ago, {part} would have been the work of a lifetime.",
                "There is a lot that we do not know, {guest} says, and that is the good part.",
            ),
        ),
        Stage(
            "Packing up",
            ("covers the telescope", "pours tea from a flask", "closes the dome", "carries a case to the car"),
            (
                "By now everybody is frozen, and {other} is the last to leave.",
                "Tomorrow the sky will be the same, and yet {part} will have moved on.",
                "In {number} years, it can be seen from here again.",
                "{guest} drives back to {home} with all the windows open, to stay awake.",
                "Clear skies, they say to each other here, and then they go on talking about {about}.",
            ),
        ),
    ),
    remarks=(
        "The lights of {town} are far enough away from here.",
        "{guest} ground the mirror of this telescope by hand, in {number} evenings.",
        "Never point anything at the sun without a proper filter, not even for {part}.",
        "{absent} discovered a comet from this hill, and it was one day too late.",
    ),
    signs=("Magnification 120x", "Observatory", "Exposure 30 s", "Red light only", "Frame 14 of 40", "Right ascension"),
    brands=("Starwell", "Noctiscope", "Orbita", "Parallax"),
    hashtags=("astronomy", "stars", "space", "telescope", "sky", "stargazing", "universe"),
    genre=Genre.DOCUMENTARY,
)
