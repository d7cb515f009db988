"""Products: unboxing, tests and reviews."""

from mockserver.domain.generation.topics.topic import Stage, Topic

_CAMERAS = {
    "sony": "a6400 a6600 a6700 a7 a7ii a7iii a7iv a7v a7c a7r a7s a7siii a9 a1 fx3 fx6 fx30",
    "canon": "r3 r5 r6 r7 r8 r10 r50 5d 6d 7d 70d 80d 90d c70 m50",
    "nikon": "z5 z6 z7 z8 z9 z30 z50 zf zfc d750 d780 d850 d3500",
    "fujifilm": "xt3 xt4 xt5 xh2 xs10 xs20 x100v x100vi",
    "panasonic": "gh4 gh5 gh6 gh7 s1 s5 s5ii g9",
    "leica": "m6 m10 m11 sl2 sl3",
}
"""Models by their makers."""

PRODUCT = Topic(
    name="Product review",
    keywords=(
        *("review", "unboxing", "product", "demo", "gadget", "phone", "iphone", "laptop", "headphones", "keyboard"),
        *("vacuum", "appliance", "fridge", "mower", "scooter", "brand", "test", "smartwatch", "toothbrush"),
        "earbuds",
    ),
    decides=(
        *("unboxing", "lawnmower review", "robot mower", "robot vacuum", "air fryer review", "fryer review"),
        *("product demo", "running shoes size", "shoe review", "mattress review", "headphones", "size guide"),
        "stroller",
        *("taste test",),
        *("final verdict", "amazon listing", "product listing", "etsy listing", "ebay listing"),
        *("galaxy fold", "galaxy flip", "galaxy watch", "galaxy tab", "galaxy buds", "galaxy note", "apple watch"),
        *(f"galaxy s{number}" for number in range(20, 30)),
        *(f"pixel {number}" for number in range(5, 12)),
        *("apple vision", "surface pro", "echo dot"),
        *(
            "rtx",
            "gtx",
            "xtx",
            "canon eos",
            "radeon",
            "geforce",
            "graphics card",
            "gpu benchmark",
            "cpu benchmark",
            "ryzen",
            "pc build",
        ),
        *(f"{maker} {model}" for maker, models in _CAMERAS.items() for model in models.split()),
        *(
            f"{device} teardown"
            for device in ("ps5", "xbox", "console", "iphone", "phone", "macbook", "laptop", "watch")
        ),
        *("insta360", "dji mini", "osmo pocket", "gopro hero", "mirrorless camera"),
    ),
    subjects=("a new smartphone", "a robot vacuum", "wireless headphones", "a travel backpack"),
    titles=("Hands on: {subject}", "{subject} reviewed", "Is {subject} worth it?"),
    people=(
        "a reviewer in a plain white shirt",
        "a tester with a notepad",
        "a customer with a curious look",
        "a presenter in a dark jumper",
    ),
    places=("on a white table", "in a bright studio", "in front of a neutral wall", "at a tidy workbench"),
    details=(
        "packaging lies on the floor",
        "the price appears in a corner",
        "light falls in from one side",
        "somebody takes notes",
        "a second one waits in its box",
    ),
    stages=(
        Stage(
            "Out of the box",
            (
                "opens a cardboard box",
                "lays all parts out in a row",
                "cuts through the tape",
                "leafs through a thin manual",
            ),
            (
                "It arrived from {home} this morning, well packed and in one piece.",
                "So here's what you get, apart from {part}: a manual, a warranty card, and not much else.",
                "The box weighs less than I thought, {guest}, have a go.",
                "There are {number} pages of instructions, in twelve languages.",
                "On the side of the box they tell you everything else about {about}.",
                "{other} has already lost one of the small bags.",
            ),
        ),
        Stage(
            "First impressions",
            (
                "looks at it from every side",
                "runs a finger along the edge",
                "nods and raises both eyebrows",
                "compares it with an older model",
            ),
            (
                "Somebody has finally listened, that was my first thought about {part}.",
                "The finish is better than I expected for the price, and {guest} agrees.",
                "After {number} minutes with {part}, I have only one complaint.",
                "What do you say, {other}, does it feel cheap to you?",
                "I was sceptical about {about}, and I still am, a little.",
                "Compared with the last model, {company} has changed more than the colour.",
            ),
        ),
        Stage(
            "Putting it to the test",
            (
                "measures the time with a stopwatch",
                "repeats the test three times",
                "writes down a result",
                "tries it out a second time",
            ),
            (
                "We ran every test {number} times, so that {part} had a fair chance.",
                "{guest} tried it at home, and I tried it on a trip to {home}.",
                "Now for the question that everybody asks about {about}.",
                "That's {number} per cent better than the one we tested in spring.",
                "If I had to break it, {other}, this is how I'd start.",
                "So far nothing wrong with {part}, and I have really tried.",
            ),
        ),
        Stage(
            "Good and not so good",
            (
                "counts the advantages on one hand",
                "frowns at a small detail",
                "puts two of them side by side",
                "makes a list on a card",
            ),
            (
                "The best thing about it, for me, is {part}.",
                "On the other hand, {guest} needed {number} minutes to put it away again.",
                "Spare parts are a problem: I called a shop in {home}, and they had none.",
                "I'd have liked a better warranty, and so would {other}.",
                "You can live with that, unless you had set your heart on {part}.",
            ),
        ),
        Stage(
            "The verdict",
            ("gives a thumbs up", "holds up a card with a score", "puts the manual away", "shrugs and laughs"),
            (
                "At this price it's hard to beat, and {subject} would be my reason to buy it.",
                "In our table that's place {number}, and before you complain, the table is long.",
                "{guest} is keeping it, which tells you enough.",
                "If you can wait, wait for the next model and read up on {part} first.",
                "Would I recommend it to {absent}? Yes, with one reservation.",
                "Let us know in the comments what we should test next, after {part}.",
            ),
        ),
    ),
    remarks=(
        "We bought this with our own money at a shop in {home}.",
        "{company} had no say in this review.",
        "{guest} has used {part} every day for a month.",
        "You asked for this one, {number} times in the comments alone, and {other} asked in person.",
    ),
    signs=("4.5 / 5", "New", "In the box", "Pros and cons", "Price at launch", "Final score"),
    brands=("Nuvio", "Gadgetry", "Testbench", "Boxfresh"),
    hashtags=("review", "unboxing", "product", "handson", "tech", "gadgets", "worthit"),
)
