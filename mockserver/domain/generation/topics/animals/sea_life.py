"""Life in the sea and at its edge, and those who dive for it."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

SEA_LIFE = Topic(
    name="Sea life",
    keywords=(
        *("sea", "underwater", "fish", "whale", "dolphin", "shark", "coral", "reef", "diving", "scuba", "snorkel"),
        *("octopus", "turtle", "tide", "starfish", "jellyfish", "marine", "ocean"),
    ),
    decides=(
        *("scuba diving", "scuba", "snorkeling", "snorkelling", "coral reef", "ship wreck dive", "wreck dive"),
        "freediving",
    ),
    genre=Genre.DOCUMENTARY,
    subjects=("a coral reef", "humpback whales", "a giant octopus", "sea turtles"),
    titles=("Below the surface: {subject}", "Diving with {subject}", "The ocean and {subject}"),
    people=(
        "a diver wearing a black wetsuit",
        "a marine biologist with a waterproof slate",
        "a boat hand in a yellow jacket",
        "an underwater photographer holding a large camera",
        "a snorkeller wearing bright fins",
    ),
    places=(
        "at the edge of the water",
        "beside a small boat",
        "where the water is clear",
        "off a rocky coast",
        "near a mooring buoy",
    ),
    details=(
        "light dances on the water",
        "waves slap against the rocks",
        "gulls cry overhead",
        "the swell comes and goes",
        "salt spray hangs in the air",
    ),
    stages=(
        Stage(
            "At the water's edge",
            (
                "rinses a diving mask",
                "checks the tide table",
                "wades in up to the knees",
                "studies the surface of the water",
            ),
            (
                "The sea off {town} is as flat as a plate this morning.",
                "We have come for {part}, and for that the tide has to be right.",
                "{guest} has known these waters for {number} years and still checks the currents first.",
                "Nobody goes in alone, that is the first rule, and {other} is strict about it.",
                "Coasts like this one have taught science half of what it knows about {about}.",
                "What happens below the surface is a mystery to most people in {town}.",
            ),
        ),
        Stage(
            "Another world",
            (
                "moves slowly and calmly",
                "points into the blue",
                "signals that everything is all right",
                "drifts with the current",
            ),
            (
                "Everything slows down now, and {guest} gives the sign that all is well.",
                "The deeper the water, the less red there is, which also changes {part}.",
                "Sound is four times as fast in water as in air, and {other} hears the boats long before they come.",
                "Nothing here is still, not the plants, not the sand, and not {part}.",
                "At first you only notice the blue, {guest} tells us, and then you begin to see.",
                "{company} built a camera for depths that no person can reach.",
            ),
        ),
        Stage(
            "A closer look",
            (
                "holds a lamp steady",
                "keeps both arms still",
                "sketches a shape on a slate",
                "films without a sound",
            ),
            (
                "Look, but never touch, that is the agreement {guest} has with the sea.",
                "It breathes, it feeds, it hides: there is a reason for everything about {part}.",
                "In the light of a lamp the colours come back, and with them {part}.",
                "{other} counted {number} species in a single square metre.",
                "Every creature here depends on another, and in the end so do we, says {absent}.",
                "Scientists are only beginning to understand the sea, and {part} with it.",
            ),
        ),
        Stage(
            "What the sea needs",
            (
                "collects a piece of plastic",
                "fills a sample bottle",
                "shakes the head at a torn net",
                "reads a number off a gauge",
            ),
            (
                "The water has warmed by about a degree, and even {part} cannot escape that.",
                "A torn net drifts by, and {guest} takes it back to the harbour of {town}.",
                "Protected areas work, and this one shows what they do for {part}.",
                "{company} has paid for the new moorings, so that no anchor falls on living ground.",
                "It is not too late, {other} insists, if we act quickly.",
                "Much of this debate is about {about}, and it has grown louder.",
            ),
        ),
        Stage(
            "Back on land",
            (
                "wrings the water out of wet hair",
                "rinses the equipment with fresh water",
                "warms both hands on a mug",
                "gazes at the horizon",
            ),
            (
                "Cold, tired and happy, {guest} comes ashore.",
                "A few minutes with {part}, and the whole year has been worth it.",
                "The tide turns about every six hours, and {town} has always lived by it.",
                "There is enough material now for {number} pages in the logbook.",
                "Tomorrow the team will look for {part} again, if the wind allows it.",
                "The sea keeps its secrets, {other} says, and smiles.",
            ),
        ),
    ),
    remarks=(
        "The small boat belongs to {company} and has never been late.",
        "An aquarium in {home} helped us with the names.",
        "{absent} has dived here since childhood and drew the first map.",
        "Few people ever get this near to {part}.",
    ),
    signs=("Strong currents", "Depth 12 m", "Marine reserve", "Low tide 14:20", "No anchoring", "Dive site"),
    brands=("Aquafin", "Tidewater", "Bluereef", "Saltwater Lab"),
    hashtags=("ocean", "sealife", "underwater", "marinelife", "nature", "oceanlovers", "saveouroceans"),
)
