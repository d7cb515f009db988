"""University lectures."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

LECTURE = Topic(
    name="University lecture",
    keywords=(
        *("university", "lecture", "professor", "physics", "quantum", "thermodynamics", "economics", "philosophy"),
        *("calculus", "biology", "psychology", "thesis", "seminar", "mathematics", "theorem", "academic", "genetics"),
    ),
    decides=(
        "lecture",
        "thesis defense",
        "vorlesung",
        *("thought experiment", "phd defense", "phd defence"),
    ),
    subjects=("the second law", "cells and their energy", "free will", "supply and demand"),
    titles=("Lecture 4: {subject}", "An introduction to {subject}", "{subject} in forty minutes"),
    people=(
        "a professor with grey curls",
        "a lecturer in a corduroy jacket",
        "a speaker with a laser pointer",
        "a researcher in a dark jumper",
    ),
    places=("in a steep lecture hall", "in front of a long blackboard", "beside a projected slide", "at the lectern"),
    details=(
        "students type along",
        "a formula fills the board",
        "a laser dot wanders over the slide",
        "somebody arrives late",
        "a pen drops on the floor",
    ),
    stages=(
        Stage(
            "Where we stopped",
            ("wipes the board", "brings up the first slide", "waits until it is quiet", "arranges the notes"),
            (
                "Last week we ended with a definition, and today we need it for {part}.",
                "Please find a seat, there's room for {number} more at the front.",
                "Several of you wrote to {other} about the exercise sheet, so let me start there.",
                "I promised to say something about {about}, and I keep my promises.",
                "You won't need much from last term, apart from {part}.",
            ),
        ),
        Stage(
            "The idea",
            ("writes down a formula", "draws a diagram", "turns to the audience", "explains a word"),
            (
                "The idea is older than the formula, and it came from a letter to a friend in {home}.",
                "Let's state it carefully, because every word counts with {part}.",
                "What exactly do we assume here, {guest}?",
                "This line follows from the one above, and if you don't see it, give it {number} minutes tonight.",
                "It took a whole generation to ask the right question about {about}.",
                "Forget the details of {part} for a moment, and look at the shape of the argument.",
            ),
        ),
        Stage(
            "An example",
            ("works through an example", "asks the students", "corrects a sign", "compares two cases"),
            (
                "An example makes it concrete, so take {part} and change one thing at a time.",
                "What happens if we double it, {other}? Have a guess before you calculate.",
                "In the data from {home}, the effect was {number} per cent smaller.",
                "I've taken my favourite example for {part} from everyday life.",
                "It doesn't prove anything, of course, but now you have a feeling for it, and so has {guest}.",
                "Notice that we have used nothing about {about} that wasn't on the first slide.",
            ),
        ),
        Stage(
            "Where it fails",
            (
                "circles one step",
                "raises an objection to it",
                "leafs back through the notes",
                "pauses and lets it sink in",
            ),
            (
                "Every theory has a point at which it stops working, and for this one it's close to {part}.",
                "{guest} found a mistake on slide {number}, and I'm grateful.",
                "There are three objections, and the third, from {absent}, is serious.",
                "Do we have a better explanation for {part}? Not yet.",
                "People in {home} have been working on that for years.",
                "We don't know: with these words, honest research begins, also about {about}.",
            ),
        ),
        Stage(
            "For next week",
            ("sums up three results", "gives the reading for next week", "packs up the notes", "stays for questions"),
            (
                "To sum up, we have a definition, an example, and a doubt about {part}.",
                "For next week, please read chapter {number}, and don't skip the footnotes, {guest}.",
                "Will that be in the exam, you ask? Ask {other}, who sets it.",
                "My office hours are on Tuesday, and the machine on that floor was paid for by {company}.",
                "If you want to write your thesis about {about}, come and talk to me soon.",
                "Thank you, and {guest}, your bottle is still under the seat.",
            ),
        ),
    ),
    remarks=(
        "A group in {home} has repeated this with {number} participants.",
        "The best question last week came from {guest}.",
        "This isn't in the book, but it helps with {part}.",
        "{absent} and I have disagreed on this for years, in the friendliest way.",
    ),
    signs=("Theorem 2", "Q.E.D.", "Chapter 9", "Office hours: Tuesday", "Week 5", "Further reading"),
    brands=("Campus Press", "Academia One", "Openlecture", "Quad & Cloister"),
    hashtags=("lecture", "university", "science", "education", "learning", "theory", "academia"),
    genre=Genre.LECTURE,
)
