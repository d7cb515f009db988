"""Speeches, keynotes and panels."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic
from mockserver.domain.generation.words.proper_lists import CONFERENCES

TALK = Topic(
    name="Public speaking",
    keywords=(
        *("speech", "keynote", "talk", "conference", "lecture", "commencement", "graduation", "presentation"),
        *("toast", "seminar", "speaker", "address", "university"),
    ),
    decides=(
        *("tedx", "ted talk", "keynote", "commencement", "acceptance speech", "panel discussion"),
        *sorted(CONFERENCES),
    ),
    happens=("speech",),
    subjects=("courage at work", "the future of cities", "learning from mistakes", "a life in science"),
    titles=("A talk on {subject}", "On stage: {subject}", "{subject}: the keynote"),
    people=(
        "a speaker in a dark suit",
        "a host with a microphone",
        "a guest in a red dress",
        "a panellist with a glass of water",
        "a student in a gown",
    ),
    places=("behind a lectern", "in front of a full hall", "beside the microphone", "at the front of the room"),
    details=(
        "the audience listens",
        "somebody laughs in the first row",
        "people applaud",
        "a glass is put down",
        "programmes rustle",
    ),
    stages=(
        Stage(
            "Coming to the front",
            (
                "walks up to the microphone and waves",
                "adjusts the microphone",
                "unfolds a sheet of paper",
                "waits for silence",
            ),
            (
                "Good evening, everybody, and thank you for that kind welcome, {guest}.",
                "When {other} asked me to speak about {about}, I said yes before I had thought about it.",
                "I have {number} minutes and about twice as many pages.",
                "It's a pleasure to be back in {town}.",
                "Please raise your hand if you have ever worried about {part}.",
            ),
        ),
        Stage(
            "A personal story",
            (
                "tells a story with both hands",
                "pauses and looks into the audience",
                "laughs at a memory",
                "holds up an old photograph",
            ),
            (
                "I grew up near {home}, and nobody there spoke about {about}.",
                "It began with a letter from {absent}, and I've kept it to this day.",
                "For {number} weeks nothing worked at all, neither here nor in {home}.",
                "Without {guest}, I'd have given up on {part} in the first year.",
                "{other} said one sentence that I've never forgotten: ask better questions.",
                "And that's how I came across {part}, quite by accident.",
            ),
        ),
        Stage(
            "The main idea",
            ("raises one finger", "speaks slowly and clearly", "leans on the lectern", "turns to one side of the hall"),
            (
                "If you take one thing home about {about}, let it be this.",
                "We tend to begin with {part}, and I believe we should begin with people.",
                "Change starts small, with {number} people round a table.",
                "{guest}, you once told me that courage is mostly practice.",
                "Ask yourselves what you'd do about {part} if you weren't afraid to fail.",
            ),
        ),
        Stage(
            "What follows from it",
            ("counts three things on one hand", "lowers the voice", "smiles at the front row", "spreads both arms"),
            (
                "So what can each of us do for {part}, from tomorrow morning?",
                "The first step costs nothing, and {other} has already taken it.",
                "They tried it in {home} for {number} months, and nobody wants to go back.",
                "I'm not asking you to agree with me about {about}.",
                "Talk to somebody who disagrees with you, and listen for as long as {guest} would.",
            ),
        ),
        Stage(
            "Thanks and applause",
            ("bows to the audience", "raises a glass", "shakes hands beside the lectern", "gathers up the papers"),
            (
                "Thank you, {town}, you've been wonderful.",
                "I owe everything that I know about {part} to {guest} and {other}.",
                "Let me end with a line that {absent} likes to quote: go on, and be kind.",
                "We have time for a few questions about {about}.",
                "And now, please put your hands together for {other}.",
            ),
        ),
    ),
    remarks=(
        "I gave my very first talk in {home}, to {number} people and a very loud fan.",
        "Somebody at the back is nodding, thank you, {guest}.",
        "{absent} asked me to keep this short, so I'll try.",
        "I forgot my notes on {part} at home, so this comes from memory.",
    ),
    signs=("Welcome", "Programme", "Please silence your phone", "Speaker", "Reserved", "Thank you"),
    brands=("Podium", "Stagecraft", "Openhall", "Lectern & Light"),
    hashtags=("talk", "speech", "keynote", "inspiration", "stage", "ideas", "publicspeaking"),
    genre=Genre.LECTURE,
)
