"""Football matches, from youth teams to finals."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FOOTBALL = Topic(
    name="Football",
    keywords=("football", "soccer", "striker", "goalkeeper"),
    decides=(
        *("soccer game", "soccer match", "fußball", "futebol", "fútbol", "サッカー", "fußballspiel", "calcio"),
        *("premier league", "champions league", "europa league", "la liga", "bundesliga", "copa america"),
    ),
    subjects=("the cup final", "a local derby", "a youth match", "the last match of the season"),
    titles=("Highlights of {subject}", "{subject} in the rain", "Football: {subject}"),
    people=(
        "a striker in a red shirt",
        "the captain in a blue shirt",
        "a defender with a headband",
        "a midfielder with taped wrists",
    ),
    places=("on the pitch", "near the touchline", "inside the penalty area", "in front of the stand"),
    details=(
        "supporters shout from the side",
        "the coach calls from the touchline",
        "the ball runs out of play",
        "somebody blows a whistle",
        "the goalkeeper shouts at the defence",
    ),
    stages=(
        Stage(
            "The teams come out",
            (
                "walks onto the pitch",
                "shakes hands before kick-off",
                "ties a bootlace",
                "pulls on the captain's armband",
            ),
            (
                "Good afternoon from {town}, where everybody is talking about {about}.",
                "{guest} is back in the side, after {number} days on the bench.",
                "{other} wears the armband today, in a match that may decide the season.",
                "A word on {part} before we start: nobody here has slept much.",
                "The coin is up, and {other} wants to play towards the far end.",
            ),
        ),
        Stage(
            "Kick-off",
            (
                "passes the ball from the centre circle",
                "runs with the ball along the wing",
                "calls for the ball",
                "wins a header in midfield",
            ),
            (
                "And we're under way here in {town}!",
                "A quick start by {guest}, they've hardly given each other time to breathe.",
                "Neat passing, and {other} finds space on the right.",
                "All eyes on {part} today, and so far the nerves are holding.",
                "That's the first corner, after {number} minutes.",
                "We said before the match that it would all be about {about}.",
            ),
        ),
        Stage(
            "First chances",
            (
                "shoots at the goal from long range",
                "heads the ball over the crossbar",
                "dives and pushes the ball round the post",
                "holds both hands to the head",
            ),
            (
                "What a chance for {other}, just over the bar!",
                "Saved by the post, and {guest} can't believe it.",
                "{other} tries it from a long way out, first time, and it isn't far wide.",
                "You could feel that one coming, and it tells you something about {part}.",
                "{absent} would have buried that, but that's easy to say from up here.",
                "If they keep this up, {part} may be decided before the break.",
            ),
        ),
        Stage(
            "Tempers rise",
            ("slides into a tackle", "argues with the referee", "helps an opponent up", "waits for the free kick"),
            (
                "The referee has a word with {other}, and out comes the yellow card.",
                "That tackle by {guest} came a second too late, no question.",
                "Free kick in a good position, with {number} minutes gone.",
                "It's getting heated, and that's what {part} can do to people.",
                "Play goes on, and the supporters from {home} don't like it at all.",
                "Tempers will cool, but nobody here is calm about {about}.",
            ),
        ),
        Stage(
            "Goal!",
            (
                "scores with a low shot",
                "celebrates a goal at the corner flag",
                "fetches the ball from the net",
                "runs back to the centre circle",
            ),
            (
                "It's in! {other} scores, and the bench empties!",
                "What a finish, low into the corner, and {town} has something to sing about.",
                "Credit to {guest}, who found the gap on that side.",
                "That's goal number {number} for this side in all competitions.",
                "A goal like that changes everything for {part}.",
                "Listen to them, you'd think that {subject} had already been decided.",
            ),
        ),
        Stage(
            "Final whistle",
            (
                "swaps shirts after the match",
                "claps towards the supporters",
                "sinks down onto the grass",
                "lifts both arms in the air",
            ),
            (
                "And there it is, the final whistle here in {town}!",
                "They ran until their legs gave way, and {town} thanks them for it.",
                "So where does that leave us with {part}?",
                "{other} is my player of the match, without a second thought.",
                "A fair result, and an afternoon that {absent} will be sorry to have missed.",
                "So that was {subject}, and we shall be back next week.",
            ),
        ),
    ),
    remarks=(
        "The visitors have brought supporters all the way from {home}.",
        "{absent} is injured and is following this at home.",
        "Still all to play for, and there are {number} minutes to go.",
        "You won't find a bigger day than this for {part}.",
    ),
    signs=("1 : 0", "45:00", "Substitution", "Half-time", "+3", "Away"),
    brands=("Strikewear", "Volanti", "Cupola Sports", "Touchline"),
    hashtags=("football", "soccer", "goal", "matchday", "derby", "highlights", "fulltime"),
    genre=Genre.COMMENTARY,
)
