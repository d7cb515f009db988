"""Chemistry and laboratory work."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

CHEMISTRY = Topic(
    name="Chemistry",
    keywords=("chemistry", "chemist", "experiment", "laboratory", "science", "reaction", "acid", "molecule"),
    decides=(
        "zebrafish",
        "embryo",
        "dna extraction",
        "petri dish",
        "cell culture",
        *("science experiment", "volcano experiment", "slime experiment", "experiment baking soda"),
        *("mentos coke", "coke mentos", "kitchen experiment", "soda volcano", "elephant toothpaste"),
        *("titration", "rates reaction"),
    ),
    subjects=(
        "a colour-changing reaction",
        "growing crystals",
        "red cabbage as an indicator",
        "an elephant's toothpaste",
    ),
    titles=("Chemistry at school: {subject}", "{subject}, explained", "The experiment: {subject}"),
    people=(
        "a chemist in a white coat",
        "a teacher with safety goggles",
        "a student with blue gloves",
        "a lab technician with a pipette",
    ),
    places=("in a laboratory", "beside a fume hood", "at a tiled bench", "in front of a rack of glassware"),
    details=(
        "a stirrer hums",
        "a drop falls into the glass",
        "a timer beeps",
        "somebody labels a tube",
        "the ventilation whirs",
    ),
    stages=(
        Stage(
            "Safety first",
            ("puts on safety goggles", "buttons a white coat", "pulls on gloves", "reads the label on a bottle"),
            (
                "Goggles on, hair tied back, sleeves buttoned, {guest}, and then we start.",
                "Today's experiment is about {about}, and it takes some care.",
                "Read the label before you open anything, it takes {number} seconds.",
                "If something spills, say so at once, nobody gets told off for it, not even {other}.",
                "I did this for the first time at a school in {home}, and I forgot to open the window.",
                "On this bench is everything that we need for {part}.",
            ),
        ),
        Stage(
            "Preparing the samples",
            (
                "measures out a clear liquid",
                "labels a row of tubes",
                "reads the scale at eye level",
                "writes down the weight",
            ),
            (
                "Read the scale at eye level, at the bottom of the curve, and read it to {other}.",
                "Exactly fifty millilitres, not forty-nine, {other}.",
                "Label everything, or in {number} minutes you won't know which one was for {part}.",
                "One of them stays as it is, so that we have something to compare with {part}.",
                "A careful start saves a bad afternoon, as {absent} once found out.",
                "Use a fresh tip every time, that's half of what I know about {about}.",
            ),
        ),
        Stage(
            "The experiment",
            ("adds one drop after another", "swirls a flask gently", "starts a timer", "watches through the glass"),
            (
                "Slowly, drop by drop, and keep swirling, {guest}.",
                "Give it {number} seconds, and resist the temptation to shake it.",
                "Something is happening, and it happens because of {part}.",
                "They tried it without the first step in {home}, and got soup.",
                "What do you expect, {other}: will it change or will it stay the same?",
                "That's the moment we were waiting for with {part}.",
            ),
        ),
        Stage(
            "The explanation",
            (
                "draws a molecule on the board",
                "holds a model in both hands",
                "writes down an equation",
                "compares two samples",
            ),
            (
                "Nothing is lost, {other}, it's all still there, only in another order.",
                "So why did that happen? The answer has to do with {part}.",
                "The result is very near the one in the textbook, which surprises {other}.",
                "If you can explain it to {absent}, you have understood it.",
                "For a long time people had quite wrong ideas about {about}.",
                "One experiment proves very little about {part}, so we repeat it.",
            ),
        ),
        Stage(
            "Cleaning up",
            ("rinses a flask in the sink", "hangs the goggles on a hook", "wipes the bench", "puts a lid on the waste"),
            (
                "Everything goes into the right container, {guest}, nothing goes down the sink.",
                "Wash your hands for at least twenty seconds, {other}, also between the fingers.",
                "Write up what you saw, not what you wanted to find out about {part}.",
                "Don't try this at home, try it with a teacher, in {home} or here in {town}.",
                "Next time we do the same with warm water, and compare it with {part}.",
            ),
        ),
    ),
    remarks=(
        "Never taste anything in a laboratory, not even when {guest} says it's sugar.",
        "A school in {home} sent us this idea.",
        "You may ask anything about {about}, and I'll answer what I can.",
        "We have {number} minutes until the room is needed again.",
    ),
    signs=("Goggles on", "Experiment 5", "50 ml", "Do not touch", "Sample B", "Room temperature"),
    brands=("Labrium", "Flask & Flame", "Indigo Glass", "Pipetto"),
    hashtags=("chemistry", "science", "experiment", "laboratory", "lab", "school", "stem"),
    genre=Genre.LECTURE,
)
