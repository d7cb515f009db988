"""Robots and automation."""

from mockserver.domain.generation.topics.topic import Stage, Topic

ROBOTICS = Topic(
    name="Robotics",
    keywords=("robotics", "robot", "automation", "sensor", "ai"),
    subjects=("a walking robot", "a gripper that sorts bottles", "a line-following robot", "a small rescue robot"),
    titles=("Robotics lab: {subject}", "Building {subject}", "{subject}: a first test"),
    people=(
        "an engineer in a grey hoodie",
        "a researcher with a tablet",
        "a student with a soldering iron",
        "a developer with a lanyard",
    ),
    places=("in a robotics lab", "at a bench full of cables", "on a marked test floor", "behind a glass screen"),
    details=(
        "green lights blink on a board",
        "a graph scrolls on the screen",
        "a motor whirs",
        "a fan spins up",
        "a cable tie snaps shut",
    ),
    stages=(
        Stage(
            "In the lab",
            ("walks into the lab", "switches on the power", "clears a space on the bench", "ties up a loose cable"),
            (
                "Hi, I'm in the lab in {town}, and the lights have just come on.",
                "We've worked on {part} for {number} weeks, and tonight is the night.",
                "{other} has hardly slept, so please be nice.",
                "If you've never heard about {about}, this is a good place to start.",
                "Everything you can buy in a shop, apart from {part}.",
            ),
        ),
        Stage(
            "How it works",
            (
                "plugs a cable into a circuit board",
                "explains a diagram on a whiteboard",
                "holds up a sensor",
                "traces a wire with one finger",
            ),
            (
                "The sensors tell it where it is, and it believes them, which is a bit like {other}.",
                "Red is power, black is ground, and mixing them up cost {other} {number} euros.",
                "It asks itself the same question again and again: where am I, and where is {part}?",
                "They gave a talk in {home} about exactly that, and it's worth an hour of your time.",
                "Half of it was geometry, and then I needed a lot of patience for {part}.",
            ),
        ),
        Stage(
            "Writing the program",
            ("types code on a laptop", "scrolls through a log", "changes one value", "rubs both eyes"),
            (
                "The loop runs {number} times a second, {guest}, so be careful what you put into it.",
                "Most of the work is finding mistakes, isn't it, {guest}?",
                "I started with the simplest thing that could possibly work for {part}.",
                "Nobody tells you about {about} that you spend most of the time waiting.",
                "{absent} left a comment here that only says: sorry.",
            ),
        ),
        Stage(
            "A first test",
            (
                "watches the first run",
                "holds a finger over the stop button",
                "jumps back in time",
                "starts the test again",
            ),
            (
                "Stand back, {other}, here we go, first test.",
                "Well, that was almost a success, and nobody in {town} has lost any fingers.",
                "That was {number} seconds, and then it just gave up.",
                "It does exactly what I told it to, which isn't what I wanted for {part}.",
                "Have a guess, {guest}, what would you change first?",
                "There goes the fuse, and with it our evening with {part}.",
            ),
        ),
        Stage(
            "Making it better",
            ("turns a screw on a motor", "moves a slider on the screen", "replaces the battery", "measures a voltage"),
            (
                "A little less power, a little more damping, and think of {part}.",
                "We're down to {number} errors, from several hundred on Monday.",
                "It got a lot smoother, even {guest} noticed.",
                "I asked a group in {home}, and their answer was one line long.",
                "You learn more about {about} from ten failed runs than from one good one.",
            ),
        ),
        Stage(
            "It works",
            (
                "claps both hands",
                "claps a colleague on the back",
                "lifts it onto the table",
                "saves the file and leans back",
            ),
            (
                "It works! Did you get that, {other}? Please tell me you got that.",
                "Run number {number}, and everything went right.",
                "Next we want to make {part} faster, and then cheaper.",
                "All our code is on the page, and {other} answers questions.",
                "Tell me what you think about {about}, and be honest.",
            ),
        ),
    ),
    remarks=(
        "The motors were donated by {company}.",
        "There are {number} of them at our sister lab in {home}.",
        "{absent} wrote the first version in one weekend, and it shows.",
        "If it does something strange, press the red button, {guest}.",
    ),
    signs=("Test 14", "Emergency stop", "Battery 82 %", "Lab 2", "Keep out of the test area", "Firmware 3.1"),
    brands=("Servonix", "Boltwise", "Axiom Motion", "Gripworks"),
    hashtags=("robotics", "robot", "engineering", "ai", "lab", "maker", "automation"),
)
