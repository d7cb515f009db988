"""Wild animals of any size, from insects to elephants."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

WILDLIFE = Topic(
    name="Wildlife",
    keywords=(
        *("wildlife", "animal", "elephant", "lion", "tiger", "bear", "wolf", "fox", "deer", "monkey", "safari"),
        *("zoo", "penguin", "snake", "zebra", "giraffe", "leopard", "gorilla", "raccoon", "jungle", "savanna"),
        *("insect", "spider", "butterfly", "reptile", "lizard", "kangaroo", "moose", "meerkat"),
    ),
    decides=(
        *("trail cam", "trailcam", "camera trap", "wildlife camera", "trail camera", "bear catching", "deer buck"),
        *("spider building", "spider web", "spider spinning", "raccoons", "kangaroo", "deer crossing"),
        *("moose crossing", "elk crossing"),
        *("snow leopard", "polar bear", "prairie dog", "fire ants", "mountain goat", "tree frog"),
        *("arctic fox", "sand cat", "sea eagle"),
        *("fruit bat", "bat colony", "wild mustang", "wild horse", "puma spotted", "cougar spotted", "mountain lion"),
        *("cricket chirping", "crickets chirping", "sandhill crane", "bull elk", "black bear"),
    ),
    genre=Genre.DOCUMENTARY,
    subjects=("a family of elephants", "brown bears", "red foxes", "a herd of deer"),
    titles=("In the wild: {subject}", "Close to {subject}", "A season with {subject}"),
    people=(
        "a ranger in a wide hat",
        "a biologist with binoculars",
        "a guide with a radio",
        "a wildlife photographer with a tripod",
        "a volunteer in a faded cap",
    ),
    places=(
        "behind a low hide",
        "a safe distance away",
        "on a low rise",
        "at the side of the track",
        "out in the wild",
    ),
    details=(
        "the wind turns",
        "a gust of wind comes up",
        "something moves far off",
        "a camera clicks softly",
        "something rustles",
        "clouds drift in front of the sun",
    ),
    stages=(
        Stage(
            "Looking for signs",
            (
                "bends down and studies the ground",
                "scans the distance with binoculars",
                "writes the time into a notebook",
                "checks the direction of the wind",
            ),
            (
                "It is early, and {guest} has already found the first signs.",
                "Nobody can promise {part} on a given day, nature keeps its own hours.",
                "{guest} has worked in this reserve near {town} for {number} years.",
                "The team came here to learn more about {about}, and it begins with waiting.",
                "Fresh tracks mean that the night was a busy one, {other} explains.",
                "From here on everybody whispers, for the sake of {part}.",
            ),
        ),
        Stage(
            "Something moves",
            (
                "raises a hand for silence",
                "focuses a long lens",
                "sinks down slowly",
                "stands perfectly still",
            ),
            (
                "There, a movement, and then nothing at all for {number} minutes.",
                "A moment like this makes up for weeks in the rain, and {part} will be remembered.",
                "{other} keeps a safe distance, as the rules of the reserve demand.",
                "We may get no more than a few seconds of {part}.",
                "Patience, {guest} says, is nine tenths of this work.",
                "Every sighting is reported to a small research station in {town}.",
            ),
        ),
        Stage(
            "Daily life",
            (
                "takes notes in a small book",
                "watches without a word",
                "changes the battery of a camera",
                "sips tea from a flask",
            ),
            (
                "Food, rest and safety: most days come down to these three, in the notes of {other}.",
                "For a long time very little was known about {about}.",
                "Nothing in nature goes to waste, {guest} tells us.",
                "What seems calm to {other} is really a state of constant attention.",
                "Weather and season shape every part of this story, {part} included.",
                "It took {company} three summers to develop a camera that disturbs nobody here.",
            ),
        ),
        Stage(
            "Danger nearby",
            (
                "ducks and holds the breath",
                "lowers the binoculars",
                "signals with two fingers",
                "turns to the side and listens",
            ),
            (
                "Then the mood changes, and {guest} notices it first.",
                "A single careless step would be enough to ruin this moment with {part}.",
                "In the wild every meeting is a test of strength or of nerves, says {other}.",
                "The danger passes, but for {part} there will be another tomorrow.",
                "Out here, help from {home} would be hours away.",
                "It is over as quickly as it began, and {absent} will have to take our word for it.",
            ),
        ),
        Stage(
            "The light fades",
            (
                "walks back along the same path",
                "packs the equipment away",
                "rolls up a camouflage net",
                "looks back one more time",
            ),
            (
                "We leave as we came, quietly, and {part} will never know that we were here.",
                "{number} sightings in one season, that is more than {guest} had hoped for.",
                "It depends on us if our grandchildren will still know {part}.",
                "People in {town} have learned to share the land, and it was not easy.",
                "Tonight belongs to the animals again, and {other} puts out the lamp.",
                "Much remains to be learned about {about}, and that is the best part of it.",
            ),
        ),
    ),
    remarks=(
        "The numbers have been rising since the reserve near {town} opened.",
        "The long lens was lent to the team by {company}.",
        "Please never try to feed or touch a wild animal, {guest} adds.",
        "People here have told stories about {part} for generations.",
    ),
    signs=(
        "Nature reserve",
        "Keep your distance",
        "Ranger station",
        "Trail closed",
        "Do not feed",
        "Wildlife crossing",
    ),
    brands=("Fieldlens", "Wildtrack", "Savanna Optics", "Trailcast"),
    hashtags=("wildlife", "animals", "nature", "wildlifephotography", "conservation", "wilderness", "intothewild"),
)
