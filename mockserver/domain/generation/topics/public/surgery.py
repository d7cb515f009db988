"""Recordings of operations."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

SURGERY = Topic(
    name="Surgery",
    keywords=("laparoscopic", "surgeon", "scalpel", "suture", "incision", "anesthesia", "anaesthesia"),
    decides=(
        *("live surgery", "surgery recording", "surgery footage", "robotic surgery", "open heart surgery"),
        *("surgical technique", "lap chole", "laparoscopic", "spine surgery", "brain surgery"),
    ),
    subjects=("an appendix", "a torn meniscus", "a small hernia"),
    titles=("In theatre: {subject}", "Step by step: {subject}", "{subject}, recorded in theatre"),
    people=(
        "a surgeon wearing green scrubs",
        "a surgeon wearing magnifying glasses",
        "a surgeon wearing a sterile gown",
        "a surgeon wearing a headlamp",
    ),
    people_opposite=(
        "an assistant wearing blue scrubs",
        "a nurse holding a tray of instruments",
        "an assistant wearing a face mask",
        "a nurse wearing a sterile gown",
    ),
    places=(
        "at the operating table",
        "under the operating lights",
        "in an operating theatre",
        "in front of a monitor with a close view",
    ),
    details=(
        "a monitor beeps steadily",
        "an instrument is handed over",
        "suction hisses",
        "a green drape covers the rest",
        "the lights are adjusted",
        "a clock counts the minutes",
    ),
    stages=(
        Stage(
            "Time-out and preparation",
            ("marks the site", "puts on sterile gloves", "checks the position", "holds both hands up"),
            (
                "{guest}, would you confirm the side and {part} for everybody?",
                "{guest}: Confirmed, and {other} gave the antibiotic {number} minutes ago.",
                "We planned {part} together with {absent}, and the images are on the monitor.",
                "I expect {part} to take about {number} minutes, skin to skin.",
                "{other}, are you happy for us to start with {part}?",
                "The consent names {part}, and {absent} signed as a witness.",
            ),
            acts_opposite=(
                "reads the checklist aloud",
                "unfolds a drape",
                "counts the instruments",
                "paints the skin with antiseptic",
            ),
        ),
        Stage(
            "Access",
            ("makes the first incision", "places a retractor", "opens layer by layer", "introduces the camera"),
            (
                "I make the incision {number} millimetres long, {absent} made it longer.",
                "For {part} you want good exposure, so don't be in a hurry here.",
                "{guest}: Retractor is in, Dr {host}, and it holds.",
                "We stay in the plane, it hardly bleeds, as {absent} always says.",
                "The landmark for {part}? Right under the tip of my instrument, {guest}.",
            ),
            acts_opposite=(
                "holds the retractor",
                "wipes with a swab",
                "hands over the scalpel",
                "adjusts the light",
            ),
        ),
        Stage(
            "The critical step",
            ("works with fine instruments", "ties a knot", "stops a small bleeding", "shows a structure with the tip"),
            (
                "This is the critical part of {part}, so no talking for a minute, please.",
                "{guest}: The nerve is safe, I've put a loop around it for {other}.",
                "I put {number} stitches here, {absent} would put more.",
                "With {part} the mistake would be to pull too hard.",
                "If it didn't come easily now, we'd stop {part} and think again, {guest}.",
                "{guest}: Blood loss is about {number} millilitres so far, says {other}.",
            ),
            acts_opposite=(
                "keeps the suction ready",
                "cuts a thread",
                "passes a needle holder",
                "calls out the pressure",
            ),
        ),
        Stage(
            "Checking the result",
            ("irrigates and waits", "tests the movement", "looks around once more", "compares with the images"),
            (
                "Let's check before we finish {part}: dry, stable, no tension.",
                "{guest}: The same as on the images that {absent} sent.",
                "I'm satisfied with {part}, are you, {guest}?",
                "We wait {number} minutes and check again, {other} keeps the time.",
                "If there was a leak after {part}, we'd know it by now.",
            ),
            acts_opposite=(
                "counts the swabs",
                "labels a sample",
                "rinses with warm water",
                "nods behind the mask",
            ),
        ),
        Stage(
            "Closing",
            ("closes the first layer", "places the last stitch", "takes off the gloves", "thanks the team"),
            (
                "We close in layers, {guest} does the skin.",
                "{guest}: Swabs and needles are complete, {number} of each.",
                "After {part} I let people walk on the same day.",
                "Please note for the report on {part}: no drain, no complications.",
                "The stitches come out after {number} days, {absent} will take care of that.",
                "{guest}: Then {part} took us less time than planned.",
            ),
            acts_opposite=(
                "sticks on a dressing",
                "takes down the drapes",
                "notes the time",
                "rolls away the tray",
            ),
        ),
    ),
    remarks=(
        "I learned {part} from {absent}, and I still do it the same way.",
        "{guest}: I have assisted with {part} before, but never from this side.",
        "There's a recording of {part} from {home}, with the old instruments.",
        "{guest}: Do we keep this recording of {part} for teaching?",
    ),
    signs=("Theatre 3", "Sterile", "Time-out", "BP 110/70", "00:42:17", "SpO2 98"),
    brands=("Medivia", "Steriline", "Opticlear", "Vitalis"),
    hashtags=("surgery", "surgeon", "operatingroom", "medicine", "surgical", "medicaleducation", "healthcare"),
    genre=Genre.OPERATION,
)
