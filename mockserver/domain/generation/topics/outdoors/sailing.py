"""Boats and ships, under sail or not."""

from mockserver.domain.generation.topics.topic import Stage, Topic

SAILING = Topic(
    name="Sailing",
    keywords=("sailing", "sail", "boat", "yacht", "regatta", "harbour", "ship"),
    decides=("segeln", "bootsfahrt", "barco", "bateau", "voilier"),
    subjects=("a day on the bay", "the spring regatta", "a night crossing", "the first hour at the helm"),
    titles=("Sailing: {subject}", "Wind and water: {subject}", "{subject} under sail"),
    people=(
        "a skipper in a navy jacket",
        "a sailor with a red life jacket",
        "a deckhand with a coil of rope",
        "a crew member in a windproof jacket",
        "a boat owner in a faded cap",
    ),
    places=(
        "on deck",
        "at the end of the jetty",
        "beside the railing",
        "in the harbour",
        "out on the water",
    ),
    details=(
        "gulls circle overhead",
        "spray flies over the bow",
        "a flag flaps in the wind",
        "waves slap against the hull",
        "a bell rings from a buoy",
        "the shore slides by",
    ),
    stages=(
        Stage(
            "In the harbour",
            (
                "coils a rope on the jetty",
                "carries a box on board",
                "checks the weather on a phone",
                "puts on a life jacket",
            ),
            (
                "Good morning from the harbour of {town}, and yes, it's as cold as it sounds.",
                "Life jacket first, {guest}, then the coffee.",
                "We checked the forecast for {town} {number} times, and it still says fresh from the west.",
                "I hardly slept, because today it's finally about {about}.",
                "Everything is on board, including {other}, so there's nothing between us and {part}.",
                "The harbour master has known {absent} since school and waves us through.",
            ),
        ),
        Stage(
            "Casting off",
            (
                "unties a line from a bollard",
                "pushes off with one foot",
                "pulls in a fender",
                "gives a thumbs up to the shore",
            ),
            (
                "Bow line, stern line, and off we go, thank you, {other}.",
                "Slow ahead until we're past the wall, and then {part} can begin.",
                "That bump was the pontoon, it happens to everybody except {absent}.",
                "People on the quay in {town} always wave, and I always wave back.",
                "Fenders in, ropes away, and then we have all the time in the world for {part}.",
                "The engine from {company} started at the first try, which it never does with guests.",
            ),
        ),
        Stage(
            "Out on the water",
            (
                "shades the eyes and looks ahead",
                "points at the horizon",
                "marks the position on a chart",
                "leans on the railing",
            ),
            (
                "Feel that, {guest}? That's the open water.",
                "There were {number} boats out here last Sunday, and today it's only us.",
                "You forget everything about {about} that you read in books, and then it comes back.",
                "The coast behind us, that grey line there, is {town}.",
                "This is the part I wanted to share with you, just water, wind and {part}.",
                "Keep one hand for yourself and one for the boat, as {absent} likes to say.",
            ),
        ),
        Stage(
            "A bit of weather",
            (
                "holds on as a wave breaks",
                "pulls the hood tight",
                "calls a warning to the others",
                "wipes spray from the face",
            ),
            (
                "Hold on, {other}, there's a big one coming.",
                "It's freshened up, and {part} suddenly got a lot more interesting.",
                "I'm wet to the elbows and I wouldn't swap this for a dry day in {home}.",
                "The rule on board is simple: think about reefing, do it then, and not after {part}.",
                "{guest} has gone a bit quiet, but that's normal in a swell.",
                "Gusts like that are no reason to worry about {part}, everything is tied down.",
            ),
        ),
        Stage(
            "Back on land",
            (
                "throws a line to the shore",
                "ties a knot without looking",
                "steps off and sways a little",
                "hangs a wet jacket over a rail",
            ),
            (
                "Safe and nearly dry, I call that a good day for {part}.",
                "The ground still moves, does it do that for you too, {guest}?",
                "{number} miles on the clock, and I'd turn round and do it again.",
                "That was {part}, more or less as planned, mostly less.",
                "If you want to know more about {about}, write to us, we answer from every port.",
                "Now we owe {absent} a drink, and they serve a good one in {town}.",
            ),
        ),
    ),
    remarks=(
        "She was built by {company}, and she is older than anybody on board.",
        "The tide in {town} turns at noon, so we have to be quick.",
        "Mind your head, {other}, I won't say it again.",
        "My family still thinks that {part} must be dangerous.",
    ),
    signs=("Harbour office", "Wind 5 Bft", "Pier 3", "Speed 6.2 kn", "Visitors' berths", "Life jackets here"),
    brands=("Saltmark", "Halyard & Hull", "Bluekeel", "Leeward"),
    hashtags=("sailing", "boatlife", "sea", "onthewater", "harbour", "boating", "saltlife"),
)
