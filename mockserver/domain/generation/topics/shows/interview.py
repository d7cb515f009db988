"""Interviews and podcasts."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

INTERVIEW = Topic(
    name="Interview",
    keywords=("interview", "podcast", "interviewee", "anecdote", "entretien", "entrevista", "intervista"),
    decides=(
        *("interview", "interviews", "podcast", "fireside chat", "talk show", "book club", "oral history"),
        *("entrevista", "intervista", "entretien", "interviu", "インタビュー", "radio show", "round table"),
    ),
    subjects=("a long talk by the fire",),
    titles=("A Long Talk: {subject}", "Two Chairs: {subject}"),
    people=(
        "a guest in an armchair",
        "an interviewer with a notepad",
        "a host with headphones",
        "a guest with a cup of tea",
    ),
    places=("in front of a microphone", "in an armchair", "beside a window", "at a small round table"),
    details=(
        "a recorder runs",
        "somebody nods",
        "a glass of water stands on the table",
        "a page is turned",
        "a clock ticks softly",
    ),
    stages=(
        Stage(
            "Who is here today",
            ("greets the guest", "adjusts the microphone", "takes a sip of water", "settles into the chair"),
            (
                "My guest today needs no introduction, at least not in {town}.",
                "How did you first come across {part}?",
                "Honestly, by accident, I was {number} minutes late for something else.",
                "A lot of people know your name, {guest}, but very few know the story of {part}.",
                "I grew up near {home}, and nobody there ever talked about {about}.",
                "So you learned it from {absent}?",
            ),
        ),
        Stage(
            "The story behind it",
            (
                "thinks before answering",
                "tells a story with both hands",
                "laughs at a memory",
                "listens with a tilted head",
            ),
            (
                "I've never told that in public, only to {other}, so be kind.",
                "We had {number} pounds between us and no idea about {about}.",
                "And what did {other} say when you came home with that?",
                "Nothing, for a week, and then came the best sentence that I ever heard about {part}.",
                "You have to imagine {home} in those days, two shops and a bus.",
                "Was there a moment when you wanted to give up {part}?",
            ),
        ),
        Stage(
            "A difficult question",
            ("leans forward", "checks the notes and asks again", "pauses for a while", "shakes the head slowly"),
            (
                "That's a hard question, and I've avoided it for {number} years.",
                "If you could speak to {absent} today, what would you say?",
                "I was wrong about {part}, and it took me far too long to admit it.",
                "Some people in {home} still don't agree with you, do they?",
                "They have their reasons, and nobody has all the answers about {about}.",
                "I'd like to stay with that for a second, {guest}, if you don't mind.",
            ),
        ),
        Stage(
            "What matters now",
            (
                "counts on three fingers",
                "explains something with both hands",
                "smiles and shrugs",
                "writes down a word",
            ),
            (
                "These days, what's an ordinary morning with {part} like?",
                "I get up early, I answer {number} messages, and then I start.",
                "Is there anything about {about} that you'd do differently?",
                "I'd ask for help sooner, and I'd listen to {other}.",
                "You don't need much, you need time, and somebody in {home} who believes in you.",
                "Is it true what they say about {part}, or is it a nice story?",
            ),
        ),
        Stage(
            "A last word",
            ("smiles and sums up", "shakes hands across the table", "takes off the headphones", "closes the notebook"),
            (
                "What would you tell somebody who's just starting with {part}?",
                "Start small, find {number} people who care, and don't wait for permission.",
                "And if they want to know more about {about}?",
                "Then they should write to me, or to {other}, we answer everything.",
                "One last thing, {guest}: what are you looking forward to?",
                "Going home to {home}, and not saying a word about {part} until Monday.",
            ),
        ),
    ),
    remarks=(
        "Sorry, I interrupted you, {guest}, please go on about {part}.",
        "We've had {number} letters about that since the last episode.",
        "That was {absent} on the phone, wasn't it?",
        "People who listen to us in {home} have sent in a question.",
    ),
    signs=("On air", "Question 3", "Recording", "Guest", "Part 2", "Silence please"),
    brands=("Openmic", "Second Chair", "Longform", "Cushion Radio"),
    hashtags=("interview", "podcast", "questions", "story", "people", "talk", "interviews"),
    genre=Genre.INTERVIEW,
)
