"""Matches of two sides, teams or single players."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

BALL_GAMES = Topic(
    name="Sports match",
    keywords=(
        *("sports", "sport", "basketball", "handball", "volleyball", "tennis", "hockey", "rugby", "baseball"),
        *("cricket", "semifinal", "team", "player", "coach", "tournament", "cup", "league", "highlights", "shootout"),
        *("overtime", "playoff", "partido", "badminton", "championship", "olympic", "polo", "netball", "bout"),
        *("backhand", "forehand"),
    ),
    decides=(
        *("world cup", "water polo", "netball", "table tennis", "ping pong", "dunk contest", "championship game"),
        "penalty shootout",
        *("quarter final", "quarter finals", "semi final", "semi finals", "quarterfinal", "semifinal"),
        *("2nd leg", "cup final", "grand final", "training drills", "passing drill", "goalkeeper training"),
        *("sports day", "運動会", "sportfest"),
        *("torneo", "nba", "wnba", "nfl", "mlb", "nhl", "ncaa", "super bowl", "world series", "stanley cup"),
        *("march madness", "six nations", "davis cup"),
    ),
    genre=Genre.COMMENTARY,
    subjects=("a close basketball game", "the handball final", "a tennis rally", "the junior tournament"),
    titles=("Match day: {subject}", "The decisive minutes of {subject}", "{subject}: the highlights"),
    people=(
        "a fearless player",
        "a captain full of confidence",
        "a tall opponent",
        "an experienced player",
        "a newcomer full of energy",
    ),
    places=(
        "in front of the stands",
        "at the edge of the playing area",
        "under bright floodlights",
        "in front of the bench",
        "in the middle of the action",
    ),
    details=(
        "the crowd roars",
        "the scoreboard changes",
        "the coaches jump up",
        "drums beat in the stands",
        "somebody shouts a name",
    ),
    stages=(
        Stage(
            "Before the start",
            (
                "stretches both arms",
                "talks to the coach",
                "claps both hands once",
                "nods at the other side",
            ),
            (
                "Good evening from {town}, and what a crowd that is!",
                "Both sides have come to win, and {part} will be talked about for a long time.",
                "{guest} starts today, and that's the first surprise.",
                "More than {number} fans have come from {home}, and they've brought the drums.",
                "If you have just tuned in: tonight it's all about {about}.",
                "No {absent} today, the injury is still causing trouble.",
            ),
        ),
        Stage(
            "Off to a flying start",
            (
                "goes forward at full speed",
                "moves at the last moment",
                "calls for support",
                "wins the duel",
            ),
            (
                "What a start from {guest}!",
                "They press from the very first second, as if there were no tomorrow after {part}.",
                "Quick hands, quick feet, and {other} can only watch.",
                "You don't often see {part} played at such a pace.",
                "{company} paid for the training camp, and it's money well spent.",
                "Early days, but so far {guest} has an answer to everything.",
            ),
        ),
        Stage(
            "The pressure grows",
            (
                "throws both arms up",
                "wipes the sweat away",
                "argues with the referee",
                "takes a deep breath",
            ),
            (
                "Now it gets tight, and {other} feels it.",
                "One mistake could decide {part}, and everybody here knows it.",
                "The referee has another look, and {guest} doesn't like it one bit.",
                "The coach from {home} is shouting, I can hear every word up here.",
                "Nerves, nerves, nerves, that's the story of {subject} right now.",
                "Level again! You couldn't invent {part} like this.",
            ),
        ),
        Stage(
            "The turning point",
            (
                "clenches a fist",
                "dives at full stretch",
                "changes the tactics",
                "celebrates with both arms up",
            ),
            (
                "Oh, that's magnificent from {guest}!",
                "That changes everything, also for {part}.",
                "Where did {other} come from? Nobody saw that.",
                "I've been commenting for {number} years, and I've seen that twice.",
                "They're dancing in the streets of {town}, I promise you.",
                "Remember this moment when we speak of {part} at the end of the season.",
            ),
        ),
        Stage(
            "It is all over",
            (
                "hugs a teammate",
                "shakes hands with the other side",
                "closes both eyes in relief",
                "waves to the stands",
            ),
            (
                "It's over! {guest} sinks to the ground, and the stands erupt.",
                "Both sides can be proud of {part}, make no mistake.",
                "A hug between {guest} and {other}, that's what sport should look like.",
                "The prize goes to {town}, for the first time in {number} years.",
                "We'll have the full analysis of {part} right after the break.",
                "From all of us here: what an evening, and what a story about {about}.",
            ),
        ),
    ),
    remarks=(
        "The next match is in {home} on Saturday.",
        "The player of the day gets a watch from {company}.",
        "{guest} used to sell programmes here as a child.",
        "The statistics on {part} tell only half the story.",
    ),
    signs=("2 : 1", "Home", "Time-out", "Sold out", "Block C", "Replay"),
    brands=("Sportiva Nord", "Champion & Co", "Fairplay", "Courtside"),
    hashtags=("sports", "match", "highlights", "gameday", "team", "matchday", "victory"),
)
