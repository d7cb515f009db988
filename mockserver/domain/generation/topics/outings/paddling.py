"""Rowing, paddling and rafting."""

from mockserver.domain.generation.topics.topic import Stage, Topic

PADDLING = Topic(
    name="Rowing and paddling",
    keywords=("kayak", "kayaking", "canoe", "canoeing", "paddle", "paddling", "rafting", "oar"),
    decides=(
        *("rowing eights", "rowing club", "rowing race", "rowing crew", "rowing practice", "kayak", "kayaking"),
        *("canoe", "canoeing", "rafting", "paddle board", "paddleboard", "dragon boat"),
        *("rowing regatta", "kajak", "kanu", "rudern", "ruderregatta", "canoa", "aviron", "canotaje", "remo"),
    ),
    subjects=("a morning on the river",),
    titles=("On the water: {subject}", "With the current: {subject}"),
    people=(
        "a paddler in a life jacket",
        "a guide in a wet shirt",
        "a beginner with dripping hair",
        "a club member in a striped shirt",
    ),
    places=("on the water", "at a wooden landing stage", "near the far bank", "in shallow water"),
    details=(
        "blades dip into the water",
        "ripples spread",
        "the coach counts through a megaphone",
        "a duck swims past",
        "drops run down the paddle",
        "the current pulls at the bow",
    ),
    stages=(
        Stage(
            "Getting ready on the bank",
            (
                "carries the gear to the water",
                "fastens a life jacket",
                "stretches both arms",
                "checks the straps twice",
            ),
            (
                "Life jackets on and closed, {guest}, that's the one rule here.",
                "The plan is simple: we warm up, we go out, and we spend the morning on {part}.",
                "At {home} they've had rain, so expect a bit more current today.",
                "Has everybody signed the list? I count {number} names.",
                "If you fall in, stay calm, hold on to your paddle, and {other} comes to you.",
                "People think that strength matters most in {subject}, and it doesn't.",
            ),
        ),
        Stage(
            "Finding the rhythm",
            (
                "pulls with a straight back",
                "dips the blade without a splash",
                "breathes out with every stroke",
                "waits for the count",
            ),
            (
                "Long strokes, {guest}, don't rush them.",
                "Turn from the hips, and your arms will thank you for it, especially with {part}.",
                "Give me {number} easy strokes, and then rest.",
                "Together now, {other}, and you'll learn more about {about} than from any book.",
                "{other} keeps the time, and everybody else follows.",
                "Keep your eyes up, because you go where your nose goes, as {absent} used to say.",
            ),
        ),
        Stage(
            "The fast part",
            ("leans into every stroke", "steers around a rock", "shouts a short command", "digs the blade in deeper"),
            (
                "Ten hard ones, everybody, for {town}!",
                "Stay low and keep paddling for another {number} metres, because moving is steadier than standing.",
                "From here on, anything can happen to {part}.",
                "Well held, {other}, that was {number} seconds of hard work.",
                "My heart was in my mouth there, because of {part}.",
                "We talked about {about} on land, and now you feel it in your shoulders.",
            ),
        ),
        Stage(
            "A short break",
            (
                "drifts and rests the paddle",
                "drinks from a bottle",
                "laughs and shakes off the water",
                "splashes a little water at the others",
            ),
            (
                "Let it run, breathe, and save some strength for {subject}.",
                "That stretch took us {number} seconds, which is our best this year.",
                "What went well with {part}, and what would you change, {guest}?",
                "Upstream from here you get to {home}, but it's a long pull.",
                "I've been doing this for years, and I'm still nervous about {part}.",
            ),
        ),
        Stage(
            "Back on the bank",
            (
                "lifts the gear out of the water",
                "wrings out a wet shirt",
                "hangs up a life jacket",
                "rubs cold hands together",
            ),
            (
                "Everybody is wet, and nobody minds, not even {guest}.",
                "Rinse everything, dry it, and hang it up, that takes {number} minutes at most.",
                "A good day, and I'm glad that we made time for {part}.",
                "Tea is ready at the boathouse, and {other} has the key.",
                "If today was your first taste of {subject}, come back on Thursday.",
                "The next meeting is in {home}, weather permitting.",
            ),
        ),
    ),
    remarks=(
        "The club has members from {home} to the coast, {number} of them under twelve.",
        "It was {absent} who first told me about {about}.",
        "The water has {number} centimetres more than last week.",
        "You'll get wet, {guest}, with or without {part}.",
    ),
    signs=("Landing stage", "Life jackets", "Launch here", "Course closed", "500 m", "Danger: weir"),
    brands=("Stillwater", "Blade & Bow", "Riverside", "Eddyline"),
    hashtags=("paddling", "rowing", "river", "kayak", "watersport", "outdoors", "onthewater"),
)
