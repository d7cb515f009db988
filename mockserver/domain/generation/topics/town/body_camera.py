"""Recordings of a camera on the uniform of a police officer."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

BODY_CAMERA = Topic(
    name="Body camera",
    keywords=("bodyworn",),
    decides=("bodycam footage", "body camera footage", "bwc footage"),
    subjects=("a stop at the roadside", "a noise at night", "an open back door"),
    titles=("Body camera: {subject}", "On the uniform: {subject}", "Shift recording, {subject}"),
    people=(
        "a second officer holding a torch",
        "an officer wearing a bright vest",
        "an officer holding a radio",
        "a second officer wearing gloves",
    ),
    people_opposite=(
        "a driver with both hands on the wheel",
        "a resident in a doorway",
        "a pedestrian with a backpack",
        "a driver in a grey jacket",
    ),
    places=(
        "at the side of the road",
        "in the light of a street lamp",
        "on a front porch",
        "beside a patrol car",
    ),
    details=(
        "a radio crackles",
        "blue lights flash on a wall",
        "the time runs in the corner of the picture",
        "a torch lights up the ground",
        "a car passes slowly",
        "the wind brushes the microphone",
    ),
    stages=(
        Stage(
            "Arriving",
            ("walks ahead", "gets out of a patrol car", "shines a torch around", "talks into a radio"),
            (
                "Dispatch, {host}, I'm at the address, {number} minutes after {part} came in.",
                "{other}, take the other side, and keep an eye on the road to {home}.",
                "It's quiet for {part}, I can only hear a dog.",
                "Is that what {absent} described, one person in a dark jacket?",
                "I make it {number} people, and one of them waved at {other}.",
                "Careful with {part}, we've been called here before.",
            ),
            acts_opposite=(
                "looks up and raises a hand",
                "opens a door by a hand's breadth",
                "stops and turns around",
                "waits with folded arms",
            ),
        ),
        Stage(
            "First questions",
            ("stands a few steps back", "asks for a name", "watches the street", "reads a document by torchlight"),
            (
                "The reason I'm asking is {part}, and I have to ask everybody.",
                "{guest}: My name is {guest}, and I've lived here for {number} years.",
                "Can you tell me in your own words how it came to {part}?",
                "{guest}: I was on my way to {home}, I didn't even know about {part}.",
                "And when did you last talk to {absent}?",
                "{guest}: About {number} minutes ago, on the phone.",
            ),
            acts_opposite=(
                "looks for a document",
                "points down the street",
                "speaks with both hands",
                "shakes the head",
            ),
        ),
        Stage(
            "Checking the story",
            ("writes down a number", "steps aside to use the radio", "walks around a car", "talks to a neighbour"),
            (
                "Dispatch, can you run a name for me? It's in connection with {part}.",
                "Nothing on file since {number} years ago, and that was in {home}.",
                "{other} talked to the neighbours, and they only heard about {part} from us.",
                "I have two versions now, and {absent} is in both of them.",
                "{guest}: Ask {absent}, we were together until {number} minutes ago.",
                "I'd rather check twice, with {part} nobody wants a mistake.",
            ),
            acts_opposite=(
                "sits down on the kerb",
                "makes a phone call",
                "leans against the car",
                "rubs both arms in the cold",
            ),
        ),
        Stage(
            "The decision",
            ("explains what happens next", "comes back with a form", "puts on gloves", "opens a car door"),
            (
                "Here's what we'll do about {part}: I write a report, and you get a copy.",
                "I'm giving you a warning this time, {guest}, but it stays on file.",
                "{guest}: So because of {part} I have to come to the station?",
                "Not tonight, {guest}. You have {number} days to show us the papers.",
                "{other} and I both think that {part} can be settled without an arrest.",
                "{guest}: And who pays the {number} dollars, me or {absent}?",
            ),
            acts_opposite=(
                "signs a form on the bonnet",
                "nods slowly",
                "covers the face with one hand",
                "asks to go home",
            ),
        ),
        Stage(
            "Clearing the scene",
            ("packs up a folder", "walks back to the car", "switches off the torch", "gives the all-clear by radio"),
            (
                "Dispatch, for {part} please note that nobody was hurt.",
                "{other}, I'll write up {part} at the station in {town}.",
                "The whole thing took us {number} minutes, put that down as well.",
                "{guest}: I hope you find out who called you about {part}.",
                "If {absent} turns up again, {guest}, call us, don't go outside.",
            ),
            acts_opposite=(
                "waves from the porch",
                "drives off slowly",
                "closes the door",
                "thanks the officer",
            ),
        ),
    ),
    remarks=(
        "{guest}: I've never had to do with anything like {part}.",
        "Note for the report on {part}: the light above the door was broken.",
        "{other}, did you get all of that about {part}?",
        "My shift ended {number} minutes ago, and I still have to write up {part}.",
    ),
    signs=("AXON BODY 3", "REC", "22:14:07", "X60A", "Police", "Unit 12"),
    brands=("Bluelight Media", "Chestcam", "Patrolcast", "Uniview"),
    hashtags=("bodycam", "police", "policeofficer", "patrol", "lawenforcement", "footage"),
    genre=Genre.PATROL,
    shows_named_people=True,
    is_worn_camera=True,
)
