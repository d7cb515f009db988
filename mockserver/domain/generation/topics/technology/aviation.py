"""Aircraft and flying."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

AVIATION = Topic(
    name="Aviation",
    keywords=(
        *("aviation", "aircraft", "airplane", "cockpit", "pilot", "flight", "helicopter", "jet", "runway", "boeing"),
        *("airbus", "cessna", "takeoff", "hangar", "glider", "preflight", "airline"),
    ),
    decides=(
        *(
            "f-35",
            "f-35b",
            "f-16",
            "f-18",
            "f-22",
            "fighter jet",
            "landing hms",
            "carrier landing",
            "flight deck",
            "a320",
            "a380",
            "gate agent",
        ),
        *("plane spotting", "air show", "airshow", "crosswind", "flight lesson", "flying lesson"),
        *(f"b{number}" for number in (707, 717, 727, 737, 747, 757, 767, 777, 787)),
        *(f"a{number}" for number in (220, 300, 310, 318, 319, 321, 330, 340, 350)),
        *("737 max", "dreamliner", "jumbo jet", "concorde", "f-14", "f-15", "sr-71", "b-52", "c-130", "eurofighter"),
        *("embraer", "gulfstream", "learjet"),
    ),
    subjects=("a night flight", "the first solo flight", "a landing in crosswind", "an old propeller plane"),
    titles=("Cleared for takeoff: {subject}", "In the air: {subject}", "From the cockpit: {subject}"),
    people=(
        "a pilot with a headset",
        "a co-pilot with a folded map",
        "a captain in a white shirt",
        "a student pilot with a kneeboard",
        "an instructor in a leather jacket",
    ),
    places=("in the cockpit", "on the apron", "in a bright hangar", "at the edge of the airfield"),
    details=(
        "a windsock swings round",
        "the needles move on the dials",
        "a voice crackles on the radio",
        "an engine starts up somewhere",
        "the wind drops for a moment",
    ),
    stages=(
        Stage(
            "Before the flight",
            (
                "walks slowly around the aircraft",
                "goes through a list, point by point",
                "drains a little fuel into a glass",
                "runs a hand along an edge",
            ),
            (
                "Nothing leaves the ground at {town} before the list is done.",
                "The list has {number} points, and {guest} touches every single one.",
                "Long before take-off, somebody has thought about {part}.",
                "Weather, weight, fuel: three sums, and {other} does them twice.",
                "When to stay on the ground, that is the first thing to learn about {about}.",
            ),
        ),
        Stage(
            "Ready for departure",
            (
                "puts on a headset",
                "checks the controls for free movement",
                "waits for the clearance",
                "adjusts the seat",
            ),
            (
                "Controls free and correct, says {guest}, and the door is locked.",
                "A last look at the windsock, and a last thought for {part}.",
                "The wind is {number} degrees off the nose, {guest} says, so it needs a little rudder.",
                "A few words on the radio, and {town} gives its clearance.",
                "Here, at the holding point, nobody speaks about {about} any more, and the practice begins.",
            ),
        ),
        Stage(
            "In the air",
            (
                "watches the instruments",
                "makes a wide turn",
                "points at something below",
                "corrects the course a little",
            ),
            (
                "Small corrections, never in a hurry, and {other} holds the height to within ten feet.",
                "From up here {home} is no bigger than a hand.",
                "What from the ground looks like magic is, in truth, {part} and a lot of practice.",
                "The air is calm today, and in {number} minutes there is only one bump.",
                "{guest} looks out more than in, as every good pilot does.",
                "You can read about {about} for years, and the first time still takes your breath away.",
            ),
        ),
        Stage(
            "When it gets difficult",
            (
                "checks the wind again",
                "takes a quick decision",
                "talks calmly into the radio",
                "repeats the procedure aloud",
            ),
            (
                "First fly, then navigate, then talk, and never the other way round, says {guest}.",
                "A gust arrives out of nowhere, and {other} is ready for it.",
                "They practise this until {part} could go wrong at any moment and nobody would be surprised.",
                "{other} goes round and tries again, and nobody at {town} thinks any less of it.",
                "A calm voice helps more than anything you have read about {about}.",
                "There is always a way out, if you have planned it beforehand for {part}.",
            ),
        ),
        Stage(
            "Back on the ground",
            ("rolls slowly to the stand", "signs the logbook", "ties the aircraft down", "takes off the headset"),
            (
                "Down safely in {town}, with fuel to spare.",
                "A good landing is one that nobody talks about, says {other}.",
                "The logbook gets one line, with a word about {part} at the end.",
                "Tomorrow {guest} flies on to {home}, if the cloud lifts.",
                "What stays is a grin, and a great deal to tell about {about}.",
            ),
        ),
    ),
    remarks=(
        "{guest} has {number} hours in the logbook and remembers every one of them.",
        "On a clear day you can make out {town} from the circuit.",
        "As {absent} used to say, there are old pilots and bold pilots.",
        "Most of the questions that people ask here concern {part}.",
    ),
    signs=("Hold short", "Runway 27", "Keep clear of propellers", "Fuel on request", "Cleared to land", "Elev 412 ft"),
    brands=("Nordwing", "Aerolux", "Skyline Charter", "Tailwind"),
    hashtags=("aviation", "flying", "pilot", "cockpit", "avgeek", "aircraft", "airfield"),
    genre=Genre.DOCUMENTARY,
)
