"""Cars and other vehicles."""

from mockserver.domain.generation.topics.topic import Stage, Topic

CARS = Topic(
    name="Cars",
    keywords=(
        *("car", "automobile", "oil", "brake", "tire", "tyre", "tesla", "porsche", "honda", "toyota", "bmw", "ford"),
        *("audi", "hyundai", "kia", "mazda", "nissan", "subaru", "volvo", "volkswagen", "renault", "camry", "corolla"),
        *("mustang", "mechanic", "garage", "motor", "vehicle", "driving", "motorcycle", "winter"),
    ),
    decides=(
        *("mustang", "car restoration", "parallel parking", "driving lesson", "brake pads", "oil change"),
        *("flat tire", "flat tyre", "timing belt", "head gasket", "spark plug", "brake disc", "wheel alignment"),
        *("golf gti", "golf mk4", "golf mk5", "golf mk6", "golf mk7", "golf mk8"),
        *("reifenwechsel", "ölwechsel", "autoreparatur"),
        *("horse trailer", "boat trailer", "utility trailer", "cargo trailer", "trailer hitch"),
    ),
    subjects=("an old convertible", "a family car", "a change of tyres", "an electric sedan"),
    titles=("In the garage: {subject}", "On the road with {subject}", "{subject}: what to know"),
    people=(
        "a mechanic in black overalls",
        "a driver with sunglasses",
        "a car lover in a leather jacket",
        "an instructor with a clipboard",
        "a tester with a tyre gauge",
    ),
    places=("in a tidy garage", "beside the vehicle", "at the side of the road", "in an empty car park"),
    details=(
        "the engine ticks as it cools",
        "a ratchet clicks",
        "chrome shines in the light",
        "tyres crunch on gravel",
        "a door closes with a dull sound",
    ),
    stages=(
        Stage(
            "A walk around",
            (
                "walks once around the vehicle",
                "crouches beside a wheel",
                "runs a cloth over the paint",
                "checks the tyres",
            ),
            (
                "Morning, everybody, today I'm in {town}, and it's all about {about}.",
                "We begin as always: once around, slowly, with both eyes open, {guest}.",
                "A bit of rust here, nothing serious, it has had {number} winters.",
                "The tyres tell you more about {part} than the seller ever will.",
                "{other} bought it without a test drive, and I'm still shaking my head.",
            ),
        ),
        Stage(
            "A closer look",
            (
                "checks a cable with two fingers",
                "shines a torch underneath",
                "notes down a number",
                "wipes oily fingers on a rag",
            ),
            (
                "Let the engine cool down first, {guest}, then we get to {part}.",
                "Note which screw came from where, or you end up with {number} left over.",
                "Clean hands, clean tools, and no loose sleeves, that goes for {other} too.",
                "The handbook says one thing about {part}, and the forum says three.",
                "If it smells of rubber, stop, says {absent}, and {absent} is always right.",
                "I spent a whole evening in {home} reading about {about}.",
            ),
        ),
        Stage(
            "What to know",
            (
                "explains something with a spanner in one hand",
                "compares an old part with a new one",
                "counts the costs on one hand",
                "holds up a worn piece",
            ),
            (
                "It'll cost you {number} for the part, and your Saturday for the rest.",
                "Don't save on {part}, you only have one set of brakes and one neck.",
                "Cold weather makes it worse, and {home} is cold half the year.",
                "People get into long arguments about {about}, and most of it is taste.",
                "I've made every mistake with {part} that can be made.",
                "How would you do it, {other}, new or second-hand?",
            ),
        ),
        Stage(
            "On the road",
            ("drives slowly around a bend", "glances in the mirror", "sets off smoothly", "brakes and nods"),
            (
                "Belt on, mirrors set, and off we go towards {home}.",
                "You feel the difference at once, {guest}, and now tell me about {part}.",
                "At this speed it's quiet enough to talk to {other} without shouting.",
                "Both hands where they belong and your eyes far ahead, that's all the magic, {other}.",
                "Somewhere along here {other} ran out of fuel once.",
                "I could drive like this all day, and talk about {about} all the way.",
            ),
        ),
        Stage(
            "Parking up",
            (
                "rolls into a parking space",
                "polishes the door with a cloth",
                "switches off and listens",
                "hands over the keys",
            ),
            (
                "Check the wheel nuts again after fifty kilometres, {guest}, it takes a minute.",
                "That was the last run for today, and I'm happier about {part} now.",
                "Would I buy it? From {absent} yes, from a stranger no.",
                "Thanks to {guest} for the lift, the tea, and the patience.",
                "Next time I meet somebody in {home} who has eleven of them.",
                "Tell me what you think about {about}, but be nice.",
            ),
        ),
    ),
    remarks=(
        "The spare parts came from {home}, in a box that was far too large.",
        "My first one belonged to {absent}, and it had {number} thousand on the clock.",
        "Never work under a jack alone, {guest}, use proper stands.",
        "If you know more than I do about {part}, tell me.",
    ),
    signs=("Garage", "2.3 bar", "No smoking", "Test drive", "Tyres", "Service due"),
    brands=("Torquemaster", "Motorina", "Wheelhouse", "Gasket & Sons"),
    hashtags=("cars", "automotive", "carlovers", "garage", "driving", "mechanic", "roadtrip"),
)
