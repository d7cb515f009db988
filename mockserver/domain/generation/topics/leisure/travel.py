"""Trips to towns, beaches, ruins and hotels."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

TRAVEL = Topic(
    name="Travel",
    keywords=(
        *("travel", "trip", "vacation", "holiday", "tourist", "temple", "kyoto", "venice", "paris", "bangkok"),
        *("bali", "backpacking", "sightseeing", "vlog", "tower", "ruins", "hotel", "beach", "island", "castle"),
        *("museum", "journey", "itinerary", "gondola", "machu", "tuscany", "serengeti"),
    ),
    decides=(
        *("gita", "honeymoon", "van life", "vanlife", "road trip", "food tour", "walking tour", "city tour"),
        *("itinerary", "travel guide", "travel tips", "city break", "ring road"),
        *("island hopping", "urlaub"),
        *("viaje", "viagem", "vacaciones", "vacances", "férias", "旅行", "layover"),
        *("motorcycle ride", "motorcycle tour", "motorcycle trip", "motorbike trip", "stadtrundfahrt"),
        *("voyage", "visita guiada", "stadtbummel", "guided tour", "hotel room tour"),
        *("museum visit", "visita", "museo", "musée", "château", "chateau"),
        *("motel",),
        *("campus tour",),
    ),
    genre=Genre.HOME_VIDEO,
    subjects=("three days in the old town", "a quiet island", "a temple garden", "the coast road"),
    titles=("Travel diary: {subject}", "Worth the trip: {subject}", "Postcard from {subject}"),
    people=(
        "a traveller with a backpack",
        "a cousin with a sun hat",
        "a friend with a paper map",
        "a fellow traveller in sunglasses",
        "a visitor with a camera",
    ),
    places=(
        "among other visitors",
        "in a shady spot",
        "beside a pile of luggage",
        "at a small table outside",
        "at the next stop",
    ),
    details=(
        "a bell rings in the distance",
        "people take pictures",
        "a suitcase rolls past",
        "somebody asks for directions",
        "voices mix in several languages",
        "a scooter goes by",
    ),
    stages=(
        Stage(
            "We have arrived",
            (
                "steps out with a suitcase",
                "unfolds a map",
                "stretches after a long ride",
                "counts the bags",
            ),
            (
                "We made it! It took us {number} songs on the radio, and {guest} slept through most of them.",
                "Do you smell that? It smells completely different from {home}.",
                "Bags down, shoes on, we're off, because {part} won't wait for us.",
                "Does anybody know where we are? {other}, you had the map.",
                "For years I've been telling you about {about}, and now we're here.",
                "{absent} warned us about the queues and the prices, and was right about both.",
            ),
        ),
        Stage(
            "Out and about",
            (
                "looks up and points",
                "takes a picture of the view",
                "reads a plaque on a wall",
                "walks ahead and turns around",
            ),
            (
                "Come early, they told us in {town}, before the buses do.",
                "Stand over there, {guest}, no, a bit further, a bit more, stop!",
                "It's so much bigger than I imagined, and this is only one side of {part}.",
                "According to the guidebook there are {number} things to see, and my feet have felt all of them.",
                "I read up on {part} on the way, ask me anything.",
                "That queue is for {part}? You can't be serious.",
            ),
        ),
        Stage(
            "Like the locals",
            (
                "tries something from a street stall",
                "chats with a shopkeeper",
                "orders by pointing at the menu",
                "shares a bench with an old man",
            ),
            (
                "We asked the taxi driver where people really eat, and here we are, {other}.",
                "I've learned three words of the language, and one of them is about {about}.",
                "No idea what this is, {guest}, but it's delicious.",
                "They've never heard of {home} here, so I drew them a map.",
                "The lady at the stall gave us a tip about {about} that's in no guidebook.",
                "This cost less than a coffee in {home}, can you believe that?",
            ),
        ),
        Stage(
            "A small adventure",
            (
                "turns the map upside down",
                "laughs under an umbrella",
                "runs for the bus",
                "shrugs at a closed door",
            ),
            (
                "Right, we're lost, {guest} says that we aren't, but we are.",
                "The last bus left {number} minutes ago, so we walk.",
                "It started to pour in the middle of {part}, and we've never laughed so much.",
                "We booked {part} for tomorrow, it turns out, and not for today.",
                "A driver from {company} took us all the way back, for nothing.",
                "In ten years this is what we'll talk about, not {part}.",
            ),
        ),
        Stage(
            "The last evening",
            (
                "writes a postcard",
                "waves at the camera",
                "packs a bag that is too full",
                "watches the sky change colour",
            ),
            (
                "One day more would have been nice, {other} says the same.",
                "I'm sending {absent} a postcard, it'll arrive long after us.",
                "My favourite thing was {part}, and yours?",
                "We only got to know a little about {about}, so we have to come back.",
                "Tomorrow at six we set off for {home} again, don't remind me.",
                "If you ever get the chance, do it, and don't miss {part}.",
            ),
        ),
    ),
    remarks=(
        "We booked it all through {company}, and for once it worked.",
        "{guest} has packed {number} things that we don't need and no toothbrush.",
        "Next summer it's going to be somewhere near {home}, we promised.",
        "I've got a thousand pictures of {part} and not one of you.",
    ),
    signs=("Old town", "Tickets", "Viewpoint 200 m", "Welcome", "No entry", "Tourist information"),
    brands=("Wanderly", "Farpost", "Compass & Key", "Slowroute"),
    hashtags=("travel", "wanderlust", "sightseeing", "vacation", "explore", "traveldiary", "holidays"),
)
