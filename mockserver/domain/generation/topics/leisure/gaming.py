"""Games on screens, and some on tables."""

from mockserver.domain.generation.topics.topic import Stage, Topic

GAMING = Topic(
    name="Video games",
    keywords=(
        *("game", "gaming", "gameplay", "minecraft", "fortnite", "mario", "speedrun", "esports", "gamer", "console"),
        *("level", "boss", "walkthrough", "multiplayer", "zelda", "roblox", "playthrough", "puzzle", "poker"),
        "pinball",
    ),
    decides=(
        *("flight simulator", "ranked match", "valorant", "esports", "fifa", "boss fight", "elden ring"),
        *("mario kart", "speedrun", "gameplay", "lets play", "csgo"),
        *("career mode", "minecraft", "fortnite", "final boss", "call duty", "sim racing", "simracing", "gta"),
        *("pokemon", "lan party", "roblox", "zelda", "counter strike"),
        "catan",
    ),
    subjects=("a castle level", "the final boss", "a racing game", "an online match"),
    titles=("Let's play: {subject}", "Can we beat {subject}?", "{subject} without a scratch"),
    people=(
        "a gamer with a headset",
        "a streamer in front of green light",
        "a friend with a bag of crisps",
        "a player in a hooded top",
        "a teammate with a laptop",
    ),
    places=(
        "in a small window in the corner",
        "in front of two screens",
        "on a gaming chair",
        "in a dark room",
        "on an old sofa",
    ),
    details=(
        "the score counts up",
        "chat messages fly by",
        "a headset crackles",
        "coloured lights change slowly",
        "a new follower pops up",
    ),
    stages=(
        Stage(
            "Loading",
            (
                "waves at the chat",
                "puts on a headset",
                "opens a can of lemonade",
                "stretches all ten fingers",
            ),
            (
                "Welcome back to the channel, and hello to {guest} in the chat.",
                "I've never done {part} before, so no spoilers, please.",
                "Can everybody hear me? {other} says that the music is too loud, is it?",
                "Last time we stopped in a really bad place, so today it's all about {about}.",
                "There are {number} people watching already, don't you have school?",
                "Greetings to {home}, somebody always joins from {home}.",
            ),
        ),
        Stage(
            "First minutes",
            (
                "leans closer to the screen",
                "taps the keys quickly",
                "mutters something",
                "checks the settings",
            ),
            (
                "Wait, what was that? {guest}, did you see that?",
                "We need a plan for {part}, and my plan is usually to run.",
                "I put {number} hours into this, {guest}, and I still don't know what that button does.",
                "Ignore that, we come back to it as soon as we're done with {part}.",
                "They patched it last week, so everything I knew about {about} may be wrong.",
                "My nephew from {home} showed me a trick here, let me try it.",
            ),
        ),
        Stage(
            "The hard part",
            (
                "tries the same thing again",
                "bites the lower lip",
                "throws both hands up",
                "concentrates without a word",
            ),
            (
                "No, no, no, no! Tell me you didn't clip that, {other}.",
                "One more try, I promise, and then we leave {part} alone.",
                "That was attempt number {number}, we don't talk about the others.",
                "So close! I could taste it, I could nearly cross {part} off the list.",
                "The chat says left, {guest} says right, and I trust nobody.",
                "If I lose here, blame {company}, their internet has been awful all week.",
            ),
        ),
        Stage(
            "The breakthrough",
            (
                "nods to the beat",
                "grins and sits up straight",
                "makes a quick decision",
                "reads a message aloud",
            ),
            (
                "Oh, hold on, hold on, it's working, {guest}, it's working!",
                "That's so clean, why didn't I do {part} like that an hour ago?",
                "Breathe, just breathe, keep going, and don't think about {about}.",
                "{absent} told me that this was impossible, so I hope that you're watching.",
                "The odds of that were about one in {number}, I'll take it.",
                "Thank you for the tip, {home}, you just saved me half an evening.",
            ),
        ),
        Stage(
            "Good game",
            (
                "jumps up and cheers",
                "reads out the final score",
                "drops back into the chair",
                "makes a heart with both hands",
            ),
            (
                "We did it! {other}, we actually did it!",
                "Good game, everybody, that was the most fun I've had with {part}.",
                "My hands are shaking, that was {number} minutes of pure stress.",
                "Tell me in the comments what you'd have done about {about}.",
                "Next week {absent} joins us, and we try it together.",
                "Same time on Thursday, and bring your own ideas for {part}.",
            ),
        ),
    ),
    remarks=(
        "Hello to the late shift in {home}, I can see you.",
        "The headset is from {company}, and no, they didn't pay me.",
        "{guest}, stop spamming hearts, I can't read anything.",
        "There's a whole wiki about {about}, and I've read none of it.",
    ),
    signs=("Level 7", "GAME OVER", "Score 48,200", "Press start", "LIVE", "Player 2 joined"),
    brands=("Pixelforge", "Joypad Inc", "Respawn Cola", "Loot & Co"),
    hashtags=("gaming", "letsplay", "gamer", "gameplay", "videogames", "streamer", "ggwp"),
)
