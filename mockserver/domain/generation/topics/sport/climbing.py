"""Climbing and bouldering."""

from mockserver.domain.generation.topics.topic import Stage, Topic

CLIMBING = Topic(
    name="Climbing",
    keywords=("climbing", "climb", "climber", "boulder", "bouldering", "summit"),
    decides=("登山",),
    subjects=("a limestone wall", "a first lead climb", "a bouldering problem", "a long alpine route"),
    titles=("Climbing {subject}", "Up and up: {subject}", "One day on {subject}"),
    people=(
        "a climber with chalky hands",
        "a woman in a red helmet",
        "a guide in an orange jacket",
        "a beginner with borrowed shoes",
        "a coach with a rolled-up topo",
    ),
    places=("at the foot of the wall", "high on the wall", "just below the top", "on a narrow hold"),
    details=(
        "chalk dust floats in the air",
        "a shoe scrapes on the wall",
        "somebody calls up from below",
        "the sun moves round the corner",
        "a buckle clicks",
    ),
    stages=(
        Stage(
            "Checking each other",
            ("checks every buckle twice", "chalks both hands", "puts on tight shoes", "stretches the fingers"),
            (
                "Before we touch {part}, we check each other, every time.",
                "Buckles, shoes, hands: are you ready, {guest}?",
                "We drove up from {home} this morning because of {part}.",
                "I have warmed up for {number} minutes, and my fingers are still cold.",
                "{other} has brought a brush, and we're going to need it.",
                "People ask what's so special about {about}, and I never have a good answer.",
            ),
        ),
        Stage(
            "Reading the route",
            (
                "studies the wall from below",
                "traces the moves with one finger",
                "brushes a hold",
                "steps back to see more",
            ),
            (
                "Read it from the ground first, and keep your strength for {part}.",
                "I count {number} moves, and the middle ones worry me.",
                "{guest} would go left there, and I'd go right.",
                "There's always a trick, and with {part} it took me a week to find it.",
                "In the guidebook it gets two lines, and one of them is about the car park in {home}.",
            ),
        ),
        Stage(
            "The first moves",
            (
                "reaches for a small hold",
                "steps up onto a tiny edge",
                "shifts the weight to one leg",
                "breathes out and moves",
            ),
            (
                "Trust your feet, {guest}, your feet are stronger than your arms.",
                "Straight arms save strength, so hang, don't pull, and think of {part}.",
                "Nice and quiet with the toes, you have {number} moves still to go.",
                "So far so good, and I'm already thinking of {part}.",
                "{other} makes that move look like climbing stairs.",
                "That's the first thing I learned about {about}: look where you put your feet.",
            ),
        ),
        Stage(
            "The hard part",
            ("swings a heel onto the edge", "hangs from one hand", "shakes out one arm", "slips and tries again"),
            (
                "Here comes the hardest move, and here's where I fell last time in {home}.",
                "Breathe, {guest}, and then go for it without stopping.",
                "My forearms are finished, and I've hardly begun with {part}.",
                "That was attempt number {number}, and we're getting closer.",
                "Falling is part of it, and {other} is there to keep me safe.",
                "Hold it, hold it, and now up to the good one, {other}!",
            ),
        ),
        Stage(
            "At the top",
            ("slaps the last hold", "waves from the top", "laughs with relief", "unties with stiff fingers"),
            (
                "Yes! That's it, and I can tick off {part} at last.",
                "From up here you can make out {home}, if you know where to look.",
                "Thanks for the belief, {guest}, I had none of my own by then.",
                "Next time I want to do it in under {number} minutes.",
                "{other} is next, so let's be quick and come down safely.",
                "If I had to explain {subject} to {absent}, I'd just bring {absent} here.",
            ),
        ),
    ),
    remarks=(
        "Never skip the partner check, and that includes you, {guest}.",
        "{absent} put this route up {number} years ago.",
        "The nearest wall that is harder than this one is in {home}.",
        "I dream about {part}, and not only in a good way.",
    ),
    signs=("Grade 6a", "Route 12", "Partner check", "Warm up first", "Beginners' area", "No climbing below others"),
    brands=("Cragline", "Northhold", "Karabo", "Chalk & Crimp"),
    hashtags=("climbing", "climber", "mountains", "rock", "outdoors", "bouldering", "sendit"),
)
