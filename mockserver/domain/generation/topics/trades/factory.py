"""Factories and production."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FACTORY = Topic(
    name="Manufacturing",
    keywords=(
        *("factory", "manufacturing", "assembly", "production", "conveyor", "welding", "cnc", "milling", "bottling"),
        *("industrial", "plant", "warehouse", "packaging", "machine", "line", "brewery"),
    ),
    decides=(
        *("recycling plant", "bottling plant", "assembly line", "production line", "bottling line"),
        *("injection molding", "injection moulding", "steel mill", "paper mill", "conveyor belt", "packaging line"),
        *("processing plant", "cement plant", "sorting line", "factory tour", "blast furnace", "reflow oven"),
        *("soldering line", "solder reflow", "garment factory", "cement kiln", "rotary kiln", "tablet press"),
        *("printing press", "punch press", "paint booth", "spray booth", "paint shop", "welding robot"),
        *("welding line", "car factory", "pallet stacker", "manufacturing plant", "production plant"),
        *("packaging plant", "steel plant", "battery plant", "fábrica", "usine", "fabrik"),
        *(
            "kaizen",
            "gemba",
            "gemba walk",
            "cnc lathe",
            "robot cell",
            "lean manufacturing",
            "packing line",
        ),
        *("canning line",),
        *("blacksmith", "blacksmithing", "bladesmith", "anvil", "forging"),
    ),
    subjects=("a bottling line", "the assembly hall", "a paper mill", "a packaging line"),
    titles=("Inside the factory: {subject}", "How it is made: {subject}", "A shift with {subject}"),
    people=(
        "an operator in blue overalls",
        "a technician with ear protection",
        "a quality inspector with a scanner",
        "a shift leader with a clipboard",
        "a fitter with a spanner",
    ),
    places=("in a production hall", "beside the line", "at a control panel", "between two machines"),
    details=(
        "parts roll by in a steady row",
        "a counter ticks upwards",
        "compressed air hisses",
        "a forklift passes",
        "a green lamp stays lit",
    ),
    stages=(
        Stage(
            "Where it begins",
            ("unloads a pallet", "scans a label", "opens a sack", "reads a job sheet"),
            (
                "Everything that comes in is weighed, and {guest} writes it down.",
                "One lorry from {home} lasts for about a shift.",
                "There are {number} steps from here to the finished piece, and we follow all of them.",
                "It does not look like much yet, but it will have a lot to do with {part}.",
                "Most people never think about {about}, and the people here find that quite normal.",
            ),
        ),
        Stage(
            "On the line",
            ("checks the feed", "adjusts a valve by a quarter turn", "presses a green button", "clears a small jam"),
            (
                "The line never stops for long, and when it does, {other} is there in seconds.",
                "Listen: a healthy machine hums, and {guest} hears it at once when it does not.",
                "Every {number} seconds another one comes off the end.",
                "By hand, in {home}, the same used to take a whole day.",
                "In the end, all of these movements serve one thing: {part}.",
                "They have thought about {about} for decades, and they still improve a little each year.",
            ),
        ),
        Stage(
            "Quality control",
            (
                "picks out one piece and measures it",
                "looks through a magnifying glass",
                "marks a piece with chalk",
                "enters a value",
            ),
            (
                "One piece in {number} is checked by hand, and {other} does the checking.",
                "This one goes back, because of a scratch that only {guest} can find.",
                "A tenth of a millimetre decides, and it decides about {part} as well.",
                "Nothing leaves for {home} without a stamp, least of all {part}.",
                "When something is wrong, they stop, ask five times why, and write it on the board for {absent}.",
                "A good eye, says {guest}, is worth more than all the theory about {about}.",
            ),
        ),
        Stage(
            "The people behind it",
            (
                "hands over to the next shift",
                "explains a chart on the wall",
                "laughs with a colleague",
                "wipes the panel clean",
            ),
            (
                "On this shift they are {number} people, and some of them have been here since they were sixteen.",
                "{other} started as a cleaner and now runs the whole line.",
                "The best ideas come from the people who do the work, and that was true of {part} too.",
                "At ten past two the shifts change, and {guest} hands over with three sentences.",
                "In the break they talk about the match in {town}, mostly, and now and then about {about}.",
            ),
        ),
        Stage(
            "Packed and shipped",
            (
                "stacks boxes onto a pallet",
                "wraps a pallet in film",
                "signs a delivery note",
                "closes the gate of the loading bay",
            ),
            (
                "Forty boxes to a pallet, and {number} pallets to go.",
                "By tonight it is on the road to {home}.",
                "That was one shift of three, and {other} turns off the light over the desk.",
                "From now on it is out of their hands, and so is {part}.",
                "The next time you hold one, you may think of {guest} for a moment.",
            ),
        ),
    ),
    remarks=(
        "A second plant near {home} makes the same, a little more slowly.",
        "The oldest machine has run for {number} years and has a name: {absent}.",
        "Please stay behind the yellow line, {guest}.",
        "Visitors usually ask about {part}, and so did we.",
    ),
    signs=(
        "Line 4",
        "Hearing protection",
        "Emergency stop",
        "Output: 1,200 / h",
        "Shift 2",
        "Days without accident: 112",
    ),
    brands=("Fabrikon", "Steelway", "Unitline", "Millhall"),
    hashtags=("factory", "manufacturing", "industry", "production", "howitsmade", "engineering", "madehere"),
    genre=Genre.DOCUMENTARY,
)
