"""Races and runs against the clock, on wheels, boards, skis, feet and wings."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

RACING = Topic(
    name="Racing",
    keywords=(
        *("race", "racing", "marathon", "rally", "karting", "kart", "f1", "lap", "triathlon", "derby", "pit"),
        *("finish", "bmx", "mtb", "downhill", "paragliding"),
        *("skydiving", "jump", "extreme", "stunt", "track", "run", "runner"),
        *("motocross",),
    ),
    decides=(
        *("grand prix", "formula 1", "formula one", "f1", "horse race", "drag race", "ski race", "ski jumping"),
        *("skispringen", "ironman", "triathlon", "marathon", "half marathon", "finish line"),
        *("go kart", "bmx", "karting", "track day"),
        *("le mans", "nurburgring", "nürburgring", "indy 500", "daytona 500", "indycar", "nascar", "motogp", "wrc"),
        *("formula e", "dakar rally", "isle man tt"),
    ),
    genre=Genre.COMMENTARY,
    subjects=("the last lap", "a mountain run", "the qualifying", "a downhill course"),
    titles=("Full speed: {subject}", "Against the clock: {subject}", "From start to finish: {subject}"),
    people=(
        "a determined competitor",
        "a fearless newcomer",
        "an experienced rival",
        "a local favourite",
        "a young talent",
    ),
    places=(
        "near the start",
        "among the spectators",
        "beside the timing tent",
        "close to the action",
        "behind the barriers",
    ),
    details=(
        "spectators cheer",
        "the clock is running",
        "a flag flutters",
        "a loudspeaker crackles",
        "cameras follow every movement",
    ),
    stages=(
        Stage(
            "Minutes to go",
            (
                "tightens a strap",
                "takes a deep breath",
                "checks the equipment",
                "shakes out both legs",
            ),
            (
                "Welcome to {town}, conditions are perfect, and the nerves are on edge.",
                "{guest} has trained for this for {number} weeks.",
                "Months of work for a few minutes of {part}, that's the deal.",
                "A last check, a thumbs up to {other}, and the helpers step back.",
                "Before they go, one word about {about}: it's never won at the beginning.",
                "{absent} set the best time here, and that's the mark to beat.",
            ),
        ),
        Stage(
            "And they are off",
            (
                "gets away cleanly",
                "finds the rhythm",
                "glances to the side",
                "picks up speed",
            ),
            (
                "Three, two, one, and {guest} is away!",
                "A brilliant beginning, right on the limit, you won't see {part} done better.",
                "Not too fast, {other}, there's a long way to go.",
                "Smooth, controlled, no wasted energy, that's how you approach {part}.",
                "Listen to the crowd from {home}, they've been here since five.",
                "First split time: {guest} is ahead by {number} hundredths.",
            ),
        ),
        Stage(
            "The hardest part",
            (
                "grits the teeth",
                "pushes a little harder",
                "leans into it",
                "holds the line",
            ),
            (
                "This is where it gets hard, this is where it's all in the head, says {absent}.",
                "If anything can still go wrong with {part}, it's here.",
                "A little wobble, but {guest} holds on!",
                "I talked to {other} this morning, who was afraid of exactly this section.",
                "It burns, it hurts, and {part} won't get any easier.",
                "They say that they've learned a lot about {about}, and it makes a difference.",
            ),
        ),
        Stage(
            "The final push",
            (
                "gives everything",
                "goes all in",
                "fights for every metre",
                "refuses to give in",
            ),
            (
                "Come on, {guest}, come on!",
                "There's nothing between them, {other} is right there, unbelievable!",
                "This is going to be one for the history of {subject}.",
                "The whole of {town} is screaming, can you hear that?",
                "One last effort, and then {part} will be in the books.",
                "The clock says {number} hundredths, that's the blink of an eye.",
            ),
        ),
        Stage(
            "Out of breath",
            (
                "raises both fists",
                "laughs with relief",
                "hugs a friend",
                "drinks from a bottle",
            ),
            (
                "A new personal best for {guest}, what a way to end {part}!",
                "I'd do it again tomorrow, gasps {other}, and then thinks better of it.",
                "{absent} is the first to say congratulations, a fine gesture.",
                "A great day for {town}, and a great day for everybody who came.",
                "We'll look at {part} again in slow motion in a moment.",
                "That was it from the course, and if you want more about {about}, stay with us.",
            ),
        ),
    ),
    remarks=(
        "The course record was set by somebody from {home}.",
        "The timing is done by {company}, to the thousandth.",
        "{guest} had breakfast at four, porridge and a banana.",
        "Nobody ever forgets the first time with {part}.",
    ),
    signs=("START", "FINISH", "Lap 3", "00:42.17", "Paddock", "Spectators this way"),
    brands=("Velocita", "Pace & Peak", "Apex", "Chronoline"),
    hashtags=("racing", "speed", "action", "adrenaline", "extremesports", "race", "raceday"),
)
