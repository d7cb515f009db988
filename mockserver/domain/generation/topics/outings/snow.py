"""Skiing, snowboarding, sledging: days in the snow without a stopwatch."""

from mockserver.domain.generation.topics.topic import Stage, Topic

SNOW = Topic(
    name="Snow sports",
    keywords=("ski", "skiing", "skier", "snowboard", "snowboarding", "piste", "slope", "sledding", "toboggan"),
    decides=(
        *("skiing", "ski day", "ski trip", "ski holiday", "ski lesson", "ski resort", "ski touring", "powder day"),
        *("snowboard", "snowboarding", "cross country skiing", "sledding", "sledging", "tobogganing", "snowshoeing"),
        *(
            "skifahren",
            "skitour",
            "skiurlaub",
            "rodeln",
            "schlitten",
            "esquí",
            "sci alpinismo",
            "スキー",
            "スノーボード",
        ),
    ),
    subjects=("a day on the mountain",),
    titles=("Fresh snow: {subject}", "First lift: {subject}", "{subject} on the slope"),
    people=(
        "a skier in a red jacket",
        "a snowboarder with mirrored goggles",
        "an instructor in a yellow vest",
        "a beginner with stiff knees",
    ),
    places=("at the top of the run", "beside the lift", "on a wide slope", "among snowy firs"),
    details=(
        "snow crunches",
        "a chairlift hums overhead",
        "breath hangs in the cold air",
        "powder flies up",
        "the sun breaks over a ridge",
        "snow falls from a branch",
    ),
    stages=(
        Stage(
            "At the lift",
            ("snaps the boots shut", "pulls down the goggles", "shoulders the gear", "stamps off the snow"),
            (
                "Minus {number} this morning, and not a breath of wind.",
                "First lift, first tracks, and then {part}, that's the plan.",
                "We drove from {home} in the dark for this.",
                "Tighten the boots again at the top, {guest}, trust me.",
                "Before anybody asks about {about}, yes, I've waxed.",
                "The pass costs more than my gear from {company}.",
            ),
        ),
        Stage(
            "The first run",
            ("pushes off with both poles", "leans into a turn", "brakes in a spray of snow", "bends the knees"),
            (
                "Weight on the outside, knees soft, that's all {absent} ever said.",
                "That was rusty, {other}, but it's the first run of the year.",
                "It took us {number} minutes up and two minutes down.",
                "You forget so much about {about} in one summer.",
                "Nobody falls on the steep bits, we all fall at the lift in {town}.",
                "From here to the hut it's nothing but {part}.",
            ),
        ),
        Stage(
            "Off the main slope",
            ("stops at an edge", "drops into fresh snow", "jumps off a small ledge", "ducks under a branch"),
            (
                "It snowed {number} centimetres overnight, and nobody has been here yet.",
                "Stay behind me, {guest}, and keep your distance.",
                "I asked the patrol about {about}, and they said it's safe today.",
                "You hear nothing up here, {number} minutes from the lift.",
                "The trees are tight, so for {part} you need short turns.",
                "{absent} found this spot, and made us promise not to tell.",
            ),
        ),
        Stage(
            "A break at the hut",
            (
                "brushes snow off a bench",
                "warms both hands on a mug",
                "unclips the helmet",
                "shares a bar of chocolate",
            ),
            (
                "Hot chocolate first, then we talk about {about}.",
                "My thighs are burning, and I've had {number} runs.",
                "The soup here is why people from {home} come back.",
                "Did you really fall off the lift, {other}? Again?",
                "I could sit here all day, but {part} won't wait.",
                "That's {town} down there in the fog.",
            ),
        ),
        Stage(
            "The last run",
            (
                "stops and breathes out",
                "carries the gear on one shoulder",
                "knocks ice off the boots",
                "waves at the lift",
            ),
            (
                "Last one of the day, so we take {part} slowly.",
                "The snow is soft now, and so are my legs, says {other}.",
                "{number} kilometres, says the app, and I believe every one.",
                "If you're thinking about {about}, go early in the season.",
                "It won't get much better than {part}.",
                "Boots off, {guest}, that's the best moment of all.",
            ),
        ),
    ),
    remarks=(
        "The lifts in {town} run until half past four.",
        "A helmet isn't optional, not for {part}, not for anything.",
        "{absent} learned it after {number} years in an office, so there's no excuse.",
        "I've lost a glove somewhere, ask me about {about} tomorrow.",
    ),
    signs=("Lift 3", "Slow", "Avalanche danger 2", "Closed at 4.30", "Beginners' slope", "1,840 m"),
    brands=("Firn & Frost", "Whiteline", "Edgeworks", "Summit Rental"),
    hashtags=("skiing", "snow", "powder", "mountains", "winter", "snowboarding", "slopes"),
)
