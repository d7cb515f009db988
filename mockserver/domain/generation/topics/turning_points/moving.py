"""Moving home: packing, carrying, the first evening."""

from mockserver.domain.generation.topics.topic import Stage, Topic

MOVING = Topic(
    name="Moving home",
    keywords=("relocating", "relocation", "unpacking", "mover", "umzug"),
    decides=(
        *("moving house", "moving day", "moving home", "moving vlog", "moving apartment", "moving boxes"),
        *(
            "moving abroad",
            "moving truck",
            "moving van",
            "removal van",
            "packing apartment",
            "packing house",
            "dorm move",
        ),
        *("packing boxes", "unpacking boxes", "unpacking new", "relocating", "relocation", "move vlog", "empty house"),
        *("umzug", "déménagement", "mudanza", "mudança", "trasloco", "引っ越し", "moving dorm"),
        *("moving piano", "house move"),
    ),
    subjects=("a weekend between two homes",),
    titles=("On the move: {subject}", "Boxes everywhere: {subject}", "New keys: {subject}"),
    people=(
        "a mover with a stack of boxes",
        "a friend in an old T-shirt",
        "a helper with a roll of tape",
        "a tenant with a bunch of keys",
    ),
    places=("in the hallway", "between stacked boxes", "on the stairs", "beside the van"),
    details=(
        "tape is torn off a roll",
        "footsteps echo in an empty room",
        "a lamp stands on the floor",
        "the van's door is open",
        "somebody calls down the stairs",
        "a marker squeaks on cardboard",
    ),
    stages=(
        Stage(
            "Packing",
            ("wraps a plate in paper", "tapes a box shut", "writes on a label", "empties a shelf"),
            (
                "We have {number} boxes, and I think we need twice as many.",
                "Good morning from the chaos, today it's all about {about}.",
                "Who needs this many mugs? Honestly, {other}, who?",
                "I found a letter from {absent} behind the shelf.",
                "Everything on this side goes to {town}, and the rest goes to the charity shop.",
                "I've put off {part} for weeks, and now there's no way round it.",
            ),
        ),
        Stage(
            "Carrying",
            ("carries a box down the stairs", "lifts one end of a sofa", "props a door open", "rolls up a carpet"),
            (
                "Up a bit, {guest}, up, and now turn it.",
                "It went in through this door, so it has to come out again, like {part}.",
                "That was {number} stairs, {guest}, and I felt each of them.",
                "Heavy ones first, said the people from {company}.",
                "Nobody warned me about {about}, and I've moved before.",
                "Mind the wall, {other}, I want my deposit back.",
            ),
        ),
        Stage(
            "The empty rooms",
            ("sweeps the floor", "takes down a last picture", "walks through the rooms", "hands over the keys"),
            (
                "It sounds so different without furniture, and without {absent} in the kitchen.",
                "We lived here for {number} years, and it all fits into one van.",
                "There's the mark on the door, that was {guest} at age four.",
                "Of everything in this room I'll miss {part} most.",
                "I didn't think I'd be sad about {about}.",
                "Goodbye, kitchen, and thank you for {part}.",
            ),
        ),
        Stage(
            "Arriving",
            ("turns a new key", "opens a window", "sets down the first box", "measures a corner"),
            (
                "This is it, welcome to {town}!",
                "It took us {number} hours with the van from {home}, and we only got lost once.",
                "First the beds, then the kettle, and then {part}.",
                "The neighbour comes from {home} too, what are the odds?",
                "In here it's a bit dark, but with {part} it'll be fine.",
                "Which box has the screws, {other}? There are {number} of them.",
            ),
        ),
        Stage(
            "The first evening",
            ("eats pizza from the box", "screws a shelf together", "sits on the bare floor", "hangs up a curtain"),
            (
                "Pizza on the floor, that's how every home begins, {guest}.",
                "We've unpacked {number} boxes, and the rest can wait.",
                "If you have questions about {about}, ask me when I've slept.",
                "{absent} sent us bread and salt, for luck.",
                "I still can't believe that {part} worked out.",
                "Next time I'm hiring somebody, even if it's {company} again.",
            ),
        ),
    ),
    remarks=(
        "Label your boxes on the side, {guest}, not on the top.",
        "The deposit comes back in {number} weeks, says {absent}.",
        "Half of {home} helped us carry.",
        "My best tip about {about}: start a month early.",
    ),
    signs=("Fragile", "Kitchen 3 of 9", "This way up", "To let", "Books", "Bedroom"),
    brands=("Twomen Vans", "Boxwell", "Steadyhands", "Fresh Start Storage"),
    hashtags=("movingday", "newhome", "movinghouse", "packing", "boxes", "freshstart", "homelife"),
)
