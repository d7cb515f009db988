"""Surfing and other sports on boards and behind boats."""

from mockserver.domain.generation.topics.topic import Stage, Topic

WATER_SPORTS = Topic(
    name="Surfing",
    keywords=("surf", "surfing", "surfer", "kitesurfing", "windsurfing", "wakeboarding", "jetski", "wetsuit"),
    decides=(
        *("surfing", "surf", "surfer", "surf lesson", "surf check", "surfboard", "kitesurfing", "kite surfing"),
        *("windsurfing", "wind surfing", "wakeboarding", "wakeboard", "wake boarding", "jet ski", "jetski"),
        *("water skiing", "waterskiing", "wing foil", "bodyboard", "big wave", "river surfing", "サーフィン"),
        *("skimboarding", "skimboard"),
    ),
    subjects=("a session at high tide",),
    titles=("In the swell: {subject}", "Wet and happy: {subject}", "{subject} before breakfast"),
    people=(
        "a surfer in a black wetsuit",
        "an instructor in a bright vest",
        "a beginner with a big board",
        "a local with wet hair",
    ),
    places=("on the beach", "in the white water", "beyond the break", "in knee-deep water"),
    details=(
        "foam runs up the sand",
        "the wind picks up",
        "a set rolls in",
        "salt dries on the skin",
        "a board lies in the sand",
        "spray hangs in the air",
    ),
    stages=(
        Stage(
            "On the beach",
            ("zips up a wetsuit", "carries a board to the water", "stretches both shoulders", "studies the swell"),
            (
                "The tide turns in {number} minutes, so we have to be quick.",
                "The water in {town} is cold all year, and you get used to it.",
                "Before we go in, two words about {about}: bend your knees.",
                "I rented this board from {company}, and it has seen things.",
                "Yesterday it was flat, today it's perfect for {part}.",
                "Rash vest on, leash on, and stay behind me, {guest}.",
            ),
        ),
        Stage(
            "The first try",
            ("paddles with both arms", "pushes up from the board", "falls into the foam", "shakes water from the hair"),
            (
                "Chest down, hands flat, and up in one go, {guest}.",
                "I fell {number} times before it worked, and nobody counts but {other}.",
                "Nobody gets {part} right on the first day.",
                "Wait for it, {other}, not this one, the next.",
                "That was a mouthful of salt, and it tastes like {home} on a bad day.",
                "With {part}, your weight goes to the back foot, always.",
            ),
        ),
        Stage(
            "Out there",
            (
                "sits on the board and waits",
                "turns towards the shore",
                "stands up with a low stance",
                "leans into a turn",
            ),
            (
                "You sit, you wait, you talk about {about}, and suddenly it's there.",
                "Go, go, go, {other}, this one's yours!",
                "There are {number} people out here, and everybody gets a turn.",
                "It lifts you from behind, and then you forget all about {about}.",
                "{absent} has been out here since sunrise.",
                "The current pulls towards {town}, so paddle back now and then.",
            ),
        ),
        Stage(
            "A good run",
            ("rides along the face", "carves a wide turn", "raises both fists", "jumps off at the end"),
            (
                "Yes! That was {number} seconds at least!",
                "Did somebody get that? That was the best of {part} so far.",
                "I've waited for one like that since we left {home}.",
                "Low, lower, and then let it run, {guest}!",
                "That's why I get up at six for {part}.",
                "{other} just did the whole bay in one go, all {number} metres of it.",
            ),
        ),
        Stage(
            "Back on the sand",
            ("peels off the wetsuit", "rinses the board", "drops onto a towel", "drinks something hot"),
            (
                "My arms are gone, and I'm so happy with {part}.",
                "Rinse everything with fresh water, or {company} keeps the deposit.",
                "We were in there for {number} minutes, and it felt like ten.",
                "If you want to know more about {about}, take a lesson here, it's worth it.",
                "The chips in {town} never taste better than now.",
                "Same time tomorrow, {other}? I thought so.",
            ),
        ),
    ),
    remarks=(
        "The nearest good beach is {number} minutes from {town}.",
        "Sunscreen first, then wax, then {part}.",
        "{absent} taught me everything about {about}, and never said a word.",
        "They told me in {home} that I was too old for this.",
    ),
    signs=("Surf school", "Strong currents", "Board rental", "Lifeguard on duty", "High tide 10:42", "Showers"),
    brands=("Saltline", "Offshore Club", "Foam & Fin", "Tidal"),
    hashtags=("surfing", "watersports", "ocean", "surflife", "beach", "saltwater", "onboard"),
)
