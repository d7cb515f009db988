"""Games at a table, in a pub or in a club."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

GAME_NIGHT = Topic(
    name="Games at the table",
    keywords=("dice", "poker", "catan", "boardgame", "tabletop", "snooker", "billiards", "darts", "puzzle", "quiz"),
    decides=(
        *("d&d", "dnd", "dungeons dragons", "board game", "board games", "card game", "poker", "catan", "quiz night"),
        *("escape room", "game night", "tabletop", "warhammer", "snooker", "billiards", "darts", "jigsaw", "pub quiz"),
        *("spieleabend", "brettspiel", "juego de mesa", "jeu de société", "mahjong", "dominoes"),
        *("sudoku", "rubiks cube", "rubik cube", "speedcubing"),
        *("bowling night", "bowling alley", "bowling party"),
    ),
    subjects=("a long evening of games",),
    titles=("Your turn: {subject}", "One more round: {subject}"),
    people=(
        "a player with a raised eyebrow",
        "a friend with a mug",
        "a woman in a knitted sweater",
        "a man with rolled-up sleeves",
    ),
    places=("in a cosy back room", "under a low lamp", "beside a shelf of games", "around the table"),
    details=(
        "a clock ticks",
        "somebody groans",
        "snacks are passed around",
        "a score is written down",
        "everybody leans in",
    ),
    stages=(
        Stage(
            "Agreeing on the rules",
            ("reads the rules aloud", "counts the players", "clears some space", "rubs both hands together"),
            (
                "Who begins? {guest} won last time, so not {guest}.",
                "Quick reminder of how it works, because {other} hasn't played since {home}.",
                "I've read all {number} pages of rules, so you don't have to.",
                "Tonight it's {subject}, as promised.",
                "We play it as they do in {home}: no mercy and no sulking, agreed?",
                "Before we start on {part}, does everybody have a drink?",
            ),
        ),
        Stage(
            "The first rounds",
            (
                "hesitates before the next move",
                "looks at the others one by one",
                "whispers to a teammate",
                "taps a finger on the table",
            ),
            (
                "Take your time, {other}, we have all night.",
                "I didn't expect that, and I've been thinking about {part} all week.",
                "That makes {number} points for {guest}, and we have only just begun.",
                "Is that allowed? I want it in writing from {absent}.",
                "There's a theory about {about}, and it goes: never be in the lead too early.",
                "Did they teach you that in {home}, or was it luck?",
            ),
        ),
        Stage(
            "It gets serious",
            ("leans forward", "narrows both eyes", "takes a deep breath", "shakes one fist at the ceiling"),
            (
                "Shh, {guest} is thinking, you can hear it.",
                "If this works, {part} could decide the whole evening.",
                "You're bluffing, {other}, your ears go red.",
                "We've been at it for {number} minutes, and nobody has gone for a biscuit.",
                "All I need is one bit of luck with {part}.",
                "Why do I always come second when it's about {about}?",
            ),
        ),
        Stage(
            "The last turn",
            ("takes aim with one eye closed", "covers both eyes", "bites a lip", "counts under the breath"),
            (
                "Last turn, everybody, and it's {number} all.",
                "No pressure, {guest}, but I've told everyone in {town} about this.",
                "It all depends on {part} now, and my hands are shaking.",
                "I'm not breathing, {other}, tell me when it's over.",
                "One more chance, and after that I never want to hear of {part} again.",
            ),
        ),
        Stage(
            "The winner",
            ("raises both arms", "shakes hands and laughs", "shows the final score", "begins to tidy up"),
            (
                "I want a return match, same time next week, in {town}.",
                "Beginner's luck, that's all it was, {guest}.",
                "Write it down: {number} points, a house record.",
                "Thanks to {other} for the snacks, and to all of you for {part}.",
                "We'll be arguing about {about} all the way home.",
                "Who tells {absent} that the cup is gone?",
            ),
        ),
    ),
    remarks=(
        "We always play in {town}, because {absent} has the biggest table.",
        "I've lost to {guest} {number} times, and I've kept count.",
        "No phones at the table until we're done with {part}.",
        "Whoever loses brings the crisps, that's the rule, {other}.",
    ),
    signs=("Round 5", "Your turn", "42 points", "House rules", "Winner stays on", "Team B"),
    brands=("Longtable", "Sixes", "Meeple House", "Cornerseat"),
    hashtags=("gamenight", "games", "friends", "tabletop", "fun", "play", "yourturn"),
    genre=Genre.HOME_VIDEO,
)
