"""Shops and supermarkets."""

from mockserver.domain.generation.topics.topic import Stage, Topic

SHOP = Topic(
    name="Shopping",
    keywords=("supermarket", "grocery", "retail", "mall", "boutique", "cashier", "aisle", "shopper"),
    decides=(
        "grocery store",
        "grocery shopping",
        *(
            f"{shop} haul"
            for shop in ("grocery", "tesco", "aldi", "lidl", "costco", "walmart", "target", "supermarket")
        ),
        "supermarket checkout",
        "supermarket tour",
        "shopping mall",
        "shopping centre",
        "shopping center",
        "retail store",
        "store tour",
        "store opening",
        "shop opening",
        "supermarkt",
        "supermercado",
        "supermarché",
        *("boxing day", "boxing day sales", "black friday"),
    ),
    subjects=("a Saturday at the supermarket",),
    titles=("In the shop: {subject}", "On the shelf: {subject}"),
    people=(
        "a customer with a basket",
        "a shopper with a long list",
        "a regular with two bags",
        "a shopper in a raincoat",
    ),
    places=("between the shelves", "in the middle of the aisle", "next to the checkout", "at the entrance"),
    details=(
        "a trolley rattles past",
        "a till beeps",
        "an announcement rings out",
        "the doors slide open",
        "a shop assistant fills up a shelf",
        "music plays quietly",
    ),
    stages=(
        Stage(
            "At the entrance",
            (
                "takes a basket from the pile",
                "reads a poster at the entrance",
                "wipes the handle of a trolley",
                "checks a list",
            ),
            (
                "So, we're in, it's early, and the shop in {town} is still nice and empty.",
                "My list has {number} things on it, and some of them have to do with {part}.",
                "{guest} pushes, I choose, that's the deal.",
                "Many of you wanted to know more about {about}, so I thought: let's go and look.",
                "The whole place was rearranged, and {other} still walks to where the bread used to be.",
            ),
        ),
        Stage(
            "Along the shelves",
            (
                "strolls along a shelf",
                "reads a label on the back",
                "compares two prices",
                "straightens a row of packets",
            ),
            (
                "Always compare the price per kilo, {guest}, not the one in big letters.",
                "The clever things are at the bottom, says {guest}, and the expensive ones right in front of you.",
                "Do we really need that, {other}, or is it only the packaging?",
                "I've found {number} kinds, and not one of them says anything about {part}.",
                "In {home} it cost half of that, I swear.",
                "They put a sign up about {about}, and it's actually quite helpful.",
            ),
        ),
        Stage(
            "A question at the counter",
            (
                "asks for advice",
                "points at something on the top shelf",
                "explains an offer",
                "fetches a sample from the back",
            ),
            (
                "Excuse me, who could tell us a bit more about {part}?",
                "The lady says that it arrives on Tuesdays, {number} boxes, and by noon it's gone.",
                "I asked about {about}, and I got a better answer than on any website.",
                "{other} has worked in a shop like that in {home}, and it's hard work.",
                "We can order it from {home}, they say, but then it takes {number} days.",
            ),
        ),
        Stage(
            "At the checkout",
            (
                "puts things on the belt",
                "searches for a card",
                "packs a bag, heavy things first",
                "holds out a receipt",
            ),
            (
                "Which queue is faster, {guest}? Wrong, it's always the other one.",
                "Guess how much it was. No, less: {number}.",
                "Heavy things first, and {part} on top, nobody wants a mess.",
                "I forgot the bags again, ask {other} how often that happens.",
                "They're collecting for a club here in {town}, so I rounded it up.",
            ),
        ),
        Stage(
            "What we got",
            (
                "carries two full bags",
                "shows a receipt",
                "unpacks one thing after the other",
                "returns an empty trolley",
            ),
            (
                "Right, so that's what we got, and most of it has to do with {part}.",
                "Two of these go to {absent}, who never leaves the house on a Saturday.",
                "I stayed under my limit, by {number}, which hasn't happened since the spring.",
                "Would I drive to {home} for it? Probably not, it's a good shop, but it's a shop.",
                "If you know a better place for {part}, please write it in the comments.",
                "And if you work in a shop, tell us what we don't know about {about}.",
            ),
        ),
    ),
    remarks=(
        "I came for one thing, and that was {number} minutes ago.",
        "The branch in {home} is bigger, but here you can at least find {part}.",
        "{absent} has a card for everything, I have none.",
        "They all know {guest} here, it's a bit embarrassing.",
    ),
    signs=("Special offer", "Aisle 5", "2 for 1", "Please queue here", "New in store", "Open until 10"),
    brands=("Cornerstore", "Fairbasket", "Aisle & Co", "Tillmark"),
    hashtags=("shopping", "store", "retail", "supermarket", "offers", "shopwithme", "instore"),
)
