"""Markets and shopping."""

from mockserver.domain.generation.topics.topic import Stage, Topic

MARKET = Topic(
    name="Street market",
    keywords=("market", "shopping", "stall", "vendor", "bazaar", "food"),
    decides=(
        "wochenmarkt",
        "flohmarkt",
        "marché",
        "feira",
        "市場",
        "street food",
        "night market",
        "flea market",
        *("mercado",),
    ),
    subjects=("the farmers' market", "a flea market", "the fish market at dawn", "a night market"),
    titles=("A visit to {subject}", "{subject} on a small budget", "Tasting my way through {subject}"),
    people=(
        "a shopper with a wicker basket",
        "a vlogger in a denim jacket",
        "a customer with a long list",
        "a regular with a shopping trolley",
    ),
    places=("between the stalls", "in front of the counter", "under a striped awning", "at the end of the row"),
    details=(
        "coins clink on the counter",
        "people push past with bags",
        "a vendor calls out prices",
        "a paper bag rustles",
        "music comes from somewhere",
    ),
    stages=(
        Stage(
            "Arriving",
            (
                "strolls along the stalls",
                "waves at the camera",
                "pulls a bag out of a pocket",
                "reads a handwritten price",
            ),
            (
                "Good morning from {town}, it's early, and it's already busy.",
                "I have a list today, and right at the top is {part}.",
                "{guest} comes along to carry the bags and to keep me honest.",
                "There are {number} stalls if you count the ones round the corner.",
                "You asked me to make this one about {about}, so here we are.",
            ),
        ),
        Stage(
            "A first round",
            (
                "weighs something in one hand",
                "smells a sample",
                "turns over a price tag",
                "asks a question and listens",
            ),
            (
                "First round with empty hands, that's my rule, {other}, no matter how good it smells.",
                "Buy at the first stall and you pay double, they say in {home}.",
                "Now three people have asked us about {part} already.",
                "Everything on this table came in this morning, all {number} boxes of it.",
                "You learn more about {about} here in an hour than online in a week.",
                "Can we come back to {part} later? I want to try something first.",
            ),
        ),
        Stage(
            "Bargaining",
            (
                "bargains with a smile",
                "counts coins in one hand",
                "shakes the head and laughs",
                "holds up three fingers",
            ),
            (
                "Ask kindly, {guest}, and ask at the end of the day.",
                "I said {number}, and the answer was a very long laugh.",
                "With {part} there's always a little room in the price.",
                "My last offer, and I only make it because {absent} has a birthday soon.",
                "They don't bargain in {home}, and it makes for a much shorter morning.",
                "Two for the price of one, and {other} doesn't even need one.",
            ),
        ),
        Stage(
            "Something to try",
            ("tries a small piece", "shares a paper bag", "closes both eyes and nods", "pays with a banknote"),
            (
                "You have to try this, {guest}, don't ask what it is.",
                "The family at this stall has been doing it for {number} years.",
                "I'd come back to {home} for that alone.",
                "To be honest, I wasn't expecting much of {part}.",
                "Careful, it's hot, and {other} has burned a tongue already.",
                "That's the sort of thing nobody mentions when they talk about {about}.",
            ),
        ),
        Stage(
            "The shopping bag",
            (
                "unpacks the shopping bag on a bench",
                "shows everything that was bought",
                "compares the list with the bag",
                "ties two bags together",
            ),
            (
                "Right, let's find out what we've got, and whether we remembered {part}.",
                "It was {number} altogether, and {guest} says that it could have been worse.",
                "This one is a present for {absent}, so please keep quiet.",
                "I'm really pleased with {part}, less so with the plastic bag.",
                "If you know a better one near {home}, tell me, and I'll go.",
                "And if you have questions about {about}, leave them below.",
            ),
        ),
    ),
    remarks=(
        "People come here from as far as {home}, and you can tell by the car park.",
        "Bring a bag and some change, {guest} never has either.",
        "I set myself a limit of {number}, and I won't tell you how that ended.",
        "Everybody has a favourite stall, and {absent} has three.",
    ),
    signs=("2 for 5", "Fresh today", "Cash only", "Sale", "Half price", "Please ask"),
    brands=("Basketful", "Stallworth", "Plum & Penny", "Tradehall"),
    hashtags=("market", "shopping", "vlog", "local", "bargain", "shoplocal", "marketday"),
)
