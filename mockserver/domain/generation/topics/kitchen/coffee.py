"""Coffee: beans, machines, milk."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

COFFEE = Topic(
    name="Coffee",
    keywords=("coffee", "espresso", "barista", "cafe", "latte", "cappuccino", "roast"),
    decides=("barista", "latte art", "milk steaming"),
    genre=Genre.TUTORIAL,
    subjects=("espresso", "a flat white", "pour-over coffee", "latte art", "a cappuccino"),
    titles=("Barista basics: {subject}", "Making {subject} like a barista", "From bean to cup: {subject}"),
    people=(
        "a barista with a leather apron",
        "a bearded man behind the counter",
        "a trainee with a red headband",
        "a coffee roaster in a canvas apron",
        "a cafe owner in a flat cap",
    ),
    places=(
        "in a busy cafe",
        "behind the counter",
        "at a sunny counter",
        "beside the coffee machine",
        "between sacks of beans",
    ),
    details=(
        "cups rattle on a shelf",
        "a grinder whirrs",
        "customers chat in the background",
        "the bell above the door rings",
        "steam drifts past the window",
    ),
    stages=(
        Stage(
            "It starts with the beans",
            (
                "pours roasted beans from a paper bag",
                "smells a handful of dark beans",
                "reads the label of a coffee bag",
                "tips beans into a small dish",
            ),
            (
                "Smell that first, {guest}, before we say a word about {part}.",
                "These were roasted in {town} last week, which is about as fresh as you want them.",
                "Check the date on the bag, fresher is better, that's what {absent} taught me.",
                "You can spend a fortune on beans, and you really don't have to for {part}.",
                "Keep them in the dark, {other}, and please not in the fridge.",
                "I've tried {number} different beans this year, and I keep coming back to these.",
            ),
        ),
        Stage(
            "Grind and dose",
            (
                "grinds a dose of beans",
                "adjusts the dial of the grinder",
                "weighs the ground coffee on a small scale",
                "brushes stray grounds off the counter",
            ),
            (
                "Grind right before you brew, and {part} will be the better for it.",
                "If it tastes sour, go a little finer, and if it's bitter, {guest}, go coarser.",
                "The grinder from {company} was the best money I ever spent on coffee.",
                "Change one thing at a time, or you'll never know what {part} gained from it.",
                "We use a scale for this, because guessing went wrong in {home} every single morning.",
                "It's loud for a few seconds, and then {other} can talk again.",
            ),
        ),
        Stage(
            "Water and heat",
            (
                "checks a thermometer",
                "warms an empty cup with hot water",
                "lets the water run for a moment",
                "starts a timer on the counter",
            ),
            (
                "Coffee is almost all water, so filter it, especially if yours is as hard as in {town}.",
                "For hot coffee you want it just off the boil, and then {part} will be fine.",
                "Warm the cup first, {guest}, a cold cup ruins everything.",
                "Time it, because what feels like half a minute to {other} is usually ten seconds.",
                "A clean machine matters more for {part} than an expensive one.",
                "{absent} never measures any of this, and the coffee is good on about every third day.",
            ),
        ),
        Stage(
            "Brewing",
            (
                "waits while coffee drips into a cup",
                "swirls a cup gently",
                "stirs the surface with a small spoon",
                "lifts a full cup to the light",
            ),
            (
                "Steady now, this is the moment when {guest} always goes quiet.",
                "The smell alone will tell you if you got {part} right.",
                "When it runs too fast, the grind was too coarse, so back to the grinder, {other}.",
                "The first one of the day goes down the sink, that's a rule at {company}.",
                "Slow and even, that's really all there is to {part}.",
                "My first {number} attempts tasted of burnt toast, {guest}, so don't give up.",
            ),
        ),
        Stage(
            "The first sip",
            (
                "takes a slow sip",
                "puts the cup down on a saucer",
                "slides a cup across the counter",
                "closes both eyes for a moment",
            ),
            (
                "Give it a minute to cool, {guest}, you taste much more then.",
                "Sweet, a bit nutty, and exactly what I hoped for with {part}.",
                "{absent} would put sugar in it now, and that's allowed.",
                "If you want to know more about {about}, ask at the counter, we never stop talking.",
                "I could drink this all day, but then nobody in {town} would get any sleep.",
                "Same again tomorrow, and next time we take {part} one step further.",
            ),
        ),
    ),
    remarks=(
        "Half of {town} comes through that door before nine.",
        "The cups were made for us by {company}.",
        "One more for {absent}, and then we can go on.",
        "Don't worry about {part} too much, it's only breakfast.",
    ),
    signs=("Open 8 to 6", "Beans of the week", "Please order here", "Oat milk +0.50", "Single origin", "Cash or card"),
    brands=("Bean Harbour", "Portafino", "Crema Nord", "Slow Cup"),
    hashtags=("coffee", "barista", "coffeetime", "coffeelover", "cafe", "specialtycoffee", "homebarista"),
)
