"""Homes and rooms for sale or to let."""

from mockserver.domain.generation.topics.topic import Stage, Topic

REAL_ESTATE = Topic(
    name="Real estate",
    keywords=(
        *("estate", "apartment", "house", "home", "loft", "penthouse", "villa", "sale"),
        *("lease", "rent", "realtor", "property", "condo", "studio", "farmhouse", "flat", "listing"),
    ),
    decides=(
        *("open house", "house tour", "home tour", "apartment tour", "bedroom house", "bedroom apartment"),
        *("office space", "shop to let", "flat to let", "house to let"),
        *("appartement", "wohnung", "wohnungsbesichtigung", "visite appartement", "virtual viewing", "piso en venta"),
        *("casa à venda", "apartment for rent", "house for rent", "house for sale", "home for sale"),
        *("farmhouse for sale", "space for lease", "hausbesichtigung", "immobilie", "不動産"),
        *(
            "flat walkthrough",
            "loft walkthrough",
            "house walkthrough",
            "apartment walkthrough",
        ),
        *(
            "home walkthrough",
            "virtual tour",
            "property tour",
        ),
        *("home inspection", "house inspection", "property inspection", "airbnb", "apartment hunting"),
        *("house hunting", "viewing flat"),
    ),
    subjects=("a sunny loft", "a house with a garden", "a small city flat", "an old farmhouse"),
    titles=("For sale: {subject}", "Come in: {subject}", "A tour of {subject}"),
    people=(
        "an estate agent in a navy suit",
        "a letting agent with a folder",
        "an agent with a tape measure",
        "an owner with a bunch of keys",
    ),
    places=("in the hallway", "in an empty room", "at the front door", "by the window"),
    details=(
        "light falls through the windows",
        "footsteps echo on the floor",
        "keys jingle",
        "a door opens softly",
        "a folder lies on the window sill",
    ),
    stages=(
        Stage(
            "At the front door",
            (
                "unlocks the front door",
                "wipes the shoes and steps inside",
                "switches on a light",
                "holds the door open",
            ),
            (
                "Come in, come in, and let me tell you about {about}.",
                "We're on a quiet street, and {home} is just down the road.",
                "{guest} has come along today, and {guest} asks the questions that you'd ask.",
                "It was built to last, and it has been in the same hands for {number} years.",
                "If you only have one minute, make it this one, because of {part}.",
            ),
        ),
        Stage(
            "The main rooms",
            (
                "opens the curtains",
                "spreads both arms to show the space",
                "paces out the length of a wall",
                "runs a hand along the window frame",
            ),
            (
                "This is the room that {absent} will miss the most.",
                "There's space for a long table here, and for {part} too, what do you think, {other}?",
                "If the floor plan doesn't sound like much to you, {other}, wait until the sun comes round.",
                "It's quiet enough to hear yourself think about {part}.",
                "The floor was sanded last spring by a firm from {home}.",
            ),
        ),
        Stage(
            "Behind the doors",
            ("opens a cupboard and closes it softly", "turns on a tap", "knocks on a wall", "unfolds the floor plan"),
            (
                "The pipes and the wiring were renewed {number} months ago, and {absent} has a folder with the papers.",
                "There's more storage than you'd expect, {guest}, even for your boots.",
                "What about the heating? It was serviced in autumn, by the book, and {other} has the certificate.",
                "With a coat of paint and an idea, {part} could look quite different.",
                "Look behind the doors first, that's what I tell everyone who asks me about {about}.",
                "Do knock on the walls, we have nothing to hide from {home}.",
            ),
        ),
        Stage(
            "Outside and around",
            (
                "steps out and points along the street",
                "leans on a railing",
                "greets a neighbour",
                "breathes in the fresh air",
            ),
            (
                "Shops and buses are a short walk away, and {guest} has tried it with a pushchair.",
                "On Saturdays there's a market in {town}, and you won't need a car for it.",
                "The neighbours have been here for {number} years, which says a lot.",
                "For many people {part} would be reason enough to stay.",
                "In the evening you can sit here with {other} and do nothing at all.",
            ),
        ),
        Stage(
            "What happens next",
            ("hands over a leaflet", "shakes hands at the door", "locks up again", "writes down a name"),
            (
                "Viewings are on Saturday, and {number} people have signed up so far.",
                "Take your time, sleep on it, and call {other} at the office.",
                "If you have a question about {about}, there's no such thing as a silly one.",
                "You aren't only choosing walls, you're choosing {part} as well.",
                "Thank you, {guest}, for asking what everybody wanted to know.",
                "I shall be back next week with something very different in {home}.",
            ),
        ),
    ),
    remarks=(
        "From here it's about {number} minutes to {home}.",
        "{company} looks after the paperwork.",
        "The owner, {absent}, would like it to go to somebody who likes {part}.",
        "There has been a lot of interest in {part} already.",
    ),
    signs=("For sale", "Open house", "84 m²", "Viewing by appointment", "To let", "Price on request"),
    brands=("Keystone Homes", "Roof & Room", "Dwellio", "Latch & Lane"),
    hashtags=("realestate", "hometour", "property", "interior", "househunting", "forsale", "newhome"),
)
