"""Repairs, renovation and assembly at home."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

REPAIR = Topic(
    name="Home improvement",
    keywords=(
        *("repair", "fix", "renovation", "sink", "plumbing", "plumber", "wallpaper", "floor", "cabinet", "door"),
        *("tap", "bathroom", "tile", "leak", "install", "installation", "handyman", "remodel", "drain", "diy"),
        *("squeaky", "grout", "gutter", "thermostat", "shower", "hinge", "radiator", "insulation", "insulating"),
        "wallpapering",
    ),
    decides=(
        *("desk assembly", "furniture assembly", "assembly guide", "ikea", "assembly instructions", "toilet"),
        *("faucet", "drywall", "unclog", "regrout", "ceiling fan", "garage door spring", "shower drain"),
        *("leaking tap", "leaky tap", "water heater", "light switch", "gfci", "heizung", "kitchen cabinets"),
        *("paint cabinets", "laminate floor", "laminate flooring", "shower tiles", "wasserhahn", "renovieren"),
        *("heimwerken", "bricolage", "bricolaje", "grifo", "robinet", "torneira", "wardrobe assembly"),
        *("furniture assembly", "flat pack", "ikea", "lawn mower", "smoke detector", "rauchmelder", "deck staining"),
        *("bathtub", "squeaky stairs", "leaky roof", "water leak", "fuga de agua", "bedroom wall", "paint wall"),
        *("paint room", "paint bedroom", "wall painting", "waschmaschine", "dishwasher", "washing machine repair"),
        *(
            "electrician",
            "plumber",
            "wiring",
            "copper pipe",
            "water pipe",
            "pipe soldering",
            "locksmith",
        ),
        *(
            "hvac",
            "drain cleaning",
            "septic tank",
            "kitchen sink",
        ),
        *(
            "solar panel installation",
            "solar installation",
            "rooftop solar",
            "install solar",
        ),
    ),
    subjects=("a dripping tap", "a squeaky door", "new floorboards", "an old kitchen"),
    titles=("Fix It Yourself: {subject}", "Weekend Project: {subject}", "{subject}, Before and After"),
    people=(
        "a handyman with a tool belt",
        "a woman in dusty jeans",
        "a neighbour with a cordless drill",
        "a fitter in grey overalls",
        "a beginner with brand-new gloves",
    ),
    places=("in the middle of the job", "on a dust sheet", "next to an open toolbox", "in good light"),
    details=(
        "tools lie in a row",
        "a lamp hangs from a hook",
        "a radio plays in the next room",
        "dust dances in the light",
        "a kettle boils somewhere",
    ),
    stages=(
        Stage(
            "What is wrong",
            (
                "taps on the surface and listens",
                "shines a torch into a corner",
                "takes a photograph before starting",
                "scratches an ear and thinks",
            ),
            (
                "Let's find out what we're dealing with before we touch {part}.",
                "{guest} called me on Sunday, in a bit of a panic.",
                "Usually it turns out to be something small, at least {other} thinks so.",
                "The previous owner, somebody from {home}, had used a lot of tape.",
                "So many people have asked me about {about} that I decided to film it.",
            ),
        ),
        Stage(
            "Tools and material",
            ("empties a toolbox onto a sheet", "reads the instructions", "sorts screws into a lid", "measures twice"),
            (
                "You can borrow most of these tools, I got mine from {other}.",
                "Buy a little more than you need for {part}, you won't want to drive out again.",
                "Electricity off, water off, whichever applies, and tell {guest} before you do it.",
                "It takes {number} screws, and I have counted them twice.",
                "Cheap tools make {part} twice as hard, and I speak from experience.",
                "Wear gloves and glasses, {other}, I mean it.",
            ),
        ),
        Stage(
            "Taking a first step",
            (
                "loosens the first screw",
                "lifts something off carefully",
                "labels a part with a pencil",
                "brushes away the dust",
            ),
            (
                "Gently, {guest}, old things break when you hurry them.",
                "Remember which bit came from where, and take {number} photos of {part} if that helps.",
                "That hasn't been touched for {number} years, by the look of it.",
                "If it sticks, don't force it, give it ten minutes and a drop of oil, like {absent}.",
                "The fellow at the shop in {home} told me everything about {about} and sold me a brush.",
            ),
        ),
        Stage(
            "Doing the job",
            (
                "works carefully with a screwdriver",
                "presses a piece into place",
                "checks the level",
                "wipes away the excess",
            ),
            (
                "Now the good bit: slowly, evenly, and without talking, {other}.",
                "Tight is tight, and a quarter turn more is broken, so be kind to {part}.",
                "It needs {number} minutes now, so put the kettle on.",
                "Hold that end for me, {guest}, and don't breathe.",
                "I did this wrong three times in my flat in {home}, so that you don't have to.",
                "Halfway there, and I'm already much happier with {part}.",
            ),
        ),
        Stage(
            "Before and after",
            ("wipes everything clean", "compares it with an old photo", "tries it out", "packs the tools away"),
            (
                "Power and water back on, fingers crossed, {guest}, and that was it.",
                "Good as new, and it took us {number} minutes including the tea.",
                "I wouldn't sell {part} to anyone now.",
                "Keep the old bits in a jar, says {other}, you never know.",
                "Try it yourself, and tell me in the comments about {about}.",
                "Next week I'm helping somebody in {home}, and it's going to be dusty.",
            ),
        ),
    ),
    remarks=(
        "I got the parts in {home}, for less than I pay for lunch.",
        "A firm would have charged us for {number} hours.",
        "{absent} taught me this, with a lot of patience and a lot of tea.",
        "If you aren't sure about {part}, stop and ask somebody who is.",
    ),
    signs=("Before", "After", "Step 2", "Tools needed", "Switch off first", "Day 2"),
    brands=("Toolbarn", "Fixwell", "Hammer & Home", "Spirit Level"),
    hashtags=("diy", "homeimprovement", "renovation", "howto", "repair", "beforeandafter", "fixityourself"),
    genre=Genre.TUTORIAL,
)
