"""Pets of any kind: with fur, feathers, scales or fins."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

PETS = Topic(
    name="Pets",
    keywords=(
        *("pets", "cat", "kitten", "rabbit", "bunny", "hamster", "parrot", "aquarium", "guinea", "ferret", "vet"),
        *("betta", "guppy", "goldfish", "gecko", "tortoise", "chinchilla", "gerbil", "cockatiel", "axolotl"),
    ),
    decides=(
        *("vet visit", "katze", "katzen", "gato", "猫", "parrot", "aquarium", "hamster", "budgie", "aquascape"),
        *("aquascaping", "planted tank", "fish tank", "litter box", "guinea pig", "betta"),
        *("ball python", "corn snake", "bearded dragon", "leopard gecko"),
    ),
    genre=Genre.HOME_VIDEO,
    subjects=("a curious kitten", "two house cats", "a tame rabbit", "a hamster at night"),
    titles=("At home with {subject}", "A day in the life of {subject}", "Getting to know {subject}"),
    people=(
        "an owner in a soft sweater",
        "a girl with braided hair",
        "a teenager in slippers",
        "a neighbour with a spare key",
        "a boy in pyjamas",
    ),
    places=(
        "in a quiet living room",
        "beside the window",
        "in a corner of the bedroom",
        "on the living room floor",
        "next to a shelf of pet food",
    ),
    details=(
        "a phone buzzes on the table",
        "the evening sun comes through the curtains",
        "somebody laughs in the next room",
        "a clock ticks on the wall",
        "a door opens quietly",
    ),
    stages=(
        Stage(
            "Who do we have here?",
            (
                "kneels down without a sound",
                "puts a finger to the lips",
                "comes closer on tiptoe",
                "crouches and waits",
            ),
            (
                "Slowly, {guest}, no sudden moves.",
                "Who's that, then? Say hello to {absent}!",
                "I've been trying to film {part} all morning.",
                "Usually all the fun is over as soon as I press record, so keep still, {other}.",
                "We moved here from {home} in the spring, all of us together, pets first.",
                "Right, everybody, quiet, this one is all about {about}.",
            ),
        ),
        Stage(
            "Dinner time",
            (
                "shakes a box of pet food",
                "measures out a small portion",
                "fetches a treat from the cupboard",
                "changes the water",
            ),
            (
                "Just a little, {guest}, somebody is on a diet here.",
                "Dinner is at six, and don't ever be late with it, as {absent} once was.",
                "That food from {company} costs more than my own lunch.",
                "Nothing gets between {part} and a full stomach, does it?",
                "Fresh water every day, I've told {other} about {number} times.",
                "Feed a little less and a little more often, that's what the vet said about {part}.",
            ),
        ),
        Stage(
            "Playing",
            (
                "lies down flat on the floor",
                "hides behind an armchair",
                "holds very still and grins",
                "laughs and nearly drops the phone",
            ),
            (
                "Oh, did you get that, {guest}? Please say that you got that.",
                "Again! Do that again, it was even better than {part}.",
                "{absent} is never going to believe this.",
                "I paid a fortune at {company} for things that nobody here has ever touched.",
                "How anybody can be bored with {part} around is beyond me.",
                "Careful, the vase from {home} is standing right behind you.",
            ),
        ),
        Stage(
            "Part of the family",
            (
                "washes both hands",
                "writes a date on the calendar",
                "speaks in a low voice",
                "tidies up with a small brush",
            ),
            (
                "The vet in {town} says that everything is fine, so that's good.",
                "It takes a few weeks until you trust each other, and then you can't imagine life without {part}.",
                "Let it come to you, {guest}, not the other way round.",
                "I had to read a whole book about {about} first, and it was worth it.",
                "Whose turn is it to clean up today? It's always mine, {absent} would say.",
                "For the first {number} days there was nothing but hiding, {guest}, and now this.",
            ),
        ),
        Stage(
            "Nap time",
            (
                "whispers something",
                "dims the lamp",
                "yawns and stretches",
                "sinks into an armchair",
            ),
            (
                "Shh, {other}, somebody is falling asleep.",
                "I could sit here all night, and I very often do, as {guest} knows.",
                "That's enough excitement about {part} for one day.",
                "I'm sending this to {absent} right now.",
                "Tomorrow we try the whole thing again, with {part} and more light.",
                "Nobody in {town} has it as good as you, do you know that?",
            ),
        ),
    ),
    remarks=(
        "The shelter in {town} still has a lot of animals waiting for a home.",
        "{other}, can you shut the door, please?",
        "I know that everybody says so, but nothing cheers me up like {part}.",
        "Half of my phone is full of {part}, and the other half is full of {guest}.",
    ),
    signs=("Feeding time", "Please do not knock", "Adopted!", "Vet at 3 pm", "Day 1 at home", "Do not feed"),
    brands=("Pawsome", "Whisker & Son", "Petnook", "Cosy Paws"),
    hashtags=("pets", "animals", "petlife", "cute", "petcare", "petlovers", "animallovers"),
)
