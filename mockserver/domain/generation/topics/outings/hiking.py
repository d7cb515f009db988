"""Walks and hikes."""

from mockserver.domain.generation.topics.topic import Stage, Topic

HIKING = Topic(
    name="Hiking",
    keywords=("hike", "hiking", "trail", "trek", "trekking", "foraging", "mushroom", "waterfall", "wanderung"),
    decides=(
        *("hiking", "trekking", "day hike", "mushroom foraging", "mushroom picking", "forest walk", "woodland walk"),
        *("wanderung", "wandern", "wandertocht", "randonnée", "escursione", "senderismo", "trilha", "ハイキング"),
        "登山",
        *("nature walk", "hut to hut", "pilgrimage walk", "camino santiago"),
        *("geocaching",),
    ),
    subjects=("a day on the trail",),
    titles=("On foot: {subject}", "Step by step: {subject}"),
    people=(
        "a walker with a stick",
        "a woman with a backpack",
        "a man in muddy boots",
        "a hiker with a paper map",
        "a guide in a rain jacket",
    ),
    places=("on a narrow path", "at a wooden signpost", "at the edge of the path", "beside a fallen tree"),
    details=(
        "leaves rustle",
        "birds call somewhere near",
        "clouds drift past",
        "boots crunch on gravel",
        "the wind picks up",
        "the path bends out of sight",
    ),
    stages=(
        Stage(
            "Setting out",
            ("ties both boots", "reads a signpost", "tightens the straps of a backpack", "unfolds a map"),
            (
                "Right, it's early, it's dry, and we're off to find {part}.",
                "Have you got the map, {guest}, or are we trusting our luck again?",
                "From the car park outside {town} it's about {number} minutes to the first fork.",
                "I have packed bread, water, and a plaster for {other}.",
                "We've been talking about {about} all winter, so now there are no excuses.",
                "My phone has {number} per cent, and that has to last until tonight.",
            ),
        ),
        Stage(
            "On the way",
            ("steps over a root", "stops and listens", "walks on at a steady pace", "follows a painted mark"),
            (
                "Slowly, {guest}, it's slippery here.",
                "Listen, it's completely quiet, not a sound from {home}.",
                "An old man on a bench told us more about {part} than any guidebook.",
                "We have crossed {number} puddles, and {other} has asked for lunch twice.",
                "There was a moment back there when I thought we had lost {part} altogether.",
                "The trick is to find a pace at which you can still talk about {about}.",
            ),
        ),
        Stage(
            "A good place for a break",
            ("sits down on a rock", "unpacks bread and cheese", "drinks from a bottle", "takes a photograph"),
            (
                "This is the place that {absent} described, I'm sure of it.",
                "We stay here for {number} minutes, and then we go on.",
                "Who wants the last sandwich? {guest}, you carried it, so it's yours.",
                "For {part} alone it was worth getting up at five.",
                "I could sit here all day and not say a word about {about}.",
                "There's a notebook in a tin here, and somebody from {home} wrote in it this morning.",
            ),
        ),
        Stage(
            "The harder part",
            (
                "climbs over a stile",
                "wipes the forehead with a sleeve",
                "looks for the next mark",
                "helps somebody across a muddy spot",
            ),
            (
                "Nobody told me that {part} would mean this much climbing.",
                "It says {number} minutes on the sign, and the sign is an optimist.",
                "Keep to the right, {other}, it drops away on the other side.",
                "If the weather turns, we go back, whatever {guest} says.",
                "One foot after the other, that's really all I know about {about}.",
                "I make no promises about {part}, but the next bit should be easier.",
            ),
        ),
        Stage(
            "The way back",
            (
                "walks down in the evening light",
                "takes off a backpack",
                "empties a stone out of a boot",
                "waves and walks on",
            ),
            (
                "My knees will remember that until {home}.",
                "We found what we came for, and {part} turned out better than I had hoped.",
                "How many blisters, {guest}? I have three.",
                "According to the watch that was {number} floors, give or take.",
                "The same again next weekend, says {other}, but with more chocolate.",
                "If you go yourself, take the morning for {part} and leave the afternoon free.",
            ),
        ),
    ),
    remarks=(
        "The path goes on to {home}, but that's for another day.",
        "{absent} walked this in half the time, or so the story goes.",
        "We've met {number} people so far, and all of them said hello.",
        "If my legs ache tomorrow, I blame {guest} and {part}.",
    ),
    signs=("Viewpoint 20 min", "Trail closed", "Please stay on the path", "Spring water", "Trail 7", "No open fires"),
    brands=("Longpath", "Ridge & Root", "Waymark", "Mossfoot"),
    hashtags=("hiking", "trail", "outdoors", "nature", "walking", "getoutside", "hike"),
)
