"""School lessons and learning."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

SCHOOL = Topic(
    name="School lesson",
    keywords=(
        *("school", "class", "teacher", "student", "math", "algebra", "calculus", "biology", "physics", "history"),
        *("grammar", "language", "french", "spanish", "verb", "learn", "education", "documentary", "photosynthesis"),
        *("dna", "formula", "geometry", "roman", "war"),
    ),
    decides=(
        *("fahrradprüfung", "past tense", "crash course", "unterricht", "授業", "war documentary", "ww2 documentary"),
        *("history documentary", "water cycle", "food chain", "solar system"),
        *(
            "spelling bee",
            "science fair",
            "phonics",
            "pendulum",
            "times tables",
            "show and tell",
        ),
    ),
    subjects=("fractions", "the water cycle", "ancient Rome", "irregular verbs"),
    titles=("Lesson: {subject}", "{subject} in plain words", "Back to school: {subject}"),
    people=(
        "a teacher with a pointer",
        "a teacher in a checked jacket",
        "a tutor with reading glasses",
        "a teaching assistant in a green jumper",
    ),
    places=("in front of a blackboard", "in a bright classroom", "beside a diagram", "at the front of the class"),
    details=(
        "chalk squeaks on the board",
        "students copy it down",
        "a diagram fills the screen",
        "somebody whispers an answer",
        "a school bell rings",
    ),
    stages=(
        Stage(
            "Today's question",
            (
                "writes a question on the board",
                "opens a thick book",
                "waits for a raised hand",
                "reads a sentence aloud",
            ),
            (
                "Good, books away for a moment, who can tell me something about {about}?",
                "{guest}, you had your hand up first.",
                "We have {number} minutes, and at the end you'll be able to explain {part} to a friend.",
                "My grandfather in {home} knew the answer to this without ever having gone to university.",
                "Don't worry if you've never heard of {part}.",
                "What do you think, {other}, just a guess?",
            ),
        ),
        Stage(
            "Breaking it down",
            ("draws a diagram", "underlines a word", "explains with both hands", "wipes out a mistake"),
            (
                "Let's take it apart, piece by piece, and start with {part}.",
                "Underline that in your notes, please, {guest}, it'll come up {number} times this year.",
                "People used to believe the opposite, even the clever ones in {home}.",
                "If you can picture {part}, you have understood half of it.",
                "Who can say that in other words? {other}, have a go.",
                "The difficult word on the board only means something simple, as {guest} has just worked out.",
            ),
        ),
        Stage(
            "An example",
            (
                "works through an example",
                "asks somebody to come to the board",
                "nods encouragingly",
                "compares two answers",
            ),
            (
                "Come to the front, {guest}, and talk us through it.",
                "Nearly, check the second step again, you were thinking of {part}.",
                "Take your pencils, you have {number} minutes, and you may whisper.",
                "I once gave this example in {home}, and somebody found a mistake in it.",
                "Is there another way to do it, {other}? There nearly always is.",
                "Everybody gets stuck here, so remember what we said about {about}.",
            ),
        ),
        Stage(
            "Your turn",
            ("hands out a sheet", "walks between the rows", "helps without giving the answer", "smiles at a good idea"),
            (
                "Work in pairs, and explain {part} to each other, out loud.",
                "{other} has found a short cut, and I want all of you to hear it.",
                "Number {number} is a hard one, so leave it until last.",
                "No calculators and no phones, only your heads and what you know about {about}.",
                "That's a wonderful answer, and I've never heard it before, not even in {home}.",
            ),
        ),
        Stage(
            "What to remember",
            ("wipes the board clean", "sums up in three sentences", "writes down the homework", "closes the book"),
            (
                "Write that down in one sentence, with {part} in it.",
                "For homework, page {number}, and please in your own handwriting.",
                "Next lesson {guest} tells us what it was like to learn about {about}.",
                "Thank you, that was a good hour, and my best regards to your parents in {town}.",
                "One last question, and it's about {about}: what surprised you the most?",
            ),
        ),
    ),
    remarks=(
        "My class in {home} asked exactly the same thing.",
        "There are no silly questions about {about}, only shy ones.",
        "{guest} got {number} points more than last time, and that's a big step forward.",
        "{absent} is ill today, so please take notes for two.",
    ),
    signs=("Chapter 4", "Homework", "Exercise 7", "Remember", "Any questions?", "Lesson 3"),
    brands=("Chalkline", "Brightmind", "Scholaria", "Inkwell"),
    hashtags=("education", "lesson", "learning", "school", "study", "knowledge", "classroom"),
    genre=Genre.LECTURE,
)
