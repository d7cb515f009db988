"""Gardening: beds, pots, lawns and trees."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

GARDENING = Topic(
    name="Gardening",
    keywords=("gardening", "garden", "gardener", "plant", "compost", "flower", "rose", "lawn", "pruning"),
    decides=(
        *("gartenarbeit", "jardinage", "jardinería", "jardinagem", "bonsai", "repotting", "tree surgeon", "arborist"),
        *("tree trimming", "tree felling", "stump grinding", "hedge trimming"),
        *("allotment",),
    ),
    genre=Genre.TUTORIAL,
    subjects=("tomatoes", "a herb bed", "climbing roses", "winter vegetables", "a small lawn"),
    titles=("Growing {subject}", "The garden in spring: {subject}", "A beginner's guide to {subject}"),
    people=(
        "a gardener in rubber boots",
        "a man with a straw hat",
        "a girl with a watering can",
        "a neighbour with gardening gloves",
        "a plant lover with soil on both hands",
    ),
    places=(
        "in a walled garden",
        "beside the garden shed",
        "between green leaves",
        "at the end of a gravel path",
        "beside a stack of clay pots",
    ),
    details=(
        "bees hum around the flowers",
        "a wheelbarrow stands ready",
        "leaves rustle in a light breeze",
        "a robin hops over the soil",
        "a watering can fills up slowly",
        "somebody rakes in the distance",
    ),
    stages=(
        Stage(
            "How things stand",
            (
                "walks slowly along the green",
                "turns a leaf over and studies it",
                "opens the shed and looks for a tool",
                "checks the soil with one finger",
            ),
            (
                "Come in and mind the hose, {guest}, I was just about to start.",
                "It rained in {town} all week, so everything has grown a hand's width.",
                "Let's see how {part} got through the winter.",
                "A year ago there was nothing here but nettles, {absent} has photographs of it.",
                "I get more questions about {part} than about anything else in this garden.",
                "Before I touch anything, I walk round with a cup of tea and think about {part}.",
            ),
        ),
        Stage(
            "Tools and gloves",
            (
                "pulls on a pair of gloves",
                "wipes a blade with an oily cloth",
                "carries a bucket across the garden",
                "spreads a sheet on the ground",
            ),
            (
                "Gloves on, {other}, there's always a thorn somewhere.",
                "Clean blades are half the work, with {part} and with every other plant.",
                "These secateurs from {company} have been sharpened {number} times and still cut.",
                "You only need two or three good tools for {subject}, not a shed full of them.",
                "Put something down to catch the mess, {absent} taught me that after I ruined a path.",
                "Water, gloves, something to kneel on, and then on to {part}.",
            ),
        ),
        Stage(
            "Getting our hands dirty",
            (
                "loosens the soil with a small fork",
                "cuts off a dead twig",
                "sweeps cuttings into a bucket",
                "presses soil down with both hands",
            ),
            (
                "Take your time with {part}, a plant doesn't mind waiting.",
                "A bit lower, {guest}, and then you have it.",
                "Dead wood first, anything living can wait, as {other} keeps saying.",
                "This looks brutal, I know, but next month {part} will surprise you.",
                "Everything we take away here goes on the compost and comes back as soil for {part}.",
                "My back says it's been {number} hours, {guest}, the clock says less.",
            ),
        ),
        Stage(
            "Water and food",
            (
                "waters the ground with a green can",
                "unrolls a garden hose",
                "scatters a handful of compost",
                "pours out a full bucket slowly",
            ),
            (
                "Water in the morning or in the evening, never in the midday sun, and that goes for {part} too.",
                "Go for the roots, {other}, the leaves are wet enough.",
                "One deep soak a week does more for {part} than a sprinkle every day.",
                "I stopped buying fertiliser from {company} when I started to make compost.",
                "If the soil is still damp, leave it, you can drown {part} with kindness.",
                "In {town} the water is hard, so I collect the rain.",
            ),
        ),
        Stage(
            "What happens next",
            (
                "sweeps the path clean",
                "puts a label into the soil",
                "sits down on an upturned pot",
                "admires the day's work",
            ),
            (
                "And now we leave it alone, which is hard for {guest} and harder for me.",
                "In a few weeks you'll be able to tell that {part} liked the attention.",
                "Slugs are the next problem, but that's a story for {absent}.",
                "Write the date on a label, because nobody remembers it, not even {other}.",
                "That was a good day's work on {part}, time for a cold drink.",
                "If you take one thing away about {about}, take this: be patient.",
            ),
        ),
    ),
    remarks=(
        "Half of these plants are cuttings from a garden in {home}.",
        "The wheelbarrow was a present from {company}, and it squeaks.",
        "The robin is here again, {guest}, it follows every spade.",
        "Whatever I say about {part}, the weather has the last word.",
    ),
    signs=("Basil", "Sow in April", "Please keep the gate shut", "Compost only", "Mind the step", "Full sun"),
    brands=("Greenspade", "Rootwell", "Fernhill Tools", "Loam & Leaf"),
    hashtags=("gardening", "growyourown", "garden", "plants", "gardenlife", "greenthumb", "backyard"),
)
