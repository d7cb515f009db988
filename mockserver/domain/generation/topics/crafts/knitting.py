"""Knitting, crochet, and whatever else is made of wool."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

KNITTING = Topic(
    name="Knitting",
    keywords=("knitting", "knit", "yarn", "wool", "crochet", "scarf", "sweater", "needle"),
    genre=Genre.TUTORIAL,
    subjects=("a striped scarf", "a pair of socks", "a baby blanket", "a winter hat"),
    titles=("Knitting {subject}", "{subject} for beginners", "One ball of wool: {subject}"),
    people=(
        "a knitter in a mustard cardigan",
        "an old man with round glasses",
        "a student with silver rings",
        "a shop owner with a tape measure",
        "a grandmother in a hand-knitted shawl",
    ),
    places=(
        "in a cosy armchair",
        "at a table by the window",
        "in a yarn shop",
        "on a sofa full of cushions",
        "beside a basket of yarn",
    ),
    details=(
        "a cat sleeps on the sofa",
        "tea steams in a mug",
        "a ball of yarn rolls off the table",
        "rain runs down the window",
        "a floor lamp gives a warm light",
    ),
    stages=(
        Stage(
            "Choosing the yarn",
            (
                "picks a ball of yarn from a basket",
                "winds yarn around two fingers",
                "holds two colours side by side",
                "reads the label of a ball of wool",
            ),
            (
                "Pick something soft, {guest}, you'll have it in your hands for weeks.",
                "This wool was dyed in {home}, and it smelled of onions for a month.",
                "Keep the label, because you'll need to know how to wash {part} one day.",
                "One ball won't be enough, believe {absent}, who has run out on a Sunday.",
                "For a first go at {subject}, choose a light colour, so that you find your mistakes.",
                "I have {number} unfinished things at home, so naturally I bought more wool.",
            ),
        ),
        Stage(
            "The first row",
            (
                "makes a loop at the end of the yarn",
                "counts under the breath",
                "pulls a loose end tight",
                "smooths out a printed pattern",
            ),
            (
                "The first row is always the ugly one, {other}, just keep going.",
                "Not too tight, or you'll have to fight for {part} later on.",
                "Count twice now, and then nobody has to count {part} again.",
                "Make a small sample first, I know it's boring, {absent} skips it and always regrets it.",
                "The pattern comes from a shop in {town}, and I've scribbled all over it.",
                "Put a marker every {number} stitches, and you can stop counting from the start.",
            ),
        ),
        Stage(
            "Row by row",
            (
                "works a row with slow movements",
                "turns the work around",
                "pulls more yarn from the ball",
                "pushes the stitches together",
            ),
            (
                "In, around, through and off, and after {number} rows your hands do it alone.",
                "This is when {guest} usually puts a film on.",
                "If you drop a stitch, don't panic, not even with {part}.",
                "Hold the yarn the way that feels right to you, says {other}, there's no police for it.",
                "Sit up straight from time to time, {part} can wait for a stretch.",
                "Every knitter in {town} has a different opinion on how to hold the yarn.",
            ),
        ),
        Stage(
            "A bit of colour",
            (
                "joins a second thread",
                "crosses two threads at the back",
                "cuts a thread with small scissors",
                "tucks a loose end away",
            ),
            (
                "Leave a long tail when you change colour, {other}, you'll thank me later.",
                "Twist the two strands once, and {part} won't have any holes.",
                "{company} sells this shade as moss, I call it old sofa.",
                "The back of it looks like a bird's nest, and with {part} that's perfectly normal.",
                "{absent} had the idea to put these colours together, and I doubted it to the last row.",
                "Stripes forgive a lot, and that's why they're so good for {subject}.",
            ),
        ),
        Stage(
            "Finishing off",
            (
                "sews in the last end",
                "lays the finished piece flat",
                "holds the finished piece up to the light",
                "folds the finished piece neatly",
            ),
            (
                "Cut the yarn, pull it through, and breathe, {guest}.",
                "Wash it once by hand and let it dry flat, that does wonders for {part}.",
                "It took {other} and me {number} evenings, and I enjoyed nearly all of them.",
                "There's one mistake in it, but only {other} knows where.",
                "That's all I had to say about {about}, happy knitting.",
                "It goes to {absent} in {home}, where the winters are long.",
            ),
        ),
    ),
    remarks=(
        "The needles were made by {company}, from a single piece of birch.",
        "Our knitting group in {town} meets on Thursdays, beginners are welcome.",
        "Is that the cat again, {guest}?",
        "A mistake that you can live with isn't a mistake, and {part} won't complain.",
    ),
    signs=("Row 12", "Pattern notes", "100% wool", "Size 4 mm", "Hand wash only", "Knit night, Thursday"),
    brands=("Woolhaven", "Purl & Pine", "Skeinly", "Softloop"),
    hashtags=("knitting", "wool", "handmade", "yarn", "yarnlove", "cosy", "woolcraft"),
)
